package partner_test

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

var groupSubject = acctest.Resource("impact_partner_group", "campaign_id", "id")

// groupConfig declares a group; members is HCL, and left out when empty.
func groupConfig(w *acctest.World, name, members string) string {
	group := acctest.Block{"campaign_id": acctest.Quoted(w.CampaignID), "name": acctest.Quoted(name)}
	return groupSubject.Config(group.With("partner_ids", members))
}

func expectMembers(ids ...string) statecheck.StateCheck {
	return groupSubject.Has("partner_ids", acctest.StringSet(ids...))
}

func TestAccPartnerGroup_lifecycle(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		a, b, c := w.PartnerIDs[0], w.PartnerIDs[1], w.PartnerIDs[2]
		w.RunLife(
			resource.TestStep{
				Config:            groupConfig(w, "VIP", acctest.List(a, b)),
				ConfigPlanChecks:  groupSubject.Planned(plancheck.ResourceActionCreate),
				ConfigStateChecks: []statecheck.StateCheck{expectMembers(a, b)},
			},
			groupSubject.Import(),
			resource.TestStep{ // one out, one in, and another name, in place
				Config:            groupConfig(w, "VIP 2", acctest.List(b, c)),
				ConfigPlanChecks:  groupSubject.Planned(plancheck.ResourceActionUpdate),
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
		w.RunAtProtocol(resource.TestStep{
			Config:            groupConfig(w, "Plain", ""),
			ConfigStateChecks: []statecheck.StateCheck{expectMembers()},
		})
	})
}

func TestAccPartnerGroup_drift(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		a, b := w.PartnerIDs[0], w.PartnerIDs[1]
		w.RunAtProtocol(
			resource.TestStep{Config: groupConfig(w, "VIP", acctest.List(a))},
			resource.TestStep{ // somebody adds a member and renames the group in the web app
				PreConfig: func() {
					group := w.Account.PartnerGroups(w.CampaignID)[0]
					group.Name, group.Members = "Renamed", append(group.Members, b)
					w.Account.SetPartnerGroup(group)
				},
				Config:            groupConfig(w, "VIP", acctest.List(a)),
				ConfigPlanChecks:  groupSubject.Planned(plancheck.ResourceActionUpdate, groupSubject.PlannedValue("name", acctest.Exactly("VIP"))),
				ConfigStateChecks: []statecheck.StateCheck{expectMembers(a)},
			},
			groupSubject.Drift( // somebody deletes it
				func() { w.Account.DeletePartnerGroup(w.Account.PartnerGroups(w.CampaignID)[0].ID) },
				groupConfig(w, "VIP", acctest.List(a)), plancheck.ResourceActionCreate,
			),
		)
		acctest.Gone(t, w.Account.PartnerGroups(w.CampaignID))
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
			w.RunAtProtocol(resource.TestStep{
				Config:      groupConfig(w, "VIP", acctest.List(w.PartnerIDs[0])),
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
	w.RunAtProtocol(resource.TestStep{
		Config:      groupConfig(w, "VIP", ""),
		ExpectError: acctest.Text(`403 Forbidden…the token is disabled, or it lacks the permission for POST /Advertisers/<AccountSID>/Campaigns/<CampaignID>/MediaPartnerGroups (probably in the category "Partner Groups"). Enable it at https://app.impact.com/secure/advertiser`),
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
	w.RunAtProtocol(resource.TestStep{Config: groupConfig(w, "VIP", "")})
}

// A create whose answer is lost must not be sent again before the object was
// looked for.
func TestAccPartnerGroup_lostAnswer(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, AfterEffect: true, Drop: true, Times: 1})
		w.RunAtProtocol(
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
	w.RunAtProtocol(resource.TestStep{
		Config:      groupConfig(w, "VIP", ""),
		PlanOnly:    true,
		ExpectError: acctest.Text(`impact_partner_group needs a brand account, but the provider acts on a partner account.`),
	})
}

func TestAccPartnerGroup_badConfig(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	for members, want := range map[string]string{
		acctest.List("1,2"): `must be a number, as impact.com shows it`,
		acctest.List("abc"): `must be a number, as impact.com shows it`,
	} {
		w.RunAtProtocol(resource.TestStep{Config: groupConfig(w, "VIP", members), PlanOnly: true, ExpectError: acctest.Text(want)})
	}
	w.RunAtProtocol(resource.TestStep{
		Config: groupConfig(w, "VIP", ""), ResourceName: groupSubject.Address, ImportState: true, ImportStateId: "1000",
		ExpectError: acctest.Text(`does not have the form <campaign_id>/<id>. For example: terraform import impact_partner_group.example 1000/2750`),
	})
}

// Reading costs one request, an update of members two.
func TestAccPartnerGroup_requests(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	var refresh []string
	w.RunAtProtocol(
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
