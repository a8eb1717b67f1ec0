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
	Scopes      types.Map                       `tfsdk:"scopes"`
	ReadScopes  types.Map                       `tfsdk:"read_scopes"`
	Requests    *probeRequestsModel             `tfsdk:"probe_requests"`
}

type catalogCategoryModel struct {
	Label       types.String           `tfsdk:"label"`
	Permissions types.Set              `tfsdk:"permissions"`
	Endpoints   []catalogEndpointModel `tfsdk:"endpoints"`
	ReadProbe   *catalogProbeModel     `tfsdk:"read_probe"`
	WriteProbe  *catalogProbeModel     `tfsdk:"write_probe"`
}

type catalogEndpointModel struct {
	Method     types.String `tfsdk:"method"`
	Path       types.String `tfsdk:"path"`
	Permission types.String `tfsdk:"permission"`
}

type catalogProbeModel struct {
	Call   types.String `tfsdk:"call"`
	Reason types.String `tfsdk:"reason"`
}

type probeRequestsModel struct {
	Reads types.Int64 `tfsdk:"reads"`
	Full  types.Int64 `tfsdk:"full"`
}

func (d *scopeCatalogDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_scope_catalog"
}

func (d *scopeCatalogDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Every API category of an account type: what can be granted in it, the calls it opens, and how `impact_token_scopes` proves it. Comes from impact.com's published API documents and sends no request.",
		Attributes: map[string]schema.Attribute{
			"account_type": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "`brand`, `partner` or `agency`. The type that the provider acts on when not set.",
				Validators:          []validator.String{stringvalidator.OneOf(catalog.AccountTypes()...)},
			},
			"categories": mapOf("The categories by key, which is what `scopes` of `impact_access_token` is written with.", map[string]schema.Attribute{
				"label":       tfimpact.Text("Name of the category as people see it."),
				"permissions": tfimpact.TextSet("What can be granted: `read` (GET), `write` (POST, PUT, PATCH, DELETE), or both."),
				"endpoints": tfimpact.ListOf("The calls of the category, in the order of impact.com's document.", map[string]schema.Attribute{
					"method":     tfimpact.Text("HTTP method."),
					"path":       tfimpact.Text("Path below the account root, with `{placeholders}`."),
					"permission": tfimpact.Text("The permission that the call needs: `read` or `write`."),
				}),
				"read_probe":  probeAttribute(catalog.Read),
				"write_probe": probeAttribute(catalog.Write),
			}),
			"scopes":      scopesOf("Every permission of every category: full access, as `scopes` of `impact_access_token` takes it."),
			"read_scopes": scopesOf("`read` in every category that has it: read-only access, as `scopes` of `impact_access_token` takes it."),
			"probe_requests": tfimpact.Single("How many requests probing a token of the account type costs, out of the account's hourly budget.", map[string]schema.Attribute{
				"reads": tfimpact.Integer("Requests that probe the reads."),
				"full":  tfimpact.Integer("Requests that probe the reads and those writes that can be proven."),
			}),
		},
	}
}

func probeAttribute(permission string) schema.Attribute {
	return tfimpact.Single("How `"+permission+"` is proven; null when the category does not have it.", map[string]schema.Attribute{
		"call":   tfimpact.Text("Request that proves it, such as `GET /Campaigns`; null when none is both safe and conclusive."),
		"reason": tfimpact.Text("Why this request proves it and does no harm, or why there is none."),
	})
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
	all, reads := map[string][]string{}, map[string][]string{}
	for _, category := range catalog.Categories(accountType) {
		described := catalogCategoryModel{
			Label:       types.StringValue(category.Label),
			Permissions: tfimpact.StringSet(category.Permissions()),
		}
		for _, operation := range category.Operations {
			described.Endpoints = append(described.Endpoints, catalogEndpointModel{
				types.StringValue(operation.Method), types.StringValue(operation.Path), types.StringValue(operation.Permission()),
			})
		}
		all[category.Key] = category.Permissions()
		for _, permission := range category.Permissions() {
			if permission == catalog.Read {
				reads[category.Key] = []string{catalog.Read}
				described.ReadProbe = newCatalogProbe(category.ReadProbe)
			} else {
				described.WriteProbe = newCatalogProbe(category.WriteProbe)
			}
		}
		m.Categories[category.Key] = described
	}
	m.Scopes, m.ReadScopes = tfimpact.ScopesValue(all), tfimpact.ScopesValue(reads)
	m.Requests = &probeRequestsModel{
		Reads: types.Int64Value(int64(scope.Requests(accountType, false))),
		Full:  types.Int64Value(int64(scope.Requests(accountType, true))),
	}
}

func newCatalogProbe(probe catalog.Probe) *catalogProbeModel {
	model := &catalogProbeModel{Reason: types.StringValue(probe.Reason)}
	if probe.Probed() {
		model.Call = types.StringValue(probe.Method + " " + probe.Path)
	}
	return model
}
