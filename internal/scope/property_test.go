package scope_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// Whatever goes wrong on the way, nothing that is granted is reported as denied.
func TestFaultsAreNeverTakenForDenials(t *testing.T) {
	t.Parallel()
	const share, sets = 0.3, 6
	for name, fault := range map[string]mockimpact.Fault{
		"429":       {Status: 429},
		"500":       {Status: 500, ContentType: "application/json", Body: `{"Status":"ERROR","Message":"Internal"}`},
		"502 page":  {Status: 502, ContentType: "text/html", Body: "<html><title>Bad gateway</title></html>"},
		"503":       {Status: 503},
		"redirect":  {Status: 302, Header: map[string][]string{"Location": {"https://portal.example/"}}},
		"407":       {Status: 407},
		"dropped":   {Drop: true},
		"truncated": {Truncate: true},
	} {
		// The first answer decides whether the API is there at all.
		fault.Share, fault.Skip = share, 1
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachAccountType(t, func(t *testing.T, accountType string) {
				w := newQuickWorld()
				if fault.Drop || fault.Truncate {
					w = newWorldBehind(t, unchecked) // only a connection can break
				}
				for seed := range uint64(sets) {
					handle := w.Fault(fault)
					checkUnderFaults(t, w, accountType, seed, catalog.Operations(accountType))
					handle.Remove()
				}
			})
		})
	}
}

// The client repeats reads that failed, so that few faults get as far as the evidence.
func TestFaultsAreMostlyRepeatedAway(t *testing.T) {
	t.Parallel()
	w := newQuickWorld()
	w.Fault(mockimpact.Fault{Status: 503, Share: 0.3})
	for seed := range uint64(2) {
		unanswered := checkUnderFaults(t, w, catalog.Brand, seed, scope.Asked(catalog.Brand, false),
			func(config *impact.Config) { config.MaxRetries, config.MinBackoff = new(4), time.Millisecond })
		if unanswered > 1 {
			t.Errorf("seed %d: %d unanswered", seed, unanswered)
		}
	}
}

// checkUnderFaults probes operations with a token of random ones, and returns
// how many probes met a fault.
func checkUnderFaults(t *testing.T, w *world, accountType string, seed uint64, asked []catalog.Operation, edits ...func(*impact.Config)) int {
	t.Helper()
	token, granted := w.populated(accountType), map[string]bool{}
	var calls []string
	for _, operation := range randomOperations(accountType, rand.New(rand.NewPCG(seed, 0))) {
		calls, granted[operation.String()] = append(calls, operation.String()), true
	}
	token.AllowOnly(calls...)
	e := mustProbe(t, w.client(t, token, edits...), asked, scope.Options{Concurrency: 10})
	unanswered := 0
	for _, f := range e.Findings {
		isGranted := granted[f.Operation.String()]
		switch {
		case f.Outcome == scope.Denied && isGranted:
			t.Errorf("%s seed %d: granted, but %+v", accountType, seed, f)
		case f.Outcome == scope.Granted && f.Basis != scope.Assumed && !isGranted:
			t.Errorf("%s seed %d: not granted, but %+v", accountType, seed, f)
		case f.Unanswered:
			unanswered++
		}
	}
	return unanswered
}
