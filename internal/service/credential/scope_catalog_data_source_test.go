package credential_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

func expectCatalog(value knownvalue.Check, steps ...string) statecheck.StateCheck {
	at := tfjsonpath.New(steps[0])
	for _, step := range steps[1:] {
		at = at.AtMapKey(step)
	}
	return statecheck.ExpectKnownValue("data.impact_scope_catalog.test", at, value)
}

func text(s string) knownvalue.Check { return knownvalue.StringExact(s) }

func TestAccScopeCatalog(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.Run(resource.TestStep{
		Config: `data "impact_scope_catalog" "test" {}`,
		ConfigStateChecks: []statecheck.StateCheck{
			expectCatalog(text("brand"), "account_type"),
			expectCatalog(knownvalue.MapSizeExact(32), "categories"),
			expectCatalog(knownvalue.Int64Exact(28), "probe_requests", "reads"),
			expectCatalog(knownvalue.Int64Exact(39), "probe_requests", "full"),
			expectCatalog(knownvalue.ObjectExact(map[string]knownvalue.Check{
				"label":       text("Conversions"),
				"permissions": knownvalue.SetExact([]knownvalue.Check{text("write")}),
				"endpoints": knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
					"method": text("POST"), "path": text("/Conversions"), "permission": text("write"),
				})}),
				"read_probe": knownvalue.Null(),
				"write_probe": knownvalue.ObjectExact(map[string]knownvalue.Check{
					"call": knownvalue.Null(), "reason": text("a conversion cannot be taken back, and which fields it needs depends on the others"),
				}),
			}), "categories", "conversions"),
			expectCatalog(text("PUT /Deals/0"), "categories", "deals", "write_probe", "call"),
			expectCatalog(scopesExactly(allScopes(catalog.Brand)), "scopes"),
			expectCatalog(scopesExactly(readsOf(catalog.Brand)), "read_scopes"),
		},
	})
}

func allScopes(accountType string) map[string][]string {
	scopes := map[string][]string{}
	for _, category := range catalog.Categories(accountType) {
		scopes[category.Key] = category.Permissions()
	}
	return scopes
}

// The catalogue of any account type can be had from any provider, also from one
// whose credential is not known yet, and without a request.
func TestAccScopeCatalog_ofAnotherAccountType(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Setenv("IMPACT_ACCOUNT_SID", "")
	w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	w.Run(resource.TestStep{
		Config: fmt.Sprintf(`
resource "terraform_data" "sid" {
  input = %q
}
provider "impact" {
  account_sid = terraform_data.sid.output
}
data "impact_scope_catalog" "test" {
  account_type = "agency"
}`, w.Token.SID),
		ConfigStateChecks: []statecheck.StateCheck{
			expectCatalog(knownvalue.MapSizeExact(7), "categories"),
			expectCatalog(knownvalue.Int64Exact(6), "probe_requests", "reads"),
		},
	})
	if requests := w.Requests(); len(requests) > 0 {
		t.Errorf("requests were sent: %v", requests)
	}
}

func TestAccScopeCatalog_refuses(t *testing.T) {
	t.Parallel()
	acctest.NewBrand(t).Run(resource.TestStep{
		Config: `
data "impact_scope_catalog" "test" {
  account_type = "seller"
}`,
		ExpectError: acctest.Text(`value must be one of: ["brand" "partner" "agency"], got: "seller"`),
	})
}
