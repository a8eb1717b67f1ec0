package account

import (
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

var (
	organizationTypes = []string{
		"NONP_GOV", "CORP", "SOLE_IND", "LLC_LLP_LLS", "TRUST", "SOLE_TRD", "PARTNERS", "LLC", "LLP", "COMPANY", "GOVERNMENT", "OTHER",
	}
	promotionalMethods = []string{
		"EMAIL", "SEARCH", "LOYALTY", "COUPON", "SYNDICATION_BLOG_NETWORKS", "CPA_NETWORK", "MOBILE", "CONTENT", "SHOPPING",
		"SOCIAL_MEDIA_INFLUENCER", "SERVICE_PROVIDER", "CONSUMER_SOFTWARE", "INCENTIVIZED", "OFFLINE", "OTHER", "CASHBACK",
	}
	genders     = []string{"Female", "Male", "Transgender", "Non-binary", "Genderqueer", "None"}
	ethnicities = []string{
		"African_American", "American_Indian", "Asian", "Black", "Hispanic", "Latino", "Middle_Eastern", "Multiracial",
		"Native_Hawaiian", "Pacific_Islander", "South_Asian", "White", "Other", "None",
	}
	parentalStatuses     = []string{"Mom", "Dad", "Grandfather", "Grandmother", "Other", "None"}
	relationshipStatuses = []string{"Married", "Not_Married", "Separated", "Widowed", "Divorced", "None"}
	educations           = []string{
		"Bachelors_Degree", "PhD", "Masters_Degree", "High_School", "Some_high_school", "Some_college", "Other", "None",
	}
	pronouns         = []string{"he_him", "she_her", "they_them", "ey_em", "ne_nem", "ve_ver", "xe_xem", "xie_xem", "ze_zir", "None"}
	householdIncomes = []string{"35K", "Over_35K", "Over_50K", "Over_75K", "Over_100K", "None"}
)

// Sentences of who has an attribute, and who can change it.
const (
	partnersOnlyText = " Partners only."
	agenciesOnlyText = " Only agencies can change it through the API."
	notOfBrandsText  = " The API cannot change that of a brand."
)

// companyInformationAttributes describes companyInformationFacts: each attribute
// of the resource, and in the words of the data source.
func companyInformationAttributes() tfimpact.SharedAttributes {
	text := tfimpact.SharedText
	return tfimpact.SharedAttributes{
		"company_name":                   text(nonEmpty("Name of the company."), ""),
		"industry_id":                    text(computed("Id of the industry. Brands only; the web app can change it."), "Id of the industry; brands only."),
		"industry_name":                  text(computed("Name of the industry. Brands only."), "Name of the industry; brands only."),
		"website":                        text(nonEmpty("Website of the company, with `https://`."), "Website of the company."),
		"primary_phone_number":           text(settable("Primary phone number, digits only. It needs its country."), "Primary phone number."),
		"primary_phone_number_country":   text(settable("Country of the primary phone number, such as `US`."), "Country of the primary phone number."),
		"secondary_phone_number":         text(settable("Secondary phone number, digits only. It needs its country."), "Secondary phone number."),
		"secondary_phone_number_country": text(settable("Country of the secondary phone number, such as `US`."), "Country of the secondary phone number."),
		"minimum_contact_rating": {
			Resource: schema.Int64Attribute{
				Optional: true, Computed: true, CustomType: check.WholeNumberType{},
				MarkdownDescription: "Rating, 1 to 5, that others need before they see the account's contacts." + notOfBrandsText,
				PlanModifiers:       []planmodifier.Int64{int64planmodifier.UseStateForUnknown(), check.IntegerUnlessHeld(int64validator.Between(1, 5))},
			},
			DataSource: datasource.Int64Attribute{Computed: true, MarkdownDescription: "Rating, 1 to 5, that others need before they see the account's contacts."},
		},
		"timezone": text(settable("Time zone of the account, in impact.com's words: `(GMT -06:00) Central Time (US & Canada)`."+agenciesOnlyText), "Time zone of the account, in impact.com's words."),
		"currency": text(settable("Default currency, ISO 4217."+agenciesOnlyText), "Default currency, ISO 4217."),
		"registered_for_indirect_tax": {
			Resource: schema.BoolAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "Whether the company is registered for indirect tax (VAT, GST, HST)." + agenciesOnlyText,
				PlanModifiers:       []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
			},
			DataSource: tfimpact.Truth("Whether the company is registered for indirect tax (VAT, GST, HST)."),
		},
		"indirect_tax_number": text(settable("Number of that registration."+agenciesOnlyText), "Number of that registration."),
		"organization_type": text(oneOf("Legal form.", organizationTypes, " Agencies: `CORP`, `NONP_GOV` or `OTHER` only. What else is possible depends on the country."),
			"Legal form, such as `CORP`."),
		"ein_ssn_foreign_tax_id": text(schema.StringAttribute{
			Optional: true, Computed: true, Sensitive: true,
			MarkdownDescription: "Tax id: EIN, SSN or a foreign one, with or without punctuation. impact.com may show it masked except for the last four characters; a declared tax id with the same last four then counts as the same, so a change of other digits only is not noticed.",
			PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown(), keepTaxID{}, check.TextUnlessHeld(check.NotWhiteSpace())},
		}, "Tax id as impact.com returns it: masked except for the last four digits."),
		"description": text(settable("Description on the profile."+partnersOnlyText), "Description on the profile; partners only."),
		"content_and_interests": {
			Resource: schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Computed: true,
				MarkdownDescription: "Words that describe the partner's content, without spaces and commas, because the API joins them by commas." + partnersOnlyText,
				Validators:          []validator.Set{check.Members()},
				PlanModifiers: []planmodifier.Set{setplanmodifier.UseStateForUnknown(), check.SetUnlessHeld(setvalidator.SizeAtLeast(1), check.Members(
					stringvalidator.RegexMatches(regexp.MustCompile(`^[^\s,]+$`), "must hold no space and no comma: the API sends these values joined by commas")))},
			},
			DataSource: tfimpact.TextSet("Words that describe the partner's content; partners only."),
		},
		"primary_promotional_method": text(oneOf("How the partner mainly promotes.", promotionalMethods, partnersOnlyText), "Primary promotional method; partners only."),
		"promotional_methods": {
			Resource: schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Computed: true,
				MarkdownDescription: "All the ways in which the partner promotes, of the same values as `primary_promotional_method`." + partnersOnlyText,
				Validators:          []validator.Set{check.Members()},
				PlanModifiers: []planmodifier.Set{
					setplanmodifier.UseStateForUnknown(),
					check.SetUnlessHeld(setvalidator.SizeAtLeast(1), check.Members(stringvalidator.OneOf(promotionalMethods...))),
				},
			},
			DataSource: tfimpact.TextSet("All promotional methods; partners only."),
		},
		"logo_image": text( // no UseStateForUnknown: planComputed knows when it stays
			schema.StringAttribute{Computed: true, MarkdownDescription: "Path of the logo at impact.com, which changes with every upload." + partnersOnlyText},
			"Path of the logo at impact.com; partners only."),
		"date_of_birth": {
			Resource: schema.StringAttribute{
				Optional: true, Computed: true, CustomType: tfimpact.TimestampType{},
				MarkdownDescription: "Date of birth, as a date and time in RFC 3339." + partnersOnlyText,
				PlanModifiers:       []planmodifier.String{tfimpact.SameTimestamp(), stringplanmodifier.UseStateForUnknown()},
			},
			DataSource: tfimpact.Moment("Date of birth, as a date and time in RFC 3339; partners only."),
		},
		"gender":              text(oneOf("Gender identity.", genders, partnersOnlyText), "Gender identity; partners only."),
		"ethnicity":           text(oneOf("Ethnicity.", ethnicities, partnersOnlyText), "Ethnicity; partners only."),
		"parental_status":     text(oneOf("Parental status.", parentalStatuses, partnersOnlyText), "Parental status; partners only."),
		"relationship_status": text(oneOf("Relationship status.", relationshipStatuses, partnersOnlyText), "Relationship status; partners only."),
		"education":           text(oneOf("Highest level of education.", educations, partnersOnlyText), "Highest level of education; partners only."),
		"pronouns":            text(oneOf("Preferred pronouns.", pronouns, partnersOnlyText), "Preferred pronouns; partners only."),
		"household_income":    text(oneOf("Household income a year, in US dollars.", householdIncomes, partnersOnlyText), "Household income a year, such as `Over_50K`; partners only."),
		"corporate_address":   {Resource: settableAddress("Corporate address.", notOfBrandsText), DataSource: address("The corporate address; null when there is none.")},
		"billing_address":     {Resource: settableAddress("Billing address.", notOfBrandsText), DataSource: address("The billing address; null when there is none.")},
		"shipping_address":    {Resource: settableAddress("Shipping address, sent as a whole."+partnersOnlyText, ""), DataSource: address("The shipping (partners only) address; null when there is none.")},
		"financial_contact":   contact("financial", agenciesOnlyText),
		"technical_contact":   contact("technical", agenciesOnlyText),
		"security_contact":    contact("security", " Partners and agencies can change it through the API."),
		"commercial_contact":  contact("commercial", agenciesOnlyText),
		"uri":                 text(tfimpact.URI("record"), ""),
	}
}

