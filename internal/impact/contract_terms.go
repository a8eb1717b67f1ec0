package impact

import (
	"context"
	"encoding/json"
	"reflect"
)

// ContractDetails are the terms of a contract, member by member, as far as the documents
// describe them; a [Contract] has all of them as JSON.
type ContractDetails struct {
	TemplateTerms  ContractTerms // brands
	Terms          ContractTerms // partners
	ScheduledTerms []ScheduledTerms
	CampaignTerms  []CampaignTerms
}

// ContractTerms are what is paid for which event, and what else was agreed. Beyond the
// payouts and PromotionalTerms, everything is documented for partners only.
type ContractTerms struct {
	EventPayouts             []EventPayout
	PromotionalTerms         []SpecialTerms // brands
	SpecialTerms             []SpecialTerms `json:"SpecialTermsList"` // partners
	ChangeNotificationPeriod Int            // days
	ReturnPolicy             string         // ALWAYS_OK, …
	MaxReturnPercentage      Float
	CustomCreativePayer      string // ADVERTISER, …
	ActionLimit              Int
	ActionLimitPeriod        string // DAY, WEEK, MONTH, …
	SpendLimit               Float
	SpendLimitPeriod         string // DAY, WEEK, MONTH, …
	MinEarningPerClick       Float
	ContractStartSlottingFee Float
}

// SpecialTerms are a further condition.
type SpecialTerms struct {
	Name    string `json:"TermsName"`
	Type    string `json:"TermsType"`    // CUSTOM, …
	Content string `json:"TermsContent"` // text or HTML
	PDFURI  string `json:"TermsPdfUri"`  // brands only
}

// ScheduledTerms replace the payouts for a time.
type ScheduledTerms struct {
	Status       string // ACTIVE, UPCOMING, …
	Name         string
	StartDate    Time
	EndDate      Time
	Repeat       Repetition
	EventPayouts []EventPayout
}

// Repetition says on which days, and when on them, terms hold.
type Repetition struct {
	Days               []string // "2026-11-27"
	StartTime, EndTime string   // "09:00:00"
}

// CampaignTerms replace the payouts for creator, performance or product boost campaigns.
type CampaignTerms struct {
	ID           ID `json:"Id"`
	Name         string
	StartDate    Time
	EndDate      Time
	EventPayouts []EventPayout
}

// EventPayout is what is paid for events of a type. Beyond PayoutGroups, everything is
// documented for partners only.
type EventPayout struct {
	EventTypeID        ID `json:"EventTypeId"`
	EventTypeName      string
	EventCategory      string // SALE, LEAD, …
	DefaultPayout      Float
	DefaultPayoutRate  Float  // percent
	PayoutLevel        string // ITEM, ORDER, CLICK or CALL
	PayoutGroups       []PayoutGroup
	PayoutRestrictions []PayoutRestriction
	Limits             []PayoutLimit
	PayoutAdjustments  []PayoutAdjustment
	PerformanceBonus   PerformanceBonus
	Locking            Locking
	PayoutScheduling   PayoutScheduling
	CreditPolicy       string // LAST_REFERRER, …
	ValidReferrals     []ValidReferral
}

// PayoutGroup is another payout for events that match its rules.
type PayoutGroup struct {
	ID         ID  `json:"Id"`
	Rank       Int // the lowest counts first
	Rules      []PayoutRule
	Payout     Float
	PayoutRate Float // percent
	Limits     []PayoutLimit
}

// PayoutRule is a condition.
type PayoutRule struct {
	Variable string // CUSTOMER_COUNTRY, …
	Operator string // IS, …
	Values   []string
}

// PayoutRestriction keeps events that match its rules from being paid.
type PayoutRestriction struct {
	ID                   ID `json:"Id"`
	Rules                []PayoutRule
	ZeroPayoutHideReport Bool
}

// PayoutLimit caps payouts within a period.
type PayoutLimit struct {
	Type                 string // ACTION, PAYOUT, …
	Value                Float
	LimitBy              string // CUSTOMER, ITEM, …
	Period               string // DAY, MONTH, …
	WeekendOverrideValue Float
}

// PayoutAdjustment raises or lowers the payout of events that match its rules.
type PayoutAdjustment struct {
	ID        ID `json:"Id"`
	Rules     []PayoutRule
	Direction string // INCREASE or DECREASE
	Rate      Float
}

// PerformanceBonus is paid above a threshold.
type PerformanceBonus struct {
	Type   string // SUBSEQUENT_ACTIONS, …
	Basis  string // REVENUE, …
	Period string // CALENDAR_MONTH, …
	Tiers  []BonusTier
}

// BonusTier is a threshold with its rate.
type BonusTier struct{ RevenueThreshold, PayoutRate Float }

// Locking says from when on an event cannot be changed.
type Locking struct {
	Basis  string // TRACKED, …
	Period string // MONTH, DAY, …

	MonthOffset, DayOffset Int
}

// PayoutScheduling says when a locked event is paid.
type PayoutScheduling struct{ Basis, Period string }

// ValidReferral is a kind of referral that counts, and for how long.
type ValidReferral struct {
	Type       string // CLICKS, …
	Window     Int
	WindowUnit string // DAY, HOUR, …
}

// ContractDetails reads the terms of a contract member by member. No odd member makes it
// fail.
func (c *Client) ContractDetails(ctx context.Context, contract Contract) ContractDetails {
	var details ContractDetails
	odd := appendObject(nil, "", reflect.ValueOf(&details).Elem(), map[string]json.RawMessage{
		"TemplateTerms": contract.TemplateTerms, "Terms": contract.Terms,
		"ScheduledTerms": contract.ScheduledTerms, "CampaignTerms": contract.CampaignTerms,
	})
	c.report(ctx, "contract "+contract.ID.String(), odd)
	return details
}
