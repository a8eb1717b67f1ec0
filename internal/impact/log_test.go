package impact

import (
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestLogLines(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		log := &recorder{}
		answers := []step{
			fail(&url.Error{Op: "Get", URL: "https://api.test/?q=s3cret", Err: io.EOF}),
			reply(503, "down"),
			reply(200, `{"Id":"7"}`, "X-RateLimit-Remaining", "998"),
			reply(200, "", "X-RateLimit-Remaining-hour", "5"),
		}
		api := &wire{answer: func(r *http.Request, n int) (*http.Response, error) {
			advance(42 * time.Millisecond)
			return answers[n](r)
		}}
		c := newClient(t, api, func(c *Config) { c.Logger = log })
		path := "/Advertisers/" + c.AccountSID() + "/Things"
		query := url.Values{"q": {"s3cret"}}
		if err := c.Send(t.Context(), Request{Method: http.MethodGet, Path: []string{"Things"}, Query: query}); err != nil {
			t.Fatal(err)
		}
		if err := c.Send(t.Context(), Request{Method: http.MethodPost, Path: []string{"Things"}, Body: NewForm().Set("Name", "x y")}); err != nil {
			t.Fatal(err)
		}
		want := []string{
			"DEBUG impact.com request failed duration_ms=42 error=EOF method=GET path=" + path,
			"DEBUG impact.com request duration_ms=42 method=GET path=" + path + " status=503",
			"TRACE impact.com answer body body=down method=GET path=" + path,
			"DEBUG impact.com request budget_left=998 duration_ms=42 method=GET path=" + path + " status=200",
			`TRACE impact.com answer body body={"Id":"7"} method=GET path=` + path,
			"TRACE impact.com request body body=Name=x+y method=POST path=" + path,
			"DEBUG impact.com request budget_left=5 duration_ms=42 method=POST path=" + path + " status=200",
		}
		wantText(t, "log", log.text(), strings.Join(want, "\n"))
	})
}

func TestLogOfATimeout(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		log := &recorder{}
		c := newClient(t, steps(hang), func(c *Config) { c.Logger, c.MaxRetries, c.RequestTimeout = log, -1, time.Second })
		if err := get(t.Context(), c); err == nil {
			t.Error("no error")
		}
		wantText(t, "log", log.text(), "DEBUG impact.com request failed duration_ms=1000 error=no answer within the request timeout method=GET path=/Advertisers/"+c.AccountSID()+"/Things/7")
	})
}

