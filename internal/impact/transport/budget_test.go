package transport

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestBudgetIsRead(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		headers []string
		want    Budget // ResetAt relative to now
		resets  time.Duration
		known   bool
	}{
		{"brand", []string{"X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "998", "X-RateLimit-Reset", "120"}, Budget{Limit: 1000, Remaining: 998}, 2 * time.Minute, true},
		{"partner", []string{"X-RateLimit-Limit-hour", "500", "X-RateLimit-Remaining-hour", " 7 ", "RateLimit-Reset", "60"}, Budget{Limit: 500, Remaining: 7}, time.Minute, true},
		{"no reset", []string{"X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "998"}, Budget{Limit: 1000, Remaining: 998}, 0, true},
		{"garbage reset", []string{"X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "998", "X-RateLimit-Reset", "soon"}, Budget{Limit: 1000, Remaining: 998}, 0, true},
		{"absurd reset", []string{"X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "998", "X-RateLimit-Reset", "99999999999999"}, Budget{Limit: 1000, Remaining: 998}, time.Hour, true},
		{"overdrawn", []string{"X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "-5", "X-RateLimit-Reset", "1"}, Budget{Limit: 1000}, time.Second, true},
		{"unlimited", []string{"X-RateLimit-Limit", "-1", "X-RateLimit-Remaining", "-1", "X-RateLimit-Reset", "3600"}, Budget{}, 0, false},
		{"half", []string{"X-RateLimit-Limit", "1000"}, Budget{}, 0, false},
		{"garbage", []string{"X-RateLimit-Limit", "many", "X-RateLimit-Remaining", "some"}, Budget{}, 0, false},
		{"none", nil, Budget{}, 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				c := newClient(t, steps(reply(200, "{}", test.headers...)))
				if _, known := c.Budget(); known {
					t.Error("a budget is known before the first answer")
				}
				if err := get(t.Context(), c); err != nil {
					t.Fatal(err)
				}
				if test.resets > 0 {
					test.want.ResetAt = time.Now().Add(test.resets)
				}
				got, known := c.Budget()
				if diff := cmp.Diff(test.want, got); diff != "" || known != test.known {
					t.Errorf("known %t: %s", known, diff)
				}
			})
		})
	}
}

func TestSharedBudget(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		edit   func(*Config)
		shared bool
	}{
		{"another client", func(*Config) {}, true},
		{"another token", func(c *Config) { c.AuthToken = "other" }, true},
		{"another SID", func(c *Config) { c.AccountSID = uniqueSID() }, false},
		{"another host", func(c *Config) { c.Host = &url.URL{Scheme: "https", Host: "other.test"} }, false},
	} {
		inBubble(t, func(t *testing.T) {
			api := steps(reply(200, "{}", "X-RateLimit-Limit", "100", "X-RateLimit-Remaining", "1", "X-RateLimit-Reset", "60"), reply(200, "{}"))
			first := newClient(t, api)
			config := first.config
			test.edit(&config)
			second := New(config)
			if err := get(t.Context(), first); err != nil {
				t.Fatal(err)
			}
			if _, known := second.Budget(); known != test.shared {
				t.Errorf("%s: budget known: %t", test.name, known)
			}
			start := time.Now()
			if err := get(t.Context(), second); err != nil {
				t.Fatal(err)
			}
			if waited := time.Since(start) == time.Minute; waited != test.shared {
				t.Errorf("%s: waited %s", test.name, time.Since(start))
			}
			if spent := first.RequestsSpent(); (spent == 2) != test.shared {
				t.Errorf("%s: %d requests", test.name, spent)
			}
		})
	}
}

// Requests with a budget of their own say nothing about the ordinary one, and
// go on while ordinary ones wait.
func TestSeparateLimits(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := &wire{answer: func(r *http.Request, _ int) (*http.Response, error) {
			if attemptsOf(r.Context()).Class == "Catalogs" {
				return response(200, "", "X-RateLimit-Limit", "3600", "X-RateLimit-Remaining", "3000", "X-RateLimit-Reset", "60"), nil
			}
			return response(200, "", "X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "600"), nil
		}}
		c := newClient(t, api)
		catalog := func() error {
			_, err := send(t.Context(), c, http.MethodGet, Operation{Class: "Catalogs", Repeatable: true})
			return err
		}
		if err := catalog(); err != nil {
			t.Fatal(err)
		}
		if _, known := c.Budget(); known {
			t.Error("the catalog's budget passes for the ordinary one")
		}
		if err := get(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		// More than there are slots wait for the ordinary budget.
		var waiting sync.WaitGroup
		for range 2 * maxInFlight {
			waiting.Go(func() {
				if err := get(t.Context(), c); err != nil {
					t.Error(err)
				}
			})
		}
		advance(time.Second)
		start := time.Now()
		if err := catalog(); err != nil || time.Since(start) != 0 {
			t.Errorf("waited %s, %v", time.Since(start), err)
		}
		if b, _ := c.Budget(); b.Limit != 1000 {
			t.Errorf("the ordinary budget is %+v", b)
		}
		waiting.Wait()
	})
}

func TestParallelismIsBounded(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		var mu sync.Mutex
		now, most := 0, 0
		api := &wire{answer: func(*http.Request, int) (*http.Response, error) {
			count := func(change int) {
				mu.Lock()
				defer mu.Unlock()
				now += change
				most = max(most, now)
			}
			count(1)
			advance(time.Second)
			count(-1)
			return response(200, "{}"), nil
		}}
		first := newClient(t, api)
		second := New(first.config)
		start := time.Now()
		var all sync.WaitGroup
		for i := range 50 {
			all.Go(func() {
				if err := get(t.Context(), []*Client{first, second}[i%2]); err != nil {
					t.Error(err)
				}
			})
		}
		// One that gives up while it waits for its turn.
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		defer cancel()
		advance(time.Millisecond)
		wantError(t, get(ctx, first), "the time of the whole operation ran out: context deadline exceeded")
		all.Wait()
		if most != maxInFlight || time.Since(start) != 5*time.Second || first.RequestsSpent() != 50 {
			t.Errorf("%d at once, %s, %d requests", most, time.Since(start), first.RequestsSpent())
		}
	})
}
