package transport

import (
	"context"
	"time"
)

// Who merely looks wants an answer, or the reason why there is none, while somebody
// sits and watches. Only what was told so may wait for the next hour's budget.

// How long a request waits, in all its attempts, unless its context is one of MayWait.
const (
	// LookWait bounds the waits for the budget and after a 429. A burst is over by
	// then; the next hour is not worth a silent screen.
	LookWait = 5 * time.Second
	// lookPatience bounds the waits that other failures ask for. A restart takes some
	// seconds; one that announces more is reported instead. Failures that name no
	// time are waited for by Backoff, which MaxRetries bounds.
	lookPatience = 15 * time.Second
)

type mayWaitKey struct{}

// MayWait returns a context for an operation that begins now and may wait for the
// account's budget until it has taken Config.MaxWait, whatever it consists of.
func MayWait(ctx context.Context) context.Context {
	if Waits(ctx) {
		return ctx
	}
	return context.WithValue(ctx, mayWaitKey{}, time.Now())
}

// Waits reports a context of MayWait.
func Waits(ctx context.Context) bool {
	_, ok := ctx.Value(mayWaitKey{}).(time.Time)
	return ok
}

// waits counts what a request has waited for, of who merely looks.
type waits struct{ budget, failures time.Duration }

// affords reports whether a request may wait for the budget, and counts the wait if so.
func (w *waits) affords(ctx context.Context, wait, maxWait time.Duration, b *budget, class string) bool {
	longest := min(LookWait, maxWait) - max(w.budget, b.refusedFor(class))
	if began, ok := ctx.Value(mayWaitKey{}).(time.Time); ok {
		longest = began.Add(maxWait).Sub(b.now())
	}
	if wait > longest || outlasts(ctx, b.now().Add(wait)) {
		return false
	}
	w.budget += wait
	return true
}

// affordsFailure is affords for an answer other than 429.
func (w *waits) affordsFailure(ctx context.Context, wait time.Duration, now time.Time) bool {
	longest := Patience
	if !Waits(ctx) {
		longest = lookPatience - w.failures
	}
	if wait > longest || outlasts(ctx, now.Add(wait)) {
		return false
	}
	w.failures += wait
	return true
}

// outlasts reports that nothing of the operation's time is left at an instant.
func outlasts(ctx context.Context, at time.Time) bool {
	deadline, bounded := ctx.Deadline()
	return bounded && !at.Before(deadline)
}
