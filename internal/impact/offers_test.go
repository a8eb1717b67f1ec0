package impact

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestList(t *testing.T) {
	t.Parallel()
	check(t, []spelled{
		{`["a","b c"]`, "a|b c", ""}, {`[1," 2 ",""]`, "1|2", ""}, {`"a, b c ,,"`, "a|b c", ""},
		{`""`, "", ""}, {`null`, "", ""}, {`[]`, "", ""},
		{`{}`, nil, "list: " + notSingle}, {`[[1]]`, nil, "list: " + notSingle},
	}, func(l List) any { return strings.Join(l, "|") })
}

func TestCanonicalInteger(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{"00003": "3", "3": "3", "30": "30", "000": "0", "": "", "S-007": "S-007", "0x1": "0x1"} {
		if got := CanonicalInteger(id); got != want {
			t.Errorf("%q: %q, want %q", id, got, want)
		}
	}
}

// A brand shows integers and joins by commas, a partner shows texts and arrays.
func TestDeals(t *testing.T) {
	t.Parallel()
	brand := newClient(t, steps(reply(200, `{"Deals":[{"Id":3,"CampaignId":10000,"Name":"AcmeDeal3","Categories":"Tools, Anvils",
		"DiscountAmount":5.00,"DiscountPercent":null,"StartDate":"","EndDate":"2026-08-31T23:59:59-07:00","SynchAdsPromoCodes":false,
		"RestrictedMediaPartners":["1",2],"Products":[{"ProductName":"Anvil","ProductBeforePriceAmount":20}]}]}`)))
	partner := newClient(t, steps(reply(200, `{"Deals":[{"Id":"92812","CampaignId":"10306","Name":"Gotham Supply Crate","Categories":["Tools","Anvils"],
		"DiscountAmount":"","DiscountPercent":"99","BogoBuyQuantity":"0","StartDate":"","Public":true,"DateCreated":"2020-12-11T11:08:42-08:00",
		"Products":[{"ProductName":"Anvil","ProductBeforePriceAmount":"20.00"}]}]}`)), func(c *Config) { c.AccountType = Partner })
	for name, listed := range map[string]Collection[Deal]{"brand": brand.Deals(), "partner": partner.CampaignDeals("10306")} {
		all, err := Collect(listed.All(t.Context(), nil))
		if err != nil || len(all) != 1 {
			t.Fatalf("%s: %v, %v", name, all, err)
		}
		d := all[0]
		if strings.Join(d.Categories, "|") != "Tools|Anvils" || d.Products[0].BeforePriceAmount.Value != 20 || !d.StartDate.IsZero() {
			t.Errorf("%s: %+v", name, d)
		}
		if d.DiscountAmount.Valid != (name == "brand") || d.DiscountPercent.Valid != (name == "partner") || d.Public.Valid != (name == "partner") {
			t.Errorf("%s: what is absent is not told from 0: %+v", name, d)
		}
	}
}

// The document's example of Uri pads the integer id; both name the same deal.
func TestDealWithAPaddedID(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"Status":"OK","Uri":"/Advertisers/IRx/Deals/00003"}`),
		reply(200, `{"Id":3,"Name":"AcmeDeal3"}`),
	)
	deals := newClient(t, api).Deals()
	id, err := deals.Create(t.Context(), NewForm().Set("Name", "AcmeDeal3"))
	if err != nil || id != "3" {
		t.Fatalf("%q, %v", id, err)
	}
	if _, err := deals.Get(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"POST Deals", "GET Deals/3"}, api.log()); diff != "" {
		t.Error(diff)
	}
}

func TestPromoCodes(t *testing.T) {
	t.Parallel()
	brand := newClient(t, steps(reply(200, `{"PromoCodes":[{"Id":12345,"Code":"SUMMER25","Type":"LI","CreditPolicy":"WINNER","CampaignId":1000,
		"AssignedPartnerId":2552842,"State":"ACTIVE","StartDate":null,"DealId":null,"BogoBuyQuantity":0,"MinimumPurchaseAmount":50.0}]}`)))
	partner := newClient(t, steps(reply(200, `{"PromoCodes":[{"Id":"12345","Code":"SUMMER25","MatchMode":"LI","CreditRule":"WINNER","State":"FUTUREDATE",
		"Program":{"Id":"1000","Name":"Acme"},"Deal":{"Id":"7"}}]}`)), func(c *Config) { c.AccountType = Partner })
	for name, c := range map[string]*Client{"brand": brand, "partner": partner} {
		all, err := Collect(c.PromoCodes().All(t.Context(), nil))
		if err != nil || len(all) != 1 {
			t.Fatalf("%s: %v, %v", name, all, err)
		}
		p := all[0]
		if p.ID != "12345" || p.Type+p.MatchMode != "LI" || p.CampaignID+p.Program.ID != "1000" || !p.StartDate.IsZero() ||
			p.DealID != "" || (p.Deal.ID == "7") != (name == "partner") || p.MinimumPurchaseAmount.Valid != (name == "brand") {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

// A promo code that is in use is looked for among few, not among all codes.
func TestPromoCodeSearch(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := steps(reply(200, `{"PromoCodes":[{"Id":8,"Code":"SUMMER25"}]}`))
		found, err := Collect(newClient(t, api).PromoCodes().Search(t.Context(), url.Values{"Code": {"SUMMER25"}}))
		if err != nil || len(found) != 1 || found[0].ID != "8" {
			t.Fatalf("%v, %v", found, err)
		}
		if search := api.seen[0]; search.method != http.MethodGet || search.query.Get("Code") != "SUMMER25" {
			t.Errorf("searched by %s %v", search.method, search.query)
		}
	})
}
