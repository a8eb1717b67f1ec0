// Package partner serves what a brand keeps about its partners: groups,
// contacts, contracts and the partners themselves.
package partner

import (
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// Resources are the managed resources of the family.
func Resources() []func() resource.Resource {
	return []func() resource.Resource{NewContact, NewGroup, NewPartnerValues}
}

// DataSources are the data sources of the family.
func DataSources() []func() datasource.DataSource {
	return []func() datasource.DataSource{
		NewBlockRedirectRulesDataSource, NewContactsDataSource, NewContractDataSource, NewContractsDataSource, NewGroupsDataSource, NewPartnerDataSource, NewPartnersDataSource,
		NewPhoneNumbersDataSource, NewTrackingValuesDataSource, NewUnsubscribedContactsDataSource,
	}
}

// ListResources are the collections that can be listed for import.
func ListResources() []func() list.ListResource {
	return []func() list.ListResource{
		tfimpact.NewListResource[contactModel](contactResource{}, contactFilters...), tfimpact.NewListResource[groupModel](groupResource{}),
		tfimpact.NewListResource[partnerValuesModel](partnerValuesResource{}, partnerValuesFilters...),
	}
}

// Actions are the verbs of the family.
func Actions() []func() action.Action {
	return []func() action.Action{NewAcceptContract, NewDeclineContract, NewApproveTrackingValue, NewRejectTrackingValue}
}
