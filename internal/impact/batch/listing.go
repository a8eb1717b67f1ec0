package batch

import "time"

// listing is what a Reader knows of its collection. It is guarded by the
// reader's lock.
type listing[T any] struct {
	asked   map[string]bool // every id asked for since the listing began
	objects map[string]T    // what the listing has shown so far, by id
	seen    map[string]bool // ids that it has shown, those of own objects too
	pages   int             // pages read so far
	left    int             // pages still to read, as far as known
	since   time.Time       // of the first page; zero before it
	begun   int             // how many writes came before it
}

func newListing[T any](writes int) listing[T] {
	return listing[T]{
		begun: writes, asked: map[string]bool{}, objects: map[string]T{}, seen: map[string]bool{},
		left: 1, // unknown; the first page tells
	}
}

// olderThan reports that the listing began longer ago than it answers reads.
func (l *listing[T]) olderThan(life time.Duration) bool {
	return !l.since.IsZero() && time.Since(l.since) > life
}

// pays reports whether reading the remaining pages costs fewer requests than
// reading the ids asked for so far one by one. Terraform asks for ten at a time,
// so the ids asked for in earlier rounds count too.
func (l *listing[T]) pays() bool { return l.left > 0 && len(l.asked) > l.left }

// isOlderThanSome reports whether this process wrote several of the ids after the
// listing began: a new one answers them at once. A single one is read by itself.
func (l *listing[T]) isOlderThanSome(ids map[string][]*read[T], own map[string]int) bool {
	newer := 0
	for id := range ids {
		if own[id] > l.begun {
			newer++
		}
	}
	return newer > 1
}

// keep remembers a page, except objects that this process wrote meanwhile. After a
// page without a new id no further one is read: a server that ignores the number
// of the page would be asked for ever.
func (l *listing[T]) keep(p Page[T], own map[string]int) {
	l.begin()
	l.pages++
	switch {
	case !p.Next:
		l.left = 0
	case p.Pages > l.pages:
		l.left = p.Pages - l.pages
	default:
		l.left = 1 // there is a next page, but not how many
	}
	before := len(l.seen)
	for id, object := range p.Objects {
		l.seen[id] = true
		if own[id] <= l.begun {
			l.objects[id] = object
		}
	}
	if len(l.seen) == before {
		l.left = 0
	}
}

// giveUp reads no further page while the listing lives.
func (l *listing[T]) giveUp() {
	l.begin()
	l.left = 0
}

func (l *listing[T]) begin() {
	if l.since.IsZero() {
		l.since = time.Now()
	}
}
