package account

import (
	"cmp"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// campaignSettings is what only a brand is shown of its campaigns beyond their facts:
// how they present themselves, and how they track.
type campaignSettings struct {
	Categories                *campaignCategoriesModel `tfsdk:"categories"`
	DisplayServicingAgency    types.Bool               `tfsdk:"display_servicing_agency"`
	Rating                    types.Int64              `tfsdk:"rating"`
	SearchKeywords            types.String             `tfsdk:"search_keywords"`
	Resources                 *campaignResourcesModel  `tfsdk:"resources"`
	CompanyContacts           []campaignContactModel   `tfsdk:"company_contacts"`
	GiftCardPayouts           types.Bool               `tfsdk:"gift_card_payouts"`
	TrademarkBidding          types.Bool               `tfsdk:"trademark_bidding"`
	ThirdPartyImpressionPixel types.String             `tfsdk:"third_party_impression_pixel"`
	MobileReadyAds            types.Bool               `tfsdk:"mobile_ready_ads"`
	DisplayFutureAds          types.Bool               `tfsdk:"display_future_ads"`
	SiteDefinition            types.String             `tfsdk:"site_definition"`
	ImpressionTracking        types.Bool               `tfsdk:"impression_tracking"`
	ViewThroughCrediting      types.Bool               `tfsdk:"view_through_crediting"`
	IdentityMatching          types.String             `tfsdk:"identity_matching"`
	GatewayTracking           *gatewayTrackingModel    `tfsdk:"gateway_tracking_settings"`
	DirectTracking            *directTrackingModel     `tfsdk:"direct_tracking_settings"`
}

type campaignCategoriesModel struct {
	Primary       types.String `tfsdk:"primary_category"`
	PrimarySub    types.Set    `tfsdk:"primary_sub_categories"`
	Additional    types.String `tfsdk:"additional_category"`
	AdditionalSub types.Set    `tfsdk:"additional_sub_categories"`
}

type campaignResourcesModel struct {
	CompanyHomepage    types.String       `tfsdk:"company_homepage"`
	ExampleLandingPage types.String       `tfsdk:"example_landing_page"`
	InformationPage    types.String       `tfsdk:"information_page"`
	RelatedLinks       []relatedLinkModel `tfsdk:"additional_related_links"`
}

type relatedLinkModel struct {
	Type types.String `tfsdk:"link_type"`
	Name types.String `tfsdk:"link_display_name"`
	URL  types.String `tfsdk:"link_url"`
}

type campaignContactModel struct {
	FirstName    types.String `tfsdk:"first_name"`
	LastName     types.String `tfsdk:"last_name"`
	EmailAddress types.String `tfsdk:"email_address"`
	PhoneNumber  types.String `tfsdk:"phone_number"`
}

type gatewayTrackingModel struct {
	DefaultLandingPage           types.String `tfsdk:"default_landing_page"`
	MediaPartnerTrackingTemplate types.String `tfsdk:"media_partner_tracking_template"`
	CampaignTrackingTemplate     types.String `tfsdk:"campaign_tracking_template"`
	SSLSupport                   types.Bool   `tfsdk:"ssl_support"`
	DeepLinking                  types.Bool   `tfsdk:"deep_linking"`
	DeepLinkDomains              types.Set    `tfsdk:"deep_link_domains"`
	ThirdPartyGatewayURL         types.String `tfsdk:"third_party_gateway_url"`
	ThirdPartyGatewayParameters  types.String `tfsdk:"third_party_gateway_query_string_parameters"`
	UniqueClickWindowLength      types.String `tfsdk:"unique_click_window_length"`
	UniqueClickWindowType        types.String `tfsdk:"unique_click_window_type"`
}

type directTrackingModel struct {
	UnidentifiedName    types.String `tfsdk:"unidentified_name"`
	SessionWindowLength types.Int64  `tfsdk:"session_window_length"`
}

// campaignSettingsAttributes describes campaignSettings.
func campaignSettingsAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"categories": tfimpact.Single("Categories that the campaign is found under; brands only, and null when there are none.", map[string]schema.Attribute{
			"primary_category":          tfimpact.Text("Primary category."),
			"primary_sub_categories":    tfimpact.TextSet("Categories below the primary one."),
			"additional_category":       tfimpact.Text("Additional category; null for none."),
			"additional_sub_categories": tfimpact.TextSet("Categories below the additional one."),
		}),
		"display_servicing_agency": tfimpact.Truth("Whether the agency that serves the brand is shown in public; brands only."),
		"rating":                   tfimpact.Integer("Rating of the campaign; brands only."),
		"search_keywords":          tfimpact.Text("Keywords by which the marketplace finds the campaign; brands only."),
		"resources": tfimpact.Single("Pages that the brand names for its partners; brands only, and null when there are none.", map[string]schema.Attribute{
			"company_homepage":     tfimpact.Text("URL of the company's homepage."),
			"example_landing_page": tfimpact.Text("URL of an example of a landing page."),
			"information_page":     tfimpact.Text("URL of a page with information."),
			"additional_related_links": tfimpact.ListOf("Further links, sorted by name.", map[string]schema.Attribute{
				"link_type":         tfimpact.Text("`URL` or `PDF`."),
				"link_display_name": tfimpact.Text("Display name."),
				"link_url":          tfimpact.Text("URL that the link leads to."),
			}),
		}),
		"company_contacts": tfimpact.ListOf("People of the brand to turn to, sorted by e-mail address; brands only. Their names, addresses and numbers stand in the state.", map[string]schema.Attribute{
			"first_name":    tfimpact.Text("First name."),
			"last_name":     tfimpact.Text("Last name."),
			"email_address": tfimpact.Text("E-mail address."),
			"phone_number":  tfimpact.Text("Phone number."),
		}),
		"gift_card_payouts":            tfimpact.Truth("Whether gift cards are paid out; brands only."),
		"trademark_bidding":            tfimpact.Truth("Whether partners may bid on the brand's trademarks; brands only."),
		"third_party_impression_pixel": tfimpact.Text("Pixel by which a third party tracks impressions; brands only."),
		"mobile_ready_ads":             tfimpact.Truth("Whether the campaign supports ads that are ready for mobile devices; brands only."),
		"display_future_ads":           tfimpact.Truth("Whether ads are shown that are not active yet; brands only."),
		"site_definition":              tfimpact.Text("Site definition; brands only."),
		"impression_tracking":          tfimpact.Truth("Whether impressions are tracked; brands only."),
		"view_through_crediting":       tfimpact.Truth("Whether views are credited; brands only."),
		"identity_matching":            tfimpact.Text("How identities are matched: `NONE`, `ACCOUNT` or `IR_CONSORTIUM`; brands only."),
		"gateway_tracking_settings": tfimpact.Single("How clicks are tracked that pass through impact.com; brands only, and null when nothing is set.", map[string]schema.Attribute{
			"default_landing_page":                        tfimpact.Text("URL of the default landing page."),
			"media_partner_tracking_template":             tfimpact.Text("Tracking template of the partners' links."),
			"campaign_tracking_template":                  tfimpact.Text("Tracking template of the campaign's links."),
			"ssl_support":                                 tfimpact.Truth("Whether tracking links support SSL."),
			"deep_linking":                                tfimpact.Truth("Whether deep links are on."),
			"deep_link_domains":                           tfimpact.TextSet("Domains that deep links may point to."),
			"third_party_gateway_url":                     tfimpact.Text("URL of a third party's gateway."),
			"third_party_gateway_query_string_parameters": tfimpact.Text("Parameters in the query of that URL."),
			"unique_click_window_length":                  tfimpact.Text("How long clicks count as one: `1m`, `5m`, `15m`, `30m`, `1h`, `6h`, `12h` or `24h`."),
			"unique_click_window_type":                    tfimpact.Text("`FIXED` or `ROLLING`."),
		}),
		"direct_tracking_settings": tfimpact.Single("How visits are tracked that come without a click; brands only, and null when nothing is set.", map[string]schema.Attribute{
			"unidentified_name":     tfimpact.Text("Name for traffic that is not identified."),
			"session_window_length": tfimpact.Integer("Length of the session's window. The document names no unit."),
		}),
	}
}

