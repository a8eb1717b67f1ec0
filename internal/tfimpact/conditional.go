package tfimpact

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Condition says which objects have an attribute: those whose attribute By has
// the value Is. The zero Condition is that of an attribute of every object.
type Condition struct {
	By, Is   string
	Required bool // whether the configuration of such an object must set the attribute
}

// AllowedWhen is the condition of an attribute that may be set when another one
// has the value, and only then.
func AllowedWhen(attribute, value string) Condition { return Condition{By: attribute, Is: value} }

// RequiredWhen is the condition of an attribute that must be set when another
// one has the value, and only then.
func RequiredWhen(attribute, value string) Condition {
	return Condition{By: attribute, Is: value, Required: true}
}

// Applies reports whether the object has the attribute; known is false while
// the deciding attribute is unknown.
func (c Condition) Applies(object Values) (applies, known bool) {
	if c.By == "" {
		return true, true
	}
	decides := object.Get(c.By)
	if decides.IsUnknown() {
		return false, false
	}
	return decides.Equal(types.StringValue(c.Is)), true
}

// Check holds a configuration against the condition of one of its attributes.
// Unknown values are accepted: a later check sees them. So is what the object has
// already; state is nil where there is none.
func (c Condition) Check(attribute string, config, state Values) (diags diag.Diagnostics) {
	value := config.Get(attribute)
	applies, known := c.Applies(config)
	held := state != nil && c.By != "" && value.Equal(state.Get(attribute)) && config.Get(c.By).Equal(state.Get(c.By))
	switch {
	case !known || held || value.IsUnknown():
	case applies && c.Required && value.IsNull():
		diags.Append(c.missing(path.Root(attribute)))
	case !applies && !value.IsNull():
		now := "is not set"
		if by := config.Get(c.By); !by.IsNull() {
			now = "is " + by.String()
		}
		diags.AddAttributeError(path.Root(attribute), "Unexpected attribute",
			fmt.Sprintf("%s can be set only when %s is %q, but %s %s. Remove %s or change %s.", attribute, c.By, c.Is, c.By, now, attribute, c.By))
	}
	return diags
}

func (c Condition) missing(at path.Path) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(at, "Missing attribute", fmt.Sprintf("%s is required when %s is %q.", at, c.By, c.Is))
}

// RequiredOfNew is the plan modifier of an attribute that an object must have when it
// is created with the value of another one. An object that exists may lack it, so
// that whatever the API holds can be imported and declared.
func RequiredOfNew(attribute, value string) planmodifier.Int64 {
	return requiredOfNew{RequiredWhen(attribute, value)}
}

type requiredOfNew struct{ Condition }

func (r requiredOfNew) Description(context.Context) string {
	return fmt.Sprintf("Required of a new object when %s is %q.", r.By, r.Is)
}

func (r requiredOfNew) MarkdownDescription(ctx context.Context) string { return r.Description(ctx) }

func (r requiredOfNew) PlanModifyInt64(ctx context.Context, req planmodifier.Int64Request, resp *planmodifier.Int64Response) {
	var declared, held types.String
	decides := req.Path.ParentPath().AtName(r.By)
	resp.Diagnostics.Append(req.Config.GetAttribute(ctx, decides, &declared)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, decides, &held)...)
	}
	if req.ConfigValue.IsNull() && declared.Equal(types.StringValue(r.Is)) && !held.Equal(declared) {
		resp.Diagnostics.Append(r.missing(req.Path))
	}
}
