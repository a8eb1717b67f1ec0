package partner

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// contractTermsAttributes describes what contractDetailsModel has beyond contractModel.
func contractTermsAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"terms": tfimpact.Single("The terms; null when the answer has none.", map[string]schema.Attribute{
			"event_payouts": eventPayoutsAttribute(),
			"special_terms": tfimpact.ListOf("Further conditions, sorted by name; the document of brands calls them promotional terms.", map[string]schema.Attribute{
				"name":    tfimpact.Text("Display name."),
				"type":    tfimpact.Text("Kind, such as `CUSTOM` or `PAID_SEARCH`."),
				"content": tfimpact.Text("The condition, as text or HTML."),
				"pdf_uri": tfimpact.Text("Path of a PDF of it, below the account root; brands only."),
			}),
			"change_notification_period":  tfimpact.Integer("How many days before a change the brand must announce it; partners only."),
			"return_policy":               tfimpact.Text("Return policy, such as `ALWAYS_OK` or `NO_RETURNS`; partners only."),
			"max_return_percentage":       tfimpact.Decimal("Which percentage of actions can be reversed as returns at most; partners only."),
			"custom_creative_payer":       tfimpact.Text("Who pays for custom creatives, such as `ADVERTISER`; partners only."),
			"action_limit":                tfimpact.Integer("How many actions are paid at most in a period; partners only."),
			"action_limit_period":         tfimpact.Text("That period, such as `MONTH`; partners only."),
			"spend_limit":                 tfimpact.Decimal("How much is paid at most in a period; partners only."),
			"spend_limit_period":          tfimpact.Text("That period, such as `MONTH`; partners only."),
			"min_earning_per_click":       tfimpact.Decimal("What a click earns at least; partners only."),
			"contract_start_slotting_fee": tfimpact.Decimal("What is paid when the contract starts; partners only."),
		}),
		"scheduled_terms": tfimpact.ListOf("Payouts for a time, sorted by start.", map[string]schema.Attribute{
			"status":            tfimpact.Text("Status, such as `ACTIVE` or `UPCOMING`."),
			"name":              tfimpact.Text("Display name."),
			"start_date":        tfimpact.Moment("When they begin, RFC 3339."),
			"end_date":          tfimpact.Moment("When they end, RFC 3339."),
			"repeat_days":       tfimpact.TextSet("Days on which they repeat, such as `2026-11-27`."),
			"repeat_start_time": tfimpact.Text("When they begin on those days, such as `09:00:00`."),
			"repeat_end_time":   tfimpact.Text("When they end on those days, such as `17:00:00`."),
			"event_payouts":     eventPayoutsAttribute(),
		}),
		"campaign_terms": tfimpact.ListOf("Payouts of creator, performance and product boost campaigns, sorted by id.", map[string]schema.Attribute{
			"id":            tfimpact.Text("Id of the terms."),
			"name":          tfimpact.Text("Display name."),
			"start_date":    tfimpact.Moment("When they begin, RFC 3339."),
			"end_date":      tfimpact.Moment("When they end, RFC 3339."),
			"event_payouts": eventPayoutsAttribute(),
		}),
	}
}

