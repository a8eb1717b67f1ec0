package offer_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// What people made in the web app can be adopted with the configuration that the
// CLI writes, whatever kind it is.

func importBlocks(typeName string, ids []string) string {
	var b strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&b, "import {\n  to = %s.n%s\n  id = %q\n}\n", typeName, id, id)
	}
	return b.String()
}

func TestAccDeal_adopt(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	group := w.Account.AddPartnerGroup(w.CampaignID, "Not these")
	bogo := map[string]string{
		"Type": "BOGO", "BogoBuyName": "Anvil", "BogoBuyQuantity": "1", "BogoBuyScope": "PRODUCT", "BogoGetName": "Mug",
		"BogoGetQuantity": "1", "BogoGetScope": "PRODUCT", "BogoGetDiscountType": "FREE", "BogoGetImageFileName": "https://www.example.com/mug.png",
	}
	percent := maps.Clone(bogo)
	percent["BogoGetDiscountType"], percent["BogoGetDiscountPercent"] = "PERCENT", "50"
	var ids []string
	for _, fields := range []map[string]string{
		{"Type": "FREE_SHIPPING"},
		{"Type": "GENERAL_SALE"},
		{"Type": "GIFT_WITH_PURCHASE", "Gift": "Mug", "Scope": "CATEGORY", "Categories": "Tools,Anvils & more"},
		{"Type": "REBATE", "RebateAmount": "0.1", "Scope": "PRODUCT", "ProductName": "Anvil", "ProductFileName": "anvil.png", "RegularPrice": "9.99", "DealPrice": "5"},
		{"Type": "GENERAL_SALE", "DiscountType": "FIXED", "DiscountAmount": "5.5", "MinimumPurchaseAmount": "50", "MinimumPurchaseAmountCurrency": "USD"},
		{"Type": "GENERAL_SALE", "DiscountType": "PERCENT_RANGE", "DiscountPercentRangeStart": "5", "DiscountPercentRangeEnd": "50", "DiscountAmount": "7"},
		{"Type": "GENERAL_SALE", "DiscountType": "PERCENT_MAXIMUM", "DiscountMaximumPercent": "33.3", "DefaultPromoCode": "SUMMER"},
		{
			"Type": "FREE_SHIPPING", "Description": "Quotes \" and ${dollars}\nover lines", "StartDate": "2026-01-01T00:00:00Z", "EndDate": "2099-01-01T00:00:00Z",
			"SynchAdsPromoCodes": "true", "RestrictedMediaPartners": w.PartnerIDs[0], "RestrictedMediaPartnerGroups": group.ID,
		},
		bogo, percent,
	} {
		all := map[string]string{"CampaignId": w.CampaignID, "Name": "Deal", "Scope": "ENTIRE_STORE"}
		maps.Copy(all, fields)
		ids = append(ids, w.Account.AddDeal(all).ID)
	}
	before := w.Mock.Dump()
	w.GenerateConfig(importBlocks("impact_deal", ids))
	if diff := cmp.Diff(string(before), string(w.Mock.Dump())); diff != "" {
		t.Errorf("adopting deals changed them: %s", diff)
	}
}

func TestAccPromoCode_adopt(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	deal := w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": "Mug", "Type": "FREE_SHIPPING", "Scope": "ENTIRE_STORE"})
	now := time.Now()
	var ids []string
	for _, p := range []mockimpact.PromoCode{
		{Code: "PLAIN"},
		{Code: "^SUMMER[0-9]+$", Type: "RE", DealID: deal.ID, Start: now.AddDate(-1, 0, 0), End: now.AddDate(1, 0, 0)},
		{Code: "LATER", DealName: "A deal of another time", Start: now.AddDate(1, 0, 0)},
	} {
		p.CreditPolicy, p.CampaignID, p.PartnerID = "WINNER", w.CampaignID, w.PartnerIDs[0]
		if p.Type == "" {
			p.Type = "LI"
		}
		ids = append(ids, w.Account.AddPromoCode(p).ID)
	}
	before := w.Mock.Dump()
	w.GenerateConfig(importBlocks("impact_promo_code", ids))
	if diff := cmp.Diff(string(before), string(w.Mock.Dump())); diff != "" {
		t.Errorf("adopting promo codes changed them: %s", diff)
	}
}
