package credential

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// handedOut is an ephemeral resource that proves a credential and hands it out, so
// that nothing of it reaches state or plan. Its model is M.
type handedOut[M any, P interface {
	*M
	// open fills in the model, with the help of the provider's client.
	open(ctx context.Context, own *impact.Client) diag.Diagnostics
}] struct {
	tfimpact.EphemeralBase
	name   string
	schema func() schema.Schema
}

func (e *handedOut[M, P]) Metadata(_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + e.name
}

func (e *handedOut[M, P]) Schema(_ context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = e.schema()
}

func (e *handedOut[M, P]) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	var model M
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	resp.Diagnostics.Append(tfimpact.RequireClient(e.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(P(&model).open(ctx, e.Client())...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Result.Set(ctx, &model)...)
	}
}

// secretModel is what an HTTP client needs to use a credential.
type secretModel struct {
	AccountSID          types.String `tfsdk:"account_sid"`
	AuthToken           types.String `tfsdk:"auth_token"`
	AuthorizationHeader types.String `tfsdk:"authorization_header"`
	BaseURL             types.String `tfsdk:"base_url"`
}

func newSecretModel(c *impact.Client) secretModel {
	return secretModel{
		AccountSID:          types.StringValue(c.AccountSID()),
		AuthToken:           types.StringValue(c.AuthToken()),
		AuthorizationHeader: types.StringValue(impact.AuthorizationHeader(c.AccountSID(), c.AuthToken())),
		BaseURL:             types.StringValue(c.RootURL()),
	}
}

// prove refuses a credential that is rejected. The diagnostics call it what the
// argument says: "brand's credential".
func prove(ctx context.Context, c *impact.Client, credential string) (proof scope.Proof, diags diag.Diagnostics) {
	proof, err := scope.Prove(ctx, c)
	switch {
	case err != nil:
		diags.AddError("Cannot tell whether the "+credential+" works", tfimpact.Explain(err, c))
	case proof.Status == scope.Rejected:
		diags.AddError("The "+credential+" is rejected", credentialMessage(ctx, c, proof))
	case proof.Status == scope.ForbiddenEverywhere, proof.Status == scope.Undetermined:
		diags.AddWarning(fmt.Sprintf("Nothing proves that the %s %s may do anything", credential, c.AccountSID()), credentialMessage(ctx, c, proof))
	}
	return proof, diags
}

func computed(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}

func computedSecret(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, Sensitive: true, MarkdownDescription: description}
}
