package impact

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// heavy fails every listing page above a size.
func heavy(api *shelf, most int, broken step) {
	api.fault = func(r *http.Request, _ int) (step, bool) {
		if size, err := strconv.Atoi(r.URL.Query().Get("PageSize")); err == nil && size > most {
			return broken, false
		}
		return nil, true
	}
}

// pagesAsked are the sizes and numbers of the pages asked for.
func pagesAsked(api *shelf) string {
	var pages []string
	for _, r := range api.requests() {
		if size := r.query.Get("PageSize"); size != "" {
			pages = append(pages, strings.TrimSuffix(size+"/"+r.query.Get("Page"), "/"))
		}
	}
	return strings.Join(pages, " ")
}

// A collection that cannot bear a page is read in smaller ones, from where it
// was, and remembered.
func TestSmallerPages(t *testing.T) {
	t.Parallel()
	tooLarge := `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"PageSize","Message":"Too large"}]}`
	for name, test := range map[string]struct {
		broken      step
		most        int
		first, then string
	}{
		"bears all":            {nil, 1000, "1000 1000/2", "1000 1000/2"},
		"504":                  {reply(504, `{"message":"The upstream server is timing out"}`), 500, "1000 500 500/2 500/3", "500 500/2 500/3"},
		"timeout":              {hang, 500, "1000 500 500/2 500/3", "500 500/2 500/3"},
		"refusal":              {reply(400, tooLarge), 500, "1000 500 500/2 500/3", "500 500/2 500/3"},
		"500, tried once more": {reply(500, ""), 500, "1000 1000 500 500/2 500/3", "500 500/2 500/3"},
		"only 100": {
			reply(504, ""), 100, "1000 500 100 100/2 100/3 100/4 100/5 100/6 100/7 100/8 100/9 100/10 100/11 100/12 100/13",
			"100 100/2 100/3 100/4 100/5 100/6 100/7 100/8 100/9 100/10 100/11 100/12 100/13",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				api := stock(1250)
				heavy(api, test.most, test.broken)
				c := newClient(t, api)
				for _, want := range []string{test.first, test.first + " " + test.then} {
					ids, err := listIDs(t.Context(), c, nil)
					if err != nil || len(ids) != 1250 || ids[1249] != "1250" {
						t.Fatalf("%d objects, %v", len(ids), err)
					}
					wantText(t, "pages", pagesAsked(api), want)
				}
				// Another collection may bear more.
				if size := c.pageSizes.of([]string{"Others"}); size != 1000 {
					t.Errorf("others are asked for %d at a time", size)
				}
			})
		})
	}
}

// The third page is too much, as a page of large objects may be.
func TestSmallerPagesInTheMiddle(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(3000)
		api.fault = func(r *http.Request, _ int) (step, bool) {
			if query := r.URL.Query(); query.Get("PageSize") == "1000" && query.Get("Page") == "3" {
				return reply(504, ""), false
			}
			return nil, true
		}
		ids, err := listIDs(t.Context(), newClient(t, api), nil)
		slices.Sort(ids)
		if err != nil || len(slices.Compact(ids)) != 3000 {
			t.Errorf("%d objects, %v", len(ids), err)
		}
		wantText(t, "pages", pagesAsked(api), "1000 1000/2 1000/3 500/5 500/6")
	})
}

func TestListingsThatFailInAnySize(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		broken step
		want   string
		after  string // sizes that are asked for the next time
	}{
		"503":               {reply(503, ""), "1000 1000 500 500 100 100 100 100 100", "1000"},
		"another complaint": {reply(400, `{"Status":"ERROR","Message":"No"}`), "1000", "1000"},
		"forbidden":         {reply(403, ""), "1000", "1000"},
		"no connection":     {fail(refused), "1000 1000 1000 1000 1000", "1000"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				api := stock(10)
				heavy(api, 0, test.broken)
				c := newClient(t, api)
				start := time.Now()
				if _, err := listIDs(t.Context(), c, nil); err == nil {
					t.Error("no error")
				}
				wantText(t, "pages", pagesAsked(api), test.want)
				if took := time.Since(start); took > 2*time.Minute {
					t.Errorf("took %s", took)
				}
				if size := c.pageSizes.of([]string{"Things"}); strconv.Itoa(size) != test.after {
					t.Errorf("%d is remembered", size)
				}
			})
		})
	}
}

// What is only to save requests is tried once, and then smaller.
func TestBulkReadsOfHeavyPages(t *testing.T) {
	t.Parallel()
	for name, broken := range map[string]step{"504": reply(504, ""), "500": reply(500, ""), "timeout": hang} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				api := stock(20)
				heavy(api, 100, broken)
				c := newClient(t, api)
				for _, want := range []string{"1000", "1000 500", "1000 500 100"} {
					walk(t, c, 1, 20, 10)
					wantText(t, "pages", pagesAsked(api), want)
					advance(2 * time.Minute)
				}
			})
		})
	}
}

// A server that says there is another page, and answers the same again.
func TestPagesWithoutEnd(t *testing.T) {
	t.Parallel()
	same := `{"@nextpageuri":"/Things?cursor=x","Things":[{"Id":1},{"Id":2}]}`
	t.Run("listing", func(t *testing.T) {
		t.Parallel()
		api := steps(reply(200, same))
		c := newClient(t, api)
		_, err := listIDs(t.Context(), c, url.Values{})
		wantError(t, err, "GET /Advertisers/"+c.AccountSID()+"/Things: 200 OK: the listing cannot be followed: page 2 of Things holds only objects of the pages before it")
		if n := len(api.requests()); n != 2 || errors.Is(err, ErrNotFromAPI) {
			t.Errorf("%d requests, %v", n, err)
		}
	})
	t.Run("objects without an id", func(t *testing.T) {
		t.Parallel()
		api := steps(reply(200, `{"@nextpageuri":"?x","Things":[{"Name":"a"}]}`), reply(200, `{"@nextpageuri":"?x","Things":[{"Name":"b"}]}`))
		if _, err := listIDs(t.Context(), newClient(t, api), nil); err == nil || len(api.requests()) != 3 {
			t.Errorf("%d requests, %v", len(api.requests()), err)
		}
	})
	t.Run("bulk reads", func(t *testing.T) {
		t.Parallel()
		inBubble(t, func(t *testing.T) {
			api := stock(30)
			api.fault = func(r *http.Request, _ int) (step, bool) {
				if strings.HasSuffix(r.URL.Path, "/Things") {
					return reply(200, `{"@nextpageuri":"?x","Things":[{"Id":1,"Name":"thing 1"}]}`), false
				}
				return nil, true
			}
			walk(t, newClient(t, api), 1, 30, 30)
			if listed := strings.Count(strings.Join(api.log(), "\n")+"\n", "GET Things\n") + strings.Count(strings.Join(api.log(), "\n"), "Things page"); listed != 2 {
				t.Errorf("%d pages were read", listed)
			}
		})
	})
}
