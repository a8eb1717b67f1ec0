package offer

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// promoCodeExceptionListDataSource is data.impact_promo_code_exception_list: one
// list of promo codes with its items (promocodeexceptionlists documents of Brand
// v14 and Partner v16).
type promoCodeExceptionListDataSource struct{}

// NewPromoCodeExceptionListDataSource makes the data source
// impact_promo_code_exception_list.
var NewPromoCodeExceptionListDataSource = tfimpact.NewDataSource[promoCodeExceptionListDataSourceModel](promoCodeExceptionListDataSource{})

type promoCodeExceptionListDataSourceModel struct {
	exceptionListFacts
	Items []itemModel `tfsdk:"items"`
}

func (promoCodeExceptionListDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "promo_code_exception_list", Noun: "promo code exception list", Key: []string{"id"},
		AccountTypes: []impact.AccountType{impact.Brand, impact.Partner},
	}
}

func (promoCodeExceptionListDataSource) Schema() schema.Schema {
	attributes := exceptionListAttributes()
	attributes["id"] = schema.StringAttribute{
		Required: true, MarkdownDescription: "Id of the list. No API call lists these lists: a brand finds the id in the web app, a partner in its contracts.",
		Validators: []validator.String{check.NotBlank()},
	}
	attributes["items"] = itemsAttribute()
	return schema.Schema{
		MarkdownDescription: "A list of promo codes that are paid at a rate of their own, with its items: a brand's own, or one in a partner's contract. Partners are not shown the event types.",
		Attributes:          attributes,
	}
}

func (promoCodeExceptionListDataSource) Read(ctx context.Context, c *impact.Client, m *promoCodeExceptionListDataSourceModel) error {
	l, items, err := readList(ctx, m.ID, nil, c.PromoCodeExceptionLists().Get, c.PromoCodeExceptionListItems(m.ID.ValueString()))
	if err != nil {
		return err
	}
	m.exceptionListFacts = m.FromAPI(l)
	m.Items = itemModels(items)
	return nil
}
