package impact

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/batch"
)

// walk reads the things with the ids from..to as Terraform does, some at a
// time, and checks that each is itself.
func walk(t *testing.T, c *Client, from, to, parallel int) {
	t.Helper()
	ids := make(chan int)
	var workers sync.WaitGroup
	for range parallel {
		workers.Go(func() {
			for id := range ids {
				object, err := things(c).Get(t.Context(), strconv.Itoa(id))
				if want := (thing{ID(strconv.Itoa(id)), "thing " + strconv.Itoa(id)}); err != nil || object != want {
					t.Errorf("%d: got %v, %v", id, object, err)
				}
			}
		})
	}
	for id := from; id <= to; id++ {
		ids <- id
	}
	close(ids)
	workers.Wait()
}

// reading is one Get in the background.
type reading struct {
	object thing
	err    error
	done   chan struct{}
}

func startReading(ctx context.Context, c *Client, id string) *reading {
	r := &reading{done: make(chan struct{})}
	go func() {
		defer close(r.done)
		r.object, r.err = things(c).Get(ctx, id)
	}()
	return r
}

func TestBulkReads(t *testing.T) {
	t.Parallel()
	pages := func(n int) []string {
		log := []string{"GET Things"}
		for page := 2; page <= n; page++ {
			log = append(log, "GET Things page "+strconv.Itoa(page))
		}
		return log
	}
	for _, test := range []struct {
		stock, from, to, parallel int
		want                      []string
	}{
		{1, 1, 1, 1, []string{"GET Things/1"}},
		{5000, 4321, 4321, 10, []string{"GET Things/4321"}},
		{2, 1, 2, 2, pages(1)},
		{10, 1, 10, 10, pages(1)},
		{1000, 1, 1000, 10, pages(1)},
		{1000, 1, 1000, 1000, pages(1)},
		{1001, 1, 1001, 10, pages(2)},
		{5000, 1, 5000, 10, pages(5)},
		{5000, 1, 5000, 64, pages(5)},
		{10, 1, 10, 1, append([]string{"GET Things/1"}, pages(1)...)},
	} {
		for _, latency := range []time.Duration{0, 100 * time.Millisecond} {
			t.Run(fmt.Sprintf("%d of %d by %d after %s", test.to-test.from+1, test.stock, test.parallel, latency), func(t *testing.T) {
				t.Parallel()
				inBubble(t, func(t *testing.T) {
					api := stock(test.stock)
					api.latency = latency
					start := time.Now()
					walk(t, newClient(t, api), test.from, test.to, test.parallel)
					api.wantLog(t, test.want...)
					// Gathering may cost no more than a few milliseconds per request.
					if took, most := time.Since(start), time.Duration(len(test.want)+1)*(latency+batch.GatherTime); took > most {
						t.Errorf("took %s, more than %s", took, most)
					}
				})
			})
		}
	}
}

// Some listings tell that there is a next page, but not how many there are.
func TestBulkReadsOfUnknownLength(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(2500)
		api.fault = func(r *http.Request, _ int) (step, bool) {
			answer, err := api.perform(r) //nolint:bodyclose // answered below
			var p struct{ Things []thing }
			if err == nil {
				err = json.NewDecoder(answer.Body).Decode(&p)
			}
			if err != nil {
				return fail(err), false
			}
			next := ""
			if n := len(api.requests()); n < 3 {
				next = "/Things?Page=" + strconv.Itoa(n+1)
			}
			body, err := json.Marshal(map[string]any{"@nextpageuri": next, "Things": p.Things})
			if err != nil {
				return fail(err), false
			}
			return reply(200, string(body)), false
		}
		walk(t, newClient(t, api), 1, 2500, 10)
		api.wantLog(t, "GET Things", "GET Things page 2", "GET Things page 3")
	})
}

// Two of five thousand are not worth five pages.
func TestBulkReadsOfAFew(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(5000)
		walk(t, newClient(t, api), 4999, 5000, 2)
		log := api.log()
		slices.Sort(log)
		if want := []string{"GET Things", "GET Things/4999", "GET Things/5000"}; !slices.Equal(log, want) {
			t.Errorf("requests %q", log)
		}
	})
}

func TestReadEachAlone(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(20)
		walk(t, newClient(t, api, func(c *Config) { c.DisableBulkReads = true }), 1, 20, 10)
		if log := strings.Join(api.log(), "\n"); strings.Count(log, "GET Things/") != 20 || len(api.log()) != 20 {
			t.Errorf("requests\n%s", log)
		}
	})
}

