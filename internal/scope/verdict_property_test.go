package scope_test

import (
	"math/rand/v2"
	"net/http"
	"slices"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// tallies counts what the runs of a property test came to.
type tallies map[string]int

func (c tallies) of(f scope.Finding) { c[string(f.Outcome)+" "+string(f.Basis)]++ }

// Whatever impact.com answers, no verdict is false: not for a single operation of
// any set, under any reading. What is only assumed is no verdict, and never denies.
func TestNoVerdictIsFalseUnderAnyReading(t *testing.T) {
	t.Parallel()
	eachAccountType(t, func(t *testing.T, accountType string) {
		counts, runs := tallies{}, 0
		for number, r := range readings() {
			for seed := range uint64(3) {
				random := rand.New(rand.NewPCG(uint64(number), seed))
				granted, asked := randomOperations(accountType, random), randomOperations(accountType, random)
				s := newService(t, accountType, r, granted, random)
				e, err := scope.Probe(t.Context(), s.client(t), asked, scope.Options{Concurrency: 1 + int(seed)})
				if err != nil {
					t.Fatalf("%s: %v", r, err)
				}
				runs++
				checkEvidence(t, s, asked, e, counts)
				for _, f := range e.Findings {
					if f.Outcome == scope.Unknown && !mayBeUnknown(r, f, e) {
						t.Errorf("%s: %s %d is unknown: %s; controls %v", r, f.Call, f.HTTPStatus, f.Reason, e.Controls)
					}
				}
			}
		}
		t.Logf("%d runs: %v", runs, counts)
		for _, kind := range []string{"granted seen", "granted inferred", "granted assumed", "denied seen", "denied inferred", "unknown ", "not_probed "} {
			if accountType == catalog.Brand && counts[kind] == 0 {
				t.Errorf("no finding is %q", kind)
			}
		}
	})
}

func checkEvidence(t *testing.T, s *service, asked []catalog.Operation, e scope.Evidence, counts tallies) {
	t.Helper()
	if len(e.Findings) != len(asked) || e.Requests != len(s.calls) || e.Requests > scope.RequestsFor(asked) || len(e.Controls) > scope.MaxControls {
		t.Errorf("%s: %d findings of %d, %d requests (%d counted, at most %d), controls %v",
			s.reading, len(e.Findings), len(asked), len(s.calls), e.Requests, scope.RequestsFor(asked), e.Controls)
	}
	truth := slices.DeleteFunc(catalog.Operations(s.accountType), func(o catalog.Operation) bool { return !s.granted[o.String()] })
	if d := scope.Compare(truth, e); !d.Agrees() {
		t.Errorf("%s: what is granted differs from itself: missing %v, excess %v", s.reading, d.Missing, d.Excess)
	}
	for i, f := range e.Findings {
		counts.of(f)
		isGranted := s.granted[f.Operation.String()]
		switch {
		case f.Operation != asked[i]:
			t.Errorf("finding %d is of %s, not of %s", i, f.Operation, asked[i])
		case f.Outcome == scope.Granted && f.Basis != scope.Assumed && !isGranted:
			t.Errorf("%s: falsely granted: %+v; controls %v", s.reading, f, e.Controls)
		case f.Outcome == scope.Denied && isGranted:
			t.Errorf("%s: falsely denied: %+v; controls %v", s.reading, f, e.Controls)
		case f.Outcome == scope.Denied && f.Basis == scope.Assumed:
			t.Errorf("a denial is only assumed: %+v", f)
		case f.Basis == scope.Assumed && f.HTTPStatus/100 != 4:
			t.Errorf("assumed without a complaint: %+v", f)
		case f.Reason == "", (f.Outcome == scope.Granted || f.Outcome == scope.Denied) != (f.Basis != ""):
			t.Errorf("%+v", f)
		}
	}
}

// mayBeUnknown says where no run of requests could tell: where nothing shows what
// this server answers to what does not exist, where that is what it answers to a
// missing permission too, where it is known to look at the object first, and for
// the one call that no reference document has.
func mayBeUnknown(r reading, f scope.Finding, e scope.Evidence) bool {
	shown := slices.ContainsFunc(e.Controls, func(c scope.Control) bool { return c.HTTPStatus == r.absent })
	return f.Operation.QuickStartOnly || !shown || r.absent == http.StatusForbidden || slices.Index(r.order, object) < slices.Index(r.order, permission)
}

// A gateway's answers, and failures, say nothing whatever their status, also when
// one of them is the answer to a control.
func TestForeignAnswersAreNoVerdict(t *testing.T) {
	t.Parallel()
	statuses := []int{200, 400, 403, 404, 500, 502}
	eachAccountType(t, func(t *testing.T, accountType string) {
		counts := tallies{}
		for number, r := range readings() {
			random := rand.New(rand.NewPCG(uint64(number), 99))
			r.gateway = map[string]int{}
			for _, operation := range catalog.Operations(accountType) {
				// The first request decides whether the API is there at all.
				if random.IntN(4) == 0 {
					r.gateway[operation.String()] = statuses[random.IntN(len(statuses))]
				}
			}
			granted, asked := randomOperations(accountType, random), catalog.Operations(accountType)
			s := newService(t, accountType, r, granted, random)
			e, err := scope.Probe(t.Context(), s.client(t), asked, scope.Options{})
			if err != nil {
				t.Fatalf("%s: %v", r, err)
			}
			checkEvidence(t, s, asked, e, counts)
			foreign := 0
			for _, f := range e.Findings {
				if f.Call != "" && r.gateway[f.Operation.String()] != 0 {
					foreign++
					if f.Outcome != scope.Unknown {
						t.Errorf("%s: a gateway's answer makes %+v", r, f)
					}
				}
			}
			if e.Foreign < foreign {
				t.Errorf("%d foreign answers, %d counted", foreign, e.Foreign)
			}
		}
		t.Logf("%v", counts)
	})
}

// What goes wrong on the way, with a control too, makes nothing false; nor does an
// operation that the token's API version lacks, where the permission is looked at
// first: elsewhere a server that has all operations is taken for granted.
func TestFaultsAndMissingOperationsMakeNoVerdictFalse(t *testing.T) {
	t.Parallel()
	eachAccountType(t, func(t *testing.T, accountType string) {
		counts := tallies{}
		for number, r := range readings() {
			for seed := range uint64(2) {
				random := rand.New(rand.NewPCG(uint64(number), 7+seed))
				granted, asked := randomOperations(accountType, random), randomOperations(accountType, random)
				r.faults, r.missing = 0.3, map[string]bool{}
				if r.order[0] == permission && seed == 1 {
					r.faults = 0
					granted = slices.DeleteFunc(granted, func(o catalog.Operation) bool {
						r.missing[o.String()] = random.IntN(4) == 0
						return r.missing[o.String()]
					})
				}
				s := newService(t, accountType, r, granted, random)
				e, err := scope.Probe(t.Context(), s.client(t), asked, scope.Options{Concurrency: 1})
				if err != nil && len(e.Granted(scope.Seen, scope.Inferred)) > 0 {
					t.Errorf("%s: %v, though something was granted", r, err)
				}
				if err == nil {
					checkEvidence(t, s, asked, e, counts)
				}
			}
		}
		t.Logf("%v", counts)
	})
}
