package private

import (
	"strings"
	"unicode"
)

// Account identifies the account that an object belongs to. No document says what
// does, so it is a reading: the id of a managed brand, which the provider block
// names; the account's number, which every Account SID seen in public holds; and
// the company's name. The Account SID itself belongs to a token, and changes with
// it.
type Account struct {
	Type    string `json:"type,omitempty"` // brand, partner or agency
	SID     string `json:"sid,omitempty"`
	Brand   string `json:"brand,omitempty"`   // the brand that an agency acts on
	Company string `json:"company,omitempty"` // empty where it is not known
}

// Relation is how two accounts relate.
type Relation int

// The relations of two accounts.
const (
	Unclear Relation = iota // nothing tells
	Same
	Other
)

// To compares with another account. Different names alone are another account, and
// so are different numbers; equal names outweigh different numbers, since the
// numbers are a reading.
func (a Account) To(b Account) Relation {
	number, other := a.number(), b.number()
	switch {
	case a.Type != b.Type:
		return Other
	case a.Brand != "" && b.Brand != "":
		return relation(a.Brand == b.Brand)
	case a.Brand == b.Brand && a.SID == b.SID, number != "" && number == other:
		return Same
	case a.Company != "" && b.Company != "":
		return relation(a.Company == b.Company)
	case number != "" && other != "":
		return Other
	}
	return Unclear
}

func relation(same bool) Relation {
	if same {
		return Same
	}
	return Other
}

// IsZero reports an account of which nothing is known.
func (a Account) IsZero() bool { return a == Account{} }

// String names the account without the SID of a token, so that all tokens of an
// account name it alike; empty where nothing identifies it.
func (a Account) String() string {
	name := a.number()
	if name == "" {
		name = a.Company
	}
	if name == "" {
		return ""
	}
	return a.Type + " " + name
}

// Label names the account for people, by all that is known of it.
func (a Account) Label() string {
	label := a.Type + " account"
	if a.Company != "" {
		label += ` "` + a.Company + `"`
	}
	if number := a.number(); number != "" {
		label += " " + number
	}
	return label + " (Account SID " + a.SID + ")"
}

// number is the account's number: the id of the managed brand, else the longest run
// of digits in the SID. A short run is there by chance.
func (a Account) number() string {
	const shortest = 6
	if a.Brand != "" {
		return a.Brand
	}
	longest := ""
	for _, run := range strings.FieldsFunc(a.SID, func(r rune) bool { return !unicode.IsDigit(r) }) {
		if len(run) > len(longest) {
			longest = run
		}
	}
	if len(longest) < shortest {
		return ""
	}
	return longest
}
