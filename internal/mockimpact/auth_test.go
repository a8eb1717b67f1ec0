package mockimpact_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestCredentialRefused(t *testing.T) {
	t.Parallel()
	w := newWorld()
	full := w.tokens[mockimpact.Brand]
	other := w.brand.AddToken(mockimpact.TokenOptions{Name: "other"})
	deleted := w.brand.AddToken(mockimpact.TokenOptions{Name: "deleted"})
	deleted.Delete()
	reset := w.brand.AddToken(mockimpact.TokenOptions{Name: "reset"})
	old := reset.Value()
	reset.Reset()
	own := "/Advertisers/" + full.SID + "/Campaigns"

	tests := map[string]struct {
		path           string
		user, password string
		note           string
	}{
		"unknown SID":          {"/Advertisers/IRnobody/Campaigns", "IRnobody", full.Value(), "unknown Account SID"},
		"wrong token":          {own, full.SID, "wrong", "wrong Auth Token"},
		"empty token":          {own, full.SID, "", "wrong Auth Token"},
		"token of another":     {own, full.SID, other.Value(), "wrong Auth Token"},
		"path of another":      {own, other.SID, other.Value(), "another Account SID"},
		"deleted":              {"/Advertisers/" + deleted.SID + "/Campaigns", deleted.SID, deleted.Value(), "deleted"},
		"before the reset":     {"/Advertisers/" + reset.SID + "/Campaigns", reset.SID, old, "reset"},
		"partner root":         {"/MediaPartners/" + full.SID + "/Campaigns", full.SID, full.Value(), "brand account"},
		"agency root":          {"/Agencies/" + full.SID + "/Campaigns", full.SID, full.Value(), "brand account"},
		"unknown operation":    {"/Advertisers/" + full.SID + "/Nothing", full.SID, "wrong", "wrong Auth Token"},
		"unreleased elsewhere": {"/Advertisers/" + full.SID + "/Campaigns?IrVersion=99", full.SID, "wrong", "wrong Auth Token"},
	}
	for name, test := range tests {
		w.srv.ResetJournal()
		got := w.send(t, request{method: "GET", path: test.path}, credential(test.user, test.password)).wants(401)
		if got.text("Status") != "ERROR" || got.header.Get("Www-Authenticate") == "" {
			t.Errorf("%s: %s, header %v", name, got.raw, got.header)
		}
		if got.header.Get("X-RateLimit-Remaining") != "" {
			t.Errorf("%s: a rejected credential is told a budget", name)
		}
		if note := w.srv.Journal()[0].Note; !strings.Contains(note, test.note) {
			t.Errorf("%s: note %q", name, note)
		}
	}
	w.send(t, request{method: "GET", path: own}).wants(401)
	w.as(t, reset, "GET", "/Campaigns", nil).wants(200)
}

func TestCredentialAccepted(t *testing.T) {
	t.Parallel()
	w := newWorld()
	for accountType, tok := range w.tokens {
		w.as(t, tok, "GET", "/Campaigns", nil).wants(200)
		w.as(t, tok, "GET", "/CompanyInformation", nil).wants(200)
		if tok.Account().Type != accountType {
			t.Errorf("token of %s belongs to %s", accountType, tok.Account().Type)
		}
	}
	partner := w.tokens[mockimpact.Partner]
	w.send(t, request{method: "GET", path: "/Mediapartners/" + partner.SID + "/Campaigns", token: partner}).wants(200)
}

func TestUnknownRootsNeedNoCredential(t *testing.T) {
	t.Parallel()
	w := newWorld()
	for _, path := range []string{"/", "/Advertisers", "/Advertisers//Campaigns", "/advertisers/IRx/Campaigns", "/Brands/IRx/Campaigns"} {
		w.send(t, request{method: "GET", path: path}).wants(404)
	}
}

func TestDisabledTokenIsForbiddenEverywhere(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	tok.Disable()
	if tok.State() != mockimpact.TokenDisabled {
		t.Fatalf("state %s", tok.State())
	}
	for _, path := range []string{"/Campaigns", "/CompanyInformation", "/Nothing", "/Campaigns?IrVersion=99"} {
		got := w.as(t, tok, "GET", path, nil).wants(403)
		if strings.Contains(strings.ToLower(got.raw), "disabled") {
			t.Errorf("the answer tells a disabled token from a missing scope: %s", got.raw)
		}
	}
	tok.Enable()
	w.as(t, tok, "GET", "/Campaigns", nil).wants(200)
}

func TestLegacyPair(t *testing.T) {
	t.Parallel()
	w := newWorld()
	readWrite, readOnly := w.brand.AddLegacyPair()
	if readWrite.SID == readOnly.SID {
		t.Error("both have the same SID")
	}
	change := map[string][]string{"CompanyName": {"New"}}
	for _, tok := range []*mockimpact.Token{readWrite, readOnly} {
		w.as(t, tok, "GET", "/CompanyInformation", nil).wants(200)
	}
	w.as(t, readOnly, "PUT", "/CompanyInformation", change).wants(403)
	w.as(t, readWrite, "PUT", "/CompanyInformation", change).wants(200)

	before := readWrite.Value()
	if readOnly.Reset(); readWrite.Value() != before {
		t.Error("resetting one changed the other")
	}
	for name, act := range map[string]func(){
		"disable": readOnly.Disable, "delete": readOnly.Delete, "scopes": func() { readOnly.SetScopes(nil) },
	} {
		if !panics(act) {
			t.Errorf("a legacy token took %s", name)
		}
	}
}

