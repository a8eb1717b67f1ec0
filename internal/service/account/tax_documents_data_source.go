package account

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewTaxDocumentsDataSource makes data.impact_tax_documents: GET …/TaxDocuments, which
// documents no filter (Partner v16, taxdocument document). What names a person is left
// out.
var NewTaxDocumentsDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[taxDocumentModel]{
	Meta: tfimpact.Metadata{Name: "tax_documents", Noun: "tax documents", AccountTypes: []impact.AccountType{impact.Partner}},
	Description: "How a partner's tax forms (W9, W8BEN, W8BENE) stand, without which impact.com pays nothing out, sorted by id. " +
		"Of the forms themselves, and of the people who sign them, nothing is read but the id of the user.",
	Items: tfimpact.ListOf("The tax documents, sorted by id.", map[string]schema.Attribute{
		"id":          tfimpact.Text("Id of the tax document."),
		"user_id":     tfimpact.Text("Id of the account's user that it belongs to."),
		"status":      tfimpact.Text("`NEW`, `NOT_VERIFIED`, `ACTIVE` or `INACTIVE`."),
		"type":        tfimpact.Text("`W9`, `W8BEN` or `W8BENE`; null until the user has chosen one."),
		"provider":    tfimpact.Text("Who collects it: `DOCUSIGN` or `COMPLY_EXCHANGE`."),
		"submit_date": tfimpact.Moment("When it was submitted, RFC 3339; null while it was not."),
		"update_date": tfimpact.Moment("When it was last changed, RFC 3339."),
		"uri":         tfimpact.Text("Path of the tax document in the API, below the account root."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]taxDocumentModel, error) {
		return tfimpact.CollectSorted(c.TaxDocuments().All(ctx, filter), tfimpact.ByID(func(d impact.TaxDocument) impact.ID { return d.ID }), taxDocumentModel{}.FromAPI)
	},
})

type taxDocumentModel struct {
	ID         types.String       `tfsdk:"id"`
	UserID     types.String       `tfsdk:"user_id"`
	Status     types.String       `tfsdk:"status"`
	Type       types.String       `tfsdk:"type"`
	Provider   types.String       `tfsdk:"provider"`
	SubmitDate tfimpact.Timestamp `tfsdk:"submit_date"`
	UpdateDate tfimpact.Timestamp `tfsdk:"update_date"`
	URI        types.String       `tfsdk:"uri"`
}

// FromAPI returns the model of a tax document.
func (taxDocumentModel) FromAPI(d impact.TaxDocument) taxDocumentModel {
	return taxDocumentModel{
		ID:         types.StringValue(d.ID.String()),
		UserID:     tfimpact.StringOrNull(d.UserID),
		Status:     tfimpact.StringOrNull(d.Status),
		Type:       tfimpact.StringOrNull(d.Type),
		Provider:   tfimpact.StringOrNull(d.Provider),
		SubmitDate: tfimpact.NewTimestamp(d.SubmitDate),
		UpdateDate: tfimpact.NewTimestamp(d.UpdateDate),
		URI:        tfimpact.StringOrNull(d.URI),
	}
}