func TestMask(t *testing.T) {
	t.Parallel()
	m := newMask("IRown", "ownT0ken")
	basic := base64.StdEncoding.EncodeToString([]byte("IRown:ownT0ken"))
	for _, test := range []struct{ name, text, want string }{
		{"nothing", `{"Name":"x"}`, `{"Name":"x"}`},
		{"own token", `a ownT0ken b ownT0ken`, `a *** b ***`},
		{"own header", "Authorization: Basic " + basic, "Authorization: Basic ***="},
		{"own header, escaped", url.QueryEscape(basic), "***%3D"},
		{"own token in Base64", base64.StdEncoding.EncodeToString([]byte("ownT0ken")), "***="},

		{"JSON", `{"RestAccountURL":"IRx:tok@h/Advertisers/IRx","Id":"5"}`, `{"RestAccountURL":"***","Id":"5"}`},
		{"JSON, spaced", `"restaccounturl" : "IRx:tok@h"`, `"restaccounturl" : "***"`},
		{"JSON, escapes", `{"Password":"a\"b\\","Id":"5"}`, `{"Password":"***","Id":"5"}`},
		{"JSON, ampersand", `{"Password":"a&b<c","Id":"5"}`, `{"Password":"***","Id":"5"}`},
		{"JSON, number", `{"Password":1234,"Id":"5"}`, `{"Password":"***","Id":"5"}`},
		{"JSON, cut", `{"RestAccountURL":"IRx:to`, `{"RestAccountURL":"***"`},
		{"JSON, cut in an escape", `{"Password":"ab\`, `{"Password":"***"`},
		{"JSON, longer name", `{"clientSecret":"x","OldPassword":"y"}`, `{"clientSecret":"***","OldPassword":"***"}`},
		{"JSON, object", `{"Secrets":{"a":"b"}}`, `{"Secrets":{"a":"b"}}`},
		{"JSON, value about a secret", `{"Message":"wrong password","Id":"5"}`, `{"Message":"wrong password","Id":"5"}`},

		{"XML", `<a><RestAccountURL>IRx:tok@h</RestAccountURL><Id>5</Id></a>`, `<a><RestAccountURL>***</RestAccountURL><Id>5</Id></a>`},
		{"XML, attribute", `<Password type="x">tok &amp; en</Password>`, `<Password type="x">***</Password>`},
		{"XML, CDATA", `<Password><![CDATA[a<b]]></Password>`, `<Password>***</Password>`},
		{"XML, cut", `<RestAccountURL>IRx:to`, `<RestAccountURL>***`},

		{"form", "Name=x&Password=a%26b&Id=5", "Name=x&Password=***&Id=5"},
		{"form, first", "password=tok", "password=***"},
		{"form, address", "RestAccountURL=IRx%3Atok%40h&Id=5", "RestAccountURL=***&Id=5"},
		{
			"multipart", "--b\r\nContent-Disposition: form-data; name=\"Password\"\r\n\r\ntok\nen\r\n--b\r\nContent-Disposition: form-data; name=\"Id\"\r\n\r\n5\r\n--b--",
			"--b\r\nContent-Disposition: form-data; name=\"Password\"\r\n\r\n***\r\n--b\r\nContent-Disposition: form-data; name=\"Id\"\r\n\r\n5\r\n--b--",
		},
		{
			"multipart with a type", "--b\r\nContent-Disposition: form-data; name=\"Password\"\r\nContent-Type: text/plain\r\n\r\ntok",
			"--b\r\nContent-Disposition: form-data; name=\"Password\"\r\nContent-Type: text/plain\r\n\r\n***",
		},

		{"address anywhere", "see IRx:tok@api.impact.com/Advertisers/IRx", "see IRx:***@api.impact.com/Advertisers/IRx"},
		{"address, escaped", "see IRx%3Atok%40api.impact.com", "see IRx%3A***%40api.impact.com"},
		{"address, escaped in lower case", "see IRx%3atok%40api.impact.com", "see IRx%3a***%40api.impact.com"},
		{"address, cut", "see IRx:tok", "see IRx:***"},
		{"address of another kind", "https://user:pass@h/x", "https://user:***@h/x"},
		{"no address", "IRx: hello, at 10:30", "IRx: hello, at 10:30"},
	} {
		wantText(t, test.name, m.hide(test.text), test.want)
	}
}

// A secret that the end of what is logged cuts in two must not show its half.
func TestMaskAtTheCut(t *testing.T) {
	t.Parallel()
	const token = "s3cretT0ken"
	m := newMask("IRx", token)
	forms := spellings("IRx", token)
	for _, form := range forms {
		for before := maxLogged - 2*m.longest; before < maxLogged+2*m.longest; before++ {
			body := strings.Repeat(".", before) + form + strings.Repeat(".", 4*m.longest)
			got := m.start([]byte(body), maxLogged)
			for n := len(form); n > 4; n-- {
				if strings.Contains(got, form[:n]) {
					t.Fatalf("%q after %d bytes: %q shows", form, before, form[:n])
				}
			}
			if len(got) < maxLogged-2*m.longest || len(got) > maxLogged+m.longest {
				t.Fatalf("%d bytes remain of %d", len(got), len(body))
			}
		}
	}
	wantText(t, "short", m.start([]byte("short"), maxLogged), "short")
}

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
			strings.Repeat("x", maxLogged-5) + testToken,
		}
		api := &wire{}
		c := newClient(t, api, func(c *Config) { c.Logger, c.MaxRetries = log, 1 })
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
		for _, secret := range append(spellings(c.AccountSID(), testToken), other, testToken[:len(testToken)-1]) {
			if i := strings.Index(all, secret); i >= 0 {
				t.Errorf("%q shows: …%s…", secret, all[max(0, i-80):min(len(all), i+80)])
			}
		}
		if len(log.level("TRACE")) == 0 || len(log.level("WARN")) == 0 {
			t.Error("nothing was logged")
		}
	})
}
