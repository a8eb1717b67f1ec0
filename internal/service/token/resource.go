package token

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// tokenResource is a resource that declares tokens, with the model M. impact.com lets
// only a signed-in person change tokens, so the resource declares, guides and
// verifies: nothing here creates, edits or deletes a token. It implements the
// framework directly, because no API object stands behind it.
//
// A live token is compared with its declaration at plan, where the configuration
// and so a write-only Auth Token is at hand, and again at apply. With auth_token a
// refresh compares them too. The table in decide.go says what follows.
type tokenResource[M any, P model[M]] struct {
	tfimpact.ResourceBase
	description
}

// description is what differs between the resources before they have a model.
type description struct {
	name, noun string
	schema     schema.Schema
	sids       []sidAttribute // in the order of an import id
	// mutableIdentity is true where a token may have no SID yet.
	mutableIdentity bool
	checkImportID   func(id string) error
	// imported are attributes of an import, beside the SIDs, that make a generated
	// configuration valid; nil for none.
	imported func(accountType impact.AccountType, id string) map[string]any
}

// sidAttribute is an Account SID in the identity of a resource.
type sidAttribute struct {
	name, description string
	at                path.Path // in the resource
}

// model is the attributes of a resource.
type model[M any] interface {
	*M

	// validate refuses, without a request, a declaration that can never be right.
	// Unknown values are left for the plan.
	validate(ctx context.Context) diag.Diagnostics

	// fillKnown sets the computed attributes that follow from the declaration
	// alone, so that they are known at plan.
	// State is nil for a new resource.
	fillKnown(state *M)

	// each calls do with every credential that exists as far as is known, and
	// writes back what do filled in. Config holds the Auth Tokens. State is nil for a
	// new resource, and where the model itself is the state.
	each(ctx context.Context, config, state *M, do func(*credential) diag.Diagnostics) diag.Diagnostics

	// applied returns the warnings that end an apply without errors.
	applied(state *M) diag.Diagnostics
}

// Metadata implements resource.Resource.
func (r *tokenResource[M, P]) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + r.name
	resp.ResourceBehavior.MutableIdentity = r.mutableIdentity
}

// Schema implements resource.Resource.
func (r *tokenResource[M, P]) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = r.schema
}

// IdentitySchema implements resource.ResourceWithIdentity.
func (r *tokenResource[M, P]) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = identityschema.Schema{Attributes: map[string]identityschema.Attribute{}}
	for _, sid := range r.sids {
		resp.IdentitySchema.Attributes[sid.name] = identityschema.StringAttribute{RequiredForImport: true, Description: sid.description}
	}
}

// ValidateConfig implements resource.ResourceWithValidateConfig.
func (r *tokenResource[M, P]) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	var config M
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(P(&config).validate(ctx)...)
	}
}

// ModifyPlan compares the live tokens with the declaration, wherever the
// credentials are known by then. It changes nothing but the plan.
func (r *tokenResource[M, P]) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		return // Delete verifies what a destroy needs
	}
	var plan, config M
	var state *M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !req.State.Raw.IsNull() {
		state = new(M)
		resp.Diagnostics.Append(req.State.Get(ctx, state)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	P(&plan).fillKnown(state)
	resp.Diagnostics.Append(P(&plan).each(ctx, &config, state, func(c *credential) diag.Diagnostics { return c.plan(ctx, &r.ResourceBase, req.Private) })...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Plan.Set(ctx, &plan)...)
	}
}

// Create records a requested token, or adopts what exists.
func (r *tokenResource[M, P]) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	ctx = impact.MayWait(ctx)
	plan, diags := r.apply(ctx, req.Plan, req.Config, nil, resp.Private)
	resp.Diagnostics.Append(diags...)
	if !diags.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
		resp.Diagnostics.Append(r.identify(ctx, resp.Identity, resp.State)...)
	}
}

// Update adopts, edits or records, and leaves the state as it was when a live
// token does not agree.
func (r *tokenResource[M, P]) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx = impact.MayWait(ctx)
	resp.Diagnostics.Append(r.identify(ctx, resp.Identity, req.State)...)
	plan, diags := r.apply(ctx, req.Plan, req.Config, &state, resp.Private)
	resp.Diagnostics.Append(diags...)
	if !diags.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
		resp.Diagnostics.Append(r.identify(ctx, resp.Identity, resp.State)...)
	}
}

// apply verifies the tokens and fills in what the plan left open.
func (r *tokenResource[M, P]) apply(ctx context.Context, planned tfsdk.Plan, configured tfsdk.Config, state *M, private writablePrivate) (*M, diag.Diagnostics) {
	plan, config := new(M), new(M)
	diags := planned.Get(ctx, plan)
	diags.Append(configured.Get(ctx, config)...)
	if diags.HasError() {
		return plan, diags
	}
	P(plan).fillKnown(state)
	diags.Append(P(plan).each(ctx, config, state, func(c *credential) diag.Diagnostics { return c.apply(ctx, &r.ResourceBase, private) })...)
	if !diags.HasError() {
		diags.Append(P(plan).applied(state)...)
	}
	return plan, diags
}

// Read watches the tokens whose Auth Token is in state.
func (r *tokenResource[M, P]) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(r.identify(ctx, resp.Identity, req.State)...)
	resp.Diagnostics.Append(P(&state).each(ctx, &state, nil, func(c *credential) diag.Diagnostics { return c.refresh(ctx, &r.ResourceBase) })...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, &state)...)
	}
}

// Delete cannot delete a token: only a person can. It verifies that somebody did,
// where it can.
func (r *tokenResource[M, P]) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx = impact.MayWait(ctx)
	resp.Diagnostics.Append(P(&state).each(ctx, &state, nil, func(c *credential) diag.Diagnostics { return c.destroy(ctx, &r.ResourceBase) })...)
}

// ImportState takes the Account SIDs, joined by "/". The Auth Tokens must come from
// the configuration: the plan that follows the import adopts the tokens.
func (r *tokenResource[M, P]) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	id := req.ID
	if id == "" {
		values := make([]string, len(r.sids))
		for i, sid := range r.sids {
			var value types.String
			resp.Diagnostics.Append(req.Identity.GetAttribute(ctx, path.Root(sid.name), &value)...)
			values[i] = value.ValueString()
		}
		id = strings.Join(values, "/")
	}
	if err := r.checkImportID(id); err != nil {
		resp.Diagnostics.AddError("Cannot import the "+r.noun, tfimpact.Sentence(err))
		return
	}
	for i, value := range strings.Split(id, "/") {
		resp.Diagnostics.Append(resp.State.SetAttribute(ctx, r.sids[i].at, value)...)
	}
	if r.imported != nil && r.Client() != nil {
		for name, value := range r.imported(r.Client().CredentialType(), id) {
			resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root(name), value)...)
		}
	}
	resp.Diagnostics.Append(r.identify(ctx, resp.Identity, resp.State)...)
}

// identify sets the identity, which Terraform wants after every operation. Older
// CLIs send none.
func (r *tokenResource[M, P]) identify(ctx context.Context, identity *tfsdk.ResourceIdentity, state tfsdk.State) (diags diag.Diagnostics) {
	if identity == nil {
		return nil
	}
	for _, sid := range r.sids {
		var value types.String
		diags.Append(state.GetAttribute(ctx, sid.at, &value)...)
		diags.Append(identity.SetAttribute(ctx, path.Root(sid.name), value.ValueString())...)
	}
	return diags
}
