package private

import (
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Account identifies the account that an object belongs to. No document says what
// does, so it is a reading: the id of a managed brand, which the provider block
// names; the account's number, which every Account SID seen in public holds; and
// the company's name. The Account SID itself belongs to a token, and changes with
// it.
type Account struct {
	Type    string // brand, partner or agency
	SID     string // of a recorded account what brief leaves of it
	Brand   string // the brand that an agency acts on
	Company string // empty where it is not known
}

// Relation is how two accounts relate.
type Relation int

// The relations of two accounts.
const (
	Unclear Relation = iota // nothing tells
	Same
	Other
)

// To compares with another account. A number is only read out of an SID together
// with the digits that happen to stand beside it, so one that contains the other is
// the same, one that shares most of its digits tells nothing, and equal names
// outweigh different numbers.
func (a Account) To(b Account) Relation {
	number, other := a.number(), b.number()
	switch {
	case a.Type != b.Type:
		return Other
	case a.Brand != "" && b.Brand != "":
		return relation(a.Brand == b.Brand)
	case a.Brand == b.Brand && a.SID == b.SID:
		return Same
	case number != "" && other != "" && (strings.Contains(number, other) || strings.Contains(other, number)):
		return Same
	case a.Company != "" && b.Company != "":
		return relation(a.Company == b.Company)
	case number != "" && other != "" && !shareDigits(number, other):
		return Other
	}
	return Unclear
}

// shareDigits reports two runs of digits that have a whole number in common.
func shareDigits(a, b string) bool {
	for i := 0; i+shortest <= len(a); i++ {
		if strings.Contains(b, a[i:i+shortest]) {
			return true
		}
	}
	return false
}

func relation(same bool) Relation {
	if same {
		return Same
	}
	return Other
}

// IsZero reports an account of which nothing is known.
func (a Account) IsZero() bool { return a == Account{} }

// String names the account alike for all of its tokens; empty where neither the
// brand nor the company's name is known.
func (a Account) String() string {
	switch {
	case a.Brand != "":
		return a.Type + " " + a.Brand
	case a.Company != "":
		return a.Type + " " + a.Company
	}
	return ""
}

// Label names the account for people, by all that is known of it.
func (a Account) Label() string {
	label := a.Type + " account"
	if a.Company != "" {
		label += ` "` + a.Company + `"`
	}
	if a.Brand != "" {
		label += " " + a.Brand
	}
	switch {
	case a.SID == "":
		return label
	case a.SID == a.digits():
		return label + " (Account SID …" + a.SID + "…)"
	}
	return label + " (Account SID " + a.SID + ")"
}

// brief is the account without what no comparison needs and what its String says.
func (a Account) brief() Account {
	switch digits := a.digits(); {
	case a.Brand != "":
		a.SID = ""
	case digits != "":
		a.SID = digits
	}
	a.Company = ""
	return a
}

// companyIn is the company's name in the attribute account of a state, which String
// wrote; empty where there is none. A number is the id of a brand: an agency's token may
// have written it, and a token that learns neither brand nor name left it.
func (a Account) companyIn(state tftypes.Value) string {
	var attributes map[string]tftypes.Value
	if a.Brand != "" || isNothing(state) || state.As(&attributes) != nil {
		return ""
	}
	text, _ := textOf(attributes["account"])
	company, ofType := strings.CutPrefix(text, a.Type+" ")
	if !ofType || strings.Trim(company, "0123456789") == "" {
		return ""
	}
	return company
}

// shortest is how many digits an account's number has at least. A shorter run is in
// an SID by chance.
const shortest = 6

// number is where the account's number stands: the id of the managed brand, else in the
// digits of the SID.
func (a Account) number() string {
	if a.Brand != "" {
		return a.Brand
	}
	return a.digits()
}

// digits is the longest run of digits in the SID; empty where it is too short.
func (a Account) digits() string {
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
