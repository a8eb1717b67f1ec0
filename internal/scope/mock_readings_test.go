package scope_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// The mock is a second reading of the documents. Under sets of its readings that
// between them hold every pair of answers, no verdict on a random set of operations
// is false.
func TestNoVerdictIsFalseOnTheMock(t *testing.T) {
	t.Parallel()
	sets := mockimpact.CoveringReadings(2)
	t.Logf("%d sets of readings", len(sets))
	eachAccountType(t, func(t *testing.T, accountType string) {
		counts := tallies{}
		for number, set := range sets {
			random := rand.New(rand.NewPCG(uint64(number), 1))
			w := newQuickWorld()
			token := w.populated(accountType)
			granted := map[string]bool{}
			var names []string
			for _, operation := range randomOperations(accountType, random) {
				granted[operation.String()] = true
				names = append(names, operation.String())
			}
			token.AllowOnly(names...)
			w.SetReadings(set)
			e, err := scope.Probe(t.Context(), w.client(t, token), randomOperations(accountType, random), scope.Options{})
			if errors.Is(err, impact.ErrNotFromAPI) {
				counts["nothing said"]++ // a gateway gave every answer
				continue
			}
			if err != nil {
				t.Fatalf("%v: %v", set, err)
			}
			for _, f := range e.Findings {
				counts.of(f)
				switch isGranted := granted[f.Operation.String()]; {
				case f.Outcome == scope.Granted && f.Basis != scope.Assumed && !isGranted:
					t.Errorf("%v: falsely granted: %+v; controls %v", set, f, e.Controls)
				case f.Outcome == scope.Denied && isGranted:
					t.Errorf("%v: falsely denied: %+v; controls %v", set, f, e.Controls)
				case f.Outcome == scope.Unknown && f.Call != "" && !mayBeUnknownOnTheMock(set, f, e):
					t.Errorf("%v: %s %d is unknown: %s; controls %v", set, f.Call, f.HTTPStatus, f.Reason, e.Controls)
				}
			}
		}
		t.Logf("%v", counts)
		for _, kind := range []string{"granted seen", "denied seen"} {
			if counts[kind] == 0 {
				t.Errorf("no finding is %q", kind)
			}
		}
	})
}

// mayBeUnknownOnTheMock says where no run of requests could tell: a gateway answered,
// nothing shows what this server answers to what does not exist, that is what it
// answers to a missing permission too, the object or the request is looked at
// before the permission, or a list refuses the page size that its document asks for.
func mayBeUnknownOnTheMock(set mockimpact.ReadingSet, f scope.Finding, e scope.Evidence) bool {
	shown := false
	for _, control := range e.Controls {
		shown = shown || fmt.Sprint(control.HTTPStatus) == set[mockimpact.ObjectZero]
	}
	return f.Operation.QuickStartOnly || e.Foreign > 0 || !shown || set[mockimpact.ObjectZero] == "403" ||
		set[mockimpact.PermissionOrder] == "after-object" || set[mockimpact.ValidationOrder] == "before-permission" ||
		f.HTTPStatus == http.StatusBadRequest && strings.HasPrefix(f.Call, "GET /Action")
}
