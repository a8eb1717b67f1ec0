package account

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// companyInformationDataSource is data.impact_company_information: GET
// …/CompanyInformation, for all account types.
type companyInformationDataSource struct{}

// NewCompanyInformationDataSource makes the data source
// impact_company_information.
var NewCompanyInformationDataSource = tfimpact.NewDataSource[companyInformationDataSourceModel](companyInformationDataSource{})

type companyInformationDataSourceModel struct {
	CompanyName                 types.String  `tfsdk:"company_name"`
	IndustryID                  types.String  `tfsdk:"industry_id"`
	IndustryName                types.String  `tfsdk:"industry_name"`
	Website                     types.String  `tfsdk:"website"`
	PrimaryPhoneNumber          types.String  `tfsdk:"primary_phone_number"`
	PrimaryPhoneNumberCountry   types.String  `tfsdk:"primary_phone_number_country"`
	SecondaryPhoneNumber        types.String  `tfsdk:"secondary_phone_number"`
	SecondaryPhoneNumberCountry types.String  `tfsdk:"secondary_phone_number_country"`
	MinimumContactRating        types.Int64   `tfsdk:"minimum_contact_rating"`
	Timezone                    types.String  `tfsdk:"timezone"`
	Currency                    types.String  `tfsdk:"currency"`
	RegisteredForIndirectTax    types.Bool    `tfsdk:"registered_for_indirect_tax"`
	IndirectTaxNumber           types.String  `tfsdk:"indirect_tax_number"`
	OrganizationType            types.String  `tfsdk:"organization_type"`
	EinSsnForeignTaxID          types.String  `tfsdk:"ein_ssn_foreign_tax_id"`
	Description                 types.String  `tfsdk:"description"`
	PrimaryPromotionalMethod    types.String  `tfsdk:"primary_promotional_method"`
	PromotionalMethods          types.Set     `tfsdk:"promotional_methods"`
	LogoImage                   types.String  `tfsdk:"logo_image"`
	ContentAndInterests         types.Set     `tfsdk:"content_and_interests"`
	DateOfBirth                 types.String  `tfsdk:"date_of_birth"`
	Gender                      types.String  `tfsdk:"gender"`
	Ethnicity                   types.String  `tfsdk:"ethnicity"`
	ParentalStatus              types.String  `tfsdk:"parental_status"`
	RelationshipStatus          types.String  `tfsdk:"relationship_status"`
	Education                   types.String  `tfsdk:"education"`
	Pronouns                    types.String  `tfsdk:"pronouns"`
	HouseholdIncome             types.String  `tfsdk:"household_income"`
	CorporateAddress            *addressModel `tfsdk:"corporate_address"`
	BillingAddress              *addressModel `tfsdk:"billing_address"`
	ShippingAddress             *addressModel `tfsdk:"shipping_address"`
	FinancialContact            *contactModel `tfsdk:"financial_contact"`
	TechnicalContact            *contactModel `tfsdk:"technical_contact"`
	SecurityContact             *contactModel `tfsdk:"security_contact"`
	CommercialContact           *contactModel `tfsdk:"commercial_contact"`
	URI                         types.String  `tfsdk:"uri"`
}

type addressModel struct {
	AddressLine1 types.String `tfsdk:"address_line1"`
	AddressLine2 types.String `tfsdk:"address_line2"`
	City         types.String `tfsdk:"city"`
	State        types.String `tfsdk:"state"`
	PostalCode   types.String `tfsdk:"postal_code"`
	Country      types.String `tfsdk:"country"`
}

type contactModel struct {
	UserID                 types.String `tfsdk:"user_id"`
	Name                   types.String `tfsdk:"name"`
	Email                  types.String `tfsdk:"email"`
	WorkPhoneNumber        types.String `tfsdk:"work_phone_number"`
	WorkPhoneNumberCountry types.String `tfsdk:"work_phone_number_country"`
	CellPhoneNumber        types.String `tfsdk:"cell_phone_number"`
	CellPhoneNumberCountry types.String `tfsdk:"cell_phone_number_country"`
}

func (companyInformationDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{Name: "company_information", Noun: "company information"}
}

