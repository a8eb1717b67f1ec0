package scope_test

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

func operationsOf(t *testing.T, accountType string, calls ...string) []catalog.Operation {
	t.Helper()
	var operations []catalog.Operation
	for _, call := range calls {
		operation, err := catalog.ParseCall(accountType, call)
		if err != nil {
			t.Fatal(err)
		}
		operations = append(operations, operation)
	}
	return operations
}

// usual is the order in which the vendor's status codes suggest that it looks at
// a request.
var usual = []string{permission, fields, object}

func brandService(t *testing.T, r reading, granted ...string) *service {
	t.Helper()
	if r.absent == 0 {
		r.absent = http.StatusNotFound
	}
	if r.order == nil {
		r.order = usual
	}
	if r.filter == "" {
		r.filter = object
	}
	return newService(t, catalog.Brand, r, operationsOf(t, catalog.Brand, granted...), rand.New(rand.NewPCG(1, 1)))
}

func probed(t *testing.T, s *service, calls ...string) scope.Evidence {
	t.Helper()
	e, err := scope.Probe(t.Context(), s.client(t), operationsOf(t, s.accountType, calls...), scope.Options{Concurrency: 1})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// found writes a finding as "GET /Deals/4711 200 granted seen".
func found(e scope.Evidence) string {
	var lines []string
	for _, f := range e.Findings {
		lines = append(lines, strings.Join(strings.Fields(strings.Join([]string{
			f.Call, http.StatusText(f.HTTPStatus), string(f.Outcome), string(f.Basis),
		}, " ")), " "))
	}
	for _, c := range e.Controls {
		lines = append(lines, "control "+c.Call+" "+http.StatusText(c.HTTPStatus))
	}
	return strings.Join(lines, "\n")
}

func TestProbe(t *testing.T) {
	t.Parallel()
	list, one, update, deletion := "GET /Deals", "GET /Deals/{DealId}", "PUT /Deals/{DealId}", "DELETE /Deals/{DealId}"
	for name, test := range map[string]struct {
		reading        reading
		granted, asked []string
		want           string
	}{
		"an id that a list shows makes the answer speak for itself": {
			granted: []string{list, one}, asked: []string{one, list},
			want: "GET /Deals/4711 OK granted seen\nGET /Deals OK granted seen",
		},
		"also where the permission is missing": {
			granted: []string{list}, asked: []string{list, one},
			want: "GET /Deals OK granted seen\nGET /Deals/4711 Forbidden denied seen",
		},
		"a control backs what object 0 answers": {
			granted: []string{list, one, update}, asked: []string{list, one, update, deletion},
			want: "GET /Deals OK granted seen\nGET /Deals/4711 OK granted seen\n" +
				"PUT /Deals/0 Bad Request granted assumed\nDELETE /Deals/0 Forbidden denied inferred\ncontrol GET /Deals/0 Not Found",
		},
		"a refusal of the same kind backs a complaint": {
			granted: []string{list, one, update}, asked: []string{list, one, update, "PUT /Ads/{AdId}"},
			want: "GET /Deals OK granted seen\nGET /Deals/4711 OK granted seen\n" +
				"PUT /Deals/0 Bad Request granted inferred\nPUT /Ads/0 Forbidden denied inferred\ncontrol GET /Deals/0 Not Found",
		},
		"a second control shows the order": {
			granted: []string{list, one, deletion, "GET /Ads"}, asked: []string{list, one, deletion, "GET /Ads", "GET /Ads/{AdId}"},
			want: "GET /Deals OK granted seen\nGET /Deals/4711 OK granted seen\nDELETE /Deals/0 Not Found granted inferred\n" +
				"GET /Ads OK granted seen\nGET /Ads/4711 Forbidden denied seen\ncontrol GET /Deals/0 Not Found\ncontrol GET /Ads/0 Forbidden",
		},
		"and that the object comes first": {
			reading: reading{order: []string{object, permission, fields}},
			granted: []string{list, one, "GET /Ads"}, asked: []string{list, one, deletion, "GET /Ads", "GET /Ads/{AdId}"},
			want: "GET /Deals OK granted seen\nGET /Deals/4711 OK granted seen\nDELETE /Deals/0 Not Found unknown\n" +
				"GET /Ads OK granted seen\nGET /Ads/4711 Forbidden denied seen\ncontrol GET /Deals/0 Not Found\ncontrol GET /Ads/0 Not Found",
		},
		"the refusal of a filter shows no order": {
			reading: reading{order: []string{object, permission, fields}, filter: never},
			granted: []string{list, one}, asked: []string{list, one, deletion, "GET /ActionInquiries"},
			want: "GET /Deals OK granted seen\nGET /Deals/4711 OK granted seen\nDELETE /Deals/0 Not Found granted assumed\n" +
				"GET /ActionInquiries Forbidden denied inferred\ncontrol GET /Deals/0 Not Found",
		},
		"object 0 is refused where the permission is proven": {
			reading: reading{absent: http.StatusForbidden},
			granted: []string{list, one, deletion}, asked: []string{list, one, deletion},
			want: "GET /Deals OK granted seen\nGET /Deals/4711 OK granted seen\nDELETE /Deals/0 Forbidden unknown\ncontrol GET /Deals/0 Forbidden",
		},
		"no object to ask for": {
			reading: reading{empty: 1},
			granted: []string{list, one}, asked: []string{list, one, deletion},
			want: "GET /Deals OK granted seen\nGET /Deals/0 Not Found granted assumed\nDELETE /Deals/0 Forbidden unknown",
		},
		"an operation beside those asked about serves as control": {
			granted: []string{"GET /Campaigns", "GET /Campaigns/{CampaignId}"}, asked: []string{"GET /Campaigns", deletion},
			want: "GET /Campaigns OK granted seen\nDELETE /Deals/0 Forbidden denied inferred\n" +
				"control GET /Campaigns/4711 OK\ncontrol GET /Campaigns/0 Not Found",
		},
		"unless it is refused": {
			granted: []string{"GET /Campaigns"}, asked: []string{"GET /Campaigns", deletion},
			want: "GET /Campaigns OK granted seen\nDELETE /Deals/0 Forbidden unknown\ncontrol GET /Campaigns/4711 Forbidden",
		},
		"lists below a campaign ask for the account's own": {
			granted: []string{"GET /Campaigns", "GET /Programs/1/Tasks"},
			asked:   []string{"GET /Programs/1/Tasks", "GET /Campaigns/1/Notes", "GET /Actions", "GET /Campaigns"},
			want: "GET /Programs/4711/Tasks OK granted seen\nGET /Campaigns/4711/Notes Forbidden denied seen\n" +
				"GET /Actions Forbidden denied seen\nGET /Campaigns OK granted seen",
		},
		"what has no harmless request is not asked": {
			granted: []string{"GET /Campaigns"}, asked: []string{"POST /Conversions", "GET /Campaigns"},
			want: "not_probed\nGET /Campaigns OK granted seen",
		},
		"nothing to ask": {asked: []string{"POST /Conversions"}, want: "not_probed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := brandService(t, test.reading, test.granted...)
			if diff := cmp.Diff(test.want, found(probed(t, s, test.asked...))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// answering is a transport that gives one answer to some call, and passes the
// others on.
type answering struct {
	http.RoundTripper
	suffix, body string
	status       int
}

func (a answering) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := a.RoundTripper.RoundTrip(request)
	if err == nil && strings.HasSuffix(request.URL.Path, a.suffix) {
		response.StatusCode, response.Body = a.status, http.NoBody
		if a.body != "" {
			response.Body = readCloser{strings.NewReader(a.body)}
		}
	}
	return response, err
}

type readCloser struct{ *strings.Reader }

func (readCloser) Close() error { return nil }

func TestAnswersThatSayNothingOfThePermission(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status int
		body   string
		reason string
	}{
		"a 403 about the object": {403, `{"Status":"ERROR","Message":"The property ID '7' does not exist."}`, "the refusal is about the object or a limit, not about the permission"},
		"a 403 about a field":    {403, `{"Status":"ERROR","Message":"Refused","Errors":[{"Field":"State","Message":"final"}]}`, "the refusal is about the object or a limit, not about the permission"},
		"a list that is gone":    {404, `{"Status":"ERROR","Message":"The requested resource was not found"}`, "the answer (404) says nothing about the permission"},
		"a complaint":            {400, `{"Status":"ERROR","Message":"PageSize"}`, "the answer (400) says nothing about the permission"},
		"a failure":              {503, `{"Status":"ERROR"}`, "impact.com failed (503), which says nothing about the permission"},
		"no budget":              {429, `{"Status":"ERROR"}`, "the account's request budget is used up"},
		"half an answer":         {200, `{"Deals":[`, "the answer (200) cannot be understood"},
		"a page":                 {403, `<html><title>Sign in</title></html>`, "a proxy or gateway answered in impact.com's place"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := brandService(t, reading{}, "GET /Campaigns", "GET /Deals")
			c, err := s.client(t).With(func(config *impact.Config) {
				config.Transport = answering{s, "/Deals", test.body, test.status}
			})
			if err != nil {
				t.Fatal(err)
			}
			e, err := scope.Probe(t.Context(), c, operationsOf(t, catalog.Brand, "GET /Campaigns", "GET /Deals"), scope.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if f := e.Findings[1]; f.Outcome != scope.Unknown || f.Reason != test.reason || e.Status != scope.Valid {
				t.Errorf("%+v", f)
			}
			// When nothing else was asked, nothing can be said at all.
			if _, err := scope.Probe(t.Context(), c, operationsOf(t, catalog.Brand, "GET /Deals"), scope.Options{}); err == nil {
				t.Error("no error")
			}
		})
	}
}

// A path that is answered with 404 throughout proves nothing: neither a
// permission nor the credential.
func TestNothingButNotFoundProvesNothing(t *testing.T) {
	t.Parallel()
	s := brandService(t, reading{})
	c, err := s.client(t).With(func(config *impact.Config) {
		config.Transport = answering{s, "", `{"message":"no Route matched with those values","request_id":"1"}`, 404}
	})
	if err != nil {
		t.Fatal(err)
	}
	e, err := scope.Probe(t.Context(), c, catalog.Operations(catalog.Brand), scope.Options{})
	if err == nil && (e.Status == scope.Valid || len(e.Granted(scope.Seen, scope.Inferred)) > 0 || e.Profile != "") {
		t.Errorf("status %q, profile %q, granted %v", e.Status, e.Profile, e.Granted(scope.Seen, scope.Inferred))
	}
}

func TestIgnoredCategoriesAreNotAskedAbout(t *testing.T) {
	t.Parallel()
	s := brandService(t, reading{}, "GET /Campaigns")
	asked := operationsOf(t, catalog.Brand, "GET /Campaigns", "GET /Actions", "GET /ActionUpdates", "GET /LegalEntities", "GET /CompanyInformation")
	e, err := scope.Probe(t.Context(), s.client(t), asked, scope.Options{Ignore: []string{"action_updates", "account"}})
	if err != nil {
		t.Fatal(err)
	}
	want := "GET /Campaigns OK granted seen\nGET /Actions Forbidden denied seen\nnot_probed\nnot_probed\nnot_probed"
	if diff := cmp.Diff(want, found(e)); diff != "" || e.Findings[2].Reason != "the configuration ignores its category" {
		t.Errorf("%q (-want +got):\n%s", e.Findings[2].Reason, diff)
	}
	_, err = scope.Probe(t.Context(), s.client(t), asked, scope.Options{Ignore: []string{"programs"}})
	if err == nil || err.Error() != `unknown category "programs" for account type "brand"; the nearest are campaigns, clicks, contracts` {
		t.Errorf("error %v", err)
	}
	_, err = scope.Probe(t.Context(), s.client(t), operationsOf(t, catalog.Partner, "GET /Users"), scope.Options{})
	if err == nil || err.Error() != "GET /Users is an operation of partner accounts, not of brand accounts" {
		t.Errorf("error %v", err)
	}
}

// A 401 amid the run speaks of the credential: what was answered before is not
// true any more, and little more is asked.
func TestRejectedAmidTheRun(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	token := w.token(catalog.Brand, nil)
	w.Fault(mockimpact.Fault{Skip: 5, Times: 1, Hook: func() { token.Reset() }})
	e, err := scope.Probe(t.Context(), w.client(t, token), catalog.Operations(catalog.Brand), scope.Options{Concurrency: 1})
	if err != nil || e.Status != scope.Rejected || len(e.Granted()) > 0 || e.Requests != 6 {
		t.Errorf("status %q, granted %v, %d requests, %v", e.Status, e.Granted(), e.Requests, err)
	}
}

func TestCancelledProbing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	w.Fault(mockimpact.Fault{Skip: 5, Times: 1, Hook: cancel})
	_, err := scope.Probe(ctx, w.client(t, w.token(catalog.Brand, nil)), catalog.Operations(catalog.Brand), scope.Options{Concurrency: 2})
	if err == nil || !strings.Contains(err.Error(), "context canceled") {
		t.Fatalf("error %v", err)
	}
	if n := len(w.Journal()); n > 7 {
		t.Errorf("%d requests, though cancelled at the sixth", n)
	}
}
