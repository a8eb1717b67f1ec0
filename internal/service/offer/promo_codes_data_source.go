package offer

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// promoCodeFilters are what the document of brands lets promo codes be listed by.
func promoCodeFilters(whose string) []tfimpact.Filter {
	return []tfimpact.Filter{
		{Of: impact.Brand, Attribute: "campaign_id", Parameter: "CampaignId", Schema: tfimpact.IDFilter("Only codes of this campaign." + whose)},
		{Of: impact.Brand, Attribute: "code", Parameter: "Code", Schema: tfimpact.TextFilter("Only this code." + whose)},
		{Of: impact.Brand, Attribute: "start_date", Parameter: "StartDate", Schema: tfimpact.MomentFilter("`StartDate` filter, in RFC 3339; impact.com does not say how it compares." + whose)},
		{Of: impact.Brand, Attribute: "end_date", Parameter: "EndDate", Schema: tfimpact.MomentFilter("`EndDate` filter, in RFC 3339; impact.com does not say how it compares." + whose)},
		{Of: impact.Brand, Attribute: "state", Parameter: "State", Schema: tfimpact.OneOfFilter("Only codes in this state: `ACTIVE` or `INACTIVE`."+whose, "ACTIVE", "INACTIVE")},
	}
}

// NewPromoCodesDataSource makes data.impact_promo_codes: GET …/PromoCodes, for brands
// and for partners, which share no filter.
var NewPromoCodesDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[listedPromoCodeModel]{
	Meta:        tfimpact.Metadata{Name: "promo_codes", Noun: "promo codes", AccountTypes: []impact.AccountType{impact.Brand, impact.Partner}},
	Description: "Promo codes, sorted by id: those that a brand assigned, expired ones included, or those that a partner was given. The two account types have different filters.",
	Filters: append(promoCodeFilters(" Brands only."), []tfimpact.Filter{
		{Of: impact.Partner, Attribute: "search_string", Parameter: "SearchString", Schema: tfimpact.TextFilter("Only codes with this text in any of their fields. Partners only.")},
		{Of: impact.Partner, Attribute: "program_ids", Parameter: "ProgramId", Schema: tfimpact.SetFilter("Only codes of these campaigns, by id. Partners only.", tfimpact.NumericID())},
		{Of: impact.Partner, Attribute: "advertiser_ids", Parameter: "AdvertiserId", Schema: tfimpact.SetFilter("Only codes of these brands, by id. Partners only.", tfimpact.NumericID())},
		{Of: impact.Partner, Attribute: "deal_ids", Parameter: "DealId", Schema: tfimpact.SetFilter("Only codes linked to these deals, by id. Partners only.", tfimpact.NumericID())},
		{Of: impact.Partner, Attribute: "credit_rules", Parameter: "CreditRule", Schema: tfimpact.SetFilter("Only codes with these credit policies: `ALWAYS`, `INVOLVED`, `WINNER`. Partners only.", stringvalidator.OneOf(creditPolicies...))},
		{Of: impact.Partner, Attribute: "match_modes", Parameter: "MatchMode", Schema: tfimpact.SetFilter("Only codes of these types: `LI`, `RE`. Partners only.", stringvalidator.OneOf(codeTypes...))},
		{Of: impact.Partner, Attribute: "created_date_start", Parameter: "CreatedDateStart", Schema: tfimpact.MomentFilter("Only codes created at or after this time, in RFC 3339. Partners only.")},
		{Of: impact.Partner, Attribute: "created_date_end", Parameter: "CreatedDateEnd", Schema: tfimpact.MomentFilter("Only codes created at or before this time, in RFC 3339. Partners only.", check.NotBefore("created_date_start"))},
		{Of: impact.Partner, Attribute: "start_date_start", Parameter: "StartDateStart", Schema: tfimpact.MomentFilter("Only codes that start at or after this time, in RFC 3339. Partners only.")},
		{Of: impact.Partner, Attribute: "start_date_end", Parameter: "StartDateEnd", Schema: tfimpact.MomentFilter("Only codes that start at or before this time, in RFC 3339. Partners only.", check.NotBefore("start_date_start"))},
		{Of: impact.Partner, Attribute: "end_date_start", Parameter: "EndDateStart", Schema: tfimpact.MomentFilter("Only codes that end at or after this time, in RFC 3339. Partners only.")},
		{Of: impact.Partner, Attribute: "end_date_end", Parameter: "EndDateEnd", Schema: tfimpact.MomentFilter("Only codes that end at or before this time, in RFC 3339. Partners only.", check.NotBefore("end_date_start"))},
	}...),
	Items: tfimpact.ListOf("The promo codes, sorted by id.", listedPromoCodeAttributes()),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]listedPromoCodeModel, error) {
		return tfimpact.CollectSorted(c.PromoCodes().All(ctx, filter), tfimpact.ByID(func(p impact.PromoCode) impact.ID { return p.ID }), listedPromoCodeModel{}.FromAPI)
	},
})

// listedPromoCodeModel is a promo code with what only partners see of it.
type listedPromoCodeModel struct {
	promoCodeFacts
	CampaignURI       types.String `tfsdk:"campaign_uri"`
	CampaignLogoURI   types.String `tfsdk:"campaign_logo_uri"`
	AdvertiserID      types.String `tfsdk:"advertiser_id"`
	AdvertiserName    types.String `tfsdk:"advertiser_name"`
	AdvertiserURI     types.String `tfsdk:"advertiser_uri"`
	AdvertiserLogoURI types.String `tfsdk:"advertiser_logo_uri"`
	DealURI           types.String `tfsdk:"deal_uri"`
}

func listedPromoCodeAttributes() map[string]schema.Attribute {
	attributes := promoCodeAttributes()
	attributes["campaign_uri"] = tfimpact.Text("Path of the campaign in the API. Shown to partners.")
	attributes["campaign_logo_uri"] = tfimpact.Text("Path of the campaign's logo in the API. Shown to partners.")
	attributes["advertiser_id"] = tfimpact.Text("Id of the brand that issued the code. Shown to partners.")
	attributes["advertiser_name"] = tfimpact.Text("Name of the brand. Shown to partners.")
	attributes["advertiser_uri"] = tfimpact.Text("Path of the brand in the API. Shown to partners.")
	attributes["advertiser_logo_uri"] = tfimpact.Text("Path of the brand's logo in the API. Shown to partners.")
	attributes["deal_uri"] = tfimpact.Text("Path of the linked deal in the API. Shown to partners.")
	return attributes
}

// FromAPI returns the facts of an answer, with those that only partners see.
func (m listedPromoCodeModel) FromAPI(p impact.PromoCode) listedPromoCodeModel {
	return listedPromoCodeModel{
		promoCodeFacts:    m.promoCodeFacts.FromAPI(p),
		CampaignURI:       tfimpact.StringOrNull(p.Program.URI),
		CampaignLogoURI:   tfimpact.StringOrNull(p.Program.LogoURI),
		AdvertiserID:      tfimpact.StringOrNull(p.Advertiser.ID),
		AdvertiserName:    tfimpact.StringOrNull(p.Advertiser.Name),
		AdvertiserURI:     tfimpact.StringOrNull(p.Advertiser.URI),
		AdvertiserLogoURI: tfimpact.StringOrNull(p.Advertiser.LogoURI),
		DealURI:           tfimpact.StringOrNull(p.Deal.URI),
	}
}
