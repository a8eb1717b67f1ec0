package impact

import (
	"encoding/base64"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPaths(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		edit    func(*Config)
		path    []string
		want    string // on the wire; S stands for the SID
		inError string
	}{
		{"brand", func(c *Config) { c.AccountType = Brand }, []string{"Campaigns"}, "/Advertisers/S/Campaigns", "/Advertisers/S/Campaigns"},
		{"partner", func(c *Config) { c.AccountType = Partner }, []string{"Campaigns", "5"}, "/MediaPartners/S/Campaigns/5", "/MediaPartners/S/Campaigns/5"},
		{"agency", func(c *Config) { c.AccountType = Agency }, []string{"Advertisers"}, "/Agencies/S/Advertisers", "/Agencies/S/Advertisers"},
		{"passthrough", func(c *Config) { c.AccountType, c.AdvertiserID = Agency, "77" }, []string{"Campaigns"}, "/Agencies/S/Advertisers/77/Campaigns", "/Agencies/S/Advertisers/77/Campaigns"},
		{"slash", nil, []string{"Deals", "a/b"}, "/Advertisers/S/Deals/a%2Fb", "/Advertisers/S/Deals/a/b"},
		{"space and percent", nil, []string{"Deals", "a b%20c"}, "/Advertisers/S/Deals/a%20b%2520c", "/Advertisers/S/Deals/a b%20c"},
		{"query and fragment", nil, []string{"Deals", "a?b#c"}, "/Advertisers/S/Deals/a%3Fb%23c", "/Advertisers/S/Deals/a?b#c"},
		{"unicode", nil, []string{"Deals", "ÄÖ✓"}, "/Advertisers/S/Deals/%C3%84%C3%96%E2%9C%93", "/Advertisers/S/Deals/ÄÖ✓"},
		{"dots inside", nil, []string{"Actions", "1000.4636.158133"}, "/Advertisers/S/Actions/1000.4636.158133", "/Advertisers/S/Actions/1000.4636.158133"},
		{"dots and slash", nil, []string{"Deals", "../x"}, "/Advertisers/S/Deals/..%2Fx", "/Advertisers/S/Deals/../x"},
		{"root", nil, nil, "/Advertisers/S", "/Advertisers/S"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got string
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				got = r.RequestURI
				w.WriteHeader(http.StatusTeapot)
			}))
			defer server.Close()
			edits := []func(*Config){at(server.URL)}
			if test.edit != nil {
				edits = append(edits, test.edit)
			}
			c := newClient(t, nil, edits...)
			err := c.Send(t.Context(), Request{Method: http.MethodGet, Path: test.path})
			withSID := func(s string) string { return strings.Replace(s, "/S", "/"+c.AccountSID(), 1) }
			wantText(t, "path", got, withSID(test.want))
			wantError(t, err, "GET "+withSID(test.inError)+": 418 I'm a teapot: the answer has no body")
		})
	}
}

func TestPathsThatMeanAnotherObject(t *testing.T) {
	t.Parallel()
	for _, segment := range []string{"", ".", ".."} {
		api := steps(reply(200, `{"Id":"7"}`))
		c := newClient(t, api)
		groups := c.PartnerGroups("9")
		_, getErr := groups.Get(t.Context(), segment)
		for _, err := range []error{
			getErr,
			c.Send(t.Context(), Request{Method: http.MethodGet, Path: []string{"Deals", segment}}),
			groups.Update(t.Context(), segment, NewForm().Set("Name", "x")),
			groups.Delete(t.Context(), segment),
		} {
			var e *Error
			if !errors.As(err, &e) || !strings.HasSuffix(err.Error(), `the request could not be built: "`+segment+`" cannot be part of a path`) {
				t.Errorf("%q: %v", segment, err)
			}
		}
		if n := len(api.requests()); n != 0 {
			t.Errorf("%q: %d requests", segment, n)
		}
	}
}

func TestRequestsThatCannotBeBuilt(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, ""))
	c := newClient(t, api)
	root := "/Advertisers/" + c.AccountSID() + "/Things"
	for _, test := range []struct {
		request Request
		want    string
	}{
		{Request{Method: "GE T"}, "GE T " + root + ": the request could not be built: the path or method is malformed"},
		{Request{Method: "POST", Body: JSON{func() {}}}, "POST " + root + ": the request could not be built: json: unsupported type: func()"},
		{
			Request{Method: "POST", Body: NewForm().SetList("Labels", []string{"a", "b,c"})},
			"POST " + root + `: the request could not be built: Labels: "b,c" holds a comma, and the API joins these values by commas`,
		},
	} {
		test.request.Path = []string{"Things"}
		err := c.Send(t.Context(), test.request)
		wantError(t, err, test.want)
		if errors.Is(err, ErrOutcomeUnknown) {
			t.Error("what was never sent counts as unanswered")
		}
	}
	if n := len(api.requests()); n != 0 {
		t.Errorf("%d requests", n)
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		edit func(*Config)
		body Body
		want map[string]string // "" means absent
	}{
		{"least", nil, nil, map[string]string{
			"Accept": "application/json", "Ir-Version": "", "Content-Type": "", "Content-Length": "", "Transfer-Encoding": "",
		}},
		{
			"all",
			func(c *Config) {
				c.APIVersion, c.UserAgent = "14", "terraform-provider-impact/1.2.3 (+terraform/1.11.4)"
			},
			NewForm().Set("Name", "a b"), map[string]string{
				"Accept": "application/json", "Ir-Version": "14", "User-Agent": "terraform-provider-impact/1.2.3 (+terraform/1.11.4)",
				"Content-Type": "application/x-www-form-urlencoded", "Content-Length": "8",
			},
		},
		{"JSON", nil, JSON{map[string]int{"a": 1}}, map[string]string{"Content-Type": "application/json", "Content-Length": "7"}},
		{"raw", nil, Raw{"text/plain", "x"}, map[string]string{"Content-Type": "text/plain", "Content-Length": "1"}},
		{"empty form", nil, NewForm(), map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Content-Length": "0", "Transfer-Encoding": ""}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var header http.Header
			server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				header = r.Header
				if len(r.TransferEncoding) > 0 {
					header.Set("Transfer-Encoding", r.TransferEncoding[0])
				}
			}))
			defer server.Close()
			edits := []func(*Config){at(server.URL)}
			if test.edit != nil {
				edits = append(edits, test.edit)
			}
			c := newClient(t, nil, edits...)
			method := http.MethodGet
			if test.body != nil {
				method = http.MethodPost
			}
			if err := c.Send(t.Context(), Request{Method: method, Path: []string{"Things"}, Body: test.body}); err != nil {
				t.Fatal(err)
			}
			for name, want := range test.want {
				wantText(t, name, header.Get(name), want)
			}
			basic := base64.StdEncoding.EncodeToString([]byte(c.AccountSID() + ":" + testToken))
			wantText(t, "Authorization", header.Get("Authorization"), "Basic "+basic)
		})
	}
}

