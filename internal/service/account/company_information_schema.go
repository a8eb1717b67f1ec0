package account

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/objectplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

func (companyInformationResource) Metadata() tfimpact.Metadata {
	fields := map[string]string{"LogoImage": "logo_file"}
	for _, field := range (companyInformationFacts{}).fields() {
		fields[field.form] = field.attribute
		if field.parent != "" {
			fields[field.parent+"."+field.name] = field.attribute
		}
	}
	return tfimpact.Metadata{Name: "company_information", Noun: "company information", Key: []string{"id"}, Singleton: true, Fields: fields}
}

func (companyInformationResource) Schema() schema.Schema {
	attributes := companyInformationAttributes().Resource()
	attributes["id"] = computed("Account SID of the credential that adopted the record, or the id of the managed brand where the provider has `advertiser_id`. It stays as it is when the account gets a new token. " +
		"It is also the import id.")
	attributes["logo_file"] = schema.StringAttribute{
		Optional:            true,
		Validators:          []validator.String{check.NotBlank()},
		MarkdownDescription: "Path of the image file of the logo. It is sent when its content changes, and with every other update, because the API takes none without it." + partnersOnlyText,
	}
	attributes["logo_file_sha256"] = schema.StringAttribute{Computed: true, MarkdownDescription: "SHA-256 of the logo file, hexadecimal; null without one."}
	return schema.Schema{
		MarkdownDescription: "The record that every account has: its name, addresses, phone numbers, tax ids and profile. " +
			"The resource adopts the record as it is and changes only the attributes that are set; all others follow impact.com. " +
			"Destroying the resource deletes and changes nothing at impact.com: it is forgotten, with a warning that says so.\n\n" +
			"What can be changed through the API depends on the account type, and a plan that would change anything else is refused; declaring the value that is live is no change. " +
			"Every update of a partner's record must carry the logo, the description and the interests, so a partner account needs `logo_file` to change anything at all.",
		Attributes: attributes,
	}
}

// computed is a text that only impact.com sets.
func computed(description string) schema.StringAttribute {
	return schema.StringAttribute{
		Computed: true, MarkdownDescription: description,
		PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

// settable is a text that is impact.com's own while nobody sets it.
func settable(description string) schema.StringAttribute {
	return checked(description, check.NotWhiteSpace())
}

// nonEmpty is a settable text that cannot be empty.
func nonEmpty(description string) schema.StringAttribute {
	return checked(description, check.NotBlank())
}

// oneOf is a settable text of the values that the documents list.
func oneOf(description string, values []string, scope string) schema.StringAttribute {
	return checked(description+" One of `"+strings.Join(values, "`, `")+"`."+scope, stringvalidator.OneOf(values...))
}

func checked(description string, rule validator.String) schema.StringAttribute {
	attribute := computed(description)
	attribute.Optional, attribute.PlanModifiers = true, append(attribute.PlanModifiers, check.TextUnlessHeld(rule))
	return attribute
}

func settableObject(description string, attributes map[string]schema.Attribute) schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{
		Optional: true, Computed: true, MarkdownDescription: description, Attributes: attributes,
		PlanModifiers: []planmodifier.Object{objectplanmodifier.UseStateForUnknown()},
	}
}
