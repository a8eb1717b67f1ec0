package mockimpact_test

import (
	"fmt"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// dealForm is the smallest valid create.
func dealForm(campaign string) url.Values {
	return url.Values{"CampaignId": {campaign}, "Name": {"Ten off"}, "Scope": {"ENTIRE_STORE"}, "Type": {"GENERAL_SALE"}}
}

func TestDealLife(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign, wile := w.brand.AddCampaign("Summer sale"), w.brand.AddPartner("Wile E. Coyote")
	group := w.brand.AddPartnerGroup(campaign.ID, "Top")
	form := dealForm(campaign.ID)
	for name, value := range map[string]string{
		"Scope": "PRODUCT", "ProductName": "Anvil", "DiscountType": "FIXED", "DiscountAmount": "5.50",
		"RestrictedMediaPartners": wile.ID, "RestrictedMediaPartnerGroups": group.ID, "StartDate": "2026-06-01T00:00:00Z",
	} {
		form.Set(name, value)
	}
	created := w.as(t, tok, "POST", "/Deals", form).wants(200)
	uri := "/Advertisers/" + tok.SID + "/Deals/00003"
	if created.text("Uri") != uri {
		t.Fatalf("create answered %s", created.raw)
	}
	w.as(t, tok, "PUT", "/Deals/3", url.Values{"DealPrice": {"9"}, "DealScope": {"PRODUCT"}, "ProductName": {"Big anvil"}}).wants(200)
	got := w.as(t, tok, "GET", "/Deals/3", nil).wants(200).body
	want := map[string]any{
		"Id": 3.0, "Name": "Ten off", "Description": "", "CampaignId": 1000.0, "State": "ACTIVE", "Type": "GENERAL_SALE", "Scope": "PRODUCT",
		"Products": []any{map[string]any{
			"ProductName": "Big anvil", "ProductImageUrl": "", "ProductAfterPriceAmount": 9.0, "ProductAfterPriceCurrency": "USD",
		}},
		"Categories": "", "DiscountType": "FIXED", "DiscountAmount": 5.5, "DiscountCurrency": "USD",
		"Gift": "", "RebateAmount": 0.0, "RebateCurrency": "", "DefaultPromoCode": "", "StartDate": "2026-05-31T17:00:00-07:00",
		"SynchAdsPromoCodes": false, "RestrictedMediaPartners": []any{wile.ID}, "RestrictedMediaPartnerGroups": []any{group.ID},
		"BogoBuyQuantity": 0.0, "BogoBuyName": "", "BogoGetQuantity": 0.0, "BogoGetName": "",
		"BogoGetDiscountAmount": 0.0, "BogoGetDiscountCurrency": "", "BogoGetDiscountPercent": 0.0, "PurchaseLimitQuantity": 0.0,
		"Uri": uri,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("deal (-want +got):\n%s", diff)
	}
	w.as(t, tok, "GET", "/Deals/00003", nil).wants(404)
	if gone := w.as(t, tok, "DELETE", "/Deals/3", nil).wants(200); gone.raw != `{"Status":"DELETED"}` {
		t.Errorf("delete answered %s", gone.raw)
	}
	w.as(t, tok, "DELETE", "/Deals/3", nil).wants(404)
}

func TestDealRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	form := dealForm(campaign.ID)
	w.brand.AddDeal(map[string]string{"CampaignId": campaign.ID, "Name": "Old", "Type": "GENERAL_SALE", "Scope": "PRODUCT", "ProductName": "Anvil"})
	w.brand.AddDeal(map[string]string{"CampaignId": campaign.ID, "Name": "Two for one", "Type": "BOGO", "Scope": "ENTIRE_STORE"})
	bogo := []string{"BogoBuyName", "BogoBuyQuantity", "BogoBuyScope", "BogoGetName", "BogoGetQuantity", "BogoGetScope", "BogoGetDiscountType"}

	for name, test := range map[string]struct {
		method, path string
		form         url.Values
		fields       []string
	}{
		"no name":              {"POST", "/Deals", without(form, "Name"), []string{"Name"}},
		"no scope":             {"POST", "/Deals", without(form, "Scope"), []string{"Scope"}},
		"no type":              {"POST", "/Deals", without(form, "Type"), []string{"Type"}},
		"no campaign":          {"POST", "/Deals", without(form, "CampaignId"), []string{"CampaignId"}},
		"unknown campaign":     {"POST", "/Deals", plus(form, "CampaignId", "7"), []string{"CampaignId"}},
		"unknown partner":      {"POST", "/Deals", plus(form, "RestrictedMediaPartners", "7"), []string{"RestrictedMediaPartners"}},
		"unknown group":        {"POST", "/Deals", plus(form, "RestrictedMediaPartnerGroups", "7"), []string{"RestrictedMediaPartnerGroups"}},
		"product without name": {"POST", "/Deals", plus(form, "Scope", "PRODUCT"), []string{"ProductName"}},
		"category without":     {"POST", "/Deals", plus(form, "Scope", "CATEGORY"), []string{"Categories"}},
		"fixed without amount": {"POST", "/Deals", plus(form, "DiscountType", "FIXED"), []string{"DiscountAmount"}},
		"gift without":         {"POST", "/Deals", plus(form, "Type", "GIFT_WITH_PURCHASE"), []string{"Gift"}},
		"rebate without":       {"POST", "/Deals", plus(form, "Type", "REBATE"), []string{"RebateAmount"}},
		"bogo without":         {"POST", "/Deals", plus(form, "Type", "BOGO"), bogo},
		"discount of shipping": {"POST", "/Deals", plus(plus(plus(form, "Type", "FREE_SHIPPING"), "DiscountType", "PERCENT"), "DiscountPercent", "5"), []string{"DiscountType"}},
		"update-only field":    {"POST", "/Deals", plus(form, "DiscountMaximumPercent", "5"), []string{"DiscountMaximumPercent"}},
		"update's scope":       {"POST", "/Deals", plus(form, "DealScope", "PRODUCT"), []string{"DealScope"}},
		"create's scope":       {"PUT", "/Deals/3", url.Values{"Scope": {"PRODUCT"}}, []string{"Scope"}},
		"type of a deal":       {"PUT", "/Deals/3", url.Values{"Type": {"REBATE"}}, []string{"Type"}},
		"promo code of a deal": {"PUT", "/Deals/3", url.Values{"DefaultPromoCode": {"X"}}, []string{"DefaultPromoCode"}},
		"scope without name":   {"PUT", "/Deals/3", url.Values{"DealScope": {"PRODUCT"}}, []string{"ProductName"}},
		"range without start":  {"PUT", "/Deals/3", url.Values{"DiscountType": {"PERCENT_RANGE"}, "DiscountPercentRangeEnd": {"5"}}, []string{"DiscountPercentRangeStart"}},
		"half a bogo":          {"PUT", "/Deals/4", url.Values{"Name": {"x"}}, bogo},
		"amount not a number":  {"PUT", "/Deals/3", url.Values{"DiscountAmount": {"5 USD"}}, []string{"DiscountAmount"}},
		"end no date":          {"PUT", "/Deals/3", url.Values{"EndDate": {""}}, []string{"EndDate"}},
	} {
		if got := w.as(t, tok, test.method, test.path, test.form).wants(400); !slices.Equal(got.fields(), test.fields) {
			t.Errorf("%s: fields %v, want %v", name, got.fields(), test.fields)
		}
	}
	// A range can be named in a create, and completed by an update.
	w.as(t, tok, "POST", "/Deals", plus(form, "DiscountType", "PERCENT_RANGE")).wants(200)
	w.as(t, tok, "PUT", "/Deals/3", url.Values{"Name": {"New"}}).wants(200)
}

