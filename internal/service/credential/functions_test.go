package credential_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

func TestAccFunctions(t *testing.T) {
	t.Parallel()
	for call, test := range map[string]struct{ want, wantError string }{
		`base_url("brand", "IR1")`:   {want: "https://api.impact.com/Advertisers/IR1"},
		`base_url("partner", "IR1")`: {want: "https://api.impact.com/MediaPartners/IR1"},
		`base_url("agency", "IR1")`:  {want: "https://api.impact.com/Agencies/IR1"},
		`base_url("x", "IR1")`:       {wantError: `account type "x" is not one of brand, partner, agency`},
		`base_url("brand", "a b")`:   {wantError: `"a b" holds characters that cannot stand in a request path`},

		`authorization_header("IR1", "tok")`: {want: "Basic SVIxOnRvaw=="},
		`authorization_header("", "tok")`:    {wantError: `the Account SID is empty`},
		`authorization_header("IR1", "t k")`: {wantError: `the Auth Token holds a space, line break or control character`},

		`settings_url("brand")`:   {want: "https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml"},
		`settings_url("partner")`: {want: "https://app.impact.com/secure/mediapartner/api/fr/api-access-tokens-ui.ihtml"},
		`settings_url("agency")`:  {want: "https://app.impact.com/secure/agency/api/fr/api-access-tokens-ui.ihtml"},
		`settings_url("admin")`:   {wantError: `account type "admin" is not one of brand, partner, agency`},

		`settings_url(null)`: {wantError: `argument must not be null`},
	} {
		t.Run(call, func(t *testing.T) {
			t.Parallel()
			step := resource.TestStep{Config: `
output "test" {
  value = provider::impact::` + call + `
}`}
			if test.wantError != "" {
				step.ExpectError = acctest.Text(test.wantError)
			} else {
				step.ConfigStateChecks = []statecheck.StateCheck{
					statecheck.ExpectKnownOutputValue("test", knownvalue.StringExact(test.want)),
				}
			}
			acctest.NewBrand(t).RunAtProtocol(step)
		})
	}
}
