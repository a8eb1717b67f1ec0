package access

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// situation is why a token is looked at.
type situation int

const (
	watch situation = iota // nothing that matters changed in code
	edit                   // scopes or enabled changed in code
	reset                  // the Auth Token is another than before
	adopt                  // the resource knows nothing of this token yet
)

// ModifyPlan compares the live token with the declaration, wherever the
// credential is known by then.
func (r *accessToken) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		return // a destroy is settled at apply
	}
	var plan, config tokenModel
	var state *tokenModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !req.State.Raw.IsNull() {
		state = &tokenModel{}
		resp.Diagnostics.Append(req.State.Get(ctx, state)...)
	}
	salt, diags := saltOf(ctx, req.Private)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := tfimpact.WithTimeout(ctx, req.Plan, "read")
	defer cancel()
	plan.fillGuide()
	resp.Diagnostics.Append(r.claim(&plan, state)...)
	resp.Diagnostics.Append(checkUpgrade(ctx, &plan, state, req.Private)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(r.plan(ctx, &plan, config.token(), state, salt)...)
	}
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Plan.Set(ctx, &plan)...)
	}
}

func (r *accessToken) claim(plan, state *tokenModel) diag.Diagnostics {
	if !isSet(plan.AccountSID) || plan.Name.IsUnknown() {
		return nil
	}
	before := ""
	if state != nil && state.AccountSID.Equal(plan.AccountSID) {
		before = state.label()
	}
	return claimToken(tfimpact.Shared[claims](r), path.Root("account_sid"), plan.AccountSID.ValueString(), plan.label(), before)
}

func (m *tokenModel) label() string {
	return fmt.Sprintf("impact_access_token %q", m.Name.ValueString())
}

// plan fills in what is computed. It changes nothing but the plan.
func (r *accessToken) plan(ctx context.Context, plan *tokenModel, token types.String, state *tokenModel, salt []byte) (diags diag.Diagnostics) {
	if plan.AccountSID.IsNull() {
		plan.record(judgement{status: statusRequested})
		plan.Fingerprint, plan.LastResetAt = types.StringNull(), types.StringNull()
		return nil
	}
	why := plan.situation(token, state, salt)
	plan.secret().plan(token, state.secret(), salt)
	if plan.secret().onlyVersionChanged(token, state.secret(), salt) {
		diags.AddAttributeWarning(path.Root("auth_token_wo_version"), fmt.Sprintf("The Auth Token of %q is the same as before", plan.Name.ValueString()), onlyNumberChanged)
	}
	diags.Append(r.remindToRotate(plan)...)
	d, known := plan.declared(token)
	switch {
	case !known || r.Client() == nil:
		plan.leaveOpen()
		return diags
	case d.verification == verifyNone:
		plan.record(judgement{status: statusUnverified, unproven: d.scopes})
		return diags
	}
	diags.Append(r.planFound(ctx, plan, d, why, state)...)
	return diags
}

const onlyNumberChanged = "auth_token_wo_version changed, but auth_token_wo did not. No reset is recorded. Was the new Auth Token put where it is read from?"

// planFound asks for the live token, and plans what the table above says.
func (r *accessToken) planFound(ctx context.Context, plan *tokenModel, d declaration, why situation, state *tokenModel) (diags diag.Diagnostics) {
	client, err := clientOf(r.Client(), d)
	if err != nil {
		return configDiagnostics(err)
	}
	seen := tfimpact.Shared[sightings](r)
	o, fresh, err := seen.look(ctx, client, d, false)
	v := judge(d, o)
	if err != nil || !v.conclusive() {
		plan.leaveOpen()
		if why == watch {
			plan.keepFound(state)
		}
		if fresh {
			diags.Append(unanswered(client, d, v, err).warning())
		}
		return diags
	}
	plan.record(v)
	if why == edit {
		plan.leaveOpen()
	}
	if v.agrees() {
		return diags
	}
	findings := explain(ctx, client, d, v, why)
	switch {
	case plan.OnMismatch.ValueString() == onMismatchWarn:
		return warnings(findings)
	case why == edit, why == watch && seen.refreshed(d.sid):
		plan.leaveOpen()
		return warnings(withDeadline(findings))
	}
	return failures(findings)
}

// situation is the secret's, or that of an edit.
func (m *tokenModel) situation(token types.String, state *tokenModel, salt []byte) situation {
	why := m.secret().situation(token, state.secret(), salt)
	if why == watch && (!m.Scopes.Equal(state.Scopes) || !m.Enabled.Equal(state.Enabled)) {
		return edit
	}
	return why
}

// remindToRotate warns about an Auth Token that is older than declared.
func (r *accessToken) remindToRotate(plan *tokenModel) (diags diag.Diagnostics) {
	days := plan.RotateAfterDays
	last, err := time.Parse(time.RFC3339, plan.LastResetAt.ValueString())
	if days.IsNull() || days.IsUnknown() || err != nil {
		return nil
	}
	age := int64(r.Now().Sub(last).Hours() / 24)
	if age > days.ValueInt64() {
		diags.AddAttributeWarning(path.Root("rotate_after_days"), fmt.Sprintf("Rotate the access token %q", plan.Name.ValueString()), fmt.Sprintf(
			"Its Auth Token has been in use for %d days; rotate_after_days is %d. A reset kills the old value at once: to rotate without a gap, see the guide on rotating a token. Settings: %s",
			age, days.ValueInt64(), plan.SettingsURL.ValueString()))
	}
	return diags
}
