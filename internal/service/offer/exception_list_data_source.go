package offer

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// exceptionListDataSource is data.impact_exception_list: one list of categories or
// SKUs with its items (exceptionlists documents of Brand v14 and Partner v16).
type exceptionListDataSource struct{}

// NewExceptionListDataSource makes the data source impact_exception_list.
var NewExceptionListDataSource = tfimpact.NewDataSource[exceptionListDataSourceModel](exceptionListDataSource{})

type exceptionListDataSourceModel struct {
	listedExceptionListModel
	Items []itemModel `tfsdk:"items"`
}

func (exceptionListDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "exception_list", Noun: "exception list", Key: []string{"id"},
		AccountTypes: []impact.AccountType{impact.Brand, impact.Partner},
	}
}

func (exceptionListDataSource) Schema() schema.Schema {
	attributes := listedExceptionListAttributes()
	attributes["id"] = schema.StringAttribute{
		Required: true, MarkdownDescription: "Id of the list. `impact_exception_lists` shows a brand the ids of its own; partners find them in their contracts.",
		Validators: []validator.String{tfimpact.NumericID()},
	}
	attributes["items"] = itemsAttribute()
	return schema.Schema{
		MarkdownDescription: "A list of product categories or SKUs that are paid at a rate of their own, with its items: a brand's own, or one in a partner's contract. Partners are not shown the event types.",
		Attributes:          attributes,
	}
}

func (exceptionListDataSource) Read(ctx context.Context, c *impact.Client, m *exceptionListDataSourceModel) error {
	l, items, err := readList(ctx, m.ID, nil, c.ExceptionLists().GetFresh, c.ExceptionListItems(m.ID.ValueString()))
	if err != nil {
		return err
	}
	m.listedExceptionListModel = m.FromAPI(l)
	m.Items = itemModels(items)
	return nil
}
