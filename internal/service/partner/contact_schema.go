package partner

import (
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

var (
	emailAddress = regexp.MustCompile(`^[^@\s]+@[^@\s]+\.[^@\s]+$`)
	countryCode  = regexp.MustCompile(`^[A-Z]{2}$`)
	phoneDigits  = regexp.MustCompile(`^[0-9]+$`)
)

func (contactResource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "contact", Noun: "contact", AccountTypes: []impact.AccountType{impact.Brand},
		Key: []string{"campaign_id", "id"},
		Fields: map[string]string{
			"Accounts": "account_ids", "AccountsAdd": "account_ids", "AccountsRemove": "account_ids",
			"LabelsAdd": "labels", "LabelsRemove": "labels",
		},
	}
}

func (contactResource) Schema() schema.Schema {
	attributes := contactAttributes().Resource()
	attributes["campaign_id"] = tfimpact.CampaignID()
	attributes["profile_image_url"] = schema.StringAttribute{
		Optional:            true,
		MarkdownDescription: "URL of an image that impact.com fetches once, when it is set or changed. The API does not return it, so a change made elsewhere is not seen.",
		Validators:          []validator.String{check.NotBlank(), stringvalidator.ConflictsWith(path.MatchRoot("profile_image_file"))},
	}
	attributes["profile_image_file"] = schema.StringAttribute{
		Optional:            true,
		Validators:          []validator.String{check.NotBlank()},
		MarkdownDescription: "Path of an image file to upload. It is uploaded again when its content changes.",
	}
	attributes["profile_image_file_sha256"] = schema.StringAttribute{
		Computed:            true,
		MarkdownDescription: "SHA-256 of the uploaded image file, hexadecimal; null without one.",
	}
	return schema.Schema{
		MarkdownDescription: "A person at one or more partners, as a brand keeps them within one campaign. Contacts that impact.com made itself (their ids start with `M`) can be imported; of these only `title` and `labels` can change, and destroying one only forgets it.",
		Attributes:          attributes,
	}
}

// contactAttributes describes contactFacts: each attribute of the resource, and in
// the words of the data source.
func contactAttributes() tfimpact.SharedAttributes {
	text := tfimpact.SharedText
	required := func(description string, each validator.String) schema.StringAttribute {
		return schema.StringAttribute{
			Required: true, MarkdownDescription: description,
			PlanModifiers: []planmodifier.String{check.TextUnlessHeld(each)},
		}
	}
	// A phone number and its country are checked as a pair.
	half := func(description, other string, form validator.String) schema.StringAttribute {
		pair := check.TextUnlessHeld(check.NotBlank(), form, stringvalidator.AlsoRequires(path.MatchRoot(other)))
		pair.With = []string{other}
		return schema.StringAttribute{
			Optional: true, MarkdownDescription: description,
			PlanModifiers: []planmodifier.String{pair},
		}
	}
	phone := func(kind, country string) tfimpact.SharedAttribute {
		words := kind + " phone number, digits only."
		return text(half(words+" Needs `"+country+"`. Removing it clears it.", country,
			stringvalidator.RegexMatches(phoneDigits, "must be digits only")), words)
	}
	country := func(kind, number string) tfimpact.SharedAttribute {
		words := "Country of the " + kind + " phone number, ISO 3166-1 alpha-2"
		return text(half(words+", such as `US`.", number,
			stringvalidator.RegexMatches(countryCode, "must be a two-letter country code such as US")), words+".")
	}
	return tfimpact.SharedAttributes{
		"id":            text(tfimpact.ID("contact"), "Id of the contact; `M…` for one that impact.com made itself."),
		"first_name":    text(required("First name.", check.NotBlank()), ""),
		"last_name":     text(required("Last name.", check.NotBlank()), ""),
		"email_address": text(required("E-mail address.", stringvalidator.RegexMatches(emailAddress, "must be an e-mail address")), ""),
		"account_ids": {
			Resource: schema.SetAttribute{
				ElementType: types.StringType, Required: true,
				MarkdownDescription: "Ids of the partners that the contact belongs to, at least one. The contact belongs to exactly these: one added in the web app shows in the plan and is removed by apply.",
				Validators:          []validator.Set{check.Members(tfimpact.NumericID())},
				PlanModifiers:       []planmodifier.Set{check.SetUnlessHeld(setvalidator.SizeAtLeast(1))},
			},
			DataSource: tfimpact.TextSet("Ids of the partners that the contact belongs to."),
		},
		"title": text(schema.StringAttribute{
			Optional: true, MarkdownDescription: "Job title. Removing it clears it.",
			PlanModifiers: []planmodifier.String{check.TextUnlessHeld(check.NotBlank())},
		}, "Job title."),
		"labels": {
			Resource: schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Computed: true,
				MarkdownDescription: "Labels of the contact. When set, it has exactly these, and `[]` is none. When not set, labels are left alone.",
				Validators:          []validator.Set{check.Members()},
				PlanModifiers:       []planmodifier.Set{check.SetUnlessHeld(check.Members(check.NoSurroundingSpace(), tfimpact.NoComma()))},
			},
			DataSource: tfimpact.TextSet("Labels of the contact."),
		},
		"work_phone_number":         phone("Work", "work_phone_number_country"),
		"work_phone_number_country": country("work", "work_phone_number"),
		"cellphone_number":          phone("Mobile", "cellphone_number_country"),
		"cellphone_number_country":  country("mobile", "cellphone_number"),
		"profile_image":             text(schema.StringAttribute{Computed: true, MarkdownDescription: "Path of the image in the API, below the account root."}, ""),
		"editable": {
			Resource: schema.BoolAttribute{
				Computed:            true,
				MarkdownDescription: "False for a contact that impact.com made itself.",
				PlanModifiers:       []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
			},
			DataSource: tfimpact.Truth("False for a contact that impact.com made itself."),
		},
		"uri": text(tfimpact.URI("contact"), ""),
	}
}
