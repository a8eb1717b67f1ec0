package batch

import (
	"sync"
	"time"
)

// Writing notes a write under way, until the returned function is called, once.
// Reads of what this process wrote wait a moment for it, so that one listing answers
// them all.
func (r *Reader[T]) Writing() (done func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.writing++; r.writing == 1 {
		r.settled = make(chan struct{})
	}
	return sync.OnceFunc(func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.writing--; r.writing == 0 {
			close(r.settled)
			r.settled = nil
		}
	})
}

// Wrote notes that this process wrote the object, and reports whether that is
// new. From now on only a listing that begins later answers reads of it.
func (r *Reader[T]) Wrote(id string) (first bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	first = !r.wrote(id)
	r.writes++
	r.own[id] = r.writes
	delete(r.listing.objects, id)
	return first
}

// Written reports whether this process wrote the object.
func (r *Reader[T]) Written(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.wrote(id)
}

// wrote is Written for who holds the lock.
func (r *Reader[T]) wrote(id string) bool {
	_, wrote := r.own[id]
	return wrote
}

// gather waits for reads that can be answered together with those of a round, and
// for the end of writes under way where it reads back a write itself.
func (r *Reader[T]) gather(waiting *round[T]) {
	readsBack := func() (settled chan struct{}, some bool) {
		r.mu.Lock()
		defer r.mu.Unlock()
		for id := range waiting.reads {
			some = some || r.own[id] > r.listing.begun
		}
		return r.settled, some
	}
	pause := func(d time.Duration) {
		select {
		case <-time.After(d):
		case <-waiting.alive.Done(): // all its readers gave up
		}
	}
	pause(GatherTime)
	settled, some := readsBack()
	if !some {
		return
	}
	pause(WriteGatherTime)
	if settled == nil {
		settled, _ = readsBack()
	}
	patience := time.NewTimer(WritePatience)
	defer patience.Stop()
	for settled != nil {
		select {
		case <-settled:
			pause(GatherTime) // the last of the writes is read back too
		case <-patience.C:
			return
		case <-waiting.alive.Done():
			return
		}
		settled, _ = readsBack()
	}
}
