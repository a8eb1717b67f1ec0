package offer

import (
	"context"
	"fmt"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// dealField is an attribute of a deal: what the API calls it in a create and in
// an update, and which deals have it at all.
type dealField struct {
	attribute      string
	create, update string // "" where the operation does not take it
	by, when       string // the attribute that decides, and its value for which a deal has this one
	need           need
}

// need says whether a deal that has an attribute must be given it.
type need bool

const (
	required need = true
	optional need = false
)

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

	{"product_name", "ProductName", "ProductName", "scope", "PRODUCT", required},
	{"product_file_name", "", "ProductFileName", "scope", "PRODUCT", optional},
	{"regular_price", "", "RegularPrice", "scope", "PRODUCT", optional},
	{"deal_price", "", "DealPrice", "scope", "PRODUCT", optional},
	{"purchase_limit_quantity", "", "PurchaseLimitQuantity", "scope", "PRODUCT", optional},
	{"products", "", "", "scope", "PRODUCT", optional},
	{"categories", "Categories", "Categories", "scope", "CATEGORY", required},

	{"discount_type", "DiscountType", "DiscountType", "type", "GENERAL_SALE", optional},
	{"discount_amount", "DiscountAmount", "DiscountAmount", "discount_type", "FIXED", required},
	{"discount_currency", "DiscountCurrency", "", "discount_type", "FIXED", optional},
	{"discount_percent", "DiscountPercent", "DiscountPercent", "discount_type", "PERCENT", required},
	{"discount_percent_range_start", "", "DiscountPercentRangeStart", "discount_type", "PERCENT_RANGE", required},
	{"discount_percent_range_end", "", "DiscountPercentRangeEnd", "discount_type", "PERCENT_RANGE", required},
	{"discount_maximum_percent", "", "DiscountMaximumPercent", "discount_type", "PERCENT_MAXIMUM", required},

	{"gift", "Gift", "Gift", "type", "GIFT_WITH_PURCHASE", required},
	{"rebate_amount", "RebateAmount", "RebateAmount", "type", "REBATE", required},
	{"rebate_currency", "RebateCurrency", "", "type", "REBATE", optional},

	{"bogo_buy_name", "BogoBuyName", "BogoBuyName", "type", "BOGO", required},
	{"bogo_buy_quantity", "BogoBuyQuantity", "BogoBuyQuantity", "type", "BOGO", required},
	{"bogo_buy_scope", "BogoBuyScope", "BogoBuyScope", "type", "BOGO", required},
	{"bogo_buy_image_file_name", "", "BogoBuyImageFileName", "type", "BOGO", optional},
	{"bogo_buy_image_url", "", "", "type", "BOGO", optional},
	{"bogo_get_name", "BogoGetName", "BogoGetName", "type", "BOGO", required},
	{"bogo_get_quantity", "BogoGetQuantity", "BogoGetQuantity", "type", "BOGO", required},
	{"bogo_get_scope", "BogoGetScope", "BogoGetScope", "type", "BOGO", required},
	{"bogo_get_image_file_name", "", "BogoGetImageFileName", "type", "BOGO", optional},
	{"bogo_get_image_url", "", "", "type", "BOGO", optional},
	{"bogo_get_discount_type", "BogoGetDiscountType", "BogoGetDiscountType", "type", "BOGO", required},
	{"bogo_get_discount_amount", "BogoGetDiscountAmount", "BogoGetDiscountAmount", "bogo_get_discount_type", "AMOUNT", required},
	{"bogo_get_discount_currency", "", "", "bogo_get_discount_type", "AMOUNT", optional},
	{"bogo_get_discount_percent", "BogoGetDiscountPercent", "BogoGetDiscountPercent", "bogo_get_discount_type", "PERCENT", required},
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

// settable says whether some operation takes the field.
func (f dealField) settable() bool { return f.create != "" || f.update != "" }

// applies says whether the deal has the field; known is false while the
// attribute that decides is not known.
func (f dealField) applies(deal attributes) (yes, known bool) {
	if f.by == "" {
		return true, true
	}
	decides := deal.get(f.by)
	if decides.IsUnknown() {
		return false, false
	}
	return decides.Equal(types.StringValue(f.when)), true
}

// check holds a configuration against what its type, scope and discount ask
// for. Values that are not known yet are not judged.
func (f dealField) check(config attributes) (diags diag.Diagnostics) {
	value := config.get(f.attribute)
	applies, known := f.applies(config)
	switch {
	case !known || value.IsUnknown() || !f.settable():
	case applies && value.IsNull() && f.need == required:
		diags.AddAttributeError(path.Root(f.attribute), "Missing attribute",
			fmt.Sprintf("%s is required when %s is %q.", f.attribute, f.by, f.when))
	case !applies && !value.IsNull():
		have := "is not set"
		if by := config.get(f.by); !by.IsNull() {
			have = "is " + by.String()
		}
		diags.AddAttributeError(path.Root(f.attribute), "Attribute of another kind of deal",
			fmt.Sprintf("%s can be set only when %s is %q, but %s %s.", f.attribute, f.by, f.when, f.by, have))
	}
	return diags
}

// clearOthers makes null what a deal of this kind does not have: the API shows
// zeros there, or what the deal had before.
func clearOthers(ctx context.Context, deal attributes) error {
	for _, f := range dealTable {
		if applies, known := f.applies(deal); known && !applies {
			if err := deal.clear(ctx, f.attribute); err != nil {
				return err
			}
		}
	}
	return nil
}

// createForm is what a create takes of the deal.
func createForm(plan attributes) *impact.Form {
	form := impact.NewForm()
	for _, f := range dealTable {
		if f.create != "" {
			put(form, f.create, plan.get(f.attribute))
		}
	}
	return form
}

// updateForm is what makes the deal in state the planned one, empty when an
// update changes nothing. The document calls some fields required when another
// has a certain value; they go with every update.
func updateForm(plan, state attributes) *impact.Form {
	form, changed := impact.NewForm(), false
	for _, f := range dealTable {
		if f.update == "" {
			continue
		}
		have, want := state.get(f.attribute), plan.get(f.attribute)
		applies, _ := f.applies(plan)
		differs := !want.Equal(have) && !want.IsUnknown()
		if differs || applies && f.need == required {
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
	if value.IsNull() || value.IsUnknown() {
		return
	}
	switch v := value.(type) {
	case types.String:
		form.Set(field, v.ValueString())
	case tfimpact.Timestamp:
		form.Set(field, v.Field())
	case types.Bool:
		form.Set(field, strconv.FormatBool(v.ValueBool()))
	case types.Int64:
		form.Set(field, strconv.FormatInt(v.ValueInt64(), 10))
	case types.Float64:
		form.Set(field, strconv.FormatFloat(v.ValueFloat64(), 'f', -1, 64))
	case types.Set:
		form.SetList(field, tfimpact.Strings(v))
	}
}
