package offer

import (
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// promoCodeFacts is what a brand and a partner both see of a promo code, and
// what only a brand sees.
type promoCodeFacts struct {
	ID                    types.String       `tfsdk:"id"`
	Code                  types.String       `tfsdk:"code"`
	Type                  types.String       `tfsdk:"type"`
	CreditPolicy          types.String       `tfsdk:"credit_policy"`
	CampaignID            types.String       `tfsdk:"campaign_id"`
	CampaignName          types.String       `tfsdk:"campaign_name"`
	AssignedPartnerID     types.String       `tfsdk:"assigned_partner_id"`
	AssignedPartnerName   types.String       `tfsdk:"assigned_partner_name"`
	CreatedDate           tfimpact.Timestamp `tfsdk:"created_date"`
	StartDate             tfimpact.Timestamp `tfsdk:"start_date"`
	EndDate               tfimpact.Timestamp `tfsdk:"end_date"`
	State                 types.String       `tfsdk:"state"`
	DealID                types.String       `tfsdk:"deal_id"`
	DealName              types.String       `tfsdk:"deal_name"`
	DealState             types.String       `tfsdk:"deal_state"`
	DealType              types.String       `tfsdk:"deal_type"`
	DealScope             types.String       `tfsdk:"deal_scope"`
	DealStartDate         tfimpact.Timestamp `tfsdk:"deal_start_date"`
	DealEndDate           tfimpact.Timestamp `tfsdk:"deal_end_date"`
	DiscountType          types.String       `tfsdk:"discount_type"`
	DiscountAmount        types.Float64      `tfsdk:"discount_amount"`
	DiscountCurrency      types.String       `tfsdk:"discount_currency"`
	DiscountPercent       types.Float64      `tfsdk:"discount_percent"`
	MinimumPurchaseAmount types.Float64      `tfsdk:"minimum_purchase_amount"`
	MaximumSavingsAmount  types.Float64      `tfsdk:"maximum_savings_amount"`
	PurchaseLimitQuantity types.Int64        `tfsdk:"purchase_limit_quantity"`
	BogoBuyQuantity       types.Int64        `tfsdk:"bogo_buy_quantity"`
	BogoBuyName           types.String       `tfsdk:"bogo_buy_name"`
	BogoGetQuantity       types.Int64        `tfsdk:"bogo_get_quantity"`
	BogoGetName           types.String       `tfsdk:"bogo_get_name"`
	BogoGetDiscountType   types.String       `tfsdk:"bogo_get_discount_type"`
	SynchAdsPromoCodes    types.Bool         `tfsdk:"synch_ads_promo_codes"`
	URI                   types.String       `tfsdk:"uri"`
}

// The documents' values of a code's type and credit policy.
var (
	codeTypes      = []string{"LI", "RE"}
	creditPolicies = []string{"ALWAYS", "INVOLVED", "WINNER"}
)

// promoCodeAttributes describes the facts.
func promoCodeAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                      tfimpact.Text("Id of the promo code, given by impact.com."),
		"code":                    tfimpact.Text("The code that customers enter."),
		"type":                    tfimpact.Text("How the code is compared with what a customer entered: `LI` exactly, `RE` as a regular expression."),
		"credit_policy":           tfimpact.Text("When the partner is credited for a sale with the code: `ALWAYS`, `INVOLVED` (it took part in the click path) or `WINNER` (it drove the last click)."),
		"campaign_id":             tfimpact.Text("Id of the campaign (the web app says program) that the code belongs to."),
		"campaign_name":           tfimpact.Text("Name of the campaign."),
		"assigned_partner_id":     tfimpact.Text("Id of the partner that the code is assigned to. Shown to brands."),
		"assigned_partner_name":   tfimpact.Text("Name of the partner. Shown to brands."),
		"created_date":            tfimpact.Moment("When the code was created, in RFC 3339."),
		"start_date":              tfimpact.Moment("When the code becomes active, in RFC 3339; null when it is not scheduled."),
		"end_date":                tfimpact.Moment("When the code expires, in RFC 3339; null when it is not scheduled."),
		"state":                   tfimpact.Text("For brands `ACTIVE` or `INACTIVE`, for partners `ACTIVE`, `FUTUREDATE` or `EXPIRED`."),
		"deal_id":                 tfimpact.Text("Id of the deal that the code is linked to."),
		"deal_name":               tfimpact.Text("Name of the deal that the code is linked to."),
		"deal_state":              tfimpact.Text("State of the linked deal: `ACTIVE`, `PENDING` or `EXPIRED`. Shown to brands."),
		"deal_type":               tfimpact.Text("Type of the linked deal, such as `GENERAL_SALE`. Shown to brands."),
		"deal_scope":              tfimpact.Text("What the linked deal applies to, such as `PRODUCT`. Shown to brands."),
		"deal_start_date":         tfimpact.Moment("When the linked deal starts, in RFC 3339. Shown to brands."),
		"deal_end_date":           tfimpact.Moment("When the linked deal ends, in RFC 3339. Shown to brands."),
		"discount_type":           tfimpact.Text("How the linked deal's discount is calculated, such as `FIXED` or `PERCENT`. Shown to brands."),
		"discount_amount":         tfimpact.Decimal("Flat discount of the linked deal, in `discount_currency`. Shown to brands."),
		"discount_currency":       tfimpact.Text("ISO 4217 code of the discount's currency. Shown to brands."),
		"discount_percent":        tfimpact.Decimal("Discount of the linked deal in percent. Shown to brands."),
		"minimum_purchase_amount": tfimpact.Decimal("Least amount of an order for which the linked deal applies. Shown to brands."),
		"maximum_savings_amount":  tfimpact.Decimal("Most that the linked deal takes off one order. Shown to brands."),
		"purchase_limit_quantity": tfimpact.Integer("How many times the linked deal applies per order. Shown to brands."),
		"bogo_buy_quantity":       tfimpact.Integer("How many a customer must buy, for a linked BOGO deal. Shown to brands."),
		"bogo_buy_name":           tfimpact.Text("What a customer must buy, for a linked BOGO deal. Shown to brands."),
		"bogo_get_quantity":       tfimpact.Integer("How many a customer gets, for a linked BOGO deal. Shown to brands."),
		"bogo_get_name":           tfimpact.Text("What a customer gets, for a linked BOGO deal. Shown to brands."),
		"bogo_get_discount_type":  tfimpact.Text("How the discount on what a customer gets is calculated, for a linked BOGO deal. Shown to brands."),
		"synch_ads_promo_codes":   tfimpact.Truth("Whether promo codes are synchronised with ads. Shown to brands."),
		"uri":                     tfimpact.Text("Path of the promo code in the API, below the account root."),
	}
}