// Only an object's own URL tells that it is gone.
func TestBulkReadOfWhatTheListingLacks(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(10)
		hiddenThing := api.objects[4] // a page shifted while it was read
		api.fault = func(r *http.Request, _ int) (step, bool) {
			if strings.HasSuffix(r.URL.Path, "/Things") {
				return reply(200, `{"@numpages":"1","Things":[{"Id":1,"Name":"thing 1"}]}`), false
			}
			return nil, true
		}
		c := newClient(t, api)
		readings := []*reading{startReading(t.Context(), c, "1"), startReading(t.Context(), c, "5"), startReading(t.Context(), c, "99")}
		for _, r := range readings {
			<-r.done
		}
		if readings[0].err != nil || readings[1].err != nil || readings[1].object != hiddenThing || !errors.Is(readings[2].err, ErrNotFound) {
			t.Errorf("got %+v, %+v, %+v", *readings[0], *readings[1], *readings[2])
		}
		log := api.log()
		if slices.Sort(log); !slices.Equal(log, []string{"GET Things", "GET Things/5", "GET Things/99"}) {
			t.Errorf("requests %q", log)
		}
	})
}

func TestBulkReadsWithoutTheRightToList(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(40)
		forbidden := true
		api.fault = func(r *http.Request, _ int) (step, bool) {
			if forbidden && strings.HasSuffix(r.URL.Path, "/Things") {
				return reply(403, ""), false
			}
			return nil, true
		}
		c := newClient(t, api)
		walk(t, c, 1, 10, 10)
		walk(t, c, 11, 20, 10)
		if log := strings.Join(api.log(), " "); strings.Count(log, "Things/") != 20 || len(api.log()) != 21 {
			t.Errorf("requests %s", log)
		}
		// The permission may have been given meanwhile.
		forbidden = false
		advance(DefaultListingLife + time.Second)
		walk(t, c, 21, 40, 10)
		if got := api.log()[21:]; !slices.Equal(got, []string{"GET Things"}) {
			t.Errorf("requests later %q", got)
		}
	})
}

func TestBulkReadErrorsNameTheObject(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		c := newClient(t, steps(reply(401, "")))
		readings := map[string]*reading{}
		for _, id := range []string{"1", "2", "3"} {
			readings[id] = startReading(t.Context(), c, id)
		}
		for id, r := range readings {
			<-r.done
			wantError(t, r.err, "GET /Advertisers/"+c.AccountSID()+"/Things/"+id+": 401 Unauthorized: the answer has no body")
		}
	})
}

func TestReadersOfOneObject(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(10)
		c := newClient(t, api)
		var readings []*reading
		for range 5 {
			readings = append(readings, startReading(t.Context(), c, "7"))
		}
		for _, r := range readings {
			<-r.done
			if r.err != nil || r.object.ID != "7" {
				t.Errorf("got %v, %v", r.object, r.err)
			}
		}
		api.wantLog(t, "GET Things/7")
	})
}

func TestReadersAreApart(t *testing.T) {
	t.Parallel()
	c := newClient(t, nil)
	type other struct{ ID ID }
	base := things(c)
	filtered, nested, joined := base, base, base
	filtered.filter = url.Values{"State": {"ACTIVE"}}
	nested.path = []string{"Things", "1"}
	joined.path = []string{"Things/1"}
	readers := []*batch.Reader[found[thing]]{readerOf(base), readerOf(filtered), readerOf(nested), readerOf(joined)}
	for i, a := range readers {
		for _, b := range readers[i+1:] {
			if a == b {
				t.Errorf("collection %d shares a reader", i)
			}
		}
	}
	if readerOf(base) != readers[0] {
		t.Error("a collection has two readers")
	}
	readerOf(Collection[other]{client: c, path: base.path})
	if readerOf(base) != readers[0] {
		t.Error("a collection of another type replaced the reader")
	}
}

func TestObjectsWithoutAnID(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		c := newClient(t, steps(reply(200, `{"Status":"OK"}`)))
		_, err := things(c).Get(t.Context(), "1")
		wantError(t, err, "GET /Advertisers/"+c.AccountSID()+"/Things/1: 200 OK: the answer cannot be understood: it has no id")
	})
	inBubble(t, func(t *testing.T) {
		api := steps(reply(200, `{"@numpages":"1","Things":[{"Name":"no id"}]}`), reply(404, `{"Status":"ERROR","Message":"No such thing"}`))
		c := newClient(t, api)
		first, second := startReading(t.Context(), c, "1"), startReading(t.Context(), c, "2")
		<-first.done
		<-second.done
		if !errors.Is(first.err, ErrNotFound) || !errors.Is(second.err, ErrNotFound) {
			t.Errorf("got %v, %v", first.err, second.err)
		}
		if object, err := things(c).Get(t.Context(), ""); err == nil {
			t.Errorf("no id stands for %v", object)
		}
	})
}
