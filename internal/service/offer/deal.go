package offer

import (
	"cmp"
	"context"
	"iter"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// dealResource is impact_deal: a brand's discount or offer, within one campaign (Brand
// v14, deals document). Which attributes a deal has depends on its type, scope
// and discount; deal_fields.go says how.
type dealResource struct{}

// NewDeal makes the resource impact_deal.
var NewDeal = tfimpact.NewResource[dealModel](dealResource{})

func (dealResource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "deal", Noun: "deal", AccountTypes: []impact.AccountType{impact.Brand},
		Key: []string{"id"}, IntegerKey: true, Fields: dealFieldNames(),
	}
}

func (dealResource) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "A deal: a discount or offer of a brand that its partners can promote. Its `type`, `scope` and `discount_type` decide which other attributes it has. " +
			"Minimum purchase and maximum savings can be set in the web app only.",
		Attributes: dealResourceAttributes(),
	}
}

// CheckConfig implements tfimpact.WithCheckConfig.
func (dealResource) CheckConfig(config dealModel, state *dealModel) (diags diag.Diagnostics) {
	declared, held := tfimpact.ValuesOf(&config), tfimpact.ValuesOf(state)
	for _, f := range dealTable {
		diags.Append(f.Check(f.attribute, declared, held)...)
	}
	return diags
}

// ModifyPlan fills in what is known of attributes that the configuration leaves
// out: null where the deal will not have them, else what the deal has now.
func (dealResource) ModifyPlan(_ context.Context, _ *impact.Client, plan, state *dealModel) diag.Diagnostics {
	planned := tfimpact.ValuesOf(plan)
	for _, f := range dealTable {
		if f.By == "" || !planned.Get(f.attribute).IsUnknown() {
			continue
		}
		applies, known := f.Applies(planned)
		switch {
		case !known:
		case !applies:
			planned.SetNull(f.attribute)
		case state != nil && f.settable():
			if had := tfimpact.ValuesOf(state); had.Get(f.By).Equal(planned.Get(f.By)) {
				planned.Set(f.attribute, had.Get(f.attribute))
			}
		}
	}
	return nil
}

// Create makes the deal of what a create takes.
func (dealResource) Create(ctx context.Context, c *impact.Client, plan *dealModel) error {
	id, err := c.Deals().Create(ctx, createForm(tfimpact.ValuesOf(plan)))
	plan.ID = types.StringValue(id)
	return err
}

// Existing implements tfimpact.WithExisting.
func (dealResource) Existing(c *impact.Client, plan dealModel) tfimpact.Existing[dealModel] {
	where := tfimpact.ExistingIn(c.Deals(), tfimpact.Always(plan.FromAPI))
	for _, f := range dealTable {
		if f.create == "" {
			where.Later = append(where.Later, f.attribute)
		}
	}
	return where
}

// Complete sends what only an update takes: several fields, the percentages of a
// range among them.
func (dealResource) Complete(ctx context.Context, c *impact.Client, plan *dealModel) error {
	planned, created := tfimpact.ValuesOf(plan), *plan
	had := tfimpact.ValuesOf(&created)
	for _, f := range dealTable {
		if f.create == "" {
			had.SetNull(f.attribute)
		}
	}
	return c.Deals().Update(ctx, plan.ID.ValueString(), updateForm(planned, had))
}

func (dealResource) Read(ctx context.Context, c *impact.Client, state *dealModel) error {
	d, err := c.Deals().Get(ctx, state.ID.ValueString())
	if err != nil {
		return err
	}
	// An answer that leaves out what only a new deal could change is no reason for one.
	d.CampaignID = cmp.Or(d.CampaignID, impact.ID(state.CampaignID.ValueString()))
	d.Type = cmp.Or(d.Type, state.Type.ValueString())
	*state = state.FromAPI(d)
	return nil
}

// List implements tfimpact.WithList.
func (dealResource) List(ctx context.Context, c *impact.Client, blank dealModel, filter url.Values) iter.Seq2[dealModel, error] {
	return tfimpact.Models(c.Deals().All(ctx, filter), blank.FromAPI)
}

func (dealResource) Update(ctx context.Context, c *impact.Client, plan *dealModel, state dealModel) error {
	return c.Deals().Update(ctx, state.ID.ValueString(), updateForm(tfimpact.ValuesOf(plan), tfimpact.ValuesOf(&state)))
}

func (dealResource) Delete(ctx context.Context, c *impact.Client, state *dealModel) error {
	return c.Deals().Delete(ctx, state.ID.ValueString())
}
