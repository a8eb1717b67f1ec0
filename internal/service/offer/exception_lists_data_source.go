package offer

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// exceptionListsDataSource is data.impact_exception_lists: GET …/ExceptionLists
// (Brand v14). A partner's document has no such listing, and promo code
// exception lists have none at all.
type exceptionListsDataSource struct{}

// NewExceptionListsDataSource makes the data source impact_exception_lists.
var NewExceptionListsDataSource = tfimpact.NewDataSource[exceptionListsModel](exceptionListsDataSource{})

type exceptionListsModel struct {
	CampaignID types.String               `tfsdk:"campaign_id"`
	State      types.String               `tfsdk:"state"`
	Type       types.String               `tfsdk:"type"`
	Lists      []listedExceptionListModel `tfsdk:"exception_lists"`
}

// listedExceptionListModel is a list of categories or SKUs without its items.
type listedExceptionListModel struct {
	exceptionListFacts
	Type types.String `tfsdk:"type"`
}

// FromAPI returns the facts of an answer.
func (m listedExceptionListModel) FromAPI(l impact.ExceptionList) listedExceptionListModel {
	return listedExceptionListModel{m.exceptionListFacts.FromAPI(l), tfimpact.StringOrNull(l.Type)}
}

func (exceptionListsDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "exception_lists", Noun: "exception lists", AccountTypes: []impact.AccountType{impact.Brand},
	}
}

func (exceptionListsDataSource) Schema() schema.Schema {
	object := exceptionListAttributes()
	object["type"] = tfimpact.Text(listTypeDescription)
	return schema.Schema{
		MarkdownDescription: "A brand's lists of product categories and SKUs that are paid at a rate of their own, sorted by id, without their items. Promo code exception lists are not among them: impact.com cannot list these.",
		Attributes: map[string]schema.Attribute{
			"campaign_id": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only lists of the campaign with this id.",
				Validators: []validator.String{tfimpact.NumericID()},
			},
			"state":           oneOf([]string{"ACTIVE", "CLOSED", "DEACTIVATED"}, "Only lists in this state: `ACTIVE`, `CLOSED` or `DEACTIVATED`."),
			"type":            oneOf(listTypes, "Only lists of `CATEGORY` or of `SKU` items."),
			"exception_lists": tfimpact.ListOf("The lists, sorted by id.", object),
		},
	}
}

func (exceptionListsDataSource) Read(ctx context.Context, c *impact.Client, m *exceptionListsModel) error {
	filter := url.Values{}
	tfimpact.SetFilter(filter, "CampaignId", m.CampaignID)
	tfimpact.SetFilter(filter, "State", m.State)
	tfimpact.SetFilter(filter, "Type", m.Type)
	found, err := impact.Collect(c.ExceptionLists().All(ctx, filter))
	if err != nil {
		return err
	}
	m.Lists = tfimpact.Sorted(found, tfimpact.ByID(func(l impact.ExceptionList) impact.ID { return l.ID }), listedExceptionListModel{}.FromAPI)
	return nil
}
