package offer

import (
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

func TestExpired(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	past, future := impact.Time{Time: now.Add(-time.Hour)}, impact.Time{Time: now.Add(time.Hour)}
	var none impact.Time
	for name, test := range map[string]struct {
		state      string
		start, end impact.Time // as the API shows them
		declared   impact.Time // the end in state
		want       bool
		because    string
	}{
		"active":                      {"ACTIVE", none, none, none, false, "it works"},
		"active beyond its end":       {"ACTIVE", none, past, past, false, "the API's word counts"},
		"no state":                    {"", none, none, none, false, "nothing says that it ended"},
		"inactive":                    {"INACTIVE", none, none, none, true, "nothing explains it but an expiry"},
		"ended early":                 {"INACTIVE", past, past, future, true, "its declared end is still to come"},
		"ended although open":         {"INACTIVE", past, past, none, true, "no end was declared"},
		"ended now":                   {"INACTIVE", none, impact.Time{Time: now}, none, true, "a DELETE sets the end to now"},
		"ended as declared":           {"INACTIVE", past, past, past, false, "it did what it was made for"},
		"scheduled":                   {"INACTIVE", future, none, none, false, "it has not begun"},
		"scheduled with an end":       {"INACTIVE", future, impact.Time{Time: now.Add(2 * time.Hour)}, none, false, "it has not begun"},
		"expired before it began":     {"INACTIVE", future, past, none, true, "it can never begin"},
		"imported after it had ended": {"INACTIVE", past, past, none, true, "nothing is declared, and nothing is left to manage"},
	} {
		p := impact.PromoCode{State: test.state, StartDate: test.start, EndDate: test.end}
		if got := expired(p, tfimpact.NewTimestamp(test.declared), now); got != test.want {
			t.Errorf("%s: %t, although %s", name, got, test.because)
		}
	}
}
