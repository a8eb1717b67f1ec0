package account_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// What the listings of this file have in common: how each is asked for, in a
// world that has it.
var listings = map[string]struct {
	world            func(*testing.T) *acctest.World
	path, noun       string
	category, denied string // where the permission is, and the wrong type's sentence
}{
	"users": {
		acctest.NewPartner, "/Users", "users", `(probably in the category "Users")`,
		"data.impact_users needs a partner account, but the provider acts on a brand account.",
	},
	"legal_entities": {
		acctest.NewBrand, "/LegalEntities", "legal entities", `in the category "Account"`,
		"data.impact_legal_entities needs a brand account, but the provider acts on a partner account.",
	},
	"advertisers": {
		acctest.NewAgency, "/Advertisers", "advertisers", `(probably in the category "Advertisers")`,
		"data.impact_advertisers needs an agency account, but the provider acts on a brand account.",
	},
	"reports": {acctest.NewPartner, "/Reports", "reports", `(probably in the category "Reports")`, ""},
}

// only is a list of one object with exactly these attributes.
func only(attributes map[string]knownvalue.Check) knownvalue.Check {
	return knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(attributes)})
}

func TestAccUsers(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	hazel := w.Account.AddUser("Hazel", "Nutt", "hnutt",
		mockimpact.AccessRight{Role: "Technical", Permissions: []string{"WEBSERVICES_INTEGRATION"}},
		mockimpact.AccessRight{Role: "Finance", Permissions: []string{"VIEW_FINANCIALS", "MANAGE_FINANCIAL_SETTINGS"}})
	robin := w.Account.AddUser("Robin", "Banks", "rbanks")
	robin.State, robin.Joined = "INVITED", time.Time{}
	w.Account.SetUser(robin)
	w.Run(resource.TestStep{
		Config: `
data "impact_users" "all" {}
data "impact_users" "named" { name = "Nutt" }
data "impact_users" "invited" { state = "INVITED" }
data "impact_users" "both" {
  name  = "Nutt"
  state = "INVITED"
}
output "may_see_money" {
  value = [for user in data.impact_users.all.users : user.username if contains(user.access_rights[*].role, "Finance")]
}`,
		ConfigStateChecks: []statecheck.StateCheck{
			acctest.Has("data.impact_users.all", "users", acctest.WithIDs(hazel.ID, robin.ID)),
			acctest.Has("data.impact_users.named", "users", only(map[string]knownvalue.Check{
				"id": acctest.Exactly(hazel.ID), "first_name": acctest.Exactly("Hazel"), "last_name": acctest.Exactly("Nutt"), "username": acctest.Exactly("hnutt"),
				"state": acctest.Exactly("ACTIVE"), "language": acctest.Exactly("en_US"),
				"access_rights": knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectExact(map[string]knownvalue.Check{
						"role":        acctest.Exactly("Finance"),
						"permissions": knownvalue.SetExact([]knownvalue.Check{acctest.Exactly("MANAGE_FINANCIAL_SETTINGS"), acctest.Exactly("VIEW_FINANCIALS")}),
					}),
					knownvalue.ObjectExact(map[string]knownvalue.Check{
						"role":        acctest.Exactly("Technical"),
						"permissions": knownvalue.SetExact([]knownvalue.Check{acctest.Exactly("WEBSERVICES_INTEGRATION")}),
					}),
				}),
				"joined_date": acctest.Exactly("2026-01-19T23:51:01-08:00"), "date_last_updated": acctest.Exactly("2026-01-19T23:51:01-08:00"),
				"last_updated_by": acctest.Exactly("hnutt"), "created_by": acctest.Exactly("rbanks"),
				"uri": acctest.Exactly("/Users/" + hazel.ID),
			})),
			acctest.Has("data.impact_users.invited", "users", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"id": acctest.Exactly(robin.ID), "joined_date": knownvalue.Null(), "access_rights": knownvalue.ListSizeExact(0),
			})})),
			acctest.Has("data.impact_users.both", "users", knownvalue.ListSizeExact(0)),
			statecheck.ExpectKnownOutputValue("may_see_money", knownvalue.ListExact([]knownvalue.Check{acctest.Exactly("hnutt")})),
		},
	})
}

