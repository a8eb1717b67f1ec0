package account

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

type companyInformationModel struct {
	ID                          types.String       `tfsdk:"id"`
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
	LogoFile                    types.String       `tfsdk:"logo_file"`
	LogoFileSHA256              types.String       `tfsdk:"logo_file_sha256"`
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
	Timeouts                    timeouts.Value     `tfsdk:"timeouts"`
}

// with is the model with what the API says of the account. A declared "" stays,
// and so does a declared tax id that the API shows masked.
func (m companyInformationModel) with(info impact.CompanyInformation) companyInformationModel {
	m.CompanyName = textOf(info.CompanyName, m.CompanyName)
	m.IndustryID = tfimpact.StringOrNull(info.Industry.ID)
	m.IndustryName = tfimpact.StringOrNull(info.Industry.Name)
	m.Website = textOf(info.Website, m.Website)
	m.PrimaryPhoneNumber = textOf(info.PrimaryPhoneNumber, m.PrimaryPhoneNumber)
	m.PrimaryPhoneNumberCountry = textOf(info.PrimaryPhoneNumberCountry, m.PrimaryPhoneNumberCountry)
	m.SecondaryPhoneNumber = textOf(info.SecondaryPhoneNumber, m.SecondaryPhoneNumber)
	m.SecondaryPhoneNumberCountry = textOf(info.SecondaryPhoneNumberCountry, m.SecondaryPhoneNumberCountry)
	m.MinimumContactRating = types.Int64PointerValue(info.MinimumContactRating.Ptr())
	m.Timezone = textOf(info.Timezone, m.Timezone)
	m.Currency = textOf(info.Currency, m.Currency)
	m.RegisteredForIndirectTax = types.BoolPointerValue(info.RegisteredForIndirectTax.Ptr())
	m.IndirectTaxNumber = textOf(info.IndirectTaxNumber, m.IndirectTaxNumber)
	m.OrganizationType = tfimpact.StringOrNull(info.OrganizationType)
	if !sameTaxID(info.EinSsnForeignTaxID, m.EinSsnForeignTaxID.ValueString()) || m.EinSsnForeignTaxID.IsUnknown() {
		m.EinSsnForeignTaxID = tfimpact.StringOrNull(info.EinSsnForeignTaxID)
	}
	m.Description = textOf(info.Description, m.Description)
	m.ContentAndInterests = setOrNull(info.ContentAndInterests)
	m.PrimaryPromotionalMethod = tfimpact.StringOrNull(info.PrimaryPromotionalMethod)
	m.PromotionalMethods = setOrNull(info.PromotionalMethods)
	m.LogoImage = tfimpact.StringOrNull(info.LogoImage)
	m.DateOfBirth = tfimpact.NewTimestamp(info.DateOfBirth)
	m.Gender = tfimpact.StringOrNull(info.Gender)
	m.Ethnicity = tfimpact.StringOrNull(info.Ethnicity)
	m.ParentalStatus = tfimpact.StringOrNull(info.ParentalStatus)
	m.RelationshipStatus = tfimpact.StringOrNull(info.RelationshipStatus)
	m.Education = tfimpact.StringOrNull(info.Education)
	m.Pronouns = tfimpact.StringOrNull(info.Pronouns)
	m.HouseholdIncome = tfimpact.StringOrNull(info.HouseholdIncome)
	m.CorporateAddress = addressObject(info.CorporateAddress, m.CorporateAddress)
	m.BillingAddress = addressObject(info.BillingAddress, m.BillingAddress)
	m.ShippingAddress = addressObject(info.ShippingAddress, m.ShippingAddress)
	m.FinancialContact = contactObject(info.FinancialContact, m.FinancialContact)
	m.TechnicalContact = contactObject(info.TechnicalContact, m.TechnicalContact)
	m.SecurityContact = contactObject(info.SecurityContact, m.SecurityContact)
	m.CommercialContact = contactObject(info.CommercialContact, m.CommercialContact)
	m.URI = tfimpact.StringOrNull(info.URI)
	return m
}

// textOf is null for a text that is not set, unless it is declared as "".
func textOf(answered string, declared types.String) types.String {
	if answered == "" && declared.Equal(types.StringValue("")) {
		return declared
	}
	return tfimpact.StringOrNull(answered)
}

// setOrNull takes a comma-separated list apart; null when it is empty.
func setOrNull(list string) types.Set {
	var values []string
	for value := range strings.SplitSeq(list, ",") {
		if value = strings.TrimSpace(value); value != "" {
			values = append(values, value)
		}
	}
	if values == nil {
		return types.SetNull(types.StringType)
	}
	return tfimpact.StringSet(values)
}

func addressObject(a impact.Address, declared types.Object) types.Object {
	return textObject(addressParts, declared, a.AddressLine1, a.AddressLine2, a.City, a.State, a.PostalCode, a.Country)
}

func contactObject(c impact.AccountContact, declared types.Object) types.Object {
	return textObject(contactParts, declared, c.UserID.String(), c.Name, c.Email,
		c.WorkPhoneNumber, c.WorkPhoneNumberCountry, c.CellPhoneNumber, c.CellPhoneNumberCountry)
}

// textObject makes a nested attribute of its parts, in their order; null when
// all are empty and nothing is declared.
func textObject(parts []nested, declared types.Object, answered ...string) types.Object {
	attributeTypes, values := map[string]attr.Type{}, map[string]attr.Value{}
	for i, part := range parts {
		attributeTypes[part.child] = types.StringType
		values[part.child] = textOf(answered[i], childText(declared, part.child))
	}
	if strings.Join(answered, "") == "" && (declared.IsNull() || declared.IsUnknown()) {
		return types.ObjectNull(attributeTypes)
	}
	return types.ObjectValueMust(attributeTypes, values)
}
