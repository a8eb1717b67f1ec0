package provider

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// attributes are the provider block's attributes by field of impact.Config.
var attributes = map[string]string{
	"AccountType": "account_type", "AccountSID": "account_sid", "AuthToken": "auth_token",
	"APIVersion": "api_version", "AdvertiserID": "advertiser_id", "BaseURL": "base_url",
}

// ValidateConfig refuses, without credentials and without a request, what can
// never work. Unknown values are left for Configure.
func (p *impactProvider) ValidateConfig(ctx context.Context, req provider.ValidateConfigRequest, resp *provider.ValidateConfigResponse) {
	var config model
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if t := config.AccountType; !t.IsNull() && !t.IsUnknown() && t.ValueString() != "" {
		if _, err := impact.ParseAccountType(t.ValueString()); err != nil {
			resp.Diagnostics.Append(invalid(&impact.ConfigError{Field: "AccountType", Problem: err.Error()})...)
		}
	}
	if u := config.BaseURL; !u.IsNull() && !u.IsUnknown() {
		if err := impact.CheckBaseURL(u.ValueString()); err != nil {
			resp.Diagnostics.Append(invalid(err)...)
		}
	}
}

// Configure makes the client and proves the credential with one request.
func (p *impactProvider) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	var config model
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	data := &tfimpact.Data{Now: p.now}
	resp.ResourceData, resp.DataSourceData = data, data
	resp.EphemeralResourceData, resp.ActionData, resp.ListResourceData = data, data, data
	if config.anyUnknown() {
		if req.ClientCapabilities.DeferralAllowed {
			resp.Deferred = &provider.Deferred{Reason: provider.DeferredReasonProviderConfigUnknown}
		}
		return
	}
	settings, skipProof, diags := p.clientConfig(config)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	settings.UserAgent = fmt.Sprintf("terraform-provider-impact/%s (+terraform/%s)", p.version, req.TerraformVersion)
	settings.Logger = tfimpact.Logger{Secrets: []string{settings.AuthToken}}
	p.edit(&settings)
	client, err := impact.New(settings)
	if err != nil {
		resp.Diagnostics.Append(invalid(err)...)
		return
	}
	if !skipProof {
		resp.Diagnostics.Append(prove(ctx, client, data)...)
	}
	if !resp.Diagnostics.HasError() {
		data.Client = client
	}
}

// invalid puts a *impact.ConfigError on the attribute it is about.
func invalid(err error) (diags diag.Diagnostics) {
	var config *impact.ConfigError
	if !errors.As(err, &config) || attributes[config.Field] == "" {
		diags.AddError("Invalid provider configuration", err.Error())
		return diags
	}
	attribute := attributes[config.Field]
	diags.AddAttributeError(path.Root(attribute), "Invalid "+attribute,
		fmt.Sprintf("%s. The value comes from %s in the provider \"impact\" block or from the environment variable %s.",
			config.Problem, attribute, variables[attribute]))
	return diags
}

// prove sends the one request that shows whether the credential works. A token
// without the permission for it (403) is let through: it may hold others.
func prove(ctx context.Context, c *impact.Client, data *tfimpact.Data) (diags diag.Diagnostics) {
	info, err := c.CompanyInformation(ctx)
	switch {
	case err == nil:
		data.Company = &info
	case errors.Is(err, impact.ErrNotFromAPI):
		diags.AddError("The credential could not be proven", unproven(err, c))
	case errors.Is(err, impact.ErrForbidden):
		tflog.Info(ctx, "the credential is valid but may not read the company information, or is disabled; going on")
	case errors.Is(err, impact.ErrUnauthorized):
		diags.AddError("impact.com rejected the credential", fmt.Sprintf(
			"%s\n\nCheck the token at %s.", scope.RejectionReason(ctx, c), tfimpact.SettingsURL(c)))
	case impact.Reachability(err) != impact.Reached:
		diags.AddError("impact.com cannot be reached", unreachable(err, c))
	default:
		diags.AddError("The credential could not be proven", unproven(err, c))
	}
	return diags
}

// unproven explains an answer that says nothing about the credential.
func unproven(err error, c *impact.Client) string {
	return tfimpact.Explain(err, c) +
		"\n\nNothing is wrong with the credential as far as this tells. skip_credentials_validation = true skips this check."
}

// unreachable says in which way a host was not reached, and what to try.
func unreachable(err error, c *impact.Client) string {
	next := map[impact.NeverAnswered]string{
		impact.Unreachable: "Check base_url (%s), the network, and the proxy variables HTTPS_PROXY and NO_PROXY.",
		impact.Untrusted:   "Check that base_url (%s) is the host you mean. Behind a proxy that opens TLS, let SSL_CERT_FILE name a file with its certificate authority.",
		impact.TimedOut:    "Check the way to base_url (%s); if it is merely slow, raise request_timeout.",
	}[impact.Reachability(err)]
	return fmt.Sprintf("%s.\n\n"+next, tfimpact.Sentence(err), c.BaseURL())
}

// durationValidator accepts what request_timeout can be.
type durationValidator struct{}

func (durationValidator) Description(context.Context) string {
	return "must be a positive duration such as 30s or 2m"
}

func (v durationValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (durationValidator) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	if _, err := parseTimeout(req.ConfigValue.ValueString()); err != nil {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid request_timeout", err.Error()+".")
	}
}
