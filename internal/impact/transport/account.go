package transport

import (
	"regexp"
	"strings"
)

// issuedSID is the form of the Account SIDs that impact.com gives out, and digits a
// run in them that is long enough for an account's number. A shorter one is there by
// chance.
var (
	issuedSID = regexp.MustCompile(`^IR[A-Za-z0-9]{20,}$`)
	digits    = regexp.MustCompile(`[0-9]{6,}`)
)

// wholeNumber is how many digits two runs must have in common to be taken for one
// account's number with other digits beside it: as many as the numbers seen have.
const wholeNumber = 7

// sameAccount reports whether two Account SIDs belong to one account. No document
// tells; every SID seen in public holds its account's number among random letters
// and digits, so the digits beside it may belong to it or not. Two are the same where
// one run holds the other whole, or they share a whole number. A shorter part in
// common is not enough: accounts that were made one after the other share all digits
// but the last.
func sameAccount(a, b string) bool {
	if a == b {
		return true
	}
	if !issuedSID.MatchString(a) || !issuedSID.MatchString(b) {
		return false
	}
	others := digits.FindAllString(b, -1)
	for _, run := range digits.FindAllString(a, -1) {
		for _, other := range others {
			if strings.Contains(run, other) || strings.Contains(other, run) || shareNumber(run, other) {
				return true
			}
		}
	}
	return false
}

func shareNumber(run, other string) bool {
	for i := 0; i+wholeNumber <= len(run); i++ {
		if strings.Contains(other, run[i:i+wholeNumber]) {
			return true
		}
	}
	return false
}
