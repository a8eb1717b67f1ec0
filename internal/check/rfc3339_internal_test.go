package check

import (
	"testing"
	"time"
)

func TestParseRFC3339(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{ // empty for what the RFC does not allow
		"2026-06-01T00:00:00Z":           "2026-06-01T00:00:00Z",
		"2026-06-01t00:00:00z":           "2026-06-01T00:00:00Z",
		"2026-06-01T00:00:00.123456789Z": "2026-06-01T00:00:00.123456789Z",
		"2026-06-01T00:00:00-07:00":      "2026-06-01T07:00:00Z",
		"2026-06-01T00:00:00-00:00":      "2026-06-01T00:00:00Z",
		"2026-06-01T23:59:59+23:59":      "2026-06-01T00:00:59Z",
		"2024-02-29T00:00:00Z":           "2024-02-29T00:00:00Z",
		// Leap seconds: the RFC's own examples, and what is none.
		"1990-12-31T23:59:60Z":      "1991-01-01T00:00:00Z",
		"1990-12-31T15:59:60-08:00": "1991-01-01T00:00:00Z",
		"1990-12-31T23:59:60.7Z":    "1991-01-01T00:00:00Z",
		"1990-12-31T23:59:60-08:00": "",
		"1990-12-30T23:59:60Z":      "",
		"1990-12-31T23:58:60Z":      "",
		"1990-12-31T23:59:61Z":      "",

		"2026-06-01T00:00:00,5Z":     "",
		"2026-06-01T00:00:00.Z":      "",
		"2026-06-01 00:00:00Z":       "",
		"2026-06-01T0:00:00Z":        "",
		"2026-06-01T24:00:00Z":       "",
		"2026-06-01T00:60:00Z":       "",
		"2026-02-29T00:00:00Z":       "",
		"2026-13-01T00:00:00Z":       "",
		"2026-06-01T00:00:00":        "",
		"2026-06-01T00:00:00+24:00":  "",
		"2026-06-01T00:00:00+00:60":  "",
		"2026-06-01T00:00:00+0000":   "",
		"2026-06-01T00:00:00+00":     "",
		"2026-06-01T00:00Z":          "",
		"2026-06-01":                 "",
		" 2026-06-01T00:00:00Z":      "",
		"2026-06-01T00:00:00Z\n":     "",
		"+2026-06-01T00:00:00Z":      "",
		"20260601T000000Z":           "",
		"٢٠٢٦-06-01T00:00:00Z":       "",
		"2026-06-01T00:00:00 +01:00": "",
		"":                           "",
	} {
		got, ok := ParseRFC3339(text)
		if ok != (want != "") {
			t.Errorf("%q: %t", text, ok)
		}
		if ok && got.UTC().Format(time.RFC3339Nano) != want {
			t.Errorf("%q is %s, want %s", text, got.UTC().Format(time.RFC3339Nano), want)
		}
	}
}

// What package time writes in RFC 3339 is read as it was.
func FuzzParseRFC3339(f *testing.F) {
	f.Add(int64(0), 0)
	f.Add(int64(1780272000), -7*3600)
	f.Fuzz(func(t *testing.T, seconds int64, offset int) {
		const minute, day = 60, 24 * 3600
		zone := time.FixedZone("", offset%day/minute*minute)
		at := time.Unix(seconds, 0).In(zone)
		if year := at.Year(); year < 0 || year > 9999 {
			t.Skip()
		}
		text := at.Format(time.RFC3339)
		if got, ok := ParseRFC3339(text); !ok || !got.Equal(at) {
			t.Errorf("%s is %s, %t", text, got, ok)
		}
	})
}
