package doctor_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// What -hcl writes is a configuration: with the Auth Token given as its comment says,
// it takes the token on board, and the live token agrees with it.
func TestAccHCL_takesATokenOnBoard(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		world      func(*testing.T) *acctest.World
		operations []string
	}{
		"brand":   {acctest.NewBrand, []string{"GET /CompanyInformation", "GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /MediaPartners"}},
		"partner": {acctest.NewPartner, []string{"GET /Campaigns", "GET /PromoCodes"}},
		"agency":  {acctest.NewAgency, []string{"GET /CompanyInformation", "GET /Jobs"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := test.world(t)
			w.NeedsMock()
			w.Token.AllowOnly(test.operations...)
			p := &patient{Server: w.Mock, t: t, handler: w.Mock, env: map[string]string{}}
			p.use(w.Token)
			if code := p.run(t.Context(), "-yes", "-full", "-writes", "-hcl", "-"); code != 0 {
				t.Fatalf("exit code %d: %s", code, p.stderr.String())
			}
			written := p.stdout.String()
			calls, _, _, _ := parseToken(t, written)
			address := "impact_access_token." + regexp.MustCompile(`impact_access_token\.(\w+)`).FindStringSubmatch(written)[1]
			const advice = "  # Give the Auth Token as auth_token_wo, so that no state holds it.\n"
			if !strings.Contains(written, advice) {
				t.Fatalf("no word on the Auth Token:\n%s", written)
			}
			full := strings.Replace(written, advice, "  auth_token_wo = var.auth_token\n", 1) +
				"\nvariable \"auth_token\" {\n  type      = string\n  ephemeral = true\n}\n"
			holds := func(attribute string, check knownvalue.Check) statecheck.StateCheck {
				return statecheck.ExpectKnownValue(address, tfjsonpath.New(attribute), check)
			}
			w.Run(resource.TestStep{
				Config: full, ConfigVariables: config.Variables{"auth_token": config.StringVariable(w.Token.Value())},
				ConfigStateChecks: []statecheck.StateCheck{
					holds("status", acctest.Exactly("active")), holds("calls", acctest.StringSet(calls...)),
					holds("calls", acctest.StringSet(test.operations...)),
					holds("missing_scopes", acctest.StringSet()), holds("unproven_scopes", acctest.StringSet()),
				},
			})
		})
	}
}
