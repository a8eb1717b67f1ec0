package mockimpact_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const groupsTemplate = "/Campaigns/{CampaignId}/MediaPartnerGroups"

func TestFaults(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		fault  mockimpact.Fault
		status int    // 0: the client gets no answer
		body   string // what the answer holds
		cut    bool   // the answer breaks off
		groups int    // that the request made
		logged int    // status in the journal
	}{
		"none":                {mockimpact.Fault{Method: "GET"}, 200, `"OK"`, false, 1, 200},
		"status":              {mockimpact.Fault{Status: 503, Body: "<html>busy</html>", ContentType: "text/html"}, 503, "<html>", false, 0, 503},
		"status after effect": {mockimpact.Fault{Status: 500, AfterEffect: true}, 500, "", false, 1, 500},
		"drop before":         {mockimpact.Fault{Drop: true}, 0, "", false, 0, 0},
		"drop after":          {mockimpact.Fault{Drop: true, AfterEffect: true}, 0, "", false, 1, 0},
		"truncate":            {mockimpact.Fault{Truncate: true}, 200, `{"Status"`, true, 1, 200},
		"rewrite": {mockimpact.Fault{Rewrite: func(body []byte) []byte {
			return []byte(strings.ReplaceAll(string(body), `"OK"`, `7`))
		}}, 200, `"Status":7`, false, 1, 200},
		"empty body": {mockimpact.Fault{Rewrite: func([]byte) []byte { return nil }}, 200, "", false, 1, 200},
		"redirect":   {mockimpact.Fault{Status: 302, Header: http.Header{"location": {"http://elsewhere.example"}}}, 302, "", false, 0, 302},
		"delay":      {mockimpact.Fault{Delay: time.Microsecond}, 200, `"OK"`, false, 1, 200},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLive(t)
			campaign := l.brand.AddCampaign("Summer sale")
			l.srv.Fault(test.fault)
			got := l.do(t.Context(), t, "POST", "/Campaigns/"+campaign.ID+"/MediaPartnerGroups", url.Values{"Name": {"x"}})
			if got.status != test.status || (got.err != nil) != (test.status == 0) {
				t.Fatalf("status %d (%v), want %d", got.status, got.err, test.status)
			}
			if !strings.Contains(got.body, test.body) || errors.Is(got.readErr, io.ErrUnexpectedEOF) != test.cut {
				t.Errorf("body %q, read error %v", got.body, got.readErr)
			}
			if made := len(l.brand.PartnerGroups(campaign.ID)); made != test.groups {
				t.Errorf("%d groups, want %d", made, test.groups)
			}
			journal := l.srv.Requests("POST", groupsTemplate)
			if len(journal) != 1 || journal[0].Status != test.logged || journal[0].Fault != (name != "none") {
				t.Errorf("journal %+v", journal)
			}
			if test.fault.Header != nil && got.header.Get("Location") != "http://elsewhere.example" {
				t.Errorf("header %v", got.header)
			}
		})
	}
}

func TestDelayAndAClientThatHangsUp(t *testing.T) {
	t.Parallel()
	for _, afterEffect := range []bool{false, true} {
		t.Run(fmt.Sprint("after the effect: ", afterEffect), func(t *testing.T) {
			t.Parallel()
			l := newLive(t)
			campaign := l.brand.AddCampaign("Summer sale")
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			finished := make(chan mockimpact.Exchange, 1)
			l.srv.Observe(func(x mockimpact.Exchange) { finished <- x })
			l.srv.Fault(mockimpact.Fault{Hook: cancel, Delay: time.Hour, AfterEffect: afterEffect})
			got := l.do(ctx, t, "POST", "/Campaigns/"+campaign.ID+"/MediaPartnerGroups", url.Values{"Name": {"x"}})
			if !errors.Is(got.err, context.Canceled) {
				t.Errorf("error %v", got.err)
			}
			if x := <-finished; x.Status != 0 {
				t.Errorf("a request without an answer has status %d", x.Status)
			}
			if made := len(l.brand.PartnerGroups(campaign.ID)) == 1; made != afterEffect {
				t.Errorf("after the effect: %t, group made: %t", afterEffect, made)
			}
		})
	}
}