func (companyInformationDataSource) Schema() schema.Schema {
	contact := func(kind string) schema.SingleNestedAttribute {
		return schema.SingleNestedAttribute{
			Computed: true, MarkdownDescription: "The user of the account who is its " + kind + " contact; null when there is none.",
			Attributes: map[string]schema.Attribute{
				"user_id":                   tfimpact.Text("Id of the user."),
				"name":                      tfimpact.Text("Full name."),
				"email":                     tfimpact.Text("E-mail address."),
				"work_phone_number":         tfimpact.Text("Work phone number."),
				"work_phone_number_country": tfimpact.Text("Country of the work phone number."),
				"cell_phone_number":         tfimpact.Text("Mobile phone number."),
				"cell_phone_number_country": tfimpact.Text("Country of the mobile phone number."),
			},
		}
	}
	return schema.Schema{
		MarkdownDescription: "The record of the account that the credential belongs to (or of the managed brand, with `advertiser_id`). Works for every account type.",
		Attributes: map[string]schema.Attribute{
			"company_name":                   tfimpact.Text("Name of the company."),
			"industry_id":                    tfimpact.Text("Id of the industry; brands only."),
			"industry_name":                  tfimpact.Text("Name of the industry; brands only."),
			"website":                        tfimpact.Text("Website of the company."),
			"primary_phone_number":           tfimpact.Text("Primary phone number."),
			"primary_phone_number_country":   tfimpact.Text("Country of the primary phone number."),
			"secondary_phone_number":         tfimpact.Text("Secondary phone number."),
			"secondary_phone_number_country": tfimpact.Text("Country of the secondary phone number."),
			"minimum_contact_rating":         schema.Int64Attribute{Computed: true, MarkdownDescription: "Rating, 1 to 5, that others need before they see the account's contacts."},
			"timezone":                       tfimpact.Text("Time zone of the account, in impact.com's words."),
			"currency":                       tfimpact.Text("Default currency, ISO 4217."),
			"registered_for_indirect_tax":    schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the company is registered for indirect tax (VAT, GST, HST)."},
			"indirect_tax_number":            tfimpact.Text("Number of that registration."),
			"organization_type":              tfimpact.Text("Legal form, such as `CORP`."),
			"ein_ssn_foreign_tax_id":         tfimpact.Text("Tax id as impact.com returns it: masked except for the last four digits."),
			"description":                    tfimpact.Text("Description on the profile; partners only."),
			"primary_promotional_method":     tfimpact.Text("Primary promotional method; partners only."),
			"promotional_methods":            tfimpact.TextSet("All promotional methods; partners only."),
			"logo_image":                     tfimpact.Text("Path of the logo at impact.com; partners only."),
			"content_and_interests":          tfimpact.TextSet("Words that describe the partner's content; partners only."),
			"date_of_birth":                  tfimpact.Text("Date of birth, as a date and time in RFC 3339; partners only."),
			"gender":                         tfimpact.Text("Gender identity; partners only."),
			"ethnicity":                      tfimpact.Text("Ethnicity; partners only."),
			"parental_status":                tfimpact.Text("Parental status; partners only."),
			"relationship_status":            tfimpact.Text("Relationship status; partners only."),
			"education":                      tfimpact.Text("Highest level of education; partners only."),
			"pronouns":                       tfimpact.Text("Preferred pronouns; partners only."),
			"household_income":               tfimpact.Text("Household income a year, such as `Over_50K`; partners only."),
			"corporate_address":              addressOf("The corporate address; null when there is none."),
			"billing_address":                addressOf("The billing address; null when there is none."),
			"shipping_address":               addressOf("The shipping (partners only) address; null when there is none."),
			"financial_contact":              contact("financial"),
			"technical_contact":              contact("technical"),
			"security_contact":               contact("security"),
			"commercial_contact":             contact("commercial"),
			"uri":                            tfimpact.Text("Path of the record in the API, without the host."),
		},
	}
}

