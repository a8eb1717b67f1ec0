package offer

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// exceptionListLookup is data.impact_exception_list: one list of categories or
// SKUs with its items (exceptionlists documents of Brand v14 and Partner v16).
type exceptionListLookup struct{}

// NewExceptionListDataSource makes the data source impact_exception_list.
var NewExceptionListDataSource = tfimpact.NewDataSource[exceptionListLookupModel](exceptionListLookup{})

type exceptionListLookupModel struct {
	listedModel
	Items []itemModel `tfsdk:"items"`
}

func (exceptionListLookup) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "exception_list", Noun: "exception list", Key: []string{"id"},
		AccountTypes: []impact.AccountType{impact.Brand, impact.Partner},
	}
}

func (exceptionListLookup) Schema() schema.Schema {
	attributes := shownListAttributes()
	attributes["id"] = schema.StringAttribute{
		Required: true, MarkdownDescription: "Id of the list. `impact_exception_lists` shows a brand the ids of its own; partners find them in their contracts.",
		Validators: []validator.String{tfimpact.NumericID()},
	}
	attributes["type"] = schema.StringAttribute{Computed: true, MarkdownDescription: typeText}
	attributes["items"] = shownItems()
	return schema.Schema{
		MarkdownDescription: "A list of product categories or SKUs that are paid at a rate of their own, with its items: a brand's own, or one in a partner's contract. Partners are not shown the event types.",
		Attributes:          attributes,
	}
}

func (exceptionListLookup) Read(ctx context.Context, c *impact.Client, m *exceptionListLookupModel) error {
	id := m.ID.ValueString()
	l, err := c.ExceptionLists().GetFresh(ctx, id)
	if err != nil {
		return err
	}
	items, err := c.ExceptionListItems(id).List(ctx)
	if err != nil {
		return err
	}
	m.show(l)
	m.Type = tfimpact.StringOrNull(l.Type)
	m.Items = itemModels(items)
	return nil
}
