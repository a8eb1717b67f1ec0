package impact

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// A run that ends must end at once, in whatever a request is doing.
func TestCancellation(t *testing.T) {
	t.Parallel()
	const after = 10 * time.Second
	for _, test := range []struct {
		name     string
		step     step
		requests int
		text     string
	}{
		{"while the answer is awaited", hang, 1, "cancelled before an answer arrived: context canceled"},
		{"while the budget is waited for", reply(429, "", "Retry-After", "60"), 1,
			"cancelled before an answer arrived: context canceled (last attempt: 429 Too Many Requests)"},
	} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			t.Run(test.name+"/"+method, func(t *testing.T) {
				t.Parallel()
				inBubble(t, func(t *testing.T) {
					api := steps(test.step)
					c := newClient(t, api)
					ctx, cancel := context.WithCancel(t.Context())
					time.AfterFunc(after, cancel)
					start := time.Now()
					err := c.Send(MayWait(ctx), Request{Method: method, Path: []string{"Things"}})
					if waited := time.Since(start); waited != after {
						t.Errorf("returned after %s", waited)
					}
					wantError(t, err, method+" /Advertisers/"+c.AccountSID()+"/Things: "+test.text)
					if !errors.Is(err, context.Canceled) {
						t.Error("not context.Canceled")
					}
					// Only what is under way may have taken effect.
					if lost := errors.Is(err, ErrOutcomeUnknown); lost != (test.requests == 1 && test.name == "while the answer is awaited") {
						t.Errorf("ErrOutcomeUnknown = %t", lost)
					}
					advance(time.Hour)
					if got := len(api.requests()); got != test.requests {
						t.Errorf("%d requests", got)
					}
				})
			})
		}
	}
}

func TestCancelledBeforeItStarts(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, "{}"))
	c := newClient(t, api)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := get(ctx, c)
	wantError(t, err, "GET /Advertisers/"+c.AccountSID()+"/Things/7: cancelled before an answer arrived: context canceled")
	if errors.Is(err, ErrOutcomeUnknown) || len(api.requests()) != 0 || c.RequestsSpent() != 0 {
		t.Errorf("%d requests, %v", len(api.requests()), err)
	}
}

func TestDeadlineDuringBackoffTellsTheCause(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		step step
		text string
	}{
		{reply(503, ""), "the time of the whole operation ran out: context deadline exceeded (last attempt: 503 Service Unavailable)"},
		{fail(refused), "the time of the whole operation ran out: context deadline exceeded (last attempt: dial tcp: connection refused)"},
		{hang, "the time of the whole operation ran out: context deadline exceeded"},
	} {
		inBubble(t, func(t *testing.T) {
			c := newClient(t, steps(test.step))
			ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
			defer cancel()
			err := get(ctx, c)
			wantError(t, err, "GET /Advertisers/"+c.AccountSID()+"/Things/7: "+test.text)
			if !errors.Is(err, context.DeadlineExceeded) || Reachability(err) != TimedOut {
				t.Errorf("reachability %v", Reachability(err))
			}
		})
	}
}

// An answer that arrived counts, even if the run was cancelled in the same
// moment: a create must not lose the id it was told.
func TestAnswerInTheMomentOfCancellation(t *testing.T) {
	t.Parallel()
	for _, status := range []int{200, 400, 503} {
		ctx, cancel := context.WithCancel(t.Context())
		c := newClient(t, steps(func(*http.Request) (*http.Response, error) {
			cancel()
			return response(status, `{"Uri":"/x/5","Message":"No"}`), nil
		}))
		var answer writeAnswer
		err := c.Send(ctx, Request{Method: http.MethodPost, Path: []string{"Things"}, Into: &answer})
		var e *Error
		switch {
		case status == 200 && (err != nil || answer.URI != "/x/5"):
			t.Errorf("%d: answer %+v, error %v", status, answer, err)
		case status != 200 && (!errors.As(err, &e) || e.Status != status):
			t.Errorf("%d: error %v", status, err)
		}
	}
}

func TestReachability(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		step step
		want NeverAnswered
	}{
		{reply(401, ""), Reached},
		{fail(refused), Unreachable},
		{fail(io.EOF), Unreachable},
		{fail(untrusted), Untrusted},
		{fail(alert), Untrusted},
		{hang, TimedOut},
	} {
		inBubble(t, func(t *testing.T) {
			if got := Reachability(get(t.Context(), newClient(t, steps(test.step)))); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
	if got := Reachability(errors.New("another")); got != Reached {
		t.Errorf("another error is %d", got)
	}
}

// The dialer's own timeout also claims to be context.DeadlineExceeded.
func TestDialTimeoutIsNotTheOperations(t *testing.T) {
	t.Parallel()
	dialer := net.Dialer{Deadline: time.Unix(1, 0)}
	_, dialErr := dialer.DialContext(t.Context(), "tcp", "127.0.0.1:1")
	if !errors.Is(dialErr, context.DeadlineExceeded) {
		t.Fatalf("a dial that is out of time fails with %v", dialErr)
	}
	inBubble(t, func(t *testing.T) {
		c := newClient(t, steps(fail(dialErr)))
		wantError(t, get(t.Context(), c), "GET /Advertisers/"+c.AccountSID()+"/Things/7: cannot connect to api.test: "+dialErr.Error())
	})
}
