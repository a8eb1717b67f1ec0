package account

import (
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/objectplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

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

func (companyInformationResource) Metadata() tfimpact.Metadata {
	fields := map[string]string{"LogoImage": "logo_file"}
	for _, field := range (companyInformationModel{}).fields() {
		fields[field.form] = field.attribute
		if field.parent != "" {
			fields[field.parent+"."+field.name] = field.attribute
		}
	}
	return tfimpact.Metadata{Name: "company_information", Noun: "company information", Key: []string{"id"}, Fields: fields}
}

func (companyInformationResource) Schema() schema.Schema {
	const partners, agencies = " Partners only.", " Only agencies can change it through the API."
	return schema.Schema{
		MarkdownDescription: "The record that every account has: its name, addresses, phone numbers, tax ids and profile. " +
			"The resource adopts the record as it is and changes only the attributes that are set; all others follow impact.com. " +
			"Destroying the resource deletes and changes nothing at impact.com: it is forgotten, with a warning that says so.\n\n" +
			"What can be changed through the API depends on the account type, and a plan that would change anything else is refused; declaring the value that is live is no change. " +
			"Every update of a partner's record must carry the logo, the description and the interests, so a partner account needs `logo_file` to change anything at all.",
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Computed: true,
				MarkdownDescription: "Account SID of the credential that adopted the record, or the id of the managed brand where the provider has `advertiser_id`. It stays as it is when the account gets a new token. " +
					"It is also the import id.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"company_name":                   named("Name of the company."),
			"industry_id":                    shown("Id of the industry. Brands only; the web app can change it."),
			"industry_name":                  shown("Name of the industry. Brands only."),
			"website":                        named("Website of the company, with `https://`."),
			"primary_phone_number":           settable("Primary phone number, digits only. It needs its country."),
			"primary_phone_number_country":   settable("Country of the primary phone number, such as `US`."),
			"secondary_phone_number":         settable("Secondary phone number, digits only. It needs its country."),
			"secondary_phone_number_country": settable("Country of the secondary phone number, such as `US`."),
			"minimum_contact_rating": schema.Int64Attribute{
				Optional: true, Computed: true, Validators: []validator.Int64{int64validator.Between(1, 5)},
				MarkdownDescription: "Rating, 1 to 5, that others need before they see the account's contacts. The API cannot change that of a brand.",
				PlanModifiers:       []planmodifier.Int64{int64planmodifier.UseStateForUnknown()},
			},
			"timezone": settable("Time zone of the account, in impact.com's words: `(GMT -06:00) Central Time (US & Canada)`." + agencies),
			"currency": settable("Default currency, ISO 4217." + agencies),
			"registered_for_indirect_tax": schema.BoolAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "Whether the company is registered for indirect tax (VAT, GST, HST)." + agencies,
				PlanModifiers:       []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
			},
			"indirect_tax_number": settable("Number of that registration." + agencies),
			"organization_type":   choice("Legal form.", organizationTypes, " Agencies: `CORP`, `NONP_GOV` or `OTHER` only. What else is possible depends on the country."),
			"ein_ssn_foreign_tax_id": schema.StringAttribute{
				Optional: true, Computed: true, Sensitive: true,
				MarkdownDescription: "Tax id: EIN, SSN or a foreign one, with or without punctuation. impact.com may show it masked except for the last four characters; a declared tax id with the same last four then counts as the same, so a change of other digits only is not noticed.",
				PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown(), keepTaxID{}},
			},
			"description": settable("Description on the profile." + partners),
			"content_and_interests": schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Computed: true,
				MarkdownDescription: "Words that describe the partner's content, without spaces and commas, because the API joins them by commas." + partners,
				Validators: []validator.Set{setvalidator.SizeAtLeast(1), setvalidator.ValueStringsAre(
					stringvalidator.RegexMatches(regexp.MustCompile(`^[^\s,]+$`), "must hold no space and no comma: the API sends these values joined by commas"))},
				PlanModifiers: []planmodifier.Set{setplanmodifier.UseStateForUnknown()},
			},
			"primary_promotional_method": choice("How the partner mainly promotes.", promotionalMethods, partners),
			"promotional_methods": schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Computed: true,
				MarkdownDescription: "All the ways in which the partner promotes, of the same values as `primary_promotional_method`." + partners,
				Validators:          []validator.Set{setvalidator.SizeAtLeast(1), setvalidator.ValueStringsAre(stringvalidator.OneOf(promotionalMethods...))},
				PlanModifiers:       []planmodifier.Set{setplanmodifier.UseStateForUnknown()},
			},
			"logo_file": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Path of the image file of the logo. It is sent when its content changes, and with every other update, because the API takes none without it." + partners,
			},
			"logo_file_sha256": schema.StringAttribute{Computed: true, MarkdownDescription: "SHA-256 of the logo file, hexadecimal; null without one."},
			"logo_image":       schema.StringAttribute{Computed: true, MarkdownDescription: "Path of the logo at impact.com, which changes with every upload." + partners},
			"date_of_birth": schema.StringAttribute{
				Optional: true, Computed: true, CustomType: tfimpact.TimestampType{},
				MarkdownDescription: "Date of birth, as a date and time in RFC 3339." + partners,
				PlanModifiers:       []planmodifier.String{tfimpact.SameTimestamp(), stringplanmodifier.UseStateForUnknown()},
			},
			"gender":              choice("Gender identity.", genders, partners),
			"ethnicity":           choice("Ethnicity.", ethnicities, partners),
			"parental_status":     choice("Parental status.", parentalStatuses, partners),
			"relationship_status": choice("Relationship status.", relationshipStatuses, partners),
			"education":           choice("Highest level of education.", educations, partners),
			"pronouns":            choice("Preferred pronouns.", pronouns, partners),
			"household_income":    choice("Household income a year, in US dollars.", householdIncomes, partners),
			"corporate_address":   address("Corporate address.", " The API cannot change that of a brand."),
			"billing_address":     address("Billing address.", " The API cannot change that of a brand."),
			"shipping_address":    address("Shipping address, sent as a whole."+partners, ""),
			"financial_contact":   person("financial", agencies),
			"technical_contact":   person("technical", agencies),
			"security_contact":    person("security", " Partners and agencies can change it through the API."),
			"commercial_contact":  person("commercial", agencies),
			"uri":                 tfimpact.URI("record"),
			"timeouts":            tfimpact.Timeouts(),
		},
	}
}

