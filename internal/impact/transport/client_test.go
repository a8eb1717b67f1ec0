package transport

import (
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
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
	p := retryPolicy{budget: newBudget(time.Now), logger: &recorder{}}
	for attempt := range 70 {
		for range 20 {
			if wait := p.backoff(minBackoff, 0, attempt, nil); wait < minBackoff || wait > maxBackoff*3/2 {
				t.Fatalf("attempt %d waits %s", attempt, wait)
			}
		}
	}
	if wait := Backoff(time.Minute, 3); wait != time.Minute {
		t.Errorf("a minimum beyond the maximum waits %s", wait)
	}
}

// What is safe to repeat outlives a restart of what stands before the API.
func TestRetriesSpanHalfAMinute(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := steps(reply(503, ""))
		start := time.Now()
		if err := get(t.Context(), newClient(t, api, func(c *Config) { c.MinBackoff = 500 * time.Millisecond })); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); len(api.requests()) != 5 || took < 30*time.Second || took > time.Minute {
			t.Errorf("%d attempts in %s", len(api.requests()), took)
		}
	})
}

func TestWhatIsTriedAgain(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		answer   step
		op       Operation
		attempts int
		wait     time.Duration // before the second attempt; 0 for the backoff
		told     time.Duration // Answer.Wait
	}{
		{"408", reply(408, ""), Operation{Repeatable: true}, 5, 0, 0},
		{"425", reply(425, ""), Operation{Repeatable: true}, 5, 0, 0},
		{"408 of a create", reply(408, ""), Operation{}, 1, 0, 0},
		{"501", reply(501, "", "Retry-After", "5"), Operation{Repeatable: true}, 1, 0, 0},
		{"503 that says when", reply(503, "", "Retry-After", "7"), Operation{Repeatable: true}, 5, 7 * time.Second, 7 * time.Second},
		{"425 that says when", reply(425, "", "Retry-After", "7"), Operation{Repeatable: true}, 5, 7 * time.Second, 7 * time.Second},
		{"503 for too long", reply(503, "", "Retry-After", "3600"), Operation{Repeatable: true}, 1, 0, time.Hour},
		{"503 with the reset of the budget", reply(503, "", "X-RateLimit-Reset", "3600"), Operation{Repeatable: true}, 5, 0, 0},
		{"one try, 500", reply(500, ""), Operation{Repeatable: true, Tries: 1}, 1, 0, 0},
		{"two tries, 500", reply(500, ""), Operation{Repeatable: true, Tries: 2}, 2, 0, 0},
		{"one try, timeout", hang, Operation{Repeatable: true, Tries: 1}, 1, 0, 0},
		{"one try, 429", reply(429, "", "Retry-After", "3"), Operation{Repeatable: true, Tries: 1}, 5, 3 * time.Second, 3 * time.Second},
		{"one try, no connection", fail(&net.OpError{Op: "dial", Err: io.EOF}), Operation{Repeatable: true, Tries: 1}, 5, 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				api := steps(test.answer)
				answer, err := send(t.Context(), newClient(t, api), http.MethodGet, test.op)
				seen := api.requests()
				if len(seen) != test.attempts {
					t.Fatalf("%d attempts", len(seen))
				}
				if test.wait > 0 && seen[1].at.Sub(seen[0].at) != test.wait {
					t.Errorf("waited %s", seen[1].at.Sub(seen[0].at))
				}
				if err == nil && answer.Wait != test.told {
					t.Errorf("told to wait %s", answer.Wait)
				}
			})
		})
	}
}

// One 429 that says when holds back all requests of the account.
func TestARefusalIsShared(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		log := &recorder{}
		opens := time.Now().Add(90 * time.Second)
		var mu sync.Mutex
		refusals := 0
		api := &wire{answer: func(*http.Request, int) (*http.Response, error) {
			mu.Lock()
			defer mu.Unlock()
			if time.Now().Before(opens) {
				refusals++
				return response(429, "", "Retry-After", strconv.Itoa(int(time.Until(opens).Seconds()))), nil
			}
			return response(200, "{}"), nil
		}}
		first := newClient(t, api, func(c *Config) { c.Logger = log })
		config := first.config
		config.AuthToken = "other"
		second := New(config)
		var all sync.WaitGroup
		for i := range 200 {
			all.Go(func() {
				if err := get(t.Context(), []*Client{first, second}[i%2]); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if refusals > maxInFlight || len(log.warnings()) != 1 {
			t.Errorf("%d refusals, warnings %q", refusals, log.warnings())
		}
		if len(api.requests()) != 200+refusals {
			t.Errorf("%d requests", len(api.requests()))
		}
	})
}

// endless is a body that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

// Nothing that is sent can fill the memory, and asking again would not help.
func TestAnswerTooLarge(t *testing.T) {
	t.Parallel()
	api := steps(func(*http.Request) (*http.Response, error) {
		r := response(http.StatusOK, "")
		r.Body = io.NopCloser(endless{})
		return r, nil
	})
	c := newClient(t, api, func(config *Config) { config.MaxAnswer = 1 << 20 })
	err := get(t.Context(), c)
	if err == nil || !strings.HasSuffix(err.Error(), "the answer is larger than 1 MiB") {
		t.Errorf("got %v", err)
	}
	if n := len(api.requests()); n != 1 {
		t.Errorf("%d requests", n)
	}
}
