package partner_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

var contactSubject = acctest.Resource("impact_contact", "campaign_id", "id")

// contactConfig declares a contact of the world's first partner, with further
// attributes in HCL.
func contactConfig(w *acctest.World, firstName, rest string) string {
	return fmt.Sprintf(`
resource "impact_contact" "test" {
  campaign_id   = %q
  first_name    = %q
  last_name     = "Coyote"
  email_address = "wile@example.com"
  %s
}`, w.CampaignID, firstName, rest)
}

func TestAccContact_lifecycle(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		image := filepath.Join(t.TempDir(), "face.png")
		paint := func(pixels string) {
			if err := os.WriteFile(image, []byte("\x89PNG\r\n\x1a\n"+pixels), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		paint("one")
		a, b := w.PartnerIDs[0], w.PartnerIDs[1]
		full := fmt.Sprintf(`
  account_ids               = %s
  title                     = "Manager"
  labels                    = ["VIP", "Tier1"]
  work_phone_number         = "8051234567"
  work_phone_number_country = "US"
  cellphone_number          = "8059876543"
  cellphone_number_country  = "US"
  profile_image_file        = %q
`, acctest.List(a, b), image)
		w.RunLife(
			resource.TestStep{
				Config: contactConfig(w, "Wile", full),
				ConfigStateChecks: []statecheck.StateCheck{
					contactSubject.Has("title", knownvalue.StringExact("Manager")),
					contactSubject.Has("labels", knownvalue.SetSizeExact(2)),
					contactSubject.Has("editable", knownvalue.Bool(true)),
					contactSubject.Has("profile_image", knownvalue.NotNull()),
				},
			},
			contactSubject.Import("profile_image_file", "profile_image_file_sha256"),
			resource.TestStep{ // the image's content is part of the plan
				PreConfig:        func() { paint("two") },
				Config:           contactConfig(w, "Wile", full),
				ConfigPlanChecks: contactSubject.Planned(plancheck.ResourceActionUpdate),
			},
			resource.TestStep{ // every other attribute, in place
				Config: contactConfig(w, "Wiley", fmt.Sprintf(`
  account_ids               = %s
  labels                    = ["Tier2"]
  work_phone_number         = "8051234568"
  work_phone_number_country = "UK"
  profile_image_url         = "https://example.com/face.png"
`, acctest.List(b))),
				ConfigPlanChecks: contactSubject.Planned(plancheck.ResourceActionUpdate),
				ConfigStateChecks: []statecheck.StateCheck{
					contactSubject.Has("title", knownvalue.Null()),
					contactSubject.Has("cellphone_number", knownvalue.Null()),
					contactSubject.Has("labels", acctest.StringSet("Tier2")),
					contactSubject.Has("account_ids", acctest.StringSet(b)),
				},
			},
		)
	})
}

func TestAccContact_onlyRequiredAndDrift(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		config := contactConfig(w, "Wile", "account_ids = "+acctest.List(w.PartnerIDs[0]))
		live := func() mockimpact.Contact { return w.Account.Contacts(w.CampaignID)[0] }
		w.RunAtProtocol(
			resource.TestStep{Config: config},
			contactSubject.Drift(func() { // a member and a title that somebody added in the web app
				changed := live()
				changed.Fields["Title"] = "Chief"
				changed.Accounts = append(changed.Accounts, w.PartnerIDs[1])
				w.Account.SetContact(changed)
			}, config, plancheck.ResourceActionUpdate,
				contactSubject.Has("title", knownvalue.Null()), contactSubject.Has("account_ids", knownvalue.SetSizeExact(1)),
			),
			contactSubject.Drift(func() { // labels are nobody's business unless declared
				changed := live()
				changed.Labels = []string{"VIP"}
				w.Account.SetContact(changed)
			}, config, plancheck.ResourceActionNoop),
			contactSubject.Drift(func() { w.Account.DeleteContact(live().ID) }, config, plancheck.ResourceActionCreate),
		)
		acctest.Gone(t, w.Account.Contacts(w.CampaignID))
	})
}

// Of a contact that impact.com made itself, only title and labels change, and
// destroying it leaves it where it is.
func TestAccContact_systemMade(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	made := w.Account.AddSystemContact(w.CampaignID, "Wile", "Coyote", "wile@example.com", w.PartnerIDs[0])
	accounts := "account_ids = " + acctest.List(w.PartnerIDs[0])
	w.Run(
		resource.TestStep{
			Config:       contactConfig(w, "Wile", accounts),
			ResourceName: contactSubject.Address, ImportState: true, ImportStateId: w.CampaignID + "/" + made.ID, ImportStatePersist: true,
		},
		resource.TestStep{
			Config:      contactConfig(w, "Road", accounts),
			ExpectError: acctest.Text(`A system-made contact cannot change here…first_name = "Road"…impact.com made the contact ` + made.ID + ` itself and lets only title and labels of it change. Set first_name to its live value`),
		},
		resource.TestStep{
			Config: contactConfig(w, "Wile", accounts+`
  title  = "Genius"
  labels = ["VIP"]`),
			ConfigPlanChecks: contactSubject.Planned(plancheck.ResourceActionUpdate),
		},
	)
	if left := w.Account.Contacts(w.CampaignID); len(left) != 1 || left[0].Fields["Title"] != "Genius" {
		t.Errorf("the system-made contact is %v", left)
	}
}

