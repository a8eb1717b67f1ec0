package mockimpact

import (
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Budget names one of an account's request budgets.
type Budget string

// The budgets of the documented limits. Conversions have none.
const (
	BudgetRequests     Budget = "requests" // everything without a budget of its own
	BudgetCatalogs     Budget = "catalogs" // partner: catalog items
	BudgetActions      Budget = "actions"  // partner: actions and clicks
	BudgetReports      Budget = "reports"  // partner
	BudgetReportExport Budget = "report export"
	BudgetClickExport  Budget = "click export"
	noBudget           Budget = ""
)

// ResetStyle is how the time until a budget's reset is said: the reference says
// seconds, while its own example is a Unix time.
type ResetStyle int

// The two readings of the reset header.
const (
	ResetSeconds ResetStyle = iota
	ResetUnix
)

// SetResetStyle chooses how the reset headers are written.
func (s *Server) SetResetStyle(style ResetStyle) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.resetStyle = style
}

// budget is what one account may still ask for in the current window.
type budget struct {
	limit  int
	window time.Duration
	used   int
	ends   time.Time
}

// SetLimit changes a budget and starts a new window.
func (a *Account) SetLimit(name Budget, requests int, window time.Duration) {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	a.budgets[name] = &budget{limit: requests, window: window}
}

// SpendBudget takes requests from a budget, as other users of the account would.
func (a *Account) SpendBudget(name Budget, requests int) {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	a.budget(name).used += requests
}

// RemainingBudget returns how many requests are left in the current window.
func (a *Account) RemainingBudget(name Budget) int {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	return a.budget(name).left()
}

func (b *budget) left() int { return max(b.limit-b.used, 0) }

// budget returns the account's budget in its current window; Server.mu must be
// held.
func (a *Account) budget(name Budget) *budget {
	b := a.budgets[name]
	if b == nil {
		b = documentedLimit(a.Type, name)
		a.budgets[name] = b
	}
	if now := a.srv.Now(); !now.Before(b.ends) {
		b.used, b.ends = 0, now.Add(b.window)
	}
	return b
}

func documentedLimit(accountType string, name Budget) *budget {
	const day = 24 * time.Hour
	switch name {
	case BudgetCatalogs:
		if accountType == Partner {
			return &budget{limit: 3000, window: time.Hour}
		}
		return &budget{limit: 3600, window: time.Hour}
	case BudgetActions:
		return &budget{limit: 500, window: time.Hour}
	case BudgetReports:
		return &budget{limit: 250, window: time.Hour}
	case BudgetReportExport:
		return &budget{limit: 100, window: day}
	case BudgetClickExport:
		return &budget{limit: 10, window: day}
	default:
		return &budget{limit: 1000, window: time.Hour}
	}
}

// budgetOf returns the budget of a path below the account root. A partner's
// reports all have the limit of the aggregate ones: the documents do not say
// which reports have the larger one.
func budgetOf(documents string, segments []string) Budget {
	switch {
	case slices.Contains(segments, "ReportExport"):
		return BudgetReportExport
	case slices.Contains(segments, "ClickExport"):
		return BudgetClickExport
	case segments[0] == "Catalogs" && (documents != Partner || isCatalogItems(segments)):
		return BudgetCatalogs
	case documents == Brand && segments[0] == "Conversions":
		return noBudget
	case documents == Partner && slices.Contains([]string{"Actions", "ActionUpdates", "Clicks"}, segments[0]):
		return BudgetActions
	case documents == Partner && segments[0] == "Reports" && len(segments) > 1:
		return BudgetReports
	default:
		return BudgetRequests
	}
}

// isCatalogItems tells a partner's catalog items, which have the larger budget,
// from its catalogs.
func isCatalogItems(segments []string) bool {
	return slices.Contains(segments, "Items") || slices.Contains(segments, "ItemSearch")
}

// spend takes one request and returns the headers that tell the account's
// budget, and false when there was none left. A passthrough spends the agency's.
func (a *Account) spend(documents string, segments []string) (http.Header, bool) {
	name := budgetOf(documents, segments)
	if name == noBudget {
		return nil, true
	}
	b := a.budget(name)
	within := b.left() > 0
	if within {
		b.used++
	}
	return a.budgetHeaders(b, within), within
}

func (a *Account) budgetHeaders(b *budget, within bool) http.Header {
	seconds := int((b.ends.Sub(a.srv.Now()) + time.Second - 1) / time.Second)
	reset := strconv.Itoa(seconds)
	if a.srv.resetStyle == ResetUnix {
		reset = strconv.FormatInt(b.ends.Unix(), 10)
	}
	limit, left := strconv.Itoa(b.limit), strconv.Itoa(b.left())
	header := http.Header{}
	if a.Type != Partner {
		header.Set("X-RateLimit-Limit", limit)
		header.Set("X-RateLimit-Remaining", left)
		header.Set("X-RateLimit-Reset", reset)
		return header
	}
	header.Set("X-RateLimit-Limit-hour", limit)
	header.Set("X-RateLimit-Remaining-hour", left)
	header.Set("RateLimit-Reset", reset)
	if !within {
		header.Set("Retry-After", strconv.Itoa(seconds))
	}
	return header
}
