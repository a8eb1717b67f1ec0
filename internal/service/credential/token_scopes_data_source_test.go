package credential_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func expectTokenScopes(attribute string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("data.impact_token_scopes.test", tfjsonpath.New(attribute), value)
}

const brandPage = "https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml"

// operationsThat returns the calls of an account type's operations of one kind.
func operationsThat(accountType string, are func(catalog.Operation) bool) (calls []string) {
	for _, operation := range catalog.Operations(accountType) {
		if are(operation) {
			calls = append(calls, operation.String())
		}
	}
	return calls
}

func isRead(o catalog.Operation) bool { return o.Permission() == catalog.Read }

// readsOf grants every GET.
func readsOf(accountType string) mockimpact.Scopes {
	scopes := mockimpact.Scopes{}
	for _, category := range catalog.Categories(accountType) {
		for _, permission := range category.Permissions() {
			if permission == catalog.Read {
				scopes[category.Key] = []string{catalog.Read}
			}
		}
	}
	return scopes
}

// What does not work, or works in part, is reported and is no error.
func TestAccTokenScopes_reports(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change          func(*mockimpact.Token)
		status, message string // the message as a pattern
		profile         knownvalue.Check
	}{
		"full": {
			func(*mockimpact.Token) {}, "valid", "^The credential works for brand account {SID}: of 90 operations that were asked about, [0-9]+ are granted, [0-9]+ are assumed to be granted, 0 are denied[.]$", knownvalue.StringExact("full"),
		},
		"read only": {
			func(token *mockimpact.Token) { token.SetScopes(readsOf(catalog.Brand)) }, "valid", "^The credential works for brand account {SID}: of 90 operations that were asked about, 63 are granted, 27 are denied[.]$", knownvalue.StringExact("read_only"),
		},
		"scoped": {
			func(token *mockimpact.Token) {
				token.SetScopes(mockimpact.Scopes{"campaigns": {"read"}, "deals": {"read", "write"}})
			}, "valid", "^The credential works for brand account {SID}: of 90 operations that were asked about, [0-9]+ are granted, [0-9]+ are denied[.]$", knownvalue.StringExact("scoped"),
		},
		"disabled": {
			(*mockimpact.Token).Disable, "forbidden_everywhere",
			"^impact.com knows the credential, but refused all 90 requests: the token is disabled, or has none of the permissions that were asked about. Enable it, or its operations, at " + brandPage + ".",
			knownvalue.Null(),
		},
		"rejected": {
			func(token *mockimpact.Token) { token.Reset() }, "rejected",
			"^impact.com rejected Account SID {SID} as a brand credential on {URL} [(]401[)]. Usual causes: the Auth Token was reset, the token was deleted, or SID and token do not belong together. Current tokens are at " + brandPage + ".",
			knownvalue.StringExact("none"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			test.change(w.Token)
			w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
			w.RunAtProtocol(resource.TestStep{
				Config: `
data "impact_token_scopes" "test" {
  probe_writes = true
}`,
				ConfigStateChecks: []statecheck.StateCheck{
					expectTokenScopes("account_type", knownvalue.StringExact("brand")),
					expectTokenScopes("account_sid", knownvalue.StringExact(w.Token.SID)),
					expectTokenScopes("status", knownvalue.StringExact(test.status)),
					expectTokenScopes("profile", test.profile),
					expectTokenScopes("message", knownvalue.StringRegexp(regexp.MustCompile(w.Fill(test.message)))),
					expectTokenScopes("missing_scopes", knownvalue.Null()),
					expectTokenScopes("excess_scopes", knownvalue.Null()),
					expectTokenScopes("unproven_scopes", knownvalue.Null()),
					expectTokenScopes("unchecked_scopes", knownvalue.Null()),
				},
			})
		})
	}
}

