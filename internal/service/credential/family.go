// Package credential serves the data sources, ephemeral resources and functions
// that prove a credential: whether it works, whose it is, what it may do.
package credential

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
)

// DataSources are the data sources of the family.
func DataSources() []func() datasource.DataSource {
	return []func() datasource.DataSource{NewCredentialsDataSource, NewTokenScopesDataSource, NewScopeCatalogDataSource}
}

// EphemeralResources are the ephemeral resources of the family.
func EphemeralResources() []func() ephemeral.EphemeralResource {
	return []func() ephemeral.EphemeralResource{NewCredentialsEphemeral, NewAdvertiserCredentialsEphemeral}
}

// Functions are the functions of the family.
func Functions() (all []func() function.Function) {
	for _, f := range functions {
		all = append(all, func() function.Function { return f })
	}
	return all
}
