package tfimpact

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Performer is an action whose configuration is M: a verb of the API without an
// object that Terraform could keep.
type Performer[M any] interface {
	Describe() (Meta, schema.Schema)

	// Perform does it. What it reports is shown to the person while it runs.
	Perform(ctx context.Context, c *impact.Client, config *M, report func(message string)) error
}

// Action returns the constructor of an action.
func Action[M any](performer Performer[M]) func() action.Action {
	return func() action.Action { return &performed[M]{performer: performer} }
}

type performed[M any] struct {
	ActionBase
	performer Performer[M]
}

func (a *performed[M]) Metadata(_ context.Context, req action.MetadataRequest, resp *action.MetadataResponse) {
	meta, _ := a.performer.Describe()
	resp.TypeName = req.ProviderTypeName + "_" + meta.Name
}

func (a *performed[M]) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	_, resp.Schema = a.performer.Describe()
}

// ModifyPlan refuses, at plan, an action that the account type does not have.
func (a *performed[M]) ModifyPlan(_ context.Context, _ action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	meta, _ := a.performer.Describe()
	resp.Diagnostics.Append(checkAccountType(a.Client(), "action.impact_"+meta.Name, meta.AccountTypes)...)
}

func (a *performed[M]) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	meta, described := a.performer.Describe()
	resp.Diagnostics.Append(RequireClient(a.Client())...)
	resp.Diagnostics.Append(checkAccountType(a.Client(), "action.impact_"+meta.Name, meta.AccountTypes)...)
	var config M
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, defaultTimeout)
	defer cancel()
	report := func(message string) { resp.SendProgress(action.InvokeProgressEvent{Message: message}) }
	if err := a.performer.Perform(ctx, a.Client(), &config, report); err != nil {
		known := func(attribute string) bool { _, ok := described.Attributes[attribute]; return ok }
		resp.Diagnostics.Append(explainError(fmt.Sprintf("Cannot %s", meta.Noun), err, a.Client(), meta, known)...)
	}
}