// A single operation that is granted is found by itself, in each account type.
func TestAccTokenScopes_readsOfEachAccountType(t *testing.T) {
	t.Parallel()
	for accountType, newWorld := range map[string]func(*testing.T) *acctest.World{
		"brand": acctest.NewBrand, "partner": acctest.NewPartner, "agency": acctest.NewAgency,
	} {
		t.Run(accountType, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.NeedsMock()
			w.Token.SetScopes(mockimpact.Scopes{"company_information": {"GET /CompanyInformation"}})
			w.RunAtProtocol(resource.TestStep{
				Config: `data "impact_token_scopes" "test" {}`,
				ConfigStateChecks: []statecheck.StateCheck{
					expectTokenScopes("account_type", knownvalue.StringExact(accountType)),
					expectTokenScopes("status", knownvalue.StringExact("valid")),
					expectTokenScopes("granted_scopes", acctest.StringSet("GET /CompanyInformation")),
				},
			})
		})
	}
}

func finding(operation, category, pagePath, outcome string, basis, call, status knownvalue.Check, reason string) knownvalue.Check {
	return knownvalue.ObjectExact(map[string]knownvalue.Check{
		"operation": knownvalue.StringExact(operation), "category": knownvalue.StringExact(category), "page_path": knownvalue.StringExact(pagePath),
		"outcome": knownvalue.StringExact(outcome), "basis": basis, "call": call, "http_status": status, "reason": knownvalue.StringExact(reason),
	})
}

// Exactly the calls that were named are asked about, and what belongs to no
// permission is left out.
func TestAccTokenScopes_calls(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Token.SetScopes(mockimpact.Scopes{"campaigns": {"GET /Campaigns"}, "deals": {"GET /Deals"}})
	w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	seen, ok, refused := knownvalue.StringExact("seen"), knownvalue.Int64Exact(200), knownvalue.Int64Exact(403)
	call := func(s string) knownvalue.Check { return knownvalue.StringExact(s) }
	w.RunAtProtocol(
		resource.TestStep{
			Config: `
data "impact_token_scopes" "test" {
  calls = ["GET /Campaign"]
}`,
			ExpectError: acctest.Text(`Calls that impact.com does not document…Unknown call "GET /Campaign" for account type "brand"; the nearest known calls are GET /Campaigns,`),
		},
		resource.TestStep{
			Config: `
data "impact_token_scopes" "test" {
  calls = ["GET /Campaigns", "GET https://api.impact.com/Advertisers/IR1/Campaigns/7", "GET /Deals", "POST /Conversions", "PUT /Deals/5", "OPTIONS /Deals", "GET https://www.example.com/x"]
  expected_calls = ["GET /Campaigns", "GET /Campaigns/{CampaignId}", "POST /Conversions"]
}`,
			ConfigStateChecks: []statecheck.StateCheck{
				expectTokenScopes("profile", knownvalue.Null()),
				expectTokenScopes("requests", knownvalue.Int64Exact(3)),
				expectTokenScopes("operations", knownvalue.ListExact([]knownvalue.Check{
					finding("GET /Campaigns", "campaigns", "/Advertisers/<AccountSID>/Campaigns", "granted", seen, call("GET /Campaigns"), ok, "the request was let through"),
					finding("GET /Campaigns/{CampaignId}", "campaigns", "/Advertisers/<AccountSID>/Campaigns/<CampaignID>", "denied", seen,
						call("GET /Campaigns/"+w.CampaignID), refused, "the token lacks the permission, or is disabled"),
					finding("POST /Conversions", "conversions", "/Advertisers/<AccountSID>/Conversions", "not_probed", knownvalue.Null(), knownvalue.Null(), knownvalue.Null(),
						"a conversion cannot be taken back, and which fields it needs depends on the others"),
					finding("GET /Deals", "deals", "/Advertisers/<AccountSID>/Deals", "granted", seen, call("GET /Deals"), ok, "the request was let through"),
					finding("PUT /Deals/{DealId}", "deals", "/Advertisers/<AccountSID>/Deals/<DealID>", "not_probed", knownvalue.Null(), knownvalue.Null(), knownvalue.Null(),
						"writes were not asked for"),
				})),
				expectTokenScopes("summary", knownvalue.MapPartial(map[string]knownvalue.Check{
					"campaigns": knownvalue.ObjectExact(map[string]knownvalue.Check{
						"outcome": knownvalue.StringExact("mixed"), "granted": knownvalue.Int64Exact(1), "denied": knownvalue.Int64Exact(1),
						"unknown": knownvalue.Int64Exact(0), "not_probed": knownvalue.Int64Exact(0),
					}),
				})),
				expectTokenScopes("granted_scopes", acctest.StringSet("GET /Campaigns", "GET /Deals")),
				expectTokenScopes("missing_scopes", acctest.StringSet("GET /Campaigns/{CampaignId}")),
				expectTokenScopes("excess_scopes", acctest.StringSet("GET /Deals")),
				expectTokenScopes("unproven_scopes", acctest.StringSet()),
				expectTokenScopes("unchecked_scopes", acctest.StringSet("POST /Conversions")),
				expectTokenScopes("message", knownvalue.StringExact(w.Fill(
					"The credential works for brand account {SID}: of 3 operations that were asked about, 2 are granted, 1 is denied. "+
						"Missing: GET /Advertisers/<AccountSID>/Campaigns/<CampaignID>. More than expected: GET /Advertisers/<AccountSID>/Deals. Change the token at "+brandPage+". "+
						"Not asked about: POST /Advertisers/<AccountSID>/Conversions."))),
			},
		},
	)
}

