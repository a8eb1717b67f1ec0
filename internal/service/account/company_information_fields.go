package account

import (
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// companyInformationField is one value of the company information that some account type
// can change through the API.
type companyInformationField struct {
	attribute, child string               // of the resource; child is empty for what is not nested
	form             string               // name in the flat form of brands and partners
	parent, name     string               // names in the nested JSON of agencies; parent may be empty
	writers          []impact.AccountType // who can change it
	value            types.String
	same             func(a, b string) bool // nil where only equal texts are the same
}

// label is the attribute as a person writes it: "corporate_address.city".
func (f companyInformationField) label() string {
	if f.child == "" {
		return f.attribute
	}
	return f.attribute + "." + f.child
}

// nested is a text within a nested attribute, with its names in the API: form is
// what follows the parent's name in a form.
type nested struct{ child, form, json string }

var (
	addressParts = []nested{
		{"address_line1", "Line1", "AddressLine1"},
		{"address_line2", "Line2", "AddressLine2"},
		{"city", "City", "City"},
		{"state", "State", "State"},
		{"postal_code", "PostalCode", "PostalCode"},
		{"country", "Country", "Country"},
	}
	contactParts = []nested{
		{"user_id", "UserId", "UserId"},
		{"name", "Name", "Name"},
		{"email", "Email", "Email"},
		{"work_phone_number", "WorkPhoneNumber", "WorkPhoneNumber"},
		{"work_phone_number_country", "WorkPhoneNumberCountry", "WorkPhoneNumberCountry"},
		{"cell_phone_number", "CellPhoneNumber", "CellPhoneNumber"},
		{"cell_phone_number_country", "CellPhoneNumberCountry", "CellPhoneNumberCountry"},
	}
)

var (
	everyone     = []impact.AccountType{impact.Brand, impact.Partner, impact.Agency}
	notBrands    = []impact.AccountType{impact.Partner, impact.Agency}
	agenciesOnly = []impact.AccountType{impact.Agency}
	partnersOnly = []impact.AccountType{impact.Partner}
)

// fields lists the values that can be changed, always in the same order. Who can
// change them is what the three documents say: Brand v14 and Partner v16
// account, Agency v3 companyinformation.
func (m companyInformationFacts) fields() []companyInformationField {
	flat := func(attribute, name string, writers []impact.AccountType, value attr.Value) companyInformationField {
		return companyInformationField{attribute: attribute, form: name, name: name, writers: writers, value: formText(value)}
	}
	taxID := flat("ein_ssn_foreign_tax_id", "EinSsnForeignTaxId", everyone, m.EinSsnForeignTaxID)
	taxID.same = sameTaxID
	born := flat("date_of_birth", "DateOfBirth", partnersOnly, m.DateOfBirth)
	born.same = check.SameInstant
	all := []companyInformationField{
		flat("company_name", "CompanyName", everyone, m.CompanyName),
		flat("website", "Website", everyone, m.Website),
		flat("primary_phone_number", "PrimaryPhoneNumber", everyone, m.PrimaryPhoneNumber),
		flat("primary_phone_number_country", "PrimaryPhoneNumberCountry", everyone, m.PrimaryPhoneNumberCountry),
		flat("secondary_phone_number", "SecondaryPhoneNumber", everyone, m.SecondaryPhoneNumber),
		flat("secondary_phone_number_country", "SecondaryPhoneNumberCountry", everyone, m.SecondaryPhoneNumberCountry),
		flat("organization_type", "OrganizationType", everyone, m.OrganizationType),
		taxID,
		flat("minimum_contact_rating", "MinimumContactRating", notBrands, m.MinimumContactRating),
		flat("timezone", "Timezone", agenciesOnly, m.Timezone),
		flat("currency", "Currency", agenciesOnly, m.Currency),
		flat("registered_for_indirect_tax", "RegisteredForIndirectTax", agenciesOnly, m.RegisteredForIndirectTax),
		flat("indirect_tax_number", "IndirectTaxNumber", agenciesOnly, m.IndirectTaxNumber),
		flat("description", "Description", partnersOnly, m.Description),
		flat("content_and_interests", "ContentInterests", partnersOnly, joined(m.ContentAndInterests)),
		flat("primary_promotional_method", "PrimaryPromotionalMethod", partnersOnly, m.PrimaryPromotionalMethod),
		flat("promotional_methods", "PromotionalMethods", partnersOnly, joined(m.PromotionalMethods)),
		born,
		flat("gender", "Gender", partnersOnly, m.Gender),
		flat("ethnicity", "Ethnicity", partnersOnly, m.Ethnicity),
		flat("parental_status", "ParentalStatus", partnersOnly, m.ParentalStatus),
		flat("relationship_status", "RelationshipStatus", partnersOnly, m.RelationshipStatus),
		flat("education", "Education", partnersOnly, m.Education),
		flat("pronouns", "Pronouns", partnersOnly, m.Pronouns),
		flat("household_income", "HouseholdIncome", partnersOnly, m.HouseholdIncome),
	}
	return slices.Concat(all,
		partsOf("corporate_address", "CorporateAddress", addressParts, m.CorporateAddress, everyone),
		partsOf("billing_address", "BillingAddress", addressParts, m.BillingAddress, everyone),
		partsOf("shipping_address", "ShippingAddress", addressParts, m.ShippingAddress, partnersOnly),
		partsOf("financial_contact", "FinancialContact", contactParts, m.FinancialContact, agenciesOnly),
		partsOf("technical_contact", "TechnicalContact", contactParts, m.TechnicalContact, agenciesOnly),
		partsOf("security_contact", "SecurityContact", contactParts, m.SecurityContact, notBrands),
		partsOf("commercial_contact", "CommercialContact", contactParts, m.CommercialContact, agenciesOnly))
}

// narrower are the parts that fewer account types can change than their siblings:
// a brand's form has no field for the state, a partner's none for the user.
var narrower = map[string][]impact.AccountType{
	"corporate_address.state": notBrands, "billing_address.state": notBrands, "security_contact.user_id": agenciesOnly,
}

func partsOf(attribute, parent string, parts []nested, value types.Object, writers []impact.AccountType) []companyInformationField {
	fields := make([]companyInformationField, len(parts))
	for i, part := range parts {
		fields[i] = companyInformationField{
			attribute: attribute, child: part.child, form: parent + part.form, parent: parent, name: part.json,
			writers: writers, value: childText(value, part.child),
		}
		if few, ok := narrower[fields[i].label()]; ok {
			fields[i].writers = few
		}
	}
	return fields
}

// childText is a text of a nested attribute; unknown or null where that is.
func childText(object types.Object, child string) types.String {
	if object.IsUnknown() {
		return types.StringUnknown()
	}
	if text, ok := object.Attributes()[child].(types.String); ok {
		return text
	}
	return types.StringNull()
}

// formText is a value as a form takes it; unknown or null where the value is.
func formText(value attr.Value) types.String {
	if value.IsUnknown() {
		return types.StringUnknown()
	}
	if text, ok := tfimpact.FormText(value); ok {
		return types.StringValue(text)
	}
	return types.StringNull()
}

// joined is a set as the API takes it: sorted, with commas and no spaces.
func joined(set types.Set) types.String {
	if set.IsNull() || set.IsUnknown() {
		return formText(set)
	}
	return types.StringValue(strings.Join(tfimpact.Strings(set), ","))
}

// canWrite reports whether an account of the type can change the field.
func (f companyInformationField) canWrite(t impact.AccountType) bool {
	return slices.Contains(f.writers, t)
}

// changes reports whether the field's value is known and another one than live.
func (f companyInformationField) changes(live types.String) bool {
	if f.value.IsNull() || f.value.IsUnknown() || f.value.Equal(live) {
		return false
	}
	if f.value.ValueString() == "" && live.IsNull() {
		return false
	}
	return f.same == nil || !f.same(f.value.ValueString(), live.ValueString())
}
