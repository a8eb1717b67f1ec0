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
			w.RunAtProtocol(resource.TestStep{
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

// Every field of the brand's document stands in an attribute, alone and in a listing.
func TestAccCampaign_settings(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		text := acctest.Exactly
		settings := knownvalue.ObjectPartial(map[string]knownvalue.Check{
			"id": text(w.CampaignID), "rating": knownvalue.Int64Exact(4), "search_keywords": text("anvils, tennis"),
			"categories": knownvalue.ObjectExact(map[string]knownvalue.Check{
				"primary_category": text("Sports"), "primary_sub_categories": acctest.StringSet("Outdoors"),
				"additional_category": text("Travel"), "additional_sub_categories": acctest.StringSet(),
			}),
			"resources": knownvalue.ObjectExact(map[string]knownvalue.Check{
				"company_homepage": text("https://www.example.com"), "example_landing_page": text("https://www.example.com/landing"),
				"information_page": text("https://www.example.com/info"),
				"additional_related_links": only(map[string]knownvalue.Check{
					"link_type": text("PDF"), "link_display_name": text("Rules"), "link_url": text("https://www.example.com/rules.pdf"),
				}),
			}),
			"company_contacts": only(map[string]knownvalue.Check{
				"first_name": text("Kim"), "last_name": text("Market"), "email_address": text("kim.market@example.com"), "phone_number": text("2065550103"),
			}),
			"display_servicing_agency": knownvalue.Bool(false), "gift_card_payouts": knownvalue.Bool(false), "trademark_bidding": knownvalue.Bool(false),
			"third_party_impression_pixel": text("https://pixel.example.com/i.gif"), "mobile_ready_ads": knownvalue.Bool(true),
			"display_future_ads": knownvalue.Bool(false), "site_definition": text("Main site"), "impression_tracking": knownvalue.Bool(false),
			"view_through_crediting": knownvalue.Bool(false), "identity_matching": text("NONE"),
			"gateway_tracking_settings": knownvalue.ObjectExact(map[string]knownvalue.Check{
				"default_landing_page": text("https://www.example.com/landing"), "media_partner_tracking_template": text("mp={mpid}"),
				"campaign_tracking_template": text("c={campaignid}"), "ssl_support": knownvalue.Bool(true), "deep_linking": knownvalue.Bool(true),
				"deep_link_domains": acctest.StringSet("example.com", "example.org"), "third_party_gateway_url": text("https://gateway.example.com"),
				"third_party_gateway_query_string_parameters": text("a=b"), "unique_click_window_length": text("1h"), "unique_click_window_type": text("ROLLING"),
			}),
			"direct_tracking_settings": knownvalue.ObjectExact(map[string]knownvalue.Check{
				"unidentified_name": text("Direct"), "session_window_length": knownvalue.Int64Exact(30),
			}),
			"campaign_logo_uri": knownvalue.Null(), "public_terms_uri": knownvalue.Null(), "contract_uri": knownvalue.Null(),
		})
		w.RunAtProtocol(resource.TestStep{
			Config: fmt.Sprintf(`
data "impact_campaigns" "all" {}
data "impact_campaign" "one" {
  id = %q
}
output "one" {
  value = data.impact_campaign.one
}`, w.CampaignID),
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.Has("data.impact_campaigns.all", "campaigns", knownvalue.ListExact([]knownvalue.Check{settings})),
				statecheck.ExpectKnownOutputValue("one", settings),
			},
		})
	})
}

// A partner is shown nothing of the settings, but paths of its own.
func TestAccCampaign_ofPartner(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	path := "/Campaigns/" + w.CampaignID
	w.RunAtProtocol(resource.TestStep{
		Config: fmt.Sprintf(`data "impact_campaign" "test" { id = %q }`, w.CampaignID),
		ConfigStateChecks: []statecheck.StateCheck{
			acctest.Has("data.impact_campaign.test", "campaign_logo_uri", acctest.Exactly(path+"/Logo")),
			acctest.Has("data.impact_campaign.test", "public_terms_uri", acctest.Exactly(path+"/PublicTerms")),
			acctest.Has("data.impact_campaign.test", "contract_uri", acctest.Exactly(path+"/Contracts/Active")),
			acctest.Has("data.impact_campaign.test", "categories", knownvalue.Null()),
			acctest.Has("data.impact_campaign.test", "resources", knownvalue.Null()),
			acctest.Has("data.impact_campaign.test", "company_contacts", knownvalue.ListSizeExact(0)),
			acctest.Has("data.impact_campaign.test", "gateway_tracking_settings", knownvalue.Null()),
			acctest.Has("data.impact_campaign.test", "direct_tracking_settings", knownvalue.Null()),
			acctest.Has("data.impact_campaign.test", "rating", knownvalue.Null()),
		},
	})
}

func TestAccCampaigns_filters(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Account.AddCampaign("Winter sale")
	w.RunAtProtocol(
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
	w.RunAtProtocol(resource.TestStep{
		Config:      `data "impact_campaign" "test" { id = "77" }`,
		ExpectError: acctest.Text(`Cannot read the campaign "77"…404 Not Found…Check the ids`),
	})
}

func TestAccCampaign_agency(t *testing.T) {
	t.Parallel()
	acctest.NewAgency(t).RunAtProtocol(resource.TestStep{
		Config:      `data "impact_campaign" "test" { id = "77" }`,
		ExpectError: acctest.Text("data.impact_campaign needs a brand or a partner account, but the provider acts on an agency account. To act on a brand that the agency manages, set advertiser_id"),
	})
}
