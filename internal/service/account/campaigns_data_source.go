package account

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewCampaignsDataSource makes data.impact_campaigns: GET …/Campaigns.
var NewCampaignsDataSource = tfimpact.NewDataSource[types.Object](campaignsDataSource{tfimpact.Listing[campaignModel]{
	Meta:        tfimpact.Metadata{Name: "campaigns", Noun: "campaigns"},
	Description: "The account's campaigns (the web app says programs), sorted by id. A brand lists its own, a partner those it has joined.",
	Filters: []tfimpact.Filter{
		{Of: impact.Brand, Attribute: "name", Parameter: "Name", Schema: tfimpact.TextFilter("Only campaigns with this name. Brands only.")},
		{Of: impact.Brand, Attribute: "state", Parameter: "State", Schema: tfimpact.OneOfFilter("Only campaigns in this state, such as `ACTIVE`. Brands only.", campaignStates...)},
		{Of: impact.Partner, Attribute: "contract_status", Parameter: "InsertionOrderStatus", Schema: tfimpact.OneOfFilter(
			"Only campaigns whose contract has this status: `Active` or `Expired`. Partners only.", "Active", "Expired")},
	},
	Items: tfimpact.ListOf("The campaigns, sorted by id.", campaignAttributes(tfimpact.Text("Id of the campaign."))),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]campaignModel, error) {
		byID := func(a, b impact.Campaign) int { return tfimpact.CompareIDs(a.ID(), b.ID()) }
		return tfimpact.CollectSorted(c.Campaigns().All(ctx, filter), byID, campaignModel{}.FromAPI)
	},
}})

type campaignsDataSource struct {
	tfimpact.Listing[campaignModel]
}

// campaignStates are the values of State in the brand's programs document.
var campaignStates = []string{
	"ACTIVE", "AWAITING_REVIEW", "CANCELLED", "CLOSED", "DEACTIVATED", "DELINQUENT", "REJECTED", "SETUP", "SETUP_COMPLETE",
}

// ValidateConfig refuses filters of two account types at once. The account's own
// type is not known here: Read holds the filters against it.
func (campaignsDataSource) ValidateConfig(_ context.Context, config types.Object) (diags diag.Diagnostics) {
	filters := config.Attributes()
	if !filters["contract_status"].IsNull() && (!filters["name"].IsNull() || !filters["state"].IsNull()) {
		diags.AddAttributeError(path.Root("contract_status"), "Filters of two account types",
			"contract_status is a filter of partner accounts; name and state are filters of brand accounts. Use those of the provider's account type.")
	}
	return diags
}
