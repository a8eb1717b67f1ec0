// Package budget counts what an account may still ask for: windows of time with a
// number of requests each, and the headers that tell how much is left. It knows no
// account and no path but the ones that have a budget of their own.
package budget

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Name names one of an account's request budgets.
type Name string

// The budgets of the documented limits. Conversions have None.
const (
	Requests     Name = "requests" // everything without a budget of its own
	Catalogs     Name = "catalogs" // partner: catalog items
	Actions      Name = "actions"  // partner: actions and clicks
	Reports      Name = "reports"  // partner
	ReportExport Name = "report export"
	ClickExport  Name = "click export"
	None         Name = ""
)

// ResetStyle is how the time until a budget's reset is said: the reference says
// seconds, while its own example is a Unix time.
type ResetStyle int

// The two readings of the reset header.
const (
	ResetSeconds ResetStyle = iota
	ResetUnix
)

// Window is what one account may still ask for in the current window of time.
type Window struct {
	limit  int
	length time.Duration
	used   int
	ends   time.Time
}

// New makes a budget whose first window begins with its first use.
func New(limit int, length time.Duration) *Window { return &Window{limit: limit, length: length} }

// Roll begins a new window when the current one has ended.
func (w *Window) Roll(now time.Time) {
	if !now.Before(w.ends) {
		w.used, w.ends = 0, now.Add(w.length)
	}
}

// Left is the number of requests that are left in the window.
func (w *Window) Left() int { return max(w.limit-w.used, 0) }

// Take takes requests out of the window, also more than are left.
func (w *Window) Take(requests int) { w.used += requests }

// Family is a set of headers that tell a budget.
type Family string

// The families. Both has no RateLimit-Reset, as it was seen.
const (
	BrandFamily   Family = "brand"   // X-RateLimit-Limit, -Remaining, -Reset
	PartnerFamily Family = "partner" // X-RateLimit-Limit-hour, -Remaining-hour, RateLimit-Reset
	BothFamilies  Family = "both"
)

// DocumentedFamily is the family that the reference pages give an account type.
func DocumentedFamily(accountType string) Family {
	if accountType == catalog.Partner {
		return PartnerFamily
	}
	return BrandFamily
}

// Header are the headers that tell the account's budget; refused adds the time to
// wait where the documents have it.
func (w *Window) Header(family Family, style ResetStyle, now time.Time, refused bool) http.Header {
	seconds := int((w.ends.Sub(now) + time.Second - 1) / time.Second)
	reset := strconv.Itoa(seconds)
	if style == ResetUnix {
		reset = strconv.FormatInt(w.ends.Unix(), 10)
	}
	limit, left := strconv.Itoa(w.limit), strconv.Itoa(w.Left())
	header := http.Header{}
	if family != PartnerFamily {
		header.Set("X-RateLimit-Limit", limit)
		header.Set("X-RateLimit-Remaining", left)
		header.Set("X-RateLimit-Reset", reset)
	}
	if family == BrandFamily {
		return header
	}
	header.Set("X-RateLimit-Limit-hour", limit)
	header.Set("X-RateLimit-Remaining-hour", left)
	if family == PartnerFamily {
		header.Set("RateLimit-Reset", reset)
	}
	if refused {
		header.Set("Retry-After", strconv.Itoa(seconds))
	}
	return header
}

// Documented is the limit that the vendor's documents state for an account type.
func Documented(accountType string, name Name) *Window {
	const day = 24 * time.Hour
	switch name {
	case Catalogs:
		if accountType == catalog.Partner {
			return New(3000, time.Hour)
		}
		return New(3600, time.Hour)
	case Actions:
		return New(500, time.Hour)
	case Reports:
		return New(250, time.Hour)
	case ReportExport:
		return New(100, day)
	case ClickExport:
		return New(10, day)
	default:
		return New(1000, time.Hour)
	}
}

// Of returns the budget of a path below the account root. A partner's
// reports all have the limit of the aggregate ones: the documents do not say
// which reports have the larger one.
func Of(documents string, segments []string) Name {
	switch {
	case len(segments) == 0: // the account root
		return Requests
	case slices.Contains(segments, "ReportExport"):
		return ReportExport
	case slices.Contains(segments, "ClickExport"):
		return ClickExport
	case segments[0] == "Catalogs" && (documents != catalog.Partner || isCatalogItems(segments)):
		return Catalogs
	case documents == catalog.Brand && segments[0] == "Conversions":
		return None
	case documents == catalog.Partner && slices.Contains([]string{"Actions", "ActionUpdates", "Clicks"}, segments[0]):
		return Actions
	case documents == catalog.Partner && segments[0] == "Reports" && len(segments) > 1:
		return Reports
	default:
		return Requests
	}
}

// isCatalogItems tells a partner's catalog items, which have the larger budget,
// from its catalogs.
func isCatalogItems(segments []string) bool {
	return slices.Contains(segments, "Items") || slices.Contains(segments, "ItemSearch")
}
