package offer

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// dealFilters are what the documents let deals be listed by.
func dealFilters(campaign string) []tfimpact.Filter {
	return []tfimpact.Filter{
		{Attribute: "campaign_id", Parameter: "CampaignId", Schema: tfimpact.IDFilter(campaign)},
		{Attribute: "scope", Parameter: "Scope", Schema: tfimpact.OneOfFilter("Only deals that apply to this: `PRODUCT`, `CATEGORY` or `ENTIRE_STORE`.", dealScopes...)},
		{Attribute: "state", Parameter: "State", Schema: tfimpact.OneOfFilter("Only deals in this state: `ACTIVE`, `EXPIRED` or `PENDING`.", dealStates...)},
		{Attribute: "type", Parameter: "Type", Schema: tfimpact.OneOfFilter("Only deals of this type: `GENERAL_SALE`, `FREE_SHIPPING`, `GIFT_WITH_PURCHASE`, `REBATE` or `BOGO`.", dealTypes...)},
	}
}

// NewDealsDataSource makes data.impact_deals: GET /Advertisers/{AccountSID}/Deals for
// brands, GET /Mediapartners/{AccountSID}/Campaigns/{CampaignId}/Deals for partners.
var NewDealsDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[listedDealModel]{
	Meta:        tfimpact.Metadata{Name: "deals", Noun: "deals", AccountTypes: []impact.AccountType{impact.Brand, impact.Partner}},
	Description: "Deals, sorted by id: a brand's own, or those that a partner sees in a campaign.",
	Filters:     dealFilters("Only deals of this campaign. Partners must give it, because the API has no listing over all campaigns for them."),
	Items:       tfimpact.ListOf("The deals, sorted by id.", listedDealAttributes()),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]listedDealModel, error) {
		collection := c.Deals()
		if c.AccountType() == impact.Partner {
			if !filter.Has("CampaignId") {
				return nil, &tfimpact.FieldError{Field: "CampaignId", Problem: "a partner lists deals campaign by campaign, so campaign_id is required"}
			}
			collection = c.CampaignDeals(tfimpact.Take(filter, "CampaignId"))
		}
		return tfimpact.CollectSorted(collection.All(ctx, filter), tfimpact.ByID(func(d impact.Deal) impact.ID { return d.ID }), listedDealModel{}.FromAPI)
	},
})

// listedDealModel is a deal with what only partners see of it.
type listedDealModel struct {
	dealFacts
	Public          types.Bool         `tfsdk:"public"`
	DateCreated     tfimpact.Timestamp `tfsdk:"date_created"`
	DateLastUpdated tfimpact.Timestamp `tfsdk:"date_last_updated"`
}

func listedDealAttributes() map[string]schema.Attribute {
	attributes := dealAttributes()
	attributes["public"] = tfimpact.Truth("Whether all partners see the deal, not chosen ones only. Shown to partners.")
	attributes["date_created"] = tfimpact.Moment("When the deal was created, in RFC 3339. Shown to partners.")
	attributes["date_last_updated"] = tfimpact.Moment("When the deal was changed last, in RFC 3339. Shown to partners.")
	return attributes
}

// FromAPI returns the facts of an answer, with those that only partners see.
func (m listedDealModel) FromAPI(d impact.Deal) listedDealModel {
	return listedDealModel{
		dealFacts:       m.dealFacts.FromAPI(d),
		Public:          types.BoolPointerValue(d.Public.Ptr()),
		DateCreated:     tfimpact.NewTimestamp(d.DateCreated),
		DateLastUpdated: tfimpact.NewTimestamp(d.DateLastUpdated),
	}
}