func (companyInformationDataSource) Read(ctx context.Context, c *impact.Client, m *companyInformationDataSourceModel) error {
	info, err := c.CompanyInformation(ctx)
	if err != nil {
		return err
	}
	*m = companyInformationDataSourceModel{
		CompanyName:                 tfimpact.StringOrNull(info.CompanyName),
		IndustryID:                  tfimpact.StringOrNull(info.Industry.ID),
		IndustryName:                tfimpact.StringOrNull(info.Industry.Name),
		Website:                     tfimpact.StringOrNull(info.Website),
		PrimaryPhoneNumber:          tfimpact.StringOrNull(info.PrimaryPhoneNumber),
		PrimaryPhoneNumberCountry:   tfimpact.StringOrNull(info.PrimaryPhoneNumberCountry),
		SecondaryPhoneNumber:        tfimpact.StringOrNull(info.SecondaryPhoneNumber),
		SecondaryPhoneNumberCountry: tfimpact.StringOrNull(info.SecondaryPhoneNumberCountry),
		MinimumContactRating:        types.Int64PointerValue(info.MinimumContactRating.Ptr()),
		Timezone:                    tfimpact.StringOrNull(info.Timezone),
		Currency:                    tfimpact.StringOrNull(info.Currency),
		RegisteredForIndirectTax:    types.BoolPointerValue(info.RegisteredForIndirectTax.Ptr()),
		IndirectTaxNumber:           tfimpact.StringOrNull(info.IndirectTaxNumber),
		OrganizationType:            tfimpact.StringOrNull(info.OrganizationType),
		EinSsnForeignTaxID:          tfimpact.StringOrNull(info.EinSsnForeignTaxID),
		Description:                 tfimpact.StringOrNull(info.Description),
		PrimaryPromotionalMethod:    tfimpact.StringOrNull(info.PrimaryPromotionalMethod),
		PromotionalMethods:          setOrNull(info.PromotionalMethods),
		LogoImage:                   tfimpact.StringOrNull(info.LogoImage),
		ContentAndInterests:         setOrNull(info.ContentAndInterests),
		DateOfBirth:                 tfimpact.NewTimestamp(info.DateOfBirth).StringValue,
		Gender:                      tfimpact.StringOrNull(info.Gender),
		Ethnicity:                   tfimpact.StringOrNull(info.Ethnicity),
		ParentalStatus:              tfimpact.StringOrNull(info.ParentalStatus),
		RelationshipStatus:          tfimpact.StringOrNull(info.RelationshipStatus),
		Education:                   tfimpact.StringOrNull(info.Education),
		Pronouns:                    tfimpact.StringOrNull(info.Pronouns),
		HouseholdIncome:             tfimpact.StringOrNull(info.HouseholdIncome),
		CorporateAddress:            newAddress(info.CorporateAddress),
		BillingAddress:              newAddress(info.BillingAddress),
		ShippingAddress:             newAddress(info.ShippingAddress),
		FinancialContact:            newContact(info.FinancialContact),
		TechnicalContact:            newContact(info.TechnicalContact),
		SecurityContact:             newContact(info.SecurityContact),
		CommercialContact:           newContact(info.CommercialContact),
		URI:                         tfimpact.StringOrNull(info.URI),
	}
	return nil
}

// newAddress is nil when no part of the address is set.
func newAddress(a impact.Address) *addressModel {
	if a == (impact.Address{}) {
		return nil
	}
	return &addressModel{
		AddressLine1: tfimpact.StringOrNull(a.AddressLine1),
		AddressLine2: tfimpact.StringOrNull(a.AddressLine2),
		City:         tfimpact.StringOrNull(a.City),
		State:        tfimpact.StringOrNull(a.State),
		PostalCode:   tfimpact.StringOrNull(a.PostalCode),
		Country:      tfimpact.StringOrNull(a.Country),
	}
}

// newContact is nil when nobody fills the role.
func newContact(c impact.AccountContact) *contactModel {
	if c == (impact.AccountContact{}) {
		return nil
	}
	return &contactModel{
		UserID:                 tfimpact.StringOrNull(c.UserID),
		Name:                   tfimpact.StringOrNull(c.Name),
		Email:                  tfimpact.StringOrNull(c.Email),
		WorkPhoneNumber:        tfimpact.StringOrNull(c.WorkPhoneNumber),
		WorkPhoneNumberCountry: tfimpact.StringOrNull(c.WorkPhoneNumberCountry),
		CellPhoneNumber:        tfimpact.StringOrNull(c.CellPhoneNumber),
		CellPhoneNumberCountry: tfimpact.StringOrNull(c.CellPhoneNumberCountry),
	}
}
