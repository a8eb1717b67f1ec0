package partner

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// groupsDataSource is data.impact_partner_groups: GET
// …/Campaigns/{CampaignId}/MediaPartnerGroups, which documents no filter (Brand
// v14, partnergroups document).
type groupsDataSource struct{}

// NewGroupsDataSource makes the data source impact_partner_groups.
var NewGroupsDataSource = tfimpact.NewDataSource[groupsModel](groupsDataSource{})

type groupsModel struct {
	CampaignID types.String `tfsdk:"campaign_id"`
	Groups     []groupFacts `tfsdk:"partner_groups"`
}

func (groupsDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{Name: "partner_groups", Noun: "partner groups", AccountTypes: []impact.AccountType{impact.Brand}}
}

func (groupsDataSource) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "All partner groups of one campaign of a brand, sorted by id. The API offers no filter; use a `for` expression to pick groups by name.",
		Attributes: map[string]schema.Attribute{
			"campaign_id": campaignOfListing(),
			"partner_groups": tfimpact.ListOf("The groups, sorted by id.", map[string]schema.Attribute{
				"id":          tfimpact.Text("Id of the partner group."),
				"name":        tfimpact.Text("Name of the group, as the account's members see it."),
				"partner_ids": tfimpact.TextSet("Ids of the partners in the group."),
				"uri":         tfimpact.Text("Path of the group in the API, without the host."),
			}),
		},
	}
}

// campaignOfListing is the campaign that a listing needs.
func campaignOfListing() schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, MarkdownDescription: "Id of the campaign (the web app says program).",
		Validators: []validator.String{tfimpact.NumericID()},
	}
}

func (groupsDataSource) Read(ctx context.Context, c *impact.Client, m *groupsModel) error {
	found, err := impact.Collect(c.PartnerGroups(m.CampaignID.ValueString()).All(ctx, nil))
	if err != nil {
		return err
	}
	m.Groups = tfimpact.Sorted(found, tfimpact.ByID(func(g impact.PartnerGroup) impact.ID { return g.ID }), groupFacts{}.FromAPI)
	return nil
}