// shown is a text that only impact.com sets.
func shown(description string) schema.StringAttribute {
	return schema.StringAttribute{
		Computed: true, MarkdownDescription: description,
		PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

// settable is a text that is impact.com's own while nobody sets it.
func settable(description string) schema.StringAttribute {
	attribute := shown(description)
	attribute.Optional = true
	return attribute
}

// named is a text that cannot be empty.
func named(description string) schema.StringAttribute {
	attribute := settable(description)
	attribute.Validators = []validator.String{stringvalidator.LengthAtLeast(1)}
	return attribute
}

// choice is one of the values that the documents list.
func choice(description string, values []string, scope string) schema.StringAttribute {
	attribute := settable(description + " One of `" + strings.Join(values, "`, `") + "`." + scope)
	attribute.Validators = []validator.String{stringvalidator.OneOf(values...)}
	return attribute
}

func address(description, state string) schema.SingleNestedAttribute {
	return group(description+" Null when there is none; parts that are not set are left alone.", map[string]schema.Attribute{
		"address_line1": settable("Street and number."),
		"address_line2": settable("Suite, floor or unit; `\"\"` clears it."),
		"city":          settable("City or town."),
		"state": schema.StringAttribute{ // no plan modifier: see companyInformationModel.settle
			Optional: true, Computed: true,
			MarkdownDescription: "State, province or region, in impact.com's spelling, such as `CALIFORNIA`." + state,
		},
		"postal_code": settable("Postal code."),
		"country":     settable("Country, in impact.com's own codes (`US`, `UK`), which are not always ISO 3166."),
	})
}

func person(role, scope string) schema.SingleNestedAttribute {
	return group("The user of the account who is its "+role+" contact; null when there is none. Parts that are not set are left alone."+scope, map[string]schema.Attribute{
		"user_id":                   settable("Id of the user. Only agencies can change it through the API."),
		"name":                      settable("Full name."),
		"email":                     settable("E-mail address."),
		"work_phone_number":         settable("Work phone number, digits only."),
		"work_phone_number_country": settable("Country of the work phone number."),
		"cell_phone_number":         settable("Mobile phone number, digits only."),
		"cell_phone_number_country": settable("Country of the mobile phone number."),
	})
}

func group(description string, attributes map[string]schema.Attribute) schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{
		Optional: true, Computed: true, MarkdownDescription: description, Attributes: attributes,
		PlanModifiers: []planmodifier.Object{objectplanmodifier.UseStateForUnknown()},
	}
}
