// What a deal's fields may hold and when they are needed, read from the texts of
// DealCreate and DealUpdate in impact-brand-deals-v14.

package mockimpact

import (
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

var (
	dealScopes    = rule.OneOf("PRODUCT", "CATEGORY", "ENTIRE_STORE")
	dealTypes     = rule.OneOf("BOGO", "GENERAL_SALE", "FREE_SHIPPING", "GIFT_WITH_PURCHASE", "REBATE")
	discountTypes = rule.OneOf("FIXED", "PERCENT", "PERCENT_RANGE", "PERCENT_MAXIMUM")
	bogoScopes    = rule.OneOf("PRODUCT", "CATEGORY")
	bogoDiscounts = rule.OneOf("FREE", "AMOUNT", "PERCENT")
	currencyCode  = rule.Valid("Not a three-letter currency code", func(s string) bool { return len(s) == 3 })
)

// dealFields are the fields that both a create and an update take.
func dealFields() []rule.Field {
	return []rule.Field{
		rule.Optional("Description", rule.Text), rule.Optional("StartDate", rule.DateTime), rule.Optional("EndDate", rule.DateTime),
		rule.Optional("SynchAdsPromoCodes", rule.Boolean), rule.Optional("ProductName", rule.Text), rule.Optional("Categories", rule.Text),
		rule.Optional("DiscountType", discountTypes), rule.Optional("DiscountAmount", rule.Number), rule.Optional("DiscountPercent", rule.Number),
		rule.Optional("Gift", rule.Text), rule.Optional("RebateAmount", rule.Number),
		rule.Optional("BogoBuyName", rule.Text), rule.Optional("BogoBuyQuantity", rule.Integer), rule.Optional("BogoBuyScope", bogoScopes),
		rule.Optional("BogoGetName", rule.Text), rule.Optional("BogoGetQuantity", rule.Integer), rule.Optional("BogoGetScope", bogoScopes),
		rule.Optional("BogoGetDiscountType", bogoDiscounts),
		rule.Optional("BogoGetDiscountAmount", rule.Number), rule.Optional("BogoGetDiscountPercent", rule.Number),
	}
}

func dealCreateFields() []rule.Field {
	return append(dealFields(),
		rule.Required("CampaignId", rule.Integer), rule.Required("Name", rule.NonEmpty), rule.Required("Scope", dealScopes), rule.Required("Type", dealTypes),
		rule.Optional("RestrictedMediaPartners", rule.OrEmpty(rule.IDList)), rule.Optional("RestrictedMediaPartnerGroups", rule.OrEmpty(rule.IDList)),
		rule.Optional("DefaultPromoCode", rule.Text), rule.Optional("DiscountCurrency", currencyCode), rule.Optional("RebateCurrency", currencyCode),
	)
}

func dealUpdateFields() []rule.Field {
	return append(dealFields(),
		rule.Optional("Name", rule.NonEmpty), rule.Optional("DealScope", dealScopes),
		rule.Optional("DiscountPercentRangeStart", rule.Number), rule.Optional("DiscountPercentRangeEnd", rule.Number), rule.Optional("DiscountMaximumPercent", rule.Number),
		rule.Optional("BogoBuyImageFileName", rule.Text), rule.Optional("BogoGetImageFileName", rule.Text), rule.Optional("ProductFileName", rule.Text),
		rule.Optional("RegularPrice", rule.Number), rule.Optional("DealPrice", rule.Number), rule.Optional("PurchaseLimitQuantity", rule.Integer),
	)
}

// dealNumbers and dealCurrencies are shown under the name that they are set by;
// dealImages are shown under another.
var (
	dealNumbers = []string{
		"DiscountAmount", "DiscountPercent", "DiscountMaximumPercent", "DiscountPercentRangeStart", "DiscountPercentRangeEnd",
		"MinimumPurchaseAmount", "MaximumSavingsAmount", "RebateAmount", "PurchaseLimitQuantity",
		"BogoBuyQuantity", "BogoGetQuantity", "BogoGetDiscountAmount", "BogoGetDiscountPercent",
	}
	dealCurrencies = []string{"MinimumPurchaseAmountCurrency", "MaximumSavingsCurrency"}
	dealImages     = map[string]string{"BogoBuyImageUrl": "BogoBuyImageFileName", "BogoGetImageUrl": "BogoGetImageFileName"}
)

// dealCondition is a "Required when" of the document.
type dealCondition struct{ field, by, value string }

var dealConditions = []dealCondition{
	{"ProductName", "Scope", "PRODUCT"},
	{"Categories", "Scope", "CATEGORY"},
	{"DiscountAmount", "DiscountType", "FIXED"},
	{"DiscountPercent", "DiscountType", "PERCENT"},
	{"DiscountPercentRangeStart", "DiscountType", "PERCENT_RANGE"},
	{"DiscountPercentRangeEnd", "DiscountType", "PERCENT_RANGE"},
	{"DiscountMaximumPercent", "DiscountType", "PERCENT_MAXIMUM"},
	{"Gift", "Type", "GIFT_WITH_PURCHASE"},
	{"RebateAmount", "Type", "REBATE"},
	{"BogoBuyName", "Type", "BOGO"},
	{"BogoBuyQuantity", "Type", "BOGO"},
	{"BogoBuyScope", "Type", "BOGO"},
	{"BogoGetName", "Type", "BOGO"},
	{"BogoGetQuantity", "Type", "BOGO"},
	{"BogoGetScope", "Type", "BOGO"},
	{"BogoGetDiscountType", "Type", "BOGO"},
	{"BogoGetDiscountAmount", "BogoGetDiscountType", "AMOUNT"},
	{"BogoGetDiscountPercent", "BogoGetDiscountType", "PERCENT"},
}

// dealProblems holds a deal, as it would be, against the conditions. A request
// that sends the field that decides must also send what that makes necessary,
// where the operation takes it; what the deal has already counts only when the
// deciding field is not sent.
func dealProblems(deal, sent map[string]string, taken []rule.Field) (problems []rule.FieldError) {
	for _, c := range dealConditions {
		if deal[c.by] != c.value || !slices.ContainsFunc(taken, func(f rule.Field) bool { return f.Name == c.field }) {
			continue
		}
		held := deal
		if _, decides := sent[c.by]; decides {
			held = sent
		}
		if held[c.field] == "" {
			problems = append(problems, rule.FieldError{Field: c.field, Message: "Required when " + c.by + " is " + c.value})
		}
	}
	if deal["DiscountType"] != "" && deal["Type"] != "GENERAL_SALE" {
		problems = append(problems, rule.FieldError{Field: "DiscountType", Message: "Only for a GENERAL_SALE"})
	}
	return problems
}
