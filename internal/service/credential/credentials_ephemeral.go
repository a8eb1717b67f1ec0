package credential

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// credentialsEphemeral is the ephemeral resource impact_credentials: it proves
// a credential and hands it on without anything reaching state or plan.
type credentialsEphemeral struct{ tfimpact.EphemeralBase }

// NewCredentialsEphemeral makes the ephemeral resource impact_credentials.
func NewCredentialsEphemeral() ephemeral.EphemeralResource { return &credentialsEphemeral{} }

type credentialsEphemeralModel struct {
	AccountType         types.String `tfsdk:"account_type"`
	AccountSID          types.String `tfsdk:"account_sid"`
	AuthToken           types.String `tfsdk:"auth_token"`
	APIVersion          types.String `tfsdk:"api_version"`
	CompanyName         types.String `tfsdk:"company_name"`
	AuthorizationHeader types.String `tfsdk:"authorization_header"`
	BaseURL             types.String `tfsdk:"base_url"`
}

func (e *credentialsEphemeral) Metadata(_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_credentials"
}

func (e *credentialsEphemeral) Schema(_ context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Proves a credential and hands out what an HTTP client or a secrets store needs. Nothing of it reaches state or plan. Without arguments it is the provider's own credential. A credential that is rejected is an error.",
		Attributes: map[string]schema.Attribute{
			"account_type": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "Type of account the credential belongs to: `brand`, `partner` or `agency`. The provider's when not set.",
				Validators:          []validator.String{stringvalidator.OneOf("brand", "partner", "agency")},
			},
			"account_sid": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "Account SID. The provider's when not set.",
				Validators:          []validator.String{stringvalidator.AlsoRequires(path.MatchRoot("auth_token"))},
			},
			"auth_token": schema.StringAttribute{
				Optional: true, Computed: true, Sensitive: true,
				MarkdownDescription: "Auth Token that belongs to the Account SID. The provider's when not set.",
				Validators:          []validator.String{stringvalidator.AlsoRequires(path.MatchRoot("account_sid"))},
			},
			"api_version": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "API version to prove the credential with, such as `14`. The token's own when not set.",
			},
			"company_name":         handedOut("Name of the account; null when the token may not read the company information."),
			"authorization_header": handedOutSecret("Value of the HTTP `Authorization` header."),
			"base_url":             handedOut("URL that every request of the account starts with, without a trailing slash."),
		},
	}
}

// handedOut is a computed string of an ephemeral resource.
func handedOut(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}

// handedOutSecret is handedOut for a secret.
func handedOutSecret(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, Sensitive: true, MarkdownDescription: description}
}

func (e *credentialsEphemeral) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	var model credentialsEphemeralModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	resp.Diagnostics.Append(tfimpact.RequireClient(e.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	client, err := clientFor(e.Client(), model)
	if err != nil {
		resp.Diagnostics.Append(tfimpact.CredentialDiagnostics(err)...)
		return
	}
	proof, err := scope.Prove(ctx, client)
	switch {
	case err != nil:
		resp.Diagnostics.AddError("Cannot tell whether the credential works", tfimpact.Explain(err, client))
		return
	case proof.Status == scope.Rejected:
		resp.Diagnostics.AddAttributeError(path.Root("auth_token"), "The credential is rejected", credentialMessage(ctx, client, proof))
		return
	case proof.Status == scope.ForbiddenEverywhere:
		resp.Diagnostics.AddWarning(fmt.Sprintf("The credential %s may read nothing", client.AccountSID()), credentialMessage(ctx, client, proof))
	}
	model.AccountType = types.StringValue(string(client.CredentialType()))
	model.AccountSID = types.StringValue(client.AccountSID())
	model.AuthToken = types.StringValue(client.AuthToken())
	model.AuthorizationHeader = types.StringValue(impact.AuthorizationHeader(client.AccountSID(), client.AuthToken()))
	model.BaseURL = types.StringValue(client.RootURL())
	model.CompanyName = types.StringNull()
	if proof.Company != nil {
		model.CompanyName = tfimpact.StringOrNull(proof.Company.CompanyName)
	}
	resp.Diagnostics.Append(resp.Result.Set(ctx, &model)...)
}

// clientFor is the provider's client, with what the configuration sets in place
// of its own.
func clientFor(own *impact.Client, model credentialsEphemeralModel) (*impact.Client, error) {
	if model.AccountSID.IsNull() && model.AccountType.IsNull() && model.APIVersion.IsNull() {
		return own, nil
	}
	return own.With(func(config *impact.Config) {
		if !model.AccountSID.IsNull() {
			config.AccountSID, config.AuthToken = model.AccountSID.ValueString(), model.AuthToken.ValueString()
			config.Logger = tfimpact.Logger{Secrets: []string{config.AuthToken}}
			config.AdvertiserID, config.APIVersion = "", ""
		}
		if !model.AccountType.IsNull() {
			config.AccountType = impact.AccountType(model.AccountType.ValueString())
		}
		if !model.APIVersion.IsNull() {
			config.APIVersion = model.APIVersion.ValueString()
		}
	})
}
