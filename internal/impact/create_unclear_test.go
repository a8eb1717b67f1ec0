package impact

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestCreateWithSeveralCandidates(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := newShelf("x", "y")
		api.fault = func(r *http.Request, _ int) (step, bool) {
			if r.Method != http.MethodPost {
				return nil, true
			}
			api.add("x") // somebody else makes another one meanwhile
			return fail(io.EOF), true
		}
		c := newClient(t, api)
		_, err := create(t.Context(), c, "x")
		wantError(t, err, "the create of the thing was not answered (POST /Advertisers/"+c.AccountSID()+
			"/Things: the connection to api.test broke before an answer arrived: EOF), and several exist that could be it: ids 3, 4; "+
			"delete the ones that are not wanted, or import the right one")
		if !errors.Is(err, ErrOutcomeUnknown) {
			t.Error("not ErrOutcomeUnknown")
		}
		api.wantLog(t, "GET Things", "POST Things", "GET Things")
	})
}

func TestCreateWhoseAnswerTellsNoID(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		"", "{}", `{"Status":"OK"}`, `{"Status":"OK","Uri":""}`, `{"Status":"OK","Uri":"/"}`, `null`,
		`{"Status":"OK","Uri":"/Advertisers/IRx/Things"}`, `{"Status":"OK","Uri":"/Advertisers/IRx/Things/"}`,
	} {
		inBubble(t, func(t *testing.T) {
			api := newShelf("other")
			api.fault = everyPost(reply(200, body), true)
			start := time.Now()
			id, err := create(t.Context(), newClient(t, api), "x")
			if err != nil || id != "2" || !time.Now().Equal(start) {
				t.Errorf("%s: %q after %s, %v", body, id, time.Since(start), err)
			}
			api.wantLog(t, "GET Things", "POST Things", "GET Things")
		})
	}
}

// The API has accepted the object, so it must not be sent again: the listing
// may only be late.
func TestCreateThatTheListingShowsLate(t *testing.T) {
	t.Parallel()
	for _, late := range []int{2, 99} {
		inBubble(t, func(t *testing.T) {
			api := newShelf()
			listings := 0
			api.fault = func(r *http.Request, _ int) (step, bool) {
				if r.Method == http.MethodPost {
					return reply(200, ""), true
				}
				if listings++; listings <= late+1 {
					return reply(200, `{"@total":"0","Things":[]}`), true
				}
				return nil, true
			}
			id, err := create(t.Context(), newClient(t, api), "x")
			switch late {
			case 2:
				if err != nil || id != "1" {
					t.Errorf("%q, %v", id, err)
				}
				api.wantLog(t, "GET Things", "POST Things", "GET Things", "GET Things", "GET Things")
			default:
				wantError(t, err, "the API accepted the new thing, but the answer does not tell the id of the new object, and the listing does not show it (yet)")
				if posts := strings.Count(strings.Join(api.log(), "\n"), "POST"); posts != 1 {
					t.Errorf("%d creates", posts)
				}
			}
		})
	}
}

func TestCreateWhoseLookupFails(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := newShelf()
		api.fault = func(r *http.Request, n int) (step, bool) {
			if r.Method == http.MethodPost {
				return fail(io.EOF), true
			}
			if n == 0 {
				return nil, true // what stood there before
			}
			return reply(403, ""), false
		}
		c := newClient(t, api)
		_, err := create(t.Context(), c, "x")
		root := "/Advertisers/" + c.AccountSID()
		wantError(t, err, "the create of the thing was not answered (POST "+root+"/Things: the connection to api.test broke before an answer arrived: EOF), "+
			"and looking for it failed too: GET "+root+"/Things: 403 Forbidden: the answer has no body")
		if !errors.Is(err, ErrOutcomeUnknown) || !errors.Is(err, ErrForbidden) {
			t.Error("a cause is lost")
		}
	})
}

// A token that may create and not list: the error claims no later help.
func TestCreateThatCannotBeLookedFor(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := newShelf("x")
		api.fault = func(r *http.Request, _ int) (step, bool) {
			if r.Method == http.MethodPost {
				return fail(io.EOF), true
			}
			return reply(403, `{"Status":"ERROR","Message":"Forbidden"}`), false
		}
		c := newClient(t, api)
		_, err := create(t.Context(), c, "x")
		wantError(t, err, "the create of the thing was not answered (POST /Advertisers/"+c.AccountSID()+"/Things: the connection to api.test broke before an answer arrived: EOF), "+
			"and the token may not list what exists; look for it in the web app before the next run: if it is there, import it, or the next run makes another one")
		if errors.Is(err, ErrOutcomeUnknown) {
			t.Error("a later run is said to notice the object")
		}
		api.wantLog(t, "GET Things", "POST Things")
	})
}

// A run that is cancelled while the create is under way must not forget an
// object that exists: nothing would ever remove it.
func TestCreateThatIsCancelled(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name      string
		committed bool
		listing   step // nil for a good one
		id        string
		after     time.Duration
		log       []string
	}{
		{"after it took effect", true, nil, "1", 2 * time.Second, []string{"GET Things", "POST Things", "GET Things"}},
		{"before it took effect", false, nil, "", time.Second + lookupTime, []string{"GET Things", "POST Things", "GET Things", "GET Things", "GET Things"}},
		{"and the API hangs", true, hang, "", time.Second + lookupTime, []string{"GET Things", "POST Things", "GET Things"}},
	} {
		for _, byDeadline := range []bool{false, true} {
			inBubble(t, func(t *testing.T) {
				api := newShelf()
				api.fault = func(r *http.Request, n int) (step, bool) {
					switch {
					case r.Method == http.MethodPost:
						return hang, test.committed
					case n == 0:
						return nil, true // what stood there before
					}
					return test.listing, false
				}
				ctx, cancel := context.WithCancel(t.Context())
				if byDeadline {
					ctx, cancel = context.WithTimeout(t.Context(), time.Second)
				} else {
					time.AfterFunc(time.Second, cancel)
				}
				defer cancel()
				start := time.Now()
				id, err := create(MayWait(ctx), newClient(t, api), "x")
				if id != test.id || (err == nil) != (id != "") {
					t.Errorf("%s: %q, %v", test.name, id, err)
				}
				if err != nil && (!errors.Is(err, ctx.Err()) || !errors.Is(err, ErrOutcomeUnknown)) {
					t.Errorf("%s: a cause is lost: %v", test.name, err)
				}
				if took := time.Since(start); took != test.after {
					t.Errorf("%s: returned after %s", test.name, took)
				}
				api.wantLog(t, test.log...)
			})
		}
	}
}

// What was certainly not sent needs no search.
func TestCreateThatIsCancelledBeforeItIsSent(t *testing.T) {
	t.Parallel()
	for name, broken := range map[string]step{"429": reply(429, "", "Retry-After", "60"), "refused": fail(refused)} {
		inBubble(t, func(t *testing.T) {
			api := newShelf()
			api.fault = everyPost(broken, false)
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(100*time.Millisecond, cancel)
			_, err := create(MayWait(ctx), newClient(t, api), "x")
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v", name, err)
			}
			api.wantLog(t, "GET Things", "POST Things")
		})
	}
}
