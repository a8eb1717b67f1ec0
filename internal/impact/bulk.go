package impact

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// Terraform refreshes every object by itself, so a thousand objects would cost
// a thousand requests: the whole hourly budget. A readGroup answers the reads
// of one collection from its listing instead, page by page, as soon as that is
// cheaper than reading each object alone.

const (
	// gatherTime is how long the first read of a group waits for others.
	gatherTime = 3 * time.Millisecond
	// listingLife is how long a listing answers reads: long enough for the
	// refresh of thousands of objects, short against a person's patience.
	listingLife = 5 * time.Minute
)

// readGroups holds the readGroup of every collection of a client.
type readGroups struct {
	mu     sync.Mutex
	groups map[string]any // *readGroup[T], by type, path and filter
}

func groupOf[T any](c Collection[T]) *readGroup[T] {
	var object T
	key := fmt.Sprintf("%T %q?%s", object, c.path, c.filter.Encode())
	reads := &c.client.reads
	reads.mu.Lock()
	defer reads.mu.Unlock()
	if group, ok := reads.groups[key].(*readGroup[T]); ok {
		return group
	}
	group := &readGroup[T]{collection: c, own: map[string]bool{}, listing: newListing[T]()}
	if reads.groups == nil {
		reads.groups = map[string]any{}
	}
	reads.groups[key] = group
	return group
}

type readGroup[T any] struct {
	collection Collection[T]

	mu      sync.Mutex
	own     map[string]bool // ids this process wrote: never served from a listing
	listing listing[T]
	next    *batch[T] // reads that wait to be answered together
	running bool      // a goroutine is answering batches
}

// wrote notes that this process changed the object: from now on it is read
// alone, since any listing may be older than the write.

func (g *readGroup[T]) wrote(id string) { g.claim(id) }

// claim notes that this process wrote the object, unless it had before.
func (g *readGroup[T]) claim(id string) (first bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	first = !g.own[id]
	g.own[id] = true
	delete(g.listing.objects, id)
	return first
}

// made reports whether this process wrote the object.
func (g *readGroup[T]) made(id string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.own[id]
}

// get answers from the listing, or joins the reads that wait for one.
func (g *readGroup[T]) get(ctx context.Context, id string) (T, error) {
	g.mu.Lock()
	object, listed := g.listing.objects[id]
	if listed && !g.listing.expired() {
		g.mu.Unlock()
		return object, nil
	}
	if g.own[id] || ctx.Err() != nil || !canBeSegment(id) {
		g.mu.Unlock()
		return g.collection.GetFresh(ctx, id)
	}
	b, r := g.join(ctx, id)
	g.mu.Unlock()
	select {
	case o := <-r.answer:
		return o.object, o.err
	case <-ctx.Done():
		g.settle(b, r)
		// A context that is over makes the error of a read without sending it.
		return g.collection.GetFresh(ctx, id)
	}
}

// join adds a read to the next batch, and starts the goroutine that answers if
// none runs. The caller holds the lock.
func (g *readGroup[T]) join(ctx context.Context, id string) (*batch[T], *read[T]) {
	if g.next == nil || g.next.live == 0 { // the last is dead when all its readers gave up
		g.next = newBatch[T](ctx)
	}
	r := g.next.add(ctx, id)
	g.listing.asked[id] = true
	if !g.running {
		g.running = true
		go g.answerAll()
	}
	return g.next, r
}

// settle takes a reader out of the batch, once, and ends the batch when it was
// the last.
func (g *readGroup[T]) settle(b *batch[T], r *read[T]) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if r.settled {
		return
	}
	r.settled = true
	if b.live--; b.live == 0 {
		b.stop()
	}
}

// answerAll answers batch after batch until no read waits.
func (g *readGroup[T]) answerAll() {
	for {
		g.mu.Lock()
		b := g.next
		if b == nil {
			g.running = false
			g.mu.Unlock()
			return
		}
		g.mu.Unlock()
		_ = pause(b.alive, gatherTime) // cut short when all its readers gave up
		g.mu.Lock()
		b, g.next = g.next, nil // others may have started another one meanwhile
		if g.listing.expired() {
			g.listing = newListing[T]()
			for id := range b.reads {
				g.listing.asked[id] = true
			}
		}
		g.mu.Unlock()
		g.answerBatch(b)
	}
}

// answerBatch reads pages of the listing while that costs fewer requests than
// the reads it can save, then has what is left read one by one. An id that the
// listing lacks is among these: a page can shift while it is read, so only the
// object's own URL tells that it is gone.
func (g *readGroup[T]) answerBatch(b *batch[T]) {
	ctx, cancel := b.context()
	g.deliverListed(b)
	for g.listingPays(b) {
		c := g.collection
		p, err := listPage[T](ctx, c.client, c.path, c.key, c.filter, g.pagesRead()+1)
		if ctx.Err() != nil {
			break // says nothing about the listing
		}
		g.mu.Lock()
		if err != nil {
			g.listing.giveUp() // each object's own read says what is wrong with it
		} else {
			g.listing.keep(p, c.id, g.own)
		}
		g.mu.Unlock()
		g.deliverListed(b)
	}
	// In the background: an object that answers slowly must not keep the next
	// batch waiting.
	go func() {
		defer b.stop()
		defer cancel()
		g.readAlone(ctx, b)
	}()
}

func (g *readGroup[T]) readAlone(ctx context.Context, b *batch[T]) {
	var all sync.WaitGroup
	for id, readers := range b.reads {
		if g.unwanted(readers) {
			continue
		}
		all.Go(func() {
			object, err := g.collection.GetFresh(ctx, id)
			g.deliver(b, readers, outcome[T]{object, err})
		})
	}
	all.Wait()
}

func (g *readGroup[T]) listingPays(b *batch[T]) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(b.reads) > 0 && g.listing.pays()
}

func (g *readGroup[T]) pagesRead() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.listing.pages
}

// unwanted reports that all who asked for an object gave up.
func (g *readGroup[T]) unwanted(readers []*read[T]) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, r := range readers {
		if !r.settled {
			return false
		}
	}
	return true
}

// deliverListed answers the reads that the listing can answer.
func (g *readGroup[T]) deliverListed(b *batch[T]) {
	for id, readers := range b.reads {
		g.mu.Lock()
		object, ok := g.listing.objects[id]
		g.mu.Unlock()
		if ok {
			g.deliver(b, readers, outcome[T]{object: object})
			delete(b.reads, id)
		}
	}
}

func (g *readGroup[T]) deliver(b *batch[T], readers []*read[T], o outcome[T]) {
	for _, r := range readers {
		r.answer <- o
		g.settle(b, r)
	}
}
