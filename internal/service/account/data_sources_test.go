package account_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

var worlds = map[string]func(*testing.T) *acctest.World{
	"brand": acctest.NewBrand, "partner": acctest.NewPartner, "agency": acctest.NewAgency, "passthrough": acctest.NewPassthrough,
}

func TestAccCompanyInformationDataSource(t *testing.T) {
	t.Parallel()
	for accountType, newWorld := range worlds {
		t.Run(accountType, func(t *testing.T) {
			t.Parallel()
			const address = "data.impact_company_information.test"
			w := newWorld(t)
			w.NeedsMock()
			w.Run(resource.TestStep{
				Config: `data "impact_company_information" "test" {}`,
				ConfigStateChecks: []statecheck.StateCheck{
					acctest.Has(address, "company_name", knownvalue.StringExact(w.Account.Name())),
					acctest.Has(address, "minimum_contact_rating", knownvalue.NotNull()),
					acctest.Has(address, "registered_for_indirect_tax", knownvalue.NotNull()),
					acctest.Has(address, "corporate_address", knownvalue.ObjectPartial(map[string]knownvalue.Check{
						"address_line1": knownvalue.NotNull(), "city": knownvalue.NotNull(),
					})),
					acctest.Has(address, "technical_contact", knownvalue.ObjectPartial(map[string]knownvalue.Check{
						"email": knownvalue.NotNull(),
					})),
				},
			})
		})
	}
}

func TestAccCampaigns(t *testing.T) {
	t.Parallel()
	for _, accountType := range []string{"brand", "partner", "passthrough"} {
		t.Run(accountType, func(t *testing.T) {
			t.Parallel()
			w := worlds[accountType](t)
			w.Run(resource.TestStep{
				Config: fmt.Sprintf(`
data "impact_campaigns" "all" {}
data "impact_campaign" "one" {
  id = %q
}
output "listed" {
  value = contains(data.impact_campaigns.all.campaigns[*].id, %[1]q)
}`, w.CampaignID),
				ConfigStateChecks: []statecheck.StateCheck{
					statecheck.ExpectKnownOutputValue("listed", knownvalue.Bool(true)),
					acctest.Has("data.impact_campaign.one", "name", knownvalue.NotNull()),
					acctest.Has("data.impact_campaign.one", "uri", knownvalue.NotNull()),
				},
			})
		})
	}
}

func TestAccCampaigns_filters(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Account.AddCampaign("Winter sale")
	w.Run(
		resource.TestStep{
			Config:      `data "impact_campaigns" "test" { contract_status = "Active" }`,
			ExpectError: acctest.Text(`contract_status = "Active"…Campaigns of brand accounts cannot be filtered by it.`),
		},
		resource.TestStep{
			Config:      `data "impact_campaigns" "test" { state = "OPEN" }`,
			ExpectError: acctest.Text(`value must be one of: ["ACTIVE"`),
		},
		resource.TestStep{
			Config: `data "impact_campaigns" "test" { name = "Winter sale" }`,
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.Has("data.impact_campaigns.test", "campaigns", knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectPartial(map[string]knownvalue.Check{"name": knownvalue.StringExact("Winter sale")}),
				})),
			},
		},
	)
}

func TestAccCampaign_missing(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Run(resource.TestStep{
		Config:      `data "impact_campaign" "test" { id = "77" }`,
		ExpectError: acctest.Text(`Cannot read the campaign "77"…404 Not Found…Check the ids`),
	})
}

func TestAccCampaign_agency(t *testing.T) {
	t.Parallel()
	acctest.NewAgency(t).Run(resource.TestStep{
		Config:      `data "impact_campaign" "test" { id = "77" }`,
		ExpectError: acctest.Text("data.impact_campaign needs a brand or a partner account, but the provider acts on an agency account. To act on a brand that the agency manages, set advertiser_id"),
	})
}