func TestLatencyEndsWhenTheClientHangsUp(t *testing.T) {
	t.Parallel()
	l := newLive(t)
	l.srv.SetLatency(time.Hour)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if got := l.do(ctx, t, "GET", "/Campaigns", nil); !errors.Is(got.err, context.DeadlineExceeded) {
		t.Errorf("error %v, status %d", got.err, got.status)
	}
}

func TestFaultMatching(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	w.agency.Manage(w.brand)
	path := "/Campaigns/" + campaign.ID + "/MediaPartnerGroups"
	tests := map[string]struct {
		fault mockimpact.Fault
		hit   bool
	}{
		"everything":      {mockimpact.Fault{}, true},
		"method":          {mockimpact.Fault{Method: "GET"}, true},
		"other method":    {mockimpact.Fault{Method: "PUT"}, false},
		"template":        {mockimpact.Fault{Path: groupsTemplate}, true},
		"star":            {mockimpact.Fault{Path: "/Campaigns/*/MediaPartnerGroups"}, true},
		"within segment":  {mockimpact.Fault{Path: "/Campaigns/*/MediaPartner*"}, true},
		"rest":            {mockimpact.Fault{Path: "/Campaigns/**"}, true},
		"rest of nothing": {mockimpact.Fault{Path: "/Campaigns/*/MediaPartnerGroups/**"}, true},
		"too short":       {mockimpact.Fault{Path: "/Campaigns/*"}, false},
		"too long":        {mockimpact.Fault{Path: groupsTemplate + "/{PartnerGroupId}"}, false},
		"literal":         {mockimpact.Fault{Path: path}, true},
		"whole path":      {mockimpact.Fault{Path: "/Advertisers/*" + path}, true},
		"token":           {mockimpact.Fault{SID: tok.SID}, true},
		"other token":     {mockimpact.Fault{SID: "IRother"}, false},
	}
	for name, test := range tests {
		test.fault.Status = 503
		handle := w.srv.Fault(test.fault)
		got := w.as(t, tok, "GET", path, nil)
		if (got.status == 503) != test.hit || (handle.Hits() == 1) != test.hit {
			t.Errorf("%s: status %d, %d hits", name, got.status, handle.Hits())
		}
		handle.Remove()
	}
	w.as(t, tok, "GET", path, nil).wants(200)

	w.srv.Fault(mockimpact.Fault{Path: groupsTemplate, Status: 503})
	w.as(t, w.tokens[mockimpact.Agency], "GET", "/Advertisers/"+w.brand.ID+path, nil).wants(503)
	if !panics(func() { w.srv.Fault(mockimpact.Fault{Path: "/[x"}) }) {
		t.Error("a malformed pattern was accepted")
	}
}

func TestFaultCounting(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	statuses := func(n int) (got []int) {
		for range n {
			got = append(got, w.as(t, tok, "GET", "/Campaigns", nil).status)
		}
		return got
	}
	w.srv.Fault(mockimpact.Fault{Skip: 1, Times: 2, Status: 503})
	w.srv.Fault(mockimpact.Fault{Skip: 1, Times: 1, Status: 429})
	want := []int{200, 503, 503, 429, 200}
	for i, got := range statuses(5) {
		if got != want[i] {
			t.Errorf("request %d: %d, want %d", i+1, got, want[i])
		}
	}
	share := w.srv.Fault(mockimpact.Fault{Share: 0.3, Status: 503})
	statuses(400)
	if hits := share.Hits(); hits < 90 || hits > 150 {
		t.Errorf("%d of 400 requests hit, want about 120", hits)
	}
}

func TestFaultAddsHeadersToTheRealAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.srv.Fault(mockimpact.Fault{Header: http.Header{"X-RateLimit-Remaining": {"-1"}}})
	got := w.as(t, w.tokens[mockimpact.Brand], "GET", "/Campaigns", nil).wants(200)
	if got.header.Get("X-RateLimit-Remaining") != "-1" || got.text("@total") != "0" {
		t.Errorf("header %v, body %s", got.header, got.raw)
	}
}

func TestHookActsAsAnotherPerson(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.srv.Fault(mockimpact.Fault{Method: "GET", Times: 1, Hook: func() { w.brand.AddCampaign("Just made") }})
	if got := w.as(t, w.tokens[mockimpact.Brand], "GET", "/Campaigns", nil).wants(200); got.text("@total") != "1" {
		t.Errorf("campaigns %s", got.raw)
	}
}
