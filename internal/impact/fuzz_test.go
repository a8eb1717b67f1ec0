package impact

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func FuzzPage(f *testing.F) {
	for _, seed := range []string{
		`{"@page":"1","@numpages":"2","@total":"3","@nextpageuri":"/Things?Page=2","Things":[{"Id":1}]}`,
		`{"Page":1,"NumPages":2,"Things":[{"Id":"1","Name":null}]}`,
		`[{"Id":1}]`, `[]`, `{}`, `null`, `"x"`, `5`, ``, ` [ ] `, `{"Things":null}`, `{"Things":""}`, `{"Things":{}}`,
		`{"@total":"0"}`, `{"@total":"2"}`, `{"A":[],"B":[]}`, `{"Other":[{"Id":1}]}`, `{"@nextpageuri":"%zz","Things":[{}]}`,
		`{"@page":{},"@numpages":[1],"Things":[{"Id":{}}]}`, `{"@numpages":"99999999999999999999","Things":[]}`,
	} {
		f.Add([]byte(seed), 1)
	}
	f.Add([]byte(`{"@page":"2","@numpages":"2","@nextpageuri":"/Things?Page=1","Things":[]}`), 2)
	f.Fuzz(func(t *testing.T, data []byte, number int) {
		p := page[thing]{key: "Things", number: number}
		err := json.Unmarshal(data, &p)
		if !json.Valid(data) && err == nil {
			t.Error("invalid JSON passes")
		}
		if err == nil && bytes.Equal(bytes.TrimSpace(data), []byte("null")) {
			t.Error("null passes for an empty list")
		}
		if p.next && p.pages > 0 && p.pages <= number && !strings.Contains(strings.ToLower(string(data)), "nextpageuri") && !bytes.Contains(data, []byte(`\`)) {
			t.Errorf("page %d of %d has a next one", number, p.pages)
		}
	})
}

func FuzzErrorBody(f *testing.F) {
	for _, seed := range []struct{ contentType, body string }{
		{"application/json", `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"AccountId","Message":"Not a numeric value"}]}`},
		{"application/json", `{"errors":[{"field":"Amount","level":"error","message":"Negative"}]}`},
		{"application/json", `{"Message":5,"Errors":"x"}`},
		{"application/xml", `<ImpactRadiusResponse><Status>ERROR</Status><Message>No</Message><Errors><Error><Field>A</Field><Message>B</Message></Error></Errors></ImpactRadiusResponse>`},
		{"text/xml", `<?xml version="1.0" encoding="ISO-8859-1"?><a><Message>x`},
		{"text/html; charset=utf-8", htmlPage},
		{"", "<!doctype html><title>x"},
		{"text/plain", "upstream connect error " + testToken},
		{"", ""},
		{"", "<"},
		{"", "{"},
		{";", "\x00\xff"},
		{"text/html", "<title>\u212a</title>\u0130"},
	} {
		f.Add(seed.contentType, []byte(seed.body), 400)
	}
	m := newMask("IRx", testToken)
	f.Fuzz(func(t *testing.T, contentType string, body []byte, status int) {
		e := &Error{Method: http.MethodGet, Path: "/x", Status: status}
		e.describe(contentType, body, m)
		text := e.Error()
		if e.Message == "" && len(e.Fields) == 0 {
			t.Error("the error says nothing")
		}
		if most := 4*maxMessage + maxFields*(maxMessage+maxQuoted+10) + 1000; len(text) > most {
			t.Errorf("%d bytes", len(text))
		}
		if utf8.Valid(body) && !utf8.ValidString(text) {
			t.Errorf("broken text %q", text)
		}
		if strings.Contains(text, testToken) {
			t.Errorf("%q holds the token", text)
		}
		if !errors.Is(e, ErrNotFound) != (status != http.StatusNotFound) {
			t.Error("the body changes the class")
		}
	})
}

func FuzzRateLimitHeaders(f *testing.F) {
	for _, seed := range [][2]string{
		{"7", ""}, {"", "1487332519"}, {"", "60"}, {"-1", "-1"}, {"0", "0"}, {"1e400", "NaN"}, {"Inf", "-Inf"},
		{"Wed, 21 Oct 2015 07:28:00 GMT", ""}, {"Fri, 31 Dec 9999 23:59:59 GMT", "x"}, {" 5 ", "0x10"},
		{"9223372036854775807", "9223372036854775808"}, {"soon", "later"},
	} {
		f.Add(seed[0], seed[1], "1000", "5")
	}
	f.Add("", "60", "-1", "-1")
	f.Add("", "60", "99999999999999999999", "5")
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, retryAfter, reset, limit, remaining string) {
		for _, names := range [][3]string{brandHeaders, partnerHeaders} {
			header := http.Header{}
			for i, value := range []string{limit, remaining, reset} {
				header.Set(names[i], value)
			}
			header.Set("Retry-After", retryAfter)
			wait, known := waitFromHeaders(header, now)
			if wait < 0 || wait > maxWindow || !known && wait != 0 {
				t.Errorf("wait %s, known %t", wait, known)
			}
			b := newBudget(func() time.Time { return now })
			_, before := b.take("")
			b.done("", before, &http.Response{Header: header})
			if wait, _ := b.take(""); wait < 0 || wait > maxWindow {
				t.Errorf("paces for %s", wait)
			}
			if w, known := b.windows[""]; known && (w.Limit <= 0 || w.Remaining < 0) {
				t.Errorf("budget %+v", w.Budget)
			}
			p := retryPolicy{budget: b, logger: silent{}, maxWait: maxWindow}
			answer := &http.Response{StatusCode: http.StatusTooManyRequests, Header: header, Request: new(http.Request).WithContext(t.Context())}
			if wait := p.backoff(DefaultMinBackoff, maxBackoff, 0, answer); wait <= 0 || wait > maxWindow {
				t.Errorf("backs off for %s", wait)
			}
		}
	})
}

func FuzzScalars(f *testing.F) {
	for _, seed := range []string{
		`5`, `"5"`, `5.0`, `""`, `null`, `true`, `"TRUE"`, `"NaN"`, `1e300`, `9223372036854775808`, `-9223372036854775808`,
		`{}`, `[]`, `"2026-01-31T10:00:00Z"`, `"2026-01-31"`, `"\ud800"`, `" x "`, `"`, ``, `{`, `"0x10"`, `"1_000"`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var id ID
		if err := json.Unmarshal(data, &id); err == nil && strings.TrimSpace(string(id)) != string(id) {
			t.Errorf("id %q", id)
		}
		var n Int
		if err := json.Unmarshal(data, &n); (err != nil || !n.Valid) && n.Value != 0 {
			t.Errorf("absent Int %+v", n)
		}
		var x Float
		if err := json.Unmarshal(data, &x); (err != nil || !x.Valid) && x.Value != 0 || math.IsNaN(x.Value) || math.IsInf(x.Value, 0) {
			t.Errorf("Float %+v", x)
		}
		if n.Valid && x.Valid && math.Abs(float64(n.Value)-x.Value) > 1 && math.Abs(x.Value) < 1<<52 {
			t.Errorf("the integer is %d, the number %f", n.Value, x.Value)
		}
		var b Bool
		if err := json.Unmarshal(data, &b); (err != nil || !b.Valid) && b.Value {
			t.Errorf("absent Bool %+v", b)
		}
		var when Time
		if err := json.Unmarshal(data, &when); err == nil && !when.IsZero() {
			again, err := ParseTime(when.Format(time.RFC3339Nano))
			if err != nil || !again.Equal(when.Time) {
				t.Errorf("%s is read back as %s, %v", when, again, err)
			}
		}
		// Called by themselves, as encoding/json never does.
		for _, v := range []json.Unmarshaler{&id, &n, &x, &b, &when, new(RestAccountURL)} {
			if err := v.UnmarshalJSON(data); err != nil && len(err.Error()) > 1000+4*maxQuoted {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
		}
	})
}

