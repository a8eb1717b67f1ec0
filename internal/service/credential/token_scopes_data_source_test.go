package credential_test

import (
	"fmt"
	"slices"
	"testing"

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

// scopesExactly is a map from categories to permissions.
func scopesExactly(scopes map[string][]string) knownvalue.Check {
	checks := map[string]knownvalue.Check{}
	for category, permissions := range scopes {
		var elements []knownvalue.Check
		for _, permission := range permissions {
			elements = append(elements, knownvalue.StringExact(permission))
		}
		checks[category] = knownvalue.SetExact(elements)
	}
	return knownvalue.MapExact(checks)
}

// readsOf grants read in every category that has it.
func readsOf(accountType string) mockimpact.Scopes {
	scopes := mockimpact.Scopes{}
	for _, category := range catalog.Categories(accountType) {
		if slices.Contains(category.Permissions(), catalog.Read) {
			scopes[category.Key] = []string{catalog.Read}
		}
	}
	return scopes
}

// What does not work, or works in part, is reported and is no error.
func TestAccTokenScopes_reports(t *testing.T) {
	t.Parallel()
	const page = "https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml"
	for name, test := range map[string]struct {
		change                   func(*mockimpact.Token)
		status, profile, message string
		requests                 int64
	}{
		"full": {
			func(*mockimpact.Token) {}, "valid", "full",
			"The credential works for brand account {SID}: 39 of 39 probed permissions are granted.", 39,
		},
		"read only": {
			func(token *mockimpact.Token) { token.SetScopes(readsOf(catalog.Brand)) }, "valid", "read_only",
			"The credential works for brand account {SID}: 28 of 39 probed permissions are granted.", 39,
		},
		"scoped": {
			func(token *mockimpact.Token) { token.SetScopes(mockimpact.Scopes{"deals": {"read", "write"}}) }, "valid", "scoped",
			"The credential works for brand account {SID}: 2 of 39 probed permissions are granted.", 39,
		},
		"none": {
			func(token *mockimpact.Token) { token.SetScopes(mockimpact.Scopes{}) }, "forbidden_everywhere", "none",
			"impact.com knows the credential, but refused all 39 requests: the token is disabled, or has none of the permissions that were probed. Enable it, or its categories, at " + page + ".", 39,
		},
		"disabled": {
			(*mockimpact.Token).Disable, "forbidden_everywhere", "none",
			"impact.com knows the credential, but refused all 39 requests: the token is disabled, or has none of the permissions that were probed. Enable it, or its categories, at " + page + ".", 39,
		},
		"rejected": {
			func(token *mockimpact.Token) { token.Reset() }, "rejected", "none",
			"impact.com rejected Account SID {SID} as a brand credential on {URL} (401). Usual causes: the Auth Token was reset, the token was deleted, or SID and token do not belong together. Current tokens are at " + page + ".", 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			test.change(w.Token)
			w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
			w.Run(resource.TestStep{
				Config: `
data "impact_token_scopes" "test" {
  probe_writes = true
}`,
				ConfigStateChecks: []statecheck.StateCheck{
					expectTokenScopes("account_type", knownvalue.StringExact("brand")),
					expectTokenScopes("account_sid", knownvalue.StringExact(w.Token.SID)),
					expectTokenScopes("status", knownvalue.StringExact(test.status)),
					expectTokenScopes("profile", knownvalue.StringExact(test.profile)),
					expectTokenScopes("message", knownvalue.StringExact(w.Fill(test.message))),
					expectTokenScopes("requests", knownvalue.Int64Exact(test.requests)),
					expectTokenScopes("missing_scopes", knownvalue.Null()),
					expectTokenScopes("excess_scopes", knownvalue.Null()),
					expectTokenScopes("unproven_scopes", knownvalue.Null()),
				},
			})
		})
	}
}

func TestAccTokenScopes_readsOfEachAccountType(t *testing.T) {
	t.Parallel()
	for accountType, test := range map[string]struct {
		world    func(*testing.T) *acctest.World
		scopes   mockimpact.Scopes
		requests int64
	}{
		"brand":   {acctest.NewBrand, mockimpact.Scopes{"campaigns": {"read"}, "deals": {"write"}}, 28},
		"partner": {acctest.NewPartner, mockimpact.Scopes{"campaigns": {"read"}, "media_properties": {"write"}}, 22},
		"agency":  {acctest.NewAgency, mockimpact.Scopes{"campaigns": {"read"}, "jobs": {"write"}}, 6},
	} {
		t.Run(accountType, func(t *testing.T) {
			t.Parallel()
			w := test.world(t)
			w.NeedsMock()
			w.Token.SetScopes(test.scopes)
			w.Run(resource.TestStep{
				Config: `data "impact_token_scopes" "test" {}`,
				ConfigStateChecks: []statecheck.StateCheck{
					expectTokenScopes("account_type", knownvalue.StringExact(accountType)),
					expectTokenScopes("status", knownvalue.StringExact("valid")),
					expectTokenScopes("profile", knownvalue.StringExact("scoped")),
					expectTokenScopes("granted", scopesExactly(map[string][]string{"campaigns": {"read"}})),
					expectTokenScopes("scopes", knownvalue.MapPartial(map[string]knownvalue.Check{
						"campaigns":           outcomes(knownvalue.StringExact("granted"), knownvalue.Null()),
						"company_information": outcomes(knownvalue.StringExact("denied"), knownvalue.StringExact("not_probed")),
					})),
					expectTokenScopes("requests", knownvalue.Int64Exact(test.requests)),
				},
			})
		})
	}
}

func outcomes(read, write knownvalue.Check) knownvalue.Check {
	return knownvalue.ObjectExact(map[string]knownvalue.Check{"read": read, "write": write})
}

