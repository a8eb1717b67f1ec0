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

// maxBackoff is the longest wait between two attempts that no answer asked for.
const maxBackoff = 15 * time.Second

// Backoff is the wait after a failed attempt, counted from 0: least, then twice
// as long each time, up to 15 seconds.
func Backoff(least time.Duration, attempt int) time.Duration {
	return min(least<<min(attempt, 16), maxBackoff)
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
	now     func() time.Time
	logger  Logger
	maxWait time.Duration
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
	repeat := false
	switch {
	case err != nil:
		state.failed = withoutURL(err)
		repeat = !hopeless(err) && (state.Repeatable || neverConnected(err))
	case response.StatusCode == http.StatusTooManyRequests:
		state.failed = refusal(response.StatusCode)
		repeat = p.waitIsAffordable(ctx, response.Header)
	case response.StatusCode >= 500 && response.StatusCode != http.StatusNotImplemented:
		state.failed = refusal(response.StatusCode)
		repeat = state.Repeatable
	}
	return repeat && ctx.Err() == nil, nil
}

// waitIsAffordable says whether the time that a 429 asks to wait fits what is
// left of the operation. A 429 that names no time is waited for by backoff.
func (p retryPolicy) waitIsAffordable(ctx context.Context, header http.Header) bool {
	wait, _ := waitFromHeaders(header, p.now())
	if wait > p.maxWait {
		return false
	}
	deadline, ok := ctx.Deadline()
	return !ok || p.now().Add(wait).Before(deadline)
}

// backoff implements retryablehttp.Backoff: the time a 429 asks for, else
// exponential with full jitter above the minimum.
func (p retryPolicy) backoff(least, most time.Duration, attempt int, response *http.Response) time.Duration {
	//nolint:gosec // jitter is no secret
	jittered := min(least+rand.N(Backoff(least, attempt)), most)
	if response == nil || response.StatusCode != http.StatusTooManyRequests {
		return jittered
	}
	wait, known := waitFromHeaders(response.Header, p.now())
	if !known || wait == 0 {
		return jittered
	}
	if wait >= noticeableWait {
		r := response.Request
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
