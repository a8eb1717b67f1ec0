// Contracts as the schemas of impact-brand-contracts-v14 and
// impact-partner-contracts-v16 show them.

package mockimpact

import (
	"maps"
	"strconv"
	"time"
)

const partnerSignatory = "Partner Person"

// contractCommons are the fields that both account types are shown alike.
func contractCommons(each Contract) document {
	partnerSigned := contractDay.Add(-8 * time.Minute)
	return document{
		"Id": each.ID, "Status": each.Status, "StartDate": instantOrEmpty(each.Start), "EndDate": instantOrEmpty(each.End),
		"BrandSignatory": each.Signatory, "BrandSignatoryDate": instantOrEmpty(each.Signed),
		"PartnerSignatory": partnerSignatory, "PartnerSignatoryDate": instantOrEmpty(partnerSigned),
		"DateCreated": instantOrEmpty(partnerSigned), "DateLastUpdated": instantOrEmpty(each.Updated),
		"HasCampaignTerms": true,
	}
}

func (c *call) brandContract(each Contract) document {
	partnerID, err := strconv.Atoi(each.PartnerID)
	if err != nil {
		misuse("partner id %q is not a number", each.PartnerID)
	}
	payouts := []document{{
		"EventTypeId": 18500, "EventTypeName": "Online Sale", "EventCategory": "SALE",
		"DefaultPayout": 10.0, "DefaultPayoutRate": 15, "PayoutLevel": "ITEM",
		"PayoutGroups": []document{{
			"Id": "ab12c3d4-5e6f-7a89-01b2-345abc6def78", "Rank": 1, "Rules": payoutRules, "Payout": 1.0, "PayoutRate": 15,
			"Limits": []document{}, "Tiers": []document{},
		}},
	}}
	uri := c.root + "/Campaigns/" + each.CampaignID + "/Contracts/" + each.ID
	shown := contractCommons(each)
	maps.Copy(shown, document{
		"PartnerId": partnerID, "PartnerValue1": "vip",
		"TemplateTerms": document{
			"TemplateId": each.TemplateID, "VersionId": 6, "Name": "ACME Public Terms", "Labels": []string{"Public", "2026"},
			"Currency": "USD", "EventPayouts": payouts,
			"PromotionalTerms": []document{{
				"TermsName": "Custom Terms", "TermsType": "CUSTOM", "TermsContent": "<p>Be nice & fair.</p>", "TermsPdfUri": "",
			}},
		},
		"ScheduledTerms": []document{{
			"Status": "UPCOMING", "Name": "Black Friday Special Rates",
			"StartDate": "2026-11-27T00:00:00-08:00", "EndDate": "2026-11-30T23:59:59-08:00",
			"Repeat":       document{"Days": []string{"2026-11-27"}, "StartTime": "09:00:00", "EndTime": "17:00:00"},
			"EventPayouts": payouts,
		}},
		"CampaignTerms": []document{{
			"Name": "Product Boost Campaign 1", "Id": "1234",
			"StartDate": "2026-03-28T00:00:00-07:00", "EndDate": "2026-03-29T00:00:00-07:00", "EventPayouts": payouts,
		}},
		"PdfUri": uri + "/Download", "Uri": uri,
	})
	return shown
}

// partnerContract is the contract as the listing shows it: without the campaign's
// terms.
func (c *call) partnerContract(each Contract) document {
	shown := contractCommons(each)
	maps.Copy(shown, document{
		"CampaignId": each.CampaignID,
		"Terms": document{
			"TemplateTermName": "ACME Public Terms", "Currency": "USD",
			"TemplateId": strconv.Itoa(each.TemplateID), "VersionId": "6", "Name": "ACME Public Terms", "Labels": []string{"Public", "2026"},
			"EventPayouts": []document{{
				"EventTypeId": "18503", "EventTypeName": "Online Sale", "EventCategory": "SALE", "DefaultPayoutRate": "0",
				"PayoutLevel": "ITEM", "DefaultPayout": "10.00",
				"PayoutGroups": []document{
					{"Id": "b2", "Rank": "2", "Rules": payoutRules, "Payout": "0.10", "Limits": []document{payoutLimit}},
					{"Id": "a1", "Rank": "1", "Rules": payoutRules, "PayoutRate": "15", "Limits": []document{}},
				},
				"PayoutRestrictions": []document{{"Id": "r1", "Rules": payoutRules, "ZeroPayoutHideReport": "true"}},
				"Limits":             []document{payoutLimit},
				"PayoutAdjustments":  []document{{"Id": "d1", "Rules": payoutRules, "Direction": "INCREASE", "Rate": "2.5"}},
				"PerformanceBonus": document{
					"Type": "SUBSEQUENT_ACTIONS", "Basis": "REVENUE", "Period": "CALENDAR_MONTH",
					"Tiers": []document{{"RevenueThreshold": "1000000.00", "PayoutRate": "3"}},
				},
				"Locking":          document{"Basis": "TRACKED", "Period": "MONTH", "MonthOffset": "1", "DayOffset": "0"},
				"PayoutScheduling": document{"Basis": "LOCKED", "Period": "END_OF_DAY"},
				"CreditPolicy":     "LAST_REFERRER",
				"ValidReferrals":   []document{{"Type": "CLICKS", "Window": "30", "WindowUnit": "DAY"}},
			}},
			"SpecialTermsList": []document{{
				"TermsName": "Custom Terms", "TermsType": "CUSTOM", "TermsContent": "<p>Be nice & fair.</p>",
			}},
			"ChangeNotificationPeriod": "0", "ReturnPolicy": "ALWAYS_OK", "MaxReturnPercentage": "100", "CustomCreativePayer": "ADVERTISER",
			"ActionLimit": "100", "ActionLimitPeriod": "DAY", "SpendLimit": "2500.50", "SpendLimitPeriod": "MONTH",
			"MinEarningPerClick": "0.05", "ContractStartSlottingFee": "",
		},
		"PdfUri": c.root + "/Campaigns/" + each.CampaignID + "/Contracts/" + each.ID + "/Download",
		"Uri":    c.root + "/Contracts/" + each.ID,
	})
	return shown
}

// campaignTerms are those of a partner's contract, with their ids and rates as
// strings.
func campaignTerms() []document {
	return []document{{
		"Id": "3578", "Name": "Product Boost", "StartDate": "2026-08-16T00:00:00-07:00", "EndDate": "2029-08-31T23:59:59-07:00",
		"EventPayouts": []document{{
			"EventTypeId": "18503", "PayoutLevel": "ITEM",
			"PayoutGroups": []document{{
				"Id": "94bc1ae3-5f77-4e63-a862-3bbcf7f085dd", "Rank": "1", "Rules": payoutRules, "PayoutRate": "15", "Limits": []document{},
			}},
		}},
	}}
}

var payoutRules = []document{{"Variable": "CUSTOMER_COUNTRY", "Operator": "IS", "Values": []string{"US"}}}

var payoutLimit = document{"Type": "ACTION", "Value": "10", "LimitBy": "CUSTOMER", "Period": "DAY", "WeekendOverrideValue": ""}

func instantOrEmpty(instant time.Time) string {
	if instant.IsZero() {
		return ""
	}
	return instant.Format(time.RFC3339)
}
