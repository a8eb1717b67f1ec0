package scope

import (
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Difference is how a credential differs from what was declared for it. All
// fields map category keys to sorted permissions; none is nil.
type Difference struct {
	// Missing is declared, but denied.
	Missing map[string][]string
	// Excess is granted, but not declared.
	Excess map[string][]string
	// Unknown is what was asked without a usable answer, declared or not: asking
	// again may tell.
	Unknown map[string][]string
	// NotProbed is declared, but was not asked: nothing says whether it is there.
	NotProbed map[string][]string
}

// Agrees reports whether nothing contradicts the declaration. What is unknown or
// was not probed does not contradict it.
func (d Difference) Agrees() bool { return len(d.Missing) == 0 && len(d.Excess) == 0 }

// Unproven returns the declared scopes of which nothing is known, whether they
// were asked or not, in the order of the declaration. The map is never nil.
func (d Difference) Unproven(declared map[string][]string) map[string][]string {
	unproven := map[string][]string{}
	for category, permissions := range declared {
		for _, permission := range permissions {
			if slices.Contains(d.Unknown[category], permission) || slices.Contains(d.NotProbed[category], permission) {
				add(unproven, category, permission)
			}
		}
	}
	return unproven
}

// Compare compares a result with the declared scopes, category key to
// permissions. Of a rejected credential nothing is known, so everything that was
// asked is Unknown; look at the Status first.
func Compare(declared map[string][]string, r Result) Difference {
	d := Difference{
		Missing: map[string][]string{}, Excess: map[string][]string{},
		Unknown: map[string][]string{}, NotProbed: map[string][]string{},
	}
	for _, answer := range r.Answers {
		isDeclared := slices.Contains(declared[answer.Category], answer.Permission)
		switch {
		case answer.Outcome == Unknown:
			add(d.Unknown, answer.Category, answer.Permission)
		case answer.Outcome == Granted && !isDeclared:
			add(d.Excess, answer.Category, answer.Permission)
		case answer.Outcome == Denied && isDeclared:
			add(d.Missing, answer.Category, answer.Permission)
		}
	}
	for category, permissions := range declared {
		for _, permission := range []string{catalog.Read, catalog.Write} {
			if slices.Contains(permissions, permission) && r.outcome(category, permission) == NotProbed {
				add(d.NotProbed, category, permission)
			}
		}
	}
	return d
}

func add(scopes map[string][]string, category, permission string) {
	scopes[category] = append(scopes[category], permission)
}
