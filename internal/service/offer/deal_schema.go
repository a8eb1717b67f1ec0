package offer

import (
	"context"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// The values that the deals document gives.
var (
	dealTypes     = []string{"GENERAL_SALE", "FREE_SHIPPING", "GIFT_WITH_PURCHASE", "REBATE", "BOGO"}
	dealScopes    = []string{"PRODUCT", "CATEGORY", "ENTIRE_STORE"}
	dealStates    = []string{"ACTIVE", "EXPIRED", "PENDING"}
	discountTypes = []string{"FIXED", "PERCENT", "PERCENT_RANGE", "PERCENT_MAXIMUM"}
	bogoScopes    = []string{"PRODUCT", "CATEGORY"}
	bogoDiscounts = []string{"FREE", "AMOUNT", "PERCENT"}
)

// dealResourceAttributes describes the facts, with the attributes that can be set
// in their place.
func dealResourceAttributes() map[string]schema.Attribute {
	all := tfimpact.ComputedAttributes(dealAttributes())
	for name, attribute := range map[string]schema.Attribute{
		"id":          tfimpact.ID("deal"),
		"uri":         tfimpact.URI("deal"),
		"campaign_id": tfimpact.CampaignID(),
		"name": schema.StringAttribute{
			Required: true, MarkdownDescription: "Name of the deal. It can be changed in place.",
			PlanModifiers: []planmodifier.String{check.TextUnlessHeld(check.NotBlank())},
		},
		"description": schema.StringAttribute{
			Optional: true, MarkdownDescription: "Description, which partners may see. Without it, the deal has none.",
			PlanModifiers: []planmodifier.String{check.TextUnlessHeld(check.NotBlank())},
		},
		"type": schema.StringAttribute{
			Required:            true,
			MarkdownDescription: "What the deal offers: `GENERAL_SALE`, `FREE_SHIPPING`, `GIFT_WITH_PURCHASE`, `REBATE` or `BOGO` (buy one, get one). Changing it makes a new deal.",
			PlanModifiers:       []planmodifier.String{check.TextUnlessHeld(stringvalidator.OneOf(dealTypes...)), stringplanmodifier.RequiresReplace()},
		},
		"scope": schema.StringAttribute{
			Required: true, MarkdownDescription: "What the deal applies to: `PRODUCT`, `CATEGORY` or `ENTIRE_STORE`. It can be changed in place.",
			PlanModifiers: []planmodifier.String{check.TextUnlessHeld(stringvalidator.OneOf(dealScopes...))},
		},
		"start_date": dealDate("When the deal becomes active, in RFC 3339. Without it, it is active at once."),
		"end_date":   dealDate("When the deal expires, in RFC 3339, not before `start_date`. Without it, it does not.", check.NotBeforeUnlessHeld("start_date")),
		"synch_ads_promo_codes": schema.BoolAttribute{
			Optional: true, Computed: true, Default: booldefault.StaticBool(false),
			MarkdownDescription: "Whether to synchronise promo codes with ads. `false` when not set.",
		},
		"default_promo_code": schema.StringAttribute{
			Optional: true, Computed: true,
			MarkdownDescription: "Promo code that partners can promote for the deal. When not set, it is left alone. The API cannot change it, so changing it makes a new deal.",
			PlanModifiers:       append(replacedIfConfigured(), check.TextUnlessHeld(check.NotBlank())),
		},
		"restricted_partner_ids":       restricted("Ids of the partners that may not promote the deal."),
		"restricted_partner_group_ids": restricted("Ids of the partner groups that may not promote the deal."),

		"product_name":            optionalText("Name of the product. Required when `scope` is `PRODUCT`."),
		"product_file_name":       unseenText("File name of the product's image, for the `scope` `PRODUCT`. The API does not show it; what it makes of it is in `products`."),
		"regular_price":           optionalAmount("Price of the product without the deal, for the `scope` `PRODUCT`. When not set, it is left alone."),
		"deal_price":              optionalAmount("Price of the product with the deal, for the `scope` `PRODUCT`. When not set, it is left alone."),
		"purchase_limit_quantity": optionalQuantity("Most of the product that one order can have, 0 for no limit; for the `scope` `PRODUCT`. When not set, it is left alone."),
		"categories": schema.SetAttribute{
			Optional: true, Computed: true, ElementType: types.StringType,
			MarkdownDescription: "Categories that the deal applies to. Required when `scope` is `CATEGORY`.",
			Validators:          []validator.Set{check.Members(check.NoSurroundingSpace(), tfimpact.NoComma())},
			PlanModifiers:       []planmodifier.Set{check.SetUnlessHeld(setvalidator.SizeAtLeast(1))},
		},

		"discount_type":                optionalEnum(discountTypes, "How the discount is calculated, for the `type` `GENERAL_SALE`: `FIXED`, `PERCENT`, `PERCENT_RANGE` or `PERCENT_MAXIMUM`. When not set, it is left alone."),
		"discount_amount":              optionalAmount("Flat discount. Required when `discount_type` is `FIXED`."),
		"discount_currency":            optionalCurrency("discount", "for the `discount_type` `FIXED`"),
		"discount_percent":             optionalPercentage("Discount in percent. Required when `discount_type` is `PERCENT`."),
		"discount_percent_range_start": optionalPercentage("Least discount in percent. Required when `discount_type` is `PERCENT_RANGE`."),
		"discount_percent_range_end":   optionalPercentage("Greatest discount in percent, not less than `discount_percent_range_start`. Required when `discount_type` is `PERCENT_RANGE`.", check.NotLessUnlessHeld("discount_percent_range_start")),
		"discount_maximum_percent":     optionalPercentage("Greatest discount in percent. Required when `discount_type` is `PERCENT_MAXIMUM`."),

		"gift":            optionalText("The gift. Required when `type` is `GIFT_WITH_PURCHASE`."),
		"rebate_amount":   optionalAmount("The rebate. Required when `type` is `REBATE`."),
		"rebate_currency": optionalCurrency("rebate", "for the `type` `REBATE`"),

		"bogo_buy_name":             optionalText("What a customer must buy. Required when `type` is `BOGO`."),
		"bogo_buy_quantity":         optionalQuantity("How many a customer must buy. Required when `type` is `BOGO`."),
		"bogo_buy_scope":            optionalEnum(bogoScopes, "Whether `bogo_buy_name` is a `PRODUCT` or a `CATEGORY`. Required when `type` is `BOGO`."),
		"bogo_buy_image_file_name":  unseenText("URL of an image of what a customer must buy, for the `type` `BOGO`. The API does not show it; what it makes of it is `bogo_buy_image_url`."),
		"bogo_get_name":             optionalText("What a customer gets. Required when `type` is `BOGO`."),
		"bogo_get_quantity":         optionalQuantity("How many a customer gets. Required when `type` is `BOGO`."),
		"bogo_get_scope":            optionalEnum(bogoScopes, "Whether `bogo_get_name` is a `PRODUCT` or a `CATEGORY`. Required when `type` is `BOGO`."),
		"bogo_get_image_file_name":  unseenText("URL of an image of what a customer gets, for the `type` `BOGO`. The API does not show it; what it makes of it is `bogo_get_image_url`."),
		"bogo_get_discount_type":    optionalEnum(bogoDiscounts, "Discount on what a customer gets: `FREE`, `AMOUNT` or `PERCENT`. Required when `type` is `BOGO`."),
		"bogo_get_discount_amount":  optionalAmount("Flat discount on what a customer gets. Required when `bogo_get_discount_type` is `AMOUNT`."),
		"bogo_get_discount_percent": optionalPercentage("Discount on what a customer gets, in percent. Required when `bogo_get_discount_type` is `PERCENT`."),
	} {
		all[name] = attribute
	}
	return all
}

// dealDate can be changed but not taken away: no value of the API means none.
func dealDate(description string, rules ...planmodifier.String) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, CustomType: tfimpact.TimestampType{},
		MarkdownDescription: description + " It can be changed in place, but the API cannot remove it: leaving out one that is set makes a new deal.",
		PlanModifiers: append(rules, tfimpact.SameTimestamp(), stringplanmodifier.RequiresReplaceIf(
			func(_ context.Context, req planmodifier.StringRequest, resp *stringplanmodifier.RequiresReplaceIfFuncResponse) {
				resp.RequiresReplace = req.PlanValue.IsNull()
			},
			"Removing the date makes a new deal.", "Removing the date makes a new deal.",
		)),
	}
}

