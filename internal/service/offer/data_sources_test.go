package offer_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const (
	codesAddress = "data.impact_promo_codes.test"
	dealsAddress = "data.impact_deals.test"
)

// listing reads a data source and expects the given names of its objects, in
// this order.
func listing(typeName, attribute, name string, filter acctest.Block, want ...string) resource.TestStep {
	checks := make([]knownvalue.Check, len(want))
	for i, each := range want {
		checks[i] = knownvalue.ObjectPartial(map[string]knownvalue.Check{name: acctest.Exactly(each)})
	}
	return resource.TestStep{
		Config: acctest.DataSource(typeName).Config(filter),
		ConfigStateChecks: []statecheck.StateCheck{
			acctest.DataSource(typeName).Has(attribute, knownvalue.ListExact(checks)),
		},
	}
}

func listedCodes(filter acctest.Block, want ...string) resource.TestStep {
	return listing("impact_promo_codes", "promo_codes", "code", filter, want...)
}

func listedDeals(filter acctest.Block, want ...string) resource.TestStep {
	return listing("impact_deals", "deals", "name", filter, want...)
}

func TestAccPromoCodesDataSource_brand(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		winter := w.Account.AddCampaign("Winter sale").ID
		for i, p := range []mockimpact.PromoCode{
			{Code: "B", CampaignID: w.CampaignID}, {Code: "A", CampaignID: winter}, {Code: "C", CampaignID: w.CampaignID, Expired: true},
		} {
			p.Type, p.CreditPolicy, p.PartnerID = "LI", "WINNER", w.PartnerIDs[i]
			p.Start = time.Date(2026, time.Month(i+1), 1, 0, 0, 0, 0, time.UTC)
			p.End = p.Start.AddDate(80, 0, 0)
			w.Account.AddPromoCode(p)
		}
		all := listedCodes(acctest.Block{}, "B", "A", "C")
		all.ConfigStateChecks = append(all.ConfigStateChecks, statecheck.ExpectKnownValue(codesAddress,
			tfjsonpath.New("promo_codes").AtSliceIndex(0), knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"campaign_name": acctest.Exactly("Summer sale"), "assigned_partner_name": acctest.Exactly("Wile E. Coyote"), "type": acctest.Exactly("LI"),
				"credit_policy": acctest.Exactly("WINNER"), "start_date": acctest.Exactly("2025-12-31T17:00:00-07:00"), "advertiser_id": knownvalue.Null(),
			})))
		w.RunAtProtocol(
			all,
			listedCodes(acctest.Block{"campaign_id": acctest.Quoted(w.CampaignID), "state": `"ACTIVE"`}, "B"),
			listedCodes(acctest.Block{"code": `"A"`}, "A"),
			listedCodes(acctest.Block{"start_date": `"2026-02-01T01:00:00+01:00"`, "end_date": `"2106-02-15T00:00:00Z"`}, "A"),
			listedCodes(acctest.Block{"code": `"none"`}),
		)
	})
}

func TestAccPromoCodesDataSource_partner(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	now := time.Now()
	for _, p := range []mockimpact.PromoCode{
		{Code: "NOW", Type: "LI", CreditPolicy: "ALWAYS", DealID: "92812", DealName: "Ten off"},
		{Code: "LATER", Type: "RE", CreditPolicy: "WINNER", Start: now.AddDate(1, 0, 0), End: now.AddDate(2, 0, 0)},
		{Code: "OVER", Type: "LI", CreditPolicy: "INVOLVED", Start: now.AddDate(-2, 0, 0), End: now.AddDate(-1, 0, 0)},
	} {
		p.CampaignID = w.CampaignID
		w.Account.AddPromoCode(p)
	}
	moment := func(years int) string { return acctest.Quoted(now.AddDate(years, 0, -1).Format(time.RFC3339)) }
	all := listedCodes(acctest.Block{}, "NOW", "LATER", "OVER")
	all.ConfigStateChecks = append(all.ConfigStateChecks, statecheck.ExpectKnownValue(codesAddress,
		tfjsonpath.New("promo_codes").AtSliceIndex(0), knownvalue.ObjectPartial(map[string]knownvalue.Check{
			"campaign_id": acctest.Exactly(w.CampaignID), "campaign_name": acctest.Exactly("Summer sale"), "advertiser_name": acctest.Exactly("Acme Corporation"),
			"type": acctest.Exactly("LI"), "credit_policy": acctest.Exactly("ALWAYS"), "deal_id": acctest.Exactly("92812"), "deal_name": acctest.Exactly("Ten off"),
			"deal_uri": knownvalue.NotNull(), "campaign_logo_uri": knownvalue.NotNull(), "advertiser_uri": knownvalue.NotNull(),
			"assigned_partner_id": knownvalue.Null(), "start_date": knownvalue.Null(),
		})))
	w.RunAtProtocol(
		resource.TestStep{
			Config:      acctest.DataSource("impact_promo_codes").Config(acctest.Block{"state": `"ACTIVE"`}),
			ExpectError: acctest.Text(`state = "ACTIVE"…Promo codes of partner accounts cannot be filtered by it.`),
		},
		resource.TestStep{
			Config:      acctest.DataSource("impact_promo_codes").Config(acctest.Block{"match_modes": acctest.List("EXACT")}),
			ExpectError: acctest.Text(`value must be one of: ["LI" "RE"]`),
		},
		all,
		listedCodes(acctest.Block{"search_string": `"ten"`, "program_ids": acctest.List(w.CampaignID, "1"), "advertiser_ids": acctest.List("1804207"), "deal_ids": acctest.List("92812")}, "NOW"),
		listedCodes(acctest.Block{"credit_rules": acctest.List("WINNER", "INVOLVED"), "match_modes": acctest.List("LI"), "created_date_start": moment(-1), "created_date_end": moment(1)}, "OVER"),
		listedCodes(acctest.Block{"start_date_start": moment(1), "start_date_end": moment(2), "end_date_start": moment(2), "end_date_end": moment(3)}, "LATER"),
	)
}

