package account

import (
	"cmp"
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewReportsDataSource makes data.impact_reports: GET …/Reports, which documents no
// filter (reports documents of Brand v14, Partner v16 and Agency v3). It runs none.
var NewReportsDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[reportModel]{
	Meta: tfimpact.Metadata{Name: "reports", Noun: "reports"},
	Description: "The reports that the account can run, sorted by id; those without an id come last, sorted by name. It lists them and runs none. " +
		"Works for every account type. The API offers no filter; use a `for` expression to pick reports by category.",
	Items: tfimpact.ListOf("The reports.", map[string]schema.Attribute{
		"id":                   tfimpact.Text("Handle of the report, such as `adv_action_listing_pm`; null for some that only the web app can run."),
		"name":                 tfimpact.Text("Name of the report."),
		"category":             tfimpact.Text("Category in the web app, such as `Performance` or `Finance`."),
		"description":          tfimpact.Text("What the report shows."),
		"api_accessible":       tfimpact.Truth("Whether the API can run the report; others are for people in the web app."),
		"api_run_uri":          tfimpact.Text("Path below the account root that runs the report at once; null when the API cannot."),
		"deferred_api_run_uri": tfimpact.Text("Path below the account root that exports the report in the background; null when the API cannot."),
		"meta_data_uri":        tfimpact.Text("Path of the report's filters and columns, below the account root; null when the API cannot run it."),
		"run_uri":              tfimpact.Text("Address or path of the report in the web app; partners and agencies see it only where the API cannot run the report."),
	}),
	List: func(ctx context.Context, c *impact.Client, _ url.Values) ([]reportModel, error) {
		return tfimpact.CollectSorted(c.Reports(ctx), compareReports, reportModel{}.FromAPI)
	},
})

type reportModel struct {
	ID                types.String `tfsdk:"id"`
	Name              types.String `tfsdk:"name"`
	Category          types.String `tfsdk:"category"`
	Description       types.String `tfsdk:"description"`
	APIAccessible     types.Bool   `tfsdk:"api_accessible"`
	APIRunURI         types.String `tfsdk:"api_run_uri"`
	DeferredAPIRunURI types.String `tfsdk:"deferred_api_run_uri"`
	MetaDataURI       types.String `tfsdk:"meta_data_uri"`
	RunURI            types.String `tfsdk:"run_uri"`
}

// FromAPI returns the model of a report.
func (reportModel) FromAPI(r impact.Report) reportModel {
	return reportModel{
		ID:                tfimpact.StringOrNull(r.ID),
		Name:              tfimpact.StringOrNull(r.Name),
		Category:          tfimpact.StringOrNull(r.Category),
		Description:       tfimpact.StringOrNull(r.Description),
		APIAccessible:     types.BoolPointerValue(r.APIAccessible.Ptr()),
		APIRunURI:         tfimpact.StringOrNull(r.APIRunURI),
		DeferredAPIRunURI: tfimpact.StringOrNull(r.DeferredRunURI),
		MetaDataURI:       tfimpact.StringOrNull(r.MetaDataURI),
		RunURI:            tfimpact.StringOrNull(r.RunURI),
	}
}

// compareReports orders by id, and puts reports without one last. Their names need
// not be unique, but their addresses in the web app are.
func compareReports(a, b impact.Report) int {
	if a.ID == "" || b.ID == "" {
		return cmp.Or(-cmp.Compare(a.ID, b.ID), cmp.Compare(a.Name, b.Name), cmp.Compare(a.RunURI, b.RunURI))
	}
	return tfimpact.CompareIDs(a.ID.String(), b.ID.String())
}
