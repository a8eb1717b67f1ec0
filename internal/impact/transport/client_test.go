package transport

import (
	"net/http"
	"testing"
	"time"
)

// The last line of defence, should a redirect ever get through.
func TestAuthStepRefusesOtherHosts(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, ""))
	step := &authStep{next: api, host: "api.test", scheme: "https", authorization: "Basic x"}
	for _, url := range []string{"https://other.test/", "http://api.test/", "https://api.test:444/"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := step.RoundTrip(r); err == nil { //nolint:bodyclose // there is no answer
			t.Errorf("%s passes", url)
		}
		if r.Header.Get("Authorization") != "" {
			t.Error("the caller's request was changed")
		}
	}
	if n := len(api.requests()); n != 0 {
		t.Errorf("%d requests", n)
	}
}

func TestBackoffIsBounded(t *testing.T) {
	t.Parallel()
	p := retryPolicy{now: time.Now, logger: &recorder{}}
	for attempt := range 70 {
		for range 20 {
			if wait := p.backoff(minBackoff, maxBackoff, attempt, nil); wait < minBackoff || wait > maxBackoff {
				t.Fatalf("attempt %d waits %s", attempt, wait)
			}
		}
	}
}
