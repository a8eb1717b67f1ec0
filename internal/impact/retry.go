package impact

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"time"
)

const maxBackoff = 15 * time.Second

// retryPolicy decides whether and when an attempt is repeated. The API has no
// idempotency key, so a POST or PATCH is repeated only when it certainly did
// not take effect: the connection was never made, or the answer was 429.
type retryPolicy struct {
	budget  *budget
	logger  Logger
	maxWait time.Duration
}

// safeToRepeat says which methods have the same effect twice as once.
func safeToRepeat(method string) bool {
	switch method {
	case http.MethodGet, http.MethodPut, http.MethodDelete:
		return true
	}
	return false
}

// check implements retryablehttp.CheckRetry. It never returns an error, which
// would replace an answer or a cause that did arrive.
func (p retryPolicy) check(ctx context.Context, response *http.Response, err error) (bool, error) {
	op := operationOf(ctx)
	repeat := false
	switch {
	case err != nil:
		op.failed = withoutURL(err)
		repeat = !hopeless(err) && (op.repeatable || neverConnected(err))
	case response.StatusCode == http.StatusTooManyRequests:
		op.failed = refusal(response.StatusCode)
		repeat = p.waitIsAffordable(ctx, response.Header)
	case response.StatusCode >= 500 && response.StatusCode != http.StatusNotImplemented:
		op.failed = refusal(response.StatusCode)
		repeat = op.repeatable
	}
	return repeat && ctx.Err() == nil, nil
}

// waitIsAffordable says whether the time that a 429 asks to wait fits what is
// left of the operation. A 429 that names no time is waited for by backoff.
func (p retryPolicy) waitIsAffordable(ctx context.Context, header http.Header) bool {
	wait, _ := waitFromHeaders(header, p.budget.now())
	if wait > p.maxWait {
		return false
	}
	deadline, ok := ctx.Deadline()
	return !ok || p.budget.now().Add(wait).Before(deadline)
}

// backoff implements retryablehttp.Backoff: the time a 429 asks for, else
// exponential with full jitter above the minimum.
func (p retryPolicy) backoff(least, most time.Duration, attempt int, response *http.Response) time.Duration {
	exponential := min(least<<min(attempt, 16), most)
	//nolint:gosec // jitter is no secret
	jittered := min(least+rand.N(exponential), most)
	if response == nil || response.StatusCode != http.StatusTooManyRequests {
		return jittered
	}
	wait, known := waitFromHeaders(response.Header, p.budget.now())
	if !known || wait == 0 {
		return jittered
	}
	if wait >= noticeableWait {
		op := operationOf(response.Request.Context())
		p.logger.Warn(response.Request.Context(), "impact.com refused a request because the budget is used up; waiting", map[string]any{
			"method": op.method, "path": op.path, "wait": wait.Round(time.Second).String(),
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