func TestAccDealsDataSource_brand(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		winter := w.Account.AddCampaign("Winter sale").ID
		for i := range 9 { // so that an id gets a second digit
			w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": fmt.Sprint("Deal ", i), "Type": "FREE_SHIPPING", "Scope": "ENTIRE_STORE"})
		}
		w.Account.AddDeal(map[string]string{
			"CampaignId": winter, "Name": "Gift", "Type": "GIFT_WITH_PURCHASE", "Gift": "Mug", "Scope": "CATEGORY", "Categories": "Tools, Anvils",
			"EndDate": "2020-01-01T00:00:00Z", "RestrictedMediaPartners": w.PartnerIDs[0],
		})
		gift := listedDeals(acctest.Block{"campaign_id": acctest.Quoted(winter), "type": `"GIFT_WITH_PURCHASE"`, "scope": `"CATEGORY"`, "state": `"EXPIRED"`}, "Gift")
		gift.ConfigStateChecks = append(gift.ConfigStateChecks, statecheck.ExpectKnownValue(dealsAddress,
			tfjsonpath.New("deals").AtSliceIndex(0), knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"id": acctest.Exactly("12"), "gift": acctest.Exactly("Mug"), "end_date": acctest.Exactly("2019-12-31T17:00:00-07:00"), "public": knownvalue.Null(),
				"categories":             knownvalue.SetExact([]knownvalue.Check{acctest.Exactly("Tools"), acctest.Exactly("Anvils")}),
				"restricted_partner_ids": knownvalue.SetExact([]knownvalue.Check{acctest.Exactly(w.PartnerIDs[0])}),
			})))
		w.RunAtProtocol(
			listedDeals(acctest.Block{"campaign_id": acctest.Quoted(w.CampaignID)}, "Deal 0", "Deal 1", "Deal 2", "Deal 3", "Deal 4", "Deal 5", "Deal 6", "Deal 7", "Deal 8"),
			gift,
			listedDeals(acctest.Block{"state": `"PENDING"`}),
		)
	})
}

func TestAccDealsDataSource_partner(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	w.Account.AddDeal(map[string]string{
		"CampaignId": w.CampaignID, "Name": "Half price", "Type": "GENERAL_SALE", "Scope": "PRODUCT", "ProductName": "Anvil", "RegularPrice": "50.00",
		"DealPrice": "49", "DiscountType": "PERCENT", "DiscountPercent": "2.5", "Public": "false",
	})
	w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": "Two for one", "Type": "BOGO", "Scope": "ENTIRE_STORE", "BogoBuyQuantity": "2"})
	half := listedDeals(acctest.Block{"campaign_id": acctest.Quoted(w.CampaignID), "scope": `"PRODUCT"`}, "Half price")
	half.ConfigStateChecks = append(half.ConfigStateChecks, statecheck.ExpectKnownValue(dealsAddress,
		tfjsonpath.New("deals").AtSliceIndex(0), knownvalue.ObjectPartial(map[string]knownvalue.Check{
			"campaign_id": acctest.Exactly(w.CampaignID), "discount_percent": knownvalue.Float64Exact(2.5), "discount_amount": knownvalue.Null(),
			"public": knownvalue.Bool(false), "date_created": knownvalue.NotNull(), "date_last_updated": knownvalue.NotNull(),
			"products": knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"name": acctest.Exactly("Anvil"), "before_price_amount": knownvalue.Float64Exact(50), "after_price_currency": acctest.Exactly("USD"),
			})}),
		})))
	w.RunAtProtocol(
		resource.TestStep{
			Config:      acctest.DataSource("impact_deals").Config(acctest.Block{}),
			ExpectError: acctest.Text("Cannot read the deals…A partner lists deals campaign by campaign, so campaign_id is required."),
		},
		resource.TestStep{
			Config:      acctest.DataSource("impact_deals").Config(acctest.Block{"campaign_id": `"77"`}),
			ExpectError: acctest.Text("Cannot read the deals…404 Not Found…Check the ids"),
		},
		half,
		listedDeals(acctest.Block{"campaign_id": acctest.Quoted(w.CampaignID), "type": `"BOGO"`, "state": `"ACTIVE"`}, "Two for one"),
	)
}

func TestAccOfferDataSources_agency(t *testing.T) {
	t.Parallel()
	w := acctest.NewAgency(t)
	for _, name := range []string{"impact_promo_codes", "impact_deals"} {
		w.RunAtProtocol(resource.TestStep{
			Config:      acctest.DataSource(name).Config(acctest.Block{}),
			ExpectError: acctest.Text("data." + name + " needs a brand or a partner account, but the provider acts on an agency account. To act on a brand that the agency manages, set advertiser_id"),
		})
	}
}
