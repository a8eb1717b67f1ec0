package partner

import (
	"cmp"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

type termsModel struct {
	EventPayouts             []eventPayoutModel  `tfsdk:"event_payouts"`
	SpecialTerms             []specialTermsModel `tfsdk:"special_terms"`
	ChangeNotificationPeriod types.Int64         `tfsdk:"change_notification_period"`
	ReturnPolicy             types.String        `tfsdk:"return_policy"`
	MaxReturnPercentage      types.Float64       `tfsdk:"max_return_percentage"`
	CustomCreativePayer      types.String        `tfsdk:"custom_creative_payer"`
	ActionLimit              types.Int64         `tfsdk:"action_limit"`
	ActionLimitPeriod        types.String        `tfsdk:"action_limit_period"`
	SpendLimit               types.Float64       `tfsdk:"spend_limit"`
	SpendLimitPeriod         types.String        `tfsdk:"spend_limit_period"`
	MinEarningPerClick       types.Float64       `tfsdk:"min_earning_per_click"`
	ContractStartSlottingFee types.Float64       `tfsdk:"contract_start_slotting_fee"`
}

type specialTermsModel struct {
	Name    types.String `tfsdk:"name"`
	Type    types.String `tfsdk:"type"`
	Content types.String `tfsdk:"content"`
	PDFURI  types.String `tfsdk:"pdf_uri"`
}

type scheduledTermsModel struct {
	Status       types.String       `tfsdk:"status"`
	Name         types.String       `tfsdk:"name"`
	StartDate    tfimpact.Timestamp `tfsdk:"start_date"`
	EndDate      tfimpact.Timestamp `tfsdk:"end_date"`
	RepeatDays   types.Set          `tfsdk:"repeat_days"`
	RepeatStart  types.String       `tfsdk:"repeat_start_time"`
	RepeatEnd    types.String       `tfsdk:"repeat_end_time"`
	EventPayouts []eventPayoutModel `tfsdk:"event_payouts"`
}

type campaignTermsModel struct {
	ID           types.String       `tfsdk:"id"`
	Name         types.String       `tfsdk:"name"`
	StartDate    tfimpact.Timestamp `tfsdk:"start_date"`
	EndDate      tfimpact.Timestamp `tfsdk:"end_date"`
	EventPayouts []eventPayoutModel `tfsdk:"event_payouts"`
}

// FromAPI returns nil when the answer has no terms.
func (termsModel) FromAPI(t impact.ContractTerms) *termsModel {
	if tfimpact.IsEmpty(t) {
		return nil
	}
	return &termsModel{
		EventPayouts:             eventPayoutModels(t.EventPayouts),
		SpecialTerms:             tfimpact.Sorted(slices.Concat(t.PromotionalTerms, t.SpecialTerms), byTerm, specialTermsModel{}.FromAPI),
		ChangeNotificationPeriod: types.Int64PointerValue(t.ChangeNotificationPeriod.Ptr()),
		ReturnPolicy:             tfimpact.StringOrNull(t.ReturnPolicy),
		MaxReturnPercentage:      tfimpact.FloatOrNull(t.MaxReturnPercentage),
		CustomCreativePayer:      tfimpact.StringOrNull(t.CustomCreativePayer),
		ActionLimit:              types.Int64PointerValue(t.ActionLimit.Ptr()),
		ActionLimitPeriod:        tfimpact.StringOrNull(t.ActionLimitPeriod),
		SpendLimit:               tfimpact.FloatOrNull(t.SpendLimit),
		SpendLimitPeriod:         tfimpact.StringOrNull(t.SpendLimitPeriod),
		MinEarningPerClick:       tfimpact.FloatOrNull(t.MinEarningPerClick),
		ContractStartSlottingFee: tfimpact.FloatOrNull(t.ContractStartSlottingFee),
	}
}

// FromAPI returns the model of a further condition.
func (specialTermsModel) FromAPI(t impact.SpecialTerms) specialTermsModel {
	return specialTermsModel{
		Name: tfimpact.StringOrNull(t.Name), Type: tfimpact.StringOrNull(t.Type),
		Content: tfimpact.StringOrNull(t.Content), PDFURI: tfimpact.StringOrNull(t.PDFURI),
	}
}

// FromAPI returns the model of terms that hold for a time.
func (scheduledTermsModel) FromAPI(t impact.ScheduledTerms) scheduledTermsModel {
	return scheduledTermsModel{
		Status: tfimpact.StringOrNull(t.Status), Name: tfimpact.StringOrNull(t.Name),
		StartDate: tfimpact.NewTimestamp(t.StartDate), EndDate: tfimpact.NewTimestamp(t.EndDate),
		RepeatDays: tfimpact.StringSet(t.Repeat.Days), RepeatStart: tfimpact.StringOrNull(t.Repeat.StartTime), RepeatEnd: tfimpact.StringOrNull(t.Repeat.EndTime),
		EventPayouts: eventPayoutModels(t.EventPayouts),
	}
}

// FromAPI returns the model of terms that come from a campaign.
func (campaignTermsModel) FromAPI(t impact.CampaignTerms) campaignTermsModel {
	return campaignTermsModel{
		ID: tfimpact.StringOrNull(t.ID), Name: tfimpact.StringOrNull(t.Name),
		StartDate: tfimpact.NewTimestamp(t.StartDate), EndDate: tfimpact.NewTimestamp(t.EndDate),
		EventPayouts: eventPayoutModels(t.EventPayouts),
	}
}

// byTerm orders further conditions by name and type.
func byTerm(a, b impact.SpecialTerms) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Content, b.Content))
}

// byStart orders scheduled terms by when they begin, then by name.
func byStart(a, b impact.ScheduledTerms) int {
	return cmp.Or(a.StartDate.Compare(b.StartDate.Time), cmp.Compare(a.Name, b.Name), a.EndDate.Compare(b.EndDate.Time))
}
