package mockimpact_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// codeForm is a valid create.
func codeForm(campaign, partner string) url.Values {
	return url.Values{
		"AssignedPartnerId": {partner}, "CampaignId": {campaign}, "CreditPolicy": {"WINNER"}, "Code": {"SUMMER25"}, "Type": {"LI"},
	}
}

// without and plus change a copy of a form.
func without(form url.Values, name string) url.Values {
	changed := plus(form, name, "")
	changed.Del(name)
	return changed
}

func plus(form url.Values, name, value string) url.Values {
	changed := url.Values{name: {value}}
	for other, values := range form {
		if other != name {
			changed[other] = values
		}
	}
	return changed
}

func TestPromoCodeLife(t *testing.T) {
	t.Parallel()
	w := newWorld(mockimpact.WithClock(func() time.Time { return time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC) }))
	tok := w.tokens[mockimpact.Brand]
	campaign, wile := w.brand.AddCampaign("Summer sale"), w.brand.AddPartner("Wile E. Coyote")
	deal := w.brand.AddDeal(map[string]string{"CampaignId": campaign.ID, "Name": "Ten off", "Type": "REBATE", "Scope": "ENTIRE_STORE"})
	form := codeForm(campaign.ID, wile.ID)
	form = plus(plus(form, "EndDate", "2026-08-31T23:59:59Z"), "DealId", deal.ID)

	created := w.as(t, tok, "POST", "/PromoCodes", form).wants(200)
	uri := "/Advertisers/" + tok.SID + "/PromoCodes/8111554"
	if created.text("Status") != "OK" || created.text("Uri") != uri {
		t.Fatalf("create answered %s", created.raw)
	}
	got := w.as(t, tok, "GET", "/PromoCodes/8111554", nil).wants(200).body
	want := map[string]any{
		"Id": 8111554.0, "Code": "SUMMER25", "Type": "LI", "CreditPolicy": "WINNER", "State": "ACTIVE", "Uri": uri,
		"CampaignId": 1000.0, "CampaignName": "Summer sale", "AssignedPartnerId": 2552842.0, "AssignedPartnerName": "Wile E. Coyote",
		"CreatedDate": "2026-07-01T05:00:00-07:00", "EndDate": "2026-08-31T16:59:59-07:00",
		"DealId": 3.0, "DealName": "Ten off", "DealState": "ACTIVE", "DealType": "REBATE", "DealScope": "ENTIRE_STORE",
		"PurchaseLimitQuantity": 0.0, "BogoBuyQuantity": 0.0, "BogoGetQuantity": 0.0, "BogoBuyName": "", "BogoGetName": "",
		"SynchAdsPromoCodes": false,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("promo code (-want +got):\n%s", diff)
	}

	for range 2 { // expiring is not deleting, and can be done again
		w.as(t, tok, "DELETE", "/PromoCodes/8111554", nil).wants(200)
	}
	got = w.as(t, tok, "GET", "/PromoCodes/8111554", nil).wants(200).body
	if got["State"] != "INACTIVE" || got["EndDate"] != "2026-07-01T05:00:00-07:00" {
		t.Errorf("expired: %v", got)
	}
	w.as(t, tok, "POST", "/PromoCodes", form).wants(200) // the code is free again
	if codes := w.brand.PromoCodes(); len(codes) != 2 || !codes[0].Expired || codes[1].Expired {
		t.Errorf("codes %v", codes)
	}
	if !w.brand.ForgetPromoCode("8111554") || w.brand.ForgetPromoCode("8111554") {
		t.Error("a code can be forgotten once")
	}
	w.as(t, tok, "GET", "/PromoCodes/8111554", nil).wants(404)
}

func TestPromoCodeWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld()
	campaign, wile := w.brand.AddCampaign("Summer sale"), w.brand.AddPartner("Wile E. Coyote")
	w.srv.Fault(mockimpact.Fault{Method: http.MethodPost, Path: "/PromoCodes", AfterEffect: true, Status: http.StatusOK})
	created := w.as(t, w.tokens[mockimpact.Brand], "POST", "/PromoCodes", codeForm(campaign.ID, wile.ID)).wants(200)
	if created.raw != "" || len(w.brand.PromoCodes()) != 1 {
		t.Errorf("answered %q, codes %v", created.raw, w.brand.PromoCodes())
	}
}

func TestPromoCodeRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign, wile := w.brand.AddCampaign("Summer sale"), w.brand.AddPartner("Wile E. Coyote")
	form := codeForm(campaign.ID, wile.ID)
	w.brand.AddPromoCode(mockimpact.PromoCode{Code: "TAKEN", Type: "LI", CreditPolicy: "WINNER", CampaignID: campaign.ID, PartnerID: wile.ID})

	for name, test := range map[string]struct {
		form   url.Values
		fields []string
	}{
		"no partner":        {without(form, "AssignedPartnerId"), []string{"AssignedPartnerId"}},
		"no campaign":       {without(form, "CampaignId"), []string{"CampaignId"}},
		"no policy":         {without(form, "CreditPolicy"), []string{"CreditPolicy"}},
		"no code":           {without(form, "Code"), []string{"Code"}},
		"no type":           {without(form, "Type"), []string{"Type"}},
		"unknown partner":   {plus(form, "AssignedPartnerId", "1"), []string{"AssignedPartnerId"}},
		"unknown campaign":  {plus(form, "CampaignId", "1"), []string{"CampaignId"}},
		"unknown deal":      {plus(form, "DealId", "1"), []string{"DealId"}},
		"unknown policy":    {plus(form, "CreditPolicy", "NEVER"), []string{"CreditPolicy"}},
		"unknown type":      {plus(form, "Type", "EXACT"), []string{"Type"}},
		"date without time": {plus(form, "StartDate", "2026-01-01"), []string{"StartDate"}},
		"code in use":       {plus(form, "Code", "TAKEN"), []string{"Code"}},
		"unknown field":     {plus(form, "State", "ACTIVE"), []string{"State"}},
	} {
		if got := w.as(t, tok, "POST", "/PromoCodes", test.form).wants(400); !slices.Equal(got.fields(), test.fields) {
			t.Errorf("%s: fields %v, want %v", name, got.fields(), test.fields)
		}
	}
	w.as(t, tok, "PUT", "/PromoCodes/8111554", form).wants(405)
	w.as(t, tok, "DELETE", "/PromoCodes/1", nil).wants(404)
	w.as(t, tok, "GET", "/PromoCodes/x", nil).wants(400)
}

func TestPromoCodeFilters(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	w := newWorld(mockimpact.WithClock(func() time.Time { return now }))
	campaign, other := w.brand.AddCampaign("Summer sale"), w.brand.AddCampaign("Winter sale")
	partner := w.brand.AddPartner("Wile E. Coyote")
	joined := w.partner.AddCampaign("Joined")
	day := 24 * time.Hour
	for _, p := range []mockimpact.PromoCode{
		{Code: "NOW", CampaignID: campaign.ID},
		{Code: "LATER", CampaignID: campaign.ID, Start: now.Add(day), End: now.Add(2 * day)},
		{Code: "OVER", CampaignID: other.ID, Start: now.Add(-2 * day), End: now.Add(-day)},
		{Code: "EXPIRED", CampaignID: other.ID, Expired: true},
	} {
		p.Type, p.CreditPolicy, p.PartnerID = "LI", "WINNER", partner.ID
		w.brand.AddPromoCode(p)
		p.CampaignID, p.DealName = joined.ID, "Deal of "+p.Code
		if p.Code == "NOW" {
			p.Type, p.CreditPolicy, p.DealID = "RE", "ALWAYS", "92812"
		}
		w.partner.AddPromoCode(p)
	}
	for _, test := range []struct{ account, query, want string }{
		{mockimpact.Brand, "", "[NOW LATER OVER EXPIRED]"},
		{mockimpact.Brand, "?Code=LATER", "[LATER]"},
		{mockimpact.Brand, "?CampaignId=" + campaign.ID, "[NOW LATER]"},
		{mockimpact.Brand, "?State=ACTIVE", "[NOW]"},
		{mockimpact.Brand, "?State=INACTIVE", "[LATER OVER EXPIRED]"},
		{mockimpact.Brand, "?StartDate=2026-07-01T00:00:00Z", "[LATER]"},
		{mockimpact.Brand, "?EndDate=2026-07-01T00:00:00Z", "[OVER]"},
		{mockimpact.Partner, "", "[NOW LATER OVER EXPIRED]"},
		{mockimpact.Partner, "?SearchString=deal+of+o", "[OVER]"},
		{mockimpact.Partner, "?ProgramId=1&ProgramId=" + joined.ID, "[NOW LATER OVER EXPIRED]"},
		{mockimpact.Partner, "?ProgramId=1", "[]"},
		{mockimpact.Partner, "?AdvertiserId=1804207", "[NOW LATER OVER EXPIRED]"},
		{mockimpact.Partner, "?DealId=92812", "[NOW]"},
		{mockimpact.Partner, "?CreditRule=ALWAYS&CreditRule=INVOLVED", "[NOW]"},
		{mockimpact.Partner, "?MatchMode=LI", "[LATER OVER EXPIRED]"},
		{mockimpact.Partner, "?CreatedDateStart=2026-07-02T00:00:00Z", "[]"},
		{mockimpact.Partner, "?CreatedDateEnd=2026-07-01T12:00:00Z", "[NOW LATER OVER EXPIRED]"},
		{mockimpact.Partner, "?StartDateStart=2026-07-01T00:00:00Z&StartDateEnd=2026-07-03T00:00:00Z", "[LATER]"},
		{mockimpact.Partner, "?EndDateEnd=2026-07-01T00:00:00Z", "[OVER]"},
	} {
		codes := []string{}
		for _, each := range w.as(t, w.tokens[test.account], "GET", "/PromoCodes"+test.query, nil).wants(200).list("PromoCodes") {
			codes = append(codes, fmt.Sprint(each["Code"]))
		}
		if got := fmt.Sprint(codes); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.account, test.query, got, test.want)
		}
	}
	w.as(t, w.tokens[mockimpact.Partner], "GET", "/PromoCodes?MatchMode=LI&MatchMode=XX", nil).wants(400)
}

