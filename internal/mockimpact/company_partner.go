// The partner's company information.
// Document: impact-partner-account-v16 (2 of 2 operations).

package mockimpact

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/http"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

var promotionalMethods = []string{
	"EMAIL", "SEARCH", "LOYALTY", "COUPON", "SYNDICATION_BLOG_NETWORKS", "CPA_NETWORK", "MOBILE", "CONTENT",
	"SHOPPING", "SOCIAL_MEDIA_INFLUENCER", "SERVICE_PROVIDER", "CONSUMER_SOFTWARE", "INCENTIVIZED", "OFFLINE",
	"OTHER", "CASHBACK",
}

func partnerCompanyRoutes() []route {
	fields := []rule.Field{
		// The document lists these three as required, though it also says that
		// only the fields that are sent change.
		rule.Required("ContentInterests", noSpaces), rule.Required("Description", rule.Text), rule.Required("LogoImage", rule.Base64Data),
		rule.Optional("CompanyName", rule.NonEmpty),
		rule.Optional("Website", rule.NonEmpty),
		rule.Optional("PrimaryPhoneNumber", rule.Digits),
		rule.Optional("PrimaryPhoneNumberCountry", rule.CountryCode),
		rule.Optional("SecondaryPhoneNumber", rule.OrEmpty(rule.Digits)),
		rule.Optional("SecondaryPhoneNumberCountry", rule.OrEmpty(rule.CountryCode)),
		rule.Optional("OrganizationType", organizationTypes),
		rule.Optional("EinSsnForeignTaxId", rule.Text),
		rule.Optional("MinimumContactRating", rule.OneOf("1", "2", "3", "4", "5")),
		// Only the enumeration of the answer is a rule; the request's own example
		// is not even in it.
		rule.Optional("PrimaryPromotionalMethod", rule.OneOf(promotionalMethods...)),
		rule.Optional("PromotionalMethods", eachOfList(rule.OneOf(promotionalMethods...))),
		rule.Optional("DateOfBirth", rule.DateTime),
		rule.Optional("Education", rule.OneOf("Bachelors_Degree", "PhD", "Masters_Degree", "High_School", "Some_high_school",
			"Some_college", "Other", "None")),
		rule.Optional("Ethnicity", rule.OneOf("African_American", "American_Indian", "Asian", "Black", "Hispanic", "Latino",
			"Middle_Eastern", "Multiracial", "Native_Hawaiian", "Pacific_Islander", "South_Asian", "White", "Other", "None")),
		rule.Optional("Gender", rule.OneOf("Female", "Male", "Transgender", "Non-binary", "Genderqueer", "None")),
		rule.Optional("HouseholdIncome", rule.OneOf("35K", "Over_35K", "Over_50K", "Over_75K", "Over_100K", "None")),
		rule.Optional("ParentalStatus", rule.OneOf("Mom", "Dad", "Grandfather", "Grandmother", "Other", "None")),
		rule.Optional("Pronouns", rule.OneOf("he_him", "she_her", "they_them", "ey_em", "ne_nem", "ve_ver", "xe_xem", "xie_xem",
			"ze_zir", "None")),
		rule.Optional("RelationshipStatus", rule.OneOf("Married", "Not_Married", "Separated", "Widowed", "Divorced", "None")),
	}
	for _, prefix := range []string{"CorporateAddress", "BillingAddress", "ShippingAddress"} {
		fields = append(fields,
			rule.Optional(prefix+"Line1", rule.Text), rule.Optional(prefix+"Line2", rule.Text), rule.Optional(prefix+"City", rule.Text),
			rule.Optional(prefix+"State", rule.Text), rule.Optional(prefix+"PostalCode", rule.Text), rule.Optional(prefix+"Country", rule.OrEmpty(rule.CountryCode)))
	}
	for _, role := range []string{"FinancialContact", "TechnicalContact", "CommercialContact"} {
		fields = append(fields, contactFields(role, notThroughTheAPI, notThroughTheAPI, notThroughTheAPI, notThroughTheAPI)...)
	}
	fields = append(fields, contactFields("SecurityContact", rule.Text, rule.OrEmpty(rule.Email), rule.OrEmpty(rule.Digits), rule.OrEmpty(rule.CountryCode))...)
	return []route{
		{method: http.MethodGet, template: "/CompanyInformation", handle: getCompany},
		{
			method: http.MethodPut, template: "/CompanyInformation",
			bodies: []rule.Body{rule.FormBody(fields...)}, handle: updatePartnerCompany,
		},
	}
}

