package token

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// accessToken is impact_access_token. impact.com lets only a signed-in person
// change tokens, so the resource declares, guides and verifies: nothing here
// creates, edits or deletes a token. It implements the framework directly,
// because no API object stands behind it.
//
// The live token is compared with the declaration at plan, where the
// configuration and so a write-only Auth Token is at hand, and again at apply.
// With auth_token a refresh compares them too. The table in decide.go says what
// follows.
type accessToken struct{ tfimpact.ResourceBase }

// NewAccessToken makes the resource impact_access_token.
func NewAccessToken() resource.Resource { return &accessToken{} }

// Metadata implements resource.Resource.
func (r *accessToken) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_access_token"
	// A requested token has no SID to be known by until it is adopted.
	resp.ResourceBehavior.MutableIdentity = true
}

// IdentitySchema implements resource.ResourceWithIdentity.
func (r *accessToken) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = identityschema.Schema{Attributes: map[string]identityschema.Attribute{
		"account_sid": identityschema.StringAttribute{
			RequiredForImport: true,
			Description:       "Account SID of the token; empty while it is requested.",
		},
	}}
}

// ModifyPlan compares the live token with the declaration, wherever the
// credential is known by then. It changes nothing but the plan.
func (r *accessToken) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		return // Delete verifies what a destroy needs
	}
	var plan, config accessTokenModel
	var state *accessTokenModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !req.State.Raw.IsNull() {
		state = &accessTokenModel{}
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
	resp.Diagnostics.Append(r.declare(&plan, state)...)
	resp.Diagnostics.Append(checkUpgrade(ctx, &plan, state, req.Private)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if plan.AccountSID.IsNull() {
		plan.recordRequested()
	} else {
		c := plan.credential(config.configuredToken(), state, salt)
		resp.Diagnostics.Append(c.planFingerprint()...)
		resp.Diagnostics.Append(r.remindToRotate(&plan)...)
		resp.Diagnostics.Append(c.plan(ctx, &r.ResourceBase)...)
	}
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Plan.Set(ctx, &plan)...)
	}
}

// declare refuses a SID that another resource declares, too.
func (r *accessToken) declare(plan, state *accessTokenModel) diag.Diagnostics {
	if !isSet(plan.AccountSID) || plan.Name.IsUnknown() {
		return nil
	}
	before := ""
	if state != nil && state.AccountSID.Equal(plan.AccountSID) {
		before = state.owner()
	}
	return tfimpact.Shared[declaredTokens](r).declare(path.Root("account_sid"), plan.AccountSID.ValueString(), plan.owner(), before)
}

// remindToRotate warns about an Auth Token that is older than declared.
func (r *accessToken) remindToRotate(plan *accessTokenModel) (diags diag.Diagnostics) {
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

// Create records a requested token, or adopts one that exists.
func (r *accessToken) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan, config accessTokenModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := tfimpact.WithTimeout(ctx, req.Plan, "create")
	defer cancel()
	resp.Diagnostics.Append(r.apply(ctx, &plan, config.configuredToken(), nil, resp.Private)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, &plan)...)
		resp.Diagnostics.Append(identify(ctx, resp.Identity, plan.AccountSID)...)
	}
}

// Update adopts, edits or records, and leaves the state as it was when the live
// token does not agree.
func (r *accessToken) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan, config, state accessTokenModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := tfimpact.WithTimeout(ctx, req.Plan, "update")
	defer cancel()
	resp.Diagnostics.Append(identify(ctx, resp.Identity, state.AccountSID)...)
	resp.Diagnostics.Append(r.apply(ctx, &plan, config.configuredToken(), &state, resp.Private)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, &plan)...)
		resp.Diagnostics.Append(identify(ctx, resp.Identity, plan.AccountSID)...)
	}
}

// apply verifies the token and fills in what the plan left open.
func (r *accessToken) apply(ctx context.Context, plan *accessTokenModel, authToken types.String, state *accessTokenModel, private writablePrivate) (diags diag.Diagnostics) {
	plan.fillGuide()
	if plan.AccountSID.IsNull() {
		plan.recordRequested()
		plan.AuthTokenWO = types.StringNull()
		if state == nil || !state.SetupGuide.Equal(plan.SetupGuide) {
			diags.AddWarning(fmt.Sprintf("The access token %q must be created in the web app", plan.Name.ValueString()), plan.SetupGuide.ValueString())
		}
		return diags
	}
	salt, diags := ensureSalt(ctx, private)
	diags.Append(tfimpact.RequireClient(r.Client())...)
	if diags.HasError() {
		return diags
	}
	diags.Append(plan.credential(authToken, state, salt).apply(ctx, &r.ResourceBase)...)
	if !diags.HasError() {
		diags.Append(recordVersion(ctx, plan, private)...)
	}
	return diags
}

// Read watches a token whose Auth Token is in state.
func (r *accessToken) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state accessTokenModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(identify(ctx, resp.Identity, state.AccountSID)...)
	ctx, cancel := tfimpact.WithTimeout(ctx, req.State, "read")
	defer cancel()
	resp.Diagnostics.Append(state.credential(state.AuthToken, nil, nil).refresh(ctx, &r.ResourceBase)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, &state)...)
	}
}

// Delete cannot delete the token: only a person can. It verifies that somebody
// did, where it can.
func (r *accessToken) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state accessTokenModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() || state.AccountSID.IsNull() {
		return // nothing was ever adopted
	}
	defer tfimpact.Shared[declaredTokens](r).release(state.AccountSID.ValueString(), state.owner())
	d := state.credential(state.AuthToken, nil, nil).declaration
	if state.AuthToken.IsNull() {
		resp.Diagnostics.Append(warning.diagnostics(onlyForgotten(d))...)
		return
	}
	resp.Diagnostics.Append(tfimpact.RequireClient(r.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := tfimpact.WithTimeout(ctx, req.State, "delete")
	defer cancel()
	dead, err := isDead(ctx, r.Client(), d)
	seen, found := differs, stillExists(d)
	switch {
	case err != nil:
		seen, found = unanswered, perhapsGone(d, r.Client(), err)
	case dead:
		seen = agrees
	}
	decided := decide(facts{destroying, watch, seen, state.DeletionPolicy.ValueString()})
	if decided.severity == failure {
		found.detail += destroyAgain
	}
	resp.Diagnostics.Append(decided.severity.diagnostics(found)...)
}

// ImportState takes the Account SID. The token itself must come from the
// configuration: the plan that follows the import adopts it.
func (r *accessToken) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	sid := types.StringValue(req.ID)
	if req.ID == "" {
		resp.Diagnostics.Append(req.Identity.GetAttribute(ctx, path.Root("account_sid"), &sid)...)
	}
	if err := impact.CheckAccountSID(sid.ValueString()); err != nil {
		_, problem := tfimpact.ConfigProblem(err)
		resp.Diagnostics.AddError("Cannot import the access token", fmt.Sprintf(
			"The import id is the token's Account SID, but %s. For example: terraform import impact_access_token.example IRabc123", problem))
		return
	}
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("account_sid"), sid)...)
	resp.Diagnostics.Append(identify(ctx, resp.Identity, sid)...)
}

// identify sets the identity, which Terraform wants after every operation. Older
// CLIs send none.
func identify(ctx context.Context, identity *tfsdk.ResourceIdentity, sid types.String) diag.Diagnostics {
	if identity == nil {
		return nil
	}
	return identity.SetAttribute(ctx, path.Root("account_sid"), sid.ValueString())
}