// address is an address of the account, or of one of its legal entities, that a
// data source shows.
func address(description string) datasource.SingleNestedAttribute {
	return tfimpact.Single(description, addressAttributes("").DataSource())
}

// settableAddress is an address of the resource; stateScope says who can change
// its state.
func settableAddress(description, stateScope string) schema.SingleNestedAttribute {
	return settableObject(description+" Null when there is none; parts that are not set are left alone.", addressAttributes(stateScope).Resource())
}

func addressAttributes(stateScope string) tfimpact.SharedAttributes {
	text := tfimpact.SharedText
	return tfimpact.SharedAttributes{
		"address_line1": text(settable("Street and number."), ""),
		"address_line2": text(settable("Suite, floor or unit; `\"\"` clears it."), "Suite, floor or unit."),
		"city":          text(settable("City or town."), ""),
		"state": text(schema.StringAttribute{ // no UseStateForUnknown: planComputed knows when it stays
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{check.TextUnlessHeld(check.NotWhiteSpace())},
			MarkdownDescription: "State, province or region, in impact.com's spelling, such as `CALIFORNIA`." + stateScope,
		}, "State, province or region, in impact.com's spelling."),
		"postal_code": text(settable("Postal code."), ""),
		"country": text(settable("Country, in impact.com's own codes (`US`, `UK`), which are not always ISO 3166."),
			"Country, in impact.com's own codes (`US`, `UK`, `SOUTHAFRICA`), which are not always ISO 3166."),
	}
}

// contact is the user who fills a role; scope says who can change it.
func contact(role, scope string) tfimpact.SharedAttribute {
	text := tfimpact.SharedText
	attributes := tfimpact.SharedAttributes{
		"user_id":                   text(settable("Id of the user."+agenciesOnlyText), "Id of the user."),
		"name":                      text(settable("Full name."), ""),
		"email":                     text(settable("E-mail address."), ""),
		"work_phone_number":         text(settable("Work phone number, digits only."), "Work phone number."),
		"work_phone_number_country": text(settable("Country of the work phone number."), ""),
		"cell_phone_number":         text(settable("Mobile phone number, digits only."), "Mobile phone number."),
		"cell_phone_number_country": text(settable("Country of the mobile phone number."), ""),
	}
	user := "The user of the account who is its " + role + " contact; null when there is none."
	return tfimpact.SharedAttribute{
		Resource:   settableObject(user+" Parts that are not set are left alone."+scope, attributes.Resource()),
		DataSource: tfimpact.Single(user, attributes.DataSource()),
	}
}
