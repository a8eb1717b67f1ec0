package token_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	tfconfig "github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// environments declares one token per environment, with the same scopes. (The
// acceptance-test library cannot read a state with for_each; the example
// token-per-environment is written with it, and is applied in a test too.)
func environments(staging, production string) string {
	config := `
locals {
  scopes = { campaigns = ["read"], deals = ["read", "write"] }
}`
	for name, sid := range map[string]string{"staging": staging, "production": production} {
		config += fmt.Sprintf(`
variable "%[1]s" {
  type      = string
  ephemeral = true
}
resource "impact_access_token" "%[1]s" {
  name          = "reporting-%[1]s"
  account_type  = "brand"
  scopes        = local.scopes
  verification  = "reads"
  account_sid   = %[2]q
  auth_token_wo = var.%[1]s
}`, name, sid)
	}
	return config
}

func TestAccAccessToken_duplicate(t *testing.T) {
	t.Parallel()
	w, staging := tokenWorld(t)
	production := staging.Duplicate("reporting-production")
	value := tfconfig.Variables{
		"staging": tfconfig.StringVariable(staging.Value()), "production": tfconfig.StringVariable(production.Value()),
	}
	active := func(name string) statecheck.StateCheck {
		return statecheck.ExpectKnownValue("impact_access_token."+name, tfjsonpath.New("status"), knownvalue.StringExact("active"))
	}
	w.RunAtProtocol(
		resource.TestStep{
			Config: environments(staging.SID, production.SID), ConfigVariables: value,
			ConfigStateChecks: []statecheck.StateCheck{active("staging"), active("production")},
		},
		resource.TestStep{ // the duplicate got another scope in the web app
			PreConfig: func() {
				production.SetScopes(mockimpact.Scopes{"campaigns": {"read"}, "deals": {"read", "write"}, "notes": {"read"}})
			},
			Config: environments(staging.SID, production.SID), ConfigVariables: value,
			ExpectError: acctest.Text(`An access token has scopes that are not declared [token_excess_scopes]…Access token "reporting-production": the live token still differs, as the warning above says in full.`),
		},
		resource.TestStep{ // one token for two environments
			PreConfig: func() {
				production.SetScopes(liveScopes())
				value["production"] = value["staging"]
			},
			Config: environments(staging.SID, staging.SID), ConfigVariables: value, PlanOnly: true,
			ExpectError: acctest.Text(`Two resources declare the same token…The Account SID ` + staging.SID + ` is declared by impact_access_token "reporting-…" and by impact_access_token "reporting-…". Each token has one declaration: give each environment a token of its own (the web app duplicates one with equal scopes), or remove one of the two.`),
		},
	)
}

// A stored Auth Token proves at destroy whether the token is gone.
func TestAccAccessToken_deleteStored(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	w.StoresTokens()
	config, value := storedConfig(token.SID, declaredScopes), given(token.Value())
	w.Run(
		resource.TestStep{Config: config, ConfigVariables: value},
		resource.TestStep{
			Config: config, ConfigVariables: value, Destroy: true,
			ExpectError: acctest.Text(`An access token still exists [token_still_exists]…Access token "reporting": Terraform cannot delete it, and impact.com still knows ` + token.SID +
				`. Delete it at https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml Then destroy again. To leave it to somebody else, set deletion_policy = "forget" and apply before you destroy.`),
		},
		resource.TestStep{ // a disabled token is not gone either
			PreConfig: func() { token.Disable() },
			Config:    config, ConfigVariables: value, Destroy: true,
			ExpectError: acctest.Text(`An access token still exists [token_still_exists]`),
		},
		resource.TestStep{
			PreConfig: func() { token.Delete() },
			Config:    config, ConfigVariables: value, Destroy: true,
		},
	)
}

// Another SID is another token: the old one is destroyed, the new one adopted.
func TestAccAccessToken_replace(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	twin := token.Duplicate("reporting")
	value := given(token.Value())
	w.RunAtProtocol(
		resource.TestStep{Config: tokenConfig(token.SID, declaredScopes), ConfigVariables: value},
		resource.TestStep{
			PreConfig: func() { value["token"] = tfconfig.StringVariable(twin.Value()) },
			Config:    tokenConfig(twin.SID, declaredScopes), ConfigVariables: value,
			ConfigPlanChecks:  planned(plannedAction(plancheck.ResourceActionReplace)),
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("active"), expectToken("account_sid", knownvalue.StringExact(twin.SID))},
		},
		resource.TestStep{ // no SID is the request for a new token
			Config: requestConfig(declaredScopes), ConfigVariables: value,
			ConfigPlanChecks: planned(plannedAction(plancheck.ResourceActionReplace)),
			ConfigStateChecks: []statecheck.StateCheck{
				expectStatus("requested"), expectToken("account_sid", knownvalue.Null()),
				expectToken("auth_token_fingerprint", knownvalue.Null()), expectToken("last_reset_at", knownvalue.Null()),
			},
		},
	)
}

