package mockimpact_test

import (
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// clock stands still until it is moved.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func TestBudgetHeaders(t *testing.T) {
	t.Parallel()
	clock := newClock()
	w := newWorld(mockimpact.WithClock(clock.Now))
	tests := map[string]map[string]string{
		mockimpact.Brand:   {"X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "998", "X-RateLimit-Reset": "3590"},
		mockimpact.Agency:  {"X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "998", "X-RateLimit-Reset": "3590"},
		mockimpact.Partner: {"X-RateLimit-Limit-hour": "1000", "X-RateLimit-Remaining-hour": "998", "RateLimit-Reset": "3590"},
	}
	for accountType := range tests {
		w.as(t, w.tokens[accountType], "GET", "/Campaigns", nil).wants(200)
	}
	clock.advance(10 * time.Second)
	for accountType, want := range tests {
		got := w.as(t, w.tokens[accountType], "GET", "/Campaigns", nil).wants(200)
		for name, value := range want {
			if got.header.Get(name) != value {
				t.Errorf("%s: %s is %q, want %q", accountType, name, got.header.Get(name), value)
			}
		}
		if got.header.Get("Retry-After") != "" {
			t.Errorf("%s: Retry-After on a success", accountType)
		}
	}
	if w.as(t, w.tokens[mockimpact.Partner], "GET", "/Campaigns", nil).header.Get("X-RateLimit-Limit") != "" {
		t.Error("a partner gets the brand's headers")
	}
}

func TestBudgetIsEnforced(t *testing.T) {
	t.Parallel()
	clock := newClock()
	w := newWorld(mockimpact.WithClock(clock.Now))
	for _, accountType := range []string{mockimpact.Brand, mockimpact.Partner} {
		tok := w.tokens[accountType]
		tok.Account().SetLimit(mockimpact.BudgetRequests, 10, time.Minute)
		tok.Account().SpendBudget(mockimpact.BudgetRequests, 8)
		w.as(t, tok, "GET", "/Campaigns", nil).wants(200)
		tok.Disable()
		w.as(t, tok, "GET", "/Campaigns", nil).wants(403)
		tok.Enable()
		refused := w.as(t, tok, "GET", "/Campaigns", nil).wants(429)
		if refused.text("Status") != "ERROR" {
			t.Errorf("429 with %s", refused.raw)
		}
		if accountType == mockimpact.Partner && refused.header.Get("Retry-After") != "60" {
			t.Errorf("Retry-After %q", refused.header.Get("Retry-After"))
		}
		w.as(t, tok, "GET", "/Campaigns", nil, credential(tok.SID, "wrong")).wants(401)
	}
	clock.advance(time.Minute)
	for _, accountType := range []string{mockimpact.Brand, mockimpact.Partner} {
		w.as(t, w.tokens[accountType], "GET", "/Campaigns", nil).wants(200)
		if left := w.tokens[accountType].Account().RemainingBudget(mockimpact.BudgetRequests); left != 9 {
			t.Errorf("%s: %d left in the new window", accountType, left)
		}
	}
}

func TestResetAsUnixTime(t *testing.T) {
	t.Parallel()
	clock := newClock()
	w := newWorld(mockimpact.WithClock(clock.Now))
	w.srv.SetResetStyle(mockimpact.ResetUnix)
	want := strconv.FormatInt(clock.Now().Add(time.Hour).Unix(), 10)
	if got := w.as(t, w.tokens[mockimpact.Brand], "GET", "/Campaigns", nil).header.Get("X-RateLimit-Reset"); got != want {
		t.Errorf("reset %q, want %q", got, want)
	}
}

func TestBudgetsPerOperation(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.agency.Manage(w.brand)
	tests := []struct {
		accountType, method, path, limit string
	}{
		{mockimpact.Brand, "GET", "/Catalogs", "3600"},
		{mockimpact.Brand, "GET", "/ReportExport/x", "100"},
		{mockimpact.Brand, "GET", "/Programs/1/ClickExport", "10"},
		{mockimpact.Brand, "POST", "/Conversions", ""},
		{mockimpact.Brand, "GET", "/Actions", "1000"},
		{mockimpact.Agency, "GET", "/ReportExport/x", "100"},
		{mockimpact.Agency, "GET", "/Advertisers/" + w.brand.ID + "/Catalogs", "3600"},
		{mockimpact.Partner, "GET", "/Catalogs/1/Items", "3000"},
		{mockimpact.Partner, "GET", "/Catalogs/ItemSearch", "3000"},
		{mockimpact.Partner, "GET", "/Catalogs", "1000"},
		{mockimpact.Partner, "GET", "/Actions", "500"},
		{mockimpact.Partner, "GET", "/Clicks/1", "500"},
		{mockimpact.Partner, "GET", "/Reports/1", "250"},
		{mockimpact.Partner, "GET", "/Reports", "1000"},
		{mockimpact.Partner, "GET", "/ClickExport", "10"},
	}
	for _, test := range tests {
		got := w.as(t, w.tokens[test.accountType], test.method, test.path, nil)
		limit := got.header.Get("X-RateLimit-Limit") + got.header.Get("X-RateLimit-Limit-hour")
		if limit != test.limit {
			t.Errorf("%s %s %s: limit %q, want %q", test.accountType, test.method, test.path, limit, test.limit)
		}
	}
}
