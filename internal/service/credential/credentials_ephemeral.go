package credential

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewCredentialsEphemeral makes the ephemeral resource impact_credentials.
func NewCredentialsEphemeral() ephemeral.EphemeralResource {
	return &handedOut[credentialsEphemeralModel, *credentialsEphemeralModel]{name: "credentials", schema: credentialsEphemeralSchema}
}

type credentialsEphemeralModel struct {
	AccountType types.String `tfsdk:"account_type"`
	APIVersion  types.String `tfsdk:"api_version"`
	CompanyName types.String `tfsdk:"company_name"`
	secretModel
}

func credentialsEphemeralSchema() schema.Schema {
	return schema.Schema{
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
				Optional: true, Validators: []validator.String{check.NotWhiteSpace()},
				MarkdownDescription: "API version to prove the credential with, such as `14`. The token's own when not set.",
			},
			"company_name":         computed("Name of the account; null when the token may not read the company information."),
			"authorization_header": computedSecret("Value of the HTTP `Authorization` header."),
			"base_url":             computed("URL that every request of the account starts with, without a trailing slash."),
		},
	}
}

func (m *credentialsEphemeralModel) open(ctx context.Context, own *impact.Client) diag.Diagnostics {
	client, err := m.client(own)
	if err != nil {
		return tfimpact.CredentialDiagnostics(err)
	}
	proof, diags := prove(ctx, client, "credential")
	if proof.Status == scope.Rejected {
		return diag.Diagnostics{diag.WithPath(path.Root("auth_token"), diags[0])}
	}
	m.secretModel = newSecretModel(client)
	m.AccountType = types.StringValue(string(client.CredentialType()))
	if proof.Company != nil {
		m.CompanyName = tfimpact.StringOrNull(proof.Company.CompanyName)
	}
	return diags
}

// client is the provider's client, with what the configuration sets in place of
// its own.
func (m *credentialsEphemeralModel) client(own *impact.Client) (*impact.Client, error) {
	if m.AccountSID.IsNull() && m.AccountType.IsNull() && m.APIVersion.IsNull() {
		return own, nil
	}
	return own.With(func(config *impact.Config) {
		if !m.AccountSID.IsNull() {
			config.AccountSID, config.AuthToken = m.AccountSID.ValueString(), m.AuthToken.ValueString()
			config.Logger = tfimpact.Logger{Secrets: []string{config.AuthToken}}
			config.AdvertiserID, config.APIVersion = "", ""
		}
		if !m.AccountType.IsNull() {
			config.AccountType = impact.AccountType(m.AccountType.ValueString())
		}
		if !m.APIVersion.IsNull() {
			config.APIVersion = m.APIVersion.ValueString()
		}
	})
}
