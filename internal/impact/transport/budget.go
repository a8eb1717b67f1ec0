package transport

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// Every answer tells what is left of the account's hourly budget, in one of
// two families of headers. All clients of a process that use the same Account
// SID on the same host share one view of it.

// Budget is what the API last said about the account's request budget.
type Budget struct {
	Limit     int // requests per window
	Remaining int
	ResetAt   time.Time // zero when the API did not say
}

// maxWindow is the longest window of the limits that this package meets: one
// hour. A reset further away is taken for a mistake and cut to it.
const maxWindow = time.Hour

// reserveShare of the limit is left to the account's other users: below it a
// client waits for the next window instead of taking the last requests.
const reserveShare = 50 // one fiftieth, 2 %

// noticeableWait is how long a wait must be for the user to be told.
const noticeableWait = time.Second

// maxInFlight bounds the concurrent requests of one account, whatever
// parallelism Terraform is run with.
const maxInFlight = 10

type budget struct {
	now   func() time.Time
	slots chan struct{}

	mu       sync.Mutex
	windows  map[string]window    // by rate limit class
	underWay map[string]int       // requests without an answer yet, by class
	answered map[string]int       // requests that ended, by class
	refused  map[string]time.Time // until when the API refuses requests, by class
	warned   map[string]time.Time // until when the user knows of a wait, by class
	spent    int                  // requests sent by this process
}

// window is the budget of one rate limit class.
type window struct {
	Budget     // as the API last told it
	left   int // what may still be sent: Remaining less what was sent since
}

var budgets = struct {
	sync.Mutex
	byAccount map[string]*budget
}{byAccount: map[string]*budget{}}

func sharedBudget(host, accountSID string) *budget {
	budgets.Lock()
	defer budgets.Unlock()
	key := host + "/" + accountSID
	b := budgets.byAccount[key]
	if b == nil {
		b = newBudget(time.Now)
		budgets.byAccount[key] = b
	}
	return b
}

func newBudget(now func() time.Time) *budget {
	return &budget{
		now: now, slots: make(chan struct{}, maxInFlight),
		windows: map[string]window{}, underWay: map[string]int{}, answered: map[string]int{},
		refused: map[string]time.Time{}, warned: map[string]time.Time{},
	}
}

// Budget returns the last known budget for ordinary requests; ok is false
// before the first answer that told one.
func (c *Client) Budget() (b Budget, ok bool) {
	c.budget.mu.Lock()
	defer c.budget.mu.Unlock()
	w, ok := c.budget.windows[""]
	return w.Budget, ok
}

// RequestsSpent is the number of requests this process has sent for the
// client's Account SID on the host, retries included.
func (c *Client) RequestsSpent() int {
	c.budget.mu.Lock()
	defer c.budget.mu.Unlock()
	return c.budget.spent
}

// take counts one request against the last known budget and returns how long
// to wait before sending it; if that is not at all, the request is under way
// until it is given to done with answeredBefore. Requests count before their
// answers are known, so that ten at once do not all take the last one.
func (b *budget) take(class string) (wait time.Duration, answeredBefore int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if wait := b.refused[class].Sub(b.now()); wait > 0 {
		return wait, 0
	}
	w, known := b.windows[class]
	if known && !w.ResetAt.IsZero() && w.left <= w.Limit/reserveShare {
		if wait := w.ResetAt.Sub(b.now()); wait > 0 {
			return wait, 0
		}
		// The window is over; the next answer tells the new one.
		delete(b.windows, class)
	} else if known {
		w.left--
		b.windows[class] = w
	}
	b.spent++
	b.underWay[class]++
	return 0, b.answered[class]
}

// done ends a request that take let through, and records what its answer, if
// any, says about the budget.
func (b *budget) done(class string, answeredBefore int, response *http.Response) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.underWay[class]--
	answeredMeanwhile := b.answered[class] - answeredBefore
	b.answered[class]++
	if response == nil {
		return
	}
	if response.StatusCode == http.StatusTooManyRequests {
		// By Retry-After alone: a reset belongs to the window that its own headers tell.
		if wait, known := retryAfter(response.Header, b.now()); known {
			b.refused[class] = b.now().Add(wait) // for all who use the account, not for this request alone
		}
	}
	limit, okLimit := headerInt(response.Header, "X-RateLimit-Limit", "X-RateLimit-Limit-hour")
	remaining, okRemaining := headerInt(response.Header, "X-RateLimit-Remaining", "X-RateLimit-Remaining-hour")
	if !okLimit || !okRemaining || limit <= 0 {
		return
	}
	now := b.now()
	w := window{Budget: Budget{Limit: limit, Remaining: max(remaining, 0)}}
	// Answers overtake each other: this one may have counted neither the requests
	// still under way nor those that were answered while it was.
	w.left = w.Remaining - b.underWay[class] - answeredMeanwhile
	if wait, known := resetFromHeaders(response.Header, now); known {
		w.ResetAt = now.Add(wait)
	}
	b.windows[class] = w
}

// isNews reports whether nobody has told the user of the wait yet: a thousand
// requests may wait for the same window.
func (b *budget) isNews(class string, wait time.Duration) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.now()
	if now.Before(b.warned[class]) {
		return false
	}
	b.warned[class] = now.Add(wait)
	return true
}

// enter waits for one of the account's slots; leave frees it.
func (b *budget) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case b.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (b *budget) leave() { <-b.slots }
