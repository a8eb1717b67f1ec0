package credential_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

func TestAccRequiredScopes(t *testing.T) {
	t.Parallel()
	for call, test := range map[string]struct {
		want      []string
		wantError string
	}{
		`required_scopes("brand", ["POST /Conversions", "GET /Campaigns", "GET /Campaigns?Page=2"])`: {
			want: []string{"GET /Campaigns", "POST /Conversions"}},
		`required_scopes("brand", ["GET /Deals/7", "put https://api.impact.com/Advertisers/IR1/Deals/{DealId}?Name=x"])`: {
			want: []string{"GET /Deals/{DealId}", "PUT /Deals/{DealId}"}},
		`required_scopes("partner", ["GET /Mediapartners/IR1/Ads"])`: {want: []string{"GET /Ads"}},
		`required_scopes("agency", [])`:                              {want: []string{}},
		`required_scopes("brand", ["OPTIONS /Deals", "HEAD /Deals", "GET https://www.example.com/a", "GET /Deals"])`: {
			want: []string{"GET /Deals"}},

		`required_scopes("brand", ["GET /Campaign"])`:              {wantError: `unknown call "GET /Campaign" for account type "brand"; the nearest known calls are GET /Campaigns,`},
		`required_scopes("brand", ["GET /Ads", "Campaigns"])`:      {wantError: `call 2: write a method and a path, such as "GET /Campaigns"`},
		`required_scopes("brand", ["GET /Ads", null])`:             {wantError: `call 2 is null`},
		`required_scopes("seller", ["GET /Campaigns"])`:            {wantError: `account type "seller" is not one of brand, partner, agency`},
		`required_scopes("agency", ["GET /MediaProperties"])`:      {wantError: `unknown call "GET /MediaProperties" for account type "agency", but known for partner`},
		`required_scopes("brand", ["DELETE /Campaigns", "GET x"])`: {wantError: `unknown call "DELETE /Campaigns"…unknown call "GET /x"`},
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
				step.ConfigStateChecks = []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("test", textList(test.want))}
			}
			acctest.NewBrand(t).RunAtProtocol(step)
		})
	}
}

func textList(texts []string) knownvalue.Check {
	checks := make([]knownvalue.Check, len(texts))
	for i, text := range texts {
		checks[i] = knownvalue.StringExact(text)
	}
	return knownvalue.ListExact(checks)
}

// What is proven, what is needed and what there is have one form, so that they can
// be compared and handed on as they are.
func TestAccRequiredScopes_sameFormAsGranted(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.Run(resource.TestStep{
		Config: `
data "impact_token_scopes" "test" {
  calls = provider::impact::required_scopes("brand", ["GET /Campaigns"])
}
data "impact_scope_catalog" "test" {}
output "equal" {
  value = data.impact_token_scopes.test.granted_scopes == toset(provider::impact::required_scopes("brand", ["GET /Campaigns"]))
}
output "all" {
  value = data.impact_scope_catalog.test.scopes == toset(provider::impact::required_scopes("brand", flatten([
    for category in data.impact_scope_catalog.test.categories : category.operations[*].operation
  ])))
}`,
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownOutputValue("equal", knownvalue.Bool(true)),
			statecheck.ExpectKnownOutputValue("all", knownvalue.Bool(true)),
		},
	})
}
