package provider

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/access"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/account"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/media"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/offer"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/partner"
)

var (
	_ provider.Provider                       = (*impactProvider)(nil)
	_ provider.ProviderWithFunctions          = (*impactProvider)(nil)
	_ provider.ProviderWithEphemeralResources = (*impactProvider)(nil)
	_ provider.ProviderWithActions            = (*impactProvider)(nil)
	_ provider.ProviderWithListResources      = (*impactProvider)(nil)
	_ provider.ProviderWithValidateConfig     = (*impactProvider)(nil)
)

// Resources lists every managed resource, family by family.
func (p *impactProvider) Resources(context.Context) []func() resource.Resource {
	return slices.Concat(access.Resources(), account.Resources(), media.Resources(), offer.Resources(), partner.Resources())
}

// DataSources lists every data source, family by family.
func (p *impactProvider) DataSources(context.Context) []func() datasource.DataSource {
	return slices.Concat(access.DataSources(), account.DataSources(), media.DataSources(), offer.DataSources(), partner.DataSources())
}

// EphemeralResources lists every ephemeral resource.
func (p *impactProvider) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	return access.EphemeralResources()
}

// Functions lists every function.
func (p *impactProvider) Functions(context.Context) []func() function.Function {
	return access.Functions()
}

// ListResources lists every collection that "terraform query" can list.
func (p *impactProvider) ListResources(context.Context) []func() list.ListResource {
	return slices.Concat(media.ListResources(), offer.ListResources(), partner.ListResources())
}

// Actions lists every action, family by family.
func (p *impactProvider) Actions(context.Context) []func() action.Action {
	return slices.Concat(account.Actions(), partner.Actions())
}
