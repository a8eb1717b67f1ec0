package token

// This file decides what follows from comparing a credential with its
// declaration: the first row of the table that fits. It sends no request, reads
// no attribute and holds no words.

// phase is what Terraform is doing.
type phase uint8

const (
	planning phase = 1 << iota
	// planningAgain is a plan that no refresh preceded. Terraform repeats the plan
	// that way right before it applies.
	planningAgain
	applying
	refreshing
	destroying

	anyPlan = planning | planningAgain
)

// reason is why a credential is verified.
type reason uint8

const (
	adopt reason = 1 << iota // the resource has never verified it
	reset                    // the Auth Token is another than before
	edit                     // scopes or enabled changed in code
	watch                    // nothing of that: a difference was made in the web app
)

// evidence is what was seen of a credential, beside its declaration.
type evidence uint8

const (
	notAsked   evidence = 1 << iota
	agrees              // nothing contradicts the declaration; when destroying: it is dead
	differs             // when destroying: it still works
	partial             // nothing contradicts it, but some answers say nothing
	unanswered          // no answer says anything
)

// values is what becomes of the attributes that say what was found.
type values uint8

const (
	kept     values = iota // as they were recorded
	open                   // known after apply
	known                  // as found
	promised               // as planned, and as found where the plan left them open
)

// severity is how a finding is told.
type severity uint8

const (
	silent severity = iota
	warning
	dueAtApply // a warning: apply fails unless a person acts first
	failure
)

// The settings that a decision depends on.
const (
	onMismatchError = "error"
	onMismatchWarn  = "warn"
	deletionRefuse  = "refuse"
	deletionForget  = "forget"
)

// facts is what a decision rests on. The setting is deletion_policy when
// destroying, and else on_mismatch.
type facts struct {
	phase    phase
	reason   reason
	evidence evidence
	setting  string
}

type decision struct {
	values   values
	severity severity
}

// rule is a row of the table. It fits facts that are in its sets.
type rule struct {
	phase    phase
	reason   reason
	evidence evidence
	setting  string // "" fits every setting
	decision
}

const anything = 0xff

func (r rule) fits(f facts) bool {
	return r.phase&f.phase != 0 && r.reason&f.reason != 0 && r.evidence&f.evidence != 0 &&
		(r.setting == "" || r.setting == f.setting)
}

// decisions is the table.
//
// Between a plan and its apply a person is expected to put the token right, and
// Terraform refuses a repeated plan that turns out differently from the first.
// Where apply is going to fail for a difference the values are therefore left
// open: agreement is then no change. Under on_mismatch = "warn" they are worth
// more when they are known at plan.
//
// For a token that only drifted, plan warns and does not fail: destroy runs a
// plan first, and by then the token may already have been deleted by hand.
var decisions = []rule{
	{anyPlan, anything, notAsked, "", decision{known, silent}},
	{anyPlan, watch, partial | unanswered, "", decision{kept, warning}},
	{anyPlan, anything, partial | unanswered, "", decision{open, warning}},
	{anyPlan, edit, agrees, "", decision{open, silent}},
	{anyPlan, anything, agrees, "", decision{known, silent}},
	{anyPlan, edit, differs, onMismatchWarn, decision{open, warning}},
	{anyPlan, anything, differs, onMismatchWarn, decision{known, warning}},
	{anyPlan, edit, differs, onMismatchError, decision{open, dueAtApply}},
	{planning, watch, differs, onMismatchError, decision{open, dueAtApply}},
	{anyPlan, anything, differs, onMismatchError, decision{open, failure}},

	{applying, anything, notAsked | agrees, "", decision{promised, silent}},
	{applying, anything, partial | differs, onMismatchWarn, decision{promised, warning}},
	{applying, anything, partial | differs, onMismatchError, decision{open, failure}},
	{applying, anything, unanswered, "", decision{open, failure}},

	{refreshing, anything, agrees | differs, "", decision{known, silent}},
	{refreshing, anything, partial | unanswered, "", decision{kept, warning}},

	{destroying, anything, agrees, "", decision{kept, silent}},
	{destroying, anything, differs | unanswered, deletionForget, decision{kept, warning}},
	{destroying, anything, differs | unanswered, deletionRefuse, decision{kept, failure}},
}

// decide returns the decision of the first row that fits. Facts that no row fits
// fail.
func decide(f facts) decision {
	for _, row := range decisions {
		if row.fits(f) {
			return row.decision
		}
	}
	return decision{open, failure}
}
