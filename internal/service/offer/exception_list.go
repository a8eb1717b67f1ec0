package offer

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/mapvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// exceptionList is impact_exception_list: a brand's list of categories or SKUs
// with its items (Brand v14, exceptionlists document).
type exceptionList struct{}

// NewExceptionList makes the resource impact_exception_list.
var NewExceptionList = tfimpact.NewResource[exceptionListModel](exceptionList{})

type exceptionListModel struct {
	listModel
	Type       types.String   `tfsdk:"type"`
	Items      types.Map      `tfsdk:"items"`
	MatchModes types.Map      `tfsdk:"item_match_modes"`
	Timeouts   timeouts.Value `tfsdk:"timeouts"`

	// live spares the read after a write the items that the write has just read.
	live []impact.ExceptionListItem
}

func (exceptionList) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "exception_list", Noun: "exception list", AccountTypes: []impact.AccountType{impact.Brand},
		Key: []string{"id"}, Fields: listFields(),
	}
}

func (exceptionList) Schema() schema.Schema {
	attributes := listAttributes("exception list")
	attributes["type"] = schema.StringAttribute{
		Required:            true,
		MarkdownDescription: typeText + " It can be changed in place.",
		Validators:          []validator.String{stringvalidator.OneOf(listTypes...)},
	}
	attributes["items"] = schema.MapAttribute{
		ElementType: types.StringType, Optional: true, Computed: true,
		MarkdownDescription: "The items: display names (for contracts) by value (the category or SKU). An empty name declares none: the name that impact.com has, if any, is left alone. " +
			"When set, the list has exactly these items: one added in the web app shows in the plan and is removed by apply, and `{}` is a list without items. When not set, items are left alone.",
		Validators: []validator.Map{
			mapvalidator.KeysAre(stringvalidator.LengthAtLeast(1)), mapvalidator.NoNullValues(),
		},
	}
	attributes["item_match_modes"] = schema.MapAttribute{
		Computed: true, ElementType: types.StringType, MarkdownDescription: matchModesText,
	}
	return schema.Schema{
		MarkdownDescription: "A brand's list of product categories or SKUs that are paid at a rate of their own, with its items.\n\n" +
			"impact.com cannot delete a list through its API. Destroying this resource deletes the list's items and leaves the empty list, with a warning; creating it again, or changing `campaign_id`, makes another list of the same name. Import the empty one to use it again.\n\n" +
			"A change of items costs few requests: all new or renamed ones are one upload, and each that goes is one request, up to ten requests in all; beyond that, one upload replaces all items. Only then are the items that stay sent again, and what impact.com makes of their ids and creation dates is not documented. " +
			"A list is never replaced as a whole while an item with the match mode `REGEX` stays, because an upload cannot tell the match mode. The uploads are CSV files with the columns `Value` and `Name`; the document of the API leaves their layout open.",
		Attributes: attributes,
	}
}

// ModifyPlan implements tfimpact.WithModifyPlan.
func (exceptionList) ModifyPlan(_ context.Context, _ *impact.Client, plan, state *exceptionListModel) diag.Diagnostics {
	if state == nil {
		return nil
	}
	unchanged := plan.Items.Equal(state.Items)
	plan.follow(state.listModel, unchanged)
	if unchanged {
		plan.MatchModes = state.MatchModes
	}
	return nil
}

// Create makes the list, then its items. When the items fail the list is there
// all the same, and could not be deleted: it is kept.
func (exceptionList) Create(ctx context.Context, c *impact.Client, plan *exceptionListModel) error {
	form := plan.createForm().Set("Type", plan.Type.ValueString())
	id, err := c.ExceptionLists().Create(ctx, form, plan.isNewborn)
	if err != nil {
		return err
	}
	plan.ID = types.StringValue(id)
	names := declaredNames(plan.Items)
	if len(names) == 0 {
		return nil
	}
	plan.live, err = c.ExceptionListItems(id).Reconcile(ctx, names)
	return tfimpact.Incomplete(err)
}

// isNewborn recognises a list whose create was not answered. Names need not be
// unique, so only an empty list can be it: a list in use is never taken over.
func (m *exceptionListModel) isNewborn(l impact.ExceptionList) bool {
	return l.Name == m.Name.ValueString() && l.Type == m.Type.ValueString() &&
		l.CampaignID.String() == m.CampaignID.ValueString() && l.NumberOfItems.Value == 0 && l.State == "ACTIVE" &&
		tfimpact.StringSet(l.TrackerIDs()).Equal(m.TrackerIDs)
}

func (exceptionList) Read(ctx context.Context, c *impact.Client, state *exceptionListModel) error {
	l, err := c.ExceptionLists().Get(ctx, state.ID.ValueString())
	if err != nil {
		return err
	}
	items := state.live
	if items == nil {
		if items, err = c.ExceptionListItems(state.ID.ValueString()).List(ctx); err != nil {
			return err
		}
	}
	state.fill(l, items)
	return nil
}

// fill shows a list with its items in the model.
func (m *exceptionListModel) fill(l impact.ExceptionList, items []impact.ExceptionListItem) {
	m.show(l)
	m.Type = tfimpact.StringOrNull(l.Type)
	m.Items = namesByValue(items, m.Items)
	m.MatchModes = matchModes(items)
}

// List implements tfimpact.WithList. The items of each list are requests of their
// own.
func (exceptionList) List(ctx context.Context, c *impact.Client, blank exceptionListModel) iter.Seq2[exceptionListModel, error] {
	return func(yield func(exceptionListModel, error) bool) {
		for l, err := range c.ExceptionLists().All(ctx, nil) {
			var items []impact.ExceptionListItem
			if err == nil {
				items, err = c.ExceptionListItems(l.ID.String()).List(ctx)
			}
			model := blank
			if err == nil {
				model.fill(l, items)
			}
			if !yield(model, err) || err != nil {
				return
			}
		}
	}
}

func (exceptionList) Update(ctx context.Context, c *impact.Client, plan *exceptionListModel, state exceptionListModel) error {
	id := state.ID.ValueString()
	form := plan.updateForm(state.listModel)
	if !plan.Type.Equal(state.Type) {
		form.Set("Type", plan.Type.ValueString())
	}
	if err := c.ExceptionLists().Update(ctx, id, form); err != nil {
		return err
	}
	if plan.Items.IsUnknown() || plan.Items.Equal(state.Items) {
		return nil
	}
	var err error
	plan.live, err = c.ExceptionListItems(id).Reconcile(ctx, declaredNames(plan.Items))
	return err
}

// Delete empties the list.
func (exceptionList) Delete(ctx context.Context, c *impact.Client, state *exceptionListModel) error {
	return c.ExceptionListItems(state.ID.ValueString()).Clear(ctx)
}

// DeleteWarning implements tfimpact.WithDeleteWarning.
func (exceptionList) DeleteWarning(state exceptionListModel) (summary, detail string) {
	return emptyListRemains("impact_exception_list", "exception list", state.listModel)
}
