package credential_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// echoed shows an ephemeral resource's values in state, for the test to see.
func echoed(body string) string {
	return `
ephemeral "impact_credentials" "test" {` + body + `}
provider "echo" {
  data = ephemeral.impact_credentials.test
}
resource "echo" "test" {}
`
}

func runEphemeral(w *acctest.World, step resource.TestStep) {
	w.StoresTokens() // the echo resource stores what it is shown
	w.Run(step)
}

func expectEcho(attribute string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("echo.test", tfjsonpath.New("data").AtMapKey(attribute), value)
}

func TestAccCredentialsEphemeral_providersOwn(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	runEphemeral(w, resource.TestStep{
		Config: echoed(""),
		ConfigStateChecks: []statecheck.StateCheck{
			expectEcho("account_type", knownvalue.StringExact("brand")),
			expectEcho("account_sid", knownvalue.StringExact(w.Token.SID)),
			expectEcho("auth_token", knownvalue.StringExact(w.Token.Value())),
			expectEcho("authorization_header", knownvalue.StringExact(impact.AuthorizationHeader(w.Token.SID, w.Token.Value()))),
			expectEcho("base_url", knownvalue.StringExact(w.URL()+"/Advertisers/"+w.Token.SID)),
			expectEcho("company_name", knownvalue.StringExact("Acme")),
		},
	})
}

func TestAccCredentialsEphemeral_another(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	other := w.Mock.AddAccount(mockimpact.Partner, "Blog").AddToken(mockimpact.TokenOptions{Name: "other"})
	runEphemeral(w, resource.TestStep{
		Config: `
variable "token" {
  ephemeral = true
}
` + echoed(fmt.Sprintf(`
  account_type = "partner"
  account_sid  = %q
  auth_token   = var.token
  api_version  = "16"
`, other.SID)),
		ConfigVariables: config.Variables{"token": config.StringVariable(other.Value())},
		ConfigStateChecks: []statecheck.StateCheck{
			expectEcho("account_type", knownvalue.StringExact("partner")),
			expectEcho("company_name", knownvalue.StringExact("Blog")),
			expectEcho("base_url", knownvalue.StringExact(w.URL()+"/MediaPartners/"+other.SID)),
		},
	})
}

func TestAccCredentialsEphemeral_refuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ body, want string }{
		"rejected": {
			`account_sid = "IRnobody"
			 auth_token = "wrong"`,
			"impact.com rejected Account SID IRnobody as a brand credential on {URL} (401). Usual causes",
		},
		"SID without token": {`account_sid = "IR1"`, `Attribute "auth_token" must be specified when "account_sid" is specified`},
		"account type":      {`account_type = "seller"`, `value must be one of: ["brand" "partner" "agency"], got: "seller"`},
		"version that impact.com does not know": {
			`api_version = "16"`,
			`Cannot tell whether the credential works…400 Bad Request: API version 16 does not exist.`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			runEphemeral(w, resource.TestStep{Config: echoed("\n" + test.body + "\n"), ExpectError: acctest.Text(w.Fill(test.want))})
		})
	}
}
