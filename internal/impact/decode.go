package impact

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// The published documents disagree about scalars: an id is an integer in one
// document and a string in the next, numbers and booleans often come as
// strings, and an unset number or date comes as "". The types below accept
// every one of these forms.

// ID is an identifier, kept as a string whatever the document says.
type ID string

// UnmarshalJSON accepts a string, a number or null (the empty ID).
func (id *ID) UnmarshalJSON(data []byte) error {
	s, err := scalar(data)
	if err != nil {
		return fmt.Errorf("id: %w", err)
	}
	*id = ID(s)
	return nil
}

func (id ID) String() string { return string(id) }

// CanonicalInteger takes the leading zeros off an id that is documented as an
// integer. Anything else stays as it is.
func CanonicalInteger(id string) string {
	if id == "" || strings.Trim(id, "0123456789") != "" {
		return id
	}
	if trimmed := strings.TrimLeft(id, "0"); trimmed != "" {
		return trimmed
	}
	return "0"
}

// Int is an integer that may be absent (null, "" or no field at all).
type Int struct {
	Value int64
	Valid bool
}

// UnmarshalJSON accepts 5, "5", 5.0, "" and null.
func (n *Int) UnmarshalJSON(data []byte) error {
	s, err := scalar(data)
	if err != nil || s == "" {
		*n = Int{}
		return err
	}
	if v, err := strconv.ParseInt(s, 10, 64); err == nil {
		*n = Int{v, true}
		return nil
	}
	f, err := strconv.ParseFloat(s, 64)
	// The bounds come first: converting a number outside them is undefined.
	if err != nil || math.IsNaN(f) || f < math.MinInt64 || f >= math.MaxInt64 || f != float64(int64(f)) {
		return errors.New(quoted(cut(s, maxQuoted)) + " is not an integer")
	}
	*n = Int{int64(f), true}
	return nil
}

// Ptr returns nil for an absent value.
func (n Int) Ptr() *int64 {
	if !n.Valid {
		return nil
	}
	return &n.Value
}

// Float is a number that may be absent (null, "" or no field at all).
type Float struct {
	Value float64
	Valid bool
}

// UnmarshalJSON accepts 1.5, "1.5", "" and null.
func (n *Float) UnmarshalJSON(data []byte) error {
	s, err := scalar(data)
	if err != nil || s == "" {
		*n = Float{}
		return err
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) { // "NaN" and "Inf" parse
		return errors.New(quoted(cut(s, maxQuoted)) + " is not a number")
	}
	*n = Float{v, true}
	return nil
}

// Ptr returns nil for an absent value.
func (n Float) Ptr() *float64 {
	if !n.Valid {
		return nil
	}
	return &n.Value
}

// Bool is a truth value that may be absent (null, "" or no field at all).
type Bool struct {
	Value bool
	Valid bool
}

// UnmarshalJSON accepts true, "true" in any case, "" and null.
func (b *Bool) UnmarshalJSON(data []byte) error {
	s, err := scalar(data)
	if err != nil || s == "" {
		*b = Bool{}
		return err
	}
	v, err := strconv.ParseBool(strings.ToLower(s))
	if err != nil {
		return errors.New(quoted(cut(s, maxQuoted)) + " is not true or false")
	}
	*b = Bool{v, true}
	return nil
}

// Ptr returns nil for an absent value.
func (b Bool) Ptr() *bool {
	if !b.Valid {
		return nil
	}
	return &b.Value
}

// Time is an instant that may be absent (null, "" or no field at all).
type Time struct{ time.Time }

// timeLayouts are the spellings that the documents' examples use.
var timeLayouts = []string{
	time.RFC3339Nano,
	"2006-01-02T15:04:05.999999999-0700",
	"2006-01-02T15:04:05.999999999",
	"2006-01-02 15:04:05",
	time.DateOnly,
}

// ParseTime reads an instant in any spelling the API uses. One without an
// offset counts as UTC.
func ParseTime(s string) (time.Time, error) {
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, errors.New(quoted(cut(s, maxQuoted)) + " is not a date and time as in 2026-01-31T10:00:00Z")
}

// UnmarshalJSON accepts the layouts of ParseTime, "" and null.
func (t *Time) UnmarshalJSON(data []byte) error {
	s, err := scalar(data)
	if err != nil || s == "" {
		*t = Time{}
		return err
	}
	parsed, err := ParseTime(s)
	*t = Time{parsed}
	return err
}

// List is a list of texts: an array in one document, joined by commas in the
// next. Surrounding spaces and empty entries do not count.
type List []string

// UnmarshalJSON accepts ["a", "b"], "a, b", "" and null.
func (l *List) UnmarshalJSON(data []byte) error {
	var entries []ID
	if json.Unmarshal(data, &entries) != nil {
		joined, err := scalar(data)
		if err != nil {
			return fmt.Errorf("list: %w", err)
		}
		for entry := range strings.SplitSeq(joined, ",") {
			entries = append(entries, ID(strings.TrimSpace(entry)))
		}
	}
	*l = nil
	for _, entry := range entries {
		if entry != "" {
			*l = append(*l, entry.String())
		}
	}
	return nil
}

// scalar returns a JSON string, number, boolean or null (as "") as text.
func scalar(data []byte) (string, error) {
	switch {
	case len(data) == 0 || string(data) == "null":
		return "", nil
	case data[0] == '"':
		var s string
		err := json.Unmarshal(data, &s)
		return strings.TrimSpace(s), err
	case data[0] == '{' || data[0] == '[':
		return "", errors.New("a list or an object stands where a single value belongs")
	}
	return string(data), nil
}
