package impact

import "time"

// listing is what a readGroup knows of its collection. It is guarded by the
// group's lock.
type listing[T any] struct {
	asked   map[string]bool // every id asked for since the listing began
	objects map[string]T    // what the listing has shown so far, by id
	pages   int             // pages read so far
	left    int             // pages still to read, as far as known
	since   time.Time       // of the first page; zero before it
}

func newListing[T any]() listing[T] {
	return listing[T]{
		asked: map[string]bool{}, objects: map[string]T{},
		left: 1, // unknown; the first page tells
	}
}

// expired reports that the listing is too old to answer reads.
func (l *listing[T]) expired() bool {
	return !l.since.IsZero() && time.Since(l.since) > listingLife
}

// pays compares the pages still to read with the ids that were asked for:
// Terraform asks for ten at a time, so those asked before count too.
func (l *listing[T]) pays() bool { return l.left > 0 && len(l.asked) > l.left }

// keep remembers a page, except objects that this process wrote itself.
func (l *listing[T]) keep(p page[T], idOf func(T) string, own map[string]bool) {
	l.begin()
	l.pages++
	switch {
	case !p.next:
		l.left = 0
	case p.pages > l.pages:
		l.left = p.pages - l.pages
	default:
		l.left = 1 // there is a next page, but not how many
	}
	for _, object := range p.items {
		if id := idOf(object); id != "" && !own[id] {
			l.objects[id] = object
		}
	}
}

// giveUp reads no further page until the listing has expired.
func (l *listing[T]) giveUp() {
	l.begin()
	l.left = 0
}

func (l *listing[T]) begin() {
	if l.since.IsZero() {
		l.since = time.Now()
	}
}
