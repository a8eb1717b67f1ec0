package mockimpact

import (
	"net/http"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/budget"
)

// Budget names one of an account's request budgets.
type Budget = budget.Name

// The budgets of the documented limits. Conversions have none.
const (
	BudgetRequests     = budget.Requests
	BudgetCatalogs     = budget.Catalogs
	BudgetActions      = budget.Actions
	BudgetReports      = budget.Reports
	BudgetReportExport = budget.ReportExport
	BudgetClickExport  = budget.ClickExport
)

// ResetStyle is how the time until a budget's reset is said.
type ResetStyle = budget.ResetStyle

// The two readings of the reset header.
const (
	ResetSeconds = budget.ResetSeconds
	ResetUnix    = budget.ResetUnix
)

// SetResetStyle chooses how the reset headers are written.
func (s *Server) SetResetStyle(style ResetStyle) {
	s.lock()
	defer s.mu.Unlock()
	s.resetStyle = style
}

// SetLimit changes a budget and starts a new window.
func (a *Account) SetLimit(name Budget, requests int, window time.Duration) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	a.budgets[name] = budget.New(requests, window)
}

// SpendBudget takes requests from a budget, as other users of the account would.
func (a *Account) SpendBudget(name Budget, requests int) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	a.budget(name).Take(requests)
}

// RemainingBudget returns how many requests are left in the current window.
func (a *Account) RemainingBudget(name Budget) int {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return a.budget(name).Left()
}

// budget returns the account's budget in its current window; Server.mu must be
// held.
func (a *Account) budget(name Budget) *budget.Window {
	w := a.budgets[name]
	if w == nil {
		w = budget.Documented(a.Type, name)
		a.budgets[name] = w
	}
	w.Roll(a.srv.Now())
	return w
}

// spend takes one request and returns the headers that tell the account's
// budget, and false when there was none left. A passthrough spends the agency's.
func (a *Account) spend(documents string, segments []string) (http.Header, bool) {
	name := budget.Of(documents, segments)
	if name == budget.None {
		return nil, true
	}
	w := a.budget(name)
	within := w.Left() > 0
	if within {
		w.Take(1)
	}
	family := budget.DocumentedFamily(a.Type)
	if read := a.srv.readings.Get(RateLimitHeaders); read != "by-account-type" {
		family = budget.Family(read)
	}
	return w.Header(family, a.srv.resetStyle, a.srv.Now(), !within), within
}
