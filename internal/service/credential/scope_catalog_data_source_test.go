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
	w.RunAtProtocol(resource.TestStep{
		Config: `data "impact_scope_catalog" "test" {}`,
		ConfigStateChecks: []statecheck.StateCheck{
			expectCatalog(text("brand"), "account_type"),
			expectCatalog(knownvalue.MapSizeExact(29), "categories"),
			expectCatalog(knownvalue.Int64Exact(65), "probe_requests", "reads"),
			expectCatalog(knownvalue.Int64Exact(92), "probe_requests", "full"),
			expectCatalog(knownvalue.ObjectExact(map[string]knownvalue.Check{
				"label": text("Conversions"), "label_origin": text("document"), "aliases": acctest.StringSet(),
				"permissions": acctest.StringSet("write"),
				"operations": knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
					"operation": text("POST /Conversions"), "method": text("POST"), "path": text("/Conversions"),
					"page_path": text("/Advertisers/<AccountSID>/Conversions"), "label": knownvalue.Null(), "label_origin": knownvalue.Null(),
					"placement": text("document"), "permission": text("write"), "probe": knownvalue.Null(), "probe_rests": knownvalue.Null(),
					"probe_reason": text("a conversion cannot be taken back, and which fields it needs depends on the others"),
				})}),
			}), "categories", "conversions"),
			expectCatalog(text("Account"), "categories", "account", "label"),
			expectCatalog(text("seen"), "categories", "account", "label_origin"),
			expectCatalog(acctest.StringSet("company_information", "legal_entities"), "categories", "account", "aliases"),
			statecheck.ExpectKnownValue("data.impact_scope_catalog.test",
				tfjsonpath.New("categories").AtMapKey("campaigns").AtMapKey("operations").AtSliceIndex(1),
				knownvalue.ObjectExact(map[string]knownvalue.Check{
					"operation": text("GET /Campaigns/{CampaignId}"), "method": text("GET"), "path": text("/Campaigns/{CampaignId}"),
					"page_path": text("/Advertisers/<AccountSID>/Campaigns/<CampaignID>"), "label": text("Retrieve campaign"), "label_origin": text("seen"),
					"placement": text("seen"), "permission": text("read"), "probe": text("GET /Campaigns/0"), "probe_rests": text("real_id"),
					"probe_reason": text("one object, by the id that its list showed in the same run; without one, object 0, which does not exist"),
				})),
			expectCatalog(acctest.StringSet(operationsThat(catalog.Brand, func(catalog.Operation) bool { return true })...), "scopes"),
			expectCatalog(acctest.StringSet(operationsThat(catalog.Brand, isRead)...), "read_scopes"),
		},
	})
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
			expectCatalog(knownvalue.Int64Exact(12), "probe_requests", "reads"),
		},
	})
	if requests := w.Requests(); len(requests) > 0 {
		t.Errorf("requests were sent: %v", requests)
	}
}

func TestAccScopeCatalog_refuses(t *testing.T) {
	t.Parallel()
	acctest.NewBrand(t).RunAtProtocol(resource.TestStep{
		Config: `
data "impact_scope_catalog" "test" {
  account_type = "seller"
}`,
		ExpectError: acctest.Text(`value must be one of: ["brand" "partner" "agency"], got: "seller"`),
	})
}
