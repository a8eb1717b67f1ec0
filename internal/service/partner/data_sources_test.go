package partner_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestAccPartner(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		const address = "data.impact_partner.test"
		partner := w.Account.AddPartner("Bugs Bunny")
		partner.Linked = []string{"10", "9"}
		w.Account.SetPartner(partner)
		w.RunAtProtocol(resource.TestStep{
			Config: fmt.Sprintf(`data "impact_partner" "test" { id = %q }`, partner.ID),
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.Has(address, "name", acctest.Exactly("Bugs Bunny")),
				acctest.Has(address, "state", acctest.Exactly("ACTIVE")),
				acctest.Has(address, "partner_type", acctest.Exactly("MARKETPLACE")),
				acctest.Has(address, "date_created", acctest.Exactly("2026-01-19T23:51:01-08:00")),
				acctest.Has(address, "address", knownvalue.ObjectExact(map[string]knownvalue.Check{
					"country": acctest.Exactly("US"), "address_line1": acctest.Exactly("123 Main St"), "address_line2": acctest.Exactly("Suite 200"),
					"city": acctest.Exactly("Santa Barbara"), "state": acctest.Exactly("CA"), "postal_code": acctest.Exactly("93101"),
				})),
				acctest.Has(address, "phone", knownvalue.ObjectExact(map[string]knownvalue.Check{
					"country": acctest.Exactly("US"), "number": acctest.Exactly("8051234567"),
				})),
				acctest.Has(address, "indirect_tax", knownvalue.ObjectPartial(map[string]knownvalue.Check{"number": acctest.Exactly("12-3456789")})),
				acctest.Has(address, "promotional_methods", knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectExact(map[string]knownvalue.Check{"type": acctest.Exactly("CONTENT"), "is_primary": knownvalue.Bool(true)}),
					knownvalue.ObjectExact(map[string]knownvalue.Check{"type": acctest.Exactly("EMAIL"), "is_primary": knownvalue.Bool(false)}),
				})),
				acctest.Has(address, "promotional_categories", knownvalue.SetExact([]knownvalue.Check{acctest.Exactly("Outdoors"), acctest.Exactly("Sports")})),
				acctest.Has(address, "properties", acctest.WithIDs("P-"+partner.ID)),
				acctest.Has(address, "programs", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"id": acctest.Exactly(w.CampaignID), "contract_id": acctest.Exactly("S-7777777"), "join_date": knownvalue.NotNull(), "expiration_date": knownvalue.Null(),
				})})),
				acctest.Has(address, "contacts", knownvalue.ListSizeExact(1)),
				acctest.Has(address, "linked_accounts", acctest.WithIDs("9", "10")),
				acctest.Has(address, "partner_values", knownvalue.ObjectExact(map[string]knownvalue.Check{
					"value1": acctest.Exactly("vip"), "value2": acctest.Exactly("north-america"), "value3": knownvalue.Null(),
				})),
				acctest.Has(address, "uri", knownvalue.NotNull()),
			},
		})
	})
}

func TestAccPartner_missing(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.RunAtProtocol(resource.TestStep{
		Config:      `data "impact_partner" "test" { id = "77" }`,
		ExpectError: acctest.Text(`Cannot read the partner "77"…404 Not Found…Check the ids`),
	})
}

