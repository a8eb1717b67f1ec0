package scope

import (
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Difference is how a credential differs from what was declared for it.
type Difference struct {
	// Missing is declared, but denied.
	Missing []catalog.Operation
	// Excess is granted, seen or inferred, but not declared.
	Excess []catalog.Operation
	// Unproven was asked about without a verdict that holds, declared or not: the
	// answer says nothing, or the grant is only assumed.
	Unproven []catalog.Operation
	// Unchecked is declared, but was not asked about: nothing says whether it is there.
	Unchecked []catalog.Operation
}

// Agrees reports whether nothing contradicts the declaration. What is unproven or
// unchecked does not contradict it.
func (d Difference) Agrees() bool { return len(d.Missing) == 0 && len(d.Excess) == 0 }

// Compare holds evidence against the declared operations. Of a rejected
// credential nothing is known; look at the Status first.
func Compare(declared []catalog.Operation, e Evidence) (d Difference) {
	asked := map[string]bool{}
	for _, f := range e.Findings {
		isDeclared := contains(declared, f.Operation)
		asked[f.Operation.String()] = f.Outcome != NotProbed
		switch {
		case f.Outcome == Unknown, f.Outcome == Granted && f.Basis == Assumed:
			d.Unproven = append(d.Unproven, f.Operation)
		case f.Outcome == Granted && !isDeclared:
			d.Excess = append(d.Excess, f.Operation)
		case f.Outcome == Denied && isDeclared:
			d.Missing = append(d.Missing, f.Operation)
		}
	}
	for _, operation := range declared {
		if !asked[operation.String()] {
			d.Unchecked = append(d.Unchecked, operation)
		}
	}
	return d
}

func contains(operations []catalog.Operation, wanted catalog.Operation) bool {
	return slices.ContainsFunc(operations, func(o catalog.Operation) bool { return o.String() == wanted.String() })
}