func TestQueries(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, ""))
	query := url.Values{"Name": {"a&b=c", "ü"}, "Page": {"2"}}
	err := newClient(t, api).Send(t.Context(), Request{Method: http.MethodGet, Path: []string{"Things"}, Query: query})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(query, api.requests()[0].query); diff != "" {
		t.Error(diff)
	}
}

func TestAccessors(t *testing.T) {
	t.Parallel()
	c := newClient(t, nil, func(c *Config) {
		c.AccountType, c.AdvertiserID, c.BaseURL = Agency, "77", "HTTPS://API.test:8443//"
	})
	for _, test := range []struct{ got, want string }{
		{string(c.AccountType()), "brand"},
		{string(c.CredentialType()), "agency"},
		{c.AdvertiserID(), "77"},
		{c.AuthToken(), testToken},
		{c.BaseURL(), "https://api.test:8443"},
		{c.RootURL(), "https://api.test:8443/Agencies/" + c.AccountSID() + "/Advertisers/77"},
		{RootURL("https://api.test//", Partner, "IRx"), "https://api.test/MediaPartners/IRx"},
	} {
		wantText(t, "accessor", test.got, test.want)
	}
	partner, err := c.With(func(c *Config) { c.AccountType, c.AdvertiserID = Partner, "" })
	if err != nil || partner.AccountType() != Partner || partner.AccountSID() != c.AccountSID() {
		t.Error(partner, err)
	}
	if _, err := c.With(func(c *Config) { c.AuthToken = "" }); err == nil {
		t.Error("an empty token passes")
	}
}

// The steps of the chain hide the transport from http.Client, which therefore
// cannot close its connections.
func TestCloseIdleConnections(t *testing.T) {
	t.Parallel()
	closed := make(chan struct{}, 1)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateClosed {
			closed <- struct{}{}
		}
	}
	server.Start()
	defer server.Close()
	c := newClient(t, nil, at(server.URL))
	if err := get(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	c.CloseIdleConnections()
	select {
	case <-closed:
	case <-t.Context().Done():
		t.Error("the connection stays open")
	}
}

// The documented limits of a brand's account and of a partner's; an agency has those
// of a brand.
func TestLimitClasses(t *testing.T) {
	t.Parallel()
	partner := func(c *Config) { c.AccountType = Partner }
	for _, test := range []struct {
		path           string
		brand, partner string
	}{
		{"", "", ""},
		{"Campaigns/5", "", ""},
		{"catalogs", "", ""},
		{"Catalogs", "Catalogs", ""},
		{"Catalogs/5/Items", "Catalogs", "Catalogs"},
		{"Catalogs/ItemSearch", "Catalogs", "Catalogs"},
		{"Actions", "", "Actions"},
		{"ActionUpdates/5", "", "Actions"},
		{"Clicks/5", "", "Actions"},
		{"Reports", "", ""},
		{"Reports/adv_performance", "", "Reports"},
		{"ReportExport/5", "ReportExport", "ReportExport"},
		{"Programs/5/ClickExport", "ClickExport", "ClickExport"},
		{"Conversions", "Conversions", ""},
		{"PartnerConversions", "", ""},
	} {
		var segments []string
		if test.path != "" {
			segments = strings.Split(test.path, "/")
		}
		if got := newClient(t, nil).limitClass(segments); got != test.brand {
			t.Errorf("brand, %s: %q, want %q", test.path, got, test.brand)
		}
		if got := newClient(t, nil, partner).limitClass(segments); got != test.partner {
			t.Errorf("partner, %s: %q, want %q", test.path, got, test.partner)
		}
	}
}

// Verifying sixty tokens must not open sixty pools of connections.
func TestConnectionsAreShared(t *testing.T) {
	t.Parallel()
	var opened atomic.Int64
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	server.Start()
	defer server.Close()
	c := newClient(t, nil, at(server.URL), func(c *Config) { c.AccountType, c.AdvertiserID = Agency, "77" })
	own, err := c.Own()
	if err != nil {
		t.Fatal(err)
	}
	other, err := own.With(func(c *Config) { c.AccountSID, c.AuthToken = uniqueSID(), "other" })
	if err != nil {
		t.Fatal(err)
	}
	for _, client := range []*Client{c, own, other, c} {
		if err := get(t.Context(), client); err != nil {
			t.Fatal(err)
		}
	}
	if n := opened.Load(); n != 1 {
		t.Errorf("%d connections for 4 requests, one after the other", n)
	}
}