func TestAccPartners_filters(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	a, b, c := w.PartnerIDs[0], w.PartnerIDs[1], w.PartnerIDs[2]
	odd := w.Account.AddPartner("Bugs Bunny")
	odd.FilterCountry, odd.Country, odd.State, odd.Inactive = "CANADA", "CA", "SUSPENDED", true
	odd.Programs, odd.Updated = nil, time.Date(2026, time.March, 1, 0, 0, 0, 0, time.UTC)
	w.Account.SetPartner(odd)
	group := w.Account.AddPartnerGroup(w.CampaignID, "VIP", b, a)
	config := ""
	var checks []statecheck.StateCheck
	for name, test := range map[string]struct {
		filter string
		want   []string
	}{
		"all":          {"", []string{a, b, c, odd.ID}},
		"ids":          {"ids = " + acctest.List(c, a, "77"), []string{a, c}},
		"campaign":     {fmt.Sprintf("campaign_id = %q", w.CampaignID), []string{a, b, c}},
		"group":        {fmt.Sprintf("group_id = %q", group.ID), []string{a, b}},
		"country":      {`country = "CANADA"`, []string{odd.ID}},
		"after":        {`start_date = "2026-02-01T00:00:00+01:00"`, []string{odd.ID}},
		"before":       {`end_date = "2026-02-01T00:00:00Z"`, []string{a, b, c}},
		"state":        {`state = "SUSPENDED"`, []string{odd.ID}},
		"relationship": {`relationship_state = "INACTIVE"`, []string{odd.ID}},
		"several":      {fmt.Sprintf("state = \"ACTIVE\"\n  group_id = %q\n  ids = %s", group.ID, acctest.List(b, odd.ID)), []string{b}},
		"none":         {`state = "CLOSED"`, nil},
	} {
		config += fmt.Sprintf("data \"impact_partners\" %q {\n  %s\n}\n", name, test.filter)
		checks = append(checks, acctest.Has("data.impact_partners."+name, "partners", acctest.WithIDs(test.want...)))
	}
	w.RunAtProtocol(
		resource.TestStep{
			Config:      `data "impact_partners" "test" { state = "OPEN" }`,
			ExpectError: acctest.Text(`value must be one of: ["ACTIVE"`),
		},
		resource.TestStep{
			Config:      `data "impact_partners" "test" { country = "Canada" }`,
			ExpectError: acctest.Text(`must be a country in impact.com's capital letters, such as US, CANADA or ISLE OF MAN`),
		},
		resource.TestStep{
			Config:      `data "impact_partners" "test" { start_date = "2026-02-01" }`,
			ExpectError: acctest.Text(`"2026-02-01" is not a date and time in RFC 3339`),
		},
		resource.TestStep{Config: config, ConfigStateChecks: checks},
	)
}

func TestAccPartnerGroups(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	a, b := w.PartnerIDs[0], w.PartnerIDs[1]
	first := w.Account.AddPartnerGroup(w.CampaignID, "VIP", b, a) // 99999
	second := w.Account.AddPartnerGroup(w.CampaignID, "Empty")    // 100000
	w.Account.AddPartnerGroup(w.Account.AddCampaign("Winter sale").ID, "Elsewhere")
	w.RunAtProtocol(resource.TestStep{
		Config: fmt.Sprintf(`data "impact_partner_groups" "test" { campaign_id = %q }`, w.CampaignID),
		ConfigStateChecks: []statecheck.StateCheck{acctest.Has("data.impact_partner_groups.test", "partner_groups", knownvalue.ListExact([]knownvalue.Check{
			knownvalue.ObjectExact(map[string]knownvalue.Check{
				"id": acctest.Exactly(first.ID), "name": acctest.Exactly("VIP"), "uri": knownvalue.NotNull(),
				"partner_ids": knownvalue.SetExact([]knownvalue.Check{acctest.Exactly(a), acctest.Exactly(b)}),
			}),
			knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": acctest.Exactly(second.ID), "partner_ids": knownvalue.SetSizeExact(0)}),
		}))},
	})
}

