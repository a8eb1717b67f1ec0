package transport

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"time"
)

// maxBackoff is the longest wait between two attempts that no answer asked for,
// before the jitter.
const maxBackoff = 20 * time.Second

// Patience is how long a wait an answer other than 429 may ask for, less of who merely
// looks. Longer ones are the caller's to decide, who learns of them in Answer.Wait.
const Patience = time.Minute

// Backoff is the wait after a failed attempt, counted from 0: least, then four
// times as long each time, up to 20 seconds. With the client's defaults a quick
// second attempt comes first, and five attempts span 30 to 45 seconds, in which a
// gateway or a deployment recovers.
func Backoff(least time.Duration, attempt int) time.Duration {
	return min(least<<min(2*attempt, 16), max(maxBackoff, least))
}

// Pause waits, unless the context ends first.
func Pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// retryPolicy decides whether and when an attempt is repeated. The API has no
// idempotency key, so a POST or PATCH is repeated only when it certainly did
// not take effect: the connection was never made, or the answer was 429.
type retryPolicy struct {
	budget     *budget
	logger     Logger
	maxWait    time.Duration
	minBackoff time.Duration
}

// SafeToRepeat reports the methods that have the same effect twice as once.
func SafeToRepeat(method string) bool {
	switch method {
	case http.MethodGet, http.MethodPut, http.MethodDelete:
		return true
	}
	return false
}

// check implements retryablehttp.CheckRetry. It never returns an error, which
// would replace an answer or a cause that did arrive.
func (p retryPolicy) check(ctx context.Context, response *http.Response, err error) (bool, error) {
	state := attemptsOf(ctx)
	state.made++
	repeat := false
	switch {
	case err != nil:
		state.failed = withoutURL(err)
		repeat = !hopeless(err) && (state.Repeatable || neverConnected(err))
		if errors.Is(err, errAttemptTimeout) {
			repeat = repeat && state.mayTryAgain()
		}
	case response.StatusCode == http.StatusTooManyRequests:
		state.failed = refusal(response.StatusCode)
		repeat = state.affords(ctx, p.waitFor(response, state.made-1), p.maxWait, p.budget, state.Class)
	case passes(response.StatusCode):
		state.failed = refusal(response.StatusCode)
		now := p.budget.now()
		repeat = state.Repeatable && state.affordsFailure(ctx, askedToWait(response, now), now) && state.mayTryAgain()
	}
	return repeat && ctx.Err() == nil, nil
}

// passes reports the statuses of a failure that another attempt may not meet.
func passes(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooEarly:
		return true
	case http.StatusNotImplemented:
		return false
	}
	return status >= http.StatusInternalServerError
}

// mayTryAgain counts an attempt that was answered with a passing failure, or not
// in time, against the operation's Tries.
func (a *attempts) mayTryAgain() bool {
	a.tried++
	return a.Tries == 0 || a.tried < a.Tries
}

// waitFor is how long the wait after a 429 takes at most.
func (p retryPolicy) waitFor(response *http.Response, attempt int) time.Duration {
	if wait := askedToWait(response, p.budget.now()); wait > 0 {
		return wait
	}
	exponential := Backoff(p.minBackoff, attempt)
	return exponential + exponential/2
}

// backoff implements retryablehttp.Backoff: the time an answer asks for, else
// exponential, and up to half as long again.
func (p retryPolicy) backoff(least, _ time.Duration, attempt int, response *http.Response) time.Duration {
	exponential := Backoff(least, attempt)
	//nolint:gosec // jitter is no secret
	jittered := exponential + rand.N(exponential/2+1)
	if response == nil {
		return jittered
	}
	wait := askedToWait(response, p.budget.now())
	if wait == 0 {
		return jittered
	}
	r := response.Request
	if wait >= noticeableWait && response.StatusCode == http.StatusTooManyRequests && p.budget.isNews(attemptsOf(r.Context()).Class, wait) {
		p.logger.Warn(r.Context(), "impact.com refused a request because the budget is used up; waiting", map[string]any{
			"method": r.Method, "path": r.URL.Path, "wait": wait.Round(time.Second).String(),
		})
	}
	return wait
}

// refusal is an answer that made the client try again, kept for the case that
// the time runs out before it can.
type refusal int

func (r refusal) Error() string { return fmt.Sprintf("%d %s", int(r), http.StatusText(int(r))) }

func (r refusal) Is(target error) bool {
	return target == ErrRateLimited && r == http.StatusTooManyRequests
}

// notSentError is an attempt that ended while it waited for its turn.
type notSentError struct{ error }

func (n notSentError) Unwrap() error { return n.error }

// withoutEffect reports that the API certainly did not act on the request.
func withoutEffect(err error) bool {
	var waiting notSentError
	return neverConnected(err) || isUntrusted(err) || errors.As(err, &waiting) || errors.Is(err, ErrRateLimited)
}

// neverConnected reports that there was no connection to send the request on.
func neverConnected(err error) bool {
	var op *net.OpError
	var dns *net.DNSError
	return errors.As(err, &dns) || errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect")
}

// hopeless reports failures that the next attempt would meet again.
func hopeless(err error) bool {
	return isUntrusted(err) || errors.Is(err, http.ErrSchemeMismatch) ||
		errors.Is(err, ErrRateLimited) || errors.Is(err, errTooLarge)
}
