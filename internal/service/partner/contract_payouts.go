package partner

import (
	"cmp"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

type eventPayoutModel struct {
	EventTypeID       types.String             `tfsdk:"event_type_id"`
	EventTypeName     types.String             `tfsdk:"event_type_name"`
	EventCategory     types.String             `tfsdk:"event_category"`
	DefaultPayout     types.Float64            `tfsdk:"default_payout"`
	DefaultPayoutRate types.Float64            `tfsdk:"default_payout_rate"`
	PayoutLevel       types.String             `tfsdk:"payout_level"`
	Groups            []payoutGroupModel       `tfsdk:"payout_groups"`
	Restrictions      []payoutRestrictionModel `tfsdk:"payout_restrictions"`
	Limits            []payoutLimitModel       `tfsdk:"limits"`
	Adjustments       []payoutAdjustmentModel  `tfsdk:"payout_adjustments"`
	PerformanceBonus  *performanceBonusModel   `tfsdk:"performance_bonus"`
	Locking           *lockingModel            `tfsdk:"locking"`
	PayoutScheduling  *payoutSchedulingModel   `tfsdk:"payout_scheduling"`
	CreditPolicy      types.String             `tfsdk:"credit_policy"`
	ValidReferrals    []validReferralModel     `tfsdk:"valid_referrals"`
}

type payoutGroupModel struct {
	ID         types.String       `tfsdk:"id"`
	Rank       types.Int64        `tfsdk:"rank"`
	Rules      []payoutRuleModel  `tfsdk:"rules"`
	Payout     types.Float64      `tfsdk:"payout"`
	PayoutRate types.Float64      `tfsdk:"payout_rate"`
	Limits     []payoutLimitModel `tfsdk:"limits"`
}

type payoutRuleModel struct {
	Variable types.String `tfsdk:"variable"`
	Operator types.String `tfsdk:"operator"`
	Values   types.Set    `tfsdk:"values"`
}

type payoutRestrictionModel struct {
	ID                   types.String      `tfsdk:"id"`
	Rules                []payoutRuleModel `tfsdk:"rules"`
	ZeroPayoutHideReport types.Bool        `tfsdk:"zero_payout_hide_report"`
}

type payoutLimitModel struct {
	Type                 types.String  `tfsdk:"type"`
	Value                types.Float64 `tfsdk:"value"`
	LimitBy              types.String  `tfsdk:"limit_by"`
	Period               types.String  `tfsdk:"period"`
	WeekendOverrideValue types.Float64 `tfsdk:"weekend_override_value"`
}

type payoutAdjustmentModel struct {
	ID        types.String      `tfsdk:"id"`
	Rules     []payoutRuleModel `tfsdk:"rules"`
	Direction types.String      `tfsdk:"direction"`
	Rate      types.Float64     `tfsdk:"rate"`
}

type performanceBonusModel struct {
	Type   types.String     `tfsdk:"type"`
	Basis  types.String     `tfsdk:"basis"`
	Period types.String     `tfsdk:"period"`
	Tiers  []bonusTierModel `tfsdk:"tiers"`
}

type bonusTierModel struct {
	RevenueThreshold types.Float64 `tfsdk:"revenue_threshold"`
	PayoutRate       types.Float64 `tfsdk:"payout_rate"`
}

type lockingModel struct {
	Basis       types.String `tfsdk:"basis"`
	Period      types.String `tfsdk:"period"`
	MonthOffset types.Int64  `tfsdk:"month_offset"`
	DayOffset   types.Int64  `tfsdk:"day_offset"`
}

type payoutSchedulingModel struct {
	Basis  types.String `tfsdk:"basis"`
	Period types.String `tfsdk:"period"`
}

type validReferralModel struct {
	Type       types.String `tfsdk:"type"`
	Window     types.Int64  `tfsdk:"window"`
	WindowUnit types.String `tfsdk:"window_unit"`
}

// eventPayoutModels are the payouts, sorted by the type of event.
func eventPayoutModels(payouts []impact.EventPayout) []eventPayoutModel {
	return tfimpact.Sorted(payouts, tfimpact.ByID(func(p impact.EventPayout) impact.ID { return p.EventTypeID }), eventPayoutModel{}.FromAPI)
}

// FromAPI returns the model of what is paid for events of a type.
func (eventPayoutModel) FromAPI(p impact.EventPayout) eventPayoutModel {
	return eventPayoutModel{
		EventTypeID:       tfimpact.StringOrNull(p.EventTypeID),
		EventTypeName:     tfimpact.StringOrNull(p.EventTypeName),
		EventCategory:     tfimpact.StringOrNull(p.EventCategory),
		DefaultPayout:     tfimpact.FloatOrNull(p.DefaultPayout),
		DefaultPayoutRate: tfimpact.FloatOrNull(p.DefaultPayoutRate),
		PayoutLevel:       tfimpact.StringOrNull(p.PayoutLevel),
		Groups:            tfimpact.Sorted(p.PayoutGroups, byRank, payoutGroupModel{}.FromAPI),
		Restrictions:      tfimpact.Sorted(p.PayoutRestrictions, tfimpact.ByID(func(r impact.PayoutRestriction) impact.ID { return r.ID }), payoutRestrictionModel{}.FromAPI),
		Limits:            inOrder(p.Limits, payoutLimitModel{}.FromAPI),
		Adjustments:       tfimpact.Sorted(p.PayoutAdjustments, tfimpact.ByID(func(a impact.PayoutAdjustment) impact.ID { return a.ID }), payoutAdjustmentModel{}.FromAPI),
		PerformanceBonus:  performanceBonusModel{}.FromAPI(p.PerformanceBonus),
		Locking:           lockingModel{}.FromAPI(p.Locking),
		PayoutScheduling:  payoutSchedulingModel{}.FromAPI(p.PayoutScheduling),
		CreditPolicy:      tfimpact.StringOrNull(p.CreditPolicy),
		ValidReferrals:    inOrder(p.ValidReferrals, validReferralModel{}.FromAPI),
	}
}

// FromAPI returns the model of a group.
func (payoutGroupModel) FromAPI(g impact.PayoutGroup) payoutGroupModel {
	return payoutGroupModel{
		ID: tfimpact.StringOrNull(g.ID), Rank: types.Int64PointerValue(g.Rank.Ptr()), Rules: inOrder(g.Rules, payoutRuleModel{}.FromAPI),
		Payout: tfimpact.FloatOrNull(g.Payout), PayoutRate: tfimpact.FloatOrNull(g.PayoutRate), Limits: inOrder(g.Limits, payoutLimitModel{}.FromAPI),
	}
}

// FromAPI returns the model of a condition.
func (payoutRuleModel) FromAPI(r impact.PayoutRule) payoutRuleModel {
	return payoutRuleModel{Variable: tfimpact.StringOrNull(r.Variable), Operator: tfimpact.StringOrNull(r.Operator), Values: tfimpact.StringSet(r.Values)}
}

// FromAPI returns the model of a restriction.
func (payoutRestrictionModel) FromAPI(r impact.PayoutRestriction) payoutRestrictionModel {
	return payoutRestrictionModel{
		ID: tfimpact.StringOrNull(r.ID), Rules: inOrder(r.Rules, payoutRuleModel{}.FromAPI),
		ZeroPayoutHideReport: types.BoolPointerValue(r.ZeroPayoutHideReport.Ptr()),
	}
}

// FromAPI returns the model of a limit.
func (payoutLimitModel) FromAPI(l impact.PayoutLimit) payoutLimitModel {
	return payoutLimitModel{
		Type: tfimpact.StringOrNull(l.Type), Value: tfimpact.FloatOrNull(l.Value), LimitBy: tfimpact.StringOrNull(l.LimitBy),
		Period: tfimpact.StringOrNull(l.Period), WeekendOverrideValue: tfimpact.FloatOrNull(l.WeekendOverrideValue),
	}
}

// FromAPI returns the model of an adjustment.
func (payoutAdjustmentModel) FromAPI(a impact.PayoutAdjustment) payoutAdjustmentModel {
	return payoutAdjustmentModel{
		ID: tfimpact.StringOrNull(a.ID), Rules: inOrder(a.Rules, payoutRuleModel{}.FromAPI),
		Direction: tfimpact.StringOrNull(a.Direction), Rate: tfimpact.FloatOrNull(a.Rate),
	}
}

// FromAPI returns nil when there is no bonus.
func (performanceBonusModel) FromAPI(b impact.PerformanceBonus) *performanceBonusModel {
	if tfimpact.IsEmpty(b) {
		return nil
	}
	return &performanceBonusModel{
		Type: tfimpact.StringOrNull(b.Type), Basis: tfimpact.StringOrNull(b.Basis), Period: tfimpact.StringOrNull(b.Period),
		Tiers: tfimpact.Sorted(b.Tiers, byThreshold, bonusTierModel{}.FromAPI),
	}
}

// FromAPI returns the model of a threshold.
func (bonusTierModel) FromAPI(t impact.BonusTier) bonusTierModel {
	return bonusTierModel{RevenueThreshold: tfimpact.FloatOrNull(t.RevenueThreshold), PayoutRate: tfimpact.FloatOrNull(t.PayoutRate)}
}

// FromAPI returns nil when nothing is said of locking.
func (lockingModel) FromAPI(l impact.Locking) *lockingModel {
	if tfimpact.IsEmpty(l) {
		return nil
	}
	return &lockingModel{
		Basis: tfimpact.StringOrNull(l.Basis), Period: tfimpact.StringOrNull(l.Period),
		MonthOffset: types.Int64PointerValue(l.MonthOffset.Ptr()), DayOffset: types.Int64PointerValue(l.DayOffset.Ptr()),
	}
}

// FromAPI returns nil when nothing is said of when payouts are made.
func (payoutSchedulingModel) FromAPI(s impact.PayoutScheduling) *payoutSchedulingModel {
	if tfimpact.IsEmpty(s) {
		return nil
	}
	return &payoutSchedulingModel{Basis: tfimpact.StringOrNull(s.Basis), Period: tfimpact.StringOrNull(s.Period)}
}

// FromAPI returns the model of a referral that counts.
func (validReferralModel) FromAPI(r impact.ValidReferral) validReferralModel {
	return validReferralModel{Type: tfimpact.StringOrNull(r.Type), Window: types.Int64PointerValue(r.Window.Ptr()), WindowUnit: tfimpact.StringOrNull(r.WindowUnit)}
}

// inOrder makes models in the order of the answer, of what has no id to sort by.
func inOrder[T, M any](found []T, model func(T) M) []M {
	return tfimpact.Sorted(found, func(T, T) int { return 0 }, model)
}

// byRank orders groups as they are tried.
func byRank(a, b impact.PayoutGroup) int {
	return cmp.Or(cmp.Compare(a.Rank.Value, b.Rank.Value), cmp.Compare(a.ID, b.ID))
}

// byThreshold orders tiers from the lowest.
func byThreshold(a, b impact.BonusTier) int {
	return cmp.Compare(a.RevenueThreshold.Value, b.RevenueThreshold.Value)
}
