package spelling

import (
	"testing"
	"unicode/utf8"
)

func TestSame(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"R&D", "R&amp;D", true},
		{"R&D", "R&amp;amp;D", true}, // escaped twice
		{"Kids' shoes", "Kids&#x27; shoes", true},
		{"Wile.Coyote@Example.com", "wile.coyote@example.com", true},
		{"  two  words ", "two words", true},
		{"https://a.example", "https://a.example/", true},
		{"+1 (415) 555-0100", "14155550100", true},
		{"R&D", "RD", false},
		{"two words", "twowords", false},
		{"1-2", "12", false}, // too short for a phone number
		{"https://a.example/x", "https://a.example", false},
		{"a", "", false},
		{"2026-11-25", "2026-11-26", false},
	} {
		if Same(test.a, test.b) != test.same || Same(test.b, test.a) != test.same {
			t.Errorf("%q and %q: not %t", test.a, test.b, test.same)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"", "R&amp;amp;D", "+1 (415) 555-0100", "İ", "/ /", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if utf8.ValidString(text) && !utf8.ValidString(folded) {
			t.Errorf("%q becomes broken text %q", text, folded)
		}
		if !Same(text, " "+text+" ") {
			t.Errorf("%q is another with spaces around it", text)
		}
	})
}
