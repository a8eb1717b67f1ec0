package offer

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// promoCodesDataSource is data.impact_promo_codes: GET …/PromoCodes, for brands and for
// partners, which share no filter.
type promoCodesDataSource struct{}

// NewPromoCodesDataSource makes the data source impact_promo_codes.
var NewPromoCodesDataSource = tfimpact.NewDataSource[promoCodesModel](promoCodesDataSource{})

type promoCodesModel struct {
	CampaignID types.String       `tfsdk:"campaign_id"`
	Code       types.String       `tfsdk:"code"`
	StartDate  tfimpact.Timestamp `tfsdk:"start_date"`
	EndDate    tfimpact.Timestamp `tfsdk:"end_date"`
	State      types.String       `tfsdk:"state"`

	SearchString     types.String       `tfsdk:"search_string"`
	ProgramIDs       types.Set          `tfsdk:"program_ids"`
	AdvertiserIDs    types.Set          `tfsdk:"advertiser_ids"`
	DealIDs          types.Set          `tfsdk:"deal_ids"`
	CreditRules      types.Set          `tfsdk:"credit_rules"`
	MatchModes       types.Set          `tfsdk:"match_modes"`
	CreatedDateStart tfimpact.Timestamp `tfsdk:"created_date_start"`
	CreatedDateEnd   tfimpact.Timestamp `tfsdk:"created_date_end"`
	StartDateStart   tfimpact.Timestamp `tfsdk:"start_date_start"`
	StartDateEnd     tfimpact.Timestamp `tfsdk:"start_date_end"`
	EndDateStart     tfimpact.Timestamp `tfsdk:"end_date_start"`
	EndDateEnd       tfimpact.Timestamp `tfsdk:"end_date_end"`

	PromoCodes []listedPromoCodeModel `tfsdk:"promo_codes"`
}

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

// codeFilters are the query parameters by attribute, and the account type whose
// document has them. They are no tfimpact.Condition: the account decides, not
// another attribute.
var codeFilters = []struct {
	of                   impact.AccountType
	attribute, parameter string
}{
	{impact.Brand, "campaign_id", "CampaignId"},
	{impact.Brand, "code", "Code"},
	{impact.Brand, "start_date", "StartDate"},
	{impact.Brand, "end_date", "EndDate"},
	{impact.Brand, "state", "State"},
	{impact.Partner, "search_string", "SearchString"},
	{impact.Partner, "program_ids", "ProgramId"},
	{impact.Partner, "advertiser_ids", "AdvertiserId"},
	{impact.Partner, "deal_ids", "DealId"},
	{impact.Partner, "credit_rules", "CreditRule"},
	{impact.Partner, "match_modes", "MatchMode"},
	{impact.Partner, "created_date_start", "CreatedDateStart"},
	{impact.Partner, "created_date_end", "CreatedDateEnd"},
	{impact.Partner, "start_date_start", "StartDateStart"},
	{impact.Partner, "start_date_end", "StartDateEnd"},
	{impact.Partner, "end_date_start", "EndDateStart"},
	{impact.Partner, "end_date_end", "EndDateEnd"},
}

func (promoCodesDataSource) Metadata() tfimpact.Metadata {
	fields := map[string]string{}
	for _, f := range codeFilters {
		fields[f.parameter] = f.attribute
	}
	return tfimpact.Metadata{
		Name: "promo_codes", Noun: "promo codes", AccountTypes: []impact.AccountType{impact.Brand, impact.Partner}, Fields: fields,
	}
}

