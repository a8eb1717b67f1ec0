package partner

import (
	"cmp"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

type contractModel struct {
	ID                   types.String       `tfsdk:"id"`
	CampaignID           types.String       `tfsdk:"campaign_id"`
	PartnerID            types.String       `tfsdk:"partner_id"`
	PartnerValue1        types.String       `tfsdk:"partner_value1"`
	Status               types.String       `tfsdk:"status"`
	StartDate            tfimpact.Timestamp `tfsdk:"start_date"`
	EndDate              tfimpact.Timestamp `tfsdk:"end_date"`
	BrandSignatory       types.String       `tfsdk:"brand_signatory"`
	BrandSignatoryDate   tfimpact.Timestamp `tfsdk:"brand_signatory_date"`
	PartnerSignatory     types.String       `tfsdk:"partner_signatory"`
	PartnerSignatoryDate tfimpact.Timestamp `tfsdk:"partner_signatory_date"`
	DateCreated          tfimpact.Timestamp `tfsdk:"date_created"`
	DateLastUpdated      tfimpact.Timestamp `tfsdk:"date_last_updated"`
	TemplateID           types.String       `tfsdk:"template_id"`
	TemplateVersion      types.String       `tfsdk:"template_version"`
	TemplateName         types.String       `tfsdk:"template_name"`
	TemplateLabels       types.Set          `tfsdk:"template_labels"`
	Currency             types.String       `tfsdk:"currency"`
	HasCampaignTerms     types.Bool         `tfsdk:"has_campaign_terms"`
	TermsJSON            types.String       `tfsdk:"terms_json"`
	PDFURI               types.String       `tfsdk:"pdf_uri"`
	URI                  types.String       `tfsdk:"uri"`
}

func contractAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                     tfimpact.Text("Id of the contract, such as `S-7777777`."),
		"campaign_id":            tfimpact.Text("Id of the campaign that the contract is about."),
		"partner_id":             tfimpact.Text("Id of the partner; brands only."),
		"partner_value1":         tfimpact.Text("The brand's own first value for the partner; brands only."),
		"status":                 tfimpact.Text("Status, such as `ACTIVE`, `PENDING` or `EXPIRED`."),
		"start_date":             tfimpact.Moment("When the contract becomes active, RFC 3339."),
		"end_date":               tfimpact.Moment("When the contract expires, RFC 3339; null when it is open-ended."),
		"brand_signatory":        tfimpact.Text("Who signed for the brand; null when nobody has."),
		"brand_signatory_date":   tfimpact.Moment("When the brand signed, RFC 3339."),
		"partner_signatory":      tfimpact.Text("Who signed for the partner; null when nobody has."),
		"partner_signatory_date": tfimpact.Moment("When the partner signed, RFC 3339."),
		"date_created":           tfimpact.Moment("When the contract was created, RFC 3339."),
		"date_last_updated":      tfimpact.Moment("When the contract was last changed, RFC 3339."),
		"template_id":            tfimpact.Text("Id of the template that the terms come from."),
		"template_version":       tfimpact.Text("Version of the template: a number for brands, a text for partners."),
		"template_name":          tfimpact.Text("Display name of the template's terms."),
		"template_labels":        tfimpact.TextSet("Labels of the template's terms."),
		"currency":               tfimpact.Text("Currency of the payouts, ISO 4217."),
		"has_campaign_terms":     tfimpact.Truth("Whether creator, performance or product boost campaigns add terms of their own."),
		"terms_json":             tfimpact.Text("The terms in full (payouts per event, groups, limits, promotional terms), as JSON with the API's own field names: an object with `TemplateTerms` (brands) or `Terms` (partners), and `ScheduledTerms` and `CampaignTerms` where the API lists them; for partners it never lists `CampaignTerms`. Read it with `jsondecode`. The text is normalised, with sorted keys, so it changes only when the terms do."),
		"pdf_uri":                tfimpact.Text("Path below the account root where the contract can be downloaded as a PDF."),
		"uri":                    tfimpact.Text("Path of the contract in the API, below the account root."),
	}
}

// FromAPI returns the model of a contract. A brand's answer does not name the
// campaign: it stays the one that was asked for. The error is one of reading the
// terms.
func (m contractModel) FromAPI(c impact.Contract) (contractModel, error) {
	campaignID := m.CampaignID
	if c.CampaignID != "" {
		campaignID = types.StringValue(c.CampaignID.String())
	}
	template, templateErr := c.Template()
	terms, termsErr := c.TermsJSON()
	return contractModel{
		ID:                   types.StringValue(c.ID.String()),
		CampaignID:           campaignID,
		PartnerID:            tfimpact.StringOrNull(c.PartnerID),
		PartnerValue1:        tfimpact.StringOrNull(c.PartnerValue1),
		Status:               tfimpact.StringOrNull(c.Status),
		StartDate:            tfimpact.NewTimestamp(c.StartDate),
		EndDate:              tfimpact.NewTimestamp(c.EndDate),
		BrandSignatory:       tfimpact.StringOrNull(c.BrandSignatory),
		BrandSignatoryDate:   tfimpact.NewTimestamp(c.BrandSignatoryDate),
		PartnerSignatory:     tfimpact.StringOrNull(c.PartnerSignatory),
		PartnerSignatoryDate: tfimpact.NewTimestamp(c.PartnerSignatoryDate),
		DateCreated:          tfimpact.NewTimestamp(c.DateCreated),
		DateLastUpdated:      tfimpact.NewTimestamp(c.DateLastUpdated),
		TemplateID:           tfimpact.StringOrNull(template.ID),
		TemplateVersion:      tfimpact.StringOrNull(template.Version),
		TemplateName:         tfimpact.StringOrNull(template.Name),
		TemplateLabels:       tfimpact.StringSet(template.Labels),
		Currency:             tfimpact.StringOrNull(template.Currency),
		HasCampaignTerms:     types.BoolPointerValue(c.HasCampaignTerms.Ptr()),
		TermsJSON:            types.StringValue(terms),
		PDFURI:               tfimpact.StringOrNull(c.PDFURI),
		URI:                  tfimpact.StringOrNull(c.URI),
	}, cmp.Or(templateErr, termsErr)
}
