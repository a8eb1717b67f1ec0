package partner_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const contractAddress = "data.impact_contract.test"

// exactly is a list of objects with these attributes among others.
func exactly(objects ...map[string]knownvalue.Check) knownvalue.Check {
	var checks []knownvalue.Check
	for _, each := range objects {
		checks = append(checks, knownvalue.ObjectPartial(each))
	}
	return knownvalue.ListExact(checks)
}

var (
	text       = acctest.Exactly
	whole      = knownvalue.Int64Exact
	decimal    = knownvalue.Float64Exact
	shownRules = exactly(map[string]knownvalue.Check{"variable": text("CUSTOMER_COUNTRY"), "operator": text("IS"), "values": acctest.StringSet("US")})
	shownLimit = exactly(map[string]knownvalue.Check{
		"type": text("ACTION"), "value": decimal(10), "limit_by": text("CUSTOMER"), "period": text("DAY"), "weekend_override_value": knownvalue.Null(),
	})
)

func TestAccContract_brand(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		proposal := w.Account.AddProposal(w.CampaignID, w.PartnerIDs[0]) // which no listing of active ones has
		payouts := exactly(map[string]knownvalue.Check{
			"event_type_id": text("18500"), "event_type_name": text("Online Sale"), "event_category": text("SALE"), "payout_level": text("ITEM"),
			"default_payout": decimal(10), "default_payout_rate": decimal(15),
			"payout_groups": exactly(map[string]knownvalue.Check{
				"id": text("ab12c3d4-5e6f-7a89-01b2-345abc6def78"), "rank": whole(1), "rules": shownRules, "payout": decimal(1), "payout_rate": decimal(15),
			}),
			"payout_restrictions": knownvalue.ListSizeExact(0), "locking": knownvalue.Null(), "performance_bonus": knownvalue.Null(),
		})
		w.RunAtProtocol(resource.TestStep{
			Config: fmt.Sprintf("data \"impact_contract\" \"test\" {\n  campaign_id = %q\n  id = %q\n}\n", w.CampaignID, proposal.ID),
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.Has(contractAddress, "status", text("PENDING")),
				acctest.Has(contractAddress, "partner_id", text(w.PartnerIDs[0])),
				acctest.Has(contractAddress, "template_version", text("6")),
				acctest.Has(contractAddress, "terms", knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"event_payouts": payouts, "return_policy": knownvalue.Null(), "max_return_percentage": knownvalue.Null(),
					"special_terms": exactly(map[string]knownvalue.Check{
						"name": text("Custom Terms"), "type": text("CUSTOM"), "content": text("<p>Be nice & fair.</p>"), "pdf_uri": knownvalue.Null(),
					}),
				})),
				acctest.Has(contractAddress, "scheduled_terms", exactly(map[string]knownvalue.Check{
					"status": text("UPCOMING"), "name": text("Black Friday Special Rates"),
					"start_date": text("2026-11-27T00:00:00-08:00"), "end_date": text("2026-11-30T23:59:59-08:00"),
					"repeat_days": acctest.StringSet("2026-11-27"), "repeat_start_time": text("09:00:00"), "repeat_end_time": text("17:00:00"),
					"event_payouts": payouts,
				})),
				acctest.Has(contractAddress, "campaign_terms", exactly(map[string]knownvalue.Check{
					"id": text("1234"), "name": text("Product Boost Campaign 1"), "start_date": text("2026-03-28T00:00:00-07:00"), "event_payouts": payouts,
				})),
			},
		})
	})
}

