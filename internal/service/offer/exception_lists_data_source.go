package offer

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// exceptionListFilters are what the document lets exception lists be listed by.
var exceptionListFilters = []tfimpact.Filter{
	{Attribute: "campaign_id", Parameter: "CampaignId", Schema: tfimpact.IDFilter("Only lists of the campaign with this id.")},
	{Attribute: "state", Parameter: "State", Schema: tfimpact.OneOfFilter("Only lists in this state: `ACTIVE`, `CLOSED` or `DEACTIVATED`.", "ACTIVE", "CLOSED", "DEACTIVATED")},
	{Attribute: "type", Parameter: "Type", Schema: tfimpact.OneOfFilter("Only lists of `CATEGORY` or of `SKU` items.", listTypes...)},
}

// NewExceptionListsDataSource makes data.impact_exception_lists: GET
// …/ExceptionLists (Brand v14). A partner's document has no such listing, and promo
// code exception lists have none at all.
var NewExceptionListsDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[listedExceptionListModel]{
	Meta:        tfimpact.Metadata{Name: "exception_lists", Noun: "exception lists", AccountTypes: []impact.AccountType{impact.Brand}},
	Description: "A brand's lists of product categories and SKUs that are paid at a rate of their own, sorted by id, without their items. Promo code exception lists are not among them: impact.com cannot list these.",
	Filters:     exceptionListFilters,
	Items:       tfimpact.ListOf("The lists, sorted by id.", listedExceptionListAttributes()),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]listedExceptionListModel, error) {
		return tfimpact.CollectSorted(c.ExceptionLists().All(ctx, filter), tfimpact.ByID(func(l impact.ExceptionList) impact.ID { return l.ID }), listedExceptionListModel{}.FromAPI)
	},
})

// listedExceptionListModel is a list of categories or SKUs without its items.
type listedExceptionListModel struct {
	exceptionListFacts
	Type types.String `tfsdk:"type"`
}

// FromAPI returns the facts of an answer.
func (m listedExceptionListModel) FromAPI(l impact.ExceptionList) listedExceptionListModel {
	return listedExceptionListModel{m.exceptionListFacts.FromAPI(l), tfimpact.StringOrNull(l.Type)}
}

func listedExceptionListAttributes() map[string]schema.Attribute {
	attributes := exceptionListAttributes()
	attributes["type"] = tfimpact.Text(listTypeDescription)
	return attributes
}
