package account

import (
	"context"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
)

// maskedTaxID is how impact.com shows a tax id: "XXXXX4832".
var maskedTaxID = regexp.MustCompile(`^[Xx*]{2,}`)

var punctuation = regexp.MustCompile(`[^0-9A-Za-z]`)

// sameTaxID reports whether two spellings can be of one tax id: with or without
// punctuation, or masked except for the last four characters.
func sameTaxID(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	if maskedTaxID.MatchString(a) || maskedTaxID.MatchString(b) {
		return lastFour(a) == lastFour(b)
	}
	return strings.EqualFold(bare(a), bare(b))
}

func bare(taxID string) string { return punctuation.ReplaceAllString(taxID, "") }

func lastFour(taxID string) string {
	text := strings.ToUpper(bare(taxID))
	return text[max(len(text)-4, 0):]
}

// keepTaxID is the plan modifier that keeps what is in state when the
// configuration names the same tax id.
type keepTaxID struct{}

func (keepTaxID) Description(context.Context) string {
	return "A tax id whose last four characters are those that impact.com shows is not a change."
}

func (k keepTaxID) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (keepTaxID) PlanModifyString(_ context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	known := !req.PlanValue.IsNull() && !req.PlanValue.IsUnknown() && !req.StateValue.IsNull()
	if known && sameTaxID(req.PlanValue.ValueString(), req.StateValue.ValueString()) {
		resp.PlanValue = req.StateValue
	}
}
