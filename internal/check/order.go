package check

import (
	"context"
	"fmt"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// NotBefore refuses a date and time in RFC 3339 that is an earlier instant than that of the sibling
// attribute, whatever their offsets. The same instant passes, and so does one that
// is not known yet.
func NotBefore(sibling string) validator.String { return ordered{sibling} }

// NotBeforeUnlessHeld is NotBefore, unless the object has both instants.
func NotBeforeUnlessHeld(sibling string) UnlessHeld {
	return UnlessHeld{Text: []validator.String{NotBefore(sibling)}, With: []string{sibling}}
}

// NotLess refuses a number that is less than that of the sibling attribute. The
// same number passes, and so does one that is not known yet.
func NotLess(sibling string) validator.Float64 { return ordered{sibling} }

// NotLessUnlessHeld is NotLess, unless the object has both numbers.
func NotLessUnlessHeld(sibling string) UnlessHeld {
	return UnlessHeld{Decimal: []validator.Float64{NotLess(sibling)}, With: []string{sibling}}
}

// ordered is the upper end of a range whose lower end is the sibling.
type ordered struct{ sibling string }

func (v ordered) Description(context.Context) string { return "must not come before " + v.sibling }

func (v ordered) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (v ordered) lowerEnd(at path.Path) path.Path { return at.ParentPath().AtName(v.sibling) }

func (v ordered) ValidateString(ctx context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	var lower *string
	if diags := req.Config.GetAttribute(ctx, v.lowerEnd(req.Path), &lower); diags.HasError() || lower == nil {
		return // malformed, which is reported on the sibling, or unknown, or not set
	}
	upper := req.ConfigValue.ValueString()
	from, fromKnown := ParseRFC3339(*lower)
	to, toKnown := ParseRFC3339(upper)
	if fromKnown && toKnown && to.Before(from) {
		resp.Diagnostics.AddAttributeError(req.Path, "Dates in the wrong order", fmt.Sprintf(
			"%s is %s, which is before %s, %s. Write an instant that is not earlier, or exchange the two.",
			req.Path, upper, v.lowerEnd(req.Path), *lower))
	}
}

func (v ordered) ValidateFloat64(ctx context.Context, req validator.Float64Request, resp *validator.Float64Response) {
	var lower types.Float64
	if diags := req.Config.GetAttribute(ctx, v.lowerEnd(req.Path), &lower); diags.HasError() {
		return // reported on the sibling
	}
	if !isKnown(lower) || !isKnown(req.ConfigValue) || req.ConfigValue.ValueFloat64() >= lower.ValueFloat64() {
		return
	}
	resp.Diagnostics.AddAttributeError(req.Path, "Range upside down", fmt.Sprintf(
		"%s is %s, which is less than %s, %s. Write a number that is not less, or exchange the two.",
		req.Path, decimalText(req.ConfigValue), v.lowerEnd(req.Path), decimalText(lower)))
}

func isKnown(v types.Float64) bool { return !v.IsNull() && !v.IsUnknown() }

func decimalText(v types.Float64) string { return strconv.FormatFloat(v.ValueFloat64(), 'f', -1, 64) }

// Amount refuses negative numbers, for prices, amounts and quantities.
func Amount() NumberRange { return NumberRange{why: "An amount or a quantity is never negative."} }

// Percentage refuses negative numbers and those above 100, for shares of a price.
func Percentage() NumberRange {
	return NumberRange{most: 100, why: "It is a share of the price: from 0 to 100 percent."}
}

// NumberRange is made by Amount and Percentage: from 0 to most, where most is not 0.
type NumberRange struct {
	most float64
	why  string
}

var (
	_ validator.Float64 = NumberRange{}
	_ validator.Int64   = NumberRange{}
)

// Description implements validator.Describer.
func (v NumberRange) Description(context.Context) string {
	if v.most == 0 {
		return "must be at least 0"
	}
	return fmt.Sprintf("must be between 0 and %g", v.most)
}

// MarkdownDescription implements validator.Describer.
func (v NumberRange) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateFloat64 implements validator.Float64.
func (v NumberRange) ValidateFloat64(ctx context.Context, req validator.Float64Request, resp *validator.Float64Response) {
	value := req.ConfigValue.ValueFloat64() // 0 while it is not known
	if value < 0 || v.most != 0 && value > v.most {
		resp.Diagnostics.AddAttributeError(req.Path, "Number out of range",
			fmt.Sprintf("%s %s, got: %s. %s", req.Path, v.Description(ctx), decimalText(req.ConfigValue), v.why))
	}
}

// ValidateInt64 implements validator.Int64.
func (v NumberRange) ValidateInt64(ctx context.Context, req validator.Int64Request, resp *validator.Int64Response) {
	value := req.ConfigValue.ValueInt64() // 0 while it is not known
	if value < 0 || v.most != 0 && float64(value) > v.most {
		resp.Diagnostics.AddAttributeError(req.Path, "Number out of range",
			fmt.Sprintf("%s %s, got: %d. %s", req.Path, v.Description(ctx), value, v.why))
	}
}
