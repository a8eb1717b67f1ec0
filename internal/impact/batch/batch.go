// Package batch answers reads of single objects from a listing of their
// collection where that takes fewer requests.
//
// Terraform refreshes every object by itself, so a thousand objects would cost
// a thousand requests: the whole hourly budget. A Reader answers the reads of one
// collection from its listing instead, page by page, as soon as that is cheaper
// than reading each object alone.
package batch

import (
	"context"
	"sync"
	"time"
)

const (
	// GatherTime is how long the first of several reads waits for others.
	GatherTime = 3 * time.Millisecond
	// WriteGatherTime is how long the reads after writes wait for others at least:
	// the writes of one run end at about the same time, not at the same instant.
	WriteGatherTime = 25 * time.Millisecond
	// WritePatience is how long they wait at most for writes that are under way. A
	// write that takes longer is read back by itself.
	WritePatience = 3 * time.Second
)

// Source is how the objects of a collection are read.
type Source[T any] struct {
	One  func(ctx context.Context, id string) (T, error)
	Page func(ctx context.Context, number int) (Page[T], error) // counted from 1
	Life time.Duration                                          // how long a listing answers reads
}

// Page is one page of a listing.
type Page[T any] struct {
	Objects map[string]T // by id
	Next    bool         // there is another page
	Pages   int          // how many there are; 0 when unknown
}

// Reader reads the objects of one collection. It is safe for concurrent use.
type Reader[T any] struct {
	source Source[T]

	mu      sync.Mutex
	own     map[string]int // when this process wrote an id last: a listing answers if it is newer
	writes  int            // the count that own is in: of ids written so far
	writing int            // writes under way
	settled chan struct{}  // closed when none is under way any more; nil while none is
	listing listing[T]
	next    *round[T] // reads that wait to be answered together
	running bool      // a goroutine is answering rounds
}

// New returns a reader. It reads nothing yet.
func New[T any](source Source[T]) *Reader[T] {
	return &Reader[T]{source: source, own: map[string]int{}, listing: newListing[T](0)}
}

// Get answers from the listing, or joins the reads that wait for one. The object
// may be as old as Source.Life, but never older than this process's last write of
// it.
func (r *Reader[T]) Get(ctx context.Context, id string) (T, error) {
	r.mu.Lock()
	object, listed := r.listing.objects[id]
	if listed && !r.listing.olderThan(r.source.Life) {
		r.mu.Unlock()
		return object, nil
	}
	if ctx.Err() != nil {
		r.mu.Unlock()
		return r.source.One(ctx, id)
	}
	waiting, read := r.join(ctx, id)
	r.mu.Unlock()
	select {
	case o := <-read.answer:
		return o.object, o.err
	case <-ctx.Done():
		r.leave(waiting, read)
		// A context that is over makes the error of a read without sending it.
		return r.source.One(ctx, id)
	}
}

// join adds a read to the next round, and starts the goroutine that answers if
// none runs. The caller holds the lock.
func (r *Reader[T]) join(ctx context.Context, id string) (*round[T], *read[T]) {
	if r.next == nil || r.next.live == 0 { // the last is dead when all its readers gave up
		r.next = newRound[T](ctx)
	}
	added := r.next.add(ctx, id)
	r.listing.asked[id] = true
	if !r.running {
		r.running = true
		go r.answerAll()
	}
	return r.next, added
}

// leave takes a read out of its round, once, and ends the round when it was the
// last.
func (r *Reader[T]) leave(from *round[T], done *read[T]) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if done.left {
		return
	}
	done.left = true
	if from.live--; from.live == 0 {
		from.stop()
	}
}

// answerAll answers round after round until no read waits.
func (r *Reader[T]) answerAll() {
	for {
		r.mu.Lock()
		waiting := r.next
		if waiting == nil {
			r.running = false
			r.mu.Unlock()
			return
		}
		r.mu.Unlock()
		r.gather(waiting)
		r.mu.Lock()
		waiting, r.next = r.next, nil // others may have started another one meanwhile
		if r.listing.olderThan(r.source.Life) || r.listing.isOlderThanSome(waiting.reads, r.own) {
			r.listing = newListing[T](r.writes)
			for id := range waiting.reads {
				r.listing.asked[id] = true
			}
		}
		r.mu.Unlock()
		r.answer(waiting)
	}
}

// answer reads pages of the listing while that costs fewer requests than the
// reads it can save, then has what is left read one by one. An id that the
// listing lacks is among these: a page can shift while it is read, so only the
// object's own URL tells that it is gone.
func (r *Reader[T]) answer(asked *round[T]) {
	ctx, cancel := asked.context()
	r.deliverListed(asked)
	for r.listingPays(asked) {
		page, err := r.source.Page(ctx, r.pagesRead()+1)
		if ctx.Err() != nil {
			break // says nothing about the listing
		}
		r.mu.Lock()
		if err != nil {
			r.listing.giveUp() // each object's own read says what is wrong with it
		} else {
			r.listing.keep(page, r.own)
		}
		r.mu.Unlock()
		r.deliverListed(asked)
	}
	// In the background: an object that answers slowly must not keep the next
	// round waiting.
	go func() {
		defer asked.stop()
		defer cancel()
		r.readAlone(ctx, asked)
	}()
}

func (r *Reader[T]) readAlone(ctx context.Context, asked *round[T]) {
	var all sync.WaitGroup
	for id, reads := range asked.reads {
		if r.unwanted(reads) {
			continue
		}
		all.Go(func() {
			object, err := r.source.One(ctx, id)
			r.deliver(asked, reads, outcome[T]{object, err})
		})
	}
	all.Wait()
}

func (r *Reader[T]) listingPays(asked *round[T]) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(asked.reads) > 0 && r.listing.pays()
}

func (r *Reader[T]) pagesRead() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.listing.pages
}

// unwanted reports that all who asked for an object gave up.
func (r *Reader[T]) unwanted(reads []*read[T]) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, one := range reads {
		if !one.left {
			return false
		}
	}
	return true
}

// deliverListed answers the reads that the listing can answer.
func (r *Reader[T]) deliverListed(asked *round[T]) {
	for id, reads := range asked.reads {
		r.mu.Lock()
		object, ok := r.listing.objects[id]
		r.mu.Unlock()
		if ok {
			r.deliver(asked, reads, outcome[T]{object: object})
			delete(asked.reads, id)
		}
	}
}

func (r *Reader[T]) deliver(asked *round[T], reads []*read[T], o outcome[T]) {
	for _, one := range reads {
		one.answer <- o
		r.leave(asked, one)
	}
}
