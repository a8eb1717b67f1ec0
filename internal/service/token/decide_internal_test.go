package token

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Strictness of which one setting is strict, or none, or all.
var (
	lenient = strictness{asWarning, asWarning, asWarning, deletionForget}
	strict  = strictness{asError, asError, asError, deletionRefuse}

	strictOnMismatch   = strictness{asError, asWarning, asWarning, deletionForget}
	strictOnDrift      = strictness{asWarning, asError, asWarning, deletionForget}
	strictOnUnverified = strictness{asWarning, asWarning, asError, deletionForget}
	strictOnDeletion   = strictness{asWarning, asWarning, asWarning, deletionRefuse}

	byDefault = strictness{asError, asError, asWarning, deletionRefuse}
)

// What the documentation promises of each row of the table. The facts are sets, of
// which every combination is tried.
var promises = []struct {
	given facts
	want  decision
}{
	{facts{planning, anySituation, notAsked, strict}, decision{known, silent}},
	{facts{planning, anySituation, notAsked, lenient}, decision{known, silent}},
	{facts{planning, anySituation, noSecret, byDefault}, decision{known, warning}},
	{facts{planning, anySituation, noSecret, strictOnUnverified}, decision{known, failure}},
	{facts{planning, watch, agrees, strict}, decision{known, silent}},
	{facts{planning, watch, agrees, lenient}, decision{known, silent}},
	{facts{planning, watch, unproven, byDefault}, decision{known, newsOnly}},
	{facts{planning, watch, unproven, strictOnUnverified}, decision{kept, failure}},
	{facts{planning, watch, partial | unanswered, byDefault}, decision{kept, warning}},
	{facts{planning, watch, partial | unanswered, strictOnUnverified}, decision{kept, failure}},
	{facts{planning, watch, differs, strictOnDrift}, decision{open, dueAtApply}},
	{facts{planning, watch, differs, strictOnMismatch}, decision{settled, warning}},
	{facts{planning, changed | touched, agrees, strict}, decision{open, silent}},
	{facts{planning, changed | touched, agrees, lenient}, decision{open, silent}},
	{facts{planning, changed | touched, unproven, byDefault}, decision{open, silent}},
	{facts{planning, changed | touched, unproven, strictOnUnverified}, decision{open, failure}},
	{facts{planning, changed | touched, partial | unanswered, byDefault}, decision{open, warning}},
	{facts{planning, changed | touched, partial | unanswered, strictOnUnverified}, decision{open, failure}},
	{facts{planning, touched, differs, strictOnDrift}, decision{open, dueAtApply}},
	{facts{planning, touched, differs, strictOnMismatch}, decision{open, warning}},
	{facts{planning, edit | upgrade | deleted, differs, strictOnMismatch}, decision{open, dueAtApply}},
	{facts{planning, edit | upgrade | deleted, differs, strictOnDrift}, decision{open, warning}},
	{facts{planning, adopt | reset, differs, strictOnMismatch}, decision{open, failure}},
	{facts{planning, adopt | reset, differs, strictOnDrift}, decision{open, warning}},

	{facts{applying, anySituation, notAsked | agrees, strict}, decision{promised, silent}},
	{facts{applying, anySituation, notAsked | agrees, lenient}, decision{promised, silent}},
	{facts{applying, anySituation, noSecret, byDefault}, decision{promised, warning}},
	{facts{applying, anySituation, noSecret, strictOnUnverified}, decision{open, failure}},
	{facts{applying, anySituation, unproven, byDefault}, decision{promised, silent}},
	{facts{applying, anySituation, unproven, strictOnUnverified}, decision{open, failure}},
	{facts{applying, watch | touched, partial | unanswered, byDefault}, decision{remembered, warning}},
	{facts{applying, watch | touched, partial | unanswered, strictOnUnverified}, decision{open, failure}},
	{facts{applying, changed, partial, lenient}, decision{promised, warning}},
	{facts{applying, changed, partial, strictOnMismatch}, decision{open, failure}},
	{facts{applying, changed, partial, strictOnUnverified}, decision{open, failure}},
	{facts{applying, changed, unanswered, lenient}, decision{open, failure}},
	{facts{applying, changed, unanswered, strict}, decision{open, failure}},
	{facts{applying, watch | touched, differs, strictOnDrift}, decision{open, failure}},
	{facts{applying, watch | touched, differs, strictOnMismatch}, decision{promised, warning}},
	{facts{applying, changed, differs, strictOnMismatch}, decision{open, failure}},
	{facts{applying, changed, differs, strictOnDrift}, decision{promised, warning}},

	{facts{refreshing, anySituation, agrees | unproven | differs, strict}, decision{known, silent}},
	{facts{refreshing, anySituation, agrees | unproven | differs, lenient}, decision{known, silent}},
	{facts{refreshing, anySituation, notAsked, strict}, decision{kept, silent}},
	{facts{refreshing, anySituation, partial | unanswered, byDefault}, decision{kept, warning}},
	{facts{refreshing, anySituation, partial | unanswered, strictOnUnverified}, decision{kept, failure}},

	{facts{destroying, anySituation, notAsked | agrees, strict}, decision{kept, silent}},
	{facts{destroying, anySituation, notAsked | agrees, lenient}, decision{kept, silent}},
	{facts{destroying, anySituation, differs | unanswered, lenient}, decision{kept, warning}},
	{facts{destroying, anySituation, differs | unanswered, strictOnDeletion}, decision{kept, failure}},
}

