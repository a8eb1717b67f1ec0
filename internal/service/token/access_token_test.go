package token_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// requestConfig is a token that does not exist yet.
func requestConfig(scopes string) string {
	config := tokenConfig("", scopes, `description = "Nightly reports"`, `developer_emails = ["dev@example.com"]`)
	config = strings.Replace(config, `account_sid   = ""`, "", 1)
	return strings.Replace(config, "auth_token_wo = var.token", "", 1)
}

func TestAccAccessToken_request(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	const guide = `Open https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml
as a user with the role Account Administrator or Implementation Specialist. The access token must have:

Name:             reporting
Description:      Nightly reports
API version:      14 (the newest)
Developer emails: dev@example.com
State:            enabled

Under Configure API Scopes turn each of these categories on, then tick these rows in it. Leave every other row and category off:
  Campaigns
    - GET /Advertisers/<AccountSID>/Campaigns
    - GET /Advertisers/<AccountSID>/Campaigns/<CampaignID>
  Deals *
    - GET /Advertisers/<AccountSID>/Deals
    - POST /Advertisers/<AccountSID>/Deals (no request can check it without changing something)
    - GET /Advertisers/<AccountSID>/Deals/<DealID>
    - PUT /Advertisers/<AccountSID>/Deals/<DealID>
    - DELETE /Advertisers/<AccountSID>/Deals/<DealID>
* The page may name or group this otherwise: find its rows by path and method.

Then give its Account SID to account_sid and its Auth Token to auth_token_wo (or auth_token), and apply: the live token is compared with this declaration.
`
	w.Run(
		resource.TestStep{
			Config: requestConfig(declaredScopes), ConfigVariables: given("none yet"),
			ConfigPlanChecks: planned(
				plannedValue("setup_guide", knownvalue.StringExact(guide)),
				plannedValue("settings_url", knownvalue.StringExact("https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml")),
				plannedValue("status", knownvalue.StringExact("requested")),
			),
			ConfigStateChecks: []statecheck.StateCheck{
				expectStatus("requested"),
				expectToken("missing_scopes", knownvalue.Null()),
				expectToken("auth_token_fingerprint", knownvalue.Null()),
				expectToken("last_reset_at", knownvalue.Null()),
			},
		},
		resource.TestStep{ // the person made it, but forgot a toggle: nothing is recorded
			PreConfig: func() { token.SetScopes(mockimpact.Scopes{"campaigns": {"read"}}) },
			Config:    tokenConfig(token.SID, declaredScopes), ConfigVariables: given(token.Value()),
			ExpectError: acctest.Text(`An access token lacks scopes [token_lacks_scopes]…- GET /Advertisers/<AccountSID>/Deals`),
		},
		resource.TestStep{
			Config: requestConfig(declaredScopes), ConfigVariables: given("none yet"),
			ConfigPlanChecks:  planned(plancheck.ExpectEmptyPlan()),
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("requested")},
		},
		resource.TestStep{
			PreConfig: func() { token.SetScopes(liveScopes()) },
			Config:    tokenConfig(token.SID, declaredScopes), ConfigVariables: given(token.Value()),
			ConfigPlanChecks:  planned(plannedAction(plancheck.ResourceActionUpdate)),
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("active")},
		},
	)
}

func TestAccAccessToken_adopt(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	w.Run(resource.TestStep{
		Config: tokenConfig(token.SID, declaredScopes, `verification = "full"`), ConfigVariables: given(token.Value()),
		ConfigPlanChecks: planned(
			plannedAction(plancheck.ResourceActionCreate),
			leftOpen(),
		),
		ConfigStateChecks: []statecheck.StateCheck{
			expectStatus("active"),
			expectToken("granted_scopes", calls(provenCalls...)),
			expectToken("missing_scopes", calls()),
			expectToken("excess_scopes", calls()),
			expectToken("unchecked_scopes", calls("POST /Deals")),
			expectToken("auth_token_wo", knownvalue.Null()),
			expectToken("auth_token_fingerprint", knownvalue.StringRegexp(hexDigits)),
			expectToken("last_reset_at", knownvalue.NotNull()),
		},
	})
}

// A credential that is known only at apply is verified there, before anything
// is recorded.
func TestAccAccessToken_adoptAtApply(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	config := strings.Replace(tokenConfig(token.SID, declaredScopes), `= "`+token.SID+`"`, "= terraform_data.sid.output", 1) +
		"\n" + `resource "terraform_data" "sid" { input = "` + token.SID + `" }`
	w.Run(
		resource.TestStep{
			PreConfig: func() { token.SetScopes(mockimpact.Scopes{"campaigns": {"read"}}) },
			Config:    config, ConfigVariables: given(token.Value()),
			ExpectError: acctest.Text(`An access token lacks scopes [token_lacks_scopes]…- GET /Advertisers/<AccountSID>/Deals`),
		},
		resource.TestStep{
			PreConfig: func() { token.SetScopes(liveScopes()) },
			Config:    config, ConfigVariables: given(token.Value()),
			// The SID is known by now, and the token was not recorded.
			ConfigPlanChecks:  planned(plannedAction(plancheck.ResourceActionCreate)),
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("active")},
		},
	)
}

// A token that may only send conversions can be proven to be known, no more: no
// request could tell it from a disabled one without making a conversion.
func TestAccAccessToken_accepted(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	token.SetScopes(mockimpact.Scopes{"conversions": {"write"}})
	w.RunAtProtocol(resource.TestStep{
		Config: tokenConfig(token.SID, `{ conversions = ["write"] }`), ConfigVariables: given(token.Value()),
		ConfigStateChecks: []statecheck.StateCheck{
			expectStatus("accepted"),
			expectToken("unchecked_scopes", calls("POST /Conversions")),
		},
	})
}

// Less verification asks for less, and says so.
func TestAccAccessToken_lessVerification(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	token.SetScopes(nil) // much more than declared
	w.RunAtProtocol(
		resource.TestStep{
			Config: tokenConfig(token.SID, declaredScopes, `verification = "none"`), ConfigVariables: given(token.Value()),
			ConfigStateChecks: []statecheck.StateCheck{
				expectStatus("unverified"),
				expectToken("granted_scopes", knownvalue.Null()),
				expectToken("unchecked_scopes", calls(append([]string{"POST /Deals"}, provenCalls...)...)),
				expectToken("auth_token_fingerprint", knownvalue.StringRegexp(hexDigits)),
			},
		},
		resource.TestStep{
			Config: tokenConfig(token.SID, declaredScopes, `verification = "authenticate"`), ConfigVariables: given(token.Value()),
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("active"), expectToken("excess_scopes", knownvalue.Null())},
		},
		resource.TestStep{
			Config: tokenConfig(token.SID, declaredScopes), ConfigVariables: given(token.Value()),
			ExpectError: acctest.Text(`An access token has scopes that are not declared [token_excess_scopes]`),
		},
	)
}