func TestTokenSettings(t *testing.T) {
	t.Parallel()
	w := newWorld()
	scopes := mockimpact.Scopes{"campaigns": {"read"}}
	tok := w.brand.AddToken(mockimpact.TokenOptions{Name: "ci", APIVersion: 12, Scopes: scopes})
	twin := tok.Duplicate("ci two")
	if twin.SID == tok.SID || twin.Value() == tok.Value() || twin.APIVersion() != 12 || twin.Name() != "ci two" {
		t.Errorf("twin %s version %d name %q", twin.SID, twin.APIVersion(), twin.Name())
	}
	w.as(t, twin, "GET", "/Campaigns", nil).wants(200)
	w.as(t, twin, "GET", "/Deals", nil).wants(403)
	tok.Upgrade(14)
	if tok.APIVersion() != 14 || twin.APIVersion() != 12 {
		t.Error("upgrade changed the wrong token")
	}
	if w.tokens[mockimpact.Brand].APIVersion() != 14 {
		t.Error("the default version is not the newest")
	}

	gone := w.brand.AddToken(mockimpact.TokenOptions{})
	gone.Delete()
	for name, act := range map[string]func(){
		"lower version":      func() { tok.Upgrade(13) },
		"unreleased version": func() { tok.Upgrade(15) },
		"version of another": func() { w.brand.AddToken(mockimpact.TokenOptions{APIVersion: 3}) },
		"taken SID":          func() { w.brand.AddToken(mockimpact.TokenOptions{SID: tok.SID}) },
		"unknown category":   func() { tok.SetScopes(mockimpact.Scopes{"campaign": {"read"}}) },
		"unknown permission": func() { tok.SetScopes(mockimpact.Scopes{"campaigns": {"admin"}}) },
		"write on read-only": func() { tok.SetScopes(mockimpact.Scopes{"campaigns": {"write"}}) },
		"passthrough scopes": func() { w.brand.AddToken(mockimpact.TokenOptions{PassthroughScopes: scopes}) },
		"enable deleted":     gone.Enable,
		"reset deleted":      func() { gone.Reset() },
		"unknown account":    func() { w.srv.AddAccount("advertiser", "x") },
	} {
		if !panics(act) {
			t.Errorf("%s was accepted", name)
		}
	}
}

func TestSecretsAreRandomAndComplete(t *testing.T) {
	t.Parallel()
	a, b := newWorld(), newWorld()
	tok := a.tokens[mockimpact.Brand]
	first := tok.Value()
	second := tok.Reset()
	tok.Delete()
	a.agency.Manage(a.brand)
	known := map[string]bool{}
	for _, secret := range a.srv.Secrets() {
		if len(secret) != 32 || known[secret] {
			t.Errorf("secret %q", secret)
		}
		known[secret] = true
	}
	if !known[first] || !known[second] || len(known) != 5 {
		t.Errorf("%d secrets are known, with %t and %t", len(known), known[first], known[second])
	}
	for _, secret := range b.srv.Secrets() {
		if known[secret] {
			t.Error("two servers share a secret")
		}
	}
	if !strings.HasPrefix(tok.SID, "IR") || len(tok.SID) != 34 {
		t.Errorf("SID %q", tok.SID)
	}
}

func TestVersions(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.agency.Manage(w.brand)
	passthrough := "/Advertisers/" + w.brand.ID + "/Campaigns"
	tests := []struct {
		accountType, path, header string
		status                    int
	}{
		{mockimpact.Brand, "/Campaigns", "11", 200},
		{mockimpact.Brand, "/Campaigns", "14", 200},
		{mockimpact.Brand, "/Campaigns", "15", 400},
		{mockimpact.Brand, "/Campaigns", "v14", 400},
		{mockimpact.Brand, "/Campaigns?IrVersion=13", "99", 200},
		{mockimpact.Brand, "/Campaigns?IrVersion=99", "", 400},
		{mockimpact.Partner, "/Campaigns", "16", 200},
		{mockimpact.Partner, "/Campaigns", "3", 400},
		{mockimpact.Agency, "/Campaigns", "2", 200},
		{mockimpact.Agency, "/Campaigns", "14", 400},
		{mockimpact.Agency, passthrough, "14", 200},
		{mockimpact.Agency, passthrough, "3", 200},
		{mockimpact.Agency, passthrough, "16", 400},
	}
	for _, test := range tests {
		got := w.as(t, w.tokens[test.accountType], "GET", test.path, nil, header("Ir-Version", test.header))
		if got.status != test.status {
			t.Errorf("%s %s version %q: %d, want %d", test.accountType, test.path, test.header, got.status, test.status)
		}
	}
}

func TestJournalHoldsNoCredential(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	w.as(t, tok, "GET", "/Campaigns", nil, header("Cookie", "session="+tok.Value())).wants(200)
	for name, values := range w.srv.Journal()[0].Header {
		if name == http.CanonicalHeaderKey("Authorization") || strings.Contains(strings.Join(values, ""), tok.Value()) {
			t.Errorf("the journal has %s", name)
		}
	}
}

func panics(act func()) (panicked bool) {
	defer func() { panicked = recover() != nil }()
	act()
	return false
}
