package transport

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// limits is an API that counts requests like the real one: a fixed number per
// hour, told in every answer, and 429 beyond.
type limits struct {
	wire
	limit    int
	names    [3]string // of the headers for limit, remaining, reset
	unixTime bool

	mu       sync.Mutex
	spent    int
	resetAt  time.Time
	refusals int
}

var (
	brandHeaders   = [3]string{"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"}
	partnerHeaders = [3]string{"X-RateLimit-Limit-hour", "X-RateLimit-Remaining-hour", "RateLimit-Reset"}
)

func newLimits(limit int, names [3]string) *limits {
	l := &limits{limit: limit, names: names, resetAt: time.Now().Add(time.Hour)}
	l.answer = func(r *http.Request, _ int) (*http.Response, error) {
		if err := Pause(r.Context(), 10*time.Millisecond); err != nil {
			return nil, err
		}
		return l.count(), nil
	}
	return l
}

func (l *limits) count() *http.Response {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	if !now.Before(l.resetAt) {
		l.spent, l.resetAt = 0, now.Add(time.Hour)
	}
	status := 200
	if l.spent++; l.spent > l.limit {
		status = 429
		l.refusals++
	}
	reset := strconv.Itoa(int((l.resetAt.Sub(now) + time.Second - 1) / time.Second))
	if l.unixTime {
		reset = strconv.FormatInt(l.resetAt.Add(time.Second-1).Unix(), 10)
	}
	return response(status, `{"Id":"7"}`,
		l.names[0], strconv.Itoa(l.limit), l.names[1], strconv.Itoa(max(l.limit-l.spent, 0)), l.names[2], reset)
}

// A run that needs more than the hour's budget finishes by waiting, without a
// single refusal, and without a request more than without limits.
func TestPacing(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		headers  [3]string
		unixTime bool
		parallel int
	}{
		{"brand", brandHeaders, false, 1},
		{"brand, ten at a time", brandHeaders, false, 10},
		{"brand, Unix time", brandHeaders, true, 10},
		{"partner", partnerHeaders, false, 10},
		{"partner, a hundred at a time", partnerHeaders, false, 100},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				const requests = 2500
				log := &recorder{}
				api := newLimits(1000, test.headers)
				api.unixTime = test.unixTime
				c := newClient(t, api, func(c *Config) { c.Logger = log })
				start := time.Now()
				var left atomic.Int64
				left.Store(requests)
				var workers sync.WaitGroup
				for range test.parallel {
					workers.Go(func() {
						for left.Add(-1) >= 0 {
							if err := get(t.Context(), c); err != nil {
								t.Error(err)
								return
							}
						}
					})
				}
				workers.Wait()
				if n := len(api.requests()); n != requests || api.refusals != 0 || c.RequestsSpent() != requests {
					t.Errorf("%d requests, %d counted, %d refused", n, c.RequestsSpent(), api.refusals)
				}
				if took := time.Since(start).Round(time.Hour); took != 2*time.Hour {
					t.Errorf("took about %s", took)
				}
				// One line per wait, however many requests wait.
				if lines := log.warnings(); len(lines) != 2 {
					t.Errorf("told the user %q", lines)
				}
			})
		})
	}
}

func TestReserve(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		reserve          float64
		limit, remaining int
		waits            bool
	}{
		{0.02, 1000, 21, false}, {0.02, 1000, 20, true}, {0.02, 1000, 0, true},
		{0.02, 100, 3, false}, {0.02, 100, 2, true},
		{0.02, 10, 1, false}, {0.02, 10, 0, true},
		{0, 1000, 1, false}, {0, 1000, 0, true},
		{0.5, 1000, 501, false}, {0.5, 1000, 500, true},
		{0.29, 100, 30, false}, {0.29, 100, 29, true},
	} {
		inBubble(t, func(t *testing.T) {
			c := newClient(t, steps(reply(200, "{}", "X-RateLimit-Limit", strconv.Itoa(test.limit),
				"X-RateLimit-Remaining", strconv.Itoa(test.remaining), "X-RateLimit-Reset", "90")), func(c *Config) { c.RequestReserve = test.reserve })
			for range 2 {
				start := time.Now()
				if err := get(t.Context(), c); err != nil {
					t.Fatal(err)
				}
				if waited := time.Since(start); c.RequestsSpent() == 2 && (waited == 90*time.Second) != test.waits {
					t.Errorf("%d of %d left, %v reserved: waited %s", test.remaining, test.limit, test.reserve, waited)
				}
			}
		})
	}
}

