package access

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// Create adopts the pair, and says once how to get rid of it.
func (r *legacyPair) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	ctx, cancel := tfimpact.WithTimeout(ctx, req.Plan, "create")
	defer cancel()
	plan, diags := r.apply(ctx, req.Plan, req.Config, nil, resp.Private)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
	resp.Diagnostics.Append(identifyPair(ctx, resp.Identity, plan)...)
	resp.Diagnostics.AddWarning("Legacy tokens should be replaced by access tokens", plan.MigrationGuide.ValueString())
}

// Update verifies again, and leaves the state as it was when that fails.
func (r *legacyPair) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var state pairModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := tfimpact.WithTimeout(ctx, req.Plan, "update")
	defer cancel()
	resp.Diagnostics.Append(identifyPair(ctx, resp.Identity, &state)...)
	plan, diags := r.apply(ctx, req.Plan, req.Config, &state, resp.Private)
	resp.Diagnostics.Append(diags...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
	}
}

// apply verifies both credentials and fills in what the plan left open.
func (r *legacyPair) apply(ctx context.Context, planned tfsdk.Plan, configured tfsdk.Config, state *pairModel, private writablePrivate) (*pairModel, diag.Diagnostics) {
	plan, config := &pairModel{}, &pairModel{}
	diags := planned.Get(ctx, plan)
	diags.Append(configured.Get(ctx, config)...)
	salt, more := ensureSalt(ctx, private)
	diags.Append(more...)
	diags.Append(tfimpact.RequireClient(r.Client())...)
	if diags.HasError() {
		return plan, diags
	}
	plan.fillGuide()
	for _, name := range halfNames {
		diags.Append(r.applyHalf(ctx, name, plan, config, state, salt)...)
	}
	return plan, diags
}

func (r *legacyPair) applyHalf(ctx context.Context, name string, plan, config, state *pairModel, salt []byte) diag.Diagnostics {
	half, diags := read(ctx, *plan.half(name))
	configured, more := read(ctx, *config.half(name))
	diags.Append(more...)
	before, more := halfOf(ctx, state, name)
	diags.Append(more...)
	if diags.HasError() {
		return diags
	}
	token := configured.token()
	why := half.secret().situation(token, before.secret(), salt)
	c, _ := plan.declared(name, half, token)
	status, found := r.verify(ctx, plan, c, why)
	diags.Append(found...)
	if !diags.HasError() && why == reset {
		diags.Append(settle(plan.OnMismatch, proveDead(ctx, r.Client(), c.declaration, before.AuthToken))...)
	}
	if diags.HasError() {
		return diags
	}
	half.AuthTokenWO = types.StringNull()
	if half.Status.IsUnknown() {
		half.Status = types.StringValue(status)
	}
	half.secret().record(token, before.secret(), salt, r.Now())
	diags.Append(half.write(ctx, plan.half(name))...)
	return diags
}

func (r *legacyPair) verify(ctx context.Context, plan *pairModel, c credential, why situation) (status string, diags diag.Diagnostics) {
	if c.verification == verifyNone {
		return statusUnverified, nil
	}
	client, err := clientOf(r.Client(), c.declaration)
	if err != nil {
		return "", configDiagnostics(err)
	}
	o, _, err := tfimpact.Shared[sightings](r).look(ctx, client, c.declaration, true)
	status = judgeLegacy(c, o)
	switch {
	case err != nil, status == statusInconclusive:
		diags.Append(unansweredLegacy(client, c, err).error())
	case status != statusActive:
		diags.Append(settle(plan.OnMismatch, []finding{explainLegacy(ctx, client, c, status, why)})...)
	}
	return status, diags
}

// Read watches the credentials whose Auth Token is in state.
func (r *legacyPair) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state pairModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	resp.Diagnostics.Append(identifyPair(ctx, resp.Identity, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := tfimpact.WithTimeout(ctx, req.State, "read")
	defer cancel()
	seen := tfimpact.Shared[sightings](r)
	for _, name := range halfNames {
		half, diags := read(ctx, *state.half(name))
		resp.Diagnostics.Append(diags...)
		seen.noteRefresh(half.AccountSID.ValueString())
		c, known := state.declared(name, half, half.AuthToken)
		if !known || half.AuthToken.IsNull() || c.verification == verifyNone || r.Client() == nil || resp.Diagnostics.HasError() {
			continue
		}
		client, err := clientOf(r.Client(), c.declaration)
		if err != nil {
			resp.Diagnostics.Append(configDiagnostics(err)...)
			continue
		}
		o, _, err := seen.look(ctx, client, c.declaration, false)
		status := judgeLegacy(c, o)
		if err != nil || status == statusInconclusive {
			resp.Diagnostics.Append(unansweredLegacy(client, c, err).warning())
			continue
		}
		half.Status = types.StringValue(status)
		resp.Diagnostics.Append(half.write(ctx, state.half(name))...)
	}
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, &state)...)
	}
}

// Delete forgets the pair: legacy tokens can only be reset.
func (r *legacyPair) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state pairModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	for _, name := range halfNames {
		half, diags := read(ctx, *state.half(name))
		resp.Diagnostics.Append(diags...)
		tfimpact.Shared[claims](r).release(half.AccountSID.ValueString(), pairLabel)
	}
	resp.Diagnostics.AddWarning("The legacy tokens are only forgotten",
		"Legacy tokens cannot be deleted, and both may still work. So that nobody can use their present values any more, reset each of them at "+catalog.SettingsURL(state.AccountType.ValueString()))
}

// identifyPair sets the identity, which Terraform wants after every operation.
// Older CLIs send none.
func identifyPair(ctx context.Context, identity *tfsdk.ResourceIdentity, m *pairModel) (diags diag.Diagnostics) {
	if identity == nil {
		return nil
	}
	for i, name := range halfNames {
		half, more := read(ctx, *m.half(name))
		diags.Append(more...)
		diags.Append(identity.SetAttribute(ctx, path.Root(identityNames[i]), half.AccountSID)...)
	}
	return diags
}
