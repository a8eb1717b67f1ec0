// Promo codes as a partner sees them.
// Document: impact-partner-promo-codes-v16 (2 of 2 operations).

package mockimpact

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

func partnerPromoCodeRoutes() []route {
	return []route{
		{
			method: http.MethodGet, template: "/PromoCodes", paged: true, handle: listPartnerPromoCodes,
			query: []rule.Field{
				rule.Optional("SearchString", rule.Text), rule.Optional("ProgramId", rule.Each(rule.Text)), rule.Optional("AdvertiserId", rule.Each(rule.Text)),
				rule.Optional("DealId", rule.Each(rule.Text)), rule.Optional("CreditRule", rule.Each(creditPolicies)), rule.Optional("MatchMode", rule.Each(matchModes)),
				rule.Optional("CreatedDateStart", rule.DateTime), rule.Optional("CreatedDateEnd", rule.DateTime),
				rule.Optional("StartDateStart", rule.DateTime), rule.Optional("StartDateEnd", rule.DateTime),
				rule.Optional("EndDateStart", rule.DateTime), rule.Optional("EndDateEnd", rule.DateTime),
			},
		},
		{
			method: http.MethodGet, template: "/PromoCodes/{Id}",
			handle: func(c *call) answer {
				p, exists := promoCodes.of(c.acc).get(c.params["Id"])
				if !exists {
					return notFound("no promo code " + c.params["Id"])
				}
				return ok(c.partnerPromoCode(p))
			},
		},
	}
}

func listPartnerPromoCodes(c *call) answer {
	wanted := func(p PromoCode) bool {
		campaign, _ := campaigns.of(c.acc).get(p.CampaignID)
		return c.searches(p.Code, campaign.Name, p.DealName) &&
			c.filtersAny("ProgramId", p.CampaignID) && c.filtersAny("AdvertiserId", campaign.AdvertiserID) &&
			c.filtersAny("DealId", p.DealID) && c.filtersAny("CreditRule", p.CreditPolicy) && c.filtersAny("MatchMode", p.Type) &&
			c.notBefore("CreatedDateStart", p.Created) && c.notAfter("CreatedDateEnd", p.Created) &&
			c.notBefore("StartDateStart", p.Start) && c.notAfter("StartDateEnd", p.Start) &&
			c.notBefore("EndDateStart", p.End) && c.notAfter("EndDateEnd", p.End)
	}
	return list(c, "PromoCodes", promoCodes.of(c.acc).where(wanted), c.partnerPromoCode)
}

func (c *call) searches(values ...string) bool {
	wanted := strings.ToLower(c.query.Get("SearchString"))
	return slices.ContainsFunc(values, func(value string) bool { return strings.Contains(strings.ToLower(value), wanted) })
}

// filtersAny says whether a value is one of those that a repeated query
// parameter gives.
func (c *call) filtersAny(name, value string) bool {
	return !c.query.Has(name) || slices.Contains(c.query[name], value)
}

func (p PromoCode) partnerState(now time.Time) string {
	switch {
	case p.ended(now):
		return "EXPIRED"
	case p.Start.After(now):
		return "FUTUREDATE"
	default:
		return "ACTIVE"
	}
}

func (c *call) partnerPromoCode(p PromoCode) document {
	campaign, _ := campaigns.of(c.acc).get(p.CampaignID)
	program, advertiser := c.root+"/Campaigns/"+p.CampaignID, c.root+"/Advertisers/"+campaign.AdvertiserID
	d := document{
		"Id": p.ID, "Code": p.Code, "State": p.partnerState(c.srv.clock()),
		"Program":    document{"Id": p.CampaignID, "Name": campaign.Name, "Uri": program, "LogoUri": program + "/Logo"},
		"Advertiser": document{"Id": campaign.AdvertiserID, "Name": campaign.AdvertiserName, "Uri": advertiser, "LogoUri": advertiser + "/Logo"},
		"MatchMode":  p.Type, "CreditRule": p.CreditPolicy, "CreatedDate": answeredTime(p.Created),
		"Uri": c.root + "/PromoCodes/" + p.ID,
	}
	if p.DealID != "" {
		d["Deal"] = document{"Id": p.DealID, "Name": p.DealName, "Uri": program + "/Deals/" + p.DealID}
	}
	putTime(d, "StartDate", p.Start)
	putTime(d, "EndDate", p.End)
	return d
}