func TestAccUsers_filters(t *testing.T) {
	t.Parallel()
	acctest.NewPartner(t).RunAtProtocol(
		resource.TestStep{
			Config:      `data "impact_users" "test" { state = "active" }`,
			ExpectError: acctest.Text(`value must be one of: ["ACTIVE" "PENDING" "INVITED"]`),
		},
		resource.TestStep{
			Config:      `data "impact_users" "test" { name = "" }`,
			ExpectError: acctest.Text(`name must not be empty or white space only, got: ""`),
		},
	)
}

func TestAccLegalEntities(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		first := w.Account.AddLegalEntity("Acme Ltd")
		bare := w.Account.AddLegalEntity("Acme Holding")
		bare.Registered, bare.IndirectTaxNumber, bare.TaxID, bare.City = true, "GB123", "", ""
		w.Account.SetLegalEntity(bare)
		w.RunAtProtocol(resource.TestStep{
			Config: `data "impact_legal_entities" "test" {}`,
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.Has("data.impact_legal_entities.test", "legal_entities", knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectExact(map[string]knownvalue.Check{
						"id": acctest.Exactly(first.ID), "name": acctest.Exactly("Acme Ltd"), "registered_for_indirect_tax": knownvalue.Bool(false),
						"indirect_tax_number": knownvalue.Null(), "organization_type": acctest.Exactly("CORP"), "ein_ssn_foreign_tax_id": acctest.Exactly("XXXXX6789"),
						"billing_address": knownvalue.ObjectExact(map[string]knownvalue.Check{
							"address_line1": acctest.Exactly("12 Harbor Way"), "address_line2": acctest.Exactly("Floor 3"), "city": acctest.Exactly("Seattle"),
							"state": acctest.Exactly("WASHINGTON"), "postal_code": acctest.Exactly("98101"), "country": acctest.Exactly("US"),
						}),
						"uri": acctest.Exactly("/LegalEntities/" + first.ID),
					}),
					knownvalue.ObjectPartial(map[string]knownvalue.Check{
						"id": acctest.Exactly(bare.ID), "registered_for_indirect_tax": knownvalue.Bool(true), "indirect_tax_number": acctest.Exactly("GB123"),
						"ein_ssn_foreign_tax_id": knownvalue.Null(), "billing_address": knownvalue.Null(),
					}),
				})),
			},
		})
	})
}

// Also a provider that acts on one of the brands lists all that the agency has.
// That no credential of a brand is left in state, plan or log is searched for
// after every test.
func TestAccAdvertisers(t *testing.T) {
	t.Parallel()
	for _, through := range []bool{false, true} {
		t.Run(fmt.Sprintf("advertiser_id %t", through), func(t *testing.T) {
			t.Parallel()
			w := acctest.NewAgency(t)
			w.NeedsMock()
			first, second := w.Mock.AddAccount(mockimpact.Brand, "Nutt"), w.Mock.AddAccount(mockimpact.Brand, "Zulu")
			w.Account.Manage(second)
			token := w.Account.Manage(first)
			w.Account.SetAdvertiserView(first, mockimpact.AdvertiserView{Description: "Anvils", State: "DELINQUENT", AccountManager: "Carrie Oakey"})
			if !slices.Contains(w.Mock.Secrets(), token.Value()) {
				t.Error("nothing searches for the token in RestAccountURL")
			}
			if through {
				w.Setenv("IMPACT_ADVERTISER_ID", second.ID)
			}
			w.RunAtProtocol(resource.TestStep{
				Config: `data "impact_advertisers" "test" {}`,
				ConfigStateChecks: []statecheck.StateCheck{
					acctest.Has("data.impact_advertisers.test", "advertisers", knownvalue.ListExact([]knownvalue.Check{
						knownvalue.ObjectExact(map[string]knownvalue.Check{
							"id": acctest.Exactly(first.ID), "name": acctest.Exactly("Nutt"), "description": acctest.Exactly("Anvils"), "state": acctest.Exactly("DELINQUENT"),
							"website": acctest.Exactly("https://www.example.com"), "address_line1": acctest.Exactly("12 Harbor Way"), "address_line2": acctest.Exactly("Floor 3"),
							"city": acctest.Exactly("Seattle"), "country_state": acctest.Exactly("WASHINGTON"), "postal_code": acctest.Exactly("98101"), "country": acctest.Exactly("US"),
							"indirect_tax_jurisdiction": knownvalue.Null(), "vat_registered": knownvalue.Bool(false), "indirect_tax_number": knownvalue.Null(),
							"organization_type": acctest.Exactly("CORP"), "tax_id": acctest.Exactly("XXXXX6789"), "timezone": acctest.Exactly("America/Los_Angeles"),
							"currency": acctest.Exactly("USD"), "phone_number": acctest.Exactly("2065550100"), "date_created": knownvalue.NotNull(),
							"financial_setup": acctest.Exactly("BILLED_BY_IR"), "agency_of_record": knownvalue.Bool(false), "account_manager": acctest.Exactly("Carrie Oakey"),
							"uri": acctest.Exactly("/Advertisers/" + first.ID),
						}),
						knownvalue.ObjectPartial(map[string]knownvalue.Check{
							"id": acctest.Exactly(second.ID), "state": acctest.Exactly("ACTIVE"), "agency_of_record": knownvalue.Bool(true), "account_manager": knownvalue.Null(),
						}),
					})),
				},
			})
		})
	}
}

