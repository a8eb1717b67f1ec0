package offer

import (
	"cmp"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// dealModel adds what can be set but is shown otherwise, or not at all.
type dealModel struct {
	dealFacts
	tfimpact.Managed
	tfimpact.Adopting
	ProductName          types.String  `tfsdk:"product_name"`
	ProductFileName      types.String  `tfsdk:"product_file_name"`
	RegularPrice         types.Float64 `tfsdk:"regular_price"`
	DealPrice            types.Float64 `tfsdk:"deal_price"`
	BogoBuyImageFileName types.String  `tfsdk:"bogo_buy_image_file_name"`
	BogoGetImageFileName types.String  `tfsdk:"bogo_get_image_file_name"`
}

// FromAPI returns the model with the facts of an answer. The file names of images,
// which the API does not show, stay, and so does the scope where an answer lacks
// it. Synchronisation that an answer leaves out is off, as the document says. Attributes that a deal of this kind does not have are null: the API shows
// zeros there, or what the deal had before.
func (m dealModel) FromAPI(d impact.Deal) dealModel {
	d.Scope = cmp.Or(d.Scope, m.Scope.ValueString())
	m.dealFacts = m.dealFacts.FromAPI(d)
	m.Type, m.Scope = types.StringValue(d.Type), types.StringValue(d.Scope)
	m.ID = types.StringValue(impact.CanonicalInteger(d.ID.String()))
	m.SynchAdsPromoCodes = tfimpact.BoolOrDefault(d.SynchAdsPromoCodes, false)
	product := declaredProduct(d.Products, m.ProductName.ValueString())
	m.ProductName = tfimpact.StringOrNull(product.Name)
	m.RegularPrice = tfimpact.FloatOrDeclared(product.BeforePriceAmount, m.RegularPrice)
	m.DealPrice = tfimpact.FloatOrDeclared(product.AfterPriceAmount, m.DealPrice)
	settleKind(&m)
	return m
}

// settleKind makes null what a deal of this kind does not have, and "" a text that
// it must have but does not: a configuration can then declare it.
func settleKind(m *dealModel) {
	values := tfimpact.ValuesOf(m)
	for _, f := range dealTable {
		applies, known := f.Applies(values)
		if known && !applies {
			values.SetNull(f.attribute)
		}
		if text, ok := values.Get(f.attribute).(types.String); ok && known && applies && f.Required && text.IsNull() {
			values.Set(f.attribute, types.StringValue(""))
		}
	}
}

// declaredProduct is the product of that name, else the first: a request names
// one product, but an answer can show several.
func declaredProduct(products []impact.DealProduct, name string) impact.DealProduct {
	for _, p := range products {
		if p.Name == name {
			return p
		}
	}
	if len(products) > 0 {
		return products[0]
	}
	return impact.DealProduct{}
}
