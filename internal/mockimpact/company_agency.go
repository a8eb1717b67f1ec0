// The agency's company information. Its update is JSON and nested, and reaches
// fields that the other types cannot set.
// Document: impact-agency-companyinformation-v3 (2 of 2 operations).

package mockimpact

import (
	"net/http"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

func agencyCompanyRoutes() []route {
	addressFields := rule.Object(
		rule.Optional("AddressLine1", rule.Text), rule.Optional("AddressLine2", rule.Text), rule.Optional("City", rule.Text),
		rule.Optional("State", rule.Text), rule.Optional("PostalCode", rule.Text), rule.Optional("Country", rule.Text),
	)
	contact := rule.Object(
		rule.Optional("UserId", rule.OrEmpty(rule.Digits)), rule.Optional("Name", rule.Text), rule.Optional("Email", rule.OrEmpty(rule.Email)),
		rule.Optional("WorkPhoneNumber", rule.OrEmpty(rule.Digits)), rule.Optional("WorkPhoneNumberCountry", rule.Text),
		rule.Optional("CellPhoneNumber", rule.OrEmpty(rule.Digits)), rule.Optional("CellPhoneNumberCountry", rule.Text),
	)
	fields := []rule.Field{
		rule.Optional("CompanyName", rule.NonEmpty),
		rule.Optional("Website", rule.Text),
		rule.Optional("PrimaryPhoneNumber", rule.Digits),
		rule.Optional("PrimaryPhoneNumberCountry", rule.Text),
		rule.Optional("SecondaryPhoneNumber", rule.OrEmpty(rule.Digits)),
		rule.Optional("SecondaryPhoneNumberCountry", rule.Text),
		rule.Optional("MinimumContactRating", rule.OneOf("1", "2", "3", "4", "5")),
		rule.Optional("Timezone", rule.NonEmpty),
		rule.Optional("Currency", rule.Valid("Not a three-letter currency code", isCurrency)),
		rule.Optional("RegisteredForIndirectTax", rule.BoolText),
		rule.Optional("IndirectTaxNumber", rule.Text),
		rule.Optional("OrganizationType", rule.OneOf("CORP", "NONP_GOV", "OTHER")),
		rule.Optional("EinSsnForeignTaxId", rule.Text),
		rule.Optional("CorporateAddress", addressFields),
		rule.Optional("BillingAddress", addressFields),
		rule.Optional("FinancialContact", contact),
		rule.Optional("TechnicalContact", contact),
		rule.Optional("SecurityContact", contact),
		rule.Optional("CommercialContact", contact),
	}
	return []route{
		{method: http.MethodGet, template: "/CompanyInformation", handle: getCompany},
		{
			method: http.MethodPut, template: "/CompanyInformation",
			bodies: []rule.Body{rule.JSONBody(fields...)}, empty: true, handle: updateAgencyCompany,
		},
	}
}

func isCurrency(s string) bool {
	for _, letter := range s {
		if letter < 'A' || letter > 'Z' {
			return false
		}
	}
	return len(s) == 3
}

// updateAgencyCompany changes nested objects in part, too.
func updateAgencyCompany(c *call) answer {
	for name, value := range c.JSON {
		nested, isObject := value.(map[string]any)
		if !isObject {
			c.acc.setCompany(name, value)
			continue
		}
		for child, childValue := range nested {
			c.acc.setCompany(name+"."+child, childValue)
		}
	}
	// The agency document's own example ends with a slash.
	return c.done("/CompanyInformation/")
}

func newAgencyCompany(name string) document {
	return document{
		"CompanyName":                 name,
		"Website":                     "https://agency.example.com",
		"PrimaryPhoneNumber":          "2065550120",
		"PrimaryPhoneNumberCountry":   "US",
		"SecondaryPhoneNumber":        "",
		"SecondaryPhoneNumberCountry": "",
		"MinimumContactRating":        "3",
		"Timezone":                    "(GMT -06:00) Central Time (US & Canada)",
		"Currency":                    "USD",
		"RegisteredForIndirectTax":    "false",
		"IndirectTaxNumber":           "",
		"OrganizationType":            "CORP",
		"EinSsnForeignTaxId":          "98-7654321",
		"CorporateAddress":            address("200 Market Street", "", "Chicago", "IL", "60601"),
		"BillingAddress":              address("200 Market Street", "", "Chicago", "IL", "60601"),
		"FinancialContact":            person("1300001", "Ana Budget", "2065550121"),
		"TechnicalContact":            person("1300002", "Tom Router", "2065550122"),
		"SecurityContact":             person("1300003", "Eve Lock", "2065550123"),
		"CommercialContact":           person("1300004", "Pat Deal", "2065550124"),
	}
}
