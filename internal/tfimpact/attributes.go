package tfimpact

import (
	"context"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
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

// Timeouts is the timeouts attribute of a resource that can be created, read,
// updated and deleted. Operations are bounded because they may wait for the
// account's request budget to be renewed.
func Timeouts() schema.Attribute { return timeoutsAttribute }

var timeoutsAttribute = newTimeouts()

func newTimeouts() schema.Attribute {
	const each = "How long this may take, as a duration such as `30m`; default 70m, which outlasts a wait for the next hour's budget."
	attribute := timeouts.Attributes(context.Background(), timeouts.Opts{
		Create: true, CreateDescription: each,
		Read: true, ReadDescription: each,
		Update: true, UpdateDescription: each,
		Delete: true, DeleteDescription: each,
	})
	if nested, ok := attribute.(schema.SingleNestedAttribute); ok {
		for operation, each := range nested.Attributes {
			if limit, ok := each.(schema.StringAttribute); ok { // the module's own check lets -5m pass
				limit.Validators = []validator.String{check.Duration()}
				nested.Attributes[operation] = limit
			}
		}
		nested.MarkdownDescription = "Bounds on the operations, which may wait until the account's hourly request budget is renewed."
		return nested
	}
	return attribute
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