func TestWarningBeforeAWait(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		log := &recorder{}
		c := newClient(t, steps(
			reply(200, "{}", "X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "90.4"),
			reply(200, "{}", "X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "0.5"),
		), func(c *Config) { c.Logger = log })
		for range 3 {
			if err := get(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
		lines := log.warnings()
		if len(lines) != 1 { // half a second is not worth a line
			t.Fatalf("lines %q", lines)
		}
		wantText(t, "line", lines[0], "WARN the request budget of the impact.com account is nearly used up; waiting for the next window method=GET path=/Things/7 until=12:01:30 UTC wait=1m30s")
	})
}

func TestGivingUp(t *testing.T) {
	t.Parallel()
	const used = "not sent: the account's request budget, but for the reserve of its other users, is used up until 12:30:00 UTC (in 30m0s), which is longer than this operation may wait: request budget used up"
	for _, test := range []struct {
		name     string
		deadline time.Duration
		maxWait  time.Duration
		text     string // "" for success after the wait
	}{
		{"in time", time.Hour, 0, ""},
		{"no deadline", 0, 0, ""},
		{"deadline", 20 * time.Minute, 0, used},
		{"MaxWait", time.Hour, 20 * time.Minute, used},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				api := steps(reply(200, "{}", "X-RateLimit-Limit", "100", "X-RateLimit-Remaining", "1", "X-RateLimit-Reset", "1800"), reply(200, "{}"))
				c := newClient(t, api, func(c *Config) { c.MaxWait = cmp.Or(test.maxWait, c.MaxWait) })
				if err := get(t.Context(), c); err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithTimeout(t.Context(), cmp.Or(test.deadline, 1000*time.Hour))
				defer cancel()
				start := time.Now()
				err := get(ctx, c)
				if test.text == "" {
					if err != nil || time.Since(start) != 30*time.Minute {
						t.Errorf("after %s: %v", time.Since(start), err)
					}
					return
				}
				wantError(t, err, test.text)
				var e *Error
				if !errors.Is(err, ErrRateLimited) || !errors.As(err, &e) || e.Unanswered || e.Wait != 30*time.Minute {
					t.Errorf("error %#v", err)
				}
				if time.Since(start) != 0 || len(api.requests()) != 1 || c.RequestsSpent() != 1 {
					t.Errorf("after %s, %d requests", time.Since(start), len(api.requests()))
				}
			})
		})
	}
}

func TestCancelledWhileItWaitsForTheBudget(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := steps(reply(200, "{}", "X-RateLimit-Limit", "100", "X-RateLimit-Remaining", "1", "X-RateLimit-Reset", "1800"))
		c := newClient(t, api)
		if err := get(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Minute, cancel)
		start := time.Now()
		_, err := send(ctx, c, http.MethodPost, Operation{})
		wantError(t, err, "cancelled before an answer arrived: context canceled")
		var e *Error
		if !errors.As(err, &e) || e.Unanswered || !errors.Is(err, context.Canceled) {
			t.Error("what was never sent counts as unanswered")
		}
		if time.Since(start) != time.Minute || len(api.requests()) != 1 {
			t.Errorf("after %s, %d requests", time.Since(start), len(api.requests()))
		}
	})
}

// Ten requests at once must not all take the last one: those under way count,
// although no answer has told of them.
func TestRequestsUnderWayCount(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := newLimits(20, brandHeaders) // no reserve: 20/50 is 0
		c := newClient(t, api)
		var all sync.WaitGroup
		for range 60 {
			all.Go(func() {
				if err := get(t.Context(), c); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if api.refusals != 0 || len(api.requests()) != 60 {
			t.Errorf("%d of %d refused", api.refusals, len(api.requests()))
		}
	})
}

// The same after a pause, when no answer is about to correct the count.
func TestRequestsThatStartTogetherCount(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := newLimits(20, brandHeaders)
		c := newClient(t, api)
		for range 17 {
			if err := get(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
		var all sync.WaitGroup
		for range maxInFlight {
			all.Go(func() {
				if err := get(t.Context(), c); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if api.refusals != 0 || len(api.requests()) != 27 {
			t.Errorf("%d of %d refused", api.refusals, len(api.requests()))
		}
	})
}

// The answer that counted fewer requests may arrive last; it must not give back
// what the other one had already told to be spent.
func TestAnswersThatOvertakeEachOther(t *testing.T) {
	t.Parallel()
	b := newBudget(time.Now)
	answer := func(remaining int) *http.Response {
		return response(200, "{}", "X-RateLimit-Limit", "20", "X-RateLimit-Remaining", strconv.Itoa(remaining), "X-RateLimit-Reset", "60")
	}
	first, second := b.take("", 0).answeredBefore, b.take("", 0).answeredBefore
	b.done("", second, answer(1)) //nolint:bodyclose // nothing to close in a text
	b.done("", first, answer(2))  //nolint:bodyclose // nothing to close in a text
	if wait := b.take("", 0).wait; wait != 0 {
		t.Fatalf("the last request waits %s", wait)
	}
	if b.take("", 0).wait == 0 {
		t.Error("a request went out that the budget had no room for")
	}
}
