package offer

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// dealField is an attribute of a deal: what the API calls it in a create and in
// an update, and which deals have it at all.
type dealField struct {
	attribute      string
	create, update string // "" where the operation does not take it
	tfimpact.Condition
}

// dealTable rests on DealCreate and DealUpdate of the brand's deals document.
// An attribute stands after the one that decides about it.
var dealTable = []dealField{
	{attribute: "campaign_id", create: "CampaignId"},
	{attribute: "name", create: "Name", update: "Name"},
	{attribute: "type", create: "Type"},
	{attribute: "scope", create: "Scope", update: "DealScope"},
	{attribute: "description", create: "Description", update: "Description"},
	{attribute: "start_date", create: "StartDate", update: "StartDate"},
	{attribute: "end_date", create: "EndDate", update: "EndDate"},
	{attribute: "synch_ads_promo_codes", create: "SynchAdsPromoCodes", update: "SynchAdsPromoCodes"},
	{attribute: "default_promo_code", create: "DefaultPromoCode"},
	{attribute: "restricted_partner_ids", create: "RestrictedMediaPartners"},
	{attribute: "restricted_partner_group_ids", create: "RestrictedMediaPartnerGroups"},

	{"product_name", "ProductName", "ProductName", tfimpact.RequiredWhen("scope", "PRODUCT")},
	{"product_file_name", "", "ProductFileName", tfimpact.AllowedWhen("scope", "PRODUCT")},
	{"regular_price", "", "RegularPrice", tfimpact.AllowedWhen("scope", "PRODUCT")},
	{"deal_price", "", "DealPrice", tfimpact.AllowedWhen("scope", "PRODUCT")},
	{"purchase_limit_quantity", "", "PurchaseLimitQuantity", tfimpact.AllowedWhen("scope", "PRODUCT")},
	{"products", "", "", tfimpact.AllowedWhen("scope", "PRODUCT")},
	{"categories", "Categories", "Categories", tfimpact.RequiredWhen("scope", "CATEGORY")},

	{"discount_type", "DiscountType", "DiscountType", tfimpact.AllowedWhen("type", "GENERAL_SALE")},
	{"discount_amount", "DiscountAmount", "DiscountAmount", tfimpact.RequiredWhen("discount_type", "FIXED")},
	{"discount_currency", "DiscountCurrency", "", tfimpact.AllowedWhen("discount_type", "FIXED")},
	{"discount_percent", "DiscountPercent", "DiscountPercent", tfimpact.RequiredWhen("discount_type", "PERCENT")},
	{"discount_percent_range_start", "", "DiscountPercentRangeStart", tfimpact.RequiredWhen("discount_type", "PERCENT_RANGE")},
	{"discount_percent_range_end", "", "DiscountPercentRangeEnd", tfimpact.RequiredWhen("discount_type", "PERCENT_RANGE")},
	{"discount_maximum_percent", "", "DiscountMaximumPercent", tfimpact.RequiredWhen("discount_type", "PERCENT_MAXIMUM")},

	{"gift", "Gift", "Gift", tfimpact.RequiredWhen("type", "GIFT_WITH_PURCHASE")},
	{"rebate_amount", "RebateAmount", "RebateAmount", tfimpact.RequiredWhen("type", "REBATE")},
	{"rebate_currency", "RebateCurrency", "", tfimpact.AllowedWhen("type", "REBATE")},

	{"bogo_buy_name", "BogoBuyName", "BogoBuyName", tfimpact.RequiredWhen("type", "BOGO")},
	{"bogo_buy_quantity", "BogoBuyQuantity", "BogoBuyQuantity", tfimpact.RequiredWhen("type", "BOGO")},
	{"bogo_buy_scope", "BogoBuyScope", "BogoBuyScope", tfimpact.RequiredWhen("type", "BOGO")},
	{"bogo_buy_image_file_name", "", "BogoBuyImageFileName", tfimpact.AllowedWhen("type", "BOGO")},
	{"bogo_buy_image_url", "", "", tfimpact.AllowedWhen("type", "BOGO")},
	{"bogo_get_name", "BogoGetName", "BogoGetName", tfimpact.RequiredWhen("type", "BOGO")},
	{"bogo_get_quantity", "BogoGetQuantity", "BogoGetQuantity", tfimpact.RequiredWhen("type", "BOGO")},
	{"bogo_get_scope", "BogoGetScope", "BogoGetScope", tfimpact.RequiredWhen("type", "BOGO")},
	{"bogo_get_image_file_name", "", "BogoGetImageFileName", tfimpact.AllowedWhen("type", "BOGO")},
	{"bogo_get_image_url", "", "", tfimpact.AllowedWhen("type", "BOGO")},
	{"bogo_get_discount_type", "BogoGetDiscountType", "BogoGetDiscountType", tfimpact.RequiredWhen("type", "BOGO")},
	{"bogo_get_discount_amount", "BogoGetDiscountAmount", "BogoGetDiscountAmount", tfimpact.RequiredWhen("bogo_get_discount_type", "AMOUNT")},
	{"bogo_get_discount_currency", "", "", tfimpact.AllowedWhen("bogo_get_discount_type", "AMOUNT")},
	{"bogo_get_discount_percent", "BogoGetDiscountPercent", "BogoGetDiscountPercent", tfimpact.RequiredWhen("bogo_get_discount_type", "PERCENT")},
}

// dealFieldNames maps the API's names to attributes.
func dealFieldNames() map[string]string {
	names := map[string]string{}
	for _, f := range dealTable {
		names[f.create], names[f.update] = f.attribute, f.attribute
	}
	delete(names, "")
	return names
}

// settable reports whether some operation takes the field.
func (f dealField) settable() bool { return f.create != "" || f.update != "" }

// createForm is what a create takes of the deal.
func createForm(plan tfimpact.Values) *impact.Form {
	form := impact.NewForm()
	for _, f := range dealTable {
		if f.create != "" {
			put(form, f.create, plan.Get(f.attribute))
		}
	}
	return form
}

// updateForm is what makes the deal in state the planned one, empty when an
// update changes nothing. The document calls some fields required when another
// has a certain value; they go with every update.
func updateForm(plan, state tfimpact.Values) *impact.Form {
	form, changed := impact.NewForm(), false
	for _, f := range dealTable {
		if f.update == "" {
			continue
		}
		have, want := state.Get(f.attribute), plan.Get(f.attribute)
		applies, _ := f.Applies(plan)
		differs := !want.Equal(have) && !want.IsUnknown()
		if differs || applies && f.Required && !want.Equal(types.StringValue("")) {
			put(form, f.update, want)
		}
		if _, isText := want.(types.String); differs && want.IsNull() && isText && applies {
			form.Set(f.update, "") // a text can be emptied; a number or a date cannot
		}
		changed = changed || differs
	}
	if !changed {
		return impact.NewForm()
	}
	return form
}

// put adds a value to a form, unless it is null or unknown.
func put(form *impact.Form, field string, value attr.Value) {
	if text, ok := tfimpact.FormText(value); ok {
		form.Set(field, text)
	} else if set, ok := value.(types.Set); ok && !set.IsNull() && !set.IsUnknown() {
		form.SetList(field, tfimpact.Strings(set))
	}
}
