package account

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewAdvertisersDataSource makes data.impact_advertisers: GET …/Advertisers, which
// documents no filter (Agency v3, advertisers document). The answer carries a live
// credential of every brand, RestAccountURL: it stays with the client, and only the
// ephemeral resource impact_advertiser_credentials hands it out.
var NewAdvertisersDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[advertiserModel]{
	Meta: tfimpact.Metadata{Name: "advertisers", Noun: "advertisers", AccountTypes: []impact.AccountType{impact.Agency}, OwnAccount: true},
	Description: "The brands that an agency manages, sorted by id. The API offers no filter; use a `for` expression to pick brands by name. " +
		"Also works where the provider block acts on one of the brands by `advertiser_id`: the list is the agency's all the same.\n\n" +
		"The API's answer holds a live credential of every brand. The provider drops it: nothing of it reaches state, plan or log. " +
		"The ephemeral resource `impact_advertiser_credentials` is the only way to it.",
	Items: tfimpact.ListOf("The brands, sorted by id.", map[string]schema.Attribute{
		"id":                        tfimpact.Text("Account id of the brand, as `advertiser_id` of the provider block takes it."),
		"name":                      tfimpact.Text("Name of the brand."),
		"description":               tfimpact.Text("Description of the brand."),
		"state":                     tfimpact.Text("State of the brand's account: `ACTIVE` or `DELINQUENT`."),
		"website":                   tfimpact.Text("Website of the brand."),
		"address_line1":             tfimpact.Text("Street and number."),
		"address_line2":             tfimpact.Text("Suite, floor or unit."),
		"city":                      tfimpact.Text("City or town."),
		"country_state":             tfimpact.Text("State, province or region; `OTHER` for some."),
		"postal_code":               tfimpact.Text("Postal code."),
		"country":                   tfimpact.Text("Country, in impact.com's own codes (`US`, `UK`, `SOUTHAFRICA`), which are not always ISO 3166."),
		"indirect_tax_jurisdiction": tfimpact.Text("Where the brand is taxed indirectly (VAT, GST, HST)."),
		"vat_registered":            tfimpact.Truth("Whether the brand is registered for VAT."),
		"indirect_tax_number":       tfimpact.Text("Number of the registration for indirect tax."),
		"organization_type":         tfimpact.Text("Legal form: `CORP`, `NONP_GOV` or `OTHER`."),
		"tax_id":                    tfimpact.Text("Tax id as impact.com returns it: masked except for the last four digits."),
		"timezone":                  tfimpact.Text("Time zone, such as `America/Chicago`."),
		"currency":                  tfimpact.Text("Currency in which the brand is billed, ISO 4217."),
		"phone_number":              tfimpact.Text("Phone number, digits only."),
		"date_created":              tfimpact.Moment("When the account was created, RFC 3339."),
		"financial_setup":           tfimpact.Text("How impact.com bills the brand: `BILLED_BY_IR`."),
		"agency_of_record":          tfimpact.Truth("Whether the agency is the brand's agency of record, which may manage all of its account."),
		"account_manager":           tfimpact.Text("Who at impact.com looks after the brand; null when nobody is assigned."),
		"uri":                       tfimpact.Text("Path of the brand in the agency's API, without the host."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]advertiserModel, error) {
		return tfimpact.CollectSorted(c.Advertisers().All(ctx, filter), tfimpact.ByID(func(a impact.Advertiser) impact.ID { return a.ID }), advertiserModel{}.FromAPI)
	},
})

type advertiserModel struct {
	ID                      types.String       `tfsdk:"id"`
	Name                    types.String       `tfsdk:"name"`
	Description             types.String       `tfsdk:"description"`
	State                   types.String       `tfsdk:"state"`
	Website                 types.String       `tfsdk:"website"`
	AddressLine1            types.String       `tfsdk:"address_line1"`
	AddressLine2            types.String       `tfsdk:"address_line2"`
	City                    types.String       `tfsdk:"city"`
	CountryState            types.String       `tfsdk:"country_state"`
	PostalCode              types.String       `tfsdk:"postal_code"`
	Country                 types.String       `tfsdk:"country"`
	IndirectTaxJurisdiction types.String       `tfsdk:"indirect_tax_jurisdiction"`
	VatRegistered           types.Bool         `tfsdk:"vat_registered"`
	IndirectTaxNumber       types.String       `tfsdk:"indirect_tax_number"`
	OrganizationType        types.String       `tfsdk:"organization_type"`
	TaxID                   types.String       `tfsdk:"tax_id"`
	Timezone                types.String       `tfsdk:"timezone"`
	Currency                types.String       `tfsdk:"currency"`
	PhoneNumber             types.String       `tfsdk:"phone_number"`
	DateCreated             tfimpact.Timestamp `tfsdk:"date_created"`
	FinancialSetup          types.String       `tfsdk:"financial_setup"`
	AgencyOfRecord          types.Bool         `tfsdk:"agency_of_record"`
	AccountManager          types.String       `tfsdk:"account_manager"`
	URI                     types.String       `tfsdk:"uri"`
}

// FromAPI returns the model of a managed brand.
func (advertiserModel) FromAPI(a impact.Advertiser) advertiserModel {
	return advertiserModel{
		ID:                      types.StringValue(a.ID.String()),
		Name:                    tfimpact.StringOrNull(a.Name),
		Description:             tfimpact.StringOrNull(a.Description),
		State:                   tfimpact.StringOrNull(a.State),
		Website:                 tfimpact.StringOrNull(a.Website),
		AddressLine1:            tfimpact.StringOrNull(a.AddressLine1),
		AddressLine2:            tfimpact.StringOrNull(a.AddressLine2),
		City:                    tfimpact.StringOrNull(a.City),
		CountryState:            tfimpact.StringOrNull(a.CountryState),
		PostalCode:              tfimpact.StringOrNull(a.PostalCode),
		Country:                 tfimpact.StringOrNull(a.Country),
		IndirectTaxJurisdiction: tfimpact.StringOrNull(a.IndirectTaxJurisdiction),
		VatRegistered:           types.BoolPointerValue(a.VatRegistered.Ptr()),
		IndirectTaxNumber:       tfimpact.StringOrNull(a.IndirectTaxNumber),
		OrganizationType:        tfimpact.StringOrNull(a.OrganizationType),
		TaxID:                   tfimpact.StringOrNull(a.TaxID),
		Timezone:                tfimpact.StringOrNull(a.Timezone),
		Currency:                tfimpact.StringOrNull(a.Currency),
		PhoneNumber:             tfimpact.StringOrNull(a.PhoneNumber),
		DateCreated:             tfimpact.NewTimestamp(a.DateCreated),
		FinancialSetup:          tfimpact.StringOrNull(a.FinancialSetup),
		AgencyOfRecord:          types.BoolPointerValue(a.AgencyOfRecord.Ptr()),
		AccountManager:          tfimpact.StringOrNull(a.AccountManager),
		URI:                     tfimpact.StringOrNull(a.URI),
	}
}
