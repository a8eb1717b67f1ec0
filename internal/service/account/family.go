// Package account serves what an account is and has: its company record,
// programs, legal entities, users, managed brands, reports and how it is paid.
package account

import (
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// Resources are the managed resources of the family.
func Resources() []func() resource.Resource {
	return []func() resource.Resource{NewCompanyInformation}
}

// DataSources are the data sources of the family.
func DataSources() []func() datasource.DataSource {
	return []func() datasource.DataSource{
		NewAdvertisersDataSource, NewCampaignDataSource, NewCampaignsDataSource, NewCompanyInformationDataSource,
		NewJobsDataSource, NewLegalEntitiesDataSource, NewReportsDataSource, NewTaxDocumentsDataSource, NewUsersDataSource,
		NewWithdrawalRequiredFieldsDataSource, NewWithdrawalSettingsDataSource,
	}
}

// ListResources are the collections that can be listed for import.
func ListResources() []func() list.ListResource {
	return []func() list.ListResource{tfimpact.NewListResource[companyInformationModel](companyInformationResource{})}
}

// Actions are the verbs of the family.
func Actions() []func() action.Action {
	return []func() action.Action{NewReplayJob}
}
