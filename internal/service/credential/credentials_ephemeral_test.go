package credential_test

import (
	"fmt"
	"strings"
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

// expectRefused opens an ephemeral resource, and expects an error that says why not and
// shows no token.
func expectRefused(t *testing.T, w *acctest.World, typeName string, declared acctest.Config, want string) {
	t.Helper()
	said := strings.Join(acctest.Render(w.Protocol().Open(typeName, declared)), "\n")
	if !strings.Contains("\n"+said, "\nerror") || !acctest.Text(want).MatchString(said) {
		t.Errorf("it says %q, want the error %q", said, want)
	}
	for _, secret := range w.Mock.Secrets() {
		if strings.Contains(said, secret) {
			t.Errorf("it shows a token: %q", said)
		}
	}
}

func TestCredentialsEphemeral_refuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		config acctest.Config
		want   string
	}{
		"rejected": {
			acctest.Config{"account_sid": acctest.String("IRnobody"), "auth_token": acctest.String("wrong")},
			"impact.com rejected Account SID IRnobody as a brand credential on {URL} (401). Usual causes",
		},
		"SID without token": {
			acctest.Config{"account_sid": acctest.String("IR1")},
			`error at account_sid…Attribute "auth_token" must be specified when "account_sid" is specified`,
		},
		"account type": {
			acctest.Config{"account_type": acctest.String("seller")},
			`error at account_type…value must be one of: ["brand" "partner" "agency"], got: "seller"`,
		},
		"version that impact.com does not know": {
			acctest.Config{"api_version": acctest.String("16")},
			`Cannot tell whether the credential works…400 Bad Request: API version 16 does not exist.`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			expectRefused(t, w, "impact_credentials", test.config, w.Fill(test.want))
		})
	}
}
