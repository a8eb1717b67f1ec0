package offer

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// deal is impact_deal: a brand's discount or offer, within one campaign (Brand
// v14, deals document). Which attributes a deal has depends on its type, scope
// and discount; deal_table.go says how.
type deal struct{}

// NewDeal makes the resource impact_deal.
var NewDeal = tfimpact.NewResource[dealModel](deal{})

func (deal) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "deal", Noun: "deal", AccountTypes: []impact.AccountType{impact.Brand},
		Key: []string{"id"}, IntegerKey: true, Fields: dealFieldNames(),
	}
}

func (deal) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "A deal: a discount or offer of a brand that its partners can promote. Its `type`, `scope` and `discount_type` decide which other attributes it has. " +
			"Minimum purchase and maximum savings can be set in the web app only.",
		Attributes: dealAttributes(),
	}
}

func (deal) ValidateConfig(_ context.Context, config dealModel) (diags diag.Diagnostics) {
	named := attributesOf(&config)
	for _, f := range dealTable {
		if f.by != "" {
			diags.Append(f.check(named)...)
		}
	}
	return diags
}

// Plan says what is known of attributes that the configuration leaves out: null
// where the deal will not have them, else what the deal has now.
func (deal) ModifyPlan(ctx context.Context, _ *impact.Client, plan, state *dealModel) (diags diag.Diagnostics) {
	planned := attributesOf(plan)
	for _, f := range dealTable {
		if f.by == "" || !planned.get(f.attribute).IsUnknown() {
			continue
		}
		applies, known := f.applies(planned)
		switch {
		case !known:
		case !applies:
			if err := planned.clear(ctx, f.attribute); err != nil {
				diags.AddError("The plan cannot be made", err.Error())
			}
		case state != nil && f.settable():
			if had := attributesOf(state); had.get(f.by).Equal(planned.get(f.by)) {
				planned.set(f.attribute, had.get(f.attribute))
			}
		}
	}
	return diags
}

// Create makes the deal of what a create takes, and completes it by an update:
// several fields, the percentages of a range among them, can only be updated.
func (deal) Create(ctx context.Context, c *impact.Client, plan *dealModel) error {
	planned := attributesOf(plan)
	id, err := c.Deals().Create(ctx, createForm(planned), func(d impact.Deal) bool {
		return plan.Name.ValueString() == d.Name && plan.CampaignID.ValueString() == d.CampaignID.String() && plan.Type.ValueString() == d.Type
	})
	plan.ID = types.StringValue(id)
	if err != nil {
		return err
	}
	created := *plan
	had := attributesOf(&created)
	for _, f := range dealTable {
		if f.create == "" {
			if err := had.clear(ctx, f.attribute); err != nil {
				return tfimpact.Incomplete(err)
			}
		}
	}
	return tfimpact.Incomplete(c.Deals().Update(ctx, id, updateForm(planned, had)))
}

func (deal) Read(ctx context.Context, c *impact.Client, state *dealModel) error {
	d, err := c.Deals().Get(ctx, state.ID.ValueString())
	if err != nil {
		return err
	}
	state.show(d)
	return clearOthers(ctx, attributesOf(state))
}

// List implements tfimpact.WithList.
func (deal) List(ctx context.Context, c *impact.Client, blank dealModel) iter.Seq2[dealModel, error] {
	return func(yield func(dealModel, error) bool) {
		for d, err := range c.Deals().All(ctx, nil) {
			model := blank
			if err == nil {
				model.show(d)
				err = clearOthers(ctx, attributesOf(&model))
			}
			if !yield(model, err) || err != nil {
				return
			}
		}
	}
}

func (deal) Update(ctx context.Context, c *impact.Client, plan *dealModel, state dealModel) error {
	return c.Deals().Update(ctx, state.ID.ValueString(), updateForm(attributesOf(plan), attributesOf(&state)))
}

func (deal) Delete(ctx context.Context, c *impact.Client, state *dealModel) error {
	return c.Deals().Delete(ctx, state.ID.ValueString())
}
