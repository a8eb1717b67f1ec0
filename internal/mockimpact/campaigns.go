// Campaigns, which the web app calls programs.
// Document: impact-brand-programs-v14 (2 of 4 operations).
// Document: impact-partner-campaigns-v16 (2 of 3 operations): no logo.
// An agency's list is in no document, only in the vendor's quick start.

package mockimpact

import (
	"net/http"
	"strconv"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// Campaign is a brand's campaign, or one that a partner has joined. Fields of
// the other account type are not shown.
type Campaign struct {
	ID          string // an integer in a brand's answer, a string in a partner's
	Name        string
	Type        string // "Performance"
	Description string

	State string // brand: "ACTIVE", …

	AdvertiserID   string // partner
	AdvertiserName string // partner
	ContractStatus string // partner: "Active" or "Expired"
}

var campaigns = store[Campaign]{name: "campaigns", firstID: 1000}

// AddCampaign adds an active campaign to a brand, or to a partner one that it
// has joined.
func (a *Account) AddCampaign(name string) Campaign {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if a.Type == Agency {
		misuse("an agency's campaigns are those of the brands that it manages")
	}
	c := Campaign{ID: campaigns.newID(a.srv), Name: name, Type: "Performance", Description: "All about " + name}
	if a.Type == Brand {
		c.State = "ACTIVE"
	} else {
		c.AdvertiserID, c.AdvertiserName, c.ContractStatus = "1804207", "Acme Corporation", "Active"
	}
	campaigns.of(a).put(c.ID, c)
	return c
}

// Campaigns returns the campaigns in the order of their ids.
func (a *Account) Campaigns() []Campaign {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return campaigns.of(a).where(nil)
}

// SetCampaign replaces the campaign with that ID.
func (a *Account) SetCampaign(c Campaign) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := campaigns.of(a).get(c.ID); !exists {
		misuse("account %s has no campaign %q", a.ID, c.ID)
	}
	campaigns.of(a).put(c.ID, c)
}

var campaignStates = rule.OneOf(
	"ACTIVE", "AWAITING_REVIEW", "CANCELLED", "CLOSED", "DEACTIVATED", "DELINQUENT", "REJECTED", "SETUP", "SETUP_COMPLETE",
)

func brandCampaignRoutes() []route {
	return []route{
		{
			method: http.MethodGet, template: "/Campaigns", paged: true,
			query: []rule.Field{rule.Optional("Name", rule.Text), rule.Optional("State", campaignStates)},
			handle: func(c *call) answer {
				wanted := func(each Campaign) bool {
					return c.filters("Name", each.Name) && c.filters("State", each.State)
				}
				return list(c, "Campaigns", campaigns.of(c.acc).where(wanted), c.brandCampaign)
			},
		},
		{
			method: http.MethodGet, template: "/Campaigns/{CampaignId}", path: map[string]rule.Kind{"CampaignId": rule.Digits},
			handle: func(c *call) answer { return c.oneCampaign(c.brandCampaign) },
		},
	}
}

func partnerCampaignRoutes() []route {
	return []route{
		{
			method: http.MethodGet, template: "/Campaigns", paged: true,
			query: []rule.Field{rule.Optional("InsertionOrderStatus", rule.OneOf("Active", "Expired"))},
			handle: func(c *call) answer {
				wanted := func(each Campaign) bool { return c.filters("InsertionOrderStatus", each.ContractStatus) }
				return list(c, "Campaigns", campaigns.of(c.acc).where(wanted), c.partnerCampaign)
			},
		},
		{
			method: http.MethodGet, template: "/Campaigns/{CampaignId}",
			handle: func(c *call) answer { return c.oneCampaign(c.partnerCampaign) },
		},
	}
}

// agencyCampaignRoutes lists the campaigns of all managed brands: the quick
// start shows the call and no field, so they are shown as the brands see them.
func agencyCampaignRoutes() []route {
	return []route{{
		method: http.MethodGet, template: "/Campaigns", paged: true,
		handle: func(c *call) answer {
			var all []Campaign
			roots := map[string]string{}
			for _, brand := range c.acc.managed {
				for _, each := range campaigns.of(brand.account).where(nil) {
					all = append(all, each)
					roots[each.ID] = c.root + "/Advertisers/" + brand.account.ID
				}
			}
			return list(c, "Campaigns", all, func(each Campaign) document {
				return brandCampaign(each, roots[each.ID])
			})
		},
	}}
}

