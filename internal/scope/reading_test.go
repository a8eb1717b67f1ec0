package scope_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// The steps in which a server looks at a request; their order is in no document.
const (
	permission = "permission"
	object     = "object"
	fields     = "fields"

	never = "never" // instead of a step
)

// reading is one way in which impact.com may answer.
type reading struct {
	absent int      // to an object that does not exist
	order  []string // of the steps
	empty  float64  // share of the lists that show no object
	number bool     // ids are numbers
	// filter is the step at which a list's filter is complained about that names
	// object 0, or never.
	filter string
	// gateway answers these calls, each with one of its own forms.
	gateway map[string]int
	// missing are calls that the token's API version lacks: they are refused.
	missing map[string]bool
	// faults is the share of the requests that fail on the way.
	faults float64
}

func (r reading) String() string {
	return fmt.Sprintf("absent %d, %s, filter with %s, empty %.1f, %d by a gateway",
		r.absent, strings.Join(r.order, " then "), r.filter, r.empty, len(r.gateway))
}

// service is an impact.com of the catalogue's operations. Every list holds one
// object, 4711, or none.
type service struct {
	t           *testing.T
	accountType string
	reading     reading
	granted     map[string]bool
	emptyLists  map[string]bool

	mu     sync.Mutex
	random *rand.Rand
	calls  []string
	// failed are the calls that met a fault.
	failed map[string]bool
}

func newService(t *testing.T, accountType string, r reading, granted []catalog.Operation, random *rand.Rand) *service {
	s := &service{t: t, accountType: accountType, reading: r, granted: map[string]bool{}, emptyLists: map[string]bool{}, random: random, failed: map[string]bool{}}
	for _, operation := range granted {
		s.granted[operation.String()] = true
	}
	for _, operation := range catalog.Operations(accountType) {
		s.emptyLists[operation.String()] = random.Float64() < r.empty
	}
	return s
}

func (s *service) client(t *testing.T) *impact.Client {
	t.Helper()
	c, err := impact.New(impact.Config{
		AccountType: impact.AccountType(s.accountType), AccountSID: "IR1", AuthToken: "token",
		BaseURL: "https://api.impact.com", MaxRetries: new(int), Transport: s,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (s *service) RoundTrip(request *http.Request) (*http.Response, error) {
	path := strings.TrimPrefix(request.URL.Path, catalog.PathRoot(s.accountType)+"/IR1")
	operation, known := catalog.FindOperation(s.accountType, request.Method, path)
	if !known {
		s.t.Errorf("%s %s is no documented operation", request.Method, path)
	}
	s.mu.Lock()
	s.calls = append(s.calls, operation.String())
	fault := len(s.calls) > 1 && s.random.Float64() < s.reading.faults
	s.failed[operation.String()] = s.failed[operation.String()] || fault
	kind := s.random.IntN(3)
	s.mu.Unlock()
	status, body := s.answer(operation, path, request)
	if fault {
		status = []int{http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusNotFound}[kind]
		body = []string{"", `{"Status":"ERROR"}`, "<html><title>gateway</title></html>"}[kind]
	}
	contentType := "application/json"
	if strings.HasPrefix(body, "<") {
		contentType = "text/html"
	}
	return &http.Response{
		StatusCode: status, Header: http.Header{"Content-Type": {contentType}},
		Body: io.NopCloser(strings.NewReader(body)), Request: request,
	}, nil
}

func (s *service) answer(operation catalog.Operation, path string, request *http.Request) (int, string) {
	if status := s.reading.gateway[operation.String()]; status != 0 {
		return status, "<html><title>gateway</title></html>"
	}
	if s.reading.missing[operation.String()] {
		return http.StatusForbidden, `{"Status":"ERROR","Message":"Access Denied"}`
	}
	segments, filter := strings.Split(path, "/"), request.URL.Query().Get("CampaignId")
	if s.reading.filter == object {
		segments = append(segments, filter)
	}
	atZero := slices.Contains(segments, "0") || slices.Contains(segments, "00000000-0000-0000-0000-000000000000")
	for _, step := range s.reading.order {
		switch {
		case step == s.reading.filter && step != object && filter == "0":
			return http.StatusBadRequest, `{"Status":"ERROR","Message":"Validation Failed"}`
		case step == permission && !s.granted[operation.String()]:
			return http.StatusForbidden, `{"Status":"ERROR","Message":"Access Denied"}`
		case step == object && atZero && s.reading.absent == http.StatusForbidden:
			return http.StatusForbidden, `{"Status":"ERROR","Message":"Access Denied"}`
		case step == object && atZero:
			return s.reading.absent, `{"Status":"ERROR","Message":"The requested resource was not found"}`
		case step == fields && operation.Probe.BreaksContract:
			return http.StatusBadRequest, `{"Status":"ERROR","Message":"Validation Failed"}`
		}
	}
	if request.Method != http.MethodGet {
		s.t.Errorf("%s %s was carried out", request.Method, path)
	}
	if operation.IDField == "" || s.emptyLists[operation.String()] {
		return http.StatusOK, `{"@total":"0","Things":[]}`
	}
	id := `"4711"`
	if s.reading.number {
		id = "4711"
	}
	return http.StatusOK, fmt.Sprintf(`{"@total":"1","Things":[{"Name":"x",%q:%s}]}`, operation.IDField, id)
}

// readings are all combinations of what the documents leave open, but for filters.
func readings() []reading {
	var all []reading
	for _, absent := range []int{http.StatusNotFound, http.StatusBadRequest, http.StatusForbidden} {
		for _, order := range [][]string{
			{permission, object, fields}, {permission, fields, object}, {object, permission, fields},
			{object, fields, permission}, {fields, permission, object}, {fields, object, permission},
		} {
			for _, empty := range []float64{0, 0.5, 1} {
				// In turn, so that each meets every order and every share.
				filter := []string{object, fields, never}[(len(all)+len(all)/3+len(all)/18)%3]
				all = append(all, reading{absent: absent, order: order, empty: empty, filter: filter, number: len(all)%2 == 0})
			}
		}
	}
	return all
}

// randomOperations draws single operations; the share differs from draw to draw,
// so that nearly empty and nearly full sets come up too.
func randomOperations(accountType string, random *rand.Rand) []catalog.Operation {
	share := random.Float64()
	if random.IntN(8) == 0 {
		share = 1
	}
	return slices.DeleteFunc(catalog.Operations(accountType), func(catalog.Operation) bool { return random.Float64() >= share })
}
