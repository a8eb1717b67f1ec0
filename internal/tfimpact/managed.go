package tfimpact

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact/private"
)

// NewResource returns the constructor of a managed resource.
func NewResource[M any](definition Resource[M]) func() resource.Resource {
	meta := definition.Metadata()
	schemaOf := sync.OnceValue(func() schema.Schema {
		s := definition.Schema()
		s.Attributes["account"] = accountAttribute(meta.Noun)
		if _, ok := definition.(WithExisting[M]); ok {
			s.Attributes["adopt_existing"] = adoptExistingAttribute(meta.Noun)
		}
		return s
	})
	return func() resource.Resource { return &managed[M]{definition: definition, meta: meta, schema: schemaOf} }
}

// managed is the framework's side of a Resource.
type managed[M any] struct {
	ResourceBase
	definition Resource[M]
	meta       Metadata
	schema     func() schema.Schema // definition.Schema and what every resource has, worked out once
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

func (r *managed[M]) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		return // nothing to check before a destroy
	}
	resp.Diagnostics.Append(checkAccountType(r.Client(), "impact_"+r.meta.Name, r.meta.AccountTypes)...)
	resp.Diagnostics.Append(r.planOwnership(ctx, req, resp)...)
	req.Plan.Raw = resp.Plan.Raw
	if !req.State.Raw.IsNull() {
		same, err := unchanged(req.Plan.Raw, req.State.Raw, req.Config.Raw)
		if err != nil {
			resp.Diagnostics.AddError("The plan cannot be made", err.Error())
		}
		if same {
			req.Plan.Raw, resp.Plan.Raw = req.State.Raw, req.State.Raw
		}
	}
	checker, checks := r.definition.(WithCheckConfig[M])
	modifier, modifies := r.definition.(WithModifyPlan[M])
	if !checks && !modifies || resp.Diagnostics.HasError() {
		return
	}
	var config, plan M
	var state *M
	if checks {
		resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	}
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if !req.State.Raw.IsNull() {
		state = new(M)
		resp.Diagnostics.Append(req.State.Get(ctx, state)...)
	}
	if checks && !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(checker.CheckConfig(config, state)...)
	}
	if !modifies || resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(modifier.ModifyPlan(ctx, r.Client(), &plan, state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(resp.Plan.Set(ctx, &plan)...)
	kept, err := keepUnknown(resp.Plan.Raw, req.Plan.Raw, req.Config.Raw)
	if err != nil {
		resp.Diagnostics.AddError("The plan cannot be made", err.Error())
		return
	}
	resp.Plan.Raw = kept
}

func (r *managed[M]) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	// The identity is wanted also for an object that turns out to be gone, and a
	// state that an older version or CLI wrote has none.
	resp.Diagnostics.Append(setIdentity(ctx, resp.Identity, req.State.Raw, r.meta)...)
	if r.Client() == nil {
		return // the provider's configuration is not known yet: keep what is known
	}
	var state M
	record := private.Load(ctx, req.Private, req.State.Raw)
	resp.Diagnostics.Append(checkAccountType(r.Client(), "impact_"+r.meta.Name, r.meta.AccountTypes)...)
	resp.Diagnostics.Append(r.checkAccount(ctx, record.Account, req.State.Raw)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, warnings := watch(ctx)
	shown, err := r.read(ctx, state, resp.State)
	resp.Diagnostics.Append(warnings()...)
	if r.notYet(record, err) {
		resp.Diagnostics.AddWarning(fmt.Sprintf("impact.com does not show the %s yet", r.meta.Noun),
			Explain(err, r.Client())+"\n\nIt was written less than a minute ago and did not show since, so the answer may be older than the write. The state keeps what was written.")
		return
	}
	if errors.Is(err, impact.ErrNotFound) {
		made := "created"
		if r.isAdopted() {
			made = "adopted"
		}
		resp.Diagnostics.AddWarning(fmt.Sprintf("impact.com no longer has the %s", r.meta.Noun), fmt.Sprintf(
			"impact.com answers that the %s %s does not exist, so it leaves the state; what is still declared is planned to be %s. "+
				"If much is missing at once, check that credential and workspace are the right ones before you apply.",
			r.meta.Noun, addressOf(req.State.Raw, r.meta, importID(ValuesOf(&state), r.meta)), made))
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		resp.Diagnostics.Append(r.explain("read", req.State.Raw, err)...)
		return
	}
	record.Unseen = time.Time{}
	r.recordAccount(&record)
	resp.State.Raw, record.Shown = record.Shown.Refresh(req.State.Raw, shown)
	if text := accountText(record.Account); !text.IsNull() && !text.Equal(textOf(resp.State.Raw, "account")) {
		resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("account"), text)...)
	}
	resp.Diagnostics.Append(record.Save(ctx, resp.Private)...)
}

func (r *managed[M]) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	resp.Diagnostics.Append(RequireClient(r.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx = impact.MayWait(ctx)
	resp.Diagnostics.Append(r.checkAccount(ctx, private.Load(ctx, req.Private, req.State.Raw).Account, req.State.Raw)...)
	if resp.Diagnostics.HasError() {
		return
	}
	err := r.definition.Delete(ctx, r.Client(), &state)
	if err != nil && !errors.Is(err, impact.ErrNotFound) {
		resp.Diagnostics.Append(r.explain("delete", req.State.Raw, err)...)
		return
	}
	// Of an object that was gone already, nothing is left to warn about.
	if warner, ok := r.definition.(WithDeleteWarning[M]); ok && err == nil {
		if summary, detail := warner.DeleteWarning(state); summary != "" {
			resp.Diagnostics.AddWarning(summary, detail)
		}
	}
}

// explain turns a client error into diagnostics on the attributes it is about.
func (r *managed[M]) explain(verb string, object tftypes.Value, err error) diag.Diagnostics {
	if verb == "create" && r.isAdopted() {
		verb = "adopt"
	}
	title := fmt.Sprintf("Cannot %s the %s", verb, r.meta.Noun)
	if label := labelOf(object, r.meta); label != "" {
		title += " " + label
	}
	return explainError(title, ExplainOnce(r, err, r.Client(), undone[verb]), err, r.meta, r.schema().Attributes)
}

// isAdopted reports an object that is there before it is declared: impact.com gives it
// no id of its own.
func (r *managed[M]) isAdopted() bool {
	generated := func(name string) bool { return !r.schema().Attributes[name].IsRequired() }
	return r.meta.Singleton || !slices.ContainsFunc(r.meta.Key, generated)
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