func FuzzIDFromURI(f *testing.F) {
	for _, seed := range []string{
		"/Advertisers/IRx/Contacts/2750", "/Contacts/2750/", "https://api.impact.com/x/5?y#z", "", "/", "..", "/a/%2e%2e",
		"/a/b%2Fc", "/a/%zz", "//host", "mailto:x", "/a/ ", "/a/%20", "/a/%00", "?", "#", "IRx:tok@h/x", "/a/\u00a0",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, uri string) {
		id, err := writeAnswer{URI: uri}.id()
		if (err != nil) != (id == "") {
			t.Fatalf("%q, %v", id, err)
		}
		if err != nil {
			return
		}
		// The id must lead back to one object, below its collection.
		api := steps(reply(200, `{"Id":"x"}`))
		c := newClient(t, api)
		if _, err := things(c).GetFresh(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		path := api.requests()[0].path
		last, found := strings.CutPrefix(path, "/Advertisers/"+c.AccountSID()+"/Things/")
		if back, err := url.PathUnescape(last); !found || err != nil || back != id || strings.Contains(last, "/") {
			t.Errorf("id %q is asked for as %q", id, path)
		}
	})
}

// FuzzMask puts the secrets into a text in every spelling.
func FuzzMask(f *testing.F) {
	f.Add("before ", " after", "IRabc", "t0ken-value")
	f.Add(`{"Message":"`, `"}`, "IRabc", testToken)
	f.Add("", "", "x", "IRabc:t0ken@host")
	f.Add("Password=", "&x=y", "IR1", `a"b\c<d>e&f`)
	f.Add("*", "*", "IR1", "***********")
	f.Add("<a>", "</a>", "IRabc", "https://user:pass@host")
	f.Fuzz(func(t *testing.T, before, after, sid, token string) {
		if len(token) < 8 || strings.Contains(token, "*") || CheckAuthToken(token) != nil || CheckAccountSID(sid) != nil {
			t.Skip("no token")
		}
		m := newMask(sid, token)
		encoded, err := json.Marshal(token)
		if err != nil {
			t.Fatal(err)
		}
		basic := strings.TrimPrefix(AuthorizationHeader(sid, token), "Basic ")
		forms := []string{
			token, url.QueryEscape(token), url.PathEscape(token), strings.Trim(string(encoded), `"`),
			basic, url.QueryEscape(basic), base64.URLEncoding.EncodeToString([]byte(sid + ":" + token)),
		}
		for _, form := range forms {
			if strings.Contains(before, form) || strings.Contains(after, form) {
				t.Skip("the secret is elsewhere, too")
			}
			for _, got := range []string{m.hide(before + form + after), m.start([]byte(before+form+after), len(before)+len(form)/2)} {
				if strings.Contains(got, form) {
					t.Errorf("%q shows in %q", form, got)
				}
			}
		}
	})
}
