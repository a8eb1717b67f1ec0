package offer

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// promoCodeExceptionListLookup is data.impact_promo_code_exception_list: one
// list of promo codes with its items (promocodeexceptionlists documents of Brand
// v14 and Partner v16).
type promoCodeExceptionListLookup struct{}

// NewPromoCodeExceptionListDataSource makes the data source
// impact_promo_code_exception_list.
var NewPromoCodeExceptionListDataSource = tfimpact.NewDataSource[promoCodeExceptionListLookupModel](promoCodeExceptionListLookup{})

type promoCodeExceptionListLookupModel struct {
	listModel
	Items []itemModel `tfsdk:"items"`
}

func (promoCodeExceptionListLookup) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "promo_code_exception_list", Noun: "promo code exception list", Key: []string{"id"},
		AccountTypes: []impact.AccountType{impact.Brand, impact.Partner},
	}
}

func (promoCodeExceptionListLookup) Schema() schema.Schema {
	attributes := shownListAttributes()
	attributes["id"] = schema.StringAttribute{
		Required: true, MarkdownDescription: "Id of the list. No API call lists these lists: a brand finds the id in the web app, a partner in its contracts.",
		Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
	}
	attributes["items"] = shownItems()
	return schema.Schema{
		MarkdownDescription: "A list of promo codes that are paid at a rate of their own, with its items: a brand's own, or one in a partner's contract. Partners are not shown the event types.",
		Attributes:          attributes,
	}
}

func (promoCodeExceptionListLookup) Read(ctx context.Context, c *impact.Client, m *promoCodeExceptionListLookupModel) error {
	id := m.ID.ValueString()
	l, err := c.PromoCodeExceptionLists().Get(ctx, id)
	if err != nil {
		return err
	}
	items, err := c.PromoCodeExceptionListItems(id).List(ctx)
	if err != nil {
		return err
	}
	m.show(l)
	m.Items = itemModels(items)
	return nil
}
