package batch

import (
	"context"
	"time"
)

// round is the reads that are answered together. It is guarded by its reader's
// lock until it is being answered; from then on only live changes.
type round[T any] struct {
	alive context.Context // ended when the last read was left
	stop  context.CancelFunc
	reads map[string][]*read[T] // by id
	live  int                   // reads that still wait

	deadline time.Time // the latest of the reads' deadlines
	endless  bool      // a read has none
}

type read[T any] struct {
	answer chan outcome[T] // buffered: a read that was given up blocks nobody
	left   bool            // answered, or given up
}

type outcome[T any] struct {
	object T
	err    error
}

// newRound returns a round that works for all its reads: the one that opens it
// lends the values of its context, but does not end it by giving up.
func newRound[T any](ctx context.Context) *round[T] {
	r := &round[T]{reads: map[string][]*read[T]{}}
	r.alive, r.stop = context.WithCancel(context.WithoutCancel(ctx))
	return r
}

func (r *round[T]) add(ctx context.Context, id string) *read[T] {
	added := &read[T]{answer: make(chan outcome[T], 1)}
	r.reads[id] = append(r.reads[id], added)
	r.live++
	deadline, ok := ctx.Deadline()
	if !ok {
		r.endless = true
	} else if deadline.After(r.deadline) {
		r.deadline = deadline
	}
	return added
}

// context is that of the round's requests. Its deadline, the latest of all
// reads', bounds how long they may wait for the budget.
func (r *round[T]) context() (context.Context, context.CancelFunc) {
	if r.endless {
		return context.WithCancel(r.alive)
	}
	return context.WithDeadline(r.alive, r.deadline)
}