func TestDealFilters(t *testing.T) {
	t.Parallel()
	w := newWorld(mockimpact.WithClock(func() time.Time { return time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC) }))
	campaign, other, joined := w.brand.AddCampaign("Summer"), w.brand.AddCampaign("Winter"), w.partner.AddCampaign("Joined")
	for _, fields := range []map[string]string{
		{"CampaignId": campaign.ID, "Name": "a", "Type": "REBATE", "Scope": "ENTIRE_STORE"},
		{"CampaignId": campaign.ID, "Name": "b", "Type": "BOGO", "Scope": "PRODUCT", "StartDate": "2026-08-01T00:00:00Z"},
		{"CampaignId": other.ID, "Name": "c", "Type": "REBATE", "Scope": "CATEGORY", "EndDate": "2026-06-01T00:00:00Z"},
	} {
		w.brand.AddDeal(fields)
		fields["CampaignId"] = joined.ID
		w.partner.AddDeal(fields)
	}
	below := "/Campaigns/" + joined.ID
	for _, test := range []struct{ account, query, want string }{
		{mockimpact.Brand, "/Deals", "[a b c]"},
		{mockimpact.Brand, "/Deals?CampaignId=" + campaign.ID, "[a b]"},
		{mockimpact.Brand, "/Deals?Type=REBATE&Scope=CATEGORY", "[c]"},
		{mockimpact.Brand, "/Deals?State=PENDING", "[b]"},
		{mockimpact.Brand, "/Deals?State=EXPIRED", "[c]"},
		{mockimpact.Partner, below + "/Deals", "[a b c]"},
		{mockimpact.Partner, below + "/Deals?State=ACTIVE", "[a]"},
		{mockimpact.Partner, below + "/Deals?Scope=PRODUCT&Type=BOGO", "[b]"},
	} {
		names := []string{}
		for _, each := range w.as(t, w.tokens[test.account], "GET", test.query, nil).wants(200).list("Deals") {
			names = append(names, fmt.Sprint(each["Name"]))
		}
		if got := fmt.Sprint(names); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.account, test.query, got, test.want)
		}
	}
	w.as(t, w.tokens[mockimpact.Partner], "GET", "/Campaigns/1/Deals", nil).wants(404)
	w.as(t, w.tokens[mockimpact.Partner], "GET", below+"/Deals?CampaignId=1", nil).wants(400)
}

