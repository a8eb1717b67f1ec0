package check

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

// blankness says in which way a blank text is so.
func blankness(text string) string {
	if text == "" {
		return "empty"
	}
	return "white space only"
}

// NotBlank refuses the empty text and white space only, for texts that the API
// wants or that say nothing when they are blank.
func NotBlank() validator.String { return notBlank{} }

// NotWhiteSpace is NotBlank for a text that "" clears.
func NotWhiteSpace() validator.String { return notBlank{emptyAllowed: true} }

type notBlank struct{ emptyAllowed bool }

func (v notBlank) Description(context.Context) string {
	if v.emptyAllowed {
		return "must not be white space only"
	}
	return "must not be empty or white space only"
}

func (v notBlank) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (v notBlank) ValidateString(ctx context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	value := req.ConfigValue
	if value.IsNull() || value.IsUnknown() || !isBlank(value.ValueString()) || v.emptyAllowed && value.ValueString() == "" {
		return
	}
	instead := "Write a text, or leave the attribute out where it is optional."
	if v.emptyAllowed {
		instead = `Write a text, or "" for none.`
	}
	resp.Diagnostics.AddAttributeError(req.Path, "Blank text",
		fmt.Sprintf("%s %s, got: %q. %s", req.Path, v.Description(ctx), value.ValueString(), instead))
}

var withoutSurroundingSpace = regexp.MustCompile(`^\S(?s:.*\S)?$`)

// NoSurroundingSpace refuses texts that begin or end with white space, which a list
// that is joined by commas does not keep.
func NoSurroundingSpace() validator.String {
	return stringvalidator.RegexMatches(withoutSurroundingSpace, "must not be empty, nor begin or end with a space")
}