// An error about an answer does not repeat the credential that is in it.
// What the data source does not need cannot fail it, and the secret in it shows
// nowhere: the harness searches for it.
func TestAccAdvertisers_malformedAnswer(t *testing.T) {
	t.Parallel()
	w := acctest.NewAgency(t)
	w.NeedsMock()
	token := w.Account.Manage(w.Mock.AddAccount(mockimpact.Brand, "Nutt"))
	w.Mock.Fault(mockimpact.Fault{Path: "/Advertisers", Rewrite: func([]byte) []byte {
		return fmt.Appendf(nil, `[{"Id":"1","RestAccountURL":{"url":"%s:%s@host/Advertisers/1"}}]`, token.SID, token.Value())
	}})
	w.RunAtProtocol(resource.TestStep{
		Config: `data "impact_advertisers" "test" {}`,
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue("data.impact_advertisers.test", tfjsonpath.New("advertisers").AtSliceIndex(0).AtMapKey("id"), acctest.Exactly("1")),
		},
	})
}

func TestAccReports(t *testing.T) {
	t.Parallel()
	for accountType, newWorld := range worlds {
		t.Run(accountType, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.NeedsMock()
			w.Account.AddReport("", "Zeta", "Admin")
			w.Account.AddReport("", "Balance", "Finance")
			w.Account.AddReport("listing", "Action Listing", "Listing")
			w.Account.AddReport("by_day", "Performance by Day", "Performance")
			forPeople := knownvalue.NotNull()
			report := map[string]knownvalue.Check{
				"id": acctest.Exactly("listing"), "name": acctest.Exactly("Action Listing"), "category": acctest.Exactly("Listing"),
				"description": acctest.Exactly("All about Action Listing"), "api_accessible": knownvalue.Bool(true),
				"api_run_uri": acctest.Exactly("/Reports/listing"), "deferred_api_run_uri": acctest.Exactly("/ReportExport/listing"),
				"meta_data_uri": acctest.Exactly("/Reports/listing/MetaData"), "run_uri": knownvalue.Null(),
			}
			if w.Account.Type == mockimpact.Brand {
				report["run_uri"] = forPeople
			}
			web := func(name string) knownvalue.Check {
				return knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"id": knownvalue.Null(), "name": acctest.Exactly(name), "api_accessible": knownvalue.Bool(false),
					"api_run_uri": knownvalue.Null(), "deferred_api_run_uri": knownvalue.Null(), "meta_data_uri": knownvalue.Null(), "run_uri": forPeople,
				})
			}
			w.RunAtProtocol(resource.TestStep{
				Config: `data "impact_reports" "test" {}`,
				ConfigStateChecks: []statecheck.StateCheck{
					acctest.Has("data.impact_reports.test", "reports", knownvalue.ListExact([]knownvalue.Check{
						knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": acctest.Exactly("by_day")}),
						knownvalue.ObjectExact(report), web("Balance"), web("Zeta"),
					})),
				},
			})
			for _, request := range w.Requests() {
				if strings.Contains(request, "Report") && request != "GET /Reports" {
					t.Errorf("%s: listing reports must not run any", request)
				}
			}
		})
	}
}

func TestAccLists_empty(t *testing.T) {
	t.Parallel()
	for name, listing := range listings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := listing.world(t)
			w.NeedsMock()
			w.RunAtProtocol(resource.TestStep{
				Config:            fmt.Sprintf(`data "impact_%s" "test" {}`, name),
				ConfigStateChecks: []statecheck.StateCheck{acctest.Has("data.impact_"+name+".test", name, knownvalue.ListSizeExact(0))},
			})
		})
	}
}

