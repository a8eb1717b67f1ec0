// The brand's company information.
// Document: impact-brand-account-v14 (2 of 4 operations): legal entities have a file
// of their own.

package mockimpact

import (
	"maps"
	"net/http"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// organizationTypes are the ones of brands and partners.
var organizationTypes = rule.OneOf(
	"NONP_GOV", "CORP", "SOLE_IND", "LLC_LLP_LLS", "TRUST", "SOLE_TRD",
	"PARTNERS", "LLC", "LLP", "COMPANY", "GOVERNMENT", "OTHER",
)

func brandCompanyRoutes() []route {
	fields := []rule.Field{
		rule.Optional("CompanyName", rule.NonEmpty),
		rule.Optional("Website", rule.AbsoluteURL),
		rule.Optional("PrimaryPhoneNumber", rule.Digits),
		rule.Optional("PrimaryPhoneNumberCountry", rule.CountryCode),
		rule.Optional("SecondaryPhoneNumber", rule.OrEmpty(rule.Digits)),
		rule.Optional("SecondaryPhoneNumberCountry", rule.OrEmpty(rule.CountryCode)),
		rule.Optional("OrganizationType", organizationTypes),
		rule.Optional("EinSsnForeignTaxId", rule.Text),
	}
	for _, prefix := range []string{"CorporateAddress", "BillingAddress"} {
		fields = append(fields,
			rule.Optional(prefix+"Line1", rule.Text), rule.Optional(prefix+"Line2", rule.Text), rule.Optional(prefix+"City", rule.Text),
			rule.Optional(prefix+"PostalCode", rule.Text), rule.Optional(prefix+"Country", rule.OrEmpty(rule.CountryCode)))
	}
	return []route{
		{method: http.MethodGet, template: "/CompanyInformation", handle: getCompany},
		{
			method: http.MethodPut, template: "/CompanyInformation",
			bodies: []rule.Body{rule.FormBody(fields...)}, empty: true, handle: updateBrandCompany,
		},
	}
}

func updateBrandCompany(c *call) answer {
	if problems := c.phoneProblems(); len(problems) > 0 {
		return invalid(problems...)
	}
	names := addressNames("CorporateAddress")
	maps.Copy(names, addressNames("BillingAddress"))
	return updateCompany(c, names)
}

// phoneProblems finds phone numbers that come without their country.
func (c *call) phoneProblems() (problems []rule.FieldError) {
	for _, number := range []string{"PrimaryPhoneNumber", "SecondaryPhoneNumber"} {
		if c.Form.Get(number) != "" {
			problems = append(problems, c.together(number, number+"Country")...)
		}
	}
	return problems
}

func newBrandCompany(name string) document {
	return document{
		"CompanyName":                 name,
		"Industry":                    document{"IndustryId": "833", "IndustryName": "Miscellaneous Retail Stores"},
		"Website":                     "https://www.example.com",
		"PrimaryPhoneNumber":          "2065550100",
		"PrimaryPhoneNumberCountry":   "US",
		"SecondaryPhoneNumber":        "",
		"SecondaryPhoneNumberCountry": "",
		"MinimumContactRating":        "1",
		"Timezone":                    "(GMT -08:00) Pacific Time (US & Canada); Tijuana",
		"Currency":                    "USD",
		"RegisteredForIndirectTax":    "false",
		"IndirectTaxNumber":           "",
		"OrganizationType":            "CORP",
		"EinSsnForeignTaxId":          "12-3456789",
		"CorporateAddress":            address("12 Harbor Way", "Floor 3", "Seattle", "WASHINGTON", "98101"),
		"BillingAddress":              address("12 Harbor Way", "Floor 3", "Seattle", "WASHINGTON", "98101"),
		"FinancialContact":            person("1100001", "Dana Ledger", "2065550101"),
		"TechnicalContact":            person("1100002", "Sam Socket", "2065550102"),
		"CommercialContact":           person("1100003", "Kim Market", "2065550103"),
		"SecurityContact":             person("1100004", "Lee Padlock", "2065550104"),
	}
}
