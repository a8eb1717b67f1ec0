package access

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// Create records a requested token, or adopts one that exists.
func (r *accessToken) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan, config tokenModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := tfimpact.WithTimeout(ctx, req.Plan, "create")
	defer cancel()
	resp.Diagnostics.Append(r.apply(ctx, &plan, config.token(), nil, resp.Private)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, &plan)...)
		resp.Diagnostics.Append(identify(ctx, resp.Identity, plan.AccountSID)...)
	}
}

// Update adopts, edits or records, and leaves the state as it was when the live
// token does not agree.
func (r *accessToken) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan, config, state tokenModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := tfimpact.WithTimeout(ctx, req.Plan, "update")
	defer cancel()
	resp.Diagnostics.Append(identify(ctx, resp.Identity, state.AccountSID)...)
	resp.Diagnostics.Append(r.apply(ctx, &plan, config.token(), &state, resp.Private)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, &plan)...)
		resp.Diagnostics.Append(identify(ctx, resp.Identity, plan.AccountSID)...)
	}
}

// apply verifies the token and fills in what the plan left open.
func (r *accessToken) apply(ctx context.Context, plan *tokenModel, token types.String, state *tokenModel, private writablePrivate) (diags diag.Diagnostics) {
	plan.AuthTokenWO = types.StringNull()
	plan.fillGuide()
	if plan.AccountSID.IsNull() {
		plan.record(judgement{status: statusRequested})
		plan.Fingerprint, plan.LastResetAt = types.StringNull(), types.StringNull()
		if state == nil || !state.SetupGuide.Equal(plan.SetupGuide) {
			diags.AddWarning(fmt.Sprintf("The access token %q must be created in the web app", plan.Name.ValueString()), plan.SetupGuide.ValueString())
		}
		return diags
	}
	salt, saltDiags := ensureSalt(ctx, private)
	diags.Append(saltDiags...)
	diags.Append(tfimpact.RequireClient(r.Client())...)
	if diags.HasError() {
		return diags
	}
	why := plan.situation(token, state, salt)
	d, _ := plan.declared(token)
	v, found := r.verify(ctx, plan, d, why)
	diags.Append(found...)
	if !diags.HasError() && why == reset {
		diags.Append(settle(plan.OnMismatch, proveDead(ctx, r.Client(), d, state.AuthToken))...)
	}
	if diags.HasError() {
		return diags
	}
	plan.recordUnknowns(v)
	plan.secret().record(token, state.secret(), salt, r.Now())
	diags.Append(recordVersion(ctx, plan, private)...)
	return diags
}

// verify asks for the live token and applies on_mismatch to what differs.
func (r *accessToken) verify(ctx context.Context, plan *tokenModel, d declaration, why situation) (v judgement, diags diag.Diagnostics) {
	if d.verification == verifyNone {
		return judgement{status: statusUnverified, unproven: d.scopes}, nil
	}
	client, err := clientOf(r.Client(), d)
	if err != nil {
		return v, configDiagnostics(err)
	}
	o, _, err := tfimpact.Shared[sightings](r).look(ctx, client, d, true)
	v = judge(d, o)
	switch {
	case err != nil, v.status == statusInconclusive:
		diags.Append(unanswered(client, d, v, err).error())
		return v, diags
	case !v.conclusive():
		diags.Append(settle(plan.OnMismatch, []finding{unanswered(client, d, v, nil)})...)
		return v, diags
	case v.agrees():
		return v, nil
	}
	return v, settle(plan.OnMismatch, explain(ctx, client, d, v, why))
}
