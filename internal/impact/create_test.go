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

// create makes a thing with a name, as the engine does: a create that was not
// answered is looked for.
func create(ctx context.Context, c *Client, name string) (string, error) {
	creation, err := things(c).Begin(ctx)
	if err != nil {
		return "", err
	}
	defer creation.End()
	id, err := things(c).Create(ctx, NewForm().Set("Name", name))
	if errors.Is(err, ErrOutcomeUnknown) {
		return creation.Find(ctx, err, func(t thing) bool { return t.Name == name })
	}
	return id, err
}

// posts counts the creates among the requests.
func (s *shelf) posts() int { return strings.Count(strings.Join(s.log(), "\n"), "POST") }

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
		api.wantLog(t, "GET Things", "POST Things")
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
				if committed {
					if err != nil || id != "2" {
						t.Errorf("%s: %q, %v", name, id, err)
					}
					api.wantLog(t, "GET Things", "POST Things", "GET Things")
					return
				}
				if id != "" || !errors.Is(err, ErrOutcomeUnknown) || !strings.HasSuffix(err.Error(), "and it was not found in 1m0s; it was not sent again") {
					t.Errorf("%s: %q, %v", name, id, err)
				}
				if got := api.names(); !slices.Equal(got, []string{"1 other"}) || api.posts() != 1 {
					t.Errorf("%s: left %q after %d creates", name, got, api.posts())
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
		wantError(t, err, "the create of the thing was not answered (POST /Advertisers/"+c.AccountSID()+"/Things: 500 Internal Server Error: Oops), "+
			"and it was not found in 1m0s; it was not sent again")
		if api.posts() != 1 {
			t.Errorf("%d creates", api.posts())
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
			api.wantLog(t, "GET Things", "POST Things")
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
			switch {
			case committed && (err != nil || id != "2" || len(api.names()) != 2):
				t.Errorf("%q of %q, %v", id, api.names(), err)
			case !committed && (!errors.Is(err, ErrOutcomeUnknown) || len(api.names()) != 1):
				t.Errorf("%q of %q, %v", id, api.names(), err)
			}
		})
	}
}

// Two creates of the same name at the same time: one takes effect unanswered,
// the other does not arrive. One finds the object, and the other must not take it.
func TestCreatesDoNotShareAnObject(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := newShelf()
		api.latency = 100 * time.Millisecond
		api.fault = func(r *http.Request, n int) (step, bool) {
			if r.Method == http.MethodPost {
				return fail(io.EOF), n == 1 // after the listing
			}
			return nil, true
		}
		c := newClient(t, api)
		ids, errs := make([]string, 2), make([]error, 2)
		var all sync.WaitGroup
		for i := range ids {
			all.Go(func() { ids[i], errs[i] = create(t.Context(), c, "x") })
		}
		all.Wait()
		if slices.Sort(ids); !slices.Equal(ids, []string{"", "1"}) || len(api.names()) != 1 || !errors.Is(errors.Join(errs...), ErrOutcomeUnknown) {
			t.Errorf("ids %q of %q: %v", ids, api.names(), errs)
		}
	})
}

func TestCreateWithABodyThatCannotBeSent(t *testing.T) {
	t.Parallel()
	api := newShelf()
	_, err := things(newClient(t, api)).Create(t.Context(), NewForm().SetList("x", []string{","}))
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