func TestDealOfAPartnerIsText(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Partner]
	joined := w.partner.AddCampaign("Joined")
	deal := w.partner.AddDeal(map[string]string{
		"CampaignId": joined.ID, "Name": "Half price", "Type": "GENERAL_SALE", "Scope": "CATEGORY", "Categories": "Tools,Anvils",
		"DiscountType": "PERCENT", "DiscountPercent": "50", "Public": "false",
	})
	path := "/Campaigns/" + joined.ID + "/Deals/" + deal.ID
	got := w.as(t, tok, "GET", path, nil).wants(200).body
	for name, want := range map[string]any{
		"Id": deal.ID, "CampaignId": joined.ID, "Scope": "CATEGORY", "DiscountPercent": "50", "DiscountAmount": "",
		"Public": false, "BogoBuyQuantity": "0", "Categories": []any{"Tools", "Anvils"}, "Uri": "/Mediapartners/" + tok.SID + path,
	} {
		if diff := cmp.Diff(want, got[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	deal.Fields["Type"] = "BOGO"
	w.partner.SetDeal(deal)
	if _, shown := w.as(t, tok, "GET", path, nil).wants(200).body["Scope"]; shown {
		t.Error("a BOGO deal shows its scope")
	}
	if !w.partner.DeleteDeal(deal.ID) || w.partner.DeleteDeal(deal.ID) || w.partner.Deals() != nil {
		t.Error("a deal can be deleted once")
	}
	w.as(t, tok, "GET", path, nil).wants(404)
}
