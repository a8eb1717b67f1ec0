package account

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// companyInformationFacts is the part of the company information that the API
// shows: all of the data source, and most of the resource. Nested attributes are
// objects, because parts of them may be unknown in a plan.
type companyInformationFacts struct {
	CompanyName                 types.String       `tfsdk:"company_name"`
	IndustryID                  types.String       `tfsdk:"industry_id"`
	IndustryName                types.String       `tfsdk:"industry_name"`
	Website                     types.String       `tfsdk:"website"`
	PrimaryPhoneNumber          types.String       `tfsdk:"primary_phone_number"`
	PrimaryPhoneNumberCountry   types.String       `tfsdk:"primary_phone_number_country"`
	SecondaryPhoneNumber        types.String       `tfsdk:"secondary_phone_number"`
	SecondaryPhoneNumberCountry types.String       `tfsdk:"secondary_phone_number_country"`
	MinimumContactRating        types.Int64        `tfsdk:"minimum_contact_rating"`
	Timezone                    types.String       `tfsdk:"timezone"`
	Currency                    types.String       `tfsdk:"currency"`
	RegisteredForIndirectTax    types.Bool         `tfsdk:"registered_for_indirect_tax"`
	IndirectTaxNumber           types.String       `tfsdk:"indirect_tax_number"`
	OrganizationType            types.String       `tfsdk:"organization_type"`
	EinSsnForeignTaxID          types.String       `tfsdk:"ein_ssn_foreign_tax_id"`
	Description                 types.String       `tfsdk:"description"`
	ContentAndInterests         types.Set          `tfsdk:"content_and_interests"`
	PrimaryPromotionalMethod    types.String       `tfsdk:"primary_promotional_method"`
	PromotionalMethods          types.Set          `tfsdk:"promotional_methods"`
	LogoImage                   types.String       `tfsdk:"logo_image"`
	DateOfBirth                 tfimpact.Timestamp `tfsdk:"date_of_birth"`
	Gender                      types.String       `tfsdk:"gender"`
	Ethnicity                   types.String       `tfsdk:"ethnicity"`
	ParentalStatus              types.String       `tfsdk:"parental_status"`
	RelationshipStatus          types.String       `tfsdk:"relationship_status"`
	Education                   types.String       `tfsdk:"education"`
	Pronouns                    types.String       `tfsdk:"pronouns"`
	HouseholdIncome             types.String       `tfsdk:"household_income"`
	CorporateAddress            types.Object       `tfsdk:"corporate_address"`
	BillingAddress              types.Object       `tfsdk:"billing_address"`
	ShippingAddress             types.Object       `tfsdk:"shipping_address"`
	FinancialContact            types.Object       `tfsdk:"financial_contact"`
	TechnicalContact            types.Object       `tfsdk:"technical_contact"`
	SecurityContact             types.Object       `tfsdk:"security_contact"`
	CommercialContact           types.Object       `tfsdk:"commercial_contact"`
	URI                         types.String       `tfsdk:"uri"`
}

// companyInformationModel is the model of the resource.
type companyInformationModel struct {
	companyInformationFacts
	tfimpact.Managed
	ID             types.String `tfsdk:"id"`
	LogoFile       types.String `tfsdk:"logo_file"`
	LogoFileSHA256 types.String `tfsdk:"logo_file_sha256"`
}