func TestAccAccessToken_import(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	config := tokenConfig(token.SID, declaredScopes)
	w.Run(
		resource.TestStep{
			Config: config + fmt.Sprintf("\nimport {\n  to = %s\n  id = %q\n}\n", tokenAddress, token.SID), ConfigVariables: given(token.Value()),
			ConfigPlanChecks: planned(
				plannedAction(plancheck.ResourceActionUpdate),
				leftOpen(),
			),
			ConfigStateChecks: []statecheck.StateCheck{
				expectStatus("active"), expectToken("auth_token_fingerprint", knownvalue.StringRegexp(hexDigits)),
			},
		},
		resource.TestStep{
			ResourceName: tokenAddress, ImportState: true, ImportStateId: token.SID, ConfigVariables: given(token.Value()),
			ImportStateCheck: func(states []*terraform.InstanceState) error {
				if len(states) != 1 || states[0].Attributes["account_sid"] != token.SID {
					return fmt.Errorf("imported %v", states)
				}
				return nil
			},
		},
		resource.TestStep{
			ResourceName: tokenAddress, ImportState: true, ImportStateId: "IR 1", ConfigVariables: given(token.Value()),
			ExpectError: acctest.Text(`The import id is the token's Account SID, but "IR 1" holds characters that cannot stand in a request path`),
		},
	)
}

func TestAccAccessToken_importRefused(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	token.SetScopes(mockimpact.Scopes{"campaigns": {"read"}})
	w.Run(resource.TestStep{
		Config:          tokenConfig(token.SID, declaredScopes) + fmt.Sprintf("\nimport {\n  to = %s\n  id = %q\n}\n", tokenAddress, token.SID),
		ConfigVariables: given(token.Value()), PlanOnly: true,
		ExpectError: acctest.Text(`An access token lacks scopes [token_lacks_scopes]`),
	})
}

func TestAccAccessToken_movedAndRemoved(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	config, value := tokenConfig(token.SID, declaredScopes), given(token.Value())
	renamed := strings.Replace(config, `"impact_access_token" "test"`, `"impact_access_token" "renamed"`, 1)
	variable, _, _ := strings.Cut(renamed, "resource ")
	w.Run(
		resource.TestStep{Config: config, ConfigVariables: value},
		resource.TestStep{
			Config:          renamed + "\nmoved {\n  from = impact_access_token.test\n  to = impact_access_token.renamed\n}\n",
			ConfigVariables: value, ConfigPlanChecks: planned(plancheck.ExpectEmptyPlan()),
		},
		resource.TestStep{
			Config:          variable + "\nremoved {\n  from = impact_access_token.renamed\n  lifecycle {\n    destroy = false\n  }\n}\n",
			ConfigVariables: value,
			Check: func(s *terraform.State) error {
				if resources := s.RootModule().Resources; len(resources) > 0 {
					return fmt.Errorf("left in state: %v", resources)
				}
				return nil
			},
		},
	)
	if token.State() != mockimpact.TokenEnabled {
		t.Error("the token was touched")
	}
}

// A plan costs what the documentation says: the provider's own proof, and one
// request per category that can be read.
func TestAccAccessToken_requests(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	w.StoresTokens()
	config := storedConfig(token.SID, declaredScopes, `deletion_policy = "forget"`, `verification = "declared"`)
	var refreshed, planned, again []string
	note := func(calls *[]string) plancheck.PlanCheck {
		return planFunc(func() { *calls = w.Requests() })
	}
	w.RunAtProtocol(
		resource.TestStep{
			Config: config, ConfigVariables: given(token.Value()),
			ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply:             []plancheck.PlanCheck{note(&planned)},
				PostApplyPreRefresh:  []plancheck.PlanCheck{note(&again)},
				PostApplyPostRefresh: []plancheck.PlanCheck{note(&refreshed)},
			},
		},
	)
	want := slices.Sorted(slices.Values(append([]string{
		"GET /CompanyInformation",     // the provider's own credential
		"GET /Campaigns/{CampaignId}", // the control: what the answer is where permission is proven, and the object does not exist
	}, provenCalls...)))
	for name, sent := range map[string][]string{
		"a plan":                          planned,
		"a plan with refresh, in one ask": refreshed, // the refresh hands its answers to the plan
	} {
		if diff := cmp.Diff(want, slices.Sorted(slices.Values(sent))); diff != "" {
			t.Errorf("%s sends other requests (-want +got):\n%s", name, diff)
		}
	}
}
