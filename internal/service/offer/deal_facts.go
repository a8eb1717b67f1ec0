package offer

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
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

var productType = types.ObjectType{AttrTypes: map[string]attr.Type{
	"name": types.StringType, "image_url": types.StringType,
	"before_price_amount": types.Float64Type, "before_price_currency": types.StringType,
	"after_price_amount": types.Float64Type, "after_price_currency": types.StringType,
}}

// FromAPI returns the facts of an answer. A zero that the prior facts declare stays
// where the answer leaves the number out.
func (f dealFacts) FromAPI(d impact.Deal) dealFacts {
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
		DiscountAmount:                tfimpact.FloatOrDeclared(d.DiscountAmount, f.DiscountAmount),
		DiscountCurrency:              tfimpact.StringOrNull(d.DiscountCurrency),
		DiscountPercent:               tfimpact.FloatOrDeclared(d.DiscountPercent, f.DiscountPercent),
		DiscountMaximumPercent:        tfimpact.FloatOrDeclared(d.DiscountMaximumPercent, f.DiscountMaximumPercent),
		DiscountPercentRangeStart:     tfimpact.FloatOrDeclared(d.DiscountPercentRangeStart, f.DiscountPercentRangeStart),
		DiscountPercentRangeEnd:       tfimpact.FloatOrDeclared(d.DiscountPercentRangeEnd, f.DiscountPercentRangeEnd),
		MinimumPurchaseAmount:         tfimpact.FloatOrNull(d.MinimumPurchaseAmount),
		MinimumPurchaseAmountCurrency: tfimpact.StringOrNull(d.MinimumPurchaseAmountCurrency),
		MaximumSavingsAmount:          tfimpact.FloatOrNull(d.MaximumSavingsAmount),
		MaximumSavingsCurrency:        tfimpact.StringOrNull(d.MaximumSavingsCurrency),
		PurchaseLimitQuantity:         tfimpact.IntegerOrDeclared(d.PurchaseLimitQuantity, f.PurchaseLimitQuantity),
		Gift:                          tfimpact.StringOrNull(d.Gift),
		RebateAmount:                  tfimpact.FloatOrDeclared(d.RebateAmount, f.RebateAmount),
		RebateCurrency:                tfimpact.StringOrNull(d.RebateCurrency),
		DefaultPromoCode:              tfimpact.StringOrNull(d.DefaultPromoCode),
		BogoBuyQuantity:               tfimpact.IntegerOrDeclared(d.BogoBuyQuantity, f.BogoBuyQuantity),
		BogoBuyScope:                  tfimpact.StringOrNull(d.BogoBuyScope),
		BogoBuyName:                   tfimpact.StringOrNull(d.BogoBuyName),
		BogoBuyImageURL:               tfimpact.StringOrNull(d.BogoBuyImageURL),
		BogoGetQuantity:               tfimpact.IntegerOrDeclared(d.BogoGetQuantity, f.BogoGetQuantity),
		BogoGetScope:                  tfimpact.StringOrNull(d.BogoGetScope),
		BogoGetName:                   tfimpact.StringOrNull(d.BogoGetName),
		BogoGetImageURL:               tfimpact.StringOrNull(d.BogoGetImageURL),
		BogoGetDiscountType:           tfimpact.StringOrNull(d.BogoGetDiscountType),
		BogoGetDiscountAmount:         tfimpact.FloatOrDeclared(d.BogoGetDiscountAmount, f.BogoGetDiscountAmount),
		BogoGetDiscountCurrency:       tfimpact.StringOrNull(d.BogoGetDiscountCurrency),
		BogoGetDiscountPercent:        tfimpact.FloatOrDeclared(d.BogoGetDiscountPercent, f.BogoGetDiscountPercent),
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

// dealAttributes describes the facts.
func dealAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          tfimpact.Text("Id of the deal."),
		"name":        tfimpact.Text("Name of the deal."),
		"description": tfimpact.Text("Description, which partners may see."),
		"campaign_id": tfimpact.Text("Id of the campaign (the web app says program) that the deal belongs to."),
		"state":       tfimpact.Text("`ACTIVE`, `PENDING` (it has not started) or `EXPIRED`."),
		"type":        tfimpact.Text("What the deal offers: `GENERAL_SALE`, `FREE_SHIPPING`, `GIFT_WITH_PURCHASE`, `REBATE` or `BOGO` (buy one, get one)."),
		"scope":       tfimpact.Text("What the deal applies to: `PRODUCT`, `CATEGORY` or `ENTIRE_STORE`. Partners do not see it for BOGO deals."),
		"start_date":  tfimpact.Moment("When the deal becomes active, in RFC 3339; null when it is not scheduled."),
		"end_date":    tfimpact.Moment("When the deal expires, in RFC 3339; null when it is not scheduled."),
		"products": tfimpact.ListOf("Products that the deal applies to, for the `scope` `PRODUCT`.", map[string]schema.Attribute{
			"name":                  tfimpact.Text("Name of the product."),
			"image_url":             tfimpact.Text("URL of the product's image."),
			"before_price_amount":   tfimpact.Decimal("Price without the deal, in `before_price_currency`."),
			"before_price_currency": tfimpact.Text("ISO 4217 code of the currency of the price without the deal."),
			"after_price_amount":    tfimpact.Decimal("Price with the deal, in `after_price_currency`."),
			"after_price_currency":  tfimpact.Text("ISO 4217 code of the currency of the price with the deal."),
		}),
		"categories":                       tfimpact.TextSet("Categories that the deal applies to, for the `scope` `CATEGORY`."),
		"discount_type":                    tfimpact.Text("How the discount is calculated: `FIXED`, `PERCENT`, `PERCENT_RANGE` or `PERCENT_MAXIMUM`."),
		"discount_amount":                  tfimpact.Decimal("Flat discount, in `discount_currency`, for the `discount_type` `FIXED`."),
		"discount_currency":                tfimpact.Text("ISO 4217 code of the discount's currency."),
		"discount_percent":                 tfimpact.Decimal("Discount in percent, for the `discount_type` `PERCENT`."),
		"discount_maximum_percent":         tfimpact.Decimal("Greatest discount in percent, for the `discount_type` `PERCENT_MAXIMUM`."),
		"discount_percent_range_start":     tfimpact.Decimal("Least discount in percent, for the `discount_type` `PERCENT_RANGE`."),
		"discount_percent_range_end":       tfimpact.Decimal("Greatest discount in percent, for the `discount_type` `PERCENT_RANGE`."),
		"minimum_purchase_amount":          tfimpact.Decimal("Least that a customer must spend, in `minimum_purchase_amount_currency`. It is set in the web app."),
		"minimum_purchase_amount_currency": tfimpact.Text("ISO 4217 code of the currency of the minimum purchase."),
		"maximum_savings_amount":           tfimpact.Decimal("Most that a customer can save, in `maximum_savings_currency`. It is set in the web app."),
		"maximum_savings_currency":         tfimpact.Text("ISO 4217 code of the currency of the maximum savings."),
		"purchase_limit_quantity":          tfimpact.Integer("How many times the deal can be used, 0 for no limit."),
		"gift":                             tfimpact.Text("The gift, for the `type` `GIFT_WITH_PURCHASE`."),
		"rebate_amount":                    tfimpact.Decimal("The rebate, in `rebate_currency`, for the `type` `REBATE`."),
		"rebate_currency":                  tfimpact.Text("ISO 4217 code of the rebate's currency."),
		"default_promo_code":               tfimpact.Text("Promo code that partners can promote for the deal."),
		"bogo_buy_quantity":                tfimpact.Integer("How many a customer must buy, for the `type` `BOGO`."),
		"bogo_buy_scope":                   tfimpact.Text("Whether `bogo_buy_name` is a `PRODUCT` or a `CATEGORY`, for the `type` `BOGO`."),
		"bogo_buy_name":                    tfimpact.Text("What a customer must buy, for the `type` `BOGO`."),
		"bogo_buy_image_url":               tfimpact.Text("URL of an image of what a customer must buy, for the `type` `BOGO`."),
		"bogo_get_quantity":                tfimpact.Integer("How many a customer gets, for the `type` `BOGO`."),
		"bogo_get_scope":                   tfimpact.Text("Whether `bogo_get_name` is a `PRODUCT` or a `CATEGORY`, for the `type` `BOGO`."),
		"bogo_get_name":                    tfimpact.Text("What a customer gets, for the `type` `BOGO`."),
		"bogo_get_image_url":               tfimpact.Text("URL of an image of what a customer gets, for the `type` `BOGO`."),
		"bogo_get_discount_type":           tfimpact.Text("Discount on what a customer gets, for the `type` `BOGO`: `FREE`, `AMOUNT` or `PERCENT`."),
		"bogo_get_discount_amount":         tfimpact.Decimal("Flat discount on what a customer gets, in `bogo_get_discount_currency`."),
		"bogo_get_discount_currency":       tfimpact.Text("ISO 4217 code of the currency of the discount on what a customer gets."),
		"bogo_get_discount_percent":        tfimpact.Decimal("Discount on what a customer gets, in percent."),
		"synch_ads_promo_codes":            tfimpact.Truth("Whether promo codes are synchronised with ads. Shown to brands."),
		"restricted_partner_ids":           tfimpact.TextSet("Ids of the partners that may not promote the deal. Shown to brands."),
		"restricted_partner_group_ids":     tfimpact.TextSet("Ids of the partner groups that may not promote the deal. Shown to brands."),
		"uri":                              tfimpact.Text("Path of the deal in the API, below the account root."),
	}
}
