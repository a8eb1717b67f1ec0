package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/service/account"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/service/credential"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/service/media"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/service/offer"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/service/partner"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/service/token"
)

var (
	_ provider.Provider                       = (*impactProvider)(nil)
	_ provider.ProviderWithFunctions          = (*impactProvider)(nil)
	_ provider.ProviderWithEphemeralResources = (*impactProvider)(nil)
	_ provider.ProviderWithActions            = (*impactProvider)(nil)
	_ provider.ProviderWithListResources      = (*impactProvider)(nil)
	_ provider.ProviderWithValidateConfig     = (*impactProvider)(nil)
)

// Family is a part of what the provider serves, under the name that it has in the
// documentation.
type Family struct {
	Name               string
	Resources          []func() resource.Resource
	DataSources        []func() datasource.DataSource
	EphemeralResources []func() ephemeral.EphemeralResource
	Functions          []func() function.Function
	ListResources      []func() list.ListResource
	Actions            []func() action.Action
}

// Families are the one list of everything that the provider serves.
func Families() []Family {
	return []Family{
		{
			Name:        "Prove credentials",
			DataSources: credential.DataSources(), EphemeralResources: credential.EphemeralResources(), Functions: credential.Functions(),
		},
		{Name: "Access tokens", Resources: token.Resources()},
		{
			Name: "Account", Resources: account.Resources(), DataSources: account.DataSources(),
			ListResources: account.ListResources(), Actions: account.Actions(),
		},
		{
			Name: "Partners", Resources: partner.Resources(), DataSources: partner.DataSources(),
			ListResources: partner.ListResources(), Actions: partner.Actions(),
		},
		{Name: "Offers", Resources: offer.Resources(), DataSources: offer.DataSources(), ListResources: offer.ListResources()},
		{Name: "Media", Resources: media.Resources(), DataSources: media.DataSources(), ListResources: media.ListResources()},
	}
}

// served collects one kind of object over all families.
func served[T any](kind func(Family) []T) []T {
	var all []T
	for _, family := range Families() {
		all = append(all, kind(family)...)
	}
	return all
}

// Resources lists every managed resource.
func (p *impactProvider) Resources(context.Context) []func() resource.Resource {
	return served(func(f Family) []func() resource.Resource { return f.Resources })
}

// DataSources lists every data source.
func (p *impactProvider) DataSources(context.Context) []func() datasource.DataSource {
	return served(func(f Family) []func() datasource.DataSource { return f.DataSources })
}

// EphemeralResources lists every ephemeral resource.
func (p *impactProvider) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	return served(func(f Family) []func() ephemeral.EphemeralResource { return f.EphemeralResources })
}

// Functions lists every function.
func (p *impactProvider) Functions(context.Context) []func() function.Function {
	return served(func(f Family) []func() function.Function { return f.Functions })
}

// ListResources lists every collection that "terraform query" can list.
func (p *impactProvider) ListResources(context.Context) []func() list.ListResource {
	return served(func(f Family) []func() list.ListResource { return f.ListResources })
}

// Actions lists every action.
func (p *impactProvider) Actions(context.Context) []func() action.Action {
	return served(func(f Family) []func() action.Action { return f.Actions })
}