// notThroughTheAPI is for fields that the document declares and its text says
// cannot be changed: a refusal is the answer that cannot be mistaken for success.
var notThroughTheAPI = rule.Valid("Cannot be updated through the API", func(string) bool { return false })

var noSpaces = rule.Valid("Must have no spaces", func(s string) bool { return !strings.Contains(s, " ") })

// eachOfList checks the parts of a comma-separated list.
func eachOfList(k rule.Kind) rule.Kind {
	return func(name string, value any) (problems []rule.FieldError) {
		list, isText := value.(rule.FormText)
		if !isText {
			return rule.Wrong(name, "Given more than once")
		}
		for part := range strings.SplitSeq(string(list), ",") {
			problems = append(problems, k(name, rule.FormText(part))...)
		}
		return problems
	}
}

func contactFields(role string, name, email, number, country rule.Kind) []rule.Field {
	return []rule.Field{
		rule.Optional(role+"Name", name), rule.Optional(role+"Email", email),
		rule.Optional(role+"WorkPhoneNumber", number), rule.Optional(role+"WorkPhoneNumberCountry", country),
		rule.Optional(role+"CellPhoneNumber", number), rule.Optional(role+"CellPhoneNumberCountry", country),
	}
}

func updatePartnerCompany(c *call) answer {
	problems := c.phoneProblems()
	for _, part := range []string{"Line1", "City", "State", "PostalCode", "Country"} {
		const shipping = "ShippingAddress"
		problems = append(problems, c.together(shipping+part,
			shipping+"Line1", shipping+"City", shipping+"State", shipping+"PostalCode", shipping+"Country")...)
	}
	if len(problems) > 0 {
		return invalid(problems...)
	}
	names := map[string]string{"ContentInterests": "ContentAndInterests"}
	for _, prefix := range []string{"CorporateAddress", "BillingAddress", "ShippingAddress"} {
		maps.Copy(names, addressNames(prefix))
	}
	for _, f := range contactFields("SecurityContact", nil, nil, nil, nil) {
		names[f.Name] = "SecurityContact." + strings.TrimPrefix(f.Name, "SecurityContact")
	}
	// An image goes in as Base64 and comes back as the path it is served from.
	hash := sha256.Sum256([]byte(c.Form.Get("LogoImage")))
	c.Form.Set("LogoImage", "/display-content/"+hex.EncodeToString(hash[:4])+".jpg")
	return updateCompany(c, names)
}

func newPartnerCompany(name string) document {
	return document{
		"CompanyName":                 name,
		"PrimaryPromotionalMethod":    "SOCIAL_MEDIA_INFLUENCER",
		"PromotionalMethods":          "SOCIAL_MEDIA_INFLUENCER,CONTENT",
		"Website":                     "https://partner.example.com",
		"Description":                 "Reviews of outdoor gear.",
		"LogoImage":                   "/display-content/profile.jpg",
		"ContentAndInterests":         "outdoors,travel",
		"PrimaryPhoneNumber":          "2065550110",
		"PrimaryPhoneNumberCountry":   "US",
		"SecondaryPhoneNumber":        "",
		"SecondaryPhoneNumberCountry": "",
		"MinimumContactRating":        "1",
		"Timezone":                    "(GMT -08:00) Pacific Time (US & Canada); Tijuana",
		"Currency":                    "USD",
		"RegisteredForIndirectTax":    false, // a real boolean, unlike for the other account types
		"IndirectTaxNumber":           "",
		"OrganizationType":            "SOLE_IND",
		"EinSsnForeignTaxId":          "",
		"DateOfBirth":                 "1990-05-17T00:00:00-07:00",
		"Gender":                      "None",
		"Ethnicity":                   "None",
		"ParentalStatus":              "None",
		"RelationshipStatus":          "None",
		"Education":                   "None",
		"Pronouns":                    "None",
		"HouseholdIncome":             "None",
		"ShippingAddress":             address("7 Trail Road", "", "Portland", "OREGON", "97201"),
		"CorporateAddress":            address("7 Trail Road", "", "Portland", "OREGON", "97201"),
		"BillingAddress":              address("7 Trail Road", "", "Portland", "OREGON", "97201"),
		"FinancialContact":            person("1200001", "Max Penny", "2065550111"),
		"TechnicalContact":            person("1200002", "Ida Kernel", "2065550112"),
		"SecurityContact":             person("1200003", "Ray Guard", "2065550113"),
		"CommercialContact":           person("1200004", "Joy Offer", "2065550114"),
	}
}
