package token

import (
	"fmt"
	"testing"
)

// Every combination of facts gets the decision that the documentation promises.
func TestDecide(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		given facts // sets, of which every combination is tried
		want  decision
	}{
		{facts{anyPlan, anything, notAsked, onMismatchError}, decision{known, silent}},
		{facts{anyPlan, anything, notAsked, onMismatchWarn}, decision{known, silent}},
		{facts{anyPlan, watch, partial | unanswered, onMismatchError}, decision{kept, warning}},
		{facts{anyPlan, watch, partial | unanswered, onMismatchWarn}, decision{kept, warning}},
		{facts{anyPlan, adopt | reset | edit, partial | unanswered, onMismatchError}, decision{open, warning}},
		{facts{anyPlan, adopt | reset | edit, partial | unanswered, onMismatchWarn}, decision{open, warning}},
		{facts{anyPlan, edit, agrees, onMismatchError}, decision{open, silent}},
		{facts{anyPlan, edit, agrees, onMismatchWarn}, decision{open, silent}},
		{facts{anyPlan, adopt | reset | watch, agrees, onMismatchError}, decision{known, silent}},
		{facts{anyPlan, adopt | reset | watch, agrees, onMismatchWarn}, decision{known, silent}},
		{facts{anyPlan, edit, differs, onMismatchWarn}, decision{open, warning}},
		{facts{anyPlan, adopt | reset | watch, differs, onMismatchWarn}, decision{known, warning}},
		{facts{anyPlan, edit, differs, onMismatchError}, decision{open, dueAtApply}},
		{facts{planning, watch, differs, onMismatchError}, decision{open, dueAtApply}},
		{facts{planningAgain, watch, differs, onMismatchError}, decision{open, failure}},
		{facts{anyPlan, adopt | reset, differs, onMismatchError}, decision{open, failure}},

		{facts{applying, anything, notAsked | agrees, onMismatchError}, decision{promised, silent}},
		{facts{applying, anything, notAsked | agrees, onMismatchWarn}, decision{promised, silent}},
		{facts{applying, anything, partial | differs, onMismatchWarn}, decision{promised, warning}},
		{facts{applying, anything, partial | differs, onMismatchError}, decision{open, failure}},
		{facts{applying, anything, unanswered, onMismatchError}, decision{open, failure}},
		{facts{applying, anything, unanswered, onMismatchWarn}, decision{open, failure}},

		{facts{refreshing, anything, agrees | differs, onMismatchError}, decision{known, silent}},
		{facts{refreshing, anything, agrees | differs, onMismatchWarn}, decision{known, silent}},
		{facts{refreshing, anything, partial | unanswered, onMismatchError}, decision{kept, warning}},
		{facts{refreshing, anything, partial | unanswered, onMismatchWarn}, decision{kept, warning}},

		{facts{destroying, watch, agrees, deletionRefuse}, decision{kept, silent}},
		{facts{destroying, watch, agrees, deletionForget}, decision{kept, silent}},
		{facts{destroying, watch, differs | unanswered, deletionForget}, decision{kept, warning}},
		{facts{destroying, watch, differs | unanswered, deletionRefuse}, decision{kept, failure}},
	} {
		t.Run(fmt.Sprint(test.given), func(t *testing.T) {
			t.Parallel()
			tried := 0
			for p := planning; p <= destroying; p <<= 1 {
				for r := adopt; r <= watch; r <<= 1 {
					for e := notAsked; e <= unanswered; e <<= 1 {
						if test.given.phase&p == 0 || test.given.reason&r == 0 || test.given.evidence&e == 0 {
							continue
						}
						tried++
						if got := decide(facts{p, r, e, test.given.setting}); got != test.want {
							t.Errorf("phase %b, reason %b, evidence %b: %+v, want %+v", p, r, e, got, test.want)
						}
					}
				}
			}
			if tried == 0 {
				t.Error("no facts are in the sets")
			}
		})
	}
}

// Of everything that Terraform can bring about, no facts are without a row: the
// failure of decide for them is a last resort.
func TestDecide_isComplete(t *testing.T) {
	t.Parallel()
	for p := planning; p <= destroying; p <<= 1 {
		settings := []string{onMismatchError, onMismatchWarn}
		if p == destroying {
			settings = []string{deletionRefuse, deletionForget}
		}
		for r := adopt; r <= watch; r <<= 1 {
			for e := notAsked; e <= unanswered; e <<= 1 {
				if e == notAsked && p&(refreshing|destroying) != 0 || e == partial && p == destroying {
					continue // a refresh without verification ends before, and a destroy sends one request
				}
				for _, setting := range settings {
					rows := 0
					for _, row := range decisions {
						if row.fits(facts{p, r, e, setting}) {
							rows++
						}
					}
					if rows == 0 {
						t.Errorf("phase %b, reason %b, evidence %b, %s: no row", p, r, e, setting)
					}
				}
			}
		}
	}
}
