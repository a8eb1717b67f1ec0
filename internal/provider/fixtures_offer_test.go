package provider_test

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// promoCodeFixture has no update: the API changes nothing of a code.
func promoCodeFixture() fixture {
	return fixture{
		world: acctest.NewBrand,
		config: func(w *acctest.World) map[string]tftypes.Value {
			return map[string]tftypes.Value{
				"campaign_id": acctest.String(w.CampaignID), "assigned_partner_id": acctest.String(w.PartnerIDs[0]),
				"code": acctest.String("SUMMER25"), "type": acctest.String("LI"), "credit_policy": acctest.String("WINNER"),
				"end_date": acctest.String("2099-12-31T23:59:59Z"),
			}
		},
		live: func(w *acctest.World) []string {
			valid := []string{}
			for _, p := range w.Account.PromoCodes() {
				if !p.Expired {
					valid = append(valid, p.Code)
				}
			}
			return valid
		},
		want: []string{"SUMMER25"}, wantDestroyed: []string{},
	}
}

// dealFixture needs two writes to be created: a range can only be updated.
func dealFixture() fixture {
	return fixture{
		world:   acctest.NewBrand,
		config:  rangeDeal("Ten to fifty", 10, 50),
		changed: rangeDeal("Twenty to sixty", 20, 60),
		live: func(w *acctest.World) []string {
			rendered := []string{}
			for _, d := range w.Account.Deals() {
				rendered = append(rendered, strings.Join([]string{
					d.Fields["Name"], d.Fields["DiscountPercentRangeStart"], d.Fields["DiscountPercentRangeEnd"],
				}, " "))
			}
			return rendered
		},
		want: []string{"Ten to fifty 10 50"}, wantChanged: []string{"Twenty to sixty 20 60"}, wantDestroyed: []string{},
	}
}

func rangeDeal(name string, from, to int64) func(*acctest.World) map[string]tftypes.Value {
	return func(w *acctest.World) map[string]tftypes.Value {
		return map[string]tftypes.Value{
			"campaign_id": acctest.String(w.CampaignID), "name": acctest.String(name), "scope": acctest.String("ENTIRE_STORE"),
			"type": acctest.String("GENERAL_SALE"), "discount_type": acctest.String("PERCENT_RANGE"),
			"discount_percent_range_start": acctest.Number(from), "discount_percent_range_end": acctest.Number(to),
		}
	}
}