// FromAPI returns the settings of a campaign.
func (campaignSettings) FromAPI(c impact.Campaign) campaignSettings {
	return campaignSettings{
		Categories:                campaignCategoriesModel{}.FromAPI(c.Categories),
		DisplayServicingAgency:    types.BoolPointerValue(c.DisplayServicingAgency.Ptr()),
		Rating:                    types.Int64PointerValue(c.Rating.Ptr()),
		SearchKeywords:            tfimpact.StringOrNull(c.SearchKeywords),
		Resources:                 campaignResourcesModel{}.FromAPI(c.Resources),
		CompanyContacts:           tfimpact.Sorted(c.CompanyContacts, byEmailAddress, campaignContactModel{}.FromAPI),
		GiftCardPayouts:           types.BoolPointerValue(c.GiftCardPayouts.Ptr()),
		TrademarkBidding:          types.BoolPointerValue(c.TrademarkBidding.Ptr()),
		ThirdPartyImpressionPixel: tfimpact.StringOrNull(c.ThirdPartyImpressionPixel),
		MobileReadyAds:            types.BoolPointerValue(c.MobileReadyAds.Ptr()),
		DisplayFutureAds:          types.BoolPointerValue(c.DisplayFutureAds.Ptr()),
		SiteDefinition:            tfimpact.StringOrNull(c.SiteDefinition),
		ImpressionTracking:        types.BoolPointerValue(c.ImpressionTracking.Ptr()),
		ViewThroughCrediting:      types.BoolPointerValue(c.ViewThroughCrediting.Ptr()),
		IdentityMatching:          tfimpact.StringOrNull(c.IdentityMatching),
		GatewayTracking:           gatewayTrackingModel{}.FromAPI(c.GatewayTracking),
		DirectTracking:            directTrackingModel{}.FromAPI(c.DirectTracking),
	}
}