// FromAPI returns the facts that the API answers. A declared "" stays, and so
// does a declared tax id that the API shows masked.
func (f companyInformationFacts) FromAPI(info impact.CompanyInformation) companyInformationFacts {
	f.CompanyName = tfimpact.StringOrDeclared(info.CompanyName, f.CompanyName)
	f.IndustryID = tfimpact.StringOrNull(info.Industry.ID)
	f.IndustryName = tfimpact.StringOrNull(info.Industry.Name)
	f.Website = tfimpact.StringOrDeclared(info.Website, f.Website)
	f.PrimaryPhoneNumber = tfimpact.StringOrDeclared(info.PrimaryPhoneNumber, f.PrimaryPhoneNumber)
	f.PrimaryPhoneNumberCountry = tfimpact.StringOrDeclared(info.PrimaryPhoneNumberCountry, f.PrimaryPhoneNumberCountry)
	f.SecondaryPhoneNumber = tfimpact.StringOrDeclared(info.SecondaryPhoneNumber, f.SecondaryPhoneNumber)
	f.SecondaryPhoneNumberCountry = tfimpact.StringOrDeclared(info.SecondaryPhoneNumberCountry, f.SecondaryPhoneNumberCountry)
	f.MinimumContactRating = types.Int64PointerValue(info.MinimumContactRating.Ptr())
	f.Timezone = tfimpact.StringOrDeclared(info.Timezone, f.Timezone)
	f.Currency = tfimpact.StringOrDeclared(info.Currency, f.Currency)
	f.RegisteredForIndirectTax = types.BoolPointerValue(info.RegisteredForIndirectTax.Ptr())
	f.IndirectTaxNumber = tfimpact.StringOrDeclared(info.IndirectTaxNumber, f.IndirectTaxNumber)
	f.OrganizationType = tfimpact.StringOrNull(info.OrganizationType)
	if !sameTaxID(info.EinSsnForeignTaxID, f.EinSsnForeignTaxID.ValueString()) || f.EinSsnForeignTaxID.IsUnknown() {
		f.EinSsnForeignTaxID = tfimpact.StringOrNull(info.EinSsnForeignTaxID)
	}
	f.Description = tfimpact.StringOrDeclared(info.Description, f.Description)
	f.ContentAndInterests = tfimpact.StringSetOrNull(tfimpact.SplitList(info.ContentAndInterests))
	f.PrimaryPromotionalMethod = tfimpact.StringOrNull(info.PrimaryPromotionalMethod)
	f.PromotionalMethods = tfimpact.StringSetOrNull(tfimpact.SplitList(info.PromotionalMethods))
	f.LogoImage = tfimpact.StringOrNull(info.LogoImage)
	f.DateOfBirth = tfimpact.NewTimestamp(info.DateOfBirth)
	f.Gender = tfimpact.StringOrNull(info.Gender)
	f.Ethnicity = tfimpact.StringOrNull(info.Ethnicity)
	f.ParentalStatus = tfimpact.StringOrNull(info.ParentalStatus)
	f.RelationshipStatus = tfimpact.StringOrNull(info.RelationshipStatus)
	f.Education = tfimpact.StringOrNull(info.Education)
	f.Pronouns = tfimpact.StringOrNull(info.Pronouns)
	f.HouseholdIncome = tfimpact.StringOrNull(info.HouseholdIncome)
	f.CorporateAddress = addressObject(info.CorporateAddress, f.CorporateAddress)
	f.BillingAddress = addressObject(info.BillingAddress, f.BillingAddress)
	f.ShippingAddress = addressObject(info.ShippingAddress, f.ShippingAddress)
	f.FinancialContact = contactObject(info.FinancialContact, f.FinancialContact)
	f.TechnicalContact = contactObject(info.TechnicalContact, f.TechnicalContact)
	f.SecurityContact = contactObject(info.SecurityContact, f.SecurityContact)
	f.CommercialContact = contactObject(info.CommercialContact, f.CommercialContact)
	f.URI = tfimpact.StringOrNull(info.URI)
	return f
}

// FromAPI returns the model with the facts that the API answers.
func (m companyInformationModel) FromAPI(info impact.CompanyInformation) companyInformationModel {
	m.companyInformationFacts = m.companyInformationFacts.FromAPI(info)
	return m
}

func addressObject(a impact.Address, declared types.Object) types.Object {
	return objectOf(addressParts, declared, a.AddressLine1, a.AddressLine2, a.City, a.State, a.PostalCode, a.Country)
}

func contactObject(c impact.AccountContact, declared types.Object) types.Object {
	return objectOf(contactParts, declared, c.UserID.String(), c.Name, c.Email,
		c.WorkPhoneNumber, c.WorkPhoneNumberCountry, c.CellPhoneNumber, c.CellPhoneNumberCountry)
}

// objectOf makes a nested attribute of its parts, in their order; null when all
// are empty and nothing is declared.
func objectOf(parts []nested, declared types.Object, answered ...string) types.Object {
	attributeTypes, values := map[string]attr.Type{}, map[string]attr.Value{}
	for i, part := range parts {
		attributeTypes[part.child] = types.StringType
		values[part.child] = tfimpact.StringOrDeclared(answered[i], childText(declared, part.child))
	}
	if strings.Join(answered, "") == "" && (declared.IsNull() || declared.IsUnknown()) {
		return types.ObjectNull(attributeTypes)
	}
	return types.ObjectValueMust(attributeTypes, values)
}
