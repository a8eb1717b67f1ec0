// Floor is what a plan over partner groups costs at least: a provider of
// terraform-plugin-framework whose one resource has the attributes of
// impact_partner_group, and which sends no request, holds nothing against anything and
// has no logic. The benchmarks measure the provider against it.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	ours "github.com/terraform-provider-impact/terraform-provider-impact/internal/provider"
)

func main() {
	serve := func() provider.Provider { return floor{} }
	if err := providerserver.Serve(context.Background(), serve, providerserver.ServeOpts{Address: ours.Address}); err != nil {
		log.Fatal(err)
	}
}

type floor struct{}

func (floor) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "impact"
}

func (floor) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (floor) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

func (floor) DataSources(context.Context) []func() datasource.DataSource { return nil }

func (floor) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return group{} }}
}

type group struct{}

// model has the attributes of impact_partner_group.
type model struct {
	Account       types.String `tfsdk:"account"`
	AdoptExisting types.Bool   `tfsdk:"adopt_existing"`
	CampaignID    types.String `tfsdk:"campaign_id"`
	ID            types.String `tfsdk:"id"`
	Name          types.String `tfsdk:"name"`
	PartnerIDs    types.Set    `tfsdk:"partner_ids"`
	URI           types.String `tfsdk:"uri"`
}

func (group) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_partner_group"
}

func (group) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"account":        schema.StringAttribute{Computed: true},
		"adopt_existing": schema.BoolAttribute{Optional: true},
		"campaign_id":    schema.StringAttribute{Required: true},
		"id":             schema.StringAttribute{Computed: true},
		"name":           schema.StringAttribute{Required: true},
		"partner_ids":    schema.SetAttribute{ElementType: types.StringType, Optional: true, Computed: true},
		"uri":            schema.StringAttribute{Computed: true},
	}}
}

func (group) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var m model
	resp.Diagnostics.Append(req.Plan.Get(ctx, &m)...)
	m.Account, m.ID, m.URI = types.StringValue("1000001"), types.StringValue("5000001"), types.StringValue("/Campaigns/1000/MediaPartnerGroups/5000001")
	m.PartnerIDs = types.SetValueMust(types.StringType, nil)
	resp.Diagnostics.Append(resp.State.Set(ctx, &m)...)
}

func (group) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var m model
	resp.Diagnostics.Append(req.State.Get(ctx, &m)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, &m)...)
}

func (group) Update(_ context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	resp.State.Raw = req.Plan.Raw
}

func (group) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}
