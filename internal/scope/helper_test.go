package scope_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// world is a mock impact.com behind a real connection, unless it is a quick one.
type world struct {
	*mockimpact.Server
	url  string
	wire http.RoundTripper // in place of a connection
}

// newWorld starts a mock whose requests and answers are compared with the
// documents.
func newWorld(t *testing.T, options ...mockimpact.Option) *world {
	t.Helper()
	return newWorldBehind(t, func(handler http.Handler) http.Handler { return checked(t, handler) }, options...)
}

// newQuickWorld makes a mock for thousands of requests that others have been held
// against the documents for. There is no connection: it would take most of the time.
func newQuickWorld() *world {
	mock := mockimpact.New()
	// A host of its own, because clients of one host share what they know of its budgets.
	url := fmt.Sprintf("https://api%d.test", quickWorlds.Add(1))
	return &world{Server: mock, url: url, wire: inProcess{mock}}
}

var quickWorlds atomic.Int64

// inProcess hands requests to a handler that answers all of them in full.
type inProcess struct{ handler http.Handler }

func (p inProcess) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	r = r.Clone(r.Context())
	if r.Body == nil {
		r.Body = http.NoBody // as a server has it
	}
	w := httptest.NewRecorder()
	p.handler.ServeHTTP(w, r)
	return w.Result(), nil
}

// unchecked leaves a handler as it is.
func unchecked(handler http.Handler) http.Handler { return handler }

func newWorldBehind(t *testing.T, wrap func(http.Handler) http.Handler, options ...mockimpact.Option) *world {
	t.Helper()
	w := &world{Server: mockimpact.New(options...)}
	server := httptest.NewServer(wrap(w.Server))
	t.Cleanup(func() {
		server.Close()
		server = nil // the test keeps what its clean-ups refer to until all tests are over
	})
	w.url = server.URL
	return w
}

// token makes an account with one token; an account of its own, so that no test
// runs into the hourly budget.
func (w *world) token(accountType string, scopes mockimpact.Scopes) *mockimpact.Token {
	return w.AddAccount(accountType, "Acme").AddToken(mockimpact.TokenOptions{Name: "test", Scopes: scopes})
}

// client makes a client that does not repeat what failed.
func (w *world) client(t *testing.T, token *mockimpact.Token, edits ...func(*impact.Config)) *impact.Client {
	t.Helper()
	config := impact.Config{
		AccountType: impact.AccountType(token.Account().Type), AccountSID: token.SID, AuthToken: token.Value(),
		BaseURL: w.url, MaxRetries: new(0), Transport: w.wire,
	}
	for _, edit := range edits {
		edit(&config)
	}
	c, err := impact.New(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.CloseIdleConnections)
	return c
}

func mustProbe(t *testing.T, c *impact.Client, operations []catalog.Operation, o scope.Options) scope.Evidence {
	t.Helper()
	e, err := scope.Probe(t.Context(), c, operations, o)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func eachAccountType(t *testing.T, test func(t *testing.T, accountType string)) {
	t.Helper()
	for _, accountType := range catalog.AccountTypes() {
		t.Run(accountType, func(t *testing.T) {
			t.Parallel()
			test(t, accountType)
		})
	}
}
