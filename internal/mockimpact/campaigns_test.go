package mockimpact_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestBrandCampaigns(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	summer := w.brand.AddCampaign("Summer sale")
	winter := w.brand.AddCampaign("Winter sale")
	winter.State = "CLOSED"
	w.brand.SetCampaign(winter)

	tests := map[string][]string{
		"":                                 {"Summer sale", "Winter sale"},
		"?Name=Winter+sale":                {"Winter sale"},
		"?Name=Winter":                     nil,
		"?State=ACTIVE":                    {"Summer sale"},
		"?State=CLOSED&Name=Summer%20sale": nil,
	}
	for query, want := range tests {
		var names []string
		for _, each := range w.as(t, tok, "GET", "/Campaigns"+query, nil).wants(200).list("Campaigns") {
			names = append(names, fmt.Sprint(each["Name"]))
		}
		if !slices.Equal(names, want) {
			t.Errorf("%s: %v, want %v", query, names, want)
		}
	}
	w.as(t, tok, "GET", "/Campaigns?State=active", nil).wants(400)

	got := w.as(t, tok, "GET", "/Campaigns/"+summer.ID, nil).wants(200)
	if got.body["Id"] != 1000.0 || got.text("Uri") != "/Advertisers/"+tok.SID+"/Campaigns/1000" {
		t.Errorf("campaign %s", got.raw)
	}
	w.as(t, tok, "GET", "/Campaigns/77", nil).wants(404)
	w.as(t, tok, "GET", "/Campaigns/x", nil).wants(400)
	if diff := cmp.Diff([]mockimpact.Campaign{summer, winter}, w.brand.Campaigns()); diff != "" {
		t.Error(diff)
	}
}

func TestPartnerCampaigns(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Partner]
	campaign := w.partner.AddCampaign("Joined")
	old := w.partner.AddCampaign("Left")
	old.ContractStatus = "Expired"
	w.partner.SetCampaign(old)

	got := w.as(t, tok, "GET", "/Campaigns?InsertionOrderStatus=Active", nil).wants(200).list("Campaigns")
	if len(got) != 1 || got[0]["CampaignId"] != campaign.ID || got[0]["AllowsDeeplinking"] != "true" {
		t.Errorf("campaigns %v", got)
	}
	if uri := got[0]["Uri"]; uri != "/Mediapartners/"+tok.SID+"/Campaigns/"+campaign.ID {
		t.Errorf("Uri %v is not as the reference spells it", uri)
	}
	w.as(t, tok, "GET", "/Campaigns?InsertionOrderStatus=active", nil).wants(400)
	w.as(t, tok, "GET", "/Campaigns/"+old.ID, nil).wants(200)
	w.as(t, tok, "GET", "/Campaigns/none", nil).wants(404)
}

func TestAgencyCampaignsAreThoseOfItsBrands(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Agency]
	w.brand.AddCampaign("Summer sale")
	if got := w.as(t, tok, "GET", "/Campaigns", nil).wants(200); got.text("@total") != "0" {
		t.Errorf("campaigns %s", got.raw)
	}
	w.agency.Manage(w.brand)
	got := w.as(t, tok, "GET", "/Campaigns", nil).wants(200).list("Campaigns")
	if len(got) != 1 || got[0]["Uri"] != "/Agencies/"+tok.SID+"/Advertisers/"+w.brand.ID+"/Campaigns/1000" {
		t.Errorf("campaigns %v", got)
	}
}

func TestPaging(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	for i := range 1001 {
		w.brand.AddCampaign(fmt.Sprint("Campaign ", i))
	}
	base := "/Advertisers/" + tok.SID + "/Campaigns"
	tests := []struct {
		query string
		want  map[string]string
		first string
		items int
	}{
		{"", map[string]string{
			"@page": "1", "@numpages": "2", "@pagesize": "1000", "@total": "1001", "@start": "0", "@end": "999", "@uri": base,
			"@firstpageuri": base + "?PageSize=1000&Page=1", "@previouspageuri": "",
			"@nextpageuri": base + "?PageSize=1000&Page=2", "@lastpageuri": base + "?PageSize=1000&Page=2",
		}, "Campaign 0", 1000},
		{"?Page=2", map[string]string{
			"@page": "2", "@start": "1000", "@end": "1000", "@nextpageuri": "", "@previouspageuri": base + "?PageSize=1000&Page=1",
		}, "Campaign 1000", 1},
		{"?PageSize=5000", map[string]string{"@pagesize": "1000", "@numpages": "2"}, "Campaign 0", 1000},
		{"?PageSize=10&Page=3&State=ACTIVE", map[string]string{
			"@numpages": "101", "@start": "20", "@end": "29", "@uri": base + "?State=ACTIVE",
			"@nextpageuri": base + "?PageSize=10&Page=4&State=ACTIVE",
		}, "Campaign 20", 10},
		{"?Page=3", map[string]string{"@page": "3", "@nextpageuri": "", "@previouspageuri": base + "?PageSize=1000&Page=2"}, "", 0},
		{"?State=SETUP", map[string]string{"@numpages": "0", "@total": "0", "@start": "0", "@end": "0", "@nextpageuri": ""}, "", 0},
	}
	for _, test := range tests {
		got := w.as(t, tok, "GET", "/Campaigns"+test.query, nil).wants(200)
		for key, want := range test.want {
			if value, isString := got.body[key].(string); !isString || value != want {
				t.Errorf("%s: %s is %v, want %q", test.query, key, got.body[key], want)
			}
		}
		items := got.list("Campaigns")
		if len(items) != test.items {
			t.Errorf("%s: %d items, want %d", test.query, len(items), test.items)
		} else if test.items > 0 && items[0]["Name"] != test.first {
			t.Errorf("%s: first is %v, want %s", test.query, items[0]["Name"], test.first)
		}
	}
	for _, query := range []string{"?Page=0", "?Page=-1", "?PageSize=0", "?PageSize=all", "?page=1"} {
		w.as(t, tok, "GET", "/Campaigns"+query, nil).wants(400)
	}
}