func TestAccTokenScopes_categories(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Setenv("IMPACT_IGNORE_CATEGORIES", "deals,media_properties")
	config := func(rest string) string {
		return `
data "impact_token_scopes" "test" {
  categories = ["deals", "campaigns", "company_information"]
` + rest + `
}`
	}
	w.RunAtProtocol(
		resource.TestStep{Config: `
data "impact_token_scopes" "test" {
  categories = ["users"]
}`, ExpectError: acctest.Text(`Brand accounts have no API category "users"; partner accounts do.`)},
		resource.TestStep{Config: config(`ignore_categories = ["users"]`), ExpectError: acctest.Text(`Brand accounts have no API category "users"; partner accounts do.`)},
		resource.TestStep{Config: config(`expected_scopes = { campaigns = ["write"] }`), ExpectError: acctest.Text(
			`The category "campaigns" of account type "brand" has no "write", only read.`)},
		resource.TestStep{
			Config: config(`ignore_categories = ["campaigns"]
  expected_scopes = { deals = ["read"], company_information = ["read"] }`),
			ConfigStateChecks: []statecheck.StateCheck{
				expectTokenScopes("requests", knownvalue.Int64Exact(1)),
				expectTokenScopes("profile", knownvalue.Null()),
				expectTokenScopes("granted_scopes", acctest.StringSet("GET /CompanyInformation")),
				expectTokenScopes("missing_scopes", acctest.StringSet()),
				expectTokenScopes("unchecked_scopes", acctest.StringSet("GET /Deals", "GET /Deals/{DealId}")),
			},
		},
	)
}

