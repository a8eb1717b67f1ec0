package token_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// The evidence names objects of the account and rests on answers in any order. While
// no verdict changes, it is no difference: neither where the objects that were asked
// for are others by now, nor where the answers come in another order.
func TestAccAccessToken_evidenceIsNoDifference(t *testing.T) {
	t.Parallel()
	for _, verification := range []string{"declared", "full"} {
		for name, config := range map[string]func(sid, scopes string, extra ...string) string{
			"write-only": tokenConfig, "stored": storedConfig,
		} {
			t.Run(verification+" "+name, func(t *testing.T) {
				t.Parallel()
				w, token := tokenWorld(t)
				if name == "stored" {
					w.StoresTokens()
				}
				deal := func() mockimpact.Deal {
					return w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": "Deal"})
				}
				first := deal()
				var askedForOther atomic.Bool
				w.Mock.Observe(func(x mockimpact.Exchange) {
					if x.Operation() == "GET /Deals/{DealId}" && x.Status == http.StatusOK && !strings.HasSuffix(x.Path, "/"+first.ID) {
						askedForOther.Store(true)
					}
				})
				declared, value := config(token.SID, declaredScopes, `verification = "`+verification+`"`, `deletion_policy = "forget"`), given(token.Value())
				evidence := expectToken("evidence", knownvalue.MapPartial(map[string]knownvalue.Check{
					"GET /Deals/{DealId}": knownvalue.ObjectPartial(map[string]knownvalue.Check{
						"call": knownvalue.StringExact("GET /Deals/" + first.ID), "basis": knownvalue.StringExact("seen"),
					}),
				}))
				w.RunAtProtocol(
					resource.TestStep{
						Config: declared, ConfigVariables: value, ConfigStateChecks: []statecheck.StateCheck{expectStatus("active"), evidence},
					},
					resource.TestStep{
						PreConfig: func() {
							deal()
							w.Account.DeleteDeal(first.ID)
							w.Mock.Fault(mockimpact.Fault{Path: "/Campaigns", Times: 2, Delay: 50 * time.Millisecond})
						},
						Config: declared, ConfigVariables: value, ConfigPlanChecks: planned(plancheck.ExpectEmptyPlan()),
						ConfigStateChecks: []statecheck.StateCheck{expectStatus("active"), evidence},
					},
				)
				if !askedForOther.Load() {
					t.Error("no plan asked for the other deal")
				}
			})
		}
	}
}