func eventPayoutsAttribute() schema.ListNestedAttribute {
	return tfimpact.ListOf("What is paid for events of each type, sorted by its id.", map[string]schema.Attribute{
		"event_type_id":       tfimpact.Text("Id of the event type (action tracker)."),
		"event_type_name":     tfimpact.Text("Display name of the event type."),
		"event_category":      tfimpact.Text("Category, such as `SALE`, `LEAD` or `CLICK`."),
		"default_payout":      tfimpact.Decimal("Amount that is paid where no rule matches."),
		"default_payout_rate": tfimpact.Decimal("Percentage that is paid where no rule matches."),
		"payout_level":        tfimpact.Text("What is paid for, such as `ITEM` or `ORDER`."),
		"payout_groups": tfimpact.ListOf("Other payouts for events that match rules, sorted by rank.", map[string]schema.Attribute{
			"id":          tfimpact.Text("Id of the group."),
			"rank":        tfimpact.Integer("Rank: the lowest is tried first."),
			"rules":       payoutRulesAttribute(),
			"payout":      tfimpact.Decimal("Amount that is paid."),
			"payout_rate": tfimpact.Decimal("Percentage that is paid."),
			"limits":      payoutLimitsAttribute(),
		}),
		"payout_restrictions": tfimpact.ListOf("What keeps events from being paid, sorted by id; partners only.", map[string]schema.Attribute{
			"id":                      tfimpact.Text("Id of the restriction."),
			"rules":                   payoutRulesAttribute(),
			"zero_payout_hide_report": tfimpact.Truth("Whether such events are left out of reports."),
		}),
		"limits": payoutLimitsAttribute(),
		"payout_adjustments": tfimpact.ListOf("What raises or lowers the payout, sorted by id; partners only.", map[string]schema.Attribute{
			"id":        tfimpact.Text("Id of the adjustment."),
			"rules":     payoutRulesAttribute(),
			"direction": tfimpact.Text("`INCREASE` or `DECREASE`."),
			"rate":      tfimpact.Decimal("Rate of the adjustment."),
		}),
		"performance_bonus": tfimpact.Single("What is paid above thresholds; partners only, and null when there is none.", map[string]schema.Attribute{
			"type":   tfimpact.Text("Which actions get it, such as `SUBSEQUENT_ACTIONS`."),
			"basis":  tfimpact.Text("What is measured, such as `REVENUE`."),
			"period": tfimpact.Text("Over which time, such as `CALENDAR_MONTH`."),
			"tiers": tfimpact.ListOf("The thresholds, from the lowest.", map[string]schema.Attribute{
				"revenue_threshold": tfimpact.Decimal("Revenue from which on the rate holds."),
				"payout_rate":       tfimpact.Decimal("Rate of the bonus."),
			}),
		}),
		"locking": tfimpact.Single("From when on events cannot be changed; partners only.", map[string]schema.Attribute{
			"basis":        tfimpact.Text("What the time counts from, such as `TRACKED`."),
			"period":       tfimpact.Text("Unit of the time, such as `MONTH` or `DAY`."),
			"month_offset": tfimpact.Integer("How many months it is."),
			"day_offset":   tfimpact.Integer("How many days come after the months."),
		}),
		"payout_scheduling": tfimpact.Single("When locked events are paid; partners only.", map[string]schema.Attribute{
			"basis":  tfimpact.Text("What the time counts from, such as `LOCKED`."),
			"period": tfimpact.Text("When it is paid, such as `END_OF_MONTH`."),
		}),
		"credit_policy": tfimpact.Text("Who gets the credit, such as `LAST_REFERRER`; partners only."),
		"valid_referrals": tfimpact.ListOf("Referrals that count, in the API's order; partners only.", map[string]schema.Attribute{
			"type":        tfimpact.Text("Kind, such as `CLICKS`."),
			"window":      tfimpact.Integer("How long they count."),
			"window_unit": tfimpact.Text("Unit of that, such as `DAY`."),
		}),
	})
}

func payoutRulesAttribute() schema.ListNestedAttribute {
	return tfimpact.ListOf("Conditions that must hold, in the API's order.", map[string]schema.Attribute{
		"variable": tfimpact.Text("What is compared, such as `CUSTOMER_STATUS`."),
		"operator": tfimpact.Text("How, such as `IS` or `CONTAINS`."),
		"values":   tfimpact.TextSet("What it is compared with."),
	})
}

func payoutLimitsAttribute() schema.ListNestedAttribute {
	return tfimpact.ListOf("Caps, in the API's order. The document of brands says nothing of their parts.", map[string]schema.Attribute{
		"type":                   tfimpact.Text("What is limited, such as `ACTION` or `PAYOUT`."),
		"value":                  tfimpact.Decimal("How much at most."),
		"limit_by":               tfimpact.Text("By what, such as `CUSTOMER` or `ITEM`."),
		"period":                 tfimpact.Text("In which time, such as `MONTH`."),
		"weekend_override_value": tfimpact.Decimal("How much at most on weekends."),
	})
}