// A category that no account type has may be newer than the provider.
func TestTokenScopes_newerCategory(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	attributes, diagnostics := w.Protocol().ReadData("impact_token_scopes", map[string]tftypes.Value{
		"categories": acctest.Strings("campaigns", "holograms"), "ignore_categories": acctest.Strings("conversion"),
	})
	acctest.FailOnErrors(t, diagnostics)
	var said []string
	for _, text := range acctest.Render(diagnostics) {
		title, _, _ := strings.Cut(text, ". The nearest are ")
		said = append(said, title)
	}
	want := []string{
		`warning at categories: API category that this provider does not know: Brand accounts have no API category "holograms"`,
		`warning at ignore_categories: API category that this provider does not know: Brand accounts have no API category "conversion"`,
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
	if granted := acctest.Strings("GET /Campaigns", "GET /Campaigns/{CampaignId}"); !attributes["granted_scopes"].Equal(granted) {
		t.Errorf("granted: %s", attributes["granted_scopes"])
	}
}

// A gateway that answers 404 to everything grants nothing.
func TestAccTokenScopes_gateway404(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	fault := mockimpact.Fault{Status: http.StatusNotFound, ContentType: "application/json; charset=utf-8",
		Body: `{"message": "no Route matched with those values", "request_id": "3b6a1f0c9d2e4857a6b1c2d3e4f50617"}`}
	everywhere := w.Mock.Fault(fault)
	const config = `
data "impact_token_scopes" "test" {
  probe_writes = true
}`
	w.RunAtProtocol(
		resource.TestStep{Config: config, ExpectError: acctest.Text(
			"Cannot tell what the credential may do…said by a gateway in front of impact.com, not by impact.com itself…impact.com's gateway knows no such path")},
		resource.TestStep{
			PreConfig: func() {
				everywhere.Remove()
				fault.Path = "/LegalEntities"
				w.Mock.Fault(fault)
			},
			Config: `
data "impact_token_scopes" "test" {
  calls = ["GET /LegalEntities", "GET /Deals"]
}`,
			ConfigStateChecks: []statecheck.StateCheck{
				expectTokenScopes("status", knownvalue.StringExact("valid")),
				expectTokenScopes("profile", knownvalue.Null()),
				expectTokenScopes("granted_scopes", acctest.StringSet("GET /Deals")),
				expectTokenScopes("message", knownvalue.StringExact(w.Fill(
					"The credential works for brand account {SID}: of 2 operations that were asked about, 1 is granted, 0 are denied, 1 is unknown. "+
						"A proxy or gateway gave 1 of the 2 answers in impact.com's place: check base_url and the proxy variables, and ask again."))),
			},
		},
	)
}

// Where object 0 is answered with 403, a token that may do everything is denied
// nothing.
func TestAccTokenScopes_object0Is403(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Mock.SetReading(mockimpact.ObjectZero, "403")
	w.Run(resource.TestStep{
		Config: `
data "impact_token_scopes" "test" {
  probe_writes   = true
  expected_calls = ["GET /Campaigns", "GET /Campaigns/{CampaignId}", "PUT /Deals/{DealId}"]
}
output "denied" {
  value = join(", ", [for o in data.impact_token_scopes.test.operations : o.operation if o.outcome == "denied"])
}`,
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownOutputValue("denied", knownvalue.StringExact("")),
			expectTokenScopes("status", knownvalue.StringExact("valid")),
			expectTokenScopes("missing_scopes", acctest.StringSet()),
			expectTokenScopes("unproven_scopes", acctest.StringSet("PUT /Deals/{DealId}")),
		},
	})
}

func TestAccTokenScopes_answersThatSayNothing(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	const config = `
provider "impact" {
  max_retries = 0
}
data "impact_token_scopes" "test" {
  calls = ["GET /Jobs", "GET /Deals"]
}
`
	w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	fault := w.Mock.Fault(mockimpact.Fault{Path: "/Jobs", Status: 503})
	w.RunAtProtocol(
		resource.TestStep{
			Config: config,
			ConfigStateChecks: []statecheck.StateCheck{
				expectTokenScopes("status", knownvalue.StringExact("valid")),
				expectTokenScopes("profile", knownvalue.Null()),
				expectTokenScopes("message", knownvalue.StringExact(w.Fill(
					"The credential works for brand account {SID}: of 2 operations that were asked about, 1 is granted, 0 are denied, 1 is unknown."))),
			},
		},
		resource.TestStep{
			PreConfig: func() {
				fault.Remove()
				w.Mock.Fault(mockimpact.Fault{Status: 503})
			},
			Config:      config,
			ExpectError: acctest.Text("Cannot tell what the credential may do"),
		},
	)
}

func TestAccTokenScopes_passthrough(t *testing.T) {
	t.Parallel()
	w := acctest.NewPassthrough(t)
	w.NeedsMock()
	w.Token.SetScopes(mockimpact.Scopes{})
	w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	w.RunAtProtocol(resource.TestStep{
		Config: `data "impact_token_scopes" "test" {}`,
		ConfigStateChecks: []statecheck.StateCheck{
			expectTokenScopes("account_type", knownvalue.StringExact("brand")),
			expectTokenScopes("status", knownvalue.StringExact("forbidden_everywhere")),
		},
	})
}
