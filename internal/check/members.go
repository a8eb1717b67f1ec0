package check

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// MembersValidator is made by Members and MemberKeys.
type MembersValidator struct {
	each     []validator.String
	keysOnly bool
}

var (
	_ validator.Set  = MembersValidator{}
	_ validator.List = MembersValidator{}
	_ validator.Map  = MembersValidator{}
)

// Members is the validator of every set, list or map that can be configured, at any
// depth: it refuses elements that are null or blank, and map keys that are blank.
// The API stores no such element, so that Terraform would find another collection
// than the one it planned, and replace the object at every apply. The texts in it
// must pass each of the given validators. Unknown collections and elements pass.
func Members(each ...validator.String) MembersValidator { return MembersValidator{each: each} }

// MemberKeys is Members for a map whose values may be empty.
func MemberKeys() MembersValidator { return MembersValidator{keysOnly: true} }

// Description implements validator.Describer.
func (MembersValidator) Description(context.Context) string {
	return "must hold no element that is null, empty or white space only"
}

// MarkdownDescription implements validator.Describer.
func (v MembersValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateSet implements validator.Set.
func (v MembersValidator) ValidateSet(ctx context.Context, req validator.SetRequest, resp *validator.SetResponse) {
	v.check(ctx, req.ConfigValue, req.Path, &resp.Diagnostics)
}

// ValidateList implements validator.List.
func (v MembersValidator) ValidateList(ctx context.Context, req validator.ListRequest, resp *validator.ListResponse) {
	v.check(ctx, req.ConfigValue, req.Path, &resp.Diagnostics)
}

// ValidateMap implements validator.Map.
func (v MembersValidator) ValidateMap(ctx context.Context, req validator.MapRequest, resp *validator.MapResponse) {
	v.check(ctx, req.ConfigValue, req.Path, &resp.Diagnostics)
}

func (v MembersValidator) check(ctx context.Context, collection attr.Value, at path.Path, diags *diag.Diagnostics) {
	switch c := collection.(type) {
	case types.Set:
		for _, element := range c.Elements() {
			v.checkElement(ctx, element, at, at.AtSetValue(element), diags)
		}
	case types.List:
		for i, element := range c.Elements() {
			v.checkElement(ctx, element, at, at.AtListIndex(i), diags)
		}
	case types.Map:
		elements := c.Elements()
		for _, key := range slices.Sorted(maps.Keys(elements)) {
			if isBlank(key) {
				diags.AddAttributeError(at.AtMapKey(key), "Blank key",
					fmt.Sprintf("%s has the key %q, which is %s. Write the key, or leave the element out.", at, key, blankness(key)))
				continue
			}
			v.checkElement(ctx, elements[key], at, at.AtMapKey(key), diags)
		}
	}
}

func (v MembersValidator) checkElement(ctx context.Context, element attr.Value, parent, at path.Path, diags *diag.Diagnostics) {
	if element.IsUnknown() {
		return
	}
	if element.IsNull() {
		diags.AddAttributeError(at, "Null element",
			fmt.Sprintf("%s has an element that is null, and impact.com has nothing that corresponds to it. Leave the element out, with a for expression such as [for each in var.list : each if each != null].", parent))
		return
	}
	text, ok := element.(types.String)
	if !ok {
		v.check(ctx, element, at, diags)
		return
	}
	if v.keysOnly {
		return
	}
	if value := text.ValueString(); isBlank(value) {
		diags.AddAttributeError(at, "Blank element",
			fmt.Sprintf("%s has the element %q, which is %s. Write the value, or leave the element out.", parent, value, blankness(value)))
		return
	}
	for _, each := range v.each {
		resp := &validator.StringResponse{}
		each.ValidateString(ctx, validator.StringRequest{Path: at, PathExpression: at.Expression(), ConfigValue: text}, resp)
		diags.Append(resp.Diagnostics...)
	}
}
