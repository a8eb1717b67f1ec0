package tfimpact

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Action is an action whose configuration is M: a verb of the API without an
// object that Terraform could keep.
type Action[M any] interface {
	Metadata() Metadata
	Schema() schema.Schema

	// Invoke does it. What it reports is shown to the person while it runs.
	Invoke(ctx context.Context, c *impact.Client, config *M, report func(message string)) error
}

// ActionNote ends the description of every action.
const ActionNote = "Needs Terraform 1.14. [Use actions](../guides/use-actions.md) says how to invoke it, and what happens when it fails."

// NewAction returns the constructor of an action.
func NewAction[M any](definition Action[M]) func() action.Action {
	return func() action.Action { return &invoked[M]{definition: definition} }
}

type invoked[M any] struct {
	ActionBase
	definition Action[M]
}

func (a *invoked[M]) Metadata(_ context.Context, req action.MetadataRequest, resp *action.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + a.definition.Metadata().Name
}

func (a *invoked[M]) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = a.definition.Schema()
}

// ModifyPlan refuses, at plan, an action that the account type does not have.
func (a *invoked[M]) ModifyPlan(_ context.Context, _ action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	meta := a.definition.Metadata()
	resp.Diagnostics.Append(checkAccountType(a.Client(), "action.impact_"+meta.Name, meta.AccountTypes)...)
}

func (a *invoked[M]) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	meta := a.definition.Metadata()
	resp.Diagnostics.Append(RequireClient(a.Client())...)
	resp.Diagnostics.Append(checkAccountType(a.Client(), "action.impact_"+meta.Name, meta.AccountTypes)...)
	var config M
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx = impact.MayWait(ctx)
	report := func(message string) { resp.SendProgress(action.InvokeProgressEvent{Message: message}) }
	if err := a.definition.Invoke(ctx, a.Client(), &config, report); err != nil {
		// Terraform's error names neither the action nor its configuration.
		title := strings.TrimSpace("Cannot " + meta.Noun + " " + labelOf(req.Config.Raw, meta))
		resp.Diagnostics.Append(explainError(title,
			ExplainOnce(a, err, a.Client(), "Not done, or only in part"), err, meta, a.definition.Schema().Attributes)...)
	}
}
