package offer

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// dealsDataSource is data.impact_deals: GET /Advertisers/{AccountSID}/Deals for
// brands, GET /Mediapartners/{AccountSID}/Campaigns/{CampaignId}/Deals for partners.
type dealsDataSource struct{}

// NewDealsDataSource makes the data source impact_deals.
var NewDealsDataSource = tfimpact.NewDataSource[dealsModel](dealsDataSource{})

type dealsModel struct {
	CampaignID types.String      `tfsdk:"campaign_id"`
	Scope      types.String      `tfsdk:"scope"`
	State      types.String      `tfsdk:"state"`
	Type       types.String      `tfsdk:"type"`
	Deals      []listedDealModel `tfsdk:"deals"`
}

// listedDealModel is a deal with what only partners see of it.
type listedDealModel struct {
	dealFacts
	Public          types.Bool         `tfsdk:"public"`
	DateCreated     tfimpact.Timestamp `tfsdk:"date_created"`
	DateLastUpdated tfimpact.Timestamp `tfsdk:"date_last_updated"`
}

func (dealsDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "deals", Noun: "deals", AccountTypes: []impact.AccountType{impact.Brand, impact.Partner},
	}
}

func (dealsDataSource) Schema() schema.Schema {
	object := dealAttributes()
	object["public"] = tfimpact.Truth("Whether all partners see the deal, not chosen ones only. Shown to partners.")
	object["date_created"] = tfimpact.Moment("When the deal was created, in RFC 3339. Shown to partners.")
	object["date_last_updated"] = tfimpact.Moment("When the deal was changed last, in RFC 3339. Shown to partners.")
	return schema.Schema{
		MarkdownDescription: "Deals, sorted by id: a brand's own, or those that a partner sees in a campaign.",
		Attributes: map[string]schema.Attribute{
			"campaign_id": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only deals of this campaign. Partners must give it, because the API has no listing over all campaigns for them.",
				Validators: []validator.String{tfimpact.NumericID()},
			},
			"scope": oneOf(dealScopes, "Only deals that apply to this: `PRODUCT`, `CATEGORY` or `ENTIRE_STORE`."),
			"state": oneOf(dealStates, "Only deals in this state: `ACTIVE`, `EXPIRED` or `PENDING`."),
			"type":  oneOf(dealTypes, "Only deals of this type: `GENERAL_SALE`, `FREE_SHIPPING`, `GIFT_WITH_PURCHASE`, `REBATE` or `BOGO`."),
			"deals": tfimpact.ListOf("The deals, sorted by id.", object),
		},
	}
}

func oneOf(values []string, description string) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, MarkdownDescription: description,
		Validators: []validator.String{stringvalidator.OneOf(values...)},
	}
}

func (dealsDataSource) Read(ctx context.Context, c *impact.Client, m *dealsModel) error {
	filter := url.Values{}
	tfimpact.SetFilter(filter, "Scope", m.Scope)
	tfimpact.SetFilter(filter, "State", m.State)
	tfimpact.SetFilter(filter, "Type", m.Type)
	collection := c.Deals()
	switch {
	case c.AccountType() == impact.Brand:
		tfimpact.SetFilter(filter, "CampaignId", m.CampaignID)
	case m.CampaignID.IsNull():
		return &tfimpact.FieldError{Field: "CampaignId", Problem: "a partner lists deals campaign by campaign, so campaign_id is required"}
	default:
		collection = c.CampaignDeals(m.CampaignID.ValueString())
	}
	found, err := impact.Collect(collection.All(ctx, filter))
	if err != nil {
		return err
	}
	m.Deals = tfimpact.Sorted(found, tfimpact.ByID(func(d impact.Deal) impact.ID { return d.ID }), listedDealModel{}.FromAPI)
	return nil
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