func TestAccContact_errors(t *testing.T) {
	t.Parallel()
	accounts := func(w *acctest.World) string { return "account_ids = " + acctest.List(w.PartnerIDs[0]) }
	for name, test := range map[string]struct {
		prepare func(*acctest.World)
		rest    func(*acctest.World) string
		want    string
	}{
		"400 on the attribute": {
			rest: func(*acctest.World) string { return `account_ids = ["77"]` },
			want: `Cannot create the contact…account_ids = ["77"]…impact.com refused Accounts: Unknown partner 77.`,
		},
		"403": {
			prepare: func(w *acctest.World) {
				w.Token.SetScopes(mockimpact.Scopes{"company_information": {"read"}, "contacts": {"read"}})
			},
			rest: accounts,
			want: `403 Forbidden…lacks the permission for POST /Advertisers/<AccountSID>/Campaigns/<CampaignID>/Contacts (probably in the category "Contacts")`,
		},
		"401 on the way": {
			prepare: func(w *acctest.World) {
				w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, Status: http.StatusUnauthorized})
			},
			rest: accounts,
			want: `Cannot create the contact…401 Unauthorized…the Auth Token was reset or deleted`,
		},
		"no account": {
			rest: func(*acctest.World) string { return "account_ids = []" },
			want: `set must contain at least 1 elements`,
		},
		"comma in a label": {
			rest: func(w *acctest.World) string { return accounts(w) + "\n  labels = [\"a,b\"]" },
			want: `must not hold a comma: the API sends these values joined by commas`,
		},
		"phone without country": {
			rest: func(w *acctest.World) string { return accounts(w) + "\n  work_phone_number = \"123\"" },
			want: `Attribute "work_phone_number_country" must be specified when "work_phone_number" is specified`,
		},
		"two images": {
			rest: func(w *acctest.World) string {
				return accounts(w) + "\n  profile_image_url = \"https://example.com/a.png\"\n  profile_image_file = \"a.png\""
			},
			want: `Attribute "profile_image_file" cannot be specified when "profile_image_url" is specified`,
		},
		"missing image": {
			rest: func(w *acctest.World) string { return accounts(w) + "\n  profile_image_file = \"missing.png\"" },
			want: `Cannot read the profile image…missing.png: no such file or directory`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			if test.prepare != nil {
				test.prepare(w)
			}
			w.RunAtProtocol(resource.TestStep{Config: contactConfig(w, "Wile", test.rest(w)), ExpectError: acctest.Text(test.want)})
		})
	}
}

func TestAccContact_wrongAccountType(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.RunAtProtocol(resource.TestStep{
		Config:      contactConfig(w, "Wile", `account_ids = ["1"]`),
		PlanOnly:    true,
		ExpectError: acctest.Text(`impact_contact needs a brand account, but the provider acts on a partner account.`),
	})
}

func TestAccContact_waitsFor429(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Mock.Fault(mockimpact.Fault{
		Method: http.MethodPost, Status: http.StatusTooManyRequests, Times: 1,
		Header: http.Header{"X-Ratelimit-Reset": {"0"}},
	})
	w.RunAtProtocol(resource.TestStep{Config: contactConfig(w, "Wile", "account_ids = "+acctest.List(w.PartnerIDs[0]))})
}

// A contact that is deleted between plan and apply is missed by the update,
// which says so and changes nothing.
func TestAccContact_goneAtUpdate(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	accounts := "account_ids = " + acctest.List(w.PartnerIDs[0])
	w.RunAtProtocol(
		resource.TestStep{Config: contactConfig(w, "Wile", accounts)},
		resource.TestStep{
			PreConfig: func() {
				w.Mock.Fault(mockimpact.Fault{
					Method: http.MethodPut, Status: http.StatusNotFound, Times: 1,
					ContentType: "application/json", Body: `{"Status":"ERROR","Message":"Not found"}`,
				})
			},
			Config:      contactConfig(w, "Ethelbert", accounts),
			ExpectError: acctest.Text(`Cannot update the contact…404 Not Found`),
		},
		resource.TestStep{Config: contactConfig(w, "Ethelbert", accounts)},
	)
}