func TestAccContract_partner(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	contract := w.Account.AddContract(w.CampaignID, "")
	w.Run(
		resource.TestStep{
			Config: fmt.Sprintf(`
data "impact_contract" "test" { id = %q }
output "kinds" {
  value = keys(jsondecode(data.impact_contract.test.terms_json))
}`, contract.ID),
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.Has(contractAddress, "campaign_id", text(w.CampaignID)),
				acctest.Has(contractAddress, "terms", knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"change_notification_period": whole(0), "return_policy": text("ALWAYS_OK"), "max_return_percentage": decimal(100),
					"custom_creative_payer": text("ADVERTISER"), "action_limit": whole(100), "action_limit_period": text("DAY"),
					"spend_limit": decimal(2500.5), "spend_limit_period": text("MONTH"), "min_earning_per_click": decimal(0.05),
					"contract_start_slotting_fee": knownvalue.Null(),
					"special_terms":               exactly(map[string]knownvalue.Check{"name": text("Custom Terms")}),
					"event_payouts": exactly(map[string]knownvalue.Check{
						"event_type_id": text("18503"), "default_payout": decimal(10), "default_payout_rate": decimal(0), "credit_policy": text("LAST_REFERRER"),
						"payout_groups": exactly(
							map[string]knownvalue.Check{"id": text("a1"), "rank": whole(1), "payout_rate": decimal(15), "payout": knownvalue.Null()},
							map[string]knownvalue.Check{"id": text("b2"), "rank": whole(2), "payout_rate": knownvalue.Null(), "payout": decimal(0.1), "limits": shownLimit},
						),
						"payout_restrictions": exactly(map[string]knownvalue.Check{"id": text("r1"), "rules": shownRules, "zero_payout_hide_report": knownvalue.Bool(true)}),
						"limits":              shownLimit,
						"payout_adjustments":  exactly(map[string]knownvalue.Check{"id": text("d1"), "rules": shownRules, "direction": text("INCREASE"), "rate": decimal(2.5)}),
						"performance_bonus": knownvalue.ObjectExact(map[string]knownvalue.Check{
							"type": text("SUBSEQUENT_ACTIONS"), "basis": text("REVENUE"), "period": text("CALENDAR_MONTH"),
							"tiers": exactly(map[string]knownvalue.Check{"revenue_threshold": decimal(1_000_000), "payout_rate": decimal(3)}),
						}),
						"locking": knownvalue.ObjectExact(map[string]knownvalue.Check{
							"basis": text("TRACKED"), "period": text("MONTH"), "month_offset": whole(1), "day_offset": whole(0),
						}),
						"payout_scheduling": knownvalue.ObjectExact(map[string]knownvalue.Check{"basis": text("LOCKED"), "period": text("END_OF_DAY")}),
						"valid_referrals":   exactly(map[string]knownvalue.Check{"type": text("CLICKS"), "window": whole(30), "window_unit": text("DAY")}),
					}),
				})),
				acctest.Has(contractAddress, "scheduled_terms", knownvalue.ListSizeExact(0)),
				acctest.Has(contractAddress, "campaign_terms", exactly(map[string]knownvalue.Check{
					"id": text("3578"), "name": text("Product Boost"),
					"event_payouts": exactly(map[string]knownvalue.Check{"event_type_id": text("18503"), "default_payout": knownvalue.Null()}),
				})),
				statecheck.ExpectKnownOutputValue("kinds", knownvalue.ListExact([]knownvalue.Check{text("CampaignTerms"), text("Terms")})),
			},
		},
		resource.TestStep{
			Config:            fmt.Sprintf("data \"impact_contract\" \"test\" {\n  campaign_id = %q\n  id = %q\n}\n", w.CampaignID, contract.ID),
			ConfigStateChecks: []statecheck.StateCheck{acctest.Has(contractAddress, "campaign_id", text(w.CampaignID))},
		},
		resource.TestStep{
			Config:      fmt.Sprintf("data \"impact_contract\" \"test\" {\n  campaign_id = \"77\"\n  id = %q\n}\n", contract.ID),
			ExpectError: acctest.Text(fmt.Sprintf(`campaign_id = "77"…The contract %s is about the campaign %s, not 77.`, contract.ID, w.CampaignID)),
		},
	)
}

func TestAccContract_errors(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.RunAtProtocol(
		resource.TestStep{
			Config:      `data "impact_contract" "test" { id = "S-1" }`,
			ExpectError: acctest.Text(`Cannot read the contract "S-1"…A brand's contracts are kept per campaign: set campaign_id.`),
		},
		resource.TestStep{
			Config:      fmt.Sprintf("data \"impact_contract\" \"test\" {\n  campaign_id = %q\n  id = \"S-1\"\n}\n", w.CampaignID),
			ExpectError: acctest.Text(`Cannot read the contract "S-1"…404 Not Found…Check the ids`),
		},
		resource.TestStep{
			Config:      "data \"impact_contract\" \"test\" {\n  campaign_id = \"summer\"\n  id = \" \"\n}\n",
			ExpectError: acctest.Text(`must be a number, as impact.com shows it`),
		},
	)
	acctest.NewAgency(t).RunAtProtocol(resource.TestStep{
		Config:      `data "impact_contract" "test" { id = "S-1" }`,
		ExpectError: acctest.Text(`data.impact_contract needs a brand or a partner account, but the provider acts on an agency account.`),
	})
}

// What is odd in the terms is left out, and terms_json has it all the same.
func TestAccContract_oddTerms(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	w.Mock.Fault(mockimpact.Fault{
		Method: http.MethodGet, Path: "/Contracts/{Id}", Status: http.StatusOK, ContentType: "application/json",
		Body: `{"Id":"S-1","Terms":{"Currency":"USD","SpendLimit":"none","EventPayouts":{"EventTypeId":7,"Locking":[]},"SpecialTermsList":""},"CampaignTerms":null}`,
	})
	w.Run(resource.TestStep{
		Config: `
data "impact_contract" "test" { id = "S-1" }
output "limit" {
  value = jsondecode(data.impact_contract.test.terms_json).Terms.SpendLimit
}`,
		ConfigStateChecks: []statecheck.StateCheck{
			acctest.Has(contractAddress, "terms", knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"spend_limit": knownvalue.Null(), "special_terms": knownvalue.ListSizeExact(0),
				"event_payouts": exactly(map[string]knownvalue.Check{"event_type_id": text("7"), "locking": knownvalue.Null()}),
			})),
			acctest.Has(contractAddress, "campaign_terms", knownvalue.ListSizeExact(0)),
			statecheck.ExpectKnownOutputValue("limit", text("none")),
		},
	})
}
