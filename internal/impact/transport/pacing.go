package transport

import (
	"fmt"
	"net/http"
	"time"
)

// budgetStep paces the requests of an account.
type budgetStep struct {
	next    http.RoundTripper
	budget  *budget
	logger  Logger
	maxWait time.Duration
	reserve float64
}

func (s *budgetStep) RoundTrip(r *http.Request) (*http.Response, error) {
	class := attemptsOf(r.Context()).Class
	answeredBefore, err := s.admit(r, class)
	if err != nil {
		return nil, err
	}
	defer s.budget.leave()
	response, err := s.next.RoundTrip(r)
	s.budget.done(class, answeredBefore, response)
	if fields, news := s.budget.progress(class); news {
		s.logger.Info(r.Context(), "impact.com request budget", fields)
	}
	return response, err
}

// admit takes a slot, and waits until the budget allows a request. It gives up
// at once when the wait would outlast the operation. Pass answeredBefore on to
// done.
func (s *budgetStep) admit(r *http.Request, class string) (answeredBefore int, err error) {
	ctx := r.Context()
	for {
		if err := s.budget.enter(ctx); err != nil {
			return 0, notSentError{err}
		}
		verdict := s.budget.take(class, s.reserve)
		wait := verdict.wait
		if wait == 0 {
			return verdict.answeredBefore, nil
		}
		// A waiting request must not keep those of another budget from going on.
		s.budget.leave()
		if !attemptsOf(ctx).affords(ctx, wait, s.maxWait, s.budget, class) {
			return 0, s.heldBack(verdict)
		}
		if wait >= noticeableWait && s.budget.isNews(class, wait) {
			s.logger.Warn(ctx, "the request budget of the impact.com account is nearly used up; waiting for the next window", map[string]any{
				"method": r.Method, "path": r.URL.Path, "wait": wait.Round(time.Second).String(), "until": clock(s.budget.now().Add(wait)),
			})
		}
		if err := Pause(ctx, wait); err != nil {
			return 0, notSentError{err}
		}
	}
}

// heldBack is the error of a request that is not sent.
func (s *budgetStep) heldBack(v verdict) *Error {
	what := "the account's request budget"
	if v.reserved {
		what += ", but for the reserve of its other users,"
	}
	return &Error{
		Wait: v.wait,
		Message: fmt.Sprintf("not sent: %s is used up until %s (in %s), which is longer than this operation may wait",
			what, clock(s.budget.now().Add(v.wait)), v.wait.Round(time.Second)),
		Err: ErrRateLimited,
	}
}
