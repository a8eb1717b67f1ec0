// Package media serves where a partner promotes: its media properties.
package media

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// Resources are the managed resources of the family.
func Resources() []func() resource.Resource {
	return []func() resource.Resource{NewProperty}
}

// DataSources are the data sources of the family.
func DataSources() []func() datasource.DataSource {
	return []func() datasource.DataSource{NewPropertiesDataSource}
}

// ListResources are the collections that can be listed for import.
func ListResources() []func() list.ListResource {
	return []func() list.ListResource{tfimpact.NewListResource[propertyModel](propertyResource{})}
}
