package partner_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const groupAddress = "impact_partner_group.test"

// groupConfig declares a group; members is HCL, and left out when empty.
func groupConfig(w *acctest.World, name, members string) string {
	if members != "" {
		members = "partner_ids = " + members
	}
	return fmt.Sprintf(`
resource "impact_partner_group" "test" {
  campaign_id = %q
  name        = %q
  %s
}`, w.CampaignID, name, members)
}

// list writes a list of strings in HCL.
func list(values ...string) string {
	return `["` + strings.Join(values, `","`) + `"]`
}

func expectAction(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(groupAddress, action)}}
}

func expectMembers(values ...string) statecheck.StateCheck {
	members := make([]knownvalue.Check, len(values))
	for i, value := range values {
		members[i] = knownvalue.StringExact(value)
	}
	return statecheck.ExpectKnownValue(groupAddress, tfjsonpath.New("partner_ids"), knownvalue.SetExact(members))
}

// importID is "<campaign_id>/<id>" of the resource in state.
func importID(s *terraform.State) (string, error) {
	attributes := s.RootModule().Resources[groupAddress].Primary.Attributes
	return attributes["campaign_id"] + "/" + attributes["id"], nil
}

func TestAccPartnerGroup_lifecycle(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		a, b, c := w.PartnerIDs[0], w.PartnerIDs[1], w.PartnerIDs[2]
		w.Run(
			resource.TestStep{
				Config:            groupConfig(w, "VIP", list(a, b)),
				ConfigPlanChecks:  expectAction(plancheck.ResourceActionCreate),
				ConfigStateChecks: []statecheck.StateCheck{expectMembers(a, b)},
			},
			resource.TestStep{
				ResourceName: groupAddress, ImportState: true, ImportStateVerify: true, ImportStateIdFunc: importID,
			},
			resource.TestStep{ // one out, one in, and another name, in place
				Config:            groupConfig(w, "VIP 2", list(b, c)),
				ConfigPlanChecks:  expectAction(plancheck.ResourceActionUpdate),
				ConfigStateChecks: []statecheck.StateCheck{expectMembers(b, c)},
			},
			resource.TestStep{ // members are left alone when they are not declared
				Config:            groupConfig(w, "VIP 3", ""),
				ConfigStateChecks: []statecheck.StateCheck{expectMembers(b, c)},
			},
			resource.TestStep{
				Config:            groupConfig(w, "VIP 3", "[]"),
				ConfigStateChecks: []statecheck.StateCheck{expectMembers()},
			},
		)
	})
}

func TestAccPartnerGroup_onlyRequired(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.Run(resource.TestStep{
			Config:            groupConfig(w, "Plain", ""),
			ConfigStateChecks: []statecheck.StateCheck{expectMembers()},
		})
	})
}

func TestAccPartnerGroup_drift(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		a, b := w.PartnerIDs[0], w.PartnerIDs[1]
		w.Run(
			resource.TestStep{Config: groupConfig(w, "VIP", list(a))},
			resource.TestStep{ // somebody adds a member and renames the group in the web app
				PreConfig: func() {
					group := w.Account.PartnerGroups(w.CampaignID)[0]
					group.Name, group.Members = "Renamed", append(group.Members, b)
					w.Account.SetPartnerGroup(group)
				},
				Config: groupConfig(w, "VIP", list(a)),
				ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
					plancheck.ExpectResourceAction(groupAddress, plancheck.ResourceActionUpdate),
					plancheck.ExpectKnownValue(groupAddress, tfjsonpath.New("name"), knownvalue.StringExact("VIP")),
				}},
				ConfigStateChecks: []statecheck.StateCheck{expectMembers(a)},
			},
			resource.TestStep{ // somebody deletes it
				PreConfig:        func() { w.Account.DeletePartnerGroup(w.Account.PartnerGroups(w.CampaignID)[0].ID) },
				Config:           groupConfig(w, "VIP", list(a)),
				ConfigPlanChecks: expectAction(plancheck.ResourceActionCreate),
			},
		)
		if left := w.Account.PartnerGroups(w.CampaignID); len(left) != 0 {
			t.Errorf("destroy left %v", left)
		}
	})
}

