package impact

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/batch"
)

func TestBulkReadersGiveUp(t *testing.T) {
	t.Parallel()
	t.Run("one of several", func(t *testing.T) {
		t.Parallel()
		inBubble(t, func(t *testing.T) {
			api := stock(10)
			api.latency = time.Second
			c := newClient(t, api)
			ctx, cancel := context.WithCancel(t.Context())
			impatient := startReading(ctx, c, "1")
			synctest.Wait() // the one that opens the batch is the one that gives up
			patient := startReading(t.Context(), c, "2")
			advance(500 * time.Millisecond)
			start := time.Now()
			cancel()
			<-impatient.done
			wantError(t, impatient.err, "GET /Advertisers/"+c.AccountSID()+"/Things/1: cancelled before an answer arrived: context canceled")
			if !time.Now().Equal(start) {
				t.Error("giving up took time")
			}
			<-patient.done
			if patient.err != nil || patient.object.ID != "2" {
				t.Errorf("the other got %v, %v", patient.object, patient.err)
			}
			api.wantLog(t, "GET Things")
		})
	})
	t.Run("one of several that are read alone", func(t *testing.T) {
		t.Parallel()
		inBubble(t, func(t *testing.T) {
			api := stock(5000)
			api.latency = time.Second
			c := newClient(t, api)
			ctx, cancel := context.WithCancel(t.Context())
			impatient := startReading(ctx, c, "4000")
			synctest.Wait()
			patient := startReading(t.Context(), c, "5000")
			advance(500 * time.Millisecond)
			cancel()
			<-impatient.done
			<-patient.done
			if patient.err != nil || patient.object.ID != "5000" {
				t.Errorf("the other got %v, %v", patient.object, patient.err)
			}
			api.wantLog(t, "GET Things", "GET Things/5000") // nobody wants 4000 any more
		})
	})
	t.Run("all", func(t *testing.T) {
		t.Parallel()
		inBubble(t, func(t *testing.T) {
			ended := make(chan struct{})
			api := stock(10)
			api.fault = func(_ *http.Request, n int) (step, bool) {
				if n > 0 {
					return nil, true
				}
				return func(r *http.Request) (*http.Response, error) {
					defer close(ended)
					return hang(r)
				}, false
			}
			c := newClient(t, api)
			ctx, cancel := context.WithCancel(t.Context())
			readings := []*reading{startReading(ctx, c, "1"), startReading(ctx, c, "2")}
			advance(time.Second)
			start := time.Now()
			cancel()
			for _, r := range readings {
				<-r.done
				if !errors.Is(r.err, context.Canceled) {
					t.Errorf("error %v", r.err)
				}
			}
			<-ended // the request was cancelled with its last reader
			synctest.Wait()
			if !time.Now().Equal(start) {
				t.Error("giving up took time")
			}
			// Giving up says nothing about the listing: it is tried again.
			walk(t, c, 1, 10, 10)
			api.wantLog(t, "GET Things", "GET Things")
		})
	})
	t.Run("while they gather", func(t *testing.T) {
		t.Parallel()
		inBubble(t, func(t *testing.T) {
			api := stock(10)
			c := newClient(t, api)
			ctx, cancel := context.WithCancel(t.Context())
			first := startReading(ctx, c, "1")
			synctest.Wait()
			cancel()
			<-first.done
			synctest.Wait()
			api.wantLog(t)
		})
	})
	t.Run("before they start", func(t *testing.T) {
		t.Parallel()
		inBubble(t, func(t *testing.T) {
			api := stock(10)
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			if _, err := things(newClient(t, api)).Get(ctx, "1"); !errors.Is(err, context.Canceled) {
				t.Errorf("error %v", err)
			}
			api.wantLog(t)
		})
	})
}

// While one batch is answered, the readers of the next give up; then another
// comes, which must not inherit their fate.
func TestReaderAfterOthersGaveUp(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(10)
		api.latency = 10 * time.Second
		c := newClient(t, api)
		first := startReading(t.Context(), c, "1")
		advance(time.Second) // being answered
		ctx, cancel := context.WithCancel(t.Context())
		second := startReading(ctx, c, "2")
		synctest.Wait()
		cancel()
		<-second.done
		third := startReading(t.Context(), c, "3")
		<-first.done
		<-third.done
		if first.err != nil || third.err != nil || third.object.ID != "3" {
			t.Errorf("got %v and %v, %v", first.err, third.object, third.err)
		}
	})
}

// An object that answers slowly does not hold up the others.
func TestSlowObject(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := stock(10)
		api.fault = func(r *http.Request, _ int) (step, bool) {
			if strings.HasSuffix(r.URL.Path, "/99") {
				return hang, false
			}
			return nil, true
		}
		c := newClient(t, api)
		slow := startReading(t.Context(), c, "99")
		advance(time.Second)
		start := time.Now()
		walk(t, c, 1, 10, 10)
		if took := time.Since(start); took > time.Second {
			t.Errorf("the others took %s", took)
		}
		<-slow.done
		if Reachability(slow.err) != TimedOut {
			t.Errorf("error %v", slow.err)
		}
	})
}

// A batch may take as long as the most patient of its readers.
func TestDeadlinesOfABatch(t *testing.T) {
	t.Parallel()
	for _, patience := range []time.Duration{20 * time.Second, 0} {
		inBubble(t, func(t *testing.T) {
			api := stock(10)
			api.latency = 10 * time.Second
			c := newClient(t, api)
			short, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			long := t.Context()
			if patience > 0 {
				long, cancel = context.WithTimeout(t.Context(), patience)
				defer cancel()
			}
			impatient := startReading(short, c, "1")
			synctest.Wait() // the one that opens the batch is the one with less time
			patient := startReading(long, c, "2")
			start := time.Now()
			<-impatient.done
			if took := time.Since(start); took != time.Second || !errors.Is(impatient.err, context.DeadlineExceeded) {
				t.Errorf("after %s: %v", took, impatient.err)
			}
			<-patient.done
			if patient.err != nil {
				t.Error(patient.err)
			}
		})
	}
	// The deadline is known to the budget, which does not begin a hopeless wait.
	inBubble(t, func(t *testing.T) {
		api := steps(reply(200, `{"Id":1}`, "X-RateLimit-Limit", "100", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1800"))
		c := newClient(t, api)
		if err := get(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		start := time.Now()
		_, err := things(c).Get(ctx, "1")
		if !errors.Is(err, ErrRateLimited) || time.Since(start) > batch.GatherTime {
			t.Errorf("after %s: %v", time.Since(start), err)
		}
	})
}