func (promoCodesDataSource) Schema() schema.Schema {
	object := promoCodeAttributes()
	object["campaign_uri"] = tfimpact.Text("Path of the campaign in the API. Shown to partners.")
	object["campaign_logo_uri"] = tfimpact.Text("Path of the campaign's logo in the API. Shown to partners.")
	object["advertiser_id"] = tfimpact.Text("Id of the brand that issued the code. Shown to partners.")
	object["advertiser_name"] = tfimpact.Text("Name of the brand. Shown to partners.")
	object["advertiser_uri"] = tfimpact.Text("Path of the brand in the API. Shown to partners.")
	object["advertiser_logo_uri"] = tfimpact.Text("Path of the brand's logo in the API. Shown to partners.")
	object["deal_uri"] = tfimpact.Text("Path of the linked deal in the API. Shown to partners.")
	return schema.Schema{
		MarkdownDescription: "Promo codes, sorted by id: those that a brand assigned, expired ones included, or those that a partner was given. The two account types have different filters.",
		Attributes: map[string]schema.Attribute{
			"campaign_id": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only codes of this campaign. Brands only.",
				Validators: []validator.String{tfimpact.NumericID()},
			},
			"code":       schema.StringAttribute{Optional: true, MarkdownDescription: "Only this code. Brands only."},
			"start_date": timestampFilter("`StartDate` filter, in RFC 3339; impact.com does not say how it compares. Brands only."),
			"end_date":   timestampFilter("`EndDate` filter, in RFC 3339; impact.com does not say how it compares. Brands only."),
			"state":      oneOf([]string{"ACTIVE", "INACTIVE"}, "Only codes in this state: `ACTIVE` or `INACTIVE`. Brands only."),

			"search_string":      schema.StringAttribute{Optional: true, MarkdownDescription: "Only codes with this text in any of their fields. Partners only."},
			"program_ids":        setFilter("Only codes of these campaigns, by id. Partners only.", tfimpact.NumericID()),
			"advertiser_ids":     setFilter("Only codes of these brands, by id. Partners only.", tfimpact.NumericID()),
			"deal_ids":           setFilter("Only codes linked to these deals, by id. Partners only.", tfimpact.NumericID()),
			"credit_rules":       setFilter("Only codes with these credit policies: `ALWAYS`, `INVOLVED`, `WINNER`. Partners only.", stringvalidator.OneOf(creditPolicies...)),
			"match_modes":        setFilter("Only codes of these types: `LI`, `RE`. Partners only.", stringvalidator.OneOf(codeTypes...)),
			"created_date_start": timestampFilter("Only codes created at or after this time, in RFC 3339. Partners only."),
			"created_date_end":   timestampFilter("Only codes created at or before this time, in RFC 3339. Partners only."),
			"start_date_start":   timestampFilter("Only codes that start at or after this time, in RFC 3339. Partners only."),
			"start_date_end":     timestampFilter("Only codes that start at or before this time, in RFC 3339. Partners only."),
			"end_date_start":     timestampFilter("Only codes that end at or after this time, in RFC 3339. Partners only."),
			"end_date_end":       timestampFilter("Only codes that end at or before this time, in RFC 3339. Partners only."),

			"promo_codes": tfimpact.ListOf("The promo codes, sorted by id.", object),
		},
	}
}

func timestampFilter(description string) schema.StringAttribute {
	return schema.StringAttribute{Optional: true, CustomType: tfimpact.TimestampType{}, MarkdownDescription: description}
}

func setFilter(description string, each validator.String) schema.SetAttribute {
	return schema.SetAttribute{
		Optional: true, ElementType: types.StringType, MarkdownDescription: description,
		Validators: []validator.Set{setvalidator.SizeAtLeast(1), setvalidator.ValueStringsAre(each)},
	}
}

func (promoCodesDataSource) Read(ctx context.Context, c *impact.Client, m *promoCodesModel) error {
	filter, err := codeFilter(c.AccountType(), tfimpact.ValuesOf(m))
	if err != nil {
		return err
	}
	found, err := impact.Collect(c.PromoCodes().All(ctx, filter))
	if err != nil {
		return err
	}
	m.PromoCodes = tfimpact.Sorted(found, tfimpact.ByID(func(p impact.PromoCode) impact.ID { return p.ID }), listedPromoCodeModel{}.FromAPI)
	return nil
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

// codeFilter makes the query. A filter of the other account type is an error,
// because the API would ignore it or refuse the request.
func codeFilter(accountType impact.AccountType, config tfimpact.Values) (url.Values, error) {
	filter := url.Values{}
	for _, f := range codeFilters {
		value := config.Get(f.attribute)
		if value.IsNull() {
			continue
		}
		if f.of != accountType {
			return nil, &tfimpact.FieldError{Field: f.parameter, Problem: "promo codes of " + string(accountType) + " accounts cannot be filtered by it"}
		}
		if set, ok := value.(types.Set); ok {
			filter[f.parameter] = tfimpact.Strings(set)
		} else if text, ok := tfimpact.FormText(value); ok {
			filter.Set(f.parameter, text)
		}
	}
	return filter, nil
}
