package impact

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
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
	m := transport.NewMask("IRx", testToken)
	f.Fuzz(func(t *testing.T, contentType string, body []byte, status int) {
		e := &Error{Method: http.MethodGet, Path: "/x", Status: status, Origin: originOfBody(status, contentType, bytes.TrimSpace(body))}
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
		if errors.Is(e, ErrNotFound) != (status == http.StatusNotFound && e.Origin == OriginAPI) {
			t.Errorf("status %d of %s reads as not found", status, e.Origin)
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
		api := steps(reply(200, `{}`))
		c := newClient(t, api)
		if err := things(c).Delete(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		path := api.requests()[0].path
		last, found := strings.CutPrefix(path, "/Advertisers/"+c.AccountSID()+"/Things/")
		if back, err := url.PathUnescape(last); !found || err != nil || back != id || strings.Contains(last, "/") {
			t.Errorf("id %q is asked for as %q", id, path)
		}
	})
}
