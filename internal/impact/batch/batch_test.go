package batch

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var errGone = errors.New("gone")

// advance lets the virtual time of a bubble pass.
func advance(d time.Duration) { <-time.After(d) }

// readAll asks for the ids at the same time, and expects each to be itself.
func readAll(t *testing.T, r *Reader[string], ids ...string) {
	t.Helper()
	var all sync.WaitGroup
	for _, id := range ids {
		all.Go(func() {
			if got, err := r.Get(t.Context(), id); err != nil || got != "text "+id {
				t.Errorf("%s: %q, %v", id, got, err)
			}
		})
	}
	all.Wait()
}

func ids(from, to int) []string {
	var all []string
	for i := from; i <= to; i++ {
		all = append(all, strconv.Itoa(i))
	}
	return all
}

func (s *source) want(t *testing.T, pages []int, ones ...string) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	slices.Sort(s.ones)
	if !slices.Equal(s.pageRead, pages) || !slices.Equal(s.ones, ones) {
		t.Errorf("pages %v and single reads %q, want %v and %q", s.pageRead, s.ones, pages, ones)
	}
}

func TestWhatIsRead(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name          string
		objects, size int
		noCount       bool
		ids           []string
		pages         []int
		ones          []string
	}{
		{"one", 10, 10, false, ids(3, 3), nil, ids(3, 3)},
		{"two of one page", 10, 10, false, ids(3, 4), []int{1}, nil},
		{"all of three pages", 30, 10, false, ids(1, 30), []int{1, 2, 3}, nil},
		{"all of an unknown number of pages", 30, 10, true, ids(1, 30), []int{1, 2, 3}, nil},
		{"two of many pages", 1000, 10, false, ids(998, 999), []int{1}, ids(998, 999)},
		{"the same twice", 10, 10, false, []string{"3", "3"}, nil, ids(3, 3)},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newSource(test.objects, test.size)
				s.noCount = test.noCount
				readAll(t, s.reader(), test.ids...)
				s.want(t, test.pages, test.ones...)
			})
		})
	}
}

// A server that ignores the number of the page says for ever that there is
// another one.
func TestAPageWithoutANewID(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSource(30, 10)
		r := New(Source[string]{One: s.one, Life: life, Page: func(ctx context.Context, _ int) (Page[string], error) {
			return s.page(ctx, 1)
		}})
		readAll(t, r, ids(1, 30)...)
		s.want(t, []int{1, 1}, slices.Sorted(slices.Values(ids(11, 30)))...)
	})
}

// Only the object's own read tells that it is gone: a page can shift.
func TestWhatTheListingLacks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSource(10, 10)
		r := s.reader()
		var gone error
		var all sync.WaitGroup
		all.Go(func() { _, gone = r.Get(t.Context(), "99") })
		all.Go(func() { readAll(t, r, "1") })
		all.Wait()
		if !errors.Is(gone, errGone) {
			t.Errorf("got %v", gone)
		}
		s.want(t, []int{1}, "99")
	})
}

// A listing that fails is not asked again before its time is over.
func TestAListingThatFails(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSource(10, 10)
		s.pageErr = errors.New("forbidden")
		r := s.reader()
		readAll(t, r, "1", "2")
		readAll(t, r, "3", "4")
		s.want(t, []int{1}, "1", "2", "3", "4")
		s.pageErr = nil
		advance(life + time.Second)
		readAll(t, r, "5", "6")
		s.want(t, []int{1, 1}, "1", "2", "3", "4")
	})
}

func TestWritesAreReadAlone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSource(10, 10)
		r := s.reader()
		readAll(t, r, "1", "2")
		if r.Written("1") || !r.Wrote("1") || r.Wrote("1") || !r.Written("1") {
			t.Error("whether a write is the first is told wrongly")
		}
		s.objects["1"] = "new"
		if got, err := r.Get(t.Context(), "1"); err != nil || got != "new" {
			t.Errorf("got %q, %v", got, err)
		}
		s.want(t, []int{1}, "1")
	})
}

// The listing was begun before the write and ends after it.
func TestAWriteDuringAListing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSource(10, 10)
		s.latency = time.Second
		r := s.reader()
		var all sync.WaitGroup
		all.Go(func() { readAll(t, r, "1", "2") })
		advance(100 * time.Millisecond)
		r.Wrote("3")
		all.Wait()
		readAll(t, r, "3")
		s.want(t, []int{1}, "3")
	})
}

func TestListingsGrowOld(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSource(10, 10)
		r := s.reader()
		readAll(t, r, "1", "2")
		advance(life)
		readAll(t, r, "3")
		s.want(t, []int{1})
		advance(time.Second)
		readAll(t, r, "3")
		s.want(t, []int{1}, "3")
	})
}

// Who gives up returns at once. The others get their answer; a listing that
// nobody waits for any more is broken off, and is asked again by the next.
func TestReadersGiveUp(t *testing.T) {
	t.Parallel()
	for _, others := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			s := newSource(10, 10)
			s.latency = time.Second
			r := s.reader()
			ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
			defer cancel()
			start := time.Now()
			var all sync.WaitGroup
			for _, id := range []string{"1", "2"} {
				all.Go(func() {
					if _, err := r.Get(ctx, id); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 500*time.Millisecond {
						t.Errorf("%v after %s", err, time.Since(start))
					}
				})
			}
			if others {
				all.Go(func() { readAll(t, r, "3") })
			}
			all.Wait()
			readAll(t, r, ids(4, 10)...)
			if others {
				s.want(t, []int{1})
			} else {
				s.want(t, []int{1, 1})
			}
		})
	}
}

// A slow object does not hold up those that are asked for later.
func TestASlowObject(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSource(10, 10)
		s.latency = time.Hour
		r := s.reader()
		var slow sync.WaitGroup
		slow.Go(func() { readAll(t, r, "1") })
		advance(time.Minute)
		s.mu.Lock()
		s.latency = 0
		s.mu.Unlock()
		start := time.Now()
		readAll(t, r, "2", "3")
		if took := time.Since(start); took > time.Second {
			t.Errorf("took %s", took)
		}
		slow.Wait()
	})
}
