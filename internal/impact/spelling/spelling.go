// Package spelling tells values that differ from values that a service merely
// wrote differently. No document says what impact.com does to a text that it is
// sent; these are the ways that services have: other case, other spaces, HTML
// entities, a slash at the end of an address, the punctuation of a phone number.
package spelling

import (
	"html"
	"strings"
	"unicode"
)

// Same reports whether two texts are the same but for how they are written.
func Same(a, b string) bool { return a == b || Fold(a) == Fold(b) }

// Fold returns what all spellings of a text have in common.
func Fold(text string) string {
	folded := html.UnescapeString(html.UnescapeString(text))
	folded = strings.Join(strings.Fields(strings.ToLower(folded)), " ")
	folded = strings.TrimRight(folded, "/")
	if number, ok := digitsOfPhone(folded); ok {
		return number
	}
	return folded
}

// digitsOfPhone returns the digits of a text that could be a phone number: at least
// six digits, and nothing else but what stands between them.
func digitsOfPhone(text string) (digits string, ok bool) {
	const fewest = 6
	var b strings.Builder
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			b.WriteRune(r)
		case !strings.ContainsRune("+-(). /", r):
			return "", false
		}
	}
	return b.String(), b.Len() >= fewest
}
