package credential

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// scopeCatalogDataSource is data.impact_scope_catalog. It implements the
// framework directly, because it needs no client.
type scopeCatalogDataSource struct{ tfimpact.DataSourceBase }

// NewScopeCatalogDataSource makes the data source impact_scope_catalog.
func NewScopeCatalogDataSource() datasource.DataSource { return &scopeCatalogDataSource{} }

type scopeCatalogModel struct {
	AccountType types.String                    `tfsdk:"account_type"`
	Categories  map[string]catalogCategoryModel `tfsdk:"categories"`
	Scopes      types.Set                       `tfsdk:"scopes"`
	ReadScopes  types.Set                       `tfsdk:"read_scopes"`
	Requests    *probeRequestsModel             `tfsdk:"probe_requests"`
}

type catalogCategoryModel struct {
	Label       types.String            `tfsdk:"label"`
	LabelOrigin types.String            `tfsdk:"label_origin"`
	Aliases     types.Set               `tfsdk:"aliases"`
	Permissions types.Set               `tfsdk:"permissions"`
	Operations  []catalogOperationModel `tfsdk:"operations"`
}

type catalogOperationModel struct {
	Operation   types.String `tfsdk:"operation"`
	Method      types.String `tfsdk:"method"`
	Path        types.String `tfsdk:"path"`
	PagePath    types.String `tfsdk:"page_path"`
	Label       types.String `tfsdk:"label"`
	LabelOrigin types.String `tfsdk:"label_origin"`
	Placement   types.String `tfsdk:"placement"`
	Permission  types.String `tfsdk:"permission"`
	Probe       types.String `tfsdk:"probe"`
	ProbeRests  types.String `tfsdk:"probe_rests"`
	ProbeReason types.String `tfsdk:"probe_reason"`
}

type probeRequestsModel struct {
	Reads types.Int64 `tfsdk:"reads"`
	Full  types.Int64 `tfsdk:"full"`
}

func (d *scopeCatalogDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_scope_catalog"
}

// aboutOrigins explains what a name can rest on.
const aboutOrigins = "`seen`: somebody described the token page of this account type with it. `inferred`: it was seen for another account type, or follows from what was. " +
	"`document`: only the API documents say so, and the page may differ."

func (d *scopeCatalogDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Every operation that a token of an account type can be permitted, by category, and how `impact_token_scopes` proves it. " +
			"The operations come from impact.com's published API documents; the names of categories and rows from descriptions of the token page where there are any, and each says what it rests on. " +
			"A row is found on the page by its method and path. Sends no request.",
		Attributes: map[string]schema.Attribute{
			"account_type": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "`brand`, `partner` or `agency`. The type that the provider acts on when not set.",
				Validators:          []validator.String{stringvalidator.OneOf(catalog.AccountTypes()...)},
			},
			"categories": mapOf("The categories by key, as configurations write them.", map[string]schema.Attribute{
				"label":        tfimpact.Text("Name of the category as people see it."),
				"label_origin": tfimpact.Text("What the name rests on. " + aboutOrigins),
				"aliases":      tfimpact.TextSet("Other keys, each for a part of the category."),
				"permissions":  tfimpact.TextSet("The shorthand that selects something: `read` for all GETs, `write` for all other operations."),
				"operations": tfimpact.ListOf("The operations of the category, each of which is granted by itself.", map[string]schema.Attribute{
					"operation":    tfimpact.Text("Method and path below the account root, with `{placeholders}`: `GET /Campaigns/{CampaignId}`."),
					"method":       tfimpact.Text("HTTP method."),
					"path":         tfimpact.Text("Path below the account root, with `{placeholders}`."),
					"page_path":    tfimpact.Text("Path by which the token page lists it: `/Advertisers/<AccountSID>/Campaigns/<CampaignID>`."),
					"label":        tfimpact.Text("Name of the row on the token page; null where nobody described it."),
					"label_origin": tfimpact.Text("What the name of the row rests on, as for the category; null without a name."),
					"placement":    tfimpact.Text("What its being in this category rests on, as for the category's name."),
					"permission":   tfimpact.Text("The shorthand that it belongs to: `read` or `write`."),
					"probe":        tfimpact.Text("The request that shows whether it is permitted, an id of `0` standing for one that does not exist: `GET /Campaigns/0`. Null when no request is both safe and conclusive."),
					"probe_rests": tfimpact.Text("What the answer needs to be a verdict. `answer`: nothing. `real_id`: an id that a list shows in the same run. " +
						"`control`: a comparison with another request, because it can only name what does not exist. Null without a probe."),
					"probe_reason": tfimpact.Text("What the request asks for and why it does no harm, or why there is none."),
				}),
			}),
			"scopes":      tfimpact.TextSet("Every operation: full access."),
			"read_scopes": tfimpact.TextSet("Every GET: read-only access."),
			"probe_requests": tfimpact.Single("The most requests that `impact_token_scopes` makes for a token of the account type, controls included, out of the account's hourly budget.", map[string]schema.Attribute{
				"reads": tfimpact.Integer("Requests that ask about the reads."),
				"full":  tfimpact.Integer("Requests that ask about the reads and those writes for which there is a request that does no harm."),
			}),
		},
	}
}

func (d *scopeCatalogDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var model scopeCatalogModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	if model.AccountType.IsNull() {
		resp.Diagnostics.Append(tfimpact.RequireClient(d.Client())...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	if model.AccountType.IsNull() {
		model.AccountType = types.StringValue(string(d.Client().AccountType()))
	}
	model.describe(model.AccountType.ValueString())
	resp.Diagnostics.Append(resp.State.Set(ctx, &model)...)
}

func (m *scopeCatalogModel) describe(accountType string) {
	m.Categories = map[string]catalogCategoryModel{}
	for _, category := range catalog.Categories(accountType) {
		described := catalogCategoryModel{
			Label: types.StringValue(category.Label), LabelOrigin: types.StringValue(string(category.Origin)),
			Aliases: tfimpact.StringSet(category.Aliases), Permissions: tfimpact.StringSet(category.Permissions()),
		}
		for _, operation := range category.Operations {
			described.Operations = append(described.Operations, newCatalogOperation(operation))
		}
		m.Categories[category.Key] = described
	}
	var reads []catalog.Operation
	for _, operation := range catalog.Operations(accountType) {
		if operation.Permission() == catalog.Read {
			reads = append(reads, operation)
		}
	}
	m.Scopes, m.ReadScopes = tfimpact.OperationSet(catalog.Operations(accountType)), tfimpact.OperationSet(reads)
	m.Requests = &probeRequestsModel{
		Reads: types.Int64Value(int64(scope.RequestsFor(scope.Asked(accountType, false)))),
		Full:  types.Int64Value(int64(scope.RequestsFor(scope.Asked(accountType, true)))),
	}
}

func newCatalogOperation(o catalog.Operation) catalogOperationModel {
	model := catalogOperationModel{
		Operation: types.StringValue(o.String()), Method: types.StringValue(o.Method), Path: types.StringValue(o.Path),
		PagePath: types.StringValue(o.PagePath()),
		Label:    tfimpact.StringOrNull(o.Label), LabelOrigin: tfimpact.StringOrNull(o.LabelOrigin),
		Placement: types.StringValue(string(o.Placement)), Permission: types.StringValue(o.Permission()),
		ProbeReason: types.StringValue(o.Probe.Reason),
	}
	if o.Probe.Probed() {
		probe, _ := o.Probe.Fill(nil)
		model.Probe = types.StringValue(probe.Method + " " + probe.Path)
		model.ProbeRests = types.StringValue(string(o.Probe.Rests))
	}
	return model
}
