// Package offer serves what decides how much is paid for which sale: exception
// lists, promo codes and deals.
package offer

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// Resources are the managed resources of the family.
func Resources() []func() resource.Resource {
	return []func() resource.Resource{NewDeal, NewExceptionList, NewPromoCode, NewPromoCodeExceptionList}
}

// DataSources are the data sources of the family.
func DataSources() []func() datasource.DataSource {
	return []func() datasource.DataSource{
		NewDealsDataSource, NewExceptionListDataSource, NewExceptionListsDataSource, NewPromoCodeExceptionListDataSource, NewPromoCodesDataSource,
	}
}

// ListResources are the collections that can be listed for import.
func ListResources() []func() list.ListResource {
	return []func() list.ListResource{
		tfimpact.NewListResource[dealModel](dealResource{}, dealFilters("Only deals of the campaign with this id.")...),
		tfimpact.NewListResource[exceptionListModel](exceptionListResource{}, exceptionListFilters...),
		tfimpact.NewListResource[promoCodeModel](promoCodeResource{}, promoCodeFilters("")...),
	}
}
