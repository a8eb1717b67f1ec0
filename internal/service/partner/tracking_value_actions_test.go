package partner_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

func TestAccTrackingValueRequests(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		code := w.Account.AddTrackingValueRequest(w.CampaignID, w.PartnerIDs[0], "PROMOCODE_TRACKING")
		phone := w.Account.AddTrackingValueRequest(w.CampaignID, w.PartnerIDs[0], "PHONE_NUMBER_TRACKING")
		p := w.Protocol()

		_, diagnostics := p.Invoke("impact_approve_tracking_value_request", map[string]tftypes.Value{
			"request_id": acctest.String(code.ID), "deal_name": acctest.String("Summer"),
		})
		got := strings.Join(acctest.Render(diagnostics), "\n")
		for _, attribute := range []string{"promo_code", "credit_policy", "match_mode"} {
			if !strings.Contains(got, "error at "+attribute+": Cannot approve the tracking value request: impact.com refused ") {
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
