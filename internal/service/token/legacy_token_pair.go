package token

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// legacyPair is impact_legacy_token_pair: the older kind of credentials, one that
// may do everything and one that may only read. They can only be reset and
// upgraded, each on its own. It declares and watches two credentials as
// accessToken does one; only they have no scopes and nothing to edit.
type legacyPair struct{ tfimpact.ResourceBase }

// NewLegacyTokenPair makes the resource impact_legacy_token_pair.
func NewLegacyTokenPair() resource.Resource { return &legacyPair{} }

// Metadata implements resource.Resource.
func (r *legacyPair) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_legacy_token_pair"
}

// ValidateConfig refuses a pair that can never be right.
func (r *legacyPair) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	var config pairModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	for _, name := range halfNames {
		half, diags := readHalf(ctx, *config.half(name))
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
	resp.Diagnostics.Append(plan.each(ctx, &config, state, salt, func(c *credential) diag.Diagnostics {
		diags := c.planFingerprint()
		if isSet(c.model.AccountSID) {
			diags.Append(tfimpact.Shared[declaredTokens](r).declare(c.at.AtName("account_sid"), c.sid, pairOwner, pairOwner)...)
		}
		diags.Append(c.plan(ctx, &r.ResourceBase)...)
		return diags
	})...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Plan.Set(ctx, &plan)...)
	}
}

// pairOwner stands for a pair among the resources that declare tokens. A pair has
// no name, so two pairs that share a credential are not told apart.
const pairOwner = "impact_legacy_token_pair"

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
	diags.Append(plan.each(ctx, config, state, salt, func(c *credential) diag.Diagnostics { return c.apply(ctx, &r.ResourceBase) })...)
	return plan, diags
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
	resp.Diagnostics.Append(state.each(ctx, &state, nil, nil, func(c *credential) diag.Diagnostics { return c.refresh(ctx, &r.ResourceBase) })...)
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
	resp.Diagnostics.Append(state.each(ctx, &state, nil, nil, func(c *credential) diag.Diagnostics {
		tfimpact.Shared[declaredTokens](r).release(c.sid, pairOwner)
		return nil
	})...)
	resp.Diagnostics.AddWarning("The legacy tokens are only forgotten",
		"Legacy tokens cannot be deleted, and both may still work. So that nobody can use their present values any more, reset each of them at "+catalog.SettingsURL(state.AccountType.ValueString()))
}

// identityNames are the identity's attributes, in the order of an import id.
var identityNames = []string{"read_write_account_sid", "read_only_account_sid"}

// IdentitySchema implements resource.ResourceWithIdentity.
func (r *legacyPair) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = identityschema.Schema{Attributes: map[string]identityschema.Attribute{
		identityNames[0]: identityschema.StringAttribute{RequiredForImport: true, Description: "Account SID of the read/write credential."},
		identityNames[1]: identityschema.StringAttribute{RequiredForImport: true, Description: "Account SID of the read-only credential."},
	}}
}

// ImportState takes both Account SIDs. The Auth Tokens must come from the
// configuration: the plan that follows the import adopts them.
func (r *legacyPair) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	sids := strings.Split(req.ID, "/")
	if req.ID == "" {
		sids = make([]string, len(identityNames))
		for i, name := range identityNames {
			var sid types.String
			resp.Diagnostics.Append(req.Identity.GetAttribute(ctx, path.Root(name), &sid)...)
			sids[i] = sid.ValueString()
		}
	}
	if len(sids) != len(identityNames) || impact.CheckAccountSID(sids[0]) != nil || impact.CheckAccountSID(sids[1]) != nil {
		resp.Diagnostics.AddError("Cannot import the legacy tokens", fmt.Sprintf(
			"The import id %q does not have the form <read_write account_sid>/<read_only account_sid>. For example: terraform import impact_legacy_token_pair.example IRabc123/IRdef456", req.ID))
		return
	}
	for i, name := range halfNames {
		resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root(name).AtName("account_sid"), sids[i])...)
		if resp.Identity != nil {
			resp.Diagnostics.Append(resp.Identity.SetAttribute(ctx, path.Root(identityNames[i]), sids[i])...)
		}
	}
}

// identifyPair sets the identity, which Terraform wants after every operation.
// Older CLIs send none.
func identifyPair(ctx context.Context, identity *tfsdk.ResourceIdentity, m *pairModel) (diags diag.Diagnostics) {
	if identity == nil {
		return nil
	}
	for i, name := range halfNames {
		half, more := readHalf(ctx, *m.half(name))
		diags.Append(more...)
		diags.Append(identity.SetAttribute(ctx, path.Root(identityNames[i]), half.AccountSID)...)
	}
	return diags
}
