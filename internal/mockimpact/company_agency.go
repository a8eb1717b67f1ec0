package mockimpact

import "net/http"

// The agency's company information: impact-agency-companyinformation-v3. Its
// update is JSON and nested, and reaches fields that the other types cannot set.

func agencyCompanyRoutes() []route {
	addressFields := object(
		optional("AddressLine1", text), optional("AddressLine2", text), optional("City", text),
		optional("State", text), optional("PostalCode", text), optional("Country", text),
	)
	contact := object(
		optional("UserId", orEmpty(digits)), optional("Name", text), optional("Email", orEmpty(email)),
		optional("WorkPhoneNumber", orEmpty(digits)), optional("WorkPhoneNumberCountry", text),
		optional("CellPhoneNumber", orEmpty(digits)), optional("CellPhoneNumberCountry", text),
	)
	fields := []field{
		optional("CompanyName", nonEmpty),
		optional("Website", text),
		optional("PrimaryPhoneNumber", digits),
		optional("PrimaryPhoneNumberCountry", text),
		optional("SecondaryPhoneNumber", orEmpty(digits)),
		optional("SecondaryPhoneNumberCountry", text),
		optional("MinimumContactRating", oneOf("1", "2", "3", "4", "5")),
		optional("Timezone", nonEmpty),
		optional("Currency", valid("Not a three-letter currency code", isCurrency)),
		optional("RegisteredForIndirectTax", boolText),
		optional("IndirectTaxNumber", text),
		optional("OrganizationType", oneOf("CORP", "NONP_GOV", "OTHER")),
		optional("EinSsnForeignTaxId", text),
		optional("CorporateAddress", addressFields),
		optional("BillingAddress", addressFields),
		optional("FinancialContact", contact),
		optional("TechnicalContact", contact),
		optional("SecurityContact", contact),
		optional("CommercialContact", contact),
	}
	return []route{
		{method: http.MethodGet, template: "/CompanyInformation", handle: getCompany},
		{
			method: http.MethodPut, template: "/CompanyInformation",
			bodies: []body{jsonBody(fields...)}, empty: true, handle: updateAgencyCompany,
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
	for name, value := range c.json {
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
