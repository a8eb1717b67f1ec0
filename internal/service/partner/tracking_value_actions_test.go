package partner_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

func TestAccTrackingValueRequests(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		code := w.Account.AddTrackingValueRequest(w.CampaignID, w.PartnerIDs[0], "PROMOCODE_TRACKING")
		phone := w.Account.AddTrackingValueRequest(w.CampaignID, w.PartnerIDs[0], "PHONE_NUMBER_TRACKING")
		p := w.Protocol()

		_, diagnostics := p.Invoke("impact_approve_tracking_value_request", map[string]tftypes.Value{
			"request_id": acctest.String(code.ID), "deal_name": acctest.String("Summer"),
		})
		got := strings.Join(acctest.Render(diagnostics), "\n")
		for _, attribute := range []string{"promo_code", "credit_policy", "match_mode"} {
			if !strings.Contains(got, "error at "+attribute+": Cannot approve the tracking value request \""+code.ID+"\": impact.com refused ") {
				t.Errorf("no error on %s: %s", attribute, got)
			}
		}

		_, diagnostics = p.Invoke("impact_approve_tracking_value_request", map[string]tftypes.Value{
			"request_id": acctest.String(code.ID), "promo_code": acctest.String("SUMMER25"),
			"credit_policy": acctest.String("WINNER"), "match_mode": acctest.String("LI"),
		})
		acctest.FailOnErrors(t, diagnostics)
		_, diagnostics = p.Invoke("impact_reject_tracking_value_request", map[string]tftypes.Value{"request_id": acctest.String(phone.ID)})
		acctest.FailOnErrors(t, diagnostics)

		live := w.Account.TrackingValueRequests()
		if live[0].State != "APPROVED" || live[0].Value != "SUMMER25" || live[1].State != "DECLINED" {
			t.Errorf("the requests are %+v", live)
		}
	})
}

// The data source shows what there is to decide, and what became of it.
func TestAccTrackingValueRequestsDataSource(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		a, b := w.PartnerIDs[0], w.PartnerIDs[1]
		deal := w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": "Free", "Type": "FREE_SHIPPING", "Scope": "ENTIRE_STORE"})
		code := w.Account.AddTrackingValueRequest(w.CampaignID, a, "PROMOCODE_TRACKING")
		code.Wanted, code.DealID = "SUMMER25", deal.ID
		w.Account.SetTrackingValueRequest(code)
		link := w.Account.AddTrackingValueRequest(w.CampaignID, b, "BRANDED_URL_TRACKING")
		phone := w.Account.AddTrackingValueRequest(w.CampaignID, b, "PHONE_NUMBER_TRACKING")
		phone.State, phone.Value = "APPROVED", "12345"
		w.Account.SetTrackingValueRequest(phone)
		filters := map[string][]string{
			`campaign_id = "` + w.CampaignID + `"`:        {code.ID, link.ID, phone.ID},
			`deal_id = "` + deal.ID + `"`:                 {code.ID},
			`partner_id = "` + b + `"`:                    {link.ID, phone.ID},
			`state = "APPROVED"`:                          {phone.ID},
			`request_type = "BRANDED_URL_TRACKING"`:       {link.ID},
			"state = \"NEW\"\npartner_id = \"" + b + "\"": {link.ID},
		}
		var config strings.Builder
		var checks []statecheck.StateCheck
		for filter, want := range filters {
			name := fmt.Sprint("by_", len(checks))
			fmt.Fprintf(&config, "data \"impact_tracking_value_requests\" %q {\n%s\n}\n", name, filter)
			checks = append(checks, acctest.Has("data.impact_tracking_value_requests."+name, "tracking_value_requests", acctest.WithIDs(want...)))
		}
		none := knownvalue.ListSizeExact(0)
		common := func(id, partner, state string, more map[string]knownvalue.Check) knownvalue.Check {
			attributes := map[string]knownvalue.Check{
				"id": acctest.Exactly(id), "campaign_id": acctest.Exactly(w.CampaignID), "campaign_name": knownvalue.NotNull(),
				"partner_id": acctest.Exactly(partner), "partner_name": knownvalue.NotNull(), "number_requested": knownvalue.Int64Exact(1),
				"promo_codes": none, "unique_urls": none, "phone_numbers": none, "state": acctest.Exactly(state),
				"date_placed": knownvalue.NotNull(), "date_needed": knownvalue.NotNull(), "date_completed": knownvalue.Null(),
				"additional_instructions": acctest.Exactly("Please activate immediately."), "processing_comments": knownvalue.Null(),
				"deal_id": knownvalue.Null(), "deal_name": knownvalue.Null(), "uri": acctest.Exactly("/TrackingValueRequests/" + id),
			}
			for name, check := range more {
				attributes[name] = check
			}
			return knownvalue.ObjectExact(attributes)
		}
		one := func(attributes map[string]knownvalue.Check) knownvalue.Check {
			return knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(attributes)})
		}
		checks = append(checks, acctest.Has("data.impact_tracking_value_requests.all", "tracking_value_requests", knownvalue.ListExact([]knownvalue.Check{
			common(code.ID, a, "NEW", map[string]knownvalue.Check{
				"request_type": acctest.Exactly("PROMOCODE_TRACKING"), "deal_id": acctest.Exactly(deal.ID), "deal_name": acctest.Exactly("Free"),
				"promo_codes": one(map[string]knownvalue.Check{
					"id": acctest.Exactly("1001"), "requested_promo_code": acctest.Exactly("SUMMER25"), "approved_promo_code": knownvalue.Null(),
					"credit_policy": knownvalue.Null(), "match_mode": knownvalue.Null(),
				}),
			}),
			common(link.ID, b, "NEW", map[string]knownvalue.Check{
				"request_type": acctest.Exactly("BRANDED_URL_TRACKING"),
				"unique_urls":  one(map[string]knownvalue.Check{"id": acctest.Exactly("2001"), "url": acctest.Exactly("https://www.example.com/r/" + link.ID)}),
			}),
			common(phone.ID, b, "APPROVED", map[string]knownvalue.Check{
				"request_type": acctest.Exactly("PHONE_NUMBER_TRACKING"),
				"phone_numbers": one(map[string]knownvalue.Check{
					"id": acctest.Exactly("3001"), "assigned_phone_number_id": acctest.Exactly("12345"), "assigned_phone_number": acctest.Exactly("+1 206 555 0103"),
				}),
			}),
		})))
		w.RunAtProtocol(
			resource.TestStep{
				Config:      `data "impact_tracking_value_requests" "test" { state = "OPEN" }`,
				ExpectError: acctest.Text(`value must be one of: ["NEW"`),
			},
			resource.TestStep{Config: config.String() + `data "impact_tracking_value_requests" "all" {}`, ConfigStateChecks: checks},
		)
	})
}
