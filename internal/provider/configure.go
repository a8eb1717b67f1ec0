package provider

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// ValidateConfig refuses, without credentials and without a request, what can
// never work. Unknown values are left for Configure.
func (p *impactProvider) ValidateConfig(ctx context.Context, req provider.ValidateConfigRequest, resp *provider.ValidateConfigResponse) {
	var block types.Object
	resp.Diagnostics.Append(req.Config.Get(ctx, &block)...)
	if resp.Diagnostics.HasError() {
		return
	}
	for _, s := range settings {
		resp.Diagnostics.Append(s.validate(ctx, block.Attributes()[s.attribute])...)
	}
}

// Configure makes the client and proves the credential with one request.
func (p *impactProvider) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	var block types.Object
	resp.Diagnostics.Append(req.Config.Get(ctx, &block)...)
	if resp.Diagnostics.HasError() {
		return
	}
	data := &tfimpact.Data{Now: p.now}
	resp.ResourceData, resp.DataSourceData = data, data
	resp.EphemeralResourceData, resp.ActionData, resp.ListResourceData = data, data, data
	if anyUnknown(block) {
		if req.ClientCapabilities.DeferralAllowed {
			resp.Deferred = &provider.Deferred{Reason: provider.DeferredReasonProviderConfigUnknown}
		}
		return
	}
	var config configuration
	for _, s := range settings {
		resp.Diagnostics.Append(s.configure(ctx, &config, block.Attributes()[s.attribute], p.getenv)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	data.IgnoreCategories, data.Strictness = config.ignoreCategories, config.strictness
	config.client.UserAgent = fmt.Sprintf("terraform-provider-impact/%s (+terraform/%s)", p.version, req.TerraformVersion)
	config.client.Logger = tfimpact.Logger{Secrets: []string{config.client.AuthToken}}
	p.edit(&config.client)
	client, err := impact.New(config.client)
	if err != nil {
		resp.Diagnostics.Append(invalidConfig(err)...)
		return
	}
	if !config.skipProof {
		resp.Diagnostics.Append(prove(ctx, client, data)...)
	}
	if !resp.Diagnostics.HasError() {
		data.Client = client
	}
}

// anyUnknown reports that the block depends on something that is known only
// after apply.
func anyUnknown(block types.Object) bool {
	for _, value := range block.Attributes() {
		if value.IsUnknown() {
			return true
		}
	}
	return false
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
		diags.AddError("impact.com cannot be reached", tfimpact.Explain(err, c))
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
