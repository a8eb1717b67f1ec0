package provider_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// A run that is killed between a create and its answer leaves an object that no
// state knows. The next run names it before it sends anything, and takes it over
// where the configuration says so: with one resource of each way through the engine.
func TestAccKilled(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		config string
		live   func(*acctest.World) int
	}{
		"partner group": {
			`resource "impact_partner_group" "killed" {
  campaign_id = %q
  name        = "VIP"
  %s
}`,
			func(w *acctest.World) int { return len(w.Account.PartnerGroups(w.CampaignID)) },
		},
		"deal, which an update completes": {
			`resource "impact_deal" "killed" {
  campaign_id   = %q
  name          = "Sale"
  type          = "GENERAL_SALE"
  scope         = "ENTIRE_STORE"
  discount_type = "PERCENT"
  discount_percent = 10
  %s
}`,
			func(w *acctest.World) int { return len(w.Account.Deals()) },
		},
		"promo code": {
			`resource "impact_promo_code" "killed" {
  campaign_id         = %q
  assigned_partner_id = "PARTNER"
  code                = "KILLED"
  type                = "LI"
  credit_policy       = "ALWAYS"
  %s
}`,
			func(w *acctest.World) int { return len(w.Account.PromoCodes()) },
		},
		"exception list with items": {
			`resource "impact_exception_list" "killed" {
  campaign_id        = %q
  name               = "L"
  type               = "SKU"
  action_tracker_ids = ["TRACKER"]
  items              = { A = "", B = "" }
  %s
}`,
			func(w *acctest.World) int { return len(w.Account.ExceptionLists()) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			configuration := func(extra string) string {
				return strings.NewReplacer("PARTNER", w.PartnerIDs[0], "TRACKER", w.ActionTrackerIDs[0]).Replace(fmt.Sprintf(test.config, w.CampaignID, extra))
			}
			workspace := w.Workspace(configuration(""))
			workspace.Killed(func(kill func()) {
				w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, AfterEffect: true, Times: 1, Hook: kill, Drop: true})
			}, "apply", "-auto-approve", "-input=false")
			if n := test.live(w); n != 1 {
				t.Fatalf("%d objects after the run that was killed", n)
			}
			if printed, ok := workspace.Run(nil, "apply", "-auto-approve", "-input=false"); ok || !strings.Contains(printed, " exists already") || !strings.Contains(printed, ".NAME") {
				t.Errorf("the next run:\n%s", printed)
			}
			workspace.Write(configuration("adopt_existing = true"))
			if printed, ok := workspace.Run(nil, "apply", "-auto-approve", "-input=false"); !ok {
				t.Errorf("the run that takes it over:\n%s", printed)
			}
			if printed, ok := workspace.Run(nil, "plan", "-input=false", "-detailed-exitcode"); !ok {
				t.Errorf("the plan after it:\n%s", printed)
			}
			if n := test.live(w); n != 1 {
				t.Errorf("%d objects at last", n)
			}
		})
	}
}
