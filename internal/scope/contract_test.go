package scope_test

import (
	"errors"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest/contract"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// loadContract parses impact.com's documents once; nil where they are not at hand.
var loadContract = sync.OnceValues(func() (*contract.Checker, error) {
	return load(contract.Exempt(catalog.BreaksContract), contract.Skip(contract.Injected))
})

func load(options ...contract.Option) (*contract.Checker, error) {
	dir := os.Getenv("IMPACT_OPENAPI_DIR")
	if dir == "" {
		return nil, nil
	}
	return contract.Load(dir, options...)
}

// checked holds everything that passes through a handler against the documents.
func checked(t *testing.T, handler http.Handler) http.Handler {
	t.Helper()
	checker, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
	if checker == nil {
		return handler
	}
	return checker.Handler(handler, func(violation error) { t.Errorf("contract: %v", violation) })
}

// No request breaks the documents but the probes that the table exempts. Among
// those are some whose body the documents require and say nothing about; an empty
// form passes for one here.
func TestOnlyIncompleteProbesBreakTheContract(t *testing.T) {
	t.Parallel()
	checker, err := load()
	if err != nil {
		t.Fatal(err)
	}
	if checker == nil {
		t.Skip("IMPACT_OPENAPI_DIR does not name a directory with impact.com's OpenAPI documents")
	}
	var violations atomic.Int64
	eachAccountType(t, func(t *testing.T, accountType string) {
		w := newWorldBehind(t, func(handler http.Handler) http.Handler {
			return checker.Handler(handler, func(err error) {
				var violation *contract.ViolationError
				if !errors.As(err, &violation) || !isExempt(accountType, violation) {
					t.Errorf("contract: %v", err)
				}
				violations.Add(1)
			})
		})
		mustProbe(t, w.client(t, w.populated(accountType)), catalog.Operations(accountType), scope.Options{})
	})
	t.Cleanup(func() {
		if violations.Load() == 0 {
			t.Error("no probe breaks the documents, so none needs an exemption")
		}
	})
}

// isExempt reports whether a violation is in the request of a probe that the table
// says lacks what the documents require.
func isExempt(accountType string, violation *contract.ViolationError) bool {
	_, template, _ := strings.Cut(violation.Path, "{AccountSID}")
	operation, _ := catalog.FindOperation(accountType, violation.Method, template)
	return strings.HasPrefix(violation.Part, "request") && operation.Probe.BreaksContract && operation.Path == template
}