func TestDecide(t *testing.T) {
	t.Parallel()
	for _, test := range promises {
		each(test.given, func(f facts) {
			if got := decide(f); got != test.want {
				t.Errorf("%s, %s, %s, %+v: %+v, want %+v", f.phase.words(), f.situation.words(), f.seen.words(), f.strictness, got, test.want)
			}
		})
	}
}

// each calls do with every combination of the members of the sets.
func each(sets facts, do func(facts)) {
	for p := planning; p <= destroying; p <<= 1 {
		for s := requested; s <= watch; s <<= 1 {
			for e := notAsked; e <= differs; e <<= 1 {
				if sets.phase&p != 0 && sets.situation&s != 0 && sets.seen&e != 0 {
					do(facts{p, s, e, sets.strictness})
				}
			}
		}
	}
}

// rowOf is the row that decides.
func rowOf(f facts) int {
	for i, row := range decisions {
		if row.fits(f) {
			return i
		}
	}
	return -1
}

// Every row decides something that a promise speaks of, on both of its sides.
func TestDecide_everyRow(t *testing.T) {
	t.Parallel()
	tried := map[string]bool{}
	for _, test := range promises {
		each(test.given, func(f facts) {
			row := rowOf(f)
			tried[fmt.Sprint(row, decisions[row].by == whatever || f.strict(decisions[row].by))] = true
		})
	}
	for i, row := range decisions {
		if !tried[fmt.Sprint(i, true)] || row.by != whatever && !tried[fmt.Sprint(i, false)] {
			t.Errorf("row %d (%s, %s, %s) is not promised on each side", i, row.phase.words(), row.situation.words(), row.seen.words())
		}
	}
}

// Where an apply follows a plan, what is seen is open, so that Terraform's second
// plan never contradicts the first.
func TestDecide_isOpenBeforeAnApply(t *testing.T) {
	t.Parallel()
	for _, s := range []strictness{lenient, strict, byDefault} {
		each(facts{planning, changed | touched, agrees | unproven | partial | unanswered | differs, s}, func(f facts) {
			if got := decide(f); got.values != open {
				t.Errorf("%s, %s: %s", f.situation.words(), f.seen.words(), got.values.words())
			}
		})
	}
}

// Of everything that can come about, no facts are without a row: the failure of
// decide for them is a last resort.
func TestDecide_isComplete(t *testing.T) {
	t.Parallel()
	const all = 0x7f
	each(facts{all, anySituation, all, strict}, func(f facts) {
		switch {
		case f.situation == requested && f.seen != notAsked:
			return // there is nothing to ask
		case f.phase == refreshing && f.seen == noSecret:
			return // a refresh without the Auth Token ends before
		case f.phase == destroying && f.seen&(partial|unproven|noSecret) != 0:
			return // a destroy sends one request, and none without the Auth Token
		}
		if rowOf(f) < 0 {
			t.Errorf("%s, %s, %s: no row", f.phase.words(), f.situation.words(), f.seen.words())
		}
	})
}

var update = flag.Bool("update", false, "write the documented table of decisions anew")

// The documented table is this table, and its rows differ.
func TestDecide_isDocumented(t *testing.T) {
	t.Parallel()
	const begin, end = "<!-- go test ./internal/service/token -update writes the table -->\n\n", "\n<!-- end of the table -->"
	guide := filepath.Join("..", "..", "..", "templates", "guides", "how-a-token-is-judged.md.tmpl")
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), begin)
	documented, after, ends := strings.Cut(rest, end)
	if !found || !ends {
		t.Fatal("the guide has no place for the table")
	}
	switch {
	case documented == decisionTable():
	case *update:
		if err := os.WriteFile(guide, []byte(before+begin+decisionTable()+end+after), 0o600); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the guide's table is not the one that decides; go test ./internal/service/token -update writes it:\n%s", cmp.Diff(documented, decisionTable()))
	}
	seen := map[string]bool{}
	for _, line := range strings.Split(decisionTable(), "\n") {
		if cells := strings.Split(line, " | "); len(cells) == 5 {
			if key := strings.Join(cells[:3], "|"); seen[key] {
				t.Errorf("two rows for %s", key)
			} else {
				seen[key] = true
			}
			for _, cell := range cells {
				if strings.Trim(cell, "| ") == "" {
					t.Errorf("an empty cell: %s", line)
				}
			}
		}
	}
}
