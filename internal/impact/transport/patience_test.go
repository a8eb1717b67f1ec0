package transport

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Two credentials of one account share its view, its not-before instant and its count.
func TestCredentialsOfOneAccount(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		first step
	}{
		{"budget", reply(200, "{}", "X-RateLimit-Limit", "100", "X-RateLimit-Remaining", "1", "X-RateLimit-Reset", "600")},
		{"429 with Retry-After", reply(429, "", "Retry-After", "600")},
		{"429 with a reset alone", reply(429, "", "X-RateLimit-Reset", "600")},
	} {
		inBubble(t, func(t *testing.T) {
			number := fmt.Sprintf("%07d", sids.Add(1)) // seven digits, of which two accounts never share all
			api := steps(test.first, reply(200, "{}"))
			first := newClient(t, api, func(c *Config) { c.AccountSID = "IRabcdefghijkl" + number + "mnopqrstuvw" })
			second := newClient(t, api, func(c *Config) { c.AccountSID = "IRz" + number + "yxwvutsrqponmlkjihgfed" })
			_, _ = look(t.Context(), first)
			start := time.Now()
			if _, err := look(t.Context(), second); !errors.Is(err, ErrRateLimited) || time.Since(start) != 0 {
				t.Errorf("%s: who looks gets %v after %s", test.name, err, time.Since(start))
			}
			if err := get(t.Context(), second); err != nil || time.Since(start) != 10*time.Minute {
				t.Errorf("%s: who may wait gets %v after %s", test.name, err, time.Since(start))
			}
			if first.RequestsSpent() != 2 || second.RequestsSpent() != 2 {
				t.Errorf("%s: %d and %d requests", test.name, first.RequestsSpent(), second.RequestsSpent())
			}
		})
	}
}

// Who looks waits for seconds, who may wait until the budget is there or its time is up.
func TestPatience(t *testing.T) {
	t.Parallel()
	used := func(reset string) step {
		return reply(200, "{}", "X-RateLimit-Limit", "100", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset)
	}
	for _, test := range []struct {
		name      string
		first     step
		then      step // nil for success
		maxWait   time.Duration
		looks     time.Duration // that who looks waits
		lookFails bool
		waits     time.Duration
		waitFails bool
	}{
		{name: "budget, a burst", first: used("4"), maxWait: time.Hour, looks: 4 * time.Second, waits: 4 * time.Second},
		{name: "budget, the hour", first: used("2520"), maxWait: time.Hour, lookFails: true, waits: 42 * time.Minute},
		{name: "budget, longer than max_wait", first: used("2520"), maxWait: 41 * time.Minute, lookFails: true, waitFails: true},
		{name: "budget, a short max_wait", first: used("4"), maxWait: 3 * time.Second, lookFails: true, waitFails: true},
		{name: "429, a burst", first: reply(429, "", "Retry-After", "5"), maxWait: time.Hour, looks: 5 * time.Second, waits: 5 * time.Second},
		{name: "429, the hour", first: reply(429, "", "Retry-After", "2520"), maxWait: time.Hour, lookFails: true, waits: 42 * time.Minute},
		{name: "429, again and again", first: reply(429, "", "Retry-After", "3"), then: reply(429, "", "Retry-After", "3"), maxWait: time.Hour, looks: 3 * time.Second, lookFails: true, waits: 12 * time.Second, waitFails: true},
		{name: "503, a minute", first: reply(503, "", "Retry-After", "60"), maxWait: time.Hour, lookFails: true, waits: time.Minute},
		{name: "503, again and again", first: reply(503, "", "Retry-After", "7"), then: reply(503, "", "Retry-After", "7"), maxWait: time.Hour, looks: 14 * time.Second, lookFails: true, waits: 28 * time.Second, waitFails: true},
	} {
		for _, who := range []struct {
			name  string
			mark  func(context.Context) context.Context
			took  time.Duration
			fails bool
		}{
			{"who looks", func(ctx context.Context) context.Context { return ctx }, test.looks, test.lookFails},
			{"who may wait", MayWait, test.waits, test.waitFails},
		} {
			inBubble(t, func(t *testing.T) {
				then := test.then
				if then == nil {
					then = reply(200, "{}")
				}
				c := newClient(t, steps(test.first, then), func(c *Config) { c.MaxWait = test.maxWait })
				start := time.Now()
				answer, err := look(who.mark(t.Context()), c)
				if err == nil && answer.Status == 200 && len(answer.Header) > 0 { // that the budget is used up
					answer, err = look(who.mark(t.Context()), c)
				}
				fails := err != nil || answer.Status != 200
				if took := time.Since(start); took != who.took || fails != who.fails {
					t.Errorf("%s, %s: failed %t (%v) after %s", test.name, who.name, fails, err, took)
				}
			})
		}
	}
}

// The time of an operation is that of all its requests together.
func TestMaxWaitOfAnOperation(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		c := newClient(t, steps(reply(200, "{}", "X-RateLimit-Limit", "100", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1800")),
			func(c *Config) { c.MaxWait = 40 * time.Minute })
		ctx := MayWait(t.Context())
		for range 2 {
			if _, err := look(MayWait(ctx), c); err != nil {
				t.Fatal(err)
			}
		}
		_, err := look(MayWait(ctx), c)
		wantError(t, err, "not sent: the account's request budget is used up until 13:00:00 UTC (in 30m0s), which is longer than this operation may wait: request budget used up")
	})
}

// With the hour used up, two hundred reads end within seconds, whatever the refusals say.
func TestManyWhoLook(t *testing.T) {
	t.Parallel()
	for name, headers := range map[string][]string{
		"nothing": nil, "the hour": {"Retry-After", "2520"}, "too little": {"Retry-After", "3"},
		"a reset": {"X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "2520"},
	} {
		inBubble(t, func(t *testing.T) {
			c := newClient(t, steps(reply(429, "", headers...)))
			start := time.Now()
			slots := make(chan struct{}, 10)
			var all sync.WaitGroup
			for range 200 {
				slots <- struct{}{}
				all.Go(func() {
					defer func() { <-slots }()
					if answer, err := look(t.Context(), c); err == nil && answer.Status == 200 {
						t.Errorf("%s: answered", name)
					}
				})
			}
			all.Wait()
			if took := time.Since(start); took > 3*LookWait {
				t.Errorf("%s: took %s", name, took)
			}
		})
	}
}

// The log tells of a window when it begins, and of each tenth that is spent.
func TestProgress(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		log := &recorder{}
		left := func(remaining int) step {
			return func(*http.Request) (*http.Response, error) {
				return response(200, "{}", "X-RateLimit-Limit", "100", "X-RateLimit-Remaining", strconv.Itoa(remaining), "X-RateLimit-Reset", "600"), nil
			}
		}
		c := newClient(t, steps(left(95), left(91), left(89), left(90), left(88), left(50), left(97)), func(c *Config) { c.Logger = log })
		for range 7 {
			if err := get(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for _, line := range log.level("INFO") {
			got = append(got, strings.TrimPrefix(line, "INFO impact.com request budget limit=100 "))
		}
		want := []string{
			"remaining=95 renewed=12:10:00 UTC requests_spent=1", "remaining=89 renewed=12:10:00 UTC requests_spent=3",
			"remaining=50 renewed=12:10:00 UTC requests_spent=6", "remaining=97 renewed=12:10:00 UTC requests_spent=7",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}
