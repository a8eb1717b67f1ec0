package impact

import (
	"encoding/base64"
	"errors"
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Everything a client can say about a request, with the token wherever a
// server can put it.
func TestNothingHoldsTheToken(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		const other = "0therBrandsT0ken"
		log := &recorder{}
		var said []string
		bodies := []string{
			testToken, url.QueryEscape(testToken), `{"Message":"` + testToken + `"}`,
			`{"RestAccountURL":"IRb:` + other + `@h/Advertisers/IRb"}`,
			`[{"Id":"5","RestAccountURL":"IRb:` + other + `@h"}]`,
			"<Advertiser><RestAccountURL>IRb:" + other + "@h</RestAccountURL></Advertiser>",
			"<html><title>" + testToken + "</title>",
			strings.Repeat("x", 8<<10-5) + testToken,
		}
		api := &wire{}
		c := newClient(t, api, func(c *Config) { c.Logger, c.MaxRetries = log, new(1) })
		basic := strings.TrimPrefix(AuthorizationHeader(c.AccountSID(), testToken), "Basic ")
		bodies = append(bodies, basic, `{"Errors":[{"Field":"x","Message":"`+basic+`"}]}`)
		for _, status := range []int{200, 302, 400, 429, 500} {
			for _, body := range bodies {
				api.answer = func(*http.Request, int) (*http.Response, error) {
					return response(status, body, "X-Echo", basic, "Retry-After", "2", "Location", "https://other.test/?"+url.QueryEscape(testToken)), nil
				}
				var into struct{ ID ID }
				err := c.Send(t.Context(), Request{
					Method: http.MethodPut, Path: []string{"Things"},
					Query: url.Values{"q": {testToken}}, Body: NewForm().Set("Name", testToken).Set("Password", other), Into: &into,
				})
				if err != nil {
					said = append(said, err.Error())
				}
			}
		}
		api.answer = func(*http.Request, int) (*http.Response, error) {
			return nil, errors.New("odd error with " + testToken + " and " + basic)
		}
		said = append(said, get(t.Context(), c).Error(), log.text())
		all := strings.Join(said, "\n")
		for _, secret := range append(spellings(c.AccountSID()), other, testToken[:len(testToken)-1]) {
			if i := strings.Index(all, secret); i >= 0 {
				t.Errorf("%q shows: …%s…", secret, all[max(0, i-80):min(len(all), i+80)])
			}
		}
		if len(log.level("TRACE")) == 0 || len(log.level("WARN")) == 0 {
			t.Error("nothing was logged")
		}
	})
}

// spellings are ways in which a body or a header can hold testToken.
func spellings(sid string) []string {
	all := []string{testToken, html.EscapeString(testToken)}
	for _, secret := range []string{testToken, sid + ":" + testToken} {
		all = append(all, base64.RawStdEncoding.EncodeToString([]byte(secret)), base64.RawURLEncoding.EncodeToString([]byte(secret)))
	}
	for _, s := range all {
		all = append(all, url.QueryEscape(s), url.PathEscape(s))
	}
	return all
}
