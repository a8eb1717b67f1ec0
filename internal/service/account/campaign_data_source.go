package account

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// campaignDataSource is data.impact_campaign: GET …/Campaigns/{CampaignId}, for brands
// and partners. No document has it for agencies.
type campaignDataSource struct{}

// NewCampaignDataSource makes the data source impact_campaign.
var NewCampaignDataSource = tfimpact.NewDataSource[campaignModel](campaignDataSource{})

type campaignModel struct {
	campaignSettings

	ID                types.String `tfsdk:"id"`
	Name              types.String `tfsdk:"name"`
	Type              types.String `tfsdk:"type"`
	State             types.String `tfsdk:"state"`
	ShortDescription  types.String `tfsdk:"short_description"`
	Description       types.String `tfsdk:"description"`
	ListInMarketplace types.Bool   `tfsdk:"list_in_marketplace"`
	PromoCodeTracking types.Bool   `tfsdk:"promo_code_tracking"`
	TrackingDomain    types.String `tfsdk:"tracking_domain"`
	HasStandDown      types.Bool   `tfsdk:"has_stand_down_policy"`
	ShippingRegions   types.Set    `tfsdk:"shipping_regions"`
	AdvertiserID      types.String `tfsdk:"advertiser_id"`
	AdvertiserName    types.String `tfsdk:"advertiser_name"`
	AdvertiserURL     types.String `tfsdk:"advertiser_url"`
	CampaignURL       types.String `tfsdk:"campaign_url"`
	ContractStatus    types.String `tfsdk:"contract_status"`
	TrackingLink      types.String `tfsdk:"tracking_link"`
	AllowsDeeplinking types.Bool   `tfsdk:"allows_deeplinking"`
	DeeplinkDomains   types.Set    `tfsdk:"deeplink_domains"`
	LogoURI           types.String `tfsdk:"campaign_logo_uri"`
	PublicTermsURI    types.String `tfsdk:"public_terms_uri"`
	ContractURI       types.String `tfsdk:"contract_uri"`
	URI               types.String `tfsdk:"uri"`
}

// campaignAttributes describes a campaign with the given attribute for its id.
func campaignAttributes(id schema.StringAttribute) map[string]schema.Attribute {
	attributes := map[string]schema.Attribute{
		"id":                    id,
		"name":                  tfimpact.Text("Name of the campaign."),
		"type":                  tfimpact.Text("Kind of program, such as `Performance` or `Creator`."),
		"state":                 tfimpact.Text("State, such as `ACTIVE` or `SETUP`; brands only."),
		"short_description":     tfimpact.Text("Short description; brands only."),
		"description":           tfimpact.Text("Description."),
		"list_in_marketplace":   tfimpact.Truth("Whether the campaign is listed in impact.com's marketplace; brands only."),
		"promo_code_tracking":   tfimpact.Truth("Whether promo codes are tracked; brands only."),
		"tracking_domain":       tfimpact.Text("Domain of the tracking links; brands only."),
		"has_stand_down_policy": tfimpact.Truth("Whether partners must stand down in favour of other channels."),
		"shipping_regions":      tfimpact.TextSet("Regions the brand ships to, in impact.com's own country codes."),
		"advertiser_id":         tfimpact.Text("Id of the brand; partners only."),
		"advertiser_name":       tfimpact.Text("Name of the brand; partners only."),
		"advertiser_url":        tfimpact.Text("Website of the brand; partners only."),
		"campaign_url":          tfimpact.Text("Website of the campaign; partners only."),
		"contract_status":       tfimpact.Text("Status of the partner's contract, `Active` or `Expired`; partners only."),
		"tracking_link":         tfimpact.Text("Ready-made tracking link; partners only."),
		"allows_deeplinking":    tfimpact.Truth("Whether deep links are allowed; partners only."),
		"deeplink_domains":      tfimpact.TextSet("Domains that deep links may point to; partners only."),
		"campaign_logo_uri":     tfimpact.Text("Path of the campaign's logo in the API, below the account root; partners only."),
		"public_terms_uri":      tfimpact.Text("Path of the campaign's public terms in the API, below the account root; partners only."),
		"contract_uri":          tfimpact.Text("Path of the partner's contract in the API, below the account root; partners only."),
		"uri":                   tfimpact.Text("Path of the campaign in the API, below the account root."),
	}
	maps.Copy(attributes, campaignSettingsAttributes())
	return attributes
}

func (campaignDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "campaign", Noun: "campaign", Key: []string{"id"},
		AccountTypes: []impact.AccountType{impact.Brand, impact.Partner},
	}
}

func (campaignDataSource) Schema() schema.Schema {
	id := schema.StringAttribute{
		Required: true, MarkdownDescription: "Id of the campaign.",
		Validators: []validator.String{tfimpact.NumericID()},
	}
	return schema.Schema{
		MarkdownDescription: "One campaign (the web app says program): a brand's own, or one that a partner has joined.",
		Attributes:          campaignAttributes(id),
	}
}

func (campaignDataSource) Read(ctx context.Context, c *impact.Client, m *campaignModel) error {
	found, err := c.Campaigns().Get(ctx, m.ID.ValueString())
	if err != nil {
		return err
	}
	*m = m.FromAPI(found)
	return nil
}

// FromAPI returns the model of a campaign. Of the brand's descriptions it is the
// long one.
func (campaignModel) FromAPI(c impact.Campaign) campaignModel {
	description := c.Long
	if description == "" {
		description = c.Description
	}
	return campaignModel{
		campaignSettings:  campaignSettings{}.FromAPI(c),
		ID:                types.StringValue(c.ID()),
		Name:              tfimpact.StringOrNull(c.Name()),
		Type:              tfimpact.StringOrNull(c.Type),
		State:             tfimpact.StringOrNull(c.State),
		ShortDescription:  tfimpact.StringOrNull(c.Short),
		Description:       tfimpact.StringOrNull(description),
		ListInMarketplace: types.BoolPointerValue(c.InMarketplace.Ptr()),
		PromoCodeTracking: types.BoolPointerValue(c.PromoCodes.Ptr()),
		TrackingDomain:    tfimpact.StringOrNull(c.Domain),
		HasStandDown:      types.BoolPointerValue(c.StandDown.Ptr()),
		ShippingRegions:   tfimpact.StringSet(c.Regions),
		AdvertiserID:      tfimpact.StringOrNull(c.AdvertiserID),
		AdvertiserName:    tfimpact.StringOrNull(c.AdvertiserName),
		AdvertiserURL:     tfimpact.StringOrNull(c.AdvertiserURL),
		CampaignURL:       tfimpact.StringOrNull(c.URL),
		ContractStatus:    tfimpact.StringOrNull(c.ContractStatus),
		TrackingLink:      tfimpact.StringOrNull(c.TrackingLink),
		AllowsDeeplinking: types.BoolPointerValue(c.Deeplinks.Ptr()),
		DeeplinkDomains:   tfimpact.StringSet(c.DeeplinkDomains),
		LogoURI:           tfimpact.StringOrNull(c.LogoURI),
		PublicTermsURI:    tfimpact.StringOrNull(c.PublicTermsURI),
		ContractURI:       tfimpact.StringOrNull(c.ContractURI),
		URI:               tfimpact.StringOrNull(c.URI),
	}
}
