package mockimpact_test

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestAdvertisersCarryALiveSecret(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Agency]
	access := w.agency.Manage(w.brand)

	listed := w.as(t, tok, "GET", "/Advertisers", nil).wants(200)
	var advertisers []map[string]any
	if err := json.Unmarshal([]byte(listed.raw), &advertisers); err != nil || len(advertisers) != 1 {
		t.Fatalf("%v: %s is no bare array of one", err, listed.raw)
	}
	one := w.as(t, tok, "GET", "/Advertisers/"+w.brand.ID, nil).wants(200)
	restURL := one.text("RestAccountURL")
	if advertisers[0]["RestAccountURL"] != restURL || one.text("Id") != w.brand.ID || one.text("TaxId") != "XXXXX6789" {
		t.Errorf("advertiser %s", one.raw)
	}
	if _, present := one.body["AccountManager"]; present {
		t.Error("an account manager is named where none is assigned")
	}
	user, rest, _ := strings.Cut(restURL, ":")
	password, place, _ := strings.Cut(rest, "@")
	if place != "api.impactradius.com/Advertisers/"+access.SID {
		t.Errorf("RestAccountURL %q", restURL)
	}
	own := request{method: "GET", path: "/Advertisers/" + user + "/CompanyInformation"}
	w.send(t, own, credential(user, password)).wants(200)

	w.agency.SetAdvertiserView(w.brand, mockimpact.AdvertiserView{Description: "Anvils", State: "DELINQUENT", AccountManager: "Carrie Oakey"})
	changed := w.as(t, tok, "GET", "/Advertisers/"+w.brand.ID, nil).wants(200)
	if changed.text("Description")+changed.text("State")+changed.text("AgencyOfRecord")+changed.text("AccountManager") != "AnvilsDELINQUENTfalseCarrie Oakey" {
		t.Errorf("advertiser %s", changed.raw)
	}

	access.Reset()
	if w.as(t, tok, "GET", "/Advertisers/"+w.brand.ID, nil).text("RestAccountURL") == restURL {
		t.Error("RestAccountURL did not follow the reset")
	}
	w.send(t, own, credential(user, password)).wants(401)
	if known := w.srv.Secrets(); !slices.Contains(known, password) || !slices.Contains(known, access.Value()) {
		t.Error("a search for leaked tokens would not look for what RestAccountURL carried")
	}
	w.as(t, tok, "GET", "/Advertisers/1", nil).wants(404)

	w.agency.StopManaging(w.brand)
	if got := w.as(t, tok, "GET", "/Advertisers", nil).wants(200).raw; got != "[]" {
		t.Errorf("advertisers %s", got)
	}
}

func TestPassthrough(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Agency]
	w.agency.Manage(w.brand)
	campaign := w.brand.AddCampaign("Summer sale")
	groups := "/Campaigns/" + campaign.ID + "/MediaPartnerGroups"
	through := "/Advertisers/" + w.brand.ID

	created := w.as(t, tok, "POST", through+groups, url.Values{"Name": {"Top"}}).wants(200)
	if created.text("Uri") != "/Agencies/"+tok.SID+through+groups+"/99999" {
		t.Errorf("create answered %s", created.raw)
	}
	if len(w.brand.PartnerGroups(campaign.ID)) != 1 {
		t.Error("the brand has no group")
	}
	w.as(t, w.tokens[mockimpact.Brand], "GET", groups+"/99999", nil).wants(200)

	exchanges := w.srv.Requests("POST", "/Campaigns/{CampaignId}/MediaPartnerGroups")
	if len(exchanges) != 1 || exchanges[0].AdvertiserID != w.brand.ID || exchanges[0].AccountType != mockimpact.Agency {
		t.Errorf("journal %+v", exchanges)
	}
	other := w.srv.AddAccount(mockimpact.Brand, "Not managed")
	w.as(t, tok, "GET", "/Advertisers/"+other.ID+"/Campaigns", nil).wants(404)
	w.as(t, tok, "GET", "/Advertisers/x/Campaigns", nil).wants(404)
	w.as(t, tok, "GET", through+"/Nothing", nil).wants(404)
	w.as(t, tok, "GET", through+"/Advertisers", nil).wants(404)
	w.as(t, tok, "DELETE", through+"/Campaigns", nil).wants(405)
}

func TestPassthroughScopes(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.agency.Manage(w.brand)
	through := "/Advertisers/" + w.brand.ID
	agencyOnly := w.agency.AddToken(mockimpact.TokenOptions{Scopes: mockimpact.Scopes{"advertisers": {"read"}, "campaigns": {"read"}}})
	w.as(t, agencyOnly, "GET", "/Advertisers", nil).wants(200)
	w.as(t, agencyOnly, "GET", through+"/Campaigns", nil).wants(403)

	reader := w.agency.AddToken(mockimpact.TokenOptions{
		Scopes: mockimpact.Scopes{}, PassthroughScopes: mockimpact.Scopes{"campaigns": {"read"}},
	})
	w.as(t, reader, "GET", "/Advertisers", nil).wants(403)
	w.as(t, reader, "GET", through+"/Campaigns", nil).wants(200)
	w.as(t, reader, "GET", through+"/CompanyInformation", nil).wants(403)
	_, readOnly := w.agency.AddLegacyPair()
	w.as(t, readOnly, "GET", through+"/CompanyInformation", nil).wants(200)
	w.as(t, readOnly, "PUT", through+"/CompanyInformation", url.Values{"CompanyName": {"x"}}).wants(403)
}
