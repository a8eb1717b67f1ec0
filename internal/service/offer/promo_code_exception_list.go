package offer

import (
	"cmp"
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// promoCodeExceptionListResource is impact_promo_code_exception_list: a brand's
// list of promo codes with its items (Brand v14, promocodeexceptionlists
// document).
type promoCodeExceptionListResource struct{}

// NewPromoCodeExceptionList makes the resource impact_promo_code_exception_list.
var NewPromoCodeExceptionList = tfimpact.NewResource[promoCodeExceptionListModel](promoCodeExceptionListResource{})

type promoCodeExceptionListModel struct {
	managedList
	Items types.Set `tfsdk:"items"`
	Names types.Map `tfsdk:"item_names"`
}

func (promoCodeExceptionListResource) Metadata() tfimpact.Metadata {
	return listMetadata("promo_code_exception_list", "promo code exception list")
}

func (promoCodeExceptionListResource) Schema() schema.Schema {
	attributes := managedListAttributes("promo code exception list")
	attributes["items"] = schema.SetAttribute{
		ElementType: types.StringType, Optional: true, Computed: true,
		MarkdownDescription: "The promo codes. When set, the list has exactly these: one added in the web app shows in the plan and is removed by apply, and `[]` is a list without items. When not set, items are left alone.",
		Validators:          []validator.Set{check.Members()},
	}
	attributes["item_names"] = schema.MapAttribute{
		Computed: true, ElementType: types.StringType,
		MarkdownDescription: "Display names of the items, by promo code. The API cannot change them.",
	}
	return schema.Schema{
		MarkdownDescription: "A brand's list of promo codes that are paid at a rate of their own, with its items.\n\n" +
			"impact.com cannot delete a list through its API. Destroying this resource deletes the list's items and leaves the empty list, with a warning; creating it again, or changing `campaign_id`, makes another list of the same name. Import the empty one to use it again.\n\n" +
			"The API takes one promo code per request, so each one that is new or goes costs one of the account's hourly 1,000 requests. A run that stops half-way is continued by the next one.\n\n" +
			"The API cannot list these lists: when the answer to a create is lost or tells no id, the list has to be looked up in the web app and imported by its id.",
		Attributes: attributes,
	}
}

// ModifyPlan implements tfimpact.WithModifyPlan.
func (promoCodeExceptionListResource) ModifyPlan(_ context.Context, _ *impact.Client, plan, state *promoCodeExceptionListModel) diag.Diagnostics {
	if state == nil {
		return nil
	}
	unchanged := plan.Items.Equal(state.Items)
	plan.planComputed(state.managedList, unchanged)
	if unchanged {
		plan.Names = state.Names
	}
	return nil
}

// Create makes the list, without items.
func (promoCodeExceptionListResource) Create(ctx context.Context, c *impact.Client, plan *promoCodeExceptionListModel) error {
	id, err := c.PromoCodeExceptionLists().Create(ctx, plan.createForm())
	plan.ID = types.StringValue(id)
	return err
}

// Complete adds the items.
func (promoCodeExceptionListResource) Complete(ctx context.Context, c *impact.Client, plan *promoCodeExceptionListModel) (err error) {
	if codes := tfimpact.Strings(plan.Items); len(codes) > 0 {
		plan.live, err = c.PromoCodeExceptionListItems(plan.ID.ValueString()).Reconcile(ctx, impact.Change{Set: nameless(codes)})
	}
	return err
}

func (promoCodeExceptionListResource) Read(ctx context.Context, c *impact.Client, state *promoCodeExceptionListModel) error {
	l, items, err := readList(ctx, state.ID, state.live, c.PromoCodeExceptionLists().Get, c.PromoCodeExceptionListItems(state.ID.ValueString()))
	if err == nil {
		l.CampaignID = cmp.Or(l.CampaignID, impact.ID(state.CampaignID.ValueString())) // only a new list could change it
		*state = state.FromAPI(l, items)
	}
	return err
}

// FromAPI returns the model with the facts of a list and its items.
func (m promoCodeExceptionListModel) FromAPI(l impact.ExceptionList, items []impact.ExceptionListItem) promoCodeExceptionListModel {
	codes := make([]string, len(items))
	for i, item := range items {
		codes[i] = item.Value
	}
	m.exceptionListFacts = m.exceptionListFacts.FromAPI(l)
	m.Items = tfimpact.StringSet(codes)
	m.Names = textByValue(items, func(item impact.ExceptionListItem) string { return item.Name })
	m.MatchModes = matchModes(items)
	return m
}

func (promoCodeExceptionListResource) Update(ctx context.Context, c *impact.Client, plan *promoCodeExceptionListModel, state promoCodeExceptionListModel) error {
	id := state.ID.ValueString()
	if err := c.PromoCodeExceptionLists().Update(ctx, id, plan.updateForm(state.managedList)); err != nil {
		return err
	}
	if plan.Items.IsUnknown() || plan.Items.Equal(state.Items) {
		return nil
	}
	var err error
	plan.live, err = c.PromoCodeExceptionListItems(id).Reconcile(ctx, itemChange(nameless(tfimpact.Strings(state.Items)), nameless(tfimpact.Strings(plan.Items))))
	return err
}

// Delete empties the list.
func (promoCodeExceptionListResource) Delete(ctx context.Context, c *impact.Client, state *promoCodeExceptionListModel) error {
	return emptyList(ctx, state.ID, c.PromoCodeExceptionLists().Get, c.PromoCodeExceptionListItems(state.ID.ValueString()))
}

// DeleteWarning implements tfimpact.WithDeleteWarning.
func (promoCodeExceptionListResource) DeleteWarning(state promoCodeExceptionListModel) (summary, detail string) {
	return state.emptyListRemains(promoCodeExceptionListResource{}.Metadata())
}
