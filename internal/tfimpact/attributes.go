package tfimpact

import (
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// ID is the computed id that impact.com gives a new object.
func ID(noun string) schema.StringAttribute {
	return schema.StringAttribute{
		Computed:            true,
		MarkdownDescription: "Id of the " + noun + ", given by impact.com.",
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

// CampaignID is the campaign that an object lives below. Another campaign means
// another object.
func CampaignID() schema.StringAttribute {
	return schema.StringAttribute{
		Required:            true,
		MarkdownDescription: "Id of the campaign (the web app says program) it belongs to. Changing it makes a new object.",
		PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
		Validators:          []validator.String{NumericID()},
	}
}

var (
	digits    = regexp.MustCompile(`^[0-9]+$`)
	numericID = regexp.MustCompile(`^(0|[1-9][0-9]*)$`)
)

// NumericID accepts the ids that the API documents as numbers. It refuses
// leading zeros: the API answers without them, and that would look like a
// change.
func NumericID() validator.String {
	return stringvalidator.RegexMatches(numericID, "must be a number, as impact.com shows it")
}

var noComma = regexp.MustCompile(`^[^,]*$`)

// NoComma refuses values that the API could not tell apart, because it joins
// them by commas.
func NoComma() validator.String {
	return stringvalidator.RegexMatches(noComma, "must not hold a comma: the API sends these values joined by commas")
}

// URI is the computed path, below the account root, under which the API knows an
// object; see withoutRoots.
func URI(noun string) schema.StringAttribute {
	return schema.StringAttribute{
		Computed:            true,
		MarkdownDescription: "Path of the " + noun + " in the API, below the account root: it is the same whichever of the account's tokens asks.",
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}