func TestAccTokenScopes_passthrough(t *testing.T) {
	t.Parallel()
	w := acctest.NewPassthrough(t)
	w.NeedsMock()
	w.Token.SetScopes(mockimpact.Scopes{})
	w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	w.Run(resource.TestStep{
		Config: `data "impact_token_scopes" "test" {}`,
		ConfigStateChecks: []statecheck.StateCheck{
			expectTokenScopes("account_type", knownvalue.StringExact("brand")),
			expectTokenScopes("status", knownvalue.StringExact("forbidden_everywhere")),
			expectTokenScopes("requests", knownvalue.Int64Exact(28)),
		},
	})
}

func TestAccTokenScopes_categories(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	config := func(category string) string {
		return fmt.Sprintf(`
data "impact_token_scopes" "test" {
  probe_writes = true
  categories   = ["deals", %q]
}`, category)
	}
	w.Token.SetScopes(mockimpact.Scopes{"deals": {"read"}, "conversions": {"write"}})
	w.Run(
		resource.TestStep{Config: config("conversion"), ExpectError: acctest.Text(
			`Brand accounts have no API category "conversion". The nearest are conversions,`)},
		resource.TestStep{
			Config: config("conversions"),
			ConfigStateChecks: []statecheck.StateCheck{
				expectTokenScopes("profile", knownvalue.Null()),
				expectTokenScopes("requests", knownvalue.Int64Exact(2)),
				expectTokenScopes("endpoints", knownvalue.ListExact([]knownvalue.Check{
					endpoint("conversions", "write", knownvalue.Null(), knownvalue.Null(), "not_probed",
						"a conversion cannot be taken back, and which fields it needs depends on the others"),
					endpoint("deals", "read", knownvalue.StringExact("GET /Deals"), knownvalue.Int64Exact(200), "granted",
						"the request was let through"),
					endpoint("deals", "write", knownvalue.StringExact("PUT /Deals/0"), knownvalue.Int64Exact(403), "denied",
						"the token lacks the permission, or is disabled"),
				})),
			},
		},
	)
}

func endpoint(category, permission string, call, status knownvalue.Check, outcome, reason string) knownvalue.Check {
	return knownvalue.ObjectExact(map[string]knownvalue.Check{
		"category": knownvalue.StringExact(category), "permission": knownvalue.StringExact(permission),
		"call": call, "http_status": status,
		"outcome": knownvalue.StringExact(outcome), "reason": knownvalue.StringExact(reason),
	})
}

func TestAccTokenScopes_expected(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Token.SetScopes(mockimpact.Scopes{"campaigns": {"read"}, "ads": {"read", "write"}, "conversions": {"write"}})
	w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	step := func(expected string) resource.TestStep {
		return resource.TestStep{Config: `
data "impact_token_scopes" "test" {
  probe_writes    = true
  expected_scopes = ` + expected + `
}`}
	}
	differs := step(`provider::impact::required_scopes("brand", ["GET /Campaigns", "POST /Deals", "POST /Conversions", "GET /Ads"])`)
	differs.ConfigStateChecks = []statecheck.StateCheck{
		expectTokenScopes("missing_scopes", scopesExactly(map[string][]string{"deals": {"write"}})),
		expectTokenScopes("excess_scopes", scopesExactly(map[string][]string{"ads": {"write"}})),
		expectTokenScopes("unproven_scopes", scopesExactly(map[string][]string{"conversions": {"write"}})),
		expectTokenScopes("message", knownvalue.StringExact(w.Fill(
			"The credential works for brand account {SID}: 3 of 39 probed permissions are granted. Missing: deals (write). More than expected: ads (write). "+
				"Change the token at https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml. Not proven: conversions (write)."))),
	}
	agrees := step(`{ campaigns = ["read"], ads = ["write", "read"] }`)
	agrees.ConfigStateChecks = []statecheck.StateCheck{
		expectTokenScopes("missing_scopes", scopesExactly(nil)),
		expectTokenScopes("excess_scopes", scopesExactly(nil)),
		expectTokenScopes("unproven_scopes", scopesExactly(nil)),
	}
	impossible := step(`{ campaigns = ["write"] }`)
	impossible.ExpectError = acctest.Text(`The category "campaigns" of brand accounts has no write operation, so "write" cannot be granted. It offers only "read".`)
	w.Run(impossible, differs, agrees)
}

func TestAccTokenScopes_answersThatSayNothing(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	const config = `
provider "impact" {
  max_retries = 0
}
data "impact_token_scopes" "test" {}
`
	w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	fault := w.Mock.Fault(mockimpact.Fault{Path: "/Jobs", Status: 503})
	w.Run(
		resource.TestStep{
			Config: config,
			ConfigStateChecks: []statecheck.StateCheck{
				expectTokenScopes("status", knownvalue.StringExact("valid")),
				expectTokenScopes("profile", knownvalue.Null()),
				expectTokenScopes("scopes", knownvalue.MapPartial(map[string]knownvalue.Check{
					"jobs": outcomes(knownvalue.StringExact("unknown"), knownvalue.StringExact("not_probed")),
				})),
				expectTokenScopes("message", knownvalue.StringExact(w.Fill(
					"The credential works for brand account {SID}: 27 of 28 probed permissions are granted. Of the answers 1 says nothing; run again."))),
			},
		},
		resource.TestStep{
			PreConfig: func() {
				fault.Remove()
				w.Mock.Fault(mockimpact.Fault{Status: 503})
			},
			Config:      config,
			ExpectError: acctest.Text("Cannot read the scopes of the credential"),
		},
	)
}
