package account

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewLegalEntitiesDataSource makes data.impact_legal_entities: GET …/LegalEntities,
// which documents no filter (Brand v14, account document).
var NewLegalEntitiesDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[legalEntityModel]{
	Meta:        tfimpact.Metadata{Name: "legal_entities", Noun: "legal entities", AccountTypes: []impact.AccountType{impact.Brand}},
	Description: "The companies behind a brand's account, with their tax details and billing addresses, sorted by id. The API offers no filter; use a `for` expression to pick one by name.",
	Items: tfimpact.ListOf("The legal entities, sorted by id.", map[string]schema.Attribute{
		"id":                          tfimpact.Text("Id of the legal entity."),
		"name":                        tfimpact.Text("Full name."),
		"registered_for_indirect_tax": tfimpact.Truth("Whether it is registered for indirect tax (VAT, GST, HST)."),
		"indirect_tax_number":         tfimpact.Text("Number of that registration."),
		"organization_type":           tfimpact.Text("Legal form, such as `CORP` or `LLC`."),
		"ein_ssn_foreign_tax_id": schema.StringAttribute{
			// The document does not promise that this tax id is masked, and it may be a
			// person's.
			Computed: true, Sensitive: true,
			MarkdownDescription: "Tax id: EIN, SSN or a foreign one. impact.com may show it masked except for the last four characters.",
		},
		"billing_address": address("The billing address; null when there is none."),
		"uri":             tfimpact.Text("Path of the legal entity in the API, below the account root."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]legalEntityModel, error) {
		return tfimpact.CollectSorted(c.LegalEntities().All(ctx, filter), tfimpact.ByID(func(e impact.LegalEntity) impact.ID { return e.ID }), legalEntityModel{}.FromAPI)
	},
})

type legalEntityModel struct {
	ID                       types.String `tfsdk:"id"`
	Name                     types.String `tfsdk:"name"`
	RegisteredForIndirectTax types.Bool   `tfsdk:"registered_for_indirect_tax"`
	IndirectTaxNumber        types.String `tfsdk:"indirect_tax_number"`
	OrganizationType         types.String `tfsdk:"organization_type"`
	EinSsnForeignTaxID       types.String `tfsdk:"ein_ssn_foreign_tax_id"`
	BillingAddress           types.Object `tfsdk:"billing_address"`
	URI                      types.String `tfsdk:"uri"`
}

// FromAPI returns the model of a legal entity.
func (legalEntityModel) FromAPI(e impact.LegalEntity) legalEntityModel {
	return legalEntityModel{
		ID:                       types.StringValue(e.ID.String()),
		Name:                     tfimpact.StringOrNull(e.Name),
		RegisteredForIndirectTax: types.BoolPointerValue(e.RegisteredForIndirectTax.Ptr()),
		IndirectTaxNumber:        tfimpact.StringOrNull(e.IndirectTaxNumber),
		OrganizationType:         tfimpact.StringOrNull(e.OrganizationType),
		EinSsnForeignTaxID:       tfimpact.StringOrNull(e.EinSsnForeignTaxID),
		BillingAddress:           addressObject(e.BillingAddress, types.Object{}),
		URI:                      tfimpact.StringOrNull(e.URI),
	}
}
