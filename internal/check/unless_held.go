package check

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// UnlessHeld is a plan modifier that checks a configured value as a validator does,
// unless the object has exactly this value: what was made in the web app, or before
// a rule was, can then be imported and declared as it is. Validators see no state,
// so these checks wait for the plan.
type UnlessHeld struct {
	Text []validator.String
	Set  []validator.Set

	// With names the sibling attributes that the checks are about too: all of them
	// must be as the object has them.
	With []string
}

// TextUnlessHeld is UnlessHeld for a text.
func TextUnlessHeld(checks ...validator.String) UnlessHeld { return UnlessHeld{Text: checks} }

// SetUnlessHeld is UnlessHeld for a set.
func SetUnlessHeld(checks ...validator.Set) UnlessHeld { return UnlessHeld{Set: checks} }

var (
	_ planmodifier.String = UnlessHeld{}
	_ planmodifier.Set    = UnlessHeld{}
)

// Description implements planmodifier.Describer.
func (UnlessHeld) Description(context.Context) string {
	return "A value that the object already has is accepted, whatever it is."
}

// MarkdownDescription implements planmodifier.Describer.
func (u UnlessHeld) MarkdownDescription(ctx context.Context) string { return u.Description(ctx) }

// PlanModifyString implements planmodifier.String.
func (u UnlessHeld) PlanModifyString(ctx context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if !req.State.Raw.IsNull() && req.ConfigValue.Equal(req.StateValue) && u.siblingsHeld(ctx, req.Path, req.Config, req.State) {
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
	if !req.State.Raw.IsNull() && req.ConfigValue.Equal(req.StateValue) && u.siblingsHeld(ctx, req.Path, req.Config, req.State) {
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

func (u UnlessHeld) siblingsHeld(ctx context.Context, at path.Path, config, state interface {
	GetAttribute(ctx context.Context, p path.Path, target any) diag.Diagnostics
}) bool {
	for _, name := range u.With {
		var declared, held types.String
		sibling := at.ParentPath().AtName(name)
		if diags := config.GetAttribute(ctx, sibling, &declared); diags.HasError() {
			return false
		}
		if diags := state.GetAttribute(ctx, sibling, &held); diags.HasError() || !declared.Equal(held) {
			return false
		}
	}
	return true
}
