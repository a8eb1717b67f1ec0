package credential_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func expectCredentials(attribute string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("data.impact_credentials.test", tfjsonpath.New(attribute), value)
}

func TestAccCredentials_eachAccountType(t *testing.T) {
	t.Parallel()
	for accountType, newWorld := range map[string]func(*testing.T) *acctest.World{
		"brand": acctest.NewBrand, "partner": acctest.NewPartner, "agency": acctest.NewAgency,
	} {
		t.Run(accountType, func(t *testing.T) {
			t.Parallel()
			newWorld(t).RunAtProtocol(resource.TestStep{
				Config: `data "impact_credentials" "test" {}`,
				ConfigStateChecks: []statecheck.StateCheck{
					expectCredentials("status", knownvalue.StringExact("valid")),
					expectCredentials("valid", knownvalue.Bool(true)),
					expectCredentials("account_type", knownvalue.StringExact(accountType)),
					expectCredentials("advertiser_id", knownvalue.Null()),
					expectCredentials("company_name", knownvalue.NotNull()),
					expectCredentials("proven_by", knownvalue.StringExact("GET /CompanyInformation")),
					expectCredentials("rate_limit", knownvalue.ObjectPartial(map[string]knownvalue.Check{
						"limit": knownvalue.Int64Exact(1000), "remaining": knownvalue.NotNull(), "reset_at": knownvalue.NotNull(),
					})),
				},
			})
		})
	}
}

func TestAccCredentials_passthrough(t *testing.T) {
	t.Parallel()
	w := acctest.NewPassthrough(t)
	w.NeedsMock()
	w.RunAtProtocol(resource.TestStep{
		Config: `data "impact_credentials" "test" {}`,
		ConfigStateChecks: []statecheck.StateCheck{
			expectCredentials("account_type", knownvalue.StringExact("brand")),
			expectCredentials("advertiser_id", knownvalue.StringExact(w.Account.ID)),
			expectCredentials("company_name", knownvalue.StringExact("Managed brand")),
			expectCredentials("settings_url", knownvalue.StringExact("https://app.impact.com/secure/agency/api/fr/api-access-tokens-ui.ihtml")),
		},
	})
}

// What does not work is reported, with the reason, and is no error.
func TestAccCredentials_reports(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change  func(*acctest.World)
		status  string
		message string
	}{
		"reset": {
			func(w *acctest.World) { w.Token.Reset() }, "rejected",
			"impact.com rejected Account SID {SID} as a brand credential on {URL} (401). Usual causes: the Auth Token was reset, the token was deleted, or SID and token do not belong together. Current tokens are at https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml.",
		},
		"disabled": {
			func(w *acctest.World) { w.Token.Disable() }, "forbidden_everywhere",
			"impact.com knows the credential, but refused one read of every category: the token is disabled, or has none of these permissions. Enable it, or its operations, at https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml.",
		},
		"another permission only": {
			func(w *acctest.World) { w.Token.SetScopes(mockimpact.Scopes{"tasks": {"read"}}) }, "valid",
			"The credential works for brand account {SID}.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			test.change(w)
			w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
			w.RunAtProtocol(resource.TestStep{
				Config: `data "impact_credentials" "test" {}`,
				ConfigStateChecks: []statecheck.StateCheck{
					expectCredentials("status", knownvalue.StringExact(test.status)),
					expectCredentials("message", knownvalue.StringExact(w.Fill(test.message))),
					expectCredentials("company_name", knownvalue.Null()),
				},
			})
		})
	}
}

// One environment costs one request for the proof and one per data source that
// reads something: impact_credentials reuses the proof.
func TestAccCredentials_coldPlanCostsTwoRequests(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	plan := &firstPlan{world: w}
	w.Run(resource.TestStep{
		Config: `
data "impact_credentials" "test" {}
data "impact_company_information" "test" {}
check "works" {
  assert {
    condition     = data.impact_credentials.test.valid
    error_message = data.impact_credentials.test.message
  }
}`,
		ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plan}},
	})
	if diff := cmp.Diff([]string{"GET /CompanyInformation", "GET /CompanyInformation"}, plan.requests); diff != "" {
		t.Error(diff)
	}
}

// firstPlan notes the requests of a test's first plan.
type firstPlan struct {
	world    *acctest.World
	requests []string
}

func (p *firstPlan) CheckPlan(context.Context, plancheck.CheckPlanRequest, *plancheck.CheckPlanResponse) {
	p.requests = p.world.Requests()
}
