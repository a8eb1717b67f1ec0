package offer

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// promoCodeExceptionList is impact_promo_code_exception_list: a brand's list of
// promo codes with its items (Brand v14, promocodeexceptionlists document).
type promoCodeExceptionList struct{}

// NewPromoCodeExceptionList makes the resource impact_promo_code_exception_list.
var NewPromoCodeExceptionList = tfimpact.NewResource[promoCodeExceptionListModel](promoCodeExceptionList{})

type promoCodeExceptionListModel struct {
	listModel
	Items      types.Set      `tfsdk:"items"`
	Names      types.Map      `tfsdk:"item_names"`
	MatchModes types.Map      `tfsdk:"item_match_modes"`
	Timeouts   timeouts.Value `tfsdk:"timeouts"`

	// live spares the read after a write the items that the write has just read.
	live []impact.ExceptionListItem
}

func (promoCodeExceptionList) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "promo_code_exception_list", Noun: "promo code exception list", AccountTypes: []impact.AccountType{impact.Brand},
		Key: []string{"id"}, Fields: listFields(),
	}
}

func (promoCodeExceptionList) Schema() schema.Schema {
	attributes := listAttributes("promo code exception list")
	attributes["items"] = schema.SetAttribute{
		ElementType: types.StringType, Optional: true, Computed: true,
		MarkdownDescription: "The promo codes. When set, the list has exactly these: one added in the web app shows in the plan and is removed by apply, and `[]` is a list without items. When not set, items are left alone.",
		Validators:          []validator.Set{setvalidator.NoNullValues(), setvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1))},
	}
	attributes["item_names"] = schema.MapAttribute{
		Computed: true, ElementType: types.StringType,
		MarkdownDescription: "Display names of the items, by promo code. The API cannot change them.",
	}
	attributes["item_match_modes"] = schema.MapAttribute{
		Computed: true, ElementType: types.StringType, MarkdownDescription: matchModesText,
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
func (promoCodeExceptionList) ModifyPlan(_ context.Context, _ *impact.Client, plan, state *promoCodeExceptionListModel) diag.Diagnostics {
	if state == nil {
		return nil
	}
	unchanged := plan.Items.Equal(state.Items)
	plan.follow(state.listModel, unchanged)
	if unchanged {
		plan.Names, plan.MatchModes = state.Names, state.MatchModes
	}
	return nil
}

// Create makes the list, then its items. When the items fail the list is there
// all the same, and could not be deleted: it is kept.
func (promoCodeExceptionList) Create(ctx context.Context, c *impact.Client, plan *promoCodeExceptionListModel) error {
	id, err := c.PromoCodeExceptionLists().Create(ctx, plan.createForm())
	if err != nil {
		return err
	}
	plan.ID = types.StringValue(id)
	codes := tfimpact.Strings(plan.Items)
	if len(codes) == 0 {
		return nil
	}
	plan.live, err = c.PromoCodeExceptionListItems(id).Reconcile(ctx, codes)
	return tfimpact.Incomplete(err)
}

func (promoCodeExceptionList) Read(ctx context.Context, c *impact.Client, state *promoCodeExceptionListModel) error {
	l, err := c.PromoCodeExceptionLists().Get(ctx, state.ID.ValueString())
	if err != nil {
		return err
	}
	items := state.live
	if items == nil {
		if items, err = c.PromoCodeExceptionListItems(state.ID.ValueString()).List(ctx); err != nil {
			return err
		}
	}
	state.show(l)
	state.showItems(items)
	return nil
}

func (promoCodeExceptionList) Update(ctx context.Context, c *impact.Client, plan *promoCodeExceptionListModel, state promoCodeExceptionListModel) error {
	id := state.ID.ValueString()
	if err := c.PromoCodeExceptionLists().Update(ctx, id, plan.updateForm(state.listModel)); err != nil {
		return err
	}
	if plan.Items.IsUnknown() || plan.Items.Equal(state.Items) {
		return nil
	}
	var err error
	plan.live, err = c.PromoCodeExceptionListItems(id).Reconcile(ctx, tfimpact.Strings(plan.Items))
	return err
}

// Delete empties the list.
func (promoCodeExceptionList) Delete(ctx context.Context, c *impact.Client, state *promoCodeExceptionListModel) error {
	return c.PromoCodeExceptionListItems(state.ID.ValueString()).Clear(ctx)
}

// DeleteWarning implements tfimpact.WithDeleteWarning.
func (promoCodeExceptionList) DeleteWarning(state promoCodeExceptionListModel) (summary, detail string) {
	return emptyListRemains("impact_promo_code_exception_list", "promo code exception list", state.listModel)
}

func (m *promoCodeExceptionListModel) showItems(items []impact.ExceptionListItem) {
	codes := make([]string, len(items))
	for i, item := range items {
		codes[i] = item.Value
	}
	m.Items = tfimpact.StringSet(codes)
	m.Names = textByValue(items, func(item impact.ExceptionListItem) string { return item.Name })
	m.MatchModes = matchModes(items)
}
