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
		wait, answeredBefore := s.budget.take(class)
		if wait == 0 {
			return answeredBefore, nil
		}
		// A waiting request must not keep those of another budget from going on.
		s.budget.leave()
		deadline, bounded := ctx.Deadline()
		if wait > s.maxWait || bounded && s.budget.now().Add(wait).After(deadline) {
			return 0, &Error{
				Wait:    wait,
				Message: fmt.Sprintf("not sent: the account's request budget is used up and renewed only in %s, which is longer than this operation may take", wait.Round(time.Second)),
				Err:     ErrRateLimited,
			}
		}
		if wait >= noticeableWait && s.budget.isNews(class, wait) {
			s.logger.Warn(ctx, "the request budget of the impact.com account is nearly used up; waiting for the next window", map[string]any{
				"method": r.Method, "path": r.URL.Path, "wait": wait.Round(time.Second).String(),
			})
		}
		if err := Pause(ctx, wait); err != nil {
			return 0, notSentError{err}
		}
	}
}
