package mockimpact

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/http"
	"strings"
)

// The partner's company information: impact-partner-account-v16.

var promotionalMethods = []string{
	"EMAIL", "SEARCH", "LOYALTY", "COUPON", "SYNDICATION_BLOG_NETWORKS", "CPA_NETWORK", "MOBILE", "CONTENT",
	"SHOPPING", "SOCIAL_MEDIA_INFLUENCER", "SERVICE_PROVIDER", "CONSUMER_SOFTWARE", "INCENTIVIZED", "OFFLINE",
	"OTHER", "CASHBACK",
}

func partnerCompanyRoutes() []route {
	fields := []field{
		// The document lists these three as required, though it also says that
		// only the fields that are sent change.
		required("ContentInterests", noSpaces), required("Description", text), required("LogoImage", base64Data),
		optional("CompanyName", nonEmpty),
		optional("Website", nonEmpty),
		optional("PrimaryPhoneNumber", digits),
		optional("PrimaryPhoneNumberCountry", countryCode),
		optional("SecondaryPhoneNumber", orEmpty(digits)),
		optional("SecondaryPhoneNumberCountry", orEmpty(countryCode)),
		optional("OrganizationType", organizationTypes),
		optional("EinSsnForeignTaxId", text),
		optional("MinimumContactRating", oneOf("1", "2", "3", "4", "5")),
		// Only the enumeration of the answer is a rule; the request's own example
		// is not even in it.
		optional("PrimaryPromotionalMethod", oneOf(promotionalMethods...)),
		optional("PromotionalMethods", eachOfList(oneOf(promotionalMethods...))),
		optional("DateOfBirth", dateTime),
		optional("Education", oneOf("Bachelors_Degree", "PhD", "Masters_Degree", "High_School", "Some_high_school",
			"Some_college", "Other", "None")),
		optional("Ethnicity", oneOf("African_American", "American_Indian", "Asian", "Black", "Hispanic", "Latino",
			"Middle_Eastern", "Multiracial", "Native_Hawaiian", "Pacific_Islander", "South_Asian", "White", "Other", "None")),
		optional("Gender", oneOf("Female", "Male", "Transgender", "Non-binary", "Genderqueer", "None")),
		optional("HouseholdIncome", oneOf("35K", "Over_35K", "Over_50K", "Over_75K", "Over_100K", "None")),
		optional("ParentalStatus", oneOf("Mom", "Dad", "Grandfather", "Grandmother", "Other", "None")),
		optional("Pronouns", oneOf("he_him", "she_her", "they_them", "ey_em", "ne_nem", "ve_ver", "xe_xem", "xie_xem",
			"ze_zir", "None")),
		optional("RelationshipStatus", oneOf("Married", "Not_Married", "Separated", "Widowed", "Divorced", "None")),
	}
	for _, prefix := range []string{"CorporateAddress", "BillingAddress", "ShippingAddress"} {
		fields = append(fields,
			optional(prefix+"Line1", text), optional(prefix+"Line2", text), optional(prefix+"City", text),
			optional(prefix+"State", text), optional(prefix+"PostalCode", text), optional(prefix+"Country", orEmpty(countryCode)))
	}
	for _, role := range []string{"FinancialContact", "TechnicalContact", "CommercialContact"} {
		fields = append(fields, contactFields(role, notThroughTheAPI, notThroughTheAPI, notThroughTheAPI, notThroughTheAPI)...)
	}
	fields = append(fields, contactFields("SecurityContact", text, orEmpty(email), orEmpty(digits), orEmpty(countryCode))...)
	return []route{
		{method: http.MethodGet, template: "/CompanyInformation", handle: getCompany},
		{
			method: http.MethodPut, template: "/CompanyInformation",
			bodies: []body{formBody(fields...)}, handle: updatePartnerCompany,
		},
	}
}

// notThroughTheAPI is for fields that the document declares and its text says
// cannot be changed: a refusal is the answer that cannot be mistaken for success.
var notThroughTheAPI = valid("Cannot be updated through the API", func(string) bool { return false })

var noSpaces = valid("Must have no spaces", func(s string) bool { return !strings.Contains(s, " ") })

// eachOfList checks the parts of a comma-separated list.
func eachOfList(k kind) kind {
	return func(name string, value any) (problems []FieldError) {
		list, isText := value.(formText)
		if !isText {
			return wrong(name, "Given more than once")
		}
		for part := range strings.SplitSeq(string(list), ",") {
			problems = append(problems, k(name, formText(part))...)
		}
		return problems
	}
}

func contactFields(role string, name, email, number, country kind) []field {
	return []field{
		optional(role+"Name", name), optional(role+"Email", email),
		optional(role+"WorkPhoneNumber", number), optional(role+"WorkPhoneNumberCountry", country),
		optional(role+"CellPhoneNumber", number), optional(role+"CellPhoneNumberCountry", country),
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
		names[f.name] = "SecurityContact." + strings.TrimPrefix(f.name, "SecurityContact")
	}
	// An image goes in as Base64 and comes back as the path it is served from.
	hash := sha256.Sum256([]byte(c.form.Get("LogoImage")))
	c.form.Set("LogoImage", "/display-content/"+hex.EncodeToString(hash[:4])+".jpg")
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
