package offer

import (
	"cmp"
	"context"
	"iter"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// exceptionListResource is impact_exception_list: a brand's list of categories or SKUs
// with its items (Brand v14, exceptionlists document).
type exceptionListResource struct{}

// NewExceptionList makes the resource impact_exception_list.
var NewExceptionList = tfimpact.NewResource[exceptionListModel](exceptionListResource{})

// The values of Type in the exceptionlists document.
var listTypes = []string{"CATEGORY", "SKU"}

const listTypeDescription = "What the items are: `CATEGORY` or `SKU`."

type exceptionListModel struct {
	managedList
	tfimpact.Adopting
	Type  types.String `tfsdk:"type"`
	Items types.Map    `tfsdk:"items"`
}

func (exceptionListResource) Metadata() tfimpact.Metadata {
	meta := listMetadata("exception_list", "exception list")
	meta.IntegerKey = true
	return meta
}

func (exceptionListResource) Schema() schema.Schema {
	attributes := managedListAttributes("exception list")
	attributes["type"] = schema.StringAttribute{
		Required:            true,
		MarkdownDescription: listTypeDescription + " It can be changed in place.",
		PlanModifiers:       []planmodifier.String{check.TextUnlessHeld(stringvalidator.OneOf(listTypes...))},
	}
	attributes["items"] = schema.MapAttribute{
		ElementType: types.StringType, Optional: true, Computed: true,
		MarkdownDescription: "The items: display names (for contracts) by value (the category or SKU). An empty name declares none: the name that impact.com has, if any, is left alone. " +
			"When set, the list has exactly these items: one added in the web app shows in the plan and is removed by apply, and `{}` is a list without items. When not set, items are left alone.",
		Validators: []validator.Map{check.MemberKeys()},
	}
	return schema.Schema{
		MarkdownDescription: "A brand's list of product categories or SKUs that are paid at a rate of their own, with its items.\n\n" +
			"impact.com cannot delete a list through its API. Destroying this resource deletes the list's items and leaves the empty list, with a warning. Creating it again finds the empty one: import it, or set `adopt_existing`. Changing `campaign_id` makes another list.\n\n" +
			"A change of items costs few requests: all new or renamed ones are one upload, and each that goes is one request, up to ten requests in all; beyond that, one upload replaces all items. Only then are the items that stay sent again, and what impact.com makes of their ids and creation dates is not documented. " +
			"A list is never replaced as a whole while an item with the match mode `REGEX` stays, because an upload cannot tell the match mode. The uploads are CSV files with the columns `Value` and `Name`; the document of the API leaves their layout open.",
		Attributes: attributes,
	}
}

// ModifyPlan implements tfimpact.WithModifyPlan.
func (exceptionListResource) ModifyPlan(_ context.Context, _ *impact.Client, plan, state *exceptionListModel) diag.Diagnostics {
	if state != nil {
		plan.planComputed(state.managedList, plan.Items.Equal(state.Items))
	}
	return nil
}

// Create makes the list, without items.
func (exceptionListResource) Create(ctx context.Context, c *impact.Client, plan *exceptionListModel) error {
	form := plan.createForm().Set("Type", plan.Type.ValueString())
	id, err := c.ExceptionLists().Create(ctx, form)
	plan.ID = types.StringValue(id)
	return err
}

// Existing implements tfimpact.WithExisting. A list that is not active is none that
// could be taken over, and one with other items, if it has any, is another list.
func (exceptionListResource) Existing(c *impact.Client, plan exceptionListModel) tfimpact.Existing[exceptionListModel] {
	where := tfimpact.ExistingIn(c.ExceptionLists(), func(l impact.ExceptionList) (exceptionListModel, bool) {
		live := plan
		live.exceptionListFacts, live.Type = live.exceptionListFacts.FromAPI(l), tfimpact.StringOrNull(l.Type)
		items := l.NumberOfItems
		return live, l.State == "ACTIVE" && (!items.Valid || items.Value == 0 || items.Value == int64(len(plan.Items.Elements())))
	})
	where.Later = []string{"items"}
	where.Confirm = func(ctx context.Context, live exceptionListModel) (bool, error) {
		if live.NumberOfItems.ValueInt64() == 0 {
			return true, nil
		}
		items, err := c.ExceptionListItems(live.ID.ValueString()).List(ctx)
		change := impact.Change{Set: declaredNames(plan.Items)}
		return err == nil && change.IsDone(items), err
	}
	return where
}

// Complete adds the items.
func (exceptionListResource) Complete(ctx context.Context, c *impact.Client, plan *exceptionListModel) (err error) {
	if names := declaredNames(plan.Items); len(names) > 0 {
		plan.live, err = c.ExceptionListItems(plan.ID.ValueString()).Reconcile(ctx, impact.Change{Set: names})
	}
	return err
}

func (exceptionListResource) Read(ctx context.Context, c *impact.Client, state *exceptionListModel) error {
	l, items, err := readList(ctx, state.ID, state.live, c.ExceptionLists().Get, c.ExceptionListItems(state.ID.ValueString()))
	if err == nil {
		l.CampaignID = cmp.Or(l.CampaignID, impact.ID(state.CampaignID.ValueString())) // only a new list could change it
		*state = state.FromAPI(l, items)
	}
	return err
}

// FromAPI returns the model with the facts of a list and its items.
func (m exceptionListModel) FromAPI(l impact.ExceptionList, items []impact.ExceptionListItem) exceptionListModel {
	m.exceptionListFacts = m.exceptionListFacts.FromAPI(l)
	m.Type = types.StringValue(l.Type)
	m.Items = namesByValue(items, m.Items)
	m.MatchModes = matchModes(items)
	return m
}

// List implements tfimpact.WithList; the items are Fill's.
func (exceptionListResource) List(ctx context.Context, c *impact.Client, blank exceptionListModel, filter url.Values) iter.Seq2[exceptionListModel, error] {
	return tfimpact.Models(c.ExceptionLists().All(ctx, filter), func(l impact.ExceptionList) exceptionListModel { return blank.FromAPI(l, nil) })
}

// Fill implements tfimpact.WithFill: the items of each list cost requests of their
// own.
func (exceptionListResource) Fill(ctx context.Context, c *impact.Client, listed *exceptionListModel) error {
	items, err := c.ExceptionListItems(listed.ID.ValueString()).List(ctx)
	if err != nil {
		return err
	}
	listed.Items, listed.MatchModes = namesByValue(items, listed.Items), matchModes(items)
	return nil
}

func (exceptionListResource) Update(ctx context.Context, c *impact.Client, plan *exceptionListModel, state exceptionListModel) error {
	id := state.ID.ValueString()
	form := plan.updateForm(state.managedList)
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
	plan.live, err = c.ExceptionListItems(id).Reconcile(ctx, itemChange(declaredNames(state.Items), declaredNames(plan.Items)))
	return err
}

// Delete empties the list.
func (exceptionListResource) Delete(ctx context.Context, c *impact.Client, state *exceptionListModel) error {
	return emptyList(ctx, state.ID, c.ExceptionLists().Get, c.ExceptionListItems(state.ID.ValueString()))
}

// DeleteWarning implements tfimpact.WithDeleteWarning.
func (exceptionListResource) DeleteWarning(state exceptionListModel) (summary, detail string) {
	return state.emptyListRemains(exceptionListResource{}.Metadata())
}
