package impact

import (
	"context"
	"time"
)

// batch is the reads that are answered together. It is guarded by its group's
// lock until it is being answered; from then on only live changes.
type batch[T any] struct {
	alive context.Context // ended when the last reader gave up
	stop  context.CancelFunc
	reads map[string][]*read[T] // by id
	live  int                   // readers that still wait

	deadline time.Time // the latest of the readers' deadlines
	endless  bool      // a reader has none
}

type read[T any] struct {
	answer  chan outcome[T] // buffered: a reader that gave up blocks nobody
	settled bool            // answered, or given up
}

type outcome[T any] struct {
	object T
	err    error
}

// newBatch returns a batch that works for all its readers: the one that opens
// it lends the values of its context, but does not end it by giving up.
func newBatch[T any](ctx context.Context) *batch[T] {
	b := &batch[T]{reads: map[string][]*read[T]{}}
	b.alive, b.stop = context.WithCancel(context.WithoutCancel(ctx))
	return b
}

func (b *batch[T]) add(ctx context.Context, id string) *read[T] {
	r := &read[T]{answer: make(chan outcome[T], 1)}
	b.reads[id] = append(b.reads[id], r)
	b.live++
	deadline, ok := ctx.Deadline()
	if !ok {
		b.endless = true
	} else if deadline.After(b.deadline) {
		b.deadline = deadline
	}
	return r
}

// context is that of the batch's requests. Its deadline, the latest of all
// readers', bounds how long they may wait for the budget.
func (b *batch[T]) context() (context.Context, context.CancelFunc) {
	if b.endless {
		return context.WithCancel(b.alive)
	}
	return context.WithDeadline(b.alive, b.deadline)
}
