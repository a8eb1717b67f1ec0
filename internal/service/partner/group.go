package partner

import (
	"context"
	"iter"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// groupResource is impact_partner_group: a brand's private group of partners within a
// campaign (Brand v14, partnergroups document).
type groupResource struct{}

// NewGroup makes the resource impact_partner_group.
var NewGroup = tfimpact.NewResource[groupModel](groupResource{})

// groupFacts is what the API answers of a group.
type groupFacts struct {
	ID         types.String `tfsdk:"id"`
	Name       types.String `tfsdk:"name"`
	PartnerIDs types.Set    `tfsdk:"partner_ids"`
	URI        types.String `tfsdk:"uri"`
}

type groupModel struct {
	groupFacts
	tfimpact.Managed
	tfimpact.Adopting
	CampaignID types.String `tfsdk:"campaign_id"`
}

func (groupResource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "partner_group", Noun: "partner group", AccountTypes: []impact.AccountType{impact.Brand},
		Key: []string{"campaign_id", "id"}, IntegerKey: true,
		Fields: map[string]string{
			"MediaPartners": "partner_ids", "MediaPartnersAdd": "partner_ids", "MediaPartnersRemove": "partner_ids",
		},
	}
}

func (groupResource) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "A private group of partners within one campaign of a brand. Partners do not see it.",
		Attributes: map[string]schema.Attribute{
			"campaign_id": tfimpact.CampaignID(),
			"id":          tfimpact.ID("partner group"),
			"name": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Name of the group, as the account's members see it. It can be changed in place.",
				PlanModifiers:       []planmodifier.String{check.TextUnlessHeld(check.NotBlank())},
			},
			"partner_ids": schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Computed: true,
				MarkdownDescription: "Ids of the partners in the group. When set, the group has exactly these members: one added in the web app shows in the plan and is removed by apply, and `[]` is a group without members. When not set, members are left alone.",
				Validators:          []validator.Set{check.Members(tfimpact.NumericID())},
			},
			"uri": tfimpact.URI("partner group"),
		},
	}
}

func (groupResource) Create(ctx context.Context, c *impact.Client, plan *groupModel) error {
	form := impact.NewForm().Set("Name", plan.Name.ValueString()).SetList("MediaPartners", tfimpact.Strings(plan.PartnerIDs))
	id, err := c.PartnerGroups(plan.CampaignID.ValueString()).Create(ctx, form)
	plan.ID = types.StringValue(id)
	return err
}

func (groupResource) Read(ctx context.Context, c *impact.Client, state *groupModel) error {
	g, err := c.PartnerGroups(state.CampaignID.ValueString()).Get(ctx, state.ID.ValueString())
	if err != nil {
		return err
	}
	*state = state.FromAPI(g)
	return nil
}

// Existing implements tfimpact.WithExisting.
func (groupResource) Existing(c *impact.Client, plan groupModel) tfimpact.Existing[groupModel] {
	return tfimpact.ExistingIn(c.PartnerGroups(plan.CampaignID.ValueString()), tfimpact.Always(plan.FromAPI))
}

// List implements tfimpact.WithList.
func (groupResource) List(ctx context.Context, c *impact.Client, blank groupModel, filter url.Values) iter.Seq2[groupModel, error] {
	return tfimpact.Models(c.PartnerGroups(blank.CampaignID.ValueString()).All(ctx, filter), blank.FromAPI)
}

// FromAPI returns the facts of a group.
func (groupFacts) FromAPI(g impact.PartnerGroup) groupFacts {
	return groupFacts{
		ID:         types.StringValue(g.ID.String()),
		Name:       types.StringValue(g.Name),
		PartnerIDs: tfimpact.StringSet(g.MemberIDs()),
		URI:        tfimpact.StringOrNull(g.URI),
	}
}

// FromAPI returns the model with the facts of a group.
func (m groupModel) FromAPI(g impact.PartnerGroup) groupModel {
	m.groupFacts = m.groupFacts.FromAPI(g)
	return m
}

// Update sends what the plan changes. Of the members it adds and removes those that
// the plan shows; what others did to them meanwhile stays, and is shown by the next
// plan.
func (groupResource) Update(ctx context.Context, c *impact.Client, plan *groupModel, state groupModel) error {
	groups, id := c.PartnerGroups(state.CampaignID.ValueString()), state.ID.ValueString()
	form := impact.NewForm()
	if !plan.Name.Equal(state.Name) {
		form.Set("Name", plan.Name.ValueString())
	}
	if !plan.PartnerIDs.IsUnknown() && !plan.PartnerIDs.Equal(state.PartnerIDs) {
		live, err := groups.GetFresh(ctx, id)
		if err != nil {
			return err
		}
		add, remove := tfimpact.Delta(state.PartnerIDs, plan.PartnerIDs, live.MemberIDs())
		form.SetList("MediaPartnersAdd", add).SetList("MediaPartnersRemove", remove)
	}
	return groups.Update(ctx, id, form)
}

func (groupResource) Delete(ctx context.Context, c *impact.Client, state *groupModel) error {
	return c.PartnerGroups(state.CampaignID.ValueString()).Delete(ctx, state.ID.ValueString())
}
