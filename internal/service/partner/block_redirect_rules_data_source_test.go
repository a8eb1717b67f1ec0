package partner_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestAccBlockRedirectRules(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		day := func(month time.Month) time.Time { return time.Date(2026, month, 1, 0, 0, 0, 0, time.UTC) }
		redirect := w.Account.AddBlockRedirectRule(mockimpact.BlockRedirectRule{
			CampaignID: w.CampaignID, Name: "Germans", Variable: "COUNTRY", Values: []string{"DE", "AT"}, Action: "REDIRECT",
			Rank: "HIGH", State: "RUNNING", Source: "GENERIC", Start: day(1), End: day(6), Created: day(1), Updated: day(2), CreatedBy: "Kim", UpdatedBy: "Kim",
		})
		page := w.Account.AddBlockRedirectRule(mockimpact.BlockRedirectRule{
			CampaignID: w.CampaignID, Name: "Ask", Variable: "DEVICE_TYPE", Values: []string{"MOBILE"}, Action: "INTERSTITIAL",
			Rank: "LOW", State: "PAUSED", Source: "TASK", Start: day(3), Created: day(3), Updated: day(4), CreatedBy: "Lee", UpdatedBy: "Max",
		})
		w.Account.AddBlockRedirectRule(mockimpact.BlockRedirectRule{CampaignID: w.Account.AddCampaign("Another").ID, Name: "Elsewhere", Action: "BLOCK"})
		config := ""
		var checks []statecheck.StateCheck
		for name, test := range map[string]struct {
			filter string
			want   []string
		}{
			"all":            {"", []string{redirect.ID, page.ID}},
			"name":           {`name = "Ask"`, []string{page.ID}},
			"condition":      {`condition = "COUNTRY"`, []string{redirect.ID}},
			"action":         {`action = "BLOCK"`, nil},
			"rank":           {`rank = "LOW"`, []string{page.ID}},
			"state":          {`state = "RUNNING"`, []string{redirect.ID}},
			"source":         {`source = "TASK"`, []string{page.ID}},
			"created_by":     {`created_by = "Kim"`, []string{redirect.ID}},
			"updated_by":     {`last_updated_by = "Max"`, []string{page.ID}},
			"start_before":   {`start_date_before = "2026-02-01T00:00:00Z"`, []string{redirect.ID}},
			"start_after":    {`start_date_after = "2026-02-01T00:00:00Z"`, []string{page.ID}},
			"end_before":     {`end_date_before = "2026-07-01T00:00:00Z"`, []string{redirect.ID}},
			"end_after":      {`end_date_after = "2026-07-01T00:00:00Z"`, nil},
			"updated_before": {`date_last_updated_before = "2026-03-01T00:00:00Z"`, []string{redirect.ID}},
			"updated_after":  {`date_last_updated_after = "2026-03-01T00:00:00Z"`, []string{page.ID}},
			"created_before": {`date_created_before = "2026-02-01T00:00:00Z"`, []string{redirect.ID}},
			"created_after":  {`date_created_after = "2026-02-01T00:00:00Z"`, []string{page.ID}},
		} {
			config += fmt.Sprintf("data \"impact_block_redirect_rules\" %q {\n  campaign_id = %q\n  %s\n}\n", name, w.CampaignID, test.filter)
			checks = append(checks, acctest.Has("data.impact_block_redirect_rules."+name, "block_redirect_rules", acctest.WithIDs(test.want...)))
		}
		is := func(truth bool) knownvalue.Check { return knownvalue.Bool(truth) }
		condition := func(variable string, values ...string) knownvalue.Check {
			return exactly(map[string]knownvalue.Check{
				"sub_conditions": exactly(map[string]knownvalue.Check{"variable": text(variable), "operator": text("IN"), "values": acctest.StringSet(values...)}),
			})
		}
		checks = append(checks, acctest.Has("data.impact_block_redirect_rules.all", "block_redirect_rules", exactly(
			map[string]knownvalue.Check{
				"id": text(redirect.ID), "name": text("Germans"), "condition": condition("COUNTRY", "DE", "AT"), "action": text("REDIRECT"),
				"redirect_url": text("https://www.example.com/elsewhere"), "interstitial": knownvalue.Null(), "rank": text("HIGH"), "state": text("RUNNING"),
				"start_date": text("2026-01-01T00:00:00Z"), "end_date": text("2026-06-01T00:00:00Z"), "source": text("GENERIC"),
				"date_created": text("2026-01-01T00:00:00Z"), "date_last_updated": text("2026-02-01T00:00:00Z"),
				"created_by": text("Kim"), "last_updated_by": text("Kim"), "uri": text("/Programs/" + w.CampaignID + "/BlockRedirectRules/" + redirect.ID),
			},
			map[string]knownvalue.Check{
				"condition": condition("DEVICE_TYPE", "MOBILE"), "redirect_url": knownvalue.Null(), "end_date": knownvalue.Null(),
				"interstitial": knownvalue.ObjectExact(map[string]knownvalue.Check{
					"header_text": text("Welcome to Acme"), "body_text": knownvalue.Null(), "require_user_acknowledgement": is(true), "button_text": text("Continue"),
					"button_color": text("#FF0000"), "require_user_input": is(true), "include_skip_option": is(false), "show_page_at_least_once": is(true),
					"co_branded": is(false), "customize_css": is(false), "custom_css": knownvalue.Null(),
					"user_inputs": exactly(map[string]knownvalue.Check{
						"variable": text("PARAM1"), "display_value": text("E-mail address"), "regular_expression": text("^[^@]+@[^@]+$"), "error_message": text("Please enter an address."),
					}),
				}),
			},
		)))
		w.RunAtProtocol(resource.TestStep{Config: config, ConfigStateChecks: checks})
	})
}

func TestAccBlockRedirectRules_badConfig(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	for filter, want := range map[string]string{
		`action = "DROP"`: `value must be one of: ["REDIRECT" "BLOCK" "INTERSTITIAL"]`,
		"end_date_after = \"2026-07-01T00:00:00Z\"\n  end_date_before = \"2026-06-01T00:00:00Z\"": `end_date_before is 2026-06-01T00:00:00Z, which is before end_date_after, 2026-07-01T00:00:00Z.`,
		`start_date_after = "yesterday"`: `start_date_after…"yesterday"`,
	} {
		w.RunAtProtocol(resource.TestStep{
			Config:      fmt.Sprintf("data \"impact_block_redirect_rules\" \"test\" {\n  campaign_id = \"1000\"\n  %s\n}\n", filter),
			ExpectError: acctest.Text(want),
		})
	}
}
