package impact

import (
	"fmt"
	"net/http"
	"strconv"
	"testing"
	"time"
)

func TestRateLimitHeaders(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	unix := func(d time.Duration) string { return strconv.FormatInt(now.Add(d).Unix(), 10) }
	for _, test := range []struct {
		headers []string
		want    time.Duration
		known   bool
	}{
		{nil, 0, false},
		{[]string{"Retry-After", "5"}, 5 * time.Second, true},
		{[]string{"Retry-After", "5", "X-RateLimit-Reset", "9"}, 5 * time.Second, true},
		{[]string{"Retry-After", "x", "X-RateLimit-Reset", "9"}, 9 * time.Second, true},
		{[]string{"Retry-After", now.Add(time.Minute).Format(time.RFC850)}, time.Minute, true},
		{[]string{"Retry-After", now.Add(-time.Minute).Format(http.TimeFormat)}, 0, true},
		{[]string{"Retry-After", now.Add(9 * time.Hour).Format(http.TimeFormat)}, time.Hour, true},
		{[]string{"Retry-After", unix(time.Minute)}, time.Minute, true},
		{[]string{"X-RateLimit-Reset", unix(time.Minute)}, time.Minute, true},
		{[]string{"X-RateLimit-Reset", unix(time.Minute) + "000"}, time.Hour, true}, // milliseconds
		{[]string{"X-RateLimit-Reset", "1487332519"}, 0, true},
		{[]string{"X-RateLimit-Reset", "999999999"}, time.Hour, true},
		{[]string{"X-RateLimit-Reset", "-5", "RateLimit-Reset", "5"}, 0, true},
		{[]string{"X-RateLimit-Reset", "", "RateLimit-Reset", "5"}, 5 * time.Second, true},
		{[]string{"RateLimit-Reset", "Inf"}, time.Hour, true},
		{[]string{"RateLimit-Reset", "-Inf"}, 0, true},
		{[]string{"RateLimit-Reset", "nan"}, 0, true},
		{[]string{"RateLimit-Reset", "9223372036854775807"}, time.Hour, true},
	} {
		header := headersOf(test.headers...)
		if wait, known := waitFromHeaders(header, now); wait != test.want || known != test.known {
			t.Errorf("%q: %s, %t", fmt.Sprint(test.headers), wait, known)
		}
	}
}
