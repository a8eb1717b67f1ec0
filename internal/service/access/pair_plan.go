package access

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// ValidateConfig refuses what can never be right.
func (r *legacyPair) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	var config pairModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	for _, name := range halfNames {
		half, diags := read(ctx, *config.half(name))
		resp.Diagnostics.Append(diags...)
		if !resp.Diagnostics.HasError() {
			resp.Diagnostics.Append(validateCredential(path.Root(name), half.AccountSID, half.AuthToken, half.AuthTokenWO)...)
		}
	}
}

// ModifyPlan verifies both credentials, wherever they are known by then.
func (r *legacyPair) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		return
	}
	var plan, config pairModel
	var state *pairModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !req.State.Raw.IsNull() {
		state = &pairModel{}
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
	for _, name := range halfNames {
		resp.Diagnostics.Append(r.planHalf(ctx, name, &plan, &config, state, salt)...)
	}
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Plan.Set(ctx, &plan)...)
	}
}

// fillGuide sets what follows from the account type alone.
func (m *pairModel) fillGuide() {
	m.SettingsURL, m.MigrationGuide = types.StringUnknown(), types.StringUnknown()
	if accountType := m.AccountType; !accountType.IsUnknown() {
		m.SettingsURL = types.StringValue(catalog.SettingsURL(accountType.ValueString()))
		m.MigrationGuide = types.StringValue(migrationGuide(accountType.ValueString()))
	}
}

// planHalf plans one credential, by the same rules as an access token's.
func (r *legacyPair) planHalf(ctx context.Context, name string, plan, config, state *pairModel, salt []byte) diag.Diagnostics {
	half, diags := read(ctx, *plan.half(name))
	configured, more := read(ctx, *config.half(name))
	diags.Append(more...)
	before, more := halfOf(ctx, state, name)
	diags.Append(more...)
	if diags.HasError() || plan.half(name).IsUnknown() {
		return diags
	}
	token := configured.token()
	secret := half.secret()
	why := secret.situation(token, before.secret(), salt)
	secret.plan(token, before.secret(), salt)
	if secret.onlyVersionChanged(token, before.secret(), salt) {
		diags.AddAttributeWarning(path.Root(name).AtName("auth_token_wo_version"), "The Auth Token of the "+halfLabel(name)+" is the same as before", onlyNumberChanged)
	}
	if isSet(half.AccountSID) {
		diags.Append(claimToken(tfimpact.Shared[claims](r), path.Root(name).AtName("account_sid"),
			half.AccountSID.ValueString(), pairLabel, pairLabel)...)
	}
	c, known := plan.declared(name, half, token)
	switch {
	case !known || r.Client() == nil:
		half.Status = types.StringUnknown()
	case c.verification == verifyNone:
		half.Status = types.StringValue(statusUnverified)
	default:
		diags.Append(r.planStatus(ctx, plan, c, why, &half, before)...)
	}
	diags.Append(half.write(ctx, plan.half(name))...)
	return diags
}

// pairLabel stands for a pair among the claims on tokens. A pair has no name, so
// two pairs that share a credential are not told apart.
const pairLabel = "impact_legacy_token_pair"

func (r *legacyPair) planStatus(ctx context.Context, plan *pairModel, c credential, why situation, half, before *halfModel) (diags diag.Diagnostics) {
	client, err := clientOf(r.Client(), c.declaration)
	if err != nil {
		return configDiagnostics(err)
	}
	seen := tfimpact.Shared[sightings](r)
	o, fresh, err := seen.look(ctx, client, c.declaration, false)
	status := judgeLegacy(c, o)
	half.Status = types.StringValue(status)
	switch {
	case err != nil, status == statusInconclusive:
		half.Status = types.StringUnknown()
		if why == watch {
			half.Status = before.Status
		}
		if fresh {
			diags.Append(unansweredLegacy(client, c, err).warning())
		}
		return diags
	case status == statusActive:
		return nil
	}
	findings := []finding{explainLegacy(ctx, client, c, status, why)}
	switch {
	case plan.OnMismatch.ValueString() == onMismatchWarn:
		return warnings(findings)
	case why == watch && seen.refreshed(c.sid):
		half.Status = types.StringUnknown()
		return warnings(withDeadline(findings))
	}
	return failures(findings)
}
