package tfimpact

import (
	"cmp"
	"strings"
)

// CompareIDs orders ids as numbers where both are, so that "9" comes before
// "10"; results sorted by it are the same in every plan.
func CompareIDs(a, b string) int {
	if digits.MatchString(a) && digits.MatchString(b) {
		a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	}
	return cmp.Compare(a, b)
}

// FieldError is a problem with a field of the API that was found before any
// request was sent. It lands on the attribute of that field.
type FieldError struct{ Field, Problem string }

func (e *FieldError) Error() string { return e.Problem }
