package credential

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// credentialsDataSource is data.impact_credentials. It implements the
// framework directly, because it also reuses the proof made at configure.
type credentialsDataSource struct{ tfimpact.DataSourceBase }

// NewCredentialsDataSource makes the data source impact_credentials.
func NewCredentialsDataSource() datasource.DataSource { return &credentialsDataSource{} }

type credentialsModel struct {
	AccountType  types.String    `tfsdk:"account_type"`
	AccountSID   types.String    `tfsdk:"account_sid"`
	AdvertiserID types.String    `tfsdk:"advertiser_id"`
	Status       types.String    `tfsdk:"status"`
	Valid        types.Bool      `tfsdk:"valid"`
	Message      types.String    `tfsdk:"message"`
	ProvenBy     types.String    `tfsdk:"proven_by"`
	CompanyName  types.String    `tfsdk:"company_name"`
	Website      types.String    `tfsdk:"website"`
	Currency     types.String    `tfsdk:"currency"`
	Timezone     types.String    `tfsdk:"timezone"`
	BaseURL      types.String    `tfsdk:"base_url"`
	SettingsURL  types.String    `tfsdk:"settings_url"`
	RateLimit    *rateLimitModel `tfsdk:"rate_limit"`

	RequestsSpent types.Int64 `tfsdk:"requests_spent"`
}

type rateLimitModel struct {
	Limit     types.Int64  `tfsdk:"limit"`
	Remaining types.Int64  `tfsdk:"remaining"`
	ResetAt   types.String `tfsdk:"reset_at"`
}

func (d *credentialsDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_credentials"
}

func (d *credentialsDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Whether the provider's credential works, and whose it is. A credential that does not work is reported, not an error, so `check` blocks and `terraform test` can assert on it; set `skip_credentials_validation` in the provider block so that the provider itself does not fail first.",
		Attributes: map[string]schema.Attribute{
			"account_type":  tfimpact.Text("Type of account the provider is configured for: `brand`, `partner` or `agency`."),
			"account_sid":   tfimpact.Text("Account SID of the credential. It is public."),
			"advertiser_id": tfimpact.Text("Managed brand that an agency's provider acts on; null for others."),
			"status": tfimpact.Text("`valid`: at least one request was let through, by impact.com itself. `rejected`: impact.com answered 401, so the Auth Token is wrong, was reset or deleted, or belongs to another account type. " +
				"`forbidden_everywhere`: impact.com refused one read of every category (403), so the token is disabled or has none of these permissions; its answers cannot tell which. " +
				"`undetermined`: nothing was let through, but not everything was refused either. An answer that is not impact.com's own is an error, because it says nothing about the credential."),
			"valid":        tfimpact.Truth("True when `status` is `valid`."),
			"message":      tfimpact.Text("One sentence for a person: what was found and, when the credential does not work, what to do."),
			"proven_by":    tfimpact.Text("The request that decided, such as `GET /CompanyInformation`."),
			"company_name": tfimpact.Text("Name of the account; null when the token may not read the company information."),
			"website":      tfimpact.Text("Website of the account; null when not set or not readable."),
			"currency":     tfimpact.Text("Default currency of the account, ISO 4217; null when not readable."),
			"timezone":     tfimpact.Text("Time zone of the account, in impact.com's words; null when not readable."),
			"base_url":     tfimpact.Text("URL that every request of the account starts with, without a trailing slash."),
			"settings_url": tfimpact.Text("Page of the web app where tokens of this account type are managed."),
			"rate_limit": tfimpact.Single("The account's request budget as impact.com last told it; null when it did not.", map[string]schema.Attribute{
				"limit":     tfimpact.Integer("Requests per window (an hour)."),
				"remaining": tfimpact.Integer("Requests left in this window."),
				"reset_at":  tfimpact.Text("When the window ends, RFC 3339 in UTC, to the minute; null when impact.com did not say."),
			}),
			"requests_spent": tfimpact.Integer("Requests that this run of plan or apply has sent for the account up to here, with any of its tokens, repeated ones included."),
		},
	}
}

func (d *credentialsDataSource) Read(ctx context.Context, _ datasource.ReadRequest, resp *datasource.ReadResponse) {
	client := d.Client()
	resp.Diagnostics.Append(tfimpact.RequireClient(client)...)
	if resp.Diagnostics.HasError() {
		return
	}
	proof := scope.Proof{Status: scope.Valid, Company: d.Company(), ProvenBy: "GET /CompanyInformation"}
	if proof.Company == nil {
		var err error
		if proof, err = scope.Prove(ctx, client); err != nil {
			resp.Diagnostics.AddError("Cannot tell whether the credential works", tfimpact.ExplainOnce(d, err, client, "Not asked"))
			return
		}
	}
	model := credentialsModel{
		AccountType:  types.StringValue(string(client.AccountType())),
		AccountSID:   types.StringValue(client.AccountSID()),
		AdvertiserID: tfimpact.StringOrNull(client.AdvertiserID()),
		Status:       types.StringValue(string(proof.Status)),
		Valid:        types.BoolValue(proof.Status == scope.Valid),
		Message:      types.StringValue(credentialMessage(ctx, client, proof)),
		ProvenBy:     types.StringValue(proof.ProvenBy),
		BaseURL:      types.StringValue(client.RootURL()),
		SettingsURL:  types.StringValue(catalog.SettingsURL(string(client.CredentialType()))),
		RateLimit:    rateLimit(client),

		RequestsSpent: types.Int64Value(int64(client.RequestsSpent())),
	}
	if info := proof.Company; info != nil {
		model.CompanyName = tfimpact.StringOrNull(info.CompanyName)
		model.Website = tfimpact.StringOrNull(info.Website)
		model.Currency = tfimpact.StringOrNull(info.Currency)
		model.Timezone = tfimpact.StringOrNull(info.Timezone)
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, &model)...)
}

// credentialMessage says in a sentence what a proof found and, where the
// credential does not work, what to do.
func credentialMessage(ctx context.Context, c *impact.Client, proof scope.Proof) string {
	page := catalog.SettingsURL(string(c.CredentialType()))
	switch proof.Status {
	case scope.Rejected:
		return scope.RejectionReason(ctx, c) + " Current tokens are at " + page + "."
	case scope.ForbiddenEverywhere:
		return "impact.com knows the credential, but refused one read of every category: the token is disabled, or has none of these permissions. Enable it, or its operations, at " + page + "."
	case scope.Undetermined:
		return "impact.com let nothing through, but did not refuse everything either: the token may be disabled, or hold permissions for other operations only. The data source impact_token_scopes asks about each one. The token is at " + page + "."
	}
	if proof.Company == nil || proof.Company.CompanyName == "" {
		return fmt.Sprintf("The credential works for %s account %s.", c.AccountType(), c.AccountSID())
	}
	return fmt.Sprintf("The credential works for %s account %s (%s).", c.AccountType(), c.AccountSID(), proof.Company.CompanyName)
}

func rateLimit(c *impact.Client) *rateLimitModel {
	budget, known := c.Budget()
	if !known {
		return nil
	}
	model := &rateLimitModel{
		Limit:     types.Int64Value(int64(budget.Limit)),
		Remaining: types.Int64Value(int64(budget.Remaining)),
	}
	if !budget.ResetAt.IsZero() {
		model.ResetAt = types.StringValue(budget.ResetAt.UTC().Truncate(time.Minute).Format(time.RFC3339))
	}
	return model
}
