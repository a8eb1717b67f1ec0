package check

import (
	"regexp"
	"strings"
	"time"
)

// rfc3339 is the grammar of RFC 3339, section 5.6, whose literals T and Z may be
// lower case. Its numbers are left to ParseRFC3339.
var rfc3339 = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:(\d{2})(?:\.\d+)?(?:[Zz]|[+-](\d{2}):(\d{2}))$`)

// ParseRFC3339 reads an instant as the RFC writes it, false for any other text. It
// exists because package time also takes a comma before the fraction, hours of one
// digit and offsets beyond a day, and takes neither lower-case letters nor leap
// seconds. A leap second, which the RFC allows
// at the end of a month in UTC only, is the instant that follows it, because the
// clocks of Go and of the API have no second 60.
func ParseRFC3339(text string) (time.Time, bool) {
	parts := rfc3339.FindStringSubmatch(text)
	if len(parts) == 0 || parts[2] > "23" || parts[3] > "59" {
		return time.Time{}, false
	}
	text = strings.ToUpper(text)
	const second = len("2006-01-02T15:04:")
	leap := parts[1] == "60"
	if leap {
		text = text[:second] + "59" + text[second+2:]
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil || !leap {
		return t, err == nil
	}
	t = t.Truncate(time.Second).Add(time.Second)
	next := t.UTC()
	return t, next.Day() == 1 && next.Hour() == 0 && next.Minute() == 0
}

// SameInstant reports whether two texts name one instant, to the second, which is as
// exact as any of the vendor's documents. A text that is not RFC 3339 names none.
func SameInstant(a, b string) bool {
	left, isTime := ParseRFC3339(a)
	right, isTimeToo := ParseRFC3339(b)
	return isTime && isTimeToo && left.Truncate(time.Second).Equal(right.Truncate(time.Second))
}
