package transport

import "testing"

func TestSameAccount(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same SID", "IRtest1", "IRtest1", true},
		{"two SIDs of one account", "IRabc1048291defghijklmnopqrstuvwxy", "IRzyxwvutsrqponmlkjihgfed1048291cb", true},
		{"beside a digit of one", "IRabc71048291efghijklmnopqrstuvwxy", "IRzyxwvutsrqponmlkjihgfed1048291cb", true},
		{"beside digits of one", "IRabc1048291defghijklmnopqrstuvwxy", "IRzyxwvutsrqponmlkjihgf91048291082", true},
		{"six digits", "IRabc104829xdefghijklmnopqrstuvwxy", "IRzyxwvutsrqponmlkjihgfed104829xcb", true},
		{"digits beside both", "IRabc71048291efghijklmnopqrstuvwxy", "IRzyxwvutsrqponmlkjihgfed10482915b", true},
		{"another run may be longer", "IRabc1048291defghijklmnopqr98765432", "IRzyxwvutsrqponmlkjihgfed1048291cb", true},

		{"five digits", "IRabc10482xxdefghijklmnopqrstuvwxy", "IRzyxwvutsrqponmlkjihgfed10482xxcb", false},
		{"no digits", "IRabcdefghijklmnopqrstuvwxyzabcdef", "IRzyxwvutsrqponmlkjihgfedcbazyxwvu", false},
		{"other accounts", "IRabc1048291defghijklmnopqrstuvwxy", "IRzyxwvutsrqponmlkjihgfed2750846cb", false},
		{"an account made just before", "IRabc1048291defghijklmnopqrstuvwxy", "IRzyxwvutsrqponmlkjihgfed1048292cb", false},
		{"not apart by a digit", "IRabc1048291defghijklmnopqrstuvwxy", "IRzyxwvutsrqponmlkjihgfe71048292cb", false},
		{"digits apart by letters", "IRabc104x829defghijklmnopqrstuvwxy", "IRzyxwvutsrqponmlkjihgfed104829xcb", false},
		{"no SIDs of impact.com", "test-1048291-a", "test-1048291-b", false},
		{"too short", "IRa1048291", "IRb1048291", false},
	} {
		if got := sameAccount(test.a, test.b); got != test.want || got != sameAccount(test.b, test.a) {
			t.Errorf("%s: %t", test.name, got)
		}
	}
}
