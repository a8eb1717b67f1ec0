package transport

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// askedToWait returns how long an answer asks to wait: a 429 by Retry-After or
// the reset of its window, another failure by Retry-After alone; 0 when it does not
// ask.
func askedToWait(response *http.Response, now time.Time) (wait time.Duration) {
	switch {
	case response.StatusCode == http.StatusTooManyRequests:
		wait, _ = waitFromHeaders(response.Header, now)
	case passes(response.StatusCode):
		wait, _ = retryAfter(response.Header, now)
	}
	return wait
}

// waitFromHeaders returns how long a 429 asks to wait: Retry-After first, then
// the reset of the window. known is false when no header says.
func waitFromHeaders(header http.Header, now time.Time) (wait time.Duration, known bool) {
	if wait, known := retryAfter(header, now); known {
		return wait, true
	}
	return resetFromHeaders(header, now)
}

func retryAfter(header http.Header, now time.Time) (wait time.Duration, known bool) {
	raw := strings.TrimSpace(header.Get("Retry-After"))
	if at, err := http.ParseTime(raw); err == nil {
		return clampWait(at.Sub(sentAt(header, now))), true
	}
	if seconds, err := strconv.ParseFloat(raw, 64); err == nil {
		return clampWait(secondsToWait(seconds, sentAt(header, now))), true
	}
	return 0, false
}

// sentAt is when an answer was sent, by the clock of its sender, which also set
// the times it names: the local clock may be minutes off.
func sentAt(header http.Header, now time.Time) time.Time {
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		return date
	}
	return now
}

// resetFromHeaders reads X-RateLimit-Reset or RateLimit-Reset. The documents
// call it seconds until the reset, but their own example is a Unix time.
func resetFromHeaders(header http.Header, now time.Time) (wait time.Duration, known bool) {
	for _, name := range []string{"X-RateLimit-Reset", "RateLimit-Reset", "X-RateLimit-Reset-hour"} {
		if seconds, err := strconv.ParseFloat(strings.TrimSpace(header.Get(name)), 64); err == nil {
			return clampWait(secondsToWait(seconds, sentAt(header, now))), true
		}
	}
	return 0, false
}

// unixTimeFrom is the smallest number taken for a Unix time (September 2001)
// rather than a number of seconds to wait.
const unixTimeFrom = 1_000_000_000

func secondsToWait(seconds float64, now time.Time) time.Duration {
	if seconds >= unixTimeFrom {
		seconds -= float64(now.UnixNano()) / float64(time.Second)
	}
	// Compared as numbers: a product this large would overflow a Duration.
	if seconds >= maxWindow.Seconds() {
		return maxWindow
	}
	if seconds != seconds || seconds <= 0 { // NaN
		return 0
	}
	return time.Duration(seconds * float64(time.Second))
}

func clampWait(wait time.Duration) time.Duration { return min(max(wait, 0), maxWindow) }

func headerInt(header http.Header, names ...string) (int, bool) {
	for _, name := range names {
		if n, err := strconv.Atoi(strings.TrimSpace(header.Get(name))); err == nil {
			return n, true
		}
	}
	return 0, false
}
