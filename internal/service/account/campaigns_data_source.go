package account

import (
	"context"
	"net/url"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// campaignsDataSource is data.impact_campaigns: GET …/Campaigns.
type campaignsDataSource struct{}

// NewCampaignsDataSource makes the data source impact_campaigns.
var NewCampaignsDataSource = tfimpact.NewDataSource[campaignsModel](campaignsDataSource{})

type campaignsModel struct {
	Name           types.String    `tfsdk:"name"`
	State          types.String    `tfsdk:"state"`
	ContractStatus types.String    `tfsdk:"contract_status"`
	Campaigns      []campaignModel `tfsdk:"campaigns"`
}

// campaignStates are the values of State in the brand's programs document.
var campaignStates = []string{
	"ACTIVE", "AWAITING_REVIEW", "CANCELLED", "CLOSED", "DEACTIVATED", "DELINQUENT", "REJECTED", "SETUP", "SETUP_COMPLETE",
}

func (campaignsDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "campaigns", Noun: "campaigns",
		Fields: map[string]string{"InsertionOrderStatus": "contract_status"},
	}
}

func (campaignsDataSource) Schema() schema.Schema {
	object := campaignAttributes()
	object["id"] = tfimpact.Text("Id of the campaign.")
	return schema.Schema{
		MarkdownDescription: "The account's campaigns (the web app says programs), sorted by id. A brand lists its own, a partner those it has joined.",
		Attributes: map[string]schema.Attribute{
			"name": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only campaigns with this name. Brands only.",
			},
			"state": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only campaigns in this state, such as `ACTIVE`. Brands only.",
				Validators: []validator.String{stringvalidator.OneOf(campaignStates...)},
			},
			"contract_status": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only campaigns whose contract has this status: `Active` or `Expired`. Partners only.",
				Validators: []validator.String{stringvalidator.OneOf("Active", "Expired")},
			},
			"campaigns": tfimpact.ListOf("The campaigns, sorted by id.", object),
		},
	}
}

// ValidateConfig refuses filters of two account types at once. The account's own
// type is not known here: Read holds the filters against it.
func (campaignsDataSource) ValidateConfig(_ context.Context, config campaignsModel) (diags diag.Diagnostics) {
	if !config.ContractStatus.IsNull() && (!config.Name.IsNull() || !config.State.IsNull()) {
		diags.AddAttributeError(path.Root("contract_status"), "Filters of two account types",
			"contract_status is a filter of partner accounts; name and state are filters of brand accounts. Use those of the provider's account type.")
	}
	return diags
}

func (campaignsDataSource) Read(ctx context.Context, c *impact.Client, m *campaignsModel) error {
	filter := url.Values{}
	tfimpact.SetFilter(filter, "Name", m.Name)
	tfimpact.SetFilter(filter, "State", m.State)
	tfimpact.SetFilter(filter, "InsertionOrderStatus", m.ContractStatus)
	if err := checkCampaignFilters(c.AccountType(), filter); err != nil {
		return err
	}
	found, err := impact.Collect(c.Campaigns().All(ctx, filter))
	if err != nil {
		return err
	}
	byID := func(a, b impact.Campaign) int { return tfimpact.CompareIDs(a.ID(), b.ID()) }
	m.Campaigns = tfimpact.Sorted(found, byID, campaignModel{}.FromAPI)
	return nil
}

// campaignFilters are the query parameters that each account type documents.
var campaignFilters = map[impact.AccountType][]string{
	impact.Brand: {"Name", "State"}, impact.Partner: {"InsertionOrderStatus"},
}

func checkCampaignFilters(t impact.AccountType, filter url.Values) error {
	for parameter := range filter {
		if !slices.Contains(campaignFilters[t], parameter) {
			return &tfimpact.FieldError{Field: parameter, Problem: "campaigns of " + string(t) + " accounts cannot be filtered by it"}
		}
	}
	return nil
}