func TestAccPartnerGroup_errors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault mockimpact.Fault
		want  string
	}{
		"401": {
			mockimpact.Fault{Method: http.MethodPost, Status: http.StatusUnauthorized, ContentType: "application/json", Body: `{"Status":"ERROR","Message":"Unauthorized"}`},
			`Cannot create the partner group "VIP"…401 Unauthorized…the Auth Token was reset or deleted`,
		},
		"404": {
			mockimpact.Fault{Method: http.MethodPost, Status: http.StatusNotFound, ContentType: "application/json", Body: `{"Status":"ERROR","Message":"Campaign not found"}`},
			`Cannot create the partner group "VIP"…Campaign not found…Check the ids`,
		},
		"400 with a field": {
			mockimpact.Fault{
				Method: http.MethodPost, Status: http.StatusBadRequest, ContentType: "application/json",
				Body: `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"MediaPartners","Message":"Not a partner of this campaign"}]}`,
			},
			`with impact_partner_group.test…partner_ids =…impact.com refused MediaPartners: Not a partner of this campaign.`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			w.Mock.Fault(test.fault)
			w.Run(resource.TestStep{
				Config:      groupConfig(w, "VIP", list(w.PartnerIDs[0])),
				ExpectError: acctest.Text(test.want),
			})
		})
	}
}

func TestAccPartnerGroup_forbidden(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Token.SetScopes(mockimpact.Scopes{"company_information": {"read"}, "partner_groups": {"read"}})
	w.Run(resource.TestStep{
		Config:      groupConfig(w, "VIP", ""),
		ExpectError: acctest.Text(`403 Forbidden…the token is disabled, or it lacks the permission "write" of the category "Partner Groups". Enable it at https://app.impact.com/secure/advertiser`),
	})
}

func TestAccPartnerGroup_waitsFor429(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Mock.Fault(mockimpact.Fault{
		Method: http.MethodPost, Status: http.StatusTooManyRequests, Times: 1,
		Header: http.Header{"X-Ratelimit-Reset": {"0"}},
	})
	w.Run(resource.TestStep{Config: groupConfig(w, "VIP", "")})
}

// A create whose answer is lost must not be sent again before the object was
// looked for.
func TestAccPartnerGroup_lostAnswer(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, AfterEffect: true, Drop: true, Times: 1})
		w.Run(
			resource.TestStep{Config: groupConfig(w, "VIP", "")},
			resource.TestStep{
				PreConfig: func() {
					if groups := w.Account.PartnerGroups(w.CampaignID); len(groups) != 1 {
						t.Errorf("want one group, got %v", groups)
					}
				},
				Config: groupConfig(w, "VIP", ""),
			},
		)
	})
}

func TestAccPartnerGroup_wrongAccountType(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.Run(resource.TestStep{
		Config:      groupConfig(w, "VIP", ""),
		PlanOnly:    true,
		ExpectError: acctest.Text(`impact_partner_group needs a brand account, but the provider acts on a partner account.`),
	})
}

func TestAccPartnerGroup_badConfig(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	for members, want := range map[string]string{
		list("1,2"): `must be a number, as impact.com shows it`,
		list("abc"): `must be a number, as impact.com shows it`,
	} {
		w.Run(resource.TestStep{Config: groupConfig(w, "VIP", members), PlanOnly: true, ExpectError: acctest.Text(want)})
	}
	w.Run(resource.TestStep{
		Config: groupConfig(w, "VIP", ""), ResourceName: groupAddress, ImportState: true, ImportStateId: "1000",
		ExpectError: acctest.Text(`does not have the form <campaign_id>/<id>. For example: terraform import impact_partner_group.example 1000/2750`),
	})
}

// Reading costs one request, an update of members two.
func TestAccPartnerGroup_requests(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	var refresh []string
	w.Run(
		resource.TestStep{Config: groupConfig(w, "VIP", "")},
		resource.TestStep{
			PreConfig:    func() { w.Requests() },
			RefreshState: true,
			Check:        func(*terraform.State) error { refresh = w.Requests(); return nil },
		},
	)
	const group = "GET /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}"
	if diff := cmp.Diff([]string{"GET /CompanyInformation", group}, refresh); diff != "" {
		t.Errorf("requests of a refresh: %s", diff)
	}
}
