package impact

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// create makes a thing with a name, which is its natural key.
func create(ctx context.Context, c *Client, name string) (string, error) {
	return things(c).Create(ctx, NewForm().Set("Name", name), func(t thing) bool { return t.Name == name })
}

// firstPost spoils the first create.
func firstPost(broken step, committed bool) func(r *http.Request, n int) (step, bool) {
	spoilt := false
	return func(r *http.Request, _ int) (step, bool) {
		if r.Method != http.MethodPost || spoilt {
			return nil, true
		}
		spoilt = true
		return broken, committed
	}
}

func everyPost(broken step, committed bool) func(r *http.Request, n int) (step, bool) {
	return func(r *http.Request, _ int) (step, bool) {
		if r.Method != http.MethodPost {
			return nil, true
		}
		return broken, committed
	}
}

// lostAnswers are the ways in which a create's answer does not arrive.
var lostAnswers = map[string]step{
	"EOF":            fail(io.EOF),
	"reset":          fail(reset),
	"timeout":        hang,
	"truncated":      truncate,
	"500":            reply(500, `{"Message":"Oops"}`),
	"502":            reply(502, htmlPage),
	"503":            reply(503, ""),
	"HTML with 200":  reply(200, htmlPage),
	"cut JSON":       reply(200, `{"Status":"OK","Uri":"/Thi`),
	"Uri of no type": reply(200, `{"Status":"OK","Uri":{}}`),
}

func TestCreate(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := newShelf("x")
		id, err := create(t.Context(), newClient(t, api), "x")
		if err != nil || id != "2" {
			t.Errorf("%q, %v", id, err)
		}
		api.wantLog(t, "POST Things")
	})
}

func TestCreateWhoseAnswerIsLost(t *testing.T) {
	t.Parallel()
	for name, broken := range lostAnswers {
		for _, committed := range []bool{true, false} {
			inBubble(t, func(t *testing.T) {
				api := newShelf("other")
				api.fault = firstPost(broken, committed)
				id, err := create(t.Context(), newClient(t, api), "x")
				if err != nil || id != "2" {
					t.Errorf("%s: %q, %v", name, id, err)
				}
				if got := api.names(); !slices.Equal(got, []string{"1 other", "2 x"}) {
					t.Errorf("%s: left %q", name, got)
				}
				if committed {
					api.wantLog(t, "POST Things", "GET Things")
				} else {
					api.wantLog(t, "POST Things", "GET Things", "POST Things")
				}
			})
		}
	}
}

func TestCreateThatIsNeverAnswered(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := newShelf()
		api.fault = everyPost(reply(500, `{"Message":"Oops"}`), false)
		c := newClient(t, api)
		_, err := create(t.Context(), c, "x")
		wantError(t, err, "POST /Advertisers/"+c.AccountSID()+"/Things: 500 Internal Server Error: Oops")
		if posts := strings.Count(strings.Join(api.log(), "\n"), "POST"); posts != 5 {
			t.Errorf("%d creates", posts)
		}
	})
}

func TestCreateThatWasRefused(t *testing.T) {
	t.Parallel()
	for _, broken := range []step{
		reply(400, `{"Status":"ERROR","Message":"Oops"}`), reply(401, ""), reply(403, ""), reply(404, ""), fail(untrusted),
		reply(302, "", "Location", "https://other.test/"),
	} {
		inBubble(t, func(t *testing.T) {
			api := newShelf()
			api.fault = everyPost(broken, false)
			if _, err := create(t.Context(), newClient(t, api), "x"); err == nil || errors.Is(err, ErrOutcomeUnknown) {
				t.Errorf("error %v", err)
			}
			api.wantLog(t, "POST Things")
		})
	}
}

// Two objects of the same name in one configuration: the second must not take
// the first for its own.
func TestCreateDoesNotAdoptItsOwnObject(t *testing.T) {
	t.Parallel()
	for _, committed := range []bool{true, false} {
		inBubble(t, func(t *testing.T) {
			api := newShelf()
			c := newClient(t, api)
			if id, err := create(t.Context(), c, "x"); err != nil || id != "1" {
				t.Fatal(id, err)
			}
			api.fault = firstPost(fail(io.EOF), committed)
			id, err := create(t.Context(), c, "x")
			if err != nil || id != "2" || len(api.names()) != 2 {
				t.Errorf("%q of %q, %v", id, api.names(), err)
			}
		})
	}
}

// Two creates of the same name at the same time: one takes effect unanswered,
// the other does not arrive. Both find the one object.
func TestCreatesDoNotShareAnObject(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := newShelf()
		api.latency = 100 * time.Millisecond
		api.fault = func(r *http.Request, n int) (step, bool) {
			if r.Method == http.MethodPost && n < 2 {
				return fail(io.EOF), n == 0
			}
			return nil, true
		}
		c := newClient(t, api)
		ids := make([]string, 2)
		var all sync.WaitGroup
		for i := range ids {
			all.Go(func() {
				var err error
				if ids[i], err = create(t.Context(), c, "x"); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if slices.Sort(ids); !slices.Equal(ids, []string{"1", "2"}) || len(api.names()) != 2 {
			t.Errorf("ids %q of %q", ids, api.names())
		}
	})
}

func TestCreateWithABodyThatCannotBeSent(t *testing.T) {
	t.Parallel()
	api := newShelf()
	_, err := things(newClient(t, api)).Create(t.Context(), NewForm().SetList("x", []string{","}), func(thing) bool { return true })
	if err == nil {
		t.Error("no error")
	}
	api.wantLog(t)
}

func TestUpdateAndDelete(t *testing.T) {
	t.Parallel()
	api := newShelf("a", "b")
	c := things(newClient(t, api))
	ctx := t.Context()
	if err := c.Update(ctx, "1", NewForm()); err != nil {
		t.Error(err)
	}
	if err := c.Update(ctx, "1", NewForm().Set("Name", "c")); err != nil {
		t.Error(err)
	}
	if err := c.Update(ctx, "2", JSON{map[string]string{}}); err != nil {
		t.Error(err)
	}
	if err := c.Update(ctx, "1", NewForm().SetList("Name", []string{"a,b"})); err == nil {
		t.Error("a mistake in the form passes")
	}
	if err := c.Delete(ctx, "2"); err != nil {
		t.Error(err)
	}
	if err := c.Delete(ctx, "2"); !errors.Is(err, ErrNotFound) {
		t.Errorf("deleting twice: %v", err)
	}
	api.wantLog(t, "PUT Things/1", "PUT Things/2", "DELETE Things/2", "DELETE Things/2")
	if got := api.names(); !slices.Equal(got, []string{"1 c"}) {
		t.Errorf("left %q", got)
	}
}
