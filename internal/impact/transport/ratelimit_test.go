package transport

import (
	"fmt"
	"net/http"
	"net/url"
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
		// The times count from when the answer was sent, by its sender's clock.
		{[]string{"X-RateLimit-Reset", unix(time.Minute), "Date", now.Add(50 * time.Second).Format(http.TimeFormat)}, 10 * time.Second, true},
		{[]string{"X-RateLimit-Reset", unix(-time.Minute), "Date", now.Add(-10 * time.Minute).Format(http.TimeFormat)}, 9 * time.Minute, true},
		{[]string{"Retry-After", now.Format(http.TimeFormat), "Date", now.Add(-5 * time.Second).Format(http.TimeFormat)}, 5 * time.Second, true},
		{[]string{"X-RateLimit-Reset", "60", "Date", now.Add(time.Hour).Format(http.TimeFormat)}, time.Minute, true},
		{[]string{"X-RateLimit-Reset", unix(time.Minute), "Date", "yesterday"}, time.Minute, true},
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

func FuzzRateLimitHeaders(f *testing.F) {
	for _, seed := range [][2]string{
		{"7", ""}, {"", "1487332519"}, {"", "60"}, {"-1", "-1"}, {"0", "0"}, {"1e400", "NaN"}, {"Inf", "-Inf"},
		{"Wed, 21 Oct 2015 07:28:00 GMT", ""}, {"Fri, 31 Dec 9999 23:59:59 GMT", "x"}, {" 5 ", "0x10"},
		{"9223372036854775807", "9223372036854775808"}, {"soon", "later"},
	} {
		f.Add(seed[0], seed[1], "1000", "5")
	}
	f.Add("", "60", "-1", "-1")
	f.Add("", "60", "99999999999999999999", "5")
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, retryAfter, reset, limit, remaining string) {
		for _, names := range [][3]string{brandHeaders, partnerHeaders} {
			header := http.Header{}
			for i, value := range []string{limit, remaining, reset} {
				header.Set(names[i], value)
			}
			header.Set("Retry-After", retryAfter)
			wait, known := waitFromHeaders(header, now)
			if wait < 0 || wait > maxWindow || !known && wait != 0 {
				t.Errorf("wait %s, known %t", wait, known)
			}
			b := newBudget(func() time.Time { return now })
			b.done("", b.take("", 0.02).answeredBefore, &http.Response{Header: header})
			if wait := b.take("", 0.02).wait; wait < 0 || wait > maxWindow {
				t.Errorf("paces for %s", wait)
			}
			if w, known := b.windows[""]; known && (w.Limit <= 0 || w.Remaining < 0) {
				t.Errorf("budget %+v", w.Budget)
			}
			p := retryPolicy{budget: b, logger: &recorder{}, maxWait: maxWindow}
			answer := &http.Response{StatusCode: http.StatusTooManyRequests, Header: header, Request: (&http.Request{URL: &url.URL{}}).WithContext(t.Context())}
			if wait := p.backoff(minBackoff, maxBackoff, 0, answer); wait <= 0 || wait > maxWindow {
				t.Errorf("backs off for %s", wait)
			}
		}
	})
}
