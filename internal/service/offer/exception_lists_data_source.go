package offer

import (
	"context"
	"net/url"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// exceptionLists is data.impact_exception_lists: GET …/ExceptionLists (Brand
// v14). A partner's document has no such listing, and promo code exception
// lists have none at all.
type exceptionLists struct{}

// NewExceptionListsDataSource makes the data source impact_exception_lists.
var NewExceptionListsDataSource = tfimpact.NewDataSource[exceptionListsModel](exceptionLists{})

type exceptionListsModel struct {
	CampaignID types.String  `tfsdk:"campaign_id"`
	State      types.String  `tfsdk:"state"`
	Type       types.String  `tfsdk:"type"`
	Lists      []listedModel `tfsdk:"exception_lists"`
}

// listedModel is one list of the result.
type listedModel struct {
	listModel
	Type types.String `tfsdk:"type"`
}

func (exceptionLists) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "exception_lists", Noun: "exception lists", AccountTypes: []impact.AccountType{impact.Brand},
	}
}

func (exceptionLists) Schema() schema.Schema {
	object := shownListAttributes()
	object["id"] = schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the list."}
	object["type"] = schema.StringAttribute{Computed: true, MarkdownDescription: typeText}
	return schema.Schema{
		MarkdownDescription: "A brand's lists of product categories and SKUs that are paid at a rate of their own, sorted by id, without their items. Promo code exception lists are not among them: impact.com cannot list these.",
		Attributes: map[string]schema.Attribute{
			"campaign_id": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only lists of the campaign with this id.",
				Validators: []validator.String{tfimpact.NumericID()},
			},
			"state": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only lists in this state: `ACTIVE`, `CLOSED` or `DEACTIVATED`.",
				Validators: []validator.String{stringvalidator.OneOf("ACTIVE", "CLOSED", "DEACTIVATED")},
			},
			"type": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only lists of `CATEGORY` or of `SKU` items.",
				Validators: []validator.String{stringvalidator.OneOf(listTypes...)},
			},
			"exception_lists": schema.ListNestedAttribute{
				Computed: true, MarkdownDescription: "The lists, sorted by id.",
				NestedObject: schema.NestedAttributeObject{Attributes: object},
			},
		},
	}
}

func (exceptionLists) Read(ctx context.Context, c *impact.Client, m *exceptionListsModel) error {
	filter := url.Values{}
	tfimpact.SetFilter(filter, "CampaignId", m.CampaignID)
	tfimpact.SetFilter(filter, "State", m.State)
	tfimpact.SetFilter(filter, "Type", m.Type)
	found, err := impact.Collect(c.ExceptionLists().All(ctx, filter))
	if err != nil {
		return err
	}
	slices.SortFunc(found, func(a, b impact.ExceptionList) int {
		return tfimpact.CompareIDs(a.ID.String(), b.ID.String())
	})
	m.Lists = make([]listedModel, len(found))
	for i, l := range found {
		m.Lists[i].show(l)
		m.Lists[i].Type = tfimpact.StringOrNull(l.Type)
	}
	return nil
}