func restricted(description string) schema.SetAttribute {
	return schema.SetAttribute{
		Optional: true, Computed: true, ElementType: types.StringType,
		MarkdownDescription: description + " When not set, they are left alone. The API cannot change them, so changing them makes a new deal.",
		Validators:          []validator.Set{check.Members(tfimpact.NumericID())},
		PlanModifiers:       []planmodifier.Set{setplanmodifier.UseStateForUnknown(), setplanmodifier.RequiresReplaceIfConfigured()},
	}
}

// replacedIfConfigured keeps what impact.com or the web app chose.
func replacedIfConfigured() []planmodifier.String {
	return []planmodifier.String{stringplanmodifier.UseStateForUnknown(), stringplanmodifier.RequiresReplaceIfConfigured()}
}

// Attributes that only some deals have; the plan of the others has null there.

func optionalText(description string) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, Computed: true, MarkdownDescription: description,
		PlanModifiers: []planmodifier.String{check.TextUnlessHeld(check.NotBlank())},
	}
}

func optionalEnum(values []string, description string) schema.StringAttribute {
	attribute := optionalText(description)
	attribute.PlanModifiers = []planmodifier.String{check.TextUnlessHeld(stringvalidator.OneOf(values...))}
	return attribute
}

// unseenText can be set, but no answer has it.
func unseenText(description string) schema.StringAttribute {
	attribute := optionalText(description)
	attribute.Computed = false
	return attribute
}

func optionalAmount(description string) schema.Float64Attribute {
	return optionalDecimal(description, check.Amount())
}

func optionalPercentage(description string, more ...planmodifier.Float64) schema.Float64Attribute {
	return optionalDecimal(description, check.Percentage(), more...)
}

func optionalDecimal(description string, rule validator.Float64, more ...planmodifier.Float64) schema.Float64Attribute {
	return schema.Float64Attribute{
		Optional: true, Computed: true, CustomType: check.DecimalType{}, MarkdownDescription: description,
		PlanModifiers: append(more, check.DecimalUnlessHeld(rule)),
	}
}

func optionalQuantity(description string) schema.Int64Attribute {
	return schema.Int64Attribute{
		Optional: true, Computed: true, CustomType: check.WholeNumberType{}, MarkdownDescription: description,
		PlanModifiers: []planmodifier.Int64{check.IntegerUnlessHeld(check.Amount())},
	}
}

var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

// optionalCurrency is taken by a create only.
func optionalCurrency(what, when string) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, Computed: true,
		MarkdownDescription: "ISO 4217 code of the " + what + "'s currency, such as `USD`, " + when +
			". When not set, impact.com chooses. The API cannot change it, so changing it makes a new deal.",
		PlanModifiers: []planmodifier.String{
			check.TextUnlessHeld(stringvalidator.RegexMatches(currencyCode, "must be a three-letter ISO 4217 code such as USD")),
			stringplanmodifier.RequiresReplaceIfConfigured(),
		},
	}
}
