package tfimpact

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// attributeGetter is what plans, states and configurations have in common.
type attributeGetter interface {
	GetAttribute(ctx context.Context, p path.Path, target any) diag.Diagnostics
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

// show writes a model that was read into state. Before is the state that Terraform
// holds the result against, as withoutRoots takes it.
func show[M any](ctx context.Context, c *impact.Client, state *tfsdk.State, model *M, before tftypes.Value) diag.Diagnostics {
	diags := state.Set(ctx, model)
	if diags.HasError() {
		return diags
	}
	shown, err := withoutRoots(c, state.Raw, before)
	if err != nil {
		diags.AddError("The state cannot be written", err.Error())
		return diags
	}
	state.Raw = shown
	return diags
}

// setIdentity copies the key attributes into the resource's identity, which
// Terraform wants after create, read and update. Older CLIs send none.
func setIdentity(ctx context.Context, identity *tfsdk.ResourceIdentity, state tfsdk.State, meta Metadata) (diags diag.Diagnostics) {
	if identity == nil {
		return nil
	}
	for _, name := range meta.Key {
		var value types.String
		diags.Append(state.GetAttribute(ctx, path.Root(name), &value)...)
		diags.Append(identity.SetAttribute(ctx, path.Root(name), value)...)
	}
	return diags
}

// WithTimeout bounds an operation by the resource's timeouts block, where its
// schema has one, or by the default.
func WithTimeout(ctx context.Context, values attributeGetter, operation string) (context.Context, context.CancelFunc) {
	limit := defaultTimeout
	var set timeouts.Value
	if diags := values.GetAttribute(ctx, path.Root("timeouts"), &set); !diags.HasError() {
		read := map[string]func(context.Context, time.Duration) (time.Duration, diag.Diagnostics){
			"create": set.Create, "read": set.Read, "update": set.Update, "delete": set.Delete,
		}[operation]
		if t, diags := read(ctx, limit); !diags.HasError() {
			limit = t
		}
	}
	return context.WithTimeout(ctx, limit)
}

// labelOf names an object in a title: its name, code or id, quoted.
func labelOf(ctx context.Context, values attributeGetter, meta Metadata) string {
	candidates := []string{"name", "code"}
	if len(meta.Key) > 0 {
		candidates = append(candidates, meta.Key[len(meta.Key)-1])
	}
	for _, name := range candidates {
		var value types.String
		if diags := values.GetAttribute(ctx, path.Root(name), &value); !diags.HasError() && value.ValueString() != "" {
			return fmt.Sprintf("%q", value.ValueString())
		}
	}
	return ""
}
