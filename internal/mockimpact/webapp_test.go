package mockimpact_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestWebAppActions(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	act := func(action, body string, status int) result {
		t.Helper()
		return w.send(t, request{method: "POST", path: "/_mock/tokens/" + tok.SID + "/" + action}, content("application/json", body)).wants(status)
	}
	campaigns := func(status int) {
		t.Helper()
		w.as(t, tok, "GET", "/Campaigns", nil).wants(status)
	}
	old := tok.Value()
	if fresh := act("reset", "", 200).text("auth_token"); fresh != tok.Value() || fresh == old {
		t.Errorf("reset answered %q", fresh)
	}
	act("disable", "", 200)
	campaigns(403)
	act("enable", "", 200)
	campaigns(200)
	act("scopes", `{"scopes":{"deals":["read"]}}`, 200)
	campaigns(403)
	act("scopes", `{"scopes":null}`, 200)
	campaigns(200)
	act("scopes", `{"scopes":{"deal":["read"]}}`, 409)
	act("scopes", `{"scope":{}}`, 400)
	act("upgrade", `{"api_version":14}`, 409)
	act("paint", "", 404)
	if twin := act("duplicate", `{"name":"twin"}`, 200); twin.text("account_sid") == tok.SID {
		t.Error("a duplicate has the same SID")
	}
	act("delete", "", 200)
	campaigns(401)
	act("enable", "", 409)
	w.send(t, request{method: "POST", path: "/_mock/tokens/IRnobody/reset"}).wants(404)
	w.send(t, request{method: "GET", path: "/_mock/tokens/" + tok.SID + "/reset"}).wants(405)
}

func TestWebAppPages(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	w.brand.AddLegacyPair()
	w.tokens[mockimpact.Agency].Delete()
	w.agency.Manage(w.brand)

	var credentials []mockimpact.Credential
	shown := w.send(t, request{method: "GET", path: "/_mock/credentials"}).wants(200)
	if err := json.Unmarshal([]byte(shown.raw), &credentials); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range credentials {
		names = append(names, c.AccountType+" "+c.TokenName)
	}
	want := "brand full,brand legacy read/write,brand legacy read-only,brand Agency access,partner full"
	if got := strings.Join(names, ","); got != want {
		t.Errorf("credentials %s, want %s", got, want)
	}
	if credentials[0].AuthToken != tok.Value() || credentials[0].AccountName != "Acme" || credentials[0].APIVersion != 14 {
		t.Errorf("credential %+v", credentials[0])
	}

	w.as(t, tok, "GET", "/Campaigns?State=ACTIVE", nil)
	journal := w.send(t, request{method: "GET", path: "/_mock/journal"}).wants(200).raw
	if !strings.Contains(journal, "/Campaigns") || !strings.Contains(journal, "State=ACTIVE") || strings.Contains(journal, tok.Value()) {
		t.Errorf("journal %s", journal)
	}
	w.send(t, request{method: "DELETE", path: "/_mock/journal"}).wants(204)
	if len(w.srv.Journal()) != 0 {
		t.Error("the journal was not reset")
	}
	if dump := w.send(t, request{method: "GET", path: "/_mock/dump"}).wants(200).raw; dump != string(w.srv.Dump()) {
		t.Errorf("dump %s", dump)
	}
	w.send(t, request{method: "GET", path: "/_mock/elsewhere"}).wants(404)
	if len(w.srv.Journal()) != 0 {
		t.Error("web-app actions are in the API's journal")
	}
}

func TestDumpSeesWhatWasMadeAndRemoved(t *testing.T) {
	t.Parallel()
	w := newWorld()
	campaign := w.brand.AddCampaign("Summer sale")
	before := string(w.srv.Dump())
	w.as(t, w.tokens[mockimpact.Brand], "GET", "/Campaigns/"+campaign.ID+"/MediaPartnerGroups", nil).wants(200)
	w.tokens[mockimpact.Brand].Reset()
	if string(w.srv.Dump()) != before {
		t.Error("reading changed the dump")
	}
	group := w.brand.AddPartnerGroup(campaign.ID, "Top")
	w.brand.DeletePartnerGroup(group.ID)
	if string(w.srv.Dump()) == before {
		t.Error("an object that was made and removed leaves no trace")
	}
}

func TestSeed(t *testing.T) {
	t.Parallel()
	srv := mockimpact.New()
	mockimpact.Seed(srv)
	w := world{srv: srv}
	for _, a := range srv.Accounts() {
		w.as(t, a.Tokens()[0], "GET", "/Campaigns", nil).wants(200)
	}
	if len(srv.Credentials()) != 8 {
		t.Errorf("%d credentials", len(srv.Credentials()))
	}
	brand := srv.Accounts()[0] // whose number is that of its name, and so random
	if brand.Name() != "Acme "+brand.ID || !strings.Contains(brand.Tokens()[0].SID, brand.ID) {
		t.Errorf("the account %s is named %s and has the SID %s", brand.ID, brand.Name(), brand.Tokens()[0].SID)
	}
}
