package partner

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewGroupsDataSource makes data.impact_partner_groups: GET
// …/Campaigns/{CampaignId}/MediaPartnerGroups, which documents no filter (Brand
// v14, partnergroups document).
var NewGroupsDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[groupFacts]{
	Meta:        tfimpact.Metadata{Name: "partner_groups", Noun: "partner groups", AccountTypes: []impact.AccountType{impact.Brand}},
	Description: "All partner groups of one campaign of a brand, sorted by id. The API offers no filter; use a `for` expression to pick groups by name.",
	Filters:     []tfimpact.Filter{{Attribute: "campaign_id", Parameter: "CampaignId", Schema: campaignOfListing()}},
	Items: tfimpact.ListOf("The groups, sorted by id.", map[string]schema.Attribute{
		"id":          tfimpact.Text("Id of the partner group."),
		"name":        tfimpact.Text("Name of the group, as the account's members see it."),
		"partner_ids": tfimpact.TextSet("Ids of the partners in the group."),
		"uri":         tfimpact.Text("Path of the group in the API, below the account root."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]groupFacts, error) {
		groups := c.PartnerGroups(tfimpact.Take(filter, "CampaignId"))
		return tfimpact.CollectSorted(groups.All(ctx, filter), tfimpact.ByID(func(g impact.PartnerGroup) impact.ID { return g.ID }), groupFacts{}.FromAPI)
	},
})

// campaignOfListing is the campaign that a listing needs.
func campaignOfListing() schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, MarkdownDescription: "Id of the campaign (the web app says program).",
		Validators: []validator.String{tfimpact.NumericID()},
	}
}
