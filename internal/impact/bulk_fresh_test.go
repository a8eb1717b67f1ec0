package impact

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestReadYourWrites(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(20)
		c := newClient(t, api)
		walk(t, c, 1, 10, 10)
		if err := things(c).Update(t.Context(), "3", NewForm().Set("Name", "new")); err != nil {
			t.Fatal(err)
		}
		if err := things(c).Delete(t.Context(), "4"); err != nil {
			t.Fatal(err)
		}
		id, err := create(t.Context(), c, "made")
		if err != nil {
			t.Fatal(err)
		}
		changed, err := things(c).Get(t.Context(), "3")
		if err != nil || changed.Name != "new" {
			t.Errorf("updated: %v, %v", changed, err)
		}
		if gone, err := things(c).Get(t.Context(), "4"); !errors.Is(err, ErrNotFound) {
			t.Errorf("deleted: %v, %v", gone, err)
		}
		made, err := things(c).Get(t.Context(), id)
		if err != nil || made.Name != "made" {
			t.Errorf("created: %v, %v", made, err)
		}
		walk(t, c, 11, 20, 10)
		api.wantLog(t, "GET Things", "PUT Things/3", "DELETE Things/4", "GET Things", "POST Things", "GET Things/3", "GET Things/4", "GET Things/21")
	})
}

// What was just written together is read back together, after a moment, by a listing
// that is newer than the last write.
func TestReadBack(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := newShelf()
		c := newClient(t, api)
		start := time.Now()
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				name := "thing " + strconv.Itoa(i)
				id, err := create(t.Context(), c, name)
				if err != nil {
					t.Error(err)
					return
				}
				if got, err := things(c).Get(t.Context(), id); err != nil || got.Name != name {
					t.Errorf("got %v, %v", got, err)
				}
			})
		}
		all.Wait()
		log := api.log()
		if took := time.Since(start); len(log) != 22 || log[0] != "GET Things" || log[21] != "GET Things" || took > 50*time.Millisecond {
			t.Errorf("%s, requests\n%s", took, strings.Join(log, "\n"))
		}
	})
}

// The listing was asked for before the write, and answers after it.
func TestReadYourWritesDuringAListing(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(10)
		api.fault = func(r *http.Request, n int) (step, bool) {
			if n > 0 {
				return nil, true
			}
			old, err := api.perform(r) //nolint:bodyclose // answered below
			return func(*http.Request) (*http.Response, error) {
				advance(time.Second)
				return old, err
			}, false
		}
		c := newClient(t, api)
		first, second := startReading(t.Context(), c, "1"), startReading(t.Context(), c, "2")
		advance(100 * time.Millisecond) // the listing is under way
		if err := things(c).Update(t.Context(), "3", NewForm().Set("Name", "new")); err != nil {
			t.Fatal(err)
		}
		<-first.done
		<-second.done
		if got, err := things(c).Get(t.Context(), "3"); err != nil || got.Name != "new" {
			t.Errorf("got %v, %v", got, err)
		}
		api.wantLog(t, "GET Things", "PUT Things/3", "GET Things/3")
	})
}

func TestListingGrowsOld(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(10)
		c := newClient(t, api)
		walk(t, c, 1, 5, 5)
		api.objects[6].Name = "changed by somebody else"
		advance(DefaultListingLife - 10*time.Second)
		walk(t, c, 6, 10, 5) // a young listing still answers
		advance(20 * time.Second)
		got, err := things(c).Get(t.Context(), "7")
		if err != nil || got.Name != "changed by somebody else" {
			t.Errorf("got %v, %v", got, err)
		}
		api.wantLog(t, "GET Things", "GET Things/7")
	})
}

// A batch that waits for the budget for an hour keeps the group busy; what it
// listed before must not answer reads all that time.
func TestListingGrowsOldDuringALongBatch(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(10)
		c := newClient(t, api)
		walk(t, c, 1, 5, 5)
		api.fault = func(r *http.Request, _ int) (step, bool) {
			if strings.HasSuffix(r.URL.Path, "/99") {
				return func(*http.Request) (*http.Response, error) {
					advance(50 * time.Second)
					return response(503, ""), nil
				}, false
			}
			return nil, true
		}
		advance(DefaultListingLife - 10*time.Second)
		slow := startReading(t.Context(), c, "99")
		advance(20 * time.Second)
		api.objects[0].Name = "changed by somebody else"
		young, err := things(c).Get(t.Context(), "1")
		if err != nil || young.Name != "changed by somebody else" {
			t.Errorf("got %v, %v", young, err)
		}
		<-slow.done
	})
}

// Everything at once, for the race detector: readers, writers and people who
// lose patience, over several lives of the listing.
func TestBulkReadsUnderStress(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		const n = 200
		api := stock(n)
		api.latency = 7 * time.Millisecond
		c := newClient(t, api)
		var all sync.WaitGroup
		for worker := range 20 {
			all.Go(func() {
				for round := range 100 {
					id := strconv.Itoa((worker*37+round*11)%n + 1)
					switch {
					case worker == 0:
						name := "round " + strconv.Itoa(round)
						if err := things(c).Update(t.Context(), id, NewForm().Set("Name", name)); err != nil {
							t.Error(err)
						}
						// Nobody else writes, so the write must be seen.
						if got, err := things(c).Get(t.Context(), id); err != nil || got.Name != name {
							t.Errorf("%s: got %v, %v", name, got, err)
						}
					case worker < 4:
						ctx, cancel := context.WithTimeout(t.Context(), time.Duration(round%10)*time.Millisecond)
						if got, err := things(c).Get(ctx, id); err != nil && !errors.Is(err, context.DeadlineExceeded) || err == nil && got.ID.String() != id {
							t.Errorf("%s: got %v, %v", id, got, err)
						}
						cancel()
					default:
						if got, err := things(c).Get(t.Context(), id); err != nil || got.ID.String() != id {
							t.Errorf("%s: got %v, %v", id, got, err)
						}
					}
					advance(time.Duration(round%5) * time.Second * 2)
				}
			})
		}
		all.Wait()
	})
}
