package mockimpact

import "slices"

// What a deal's fields may hold and when they are needed, read from the texts of
// DealCreate and DealUpdate in impact-brand-deals-v14.

var (
	dealScopes    = oneOf("PRODUCT", "CATEGORY", "ENTIRE_STORE")
	dealTypes     = oneOf("BOGO", "GENERAL_SALE", "FREE_SHIPPING", "GIFT_WITH_PURCHASE", "REBATE")
	discountTypes = oneOf("FIXED", "PERCENT", "PERCENT_RANGE", "PERCENT_MAXIMUM")
	bogoScopes    = oneOf("PRODUCT", "CATEGORY")
	bogoDiscounts = oneOf("FREE", "AMOUNT", "PERCENT")
	currencyCode  = valid("Not a three-letter currency code", func(s string) bool { return len(s) == 3 })
)

// dealFields are the fields that both a create and an update take.
func dealFields() []field {
	return []field{
		optional("Description", text), optional("StartDate", dateTime), optional("EndDate", dateTime),
		optional("SynchAdsPromoCodes", boolean), optional("ProductName", text), optional("Categories", text),
		optional("DiscountType", discountTypes), optional("DiscountAmount", number), optional("DiscountPercent", number),
		optional("Gift", text), optional("RebateAmount", number),
		optional("BogoBuyName", text), optional("BogoBuyQuantity", integer), optional("BogoBuyScope", bogoScopes),
		optional("BogoGetName", text), optional("BogoGetQuantity", integer), optional("BogoGetScope", bogoScopes),
		optional("BogoGetDiscountType", bogoDiscounts),
		optional("BogoGetDiscountAmount", number), optional("BogoGetDiscountPercent", number),
	}
}

func dealCreateFields() []field {
	return append(dealFields(),
		required("CampaignId", integer), required("Name", nonEmpty), required("Scope", dealScopes), required("Type", dealTypes),
		optional("RestrictedMediaPartners", orEmpty(idList)), optional("RestrictedMediaPartnerGroups", orEmpty(idList)),
		optional("DefaultPromoCode", text), optional("DiscountCurrency", currencyCode), optional("RebateCurrency", currencyCode),
	)
}

func dealUpdateFields() []field {
	return append(dealFields(),
		optional("Name", nonEmpty), optional("DealScope", dealScopes),
		optional("DiscountPercentRangeStart", number), optional("DiscountPercentRangeEnd", number), optional("DiscountMaximumPercent", number),
		optional("BogoBuyImageFileName", text), optional("BogoGetImageFileName", text), optional("ProductFileName", text),
		optional("RegularPrice", number), optional("DealPrice", number), optional("PurchaseLimitQuantity", integer),
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
func dealProblems(deal, sent map[string]string, taken []field) (problems []FieldError) {
	for _, c := range dealConditions {
		if deal[c.by] != c.value || !slices.ContainsFunc(taken, func(f field) bool { return f.name == c.field }) {
			continue
		}
		held := deal
		if _, decides := sent[c.by]; decides {
			held = sent
		}
		if held[c.field] == "" {
			problems = append(problems, FieldError{c.field, "Required when " + c.by + " is " + c.value})
		}
	}
	if deal["DiscountType"] != "" && deal["Type"] != "GENERAL_SALE" {
		problems = append(problems, FieldError{"DiscountType", "Only for a GENERAL_SALE"})
	}
	return problems
}