// filters says whether a value passes the equality filter of a query parameter.
func (c *call) filters(name, value string) bool {
	return !c.query.Has(name) || c.query.Get(name) == value
}

func (c *call) oneCampaign(render func(Campaign) document) answer {
	found, exists := campaigns.of(c.acc).get(c.params["CampaignId"])
	if !exists {
		return notFound("no campaign " + c.params["CampaignId"])
	}
	return ok(render(found))
}

func (c *call) brandCampaign(each Campaign) document { return brandCampaign(each, c.root) }

func brandCampaign(each Campaign, root string) document {
	id, err := strconv.Atoi(each.ID)
	if err != nil {
		misuse("campaign id %q is not a number", each.ID)
	}
	return document{
		"Id": id, "Name": each.Name, "State": each.State, "Type": each.Type,
		"Categories": document{
			"PrimaryCategory": "Sports", "PrimarySubCategories": []string{"Outdoors"},
			"AdditionalCategory": "Travel", "AdditionalSubCategories": []string{},
		},
		"ShortDescription": each.Description, "LongDescription": each.Description,
		"ListInMarketplace": true, "DisplayServicingAgency": false, "Rating": 4, "SearchKeywords": "anvils, tennis",
		"ShippingRegions": []string{"US", "CANADA"},
		"Resources": document{
			"CompanyHomepage": "https://www.example.com", "ExampleLandingPage": "https://www.example.com/landing",
			"InformationPage":        "https://www.example.com/info",
			"AdditionalRelatedLinks": []document{{"LinkType": "PDF", "LinkDisplayName": "Rules", "LinkUrl": "https://www.example.com/rules.pdf"}},
		},
		"CompanyContacts": []document{{
			"FirstName": "Kim", "LastName": "Market", "EmailAddress": "kim.market@example.com", "PhoneNumber": "2065550103",
		}},
		"GiftCardPayouts": false, "TrademarkBidding": false, "ThirdPartyImpressionPixel": "https://pixel.example.com/i.gif",
		"MobileReadyAds": true, "DisplayFutureAds": false, "PromoCodeTracking": true,
		"TrackingDomain": "acme.example.net", "SiteDefinition": "Main site", "ImpressionTracking": false,
		"ViewThroughCrediting": false, "IdentityMatching": "NONE", "HasStandDownPolicy": false,
		"GatewayTrackingSettings": document{
			"DefaultLandingPage": "https://www.example.com/landing", "MediaPartnerTrackingTemplate": "mp={mpid}",
			"CampaignTrackingTemplate": "c={campaignid}", "SSLSupport": true, "DeepLinking": true, "DeepLinkDomains": "example.com,example.org",
			"ThirdPartyGatewayUrl": "https://gateway.example.com", "ThirdPartyGatewayQueryStringParameters": "a=b",
			"UniqueClickWindowLength": "1h", "UniqueClickWindowType": "ROLLING",
		},
		"DirectTrackingSettings": document{"UnidentifiedName": "Direct", "SessionWindowLength": 30},
		"Uri":                    root + "/Campaigns/" + each.ID,
	}
}

func (c *call) partnerCampaign(each Campaign) document {
	uri := c.root + "/Campaigns/" + each.ID
	return document{
		"AdvertiserId": each.AdvertiserID, "AdvertiserName": each.AdvertiserName, "AdvertiserUrl": "https://www.example.com",
		"CampaignId": each.ID, "CampaignName": each.Name, "CampaignUrl": "https://www.example.com/shop",
		"CampaignDescription": each.Description, "Type": each.Type, "ShippingRegions": []string{"US", "CANADA"},
		"CampaignLogoUri": uri + "/Logo", "PublicTermsUri": uri + "/PublicTerms",
		"ContractStatus": each.ContractStatus, "ContractUri": uri + "/Contracts/Active",
		"TrackingLink":       "https://acme.example.net/c/1924609/650971/" + each.ID,
		"HasStandDownPolicy": "false", "AllowsDeeplinking": "true", "DeeplinkDomains": []string{"example.com", "*.example.com"},
		"Uri": uri,
	}
}