// More than a page is read page by page. Without a CLI, which takes its time to
// show so many.
func TestLists_pages(t *testing.T) {
	t.Parallel()
	const count, pages = 1001, 2
	for name, listing := range listings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := listing.world(t)
			w.NeedsMock()
			for i := range count {
				add(w, name, fmt.Sprintf("name%04d", i))
			}
			p := w.Protocol()
			w.Requests()
			read, diagnostics := p.ReadData("impact_"+name, nil)
			acctest.FailOnErrors(t, diagnostics)
			var objects []tftypes.Value
			if err := read[name].As(&objects); err != nil {
				t.Fatal(err)
			}
			ids := map[string]bool{}
			for _, object := range objects {
				var attributes map[string]tftypes.Value
				var id string
				if err := errors.Join(object.As(&attributes), attributes["id"].As(&id)); err != nil {
					t.Fatal(err)
				}
				ids[id] = true
			}
			if len(objects) != count || len(ids) != count {
				t.Errorf("%d objects with %d ids", len(objects), len(ids))
			}
			if diff := cmp.Diff(slices.Repeat([]string{"GET " + listing.path}, pages), w.Requests()); diff != "" {
				t.Errorf("requests: %s", diff)
			}
		})
	}
}

// add puts an object into the world's account, to be listed under that name.
func add(w *acctest.World, listing, name string) {
	switch listing {
	case "users":
		w.Account.AddUser("First", "Last", name)
	case "legal_entities":
		w.Account.AddLegalEntity(name)
	case "advertisers":
		w.Account.Manage(w.Mock.AddAccount(mockimpact.Brand, name))
	case "reports":
		w.Account.AddReport(name, "Report", "Listing")
	}
}

func TestAccLists_wrongAccountType(t *testing.T) {
	t.Parallel()
	wrong := map[string]func(*testing.T) *acctest.World{
		"users": acctest.NewPassthrough, "legal_entities": acctest.NewPartner, "advertisers": acctest.NewBrand,
	}
	for name, newWorld := range wrong {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			newWorld(t).RunAtProtocol(resource.TestStep{
				Config: fmt.Sprintf(`data "impact_%s" "test" {}`, name), PlanOnly: true,
				ExpectError: acctest.Text(listings[name].denied),
			})
		})
	}
	t.Run("legal_entities of an agency", func(t *testing.T) {
		t.Parallel()
		acctest.NewAgency(t).RunAtProtocol(resource.TestStep{
			Config: `data "impact_legal_entities" "test" {}`, PlanOnly: true,
			ExpectError: acctest.Text("data.impact_legal_entities needs a brand account, but the provider acts on an agency account. To act on a brand that the agency manages, set advertiser_id"),
		})
	})
}

func TestAccLists_errors(t *testing.T) {
	t.Parallel()
	for name, listing := range listings {
		for status, want := range map[int]string{
			http.StatusUnauthorized: "the Auth Token was reset or deleted",
			http.StatusForbidden:    "lacks the permission for GET …<AccountSID>" + listing.path + " " + listing.category,
			http.StatusNotFound:     "impact.com has nothing at that path, although every account of this type should. Check account_type",
		} {
			t.Run(fmt.Sprintf("%s %d", name, status), func(t *testing.T) {
				t.Parallel()
				w := listing.world(t)
				w.NeedsMock()
				w.Mock.Fault(mockimpact.Fault{
					Path: listing.path, Status: status, ContentType: "application/json",
					Body: fmt.Sprintf(`{"Status":"ERROR","Message":%q}`, http.StatusText(status)),
				})
				w.RunAtProtocol(resource.TestStep{
					Config:      fmt.Sprintf(`data "impact_%s" "test" {}`, name),
					ExpectError: acctest.Text(fmt.Sprintf("Cannot read the %s…%d %s…%s", listing.noun, status, http.StatusText(status), want)),
				})
			})
		}
	}
}

func TestAccLists_waitFor429(t *testing.T) {
	t.Parallel()
	for name, listing := range listings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := listing.world(t)
			w.NeedsMock()
			fault := w.Mock.Fault(mockimpact.Fault{
				Path: listing.path, Status: http.StatusTooManyRequests, Times: 1,
				Header: http.Header{"X-Ratelimit-Reset": {"0"}, "Ratelimit-Reset": {"0"}, "Retry-After": {"0"}},
			})
			w.RunAtProtocol(resource.TestStep{Config: fmt.Sprintf(`data "impact_%s" "test" {}`, name)})
			if fault.Hits() != 1 {
				t.Errorf("refused %d times", fault.Hits())
			}
		})
	}
}
