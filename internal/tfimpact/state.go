package tfimpact

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// textOf is a text among the attributes of a plan, a state or a configuration. It is
// unknown where there is none. To read one through the schema takes many times as long,
// and this is done for every object at every plan.
func textOf(object tftypes.Value, name string) types.String {
	var attributes map[string]tftypes.Value
	var text *string
	if !object.IsKnown() || object.As(&attributes) != nil || !attributes[name].IsKnown() || attributes[name].As(&text) != nil {
		return types.StringUnknown()
	}
	return types.StringPointerValue(text)
}

// keyOf is the import id of an object, as far as its attributes are known.
func keyOf(object tftypes.Value, meta Metadata) (id string, known bool) {
	parts := make([]string, len(meta.Key))
	for i, name := range meta.Key {
		value := textOf(object, name)
		if value.IsNull() || value.IsUnknown() {
			return "", false
		}
		parts[i] = value.ValueString()
	}
	return strings.Join(parts, "/"), true
}

// keep writes the model into state, with everything still unknown set to null:
// Terraform refuses unknown values in a state, and the object exists whatever
// happens next.
func keep[M any](ctx context.Context, state *tfsdk.State, model *M) diag.Diagnostics {
	diags := state.Set(ctx, model)
	known, err := tftypes.Transform(state.Raw, func(_ *tftypes.AttributePath, v tftypes.Value) (tftypes.Value, error) {
		if !v.IsKnown() {
			return tftypes.NewValue(v.Type(), nil), nil
		}
		return v, nil
	})
	if err != nil {
		diags.AddError("The state cannot be written", err.Error())
		return diags
	}
	state.Raw = known
	return diags
}

// rawOf is a model that was read as a raw state.
func rawOf[M any](ctx context.Context, c *impact.Client, model M, like tfsdk.State) (tftypes.Value, error) {
	if diags := like.Set(ctx, &model); diags.HasError() {
		return tftypes.Value{}, fmt.Errorf("the answer is no state: %s: %s", diags.Errors()[0].Summary(), diags.Errors()[0].Detail())
	}
	return withoutRoots(c, like.Raw)
}

// setIdentity copies the key attributes into the resource's identity, which
// Terraform wants after create, read and update, and of what is listed. Older CLIs send none.
func setIdentity(ctx context.Context, identity *tfsdk.ResourceIdentity, object tftypes.Value, meta Metadata) (diags diag.Diagnostics) {
	if identity == nil {
		return nil
	}
	for _, name := range meta.Key {
		diags.Append(identity.SetAttribute(ctx, path.Root(name), textOf(object, name))...)
	}
	return diags
}

// labelOf names an object in a title: its name, code or id, quoted.
func labelOf(object tftypes.Value, meta Metadata) string {
	if name := nameOf(object, meta); name != "" {
		return strconv.Quote(name)
	}
	return ""
}

// addressOf is an id as a person reads it: with the object's name, where it has one.
func addressOf(object tftypes.Value, meta Metadata, id string) string {
	name := nameOf(object, meta)
	if name == "" || id == name || strings.HasSuffix(id, "/"+name) {
		return id
	}
	return id + " " + strconv.Quote(name)
}

// nameOf is the name, code or id of an object.
func nameOf(object tftypes.Value, meta Metadata) string {
	candidates := []string{"name", "code"}
	if len(meta.Key) > 0 {
		candidates = append(candidates, meta.Key[len(meta.Key)-1])
	}
	for _, name := range candidates {
		if text := textOf(object, name).ValueString(); text != "" {
			return text
		}
	}
	return ""
}

// unchanged says whether a plan declares nothing that differs from the state.
//
// The framework marks computed attributes as unknown as soon as the
// configuration differs in writing, before the plan modifiers get to say that
// the difference means nothing: another spelling of a date, say. Such unknown
// values alone are no reason for an update.
func unchanged(plan, state, config tftypes.Value) (bool, error) {
	var planned, had, declared map[string]tftypes.Value
	if err := errors.Join(plan.As(&planned), state.As(&had), config.As(&declared)); err != nil {
		return false, fmt.Errorf("a plan, state or configuration is no object: %w", err)
	}
	for name, value := range planned {
		onlyComputed := !value.IsFullyKnown() && declared[name].IsNull()
		if !onlyComputed && !value.Equal(had[name]) {
			return false, nil
		}
	}
	return true, nil
}

// keepUnknown takes back what a rule over a plan did to attributes that the
// configuration does not wholly know yet: the rule cannot tell them from
// attributes that are not set, and Terraform refuses an apply whose values are not
// those of the plan.
func keepUnknown(modified, planned, config tftypes.Value) (tftypes.Value, error) {
	var after, before, declared map[string]tftypes.Value
	if err := errors.Join(modified.As(&after), planned.As(&before), config.As(&declared)); err != nil {
		return modified, fmt.Errorf("a plan or configuration is no object: %w", err)
	}
	for name, value := range declared {
		if !value.IsFullyKnown() {
			after[name] = before[name]
		}
	}
	return tftypes.NewValue(modified.Type(), after), nil
}

// The API writes the SID of the token that asks into the Uri of every object, so
// another token would look like a change of everything. The attributes that hold such
// a path, at any depth, show what is below the account root instead. What does not
// point below one, such as a page of the web app, stays.

// withoutRoots returns a state whose uri attributes are below the account root.
func withoutRoots(c *impact.Client, state tftypes.Value) (tftypes.Value, error) {
	return tftypes.Transform(state, func(at *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		if uri, ok := uriAt(at, value); ok {
			return tftypes.NewValue(tftypes.String, c.BelowRoot(uri)), nil
		}
		return value, nil
	})
}

// isURI reports whether an attribute holds a path of the API's, by its name.
func isURI(step tftypes.AttributePathStep) bool {
	name, isName := step.(tftypes.AttributeName)
	return isName && (name == "uri" || name == "thumbnail" || name == "profile_image" || strings.HasSuffix(string(name), "_uri"))
}

// uriAt returns the text of an attribute that holds a path of the API's.
func uriAt(at *tftypes.AttributePath, value tftypes.Value) (uri string, ok bool) {
	if !isURI(at.LastStep()) || !value.IsKnown() || value.IsNull() || !value.Type().Is(tftypes.String) {
		return "", false
	}
	return uri, value.As(&uri) == nil
}
