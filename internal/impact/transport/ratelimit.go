package transport

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// waitFromHeaders returns how long a 429 asks to wait: Retry-After first, then
// the reset of the window. known is false when no header says.
func waitFromHeaders(header http.Header, now time.Time) (wait time.Duration, known bool) {
	if raw := strings.TrimSpace(header.Get("Retry-After")); raw != "" {
		if at, err := http.ParseTime(raw); err == nil {
			return clampWait(at.Sub(now)), true
		}
		if seconds, err := strconv.ParseFloat(raw, 64); err == nil {
			return clampWait(secondsToWait(seconds, now)), true
		}
	}
	return resetFromHeaders(header, now)
}

// resetFromHeaders reads X-RateLimit-Reset or RateLimit-Reset. The documents
// call it seconds until the reset, but their own example is a Unix time.
func resetFromHeaders(header http.Header, now time.Time) (wait time.Duration, known bool) {
	for _, name := range []string{"X-RateLimit-Reset", "RateLimit-Reset", "X-RateLimit-Reset-hour"} {
		if seconds, err := strconv.ParseFloat(strings.TrimSpace(header.Get(name)), 64); err == nil {
			return clampWait(secondsToWait(seconds, now)), true
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