func TestAccContacts(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	a, b := w.PartnerIDs[0], w.PartnerIDs[1]
	first := w.Account.AddSystemContact(w.CampaignID, "Wile", "Coyote", "wile@example.com", a)
	second := w.Account.AddSystemContact(w.CampaignID, "Road", "Runner", "road@example.com", a, b)
	second.Fields["Title"], second.Labels = "Head of Speed", []string{"VIP"}
	w.Account.SetContact(second)
	w.RunAtProtocol(resource.TestStep{
		Config: fmt.Sprintf(`
data "impact_contacts" "all" { campaign_id = %[1]q }
data "impact_contacts" "account" {
  campaign_id = %[1]q
  account_id  = %[2]q
}
data "impact_contacts" "title" {
  campaign_id = %[1]q
  title       = "Head of Speed"
}`, w.CampaignID, b),
		ConfigStateChecks: []statecheck.StateCheck{
			acctest.Has("data.impact_contacts.all", "contacts", acctest.WithIDs(first.ID, second.ID)),
			acctest.Has("data.impact_contacts.account", "contacts", acctest.WithIDs(second.ID)),
			acctest.Has("data.impact_contacts.title", "contacts", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
				"id": acctest.Exactly(second.ID), "first_name": acctest.Exactly("Road"), "last_name": acctest.Exactly("Runner"), "email_address": acctest.Exactly("road@example.com"),
				"account_ids": knownvalue.SetExact([]knownvalue.Check{acctest.Exactly(a), acctest.Exactly(b)}), "title": acctest.Exactly("Head of Speed"),
				"labels": knownvalue.SetExact([]knownvalue.Check{acctest.Exactly("VIP")}), "editable": knownvalue.Bool(false),
				"work_phone_number": knownvalue.Null(), "work_phone_number_country": knownvalue.Null(),
				"cellphone_number": knownvalue.Null(), "cellphone_number_country": knownvalue.Null(),
				"profile_image": knownvalue.Null(), "uri": knownvalue.NotNull(),
			})})),
		},
	})
}

// A listing below a campaign that is not there is an error, not an empty list.
func TestAccLists_unknownCampaign(t *testing.T) {
	t.Parallel()
	for name, noun := range map[string]string{"partner_groups": "partner groups", "contacts": "contacts", "contracts": "contracts", "block_redirect_rules": "block redirect rules", "unsubscribed_contacts": "unsubscribed contacts"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			w.RunAtProtocol(resource.TestStep{
				Config:      fmt.Sprintf(`data "impact_%s" "test" { campaign_id = "77" }`, name),
				ExpectError: acctest.Text(`Cannot read the ` + noun + `…404 Not Found…Check the ids`),
			})
		})
	}
}

func TestAccLists_wrongAccountType(t *testing.T) {
	t.Parallel()
	for config, want := range map[string]string{
		`data "impact_partner" "test" { id = "1" }`:                        "data.impact_partner needs a brand account, but the provider acts on an agency account. To act on a brand that the agency manages, set advertiser_id",
		`data "impact_partners" "test" {}`:                                 "data.impact_partners needs a brand account",
		`data "impact_partner_groups" "test" { campaign_id = "1" }`:        "data.impact_partner_groups needs a brand account",
		`data "impact_contacts" "test" { campaign_id = "1" }`:              "data.impact_contacts needs a brand account",
		`data "impact_block_redirect_rules" "test" { campaign_id = "1" }`:  "data.impact_block_redirect_rules needs a brand account",
		`data "impact_unsubscribed_contacts" "test" { campaign_id = "1" }`: "data.impact_unsubscribed_contacts needs a brand account",
		`data "impact_contracts" "test" {}`:                                "data.impact_contracts needs a brand or a partner account",
	} {
		t.Run(config, func(t *testing.T) {
			t.Parallel()
			acctest.NewAgency(t).RunAtProtocol(resource.TestStep{Config: config, ExpectError: acctest.Text(want)})
		})
	}
}

// A listing costs one request per page.
func TestAccPartners_requests(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	var requests []string
	w.RunAtProtocol(
		resource.TestStep{Config: `data "impact_partners" "test" {}`},
		resource.TestStep{
			PreConfig:    func() { w.Requests() },
			RefreshState: true,
			Check:        func(*terraform.State) error { requests = w.Requests(); return nil },
		},
	)
	if diff := cmp.Diff([]string{"GET /CompanyInformation", "GET /MediaPartners"}, requests); diff != "" {
		t.Errorf("requests of a refresh: %s", diff)
	}
}

func TestAccPartners_forbidden(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Token.SetScopes(mockimpact.Scopes{"company_information": {"read"}})
	w.RunAtProtocol(resource.TestStep{
		Config:      `data "impact_partners" "test" {}`,
		ExpectError: acctest.Text(`Cannot read the partners…403 Forbidden…lacks the permission for GET /Advertisers/<AccountSID>/MediaPartners in the category "Partners"`),
	})
}
