package impact

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func urlOf(t *testing.T, text string) RestAccountURL {
	t.Helper()
	var u RestAccountURL
	data, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &u); err != nil {
		t.Fatal(err)
	}
	return u
}

func TestCredentialOfRestAccountURL(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{
		"IR1:tok@api.impactradius.com/Advertisers/IR1":    {"IR1", "tok"},
		" IR1:tok@api.impactradius.com/Advertisers/IR1/ ": {"IR1", "tok"},
		"https://IR1:tok@api.impact.com/Advertisers/IR1":  {"IR1", "tok"},
		"IR1:a:b@c~-_.@api.impact.com/Advertisers/IR1":    {"IR1", "a:b@c~-_."},
		"IR1:a%40b@api.impact.com/Advertisers/IR1":        {"IR1", "a@b"},
		"IR1:100%@api.impact.com/Advertisers/IR1":         {"IR1", "100%"},
		"IR1:x://y@api.impactradius.com/Advertisers/IR1":  {"IR1", "x://y"},
		"":                                     {},
		"api.impactradius.com/Advertisers/IR1": {},
		"IR1@api.impactradius.com/Advertisers/IR1":              {},
		"IR1:@api.impactradius.com/Advertisers/IR1":             {},
		":tok@api.impactradius.com/Advertisers/":                {},
		"IR1:tok@api.impactradius.com/Advertisers/IR2":          {},
		"IR1:tok@api.impactradius.com/Agencies/IR1":             {},
		"IR 1:tok@api.impactradius.com/Advertisers/IR 1":        {},
		"IR1:to ken@api.impactradius.com/Advertisers/IR1":       {},
		"IR1:line%0Abreak@api.impactradius.com/Advertisers/IR1": {},
	} {
		accountSID, authToken, err := urlOf(t, text).Credential()
		if got := [2]string{accountSID, authToken}; got != want || (err == nil) != (want[0] != "") {
			t.Errorf("%q: %v, %v", text, got, err)
		}
		if err != nil && strings.Contains(err.Error(), "tok@") {
			t.Errorf("%q: the error repeats it: %v", text, err)
		}
	}
}

// Whatever a developer does with an advertiser, its credential does not show.
func TestRestAccountURLDoesNotShow(t *testing.T) {
	t.Parallel()
	const secret = "sEcReT"
	a := Advertiser{ID: "7", Name: "Acme", RestAccountURL: urlOf(t, "IR1:"+secret+"@api.impactradius.com/Advertisers/IR1")}
	encoded, err := json.Marshal(map[string]any{"value": a, "pointer": &a})
	if err != nil {
		t.Fatal(err)
	}
	shown := []string{string(encoded)}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		for _, value := range []any{a, &a, a.RestAccountURL, &a.RestAccountURL, []Advertiser{a}} {
			shown = append(shown, fmt.Sprintf(verb, value))
		}
	}
	for _, text := range shown {
		if strings.Contains(text, secret) || strings.Contains(text, fmt.Sprintf("%x", secret)) {
			t.Errorf("shows the secret: %s", text)
		}
	}
	if !strings.Contains(shown[1], "***") {
		t.Errorf("does not say that something is hidden: %s", shown[1])
	}
}

func TestRestAccountURLOfAnotherType(t *testing.T) {
	t.Parallel()
	const secret = "sEcReT"
	for _, body := range []string{`{"RestAccountURL":["IR1:` + secret + `@h"]}`, `{"RestAccountURL":{"url":"IR1:` + secret + `@h"}}`, `{"RestAccountURL":7}`} {
		var a Advertiser
		err := json.Unmarshal([]byte(body), &a)
		if err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: %v", body, err)
		}
	}
	var absent Advertiser
	if err := json.Unmarshal([]byte(`{"Id":"7","RestAccountURL":null}`), &absent); err != nil {
		t.Fatal(err)
	}
	if _, _, err := absent.RestAccountURL.Credential(); err == nil {
		t.Error("null is a credential")
	}
}