func TestPromoCodeOfAPartner(t *testing.T) {
	t.Parallel()
	w := newWorld(mockimpact.WithClock(func() time.Time { return time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC) }))
	tok := w.tokens[mockimpact.Partner]
	joined := w.partner.AddCampaign("Joined")
	p := w.partner.AddPromoCode(mockimpact.PromoCode{
		Code: "HAZEL10OFF", Type: "LI", CreditPolicy: "ALWAYS", CampaignID: joined.ID, DealID: "92812", DealName: "Summer",
		Start: time.Date(2026, 7, 2, 0, 0, 0, 0, time.UTC),
	})
	root := "/Mediapartners/" + tok.SID
	want := map[string]any{
		"Id": p.ID, "Code": "HAZEL10OFF", "State": "FUTUREDATE", "MatchMode": "LI", "CreditRule": "ALWAYS",
		"Program": map[string]any{
			"Id": "1000", "Name": "Joined", "Uri": root + "/Campaigns/1000", "LogoUri": root + "/Campaigns/1000/Logo",
		},
		"Advertiser": map[string]any{
			"Id": "1804207", "Name": "Acme Corporation", "Uri": root + "/Advertisers/1804207", "LogoUri": root + "/Advertisers/1804207/Logo",
		},
		"Deal":        map[string]any{"Id": "92812", "Name": "Summer", "Uri": root + "/Campaigns/1000/Deals/92812"},
		"CreatedDate": "2026-07-01T05:00:00-07:00", "StartDate": "2026-07-01T17:00:00-07:00",
		"Uri": root + "/PromoCodes/" + p.ID,
	}
	if diff := cmp.Diff(want, w.as(t, tok, "GET", "/PromoCodes/"+p.ID, nil).wants(200).body); diff != "" {
		t.Errorf("promo code (-want +got):\n%s", diff)
	}
	for _, change := range []struct {
		edit func(*mockimpact.PromoCode)
		want string
	}{
		{func(p *mockimpact.PromoCode) { p.Start = time.Time{} }, "ACTIVE"},
		{func(p *mockimpact.PromoCode) { p.End = p.Created }, "EXPIRED"},
	} {
		change.edit(&p)
		w.partner.SetPromoCode(p)
		if got := w.as(t, tok, "GET", "/PromoCodes/"+p.ID, nil).text("State"); got != change.want {
			t.Errorf("state %s, want %s", got, change.want)
		}
	}
	w.as(t, tok, "GET", "/PromoCodes/1", nil).wants(404)
}
