package mockimpact_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// TestEveryNamedFault sends a create into each fault that is known by name.
func TestEveryNamedFault(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		status int               // 0: no answer
		body   string            // a part of it
		header map[string]string // what the answer must have
		groups int               // that there are then
	}{
		"gateway-404":       {404, `{"message":"no Route matched with those values","request_id":"`, nil, 0},
		"gateway-401":       {401, `{"message":"Unauthorized"}`, map[string]string{"Www-Authenticate": ""}, 0},
		"empty-404":         {404, "", map[string]string{"Content-Type": ""}, 0},
		"text-404":          {404, "404 page not found", map[string]string{"Content-Type": "text/plain; charset=utf-8"}, 0},
		"page-404":          {404, "<html>", map[string]string{"Content-Type": "text/html; charset=utf-8"}, 0},
		"gateway-429":       {429, `{"message":"API rate limit exceeded"}`, map[string]string{"Retry-After": "30"}, 0},
		"gateway-502":       {502, `"request_id":"`, nil, 0},
		"gateway-503":       {503, `"request_id":"`, nil, 0},
		"gateway-504":       {504, `{"message":"The upstream server is timing out","request_id":"`, nil, 0},
		"late-504":          {504, `{"message":"The upstream server is timing out","request_id":"`, nil, 0},
		"page-520":          {520, "<html>", map[string]string{"Content-Type": "text/html; charset=utf-8", "Server": "cloudflare"}, 0},
		"page-401":          {401, "<html>", map[string]string{"Content-Type": "text/html; charset=utf-8", "Www-Authenticate": ""}, 0},
		"page-401-basic":    {401, "<html>", map[string]string{"Www-Authenticate": `Basic realm="Restricted"`}, 0},
		"status-error":      {200, `"Status":"ERROR"`, map[string]string{"Content-Type": "application/json"}, 0},
		"lost":              {0, "", nil, 0},
		"lost-after-effect": {0, "", nil, 1},
	}
	for _, kind := range mockimpact.FaultKinds() {
		t.Run(kind.Name, func(t *testing.T) {
			t.Parallel()
			test, known := tests[kind.Name]
			if !known || kind.Meaning == "" {
				t.Fatal("no test says what it does")
			}
			l := newLive(t)
			campaign := l.brand.AddCampaign("Summer sale")
			f := mockimpact.NamedFault(kind.Name)
			f.Method, f.Path, f.Times = http.MethodPost, groupsTemplate, 1
			l.srv.Fault(f)
			got := l.do(t.Context(), t, "POST", "/Campaigns/"+campaign.ID+"/MediaPartnerGroups", url.Values{"Name": {"x"}})
			if got.status != test.status || !strings.Contains(got.body, test.body) || (got.err != nil) != (test.status == 0) {
				t.Errorf("answered %d %q (%v)", got.status, got.body, got.err)
			}
			if strings.Contains(got.header.Get("Content-Type"), "json") && !json.Valid([]byte(got.body)) {
				t.Errorf("no JSON: %s", got.body)
			}
			for name, want := range test.header {
				if got.header.Get(name) != want {
					t.Errorf("%s is %q, want %q", name, got.header.Get(name), want)
				}
			}
			if groups := len(l.brand.PartnerGroups(campaign.ID)); groups != test.groups {
				t.Errorf("%d groups, want %d", groups, test.groups)
			}
			l.do(t.Context(), t, "POST", "/Campaigns/"+campaign.ID+"/MediaPartnerGroups", url.Values{"Name": {"y"}})
			if groups := len(l.brand.PartnerGroups(campaign.ID)); groups != test.groups+1 {
				t.Errorf("%d groups after a second request", groups)
			}
		})
	}
}

// TestLateEffects lets a create, an update, a delete and the items of a list take
// effect after their answers, in the order of the requests.
func TestLateEffects(t *testing.T) {
	t.Parallel()
	clock := newClock()
	w := newWorld(mockimpact.WithClock(clock.Now))
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	tracker := w.brand.AddActionTracker(campaign.ID, "Online sale")
	all := "/Campaigns/" + campaign.ID + "/MediaPartnerGroups"
	renamed, gone := w.brand.AddPartnerGroup(campaign.ID, "Old"), w.brand.AddPartnerGroup(campaign.ID, "Gone")
	list := w.brand.PutExceptionList(mockimpact.ExceptionList{CampaignID: campaign.ID, Name: "SKUs", Type: "SKU", TrackerIDs: []string{tracker.ID}})

	fault := mockimpact.NamedFault("late-504")
	fault.Late = 5 * time.Second
	handle := w.srv.Fault(fault)
	w.as(t, tok, "POST", all, url.Values{"Name": {"New"}}).wants(504)
	w.as(t, tok, "PUT", all+"/"+renamed.ID, url.Values{"Name": {"Renamed"}}).wants(504)
	clock.advance(time.Second)
	w.as(t, tok, "DELETE", all+"/"+gone.ID, nil).wants(504)
	w.as(t, tok, "POST", "/ExceptionLists/"+list.ID+"/Items", url.Values{"Value": {"A-1"}}).wants(504)
	w.as(t, tok, "POST", all, url.Values{"Colour": {"red"}}).wants(504) // refused when it is late
	handle.Remove()

	see := func(groups string, items int) {
		t.Helper()
		var names []string
		for _, g := range w.brand.PartnerGroups(campaign.ID) {
			names = append(names, g.Name)
		}
		if got := strings.Join(names, " "); got != groups {
			t.Errorf("groups %q, want %q", got, groups)
		}
		if got := len(w.brand.ExceptionLists()[0].Items); got != items {
			t.Errorf("%d items, want %d", got, items)
		}
	}
	see("Old Gone", 0)
	clock.advance(3999 * time.Millisecond)
	see("Old Gone", 0)
	clock.advance(time.Millisecond)
	see("Renamed Gone New", 0)
	clock.advance(time.Second)
	w.as(t, tok, "GET", "/ExceptionLists/"+list.ID+"/Items", nil).holds(200, "A-1")
	see("Renamed New", 1)
	clock.advance(time.Hour)
	see("Renamed New", 1)
}

func TestParseFault(t *testing.T) {
	t.Parallel()
	f, err := mockimpact.ParseFault("late-504 POST /Deals/** times=2 late=7s share=0.5 skip=1 sid=IRx")
	if err != nil {
		t.Fatal(err)
	}
	if f.Status != 504 || f.Method != "POST" || f.Path != "/Deals/**" || f.Times != 2 || f.Late != 7*time.Second ||
		f.Share != 0.5 || f.Skip != 1 || f.SID != "IRx" {
		t.Errorf("fault %+v", f)
	}
	for text, want := range map[string]string{
		"":                            "begins with its kind",
		"flood":                       `no fault "flood"; there are gateway-404, `,
		"gateway-404 post":            `"post" in the fault`,
		"gateway-404 times=x":         `"times=x" in the fault`,
		"gateway-404 colour=red":      `"colour=red" in the fault`,
		"gateway-404 late=3s":         `the effect of "gateway-404" is never late`,
		"late-504 late=soon":          `invalid duration "soon"`,
		"gateway-404 share=2":         "share is between 0 and 1",
		"gateway-404 times=-1":        "are not negative",
		"gateway-404 /Campaigns/[/**": "is malformed",
	} {
		if _, err := mockimpact.ParseFault(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	if !panics(func() { mockimpact.NamedFault("flood") }) || !panics(func() { newWorld().srv.Fault(mockimpact.Fault{Late: time.Second}) }) {
		t.Error("an impossible fault was accepted")
	}
}