// FromAPI returns the facts of an answer. Brands and partners are answered under
// different names; only one of two is ever set.
func (promoCodeFacts) FromAPI(p impact.PromoCode) promoCodeFacts {
	return promoCodeFacts{
		ID:                    types.StringValue(p.ID.String()),
		Code:                  types.StringValue(p.Code),
		Type:                  tfimpact.StringOrNull(p.Type + p.MatchMode),
		CreditPolicy:          tfimpact.StringOrNull(p.CreditPolicy + p.CreditRule),
		CampaignID:            tfimpact.StringOrNull(p.CampaignID + p.Program.ID),
		CampaignName:          tfimpact.StringOrNull(p.CampaignName + p.Program.Name),
		AssignedPartnerID:     tfimpact.StringOrNull(p.AssignedPartnerID),
		AssignedPartnerName:   tfimpact.StringOrNull(p.AssignedPartnerName),
		CreatedDate:           tfimpact.NewTimestamp(p.CreatedDate),
		StartDate:             tfimpact.NewTimestamp(p.StartDate),
		EndDate:               tfimpact.NewTimestamp(p.EndDate),
		State:                 tfimpact.StringOrNull(p.State),
		DealID:                tfimpact.StringOrNull(p.DealID + p.Deal.ID),
		DealName:              tfimpact.StringOrNull(p.DealName + p.Deal.Name),
		DealState:             tfimpact.StringOrNull(p.DealState),
		DealType:              tfimpact.StringOrNull(p.DealType),
		DealScope:             tfimpact.StringOrNull(p.DealScope),
		DealStartDate:         tfimpact.NewTimestamp(p.DealStartDate),
		DealEndDate:           tfimpact.NewTimestamp(p.DealEndDate),
		DiscountType:          tfimpact.StringOrNull(p.DiscountType),
		DiscountAmount:        tfimpact.FloatOrNull(p.DiscountAmount),
		DiscountCurrency:      tfimpact.StringOrNull(p.DiscountCurrency),
		DiscountPercent:       tfimpact.FloatOrNull(p.DiscountPercent),
		MinimumPurchaseAmount: tfimpact.FloatOrNull(p.MinimumPurchaseAmount),
		MaximumSavingsAmount:  tfimpact.FloatOrNull(p.MaximumSavingsAmount),
		PurchaseLimitQuantity: types.Int64PointerValue(p.PurchaseLimitQuantity.Ptr()),
		BogoBuyQuantity:       types.Int64PointerValue(p.BogoBuyQuantity.Ptr()),
		BogoBuyName:           tfimpact.StringOrNull(p.BogoBuyName),
		BogoGetQuantity:       types.Int64PointerValue(p.BogoGetQuantity.Ptr()),
		BogoGetName:           tfimpact.StringOrNull(p.BogoGetName),
		BogoGetDiscountType:   tfimpact.StringOrNull(p.BogoGetDiscountType),
		SynchAdsPromoCodes:    types.BoolPointerValue(p.SynchAdsPromoCodes.Ptr()),
		URI:                   tfimpact.StringOrNull(p.URI),
	}
}

// expired reports whether a brand's code was ended by somebody: it is inactive,
// although neither its start is still to come nor its end, as it is declared,
// has come. The API keeps such a code for ever, and has no way to revive it.
//
// A code that ran until the end that was declared for it did what it was made
// for; counting it as gone would create it again in every plan.
func expired(p impact.PromoCode, declaredEnd tfimpact.Timestamp, now time.Time) bool {
	if p.State != "INACTIVE" {
		return false
	}
	over := !p.EndDate.IsZero() && !p.EndDate.After(now)
	if p.StartDate.After(now) && !over {
		return false
	}
	end, declared := declaredEnd.Time()
	return !declared || end.After(now)
}
