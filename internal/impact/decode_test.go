package impact

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"
)

// spelled is one way to write a value: want nil means absent, an error is given
// by its text.
type spelled struct {
	json string
	want any
	err  string
}

// check decodes a member of an object, as the API's answers hold it.
func check[T any](t *testing.T, spellings []spelled, value func(T) any) {
	t.Helper()
	for _, s := range spellings {
		var object struct{ Value T }
		err := json.Unmarshal([]byte(`{"Value":`+s.json+`}`), &object)
		if s.err != "" {
			if err == nil || err.Error() != s.err {
				t.Errorf("%s: error %v, want %s", s.json, err, s.err)
			}
			continue
		}
		if got := value(object.Value); err != nil || got != s.want {
			t.Errorf("%s: got %v (%v), want %v", s.json, got, err, s.want)
		}
	}
}

const notSingle = "a list or an object stands where a single value belongs"

// present returns what a pointer points to, or nil.
func present[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

func TestID(t *testing.T) {
	t.Parallel()
	check(t, []spelled{
		{`"5"`, "5", ""}, {`5`, "5", ""}, {`" 5 "`, "5", ""}, {`null`, "", ""}, {`""`, "", ""},
		{`12345678901234567890`, "12345678901234567890", ""}, {`"1000.4636.158133"`, "1000.4636.158133", ""},
		{`"S-7777777"`, "S-7777777", ""}, {`"\u0041"`, "A", ""},
		{`{}`, nil, "id: " + notSingle}, {`[1]`, nil, "id: " + notSingle},
	}, func(id ID) any { return id.String() })
}

func TestInt(t *testing.T) {
	t.Parallel()
	check(t, []spelled{
		{`5`, int64(5), ""}, {`"5"`, int64(5), ""}, {`5.0`, int64(5), ""}, {`"-5"`, int64(-5), ""}, {`1e3`, int64(1000), ""},
		{`9223372036854775807`, int64(math.MaxInt64), ""}, {`-9223372036854775808`, int64(math.MinInt64), ""},
		{`""`, nil, ""}, {`" "`, nil, ""}, {`null`, nil, ""},
		{`5.5`, nil, `"5.5" is not an integer`}, {`"x"`, nil, `"x" is not an integer`}, {`true`, nil, `"true" is not an integer`},
		{`9223372036854775808`, nil, `"9223372036854775808" is not an integer`}, {`1e300`, nil, `"1e300" is not an integer`},
		{`-1e300`, nil, `"-1e300" is not an integer`},
		{`"NaN"`, nil, `"NaN" is not an integer`}, {`"Inf"`, nil, `"Inf" is not an integer`}, {`{}`, nil, notSingle},
		{`"` + strings.Repeat("x", 300) + `"`, nil, `"` + strings.Repeat("x", 200) + `…" is not an integer`},
	}, func(n Int) any { return present(n.Ptr()) })
}

func TestFloat(t *testing.T) {
	t.Parallel()
	check(t, []spelled{
		{`1.5`, 1.5, ""}, {`"1.5"`, 1.5, ""}, {`"0"`, 0.0, ""}, {`-2`, -2.0, ""},
		{`""`, nil, ""}, {`null`, nil, ""},
		{`"x"`, nil, `"x" is not a number`}, {`[]`, nil, notSingle},
		// Terraform's numbers have none of these.
		{`"NaN"`, nil, `"NaN" is not a number`}, {`"-inf"`, nil, `"-inf" is not a number`}, {`1e999`, nil, `"1e999" is not a number`},
	}, func(n Float) any { return present(n.Ptr()) })
}

func TestBool(t *testing.T) {
	t.Parallel()
	check(t, []spelled{
		{`true`, true, ""}, {`"true"`, true, ""}, {`"TRUE"`, true, ""}, {`"1"`, true, ""}, {`1`, true, ""},
		{`false`, false, ""}, {`"False"`, false, ""}, {`"0"`, false, ""},
		{`""`, nil, ""}, {`null`, nil, ""},
		{`"yes"`, nil, `"yes" is not true or false`}, {`2`, nil, `"2" is not true or false`}, {`{}`, nil, notSingle},
	}, func(b Bool) any { return present(b.Ptr()) })
}

func TestTime(t *testing.T) {
	t.Parallel()
	at := func(hour, nanosecond int) any {
		return time.Date(2026, 1, 31, hour, 0, 0, nanosecond, time.UTC).String()
	}
	check(t, []spelled{
		{`"2026-01-31T10:00:00Z"`, at(10, 0), ""},
		{`"2026-01-31T10:00:00.5Z"`, at(10, 5e8), ""},
		{`"2026-01-31T10:00:00-02:00"`, at(12, 0), ""},
		{`"2026-01-31T10:00:00-0200"`, at(12, 0), ""},
		{`"2026-01-31T10:00:00.123+0000"`, at(10, 123e6), ""},
		{`"2026-01-31T10:00:00"`, at(10, 0), ""},
		{`"2026-01-31 10:00:00"`, at(10, 0), ""},
		{`"2026-01-31"`, at(0, 0), ""},
		{`""`, nil, ""}, {`null`, nil, ""},
		{`"31.1.2026"`, nil, `"31.1.2026" is not a date and time as in 2026-01-31T10:00:00Z`},
		{`1769853600`, nil, `"1769853600" is not a date and time as in 2026-01-31T10:00:00Z`},
		{`{}`, nil, notSingle},
	}, func(v Time) any {
		if v.IsZero() {
			return nil
		}
		return v.UTC().String()
	})
}

// A value that is decoded twice must not keep anything of the first time.
func TestAbsentValuesReplace(t *testing.T) {
	t.Parallel()
	var object struct {
		ID    ID
		Int   Int
		Float Float
		Bool  Bool
		Time  Time
	}
	for _, data := range []string{
		`{"ID":"5","Int":5,"Float":5,"Bool":true,"Time":"2026-01-31"}`,
		`{"ID":null,"Int":"","Float":null,"Bool":"","Time":""}`,
	} {
		if err := json.Unmarshal([]byte(data), &object); err != nil {
			t.Fatal(err)
		}
	}
	if object.ID != "" || object.Int.Valid || object.Float.Valid || object.Bool.Valid || !object.Time.IsZero() {
		t.Errorf("left over: %+v", object)
	}
}