// FromAPI returns nil when there is no category.
func (campaignCategoriesModel) FromAPI(c impact.CampaignCategories) *campaignCategoriesModel {
	if tfimpact.IsEmpty(c) {
		return nil
	}
	return &campaignCategoriesModel{
		Primary: tfimpact.StringOrNull(c.PrimaryCategory), PrimarySub: tfimpact.StringSet(c.PrimarySubCategories),
		Additional: tfimpact.StringOrNull(c.AdditionalCategory), AdditionalSub: tfimpact.StringSet(c.AdditionalSubCategories),
	}
}

// FromAPI returns nil when there is no page.
func (campaignResourcesModel) FromAPI(r impact.CampaignResources) *campaignResourcesModel {
	if tfimpact.IsEmpty(r) {
		return nil
	}
	return &campaignResourcesModel{
		CompanyHomepage: tfimpact.StringOrNull(r.CompanyHomepage), ExampleLandingPage: tfimpact.StringOrNull(r.ExampleLandingPage),
		InformationPage: tfimpact.StringOrNull(r.InformationPage),
		RelatedLinks:    tfimpact.Sorted(r.AdditionalRelatedLinks, byLink, relatedLinkModel{}.FromAPI),
	}
}

// FromAPI returns the model of a link.
func (relatedLinkModel) FromAPI(l impact.RelatedLink) relatedLinkModel {
	return relatedLinkModel{Type: tfimpact.StringOrNull(l.Type), Name: tfimpact.StringOrNull(l.Name), URL: tfimpact.StringOrNull(l.URL)}
}

// FromAPI returns the model of a person of the brand.
func (campaignContactModel) FromAPI(c impact.CampaignContact) campaignContactModel {
	return campaignContactModel{
		FirstName: tfimpact.StringOrNull(c.FirstName), LastName: tfimpact.StringOrNull(c.LastName),
		EmailAddress: tfimpact.StringOrNull(c.EmailAddress), PhoneNumber: tfimpact.StringOrNull(c.PhoneNumber),
	}
}

// FromAPI returns nil when nothing is set.
func (gatewayTrackingModel) FromAPI(g impact.GatewayTracking) *gatewayTrackingModel {
	if tfimpact.IsEmpty(g) {
		return nil
	}
	return &gatewayTrackingModel{
		DefaultLandingPage:           tfimpact.StringOrNull(g.DefaultLandingPage),
		MediaPartnerTrackingTemplate: tfimpact.StringOrNull(g.MediaPartnerTrackingTemplate),
		CampaignTrackingTemplate:     tfimpact.StringOrNull(g.CampaignTrackingTemplate),
		SSLSupport:                   types.BoolPointerValue(g.SSLSupport.Ptr()),
		DeepLinking:                  types.BoolPointerValue(g.DeepLinking.Ptr()),
		DeepLinkDomains:              tfimpact.StringSet(g.DeepLinkDomains),
		ThirdPartyGatewayURL:         tfimpact.StringOrNull(g.ThirdPartyGatewayURL),
		ThirdPartyGatewayParameters:  tfimpact.StringOrNull(g.ThirdPartyGatewayParameters),
		UniqueClickWindowLength:      tfimpact.StringOrNull(g.UniqueClickWindowLength),
		UniqueClickWindowType:        tfimpact.StringOrNull(g.UniqueClickWindowType),
	}
}

// FromAPI returns nil when nothing is set.
func (directTrackingModel) FromAPI(d impact.DirectTracking) *directTrackingModel {
	if tfimpact.IsEmpty(d) {
		return nil
	}
	return &directTrackingModel{
		UnidentifiedName:    tfimpact.StringOrNull(d.UnidentifiedName),
		SessionWindowLength: types.Int64PointerValue(d.SessionWindowLength.Ptr()),
	}
}

// byLink orders links by name, then by where they lead.
func byLink(a, b impact.RelatedLink) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.URL, b.URL), cmp.Compare(a.Type, b.Type))
}

// byEmailAddress orders people by e-mail address, then by name.
func byEmailAddress(a, b impact.CampaignContact) int {
	return cmp.Or(cmp.Compare(a.EmailAddress, b.EmailAddress), cmp.Compare(a.LastName, b.LastName), cmp.Compare(a.FirstName, b.FirstName))
}
