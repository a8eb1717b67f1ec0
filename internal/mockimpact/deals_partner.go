// Deals as a partner sees them, campaign by campaign.
// Document: impact-partner-deals-v16 (2 of 2 operations).

package mockimpact

import (
	"net/http"
	"slices"
)

func partnerDealRoutes() []route {
	const all = "/Campaigns/{CampaignId}/Deals"
	return []route{
		{
			method: http.MethodGet, template: all, paged: true, query: dealFilters(),
			handle: func(c *call) answer {
				campaign := c.params["CampaignId"]
				if _, exists := campaigns.of(c.acc).get(campaign); !exists {
					return notFound("no campaign " + campaign)
				}
				return list(c, "Deals", deals.of(c.acc).where(func(d Deal) bool {
					return d.Fields["CampaignId"] == campaign && c.wantsDeal(d)
				}), c.partnerDeal)
			},
		},
		{
			method: http.MethodGet, template: all + "/{Id}",
			handle: func(c *call) answer {
				d, exists := deals.of(c.acc).get(c.params["Id"])
				if !exists || d.Fields["CampaignId"] != c.params["CampaignId"] {
					return notFound("no deal " + c.params["Id"])
				}
				return ok(c.partnerDeal(d))
			},
		},
	}
}

// partnerDeal shows every value as a string, an absent one as "".
func (c *call) partnerDeal(d Deal) document {
	shown := document{
		"Id": d.ID, "Public": d.Fields["Public"] != "false", "State": d.state(c.srv.clock()),
		"Products": []document{}, "Categories": d.list("Categories"),
		"DateCreated": answeredTime(d.Created), "DateLastUpdated": answeredTime(d.Updated),
		"Uri": c.root + "/Campaigns/" + d.Fields["CampaignId"] + "/Deals/" + d.ID,
	}
	for _, name := range slices.Concat([]string{
		"Name", "Description", "CampaignId", "Type", "DiscountCurrency", "Gift", "RebateCurrency", "DefaultPromoCode",
		"BogoBuyScope", "BogoBuyName", "BogoGetScope", "BogoGetName", "BogoGetDiscountCurrency",
	}, dealNumbers, dealCurrencies) {
		shown[name] = d.Fields[name]
	}
	for _, name := range []string{"DiscountType", "BogoGetDiscountType"} { // enumerations have no ""
		if d.Fields[name] != "" {
			shown[name] = d.Fields[name]
		}
	}
	for shownAs, sentAs := range dealImages {
		shown[shownAs] = d.Fields[sentAs]
	}
	for _, name := range []string{"BogoBuyQuantity", "BogoGetQuantity", "PurchaseLimitQuantity"} {
		if shown[name] == "" {
			shown[name] = "0"
		}
	}
	if d.Fields["Type"] != "BOGO" {
		shown["Scope"] = d.Fields["Scope"]
	}
	putTime(shown, "StartDate", d.time("StartDate"))
	putTime(shown, "EndDate", d.time("EndDate"))
	if d.Fields["Scope"] == "PRODUCT" {
		shown["Products"] = []document{{
			"ProductName": d.Fields["ProductName"], "ProductImageUrl": d.Fields["ProductFileName"],
			"ProductBeforePriceAmount": d.Fields["RegularPrice"], "ProductBeforePriceCurrency": "USD",
			"ProductAfterPriceAmount": d.Fields["DealPrice"], "ProductAfterPriceCurrency": "USD",
		}}
	}
	return shown
}
