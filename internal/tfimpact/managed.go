package tfimpact

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// NewResource returns the constructor of a managed resource.
func NewResource[M any](definition Resource[M]) func() resource.Resource {
	meta, schemaOf := definition.Metadata(), sync.OnceValue(definition.Schema)
	return func() resource.Resource { return &managed[M]{definition: definition, meta: meta, schema: schemaOf} }
}

// managed is the framework's side of a Resource.
type managed[M any] struct {
	ResourceBase
	definition Resource[M]
	meta       Metadata
	schema     func() schema.Schema // definition.Schema, worked out once
}

func (r *managed[M]) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + r.meta.Name
}

func (r *managed[M]) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = r.schema()
}

func (r *managed[M]) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = identitySchema(r.meta)
}

func (r *managed[M]) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	validator, ok := r.definition.(WithValidateConfig[M])
	if !ok {
		return
	}
	var config M
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(validator.ValidateConfig(ctx, config)...)
	}
}

func (r *managed[M]) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		return // nothing to check before a destroy
	}
	resp.Diagnostics.Append(checkAccountType(r.Client(), "impact_"+r.meta.Name, r.meta.AccountTypes)...)
	if !req.State.Raw.IsNull() {
		same, err := unchanged(req.Plan.Raw, req.State.Raw, req.Config.Raw)
		if err != nil {
			resp.Diagnostics.AddError("The plan cannot be made", err.Error())
		}
		if same {
			req.Plan.Raw, resp.Plan.Raw = req.State.Raw, req.State.Raw
		}
	}
	modifier, ok := r.definition.(WithModifyPlan[M])
	if !ok || resp.Diagnostics.HasError() {
		return
	}
	var plan M
	var state *M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if !req.State.Raw.IsNull() {
		state = new(M)
		resp.Diagnostics.Append(req.State.Get(ctx, state)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := WithTimeout(ctx, req.Plan, "read") // a plan may read what it adopts
	defer cancel()
	resp.Diagnostics.Append(modifier.ModifyPlan(ctx, r.Client(), &plan, state)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Plan.Set(ctx, &plan)...)
	}
}

func (r *managed[M]) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(RequireClient(r.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := WithTimeout(ctx, req.Plan, "create")
	defer cancel()
	created := r.definition.Create(ctx, r.Client(), &plan)
	var unfinished *incomplete
	if created != nil && !errors.As(created, &unfinished) {
		resp.Diagnostics.Append(r.explain(ctx, "create", req.Plan, created)...)
		return
	}
	// The object exists from here on. What addresses it goes into state before
	// anything else can fail.
	resp.Diagnostics.Append(keep(ctx, &resp.State, &plan)...)
	resp.Diagnostics.Append(setIdentity(ctx, resp.Identity, resp.State, r.meta)...)
	if unfinished != nil {
		resp.Diagnostics.AddWarning(fmt.Sprintf("The %s was created but is not complete", r.meta.Noun),
			Explain(created, r.Client())+"\n\nIt is kept in state. Run plan again: it shows what is missing, and apply completes it.")
		return
	}
	r.readBack(ctx, &plan, &resp.State, &resp.Diagnostics)
}

func (r *managed[M]) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	// The identity is wanted also for an object that turns out to be gone, and a
	// state that an older version or CLI wrote has none.
	resp.Diagnostics.Append(setIdentity(ctx, resp.Identity, req.State, r.meta)...)
	if r.Client() == nil {
		return // the provider's configuration is not known yet: keep what is known
	}
	var state M
	resp.Diagnostics.Append(checkAccountType(r.Client(), "impact_"+r.meta.Name, r.meta.AccountTypes)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := WithTimeout(ctx, req.State, "read")
	defer cancel()
	ctx, warnings := watch(ctx)
	err := r.definition.Read(ctx, r.Client(), &state)
	resp.Diagnostics.Append(warnings()...)
	if errors.Is(err, impact.ErrNotFound) {
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		resp.Diagnostics.Append(r.explain(ctx, "read", req.State, err)...)
		return
	}
	resp.Diagnostics.Append(show(ctx, r.Client(), &resp.State, &state, tftypes.Value{})...)
}

func (r *managed[M]) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan, state M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	resp.Diagnostics.Append(RequireClient(r.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := WithTimeout(ctx, req.Plan, "update")
	defer cancel()
	if updater, ok := r.definition.(WithUpdate[M]); ok {
		if err := updater.Update(ctx, r.Client(), &plan, state); err != nil {
			resp.Diagnostics.Append(r.explain(ctx, "update", req.Plan, err)...)
			return
		}
	}
	resp.Diagnostics.Append(keep(ctx, &resp.State, &plan)...)
	resp.Diagnostics.Append(setIdentity(ctx, resp.Identity, resp.State, r.meta)...)
	r.readBack(ctx, &plan, &resp.State, &resp.Diagnostics)
}

func (r *managed[M]) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	resp.Diagnostics.Append(RequireClient(r.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := WithTimeout(ctx, req.State, "delete")
	defer cancel()
	err := r.definition.Delete(ctx, r.Client(), &state)
	if err != nil && !errors.Is(err, impact.ErrNotFound) {
		resp.Diagnostics.Append(r.explain(ctx, "delete", req.State, err)...)
		return
	}
	// Of an object that was gone already, nothing is left to warn about.
	if warner, ok := r.definition.(WithDeleteWarning[M]); ok && err == nil {
		if summary, detail := warner.DeleteWarning(state); summary != "" {
			resp.Diagnostics.AddWarning(summary, detail)
		}
	}
}

// readBack fills the state from the API after a write. When that fails the
// planned values stay: an error would taint the object, and Terraform would
// replace what exists.
func (r *managed[M]) readBack(ctx context.Context, model *M, state *tfsdk.State, diags *diag.Diagnostics) {
	ctx, warnings := watch(ctx)
	err := r.definition.Read(ctx, r.Client(), model)
	diags.Append(warnings()...)
	if err != nil {
		diags.AddWarning(fmt.Sprintf("The %s was written but could not be read back", r.meta.Noun),
			Explain(err, r.Client())+"\n\nThe state holds the planned values. The next plan reads the object again.")
		return
	}
	diags.Append(show(ctx, r.Client(), state, model, state.Raw)...)
}

// explain turns a client error into diagnostics on the attributes it is about.
func (r *managed[M]) explain(ctx context.Context, verb string, values attributeGetter, err error) diag.Diagnostics {
	title := fmt.Sprintf("Cannot %s the %s", verb, r.meta.Noun)
	if label := labelOf(ctx, values, r.meta); label != "" {
		title += " " + label
	}
	return explainError(title, err, r.Client(), r.meta, hasKey(r.schema().Attributes))
}

// identitySchema makes the key attributes the resource's identity.
func identitySchema(meta Metadata) identityschema.Schema {
	attributes := map[string]identityschema.Attribute{}
	for _, name := range meta.Key {
		attributes[name] = identityschema.StringAttribute{
			RequiredForImport: true,
			Description:       fmt.Sprintf("The %s of the %s, as in the resource.", name, meta.Noun),
		}
	}
	return identityschema.Schema{Attributes: attributes}
}

// defaultTimeout bounds one operation. It is a little longer than impact.com's
// rate limit window: waiting for the next window is better than leaving a run
// half applied, and Ctrl-C ends the wait at once.
const defaultTimeout = 70 * time.Minute
