package transport

import (
	"context"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Every answer tells what is left of the account's hourly budget, in one of
// two families of headers. All clients of a process whose credentials belong to
// the same account of a host share one view of it.

// Budget is what the API last said about the account's request budget.
type Budget struct {
	Limit     int // requests per window
	Remaining int
	ResetAt   time.Time // zero when the API did not say
}

// maxWindow is the longest window of the limits that this package meets: one
// hour. A reset further away is taken for a mistake and cut to it.
const maxWindow = time.Hour

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
	refusals map[string]refusals  // since the last other answer, by class
	warned   map[string]time.Time // until when the user knows of a wait, by class
	told     map[string]int       // the tenths of the limit that the log knows to be left, by class
	spent    int                  // requests sent by this process
}

// window is the budget of one rate limit class.
type window struct {
	Budget     // as the API last told it
	left   int // what may still be sent: Remaining less what was sent since
}

// refusals is a time in which the API answered nothing but 429.
type refusals struct{ first, last time.Time }

// account is the Account SIDs that share a budget.
type account struct {
	sids   []string
	budget *budget
}

var budgets = struct {
	sync.Mutex
	byHost map[string][]*account
}{byHost: map[string][]*account{}}

func sharedBudget(host, accountSID string) *budget {
	budgets.Lock()
	defer budgets.Unlock()
	for _, a := range budgets.byHost[host] {
		if slices.Contains(a.sids, accountSID) {
			return a.budget
		}
	}
	for _, a := range budgets.byHost[host] {
		if slices.ContainsFunc(a.sids, func(sid string) bool { return sameAccount(sid, accountSID) }) {
			a.sids = append(a.sids, accountSID)
			return a.budget
		}
	}
	b := newBudget(time.Now)
	budgets.byHost[host] = append(budgets.byHost[host], &account{sids: []string{accountSID}, budget: b})
	return b
}

func newBudget(now func() time.Time) *budget {
	return &budget{
		now: now, slots: make(chan struct{}, maxInFlight),
		windows: map[string]window{}, underWay: map[string]int{}, answered: map[string]int{},
		refused: map[string]time.Time{}, refusals: map[string]refusals{}, warned: map[string]time.Time{}, told: map[string]int{},
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
// client's account on the host, whichever of its credentials it used, retries
// included.
func (c *Client) RequestsSpent() int {
	c.budget.mu.Lock()
	defer c.budget.mu.Unlock()
	return c.budget.spent
}

// verdict is what take decides about a request.
type verdict struct {
	wait     time.Duration // before it may be sent; 0 when it is under way now
	reserved bool          // what is left is the reserve of the account's other users

	answeredBefore int // to give to done
}

// take counts one request against the last known budget, of which the reserve, a
// part of the limit, is left alone. Unless it has to wait, the request is under way
// until it is given to done with answeredBefore. Requests count before their answers
// are known, so that ten at once do not all take the last one.
func (b *budget) take(class string, reserve float64) verdict {
	b.mu.Lock()
	defer b.mu.Unlock()
	if wait := b.refused[class].Sub(b.now()); wait > 0 {
		return verdict{wait: wait}
	}
	w, known := b.windows[class]
	if known && !w.ResetAt.IsZero() && w.left <= reserveOf(w.Limit, reserve) {
		if wait := w.ResetAt.Sub(b.now()); wait > 0 {
			return verdict{wait: wait, reserved: w.left > 0}
		}
		// The window is over; the next answer tells the new one.
		delete(b.windows, class)
	} else if known {
		w.left--
		b.windows[class] = w
	}
	b.spent++
	b.underWay[class]++
	return verdict{answeredBefore: b.answered[class]}
}

// reserveOf is a part of a limit in whole requests.
func reserveOf(limit int, part float64) int {
	const rounding = 1e-9 // 100 × 0.29 is 28.999…
	return int(float64(limit)*part + rounding)
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
	now := b.now()
	limit, okLimit := headerInt(response.Header, "X-RateLimit-Limit", "X-RateLimit-Limit-hour")
	remaining, okRemaining := headerInt(response.Header, "X-RateLimit-Remaining", "X-RateLimit-Remaining-hour")
	known := okLimit && okRemaining && limit > 0
	b.noteRefusal(class, response, known, now)
	if !known {
		return
	}
	w := window{Budget: Budget{Limit: limit, Remaining: max(remaining, 0)}}
	// Answers overtake each other: this one may have counted neither the requests
	// still under way nor those that were answered while it was.
	w.left = w.Remaining - b.underWay[class] - answeredMeanwhile
	if wait, known := resetFromHeaders(response.Header, now); known {
		w.ResetAt = now.Add(wait)
	}
	b.windows[class] = w
}

// noteRefusal holds back everybody who uses the account, not only the request that a
// 429 answers. A reset belongs to the window that stands beside it, where one does.
func (b *budget) noteRefusal(class string, response *http.Response, knowsWindow bool, now time.Time) {
	if response.StatusCode != http.StatusTooManyRequests {
		delete(b.refusals, class)
		return
	}
	r := b.refusals[class]
	if now.Sub(r.last) > LookWait { // those before are another story
		r.first = now
	}
	r.last = now
	b.refusals[class] = r
	wait, known := retryAfter(response.Header, now)
	if !known && !knowsWindow {
		wait, known = resetFromHeaders(response.Header, now)
		known = known && wait < maxWindow // one that was cut is a mistake, and this request's alone
	}
	if known {
		b.refused[class] = now.Add(wait)
	}
}

// refusedFor is how long the API has answered nothing but 429, up to the last one.
func (b *budget) refusedFor(class string) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := b.refusals[class]
	return r.last.Sub(r.first)
}

// progress returns what is worth a line of the log: a window when it is first seen
// or renewed, and each further tenth of it that is spent.
func (b *budget) progress(class string) (fields map[string]any, news bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	w, known := b.windows[class]
	if !known {
		return nil, false
	}
	const tenths = 10
	left := w.Remaining * tenths / w.Limit
	told, before := b.told[class]
	if before && (left == told || left == told+1) { // one more is an answer that was overtaken
		return nil, false
	}
	b.told[class] = left
	fields = map[string]any{"limit": w.Limit, "remaining": w.Remaining, "requests_spent": b.spent}
	if !w.ResetAt.IsZero() {
		fields["renewed"] = clock(w.ResetAt)
	}
	if class != "" {
		fields["of"] = class
	}
	return fields, true
}

// clock is an instant as people say it, within the hour that matters here.
func clock(at time.Time) string { return at.UTC().Format("15:04:05 UTC") }

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
