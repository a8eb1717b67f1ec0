package token

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// Who asks the same of a token at the same time is answered by one request; an apply,
// which consumes what it is told, asks anew after that.
func TestObserve_isShared(t *testing.T) {
	t.Parallel()
	const askers = 8
	var requests atomic.Int64
	everyoneAsks := make(chan struct{})
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if requests.Add(1) == 1 {
			<-everyoneAsks
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"Campaigns":[]}`))
	}))
	t.Cleanup(api.Close)
	campaigns, known := catalog.FindOperation(catalog.Brand, http.MethodGet, "/Campaigns")
	if !known {
		t.Fatal("no campaigns")
	}
	d := declaration{
		accountType: catalog.Brand, sid: "IRshared", token: "secret", enabled: true, verification: verifyDeclared,
		permissions: permissions{operations: []catalog.Operation{campaigns}},
	}
	client, err := impact.New(impact.Config{AccountType: impact.Brand, AccountSID: d.sid, AuthToken: d.token, BaseURL: api.URL})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.CloseIdleConnections)
	var cache observationCache
	var started, all sync.WaitGroup
	var fresh atomic.Int64
	ask := func(consume bool) {
		evidence, isFresh, err := cache.observe(t.Context(), client, d, consume)
		if err != nil || evidence.Status != scope.Valid {
			t.Errorf("%s, %v", evidence.Status, err)
		}
		if isFresh {
			fresh.Add(1)
		}
	}
	for range askers {
		started.Add(1)
		all.Go(func() {
			started.Done()
			ask(false)
		})
	}
	started.Wait()
	close(everyoneAsks)
	all.Wait()
	if requests.Load() != 1 || fresh.Load() != 1 {
		t.Errorf("%d requests and %d fresh answers for %d askers", requests.Load(), fresh.Load(), askers)
	}
	ask(true)
	ask(true)
	if requests.Load() != 2 {
		t.Errorf("%d requests after two applies, want 2", requests.Load())
	}
}
