package offer

import (
	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// dealFacts is what the API shows of a deal, to brands and to partners.
type dealFacts struct {
	ID                            types.String       `tfsdk:"id"`
	Name                          types.String       `tfsdk:"name"`
	Description                   types.String       `tfsdk:"description"`
	CampaignID                    types.String       `tfsdk:"campaign_id"`
	State                         types.String       `tfsdk:"state"`
	Type                          types.String       `tfsdk:"type"`
	Scope                         types.String       `tfsdk:"scope"`
	StartDate                     tfimpact.Timestamp `tfsdk:"start_date"`
	EndDate                       tfimpact.Timestamp `tfsdk:"end_date"`
	Products                      types.List         `tfsdk:"products"`
	Categories                    types.Set          `tfsdk:"categories"`
	DiscountType                  types.String       `tfsdk:"discount_type"`
	DiscountAmount                types.Float64      `tfsdk:"discount_amount"`
	DiscountCurrency              types.String       `tfsdk:"discount_currency"`
	DiscountPercent               types.Float64      `tfsdk:"discount_percent"`
	DiscountMaximumPercent        types.Float64      `tfsdk:"discount_maximum_percent"`
	DiscountPercentRangeStart     types.Float64      `tfsdk:"discount_percent_range_start"`
	DiscountPercentRangeEnd       types.Float64      `tfsdk:"discount_percent_range_end"`
	MinimumPurchaseAmount         types.Float64      `tfsdk:"minimum_purchase_amount"`
	MinimumPurchaseAmountCurrency types.String       `tfsdk:"minimum_purchase_amount_currency"`
	MaximumSavingsAmount          types.Float64      `tfsdk:"maximum_savings_amount"`
	MaximumSavingsCurrency        types.String       `tfsdk:"maximum_savings_currency"`
	PurchaseLimitQuantity         types.Int64        `tfsdk:"purchase_limit_quantity"`
	Gift                          types.String       `tfsdk:"gift"`
	RebateAmount                  types.Float64      `tfsdk:"rebate_amount"`
	RebateCurrency                types.String       `tfsdk:"rebate_currency"`
	DefaultPromoCode              types.String       `tfsdk:"default_promo_code"`
	BogoBuyQuantity               types.Int64        `tfsdk:"bogo_buy_quantity"`
	BogoBuyScope                  types.String       `tfsdk:"bogo_buy_scope"`
	BogoBuyName                   types.String       `tfsdk:"bogo_buy_name"`
	BogoBuyImageURL               types.String       `tfsdk:"bogo_buy_image_url"`
	BogoGetQuantity               types.Int64        `tfsdk:"bogo_get_quantity"`
	BogoGetScope                  types.String       `tfsdk:"bogo_get_scope"`
	BogoGetName                   types.String       `tfsdk:"bogo_get_name"`
	BogoGetImageURL               types.String       `tfsdk:"bogo_get_image_url"`
	BogoGetDiscountType           types.String       `tfsdk:"bogo_get_discount_type"`
	BogoGetDiscountAmount         types.Float64      `tfsdk:"bogo_get_discount_amount"`
	BogoGetDiscountCurrency       types.String       `tfsdk:"bogo_get_discount_currency"`
	BogoGetDiscountPercent        types.Float64      `tfsdk:"bogo_get_discount_percent"`
	SynchAdsPromoCodes            types.Bool         `tfsdk:"synch_ads_promo_codes"`
	RestrictedPartnerIDs          types.Set          `tfsdk:"restricted_partner_ids"`
	RestrictedPartnerGroupIDs     types.Set          `tfsdk:"restricted_partner_group_ids"`
	URI                           types.String       `tfsdk:"uri"`
}

// dealModel adds what can be set but is shown otherwise, or not at all.
type dealModel struct {
	dealFacts
	ProductName          types.String   `tfsdk:"product_name"`
	ProductFileName      types.String   `tfsdk:"product_file_name"`
	RegularPrice         types.Float64  `tfsdk:"regular_price"`
	DealPrice            types.Float64  `tfsdk:"deal_price"`
	BogoBuyImageFileName types.String   `tfsdk:"bogo_buy_image_file_name"`
	BogoGetImageFileName types.String   `tfsdk:"bogo_get_image_file_name"`
	Timeouts             timeouts.Value `tfsdk:"timeouts"`
}

var productType = types.ObjectType{AttrTypes: map[string]attr.Type{
	"name": types.StringType, "image_url": types.StringType,
	"before_price_amount": types.Float64Type, "before_price_currency": types.StringType,
	"after_price_amount": types.Float64Type, "after_price_currency": types.StringType,
}}

func newDealFacts(d impact.Deal) dealFacts {
	return dealFacts{
		ID:                            types.StringValue(d.ID.String()),
		Name:                          types.StringValue(d.Name),
		Description:                   tfimpact.StringOrNull(d.Description),
		CampaignID:                    tfimpact.StringOrNull(d.CampaignID),
		State:                         tfimpact.StringOrNull(d.State),
		Type:                          tfimpact.StringOrNull(d.Type),
		Scope:                         tfimpact.StringOrNull(d.Scope),
		StartDate:                     tfimpact.NewTimestamp(d.StartDate),
		EndDate:                       tfimpact.NewTimestamp(d.EndDate),
		Products:                      productList(d.Products),
		Categories:                    tfimpact.StringSet(d.Categories),
		DiscountType:                  tfimpact.StringOrNull(d.DiscountType),
		DiscountAmount:                tfimpact.FloatOrNull(d.DiscountAmount),
		DiscountCurrency:              tfimpact.StringOrNull(d.DiscountCurrency),
		DiscountPercent:               tfimpact.FloatOrNull(d.DiscountPercent),
		DiscountMaximumPercent:        tfimpact.FloatOrNull(d.DiscountMaximumPercent),
		DiscountPercentRangeStart:     tfimpact.FloatOrNull(d.DiscountPercentRangeStart),
		DiscountPercentRangeEnd:       tfimpact.FloatOrNull(d.DiscountPercentRangeEnd),
		MinimumPurchaseAmount:         tfimpact.FloatOrNull(d.MinimumPurchaseAmount),
		MinimumPurchaseAmountCurrency: tfimpact.StringOrNull(d.MinimumPurchaseAmountCurrency),
		MaximumSavingsAmount:          tfimpact.FloatOrNull(d.MaximumSavingsAmount),
		MaximumSavingsCurrency:        tfimpact.StringOrNull(d.MaximumSavingsCurrency),
		PurchaseLimitQuantity:         types.Int64PointerValue(d.PurchaseLimitQuantity.Ptr()),
		Gift:                          tfimpact.StringOrNull(d.Gift),
		RebateAmount:                  tfimpact.FloatOrNull(d.RebateAmount),
		RebateCurrency:                tfimpact.StringOrNull(d.RebateCurrency),
		DefaultPromoCode:              tfimpact.StringOrNull(d.DefaultPromoCode),
		BogoBuyQuantity:               types.Int64PointerValue(d.BogoBuyQuantity.Ptr()),
		BogoBuyScope:                  tfimpact.StringOrNull(d.BogoBuyScope),
		BogoBuyName:                   tfimpact.StringOrNull(d.BogoBuyName),
		BogoBuyImageURL:               tfimpact.StringOrNull(d.BogoBuyImageURL),
		BogoGetQuantity:               types.Int64PointerValue(d.BogoGetQuantity.Ptr()),
		BogoGetScope:                  tfimpact.StringOrNull(d.BogoGetScope),
		BogoGetName:                   tfimpact.StringOrNull(d.BogoGetName),
		BogoGetImageURL:               tfimpact.StringOrNull(d.BogoGetImageURL),
		BogoGetDiscountType:           tfimpact.StringOrNull(d.BogoGetDiscountType),
		BogoGetDiscountAmount:         tfimpact.FloatOrNull(d.BogoGetDiscountAmount),
		BogoGetDiscountCurrency:       tfimpact.StringOrNull(d.BogoGetDiscountCurrency),
		BogoGetDiscountPercent:        tfimpact.FloatOrNull(d.BogoGetDiscountPercent),
		SynchAdsPromoCodes:            types.BoolPointerValue(d.SynchAdsPromoCodes.Ptr()),
		RestrictedPartnerIDs:          tfimpact.StringSet(d.RestrictedPartners),
		RestrictedPartnerGroupIDs:     tfimpact.StringSet(d.RestrictedPartnerGroups),
		URI:                           tfimpact.StringOrNull(d.URI),
	}
}

func productList(products []impact.DealProduct) types.List {
	elements := make([]attr.Value, len(products))
	for i, p := range products {
		elements[i] = types.ObjectValueMust(productType.AttrTypes, map[string]attr.Value{
			"name":                  tfimpact.StringOrNull(p.Name),
			"image_url":             tfimpact.StringOrNull(p.ImageURL),
			"before_price_amount":   tfimpact.FloatOrNull(p.BeforePriceAmount),
			"before_price_currency": tfimpact.StringOrNull(p.BeforePriceCurrency),
			"after_price_amount":    tfimpact.FloatOrNull(p.AfterPriceAmount),
			"after_price_currency":  tfimpact.StringOrNull(p.AfterPriceCurrency),
		})
	}
	return types.ListValueMust(productType, elements)
}

// show fills the model from the API. What the API does not show stays: the file
// names of images, and the scope of deals that are answered without it.
func (m *dealModel) show(d impact.Deal) {
	scope := m.Scope
	m.dealFacts = newDealFacts(d)
	m.ID = types.StringValue(impact.CanonicalInteger(d.ID.String()))
	if m.Scope.IsNull() {
		m.Scope = scope
	}
	product := declaredProduct(d.Products, m.ProductName.ValueString())
	m.ProductName = tfimpact.StringOrNull(product.Name)
	m.RegularPrice = tfimpact.FloatOrNull(product.BeforePriceAmount)
	m.DealPrice = tfimpact.FloatOrNull(product.AfterPriceAmount)
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
