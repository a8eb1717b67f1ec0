package check

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
)

// UnlessHeld is a plan modifier that checks a configured value as a validator does,
// unless the object has exactly this value: what was made in the web app, or before
// a rule was, can then be imported and declared as it is. Validators see no state,
// so these checks wait for the plan. A Validator is left for what no object of the
// API can have: the wrong kind of number or id, and attributes that exclude each other.
type UnlessHeld struct {
	Text    []validator.String
	Set     []validator.Set
	Integer []validator.Int64
	Decimal []validator.Float64

	// With names the sibling attributes that the checks are about too: all of them
	// must be as the object has them.
	With []string
}

// TextUnlessHeld is UnlessHeld for a text.
func TextUnlessHeld(checks ...validator.String) UnlessHeld { return UnlessHeld{Text: checks} }

// SetUnlessHeld is UnlessHeld for a set.
func SetUnlessHeld(checks ...validator.Set) UnlessHeld { return UnlessHeld{Set: checks} }

// IntegerUnlessHeld is UnlessHeld for a whole number.
func IntegerUnlessHeld(checks ...validator.Int64) UnlessHeld { return UnlessHeld{Integer: checks} }

// DecimalUnlessHeld is UnlessHeld for a number.
func DecimalUnlessHeld(checks ...validator.Float64) UnlessHeld { return UnlessHeld{Decimal: checks} }

var (
	_ planmodifier.String  = UnlessHeld{}
	_ planmodifier.Set     = UnlessHeld{}
	_ planmodifier.Int64   = UnlessHeld{}
	_ planmodifier.Float64 = UnlessHeld{}
)

// Description implements planmodifier.Describer.
func (UnlessHeld) Description(context.Context) string {
	return "A value that the object already has is accepted, whatever it is."
}

// MarkdownDescription implements planmodifier.Describer.
func (u UnlessHeld) MarkdownDescription(ctx context.Context) string { return u.Description(ctx) }

// PlanModifyString implements planmodifier.String.
func (u UnlessHeld) PlanModifyString(ctx context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if u.holds(ctx, req.Path, req.Config, req.State, req.ConfigValue, req.StateValue) {
		return
	}
	for _, check := range u.Text {
		checked := &validator.StringResponse{}
		check.ValidateString(ctx, validator.StringRequest{
			Path: req.Path, PathExpression: req.PathExpression, Config: req.Config, ConfigValue: req.ConfigValue,
		}, checked)
		resp.Diagnostics.Append(checked.Diagnostics...)
	}
}

// PlanModifySet implements planmodifier.Set.
func (u UnlessHeld) PlanModifySet(ctx context.Context, req planmodifier.SetRequest, resp *planmodifier.SetResponse) {
	if u.holds(ctx, req.Path, req.Config, req.State, req.ConfigValue, req.StateValue) {
		return
	}
	for _, check := range u.Set {
		checked := &validator.SetResponse{}
		check.ValidateSet(ctx, validator.SetRequest{
			Path: req.Path, PathExpression: req.PathExpression, Config: req.Config, ConfigValue: req.ConfigValue,
		}, checked)
		resp.Diagnostics.Append(checked.Diagnostics...)
	}
}

// PlanModifyInt64 implements planmodifier.Int64.
func (u UnlessHeld) PlanModifyInt64(ctx context.Context, req planmodifier.Int64Request, resp *planmodifier.Int64Response) {
	if u.holds(ctx, req.Path, req.Config, req.State, req.ConfigValue, req.StateValue) {
		return
	}
	for _, check := range u.Integer {
		checked := &validator.Int64Response{}
		check.ValidateInt64(ctx, validator.Int64Request{
			Path: req.Path, PathExpression: req.PathExpression, Config: req.Config, ConfigValue: req.ConfigValue,
		}, checked)
		resp.Diagnostics.Append(checked.Diagnostics...)
	}
}

// PlanModifyFloat64 implements planmodifier.Float64.
func (u UnlessHeld) PlanModifyFloat64(ctx context.Context, req planmodifier.Float64Request, resp *planmodifier.Float64Response) {
	if u.holds(ctx, req.Path, req.Config, req.State, req.ConfigValue, req.StateValue) {
		return
	}
	for _, check := range u.Decimal {
		checked := &validator.Float64Response{}
		check.ValidateFloat64(ctx, validator.Float64Request{
			Path: req.Path, PathExpression: req.PathExpression, Config: req.Config, ConfigValue: req.ConfigValue,
		}, checked)
		resp.Diagnostics.Append(checked.Diagnostics...)
	}
}

// holds reports that the object exists and has the configured value, and those of the
// siblings.
func (u UnlessHeld) holds(ctx context.Context, at path.Path, config tfsdk.Config, state tfsdk.State, configured, held attr.Value) bool {
	if state.Raw.IsNull() || !configured.Equal(held) {
		return false
	}
	for _, name := range u.With {
		sibling := at.ParentPath().AtName(name)
		diags := config.GetAttribute(ctx, sibling, &configured)
		diags.Append(state.GetAttribute(ctx, sibling, &held)...)
		if diags.HasError() || !configured.Equal(held) {
			return false
		}
	}
	return true
}
