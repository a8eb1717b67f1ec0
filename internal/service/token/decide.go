package token

// This file decides what follows from comparing a credential with its
// declaration: the first row of the table that fits. It sends no request, reads
// no attribute and holds no words; documented.go prints the table for the
// documentation.

// phase is what Terraform is doing.
type phase uint8

const (
	planning phase = 1 << iota
	applying
	refreshing
	destroying
)

// situation is what brought the declaration about.
type situation uint16

const (
	requested situation = 1 << iota // it has no Account SID yet
	adopt                           // the resource has never verified it
	reset                           // the Auth Token is another than before
	edit                            // what it may do, or enabled, changed in code
	upgrade                         // api_version was raised
	deleted                         // it is declared deleted
	touched                         // something else of the resource changes
	watch                           // nothing of that: a difference was made in the web app

	anySituation = requested | adopt | reset | edit | upgrade | deleted | touched | watch
	changed      = adopt | reset | edit | upgrade | deleted // somebody changed the code, and the token with it
)

// seen is what the answers say of a credential, beside its declaration. When
// destroying, it should be dead.
type seen uint8

const (
	notAsked   seen = 1 << iota
	agrees          // nothing contradicts the declaration
	unproven        // nothing contradicts it, but what was asked about is not proven either
	partial         // nothing contradicts it, but some requests were not answered to the point
	unanswered      // none was
	noSecret        // nothing was asked, because the Auth Token is not at hand
	differs
)

// values is what becomes of the attributes that say what was found.
type values uint8

const (
	kept       values = iota // as they were recorded
	open                     // known after apply
	known                    // as found
	settled                  // kept where they are recorded as found, else open
	promised                 // as planned, and as found where the plan left them open
	remembered               // as planned, and as recorded where the plan left them open
)

// severity is how a finding is told.
type severity uint8

const (
	silent   severity = iota
	newsOnly          // a warning where it is not what is recorded
	warning
	dueAtApply // a warning: apply fails unless a person acts first
	failure
)

// setting is an attribute that says how strict to be; a set of them is strict where
// one of them is.
type setting uint8

const (
	onMismatch setting = 1 << iota
	onDrift
	onUnverified
	deletionPolicy

	whatever setting = 0 // no attribute has a say
)

// The values of the settings.
const (
	asError        = "error"
	asWarning      = "warn"
	deletionRefuse = "refuse"
	deletionForget = "forget"
)

// strictness is the settings of a token in one run.
type strictness struct{ onMismatch, onDrift, onUnverified, deletionPolicy string }

func (s strictness) strict(by setting) bool {
	return by&onMismatch != 0 && s.onMismatch == asError ||
		by&onDrift != 0 && s.onDrift == asError ||
		by&onUnverified != 0 && s.onUnverified == asError ||
		by&deletionPolicy != 0 && s.deletionPolicy == deletionRefuse
}

// facts is what a decision rests on.
type facts struct {
	phase     phase
	situation situation
	seen      seen
	strictness
}

type decision struct {
	values   values
	severity severity
}

// rule is a row of the table. It fits facts that are in its sets.
type rule struct {
	phase     phase
	situation situation
	seen      seen
	by        setting
	strict    decision // where a setting of by is strict, or none has a say
	lenient   decision
}

func (r rule) fits(f facts) bool {
	return r.phase&f.phase != 0 && r.situation&f.situation != 0 && r.seen&f.seen != 0
}

// always is a decision in which no setting has a say.
func always(v values, s severity) decision { return decision{v, s} }

// decisions is the table.
//
// Terraform plans again right before it applies, and refuses what turns out
// differently by then: a token that a person has put right in between, one that
// somebody broke, or an answer that does not come. Wherever an apply follows, what is
// seen is therefore left open. For a token that is only watched none follows unless
// it differs.
//
// For a token that only drifted, plan warns and does not fail: destroy runs a
// plan first, and by then the token may already have been deleted by hand.
var decisions = []rule{
	{planning, anySituation, notAsked, whatever, always(known, silent), decision{}},
	{planning, anySituation, noSecret, onUnverified, decision{known, failure}, decision{known, warning}},
	{planning, watch, agrees, whatever, always(known, silent), decision{}},
	{planning, watch, unproven, onUnverified, decision{kept, failure}, decision{known, newsOnly}},
	{planning, watch, partial | unanswered, onUnverified, decision{kept, failure}, decision{kept, warning}},
	{planning, watch, differs, onDrift, decision{open, dueAtApply}, decision{settled, warning}},
	{planning, changed | touched, agrees, whatever, always(open, silent), decision{}},
	{planning, changed | touched, unproven, onUnverified, decision{open, failure}, decision{open, silent}},
	{planning, changed | touched, partial | unanswered, onUnverified, decision{open, failure}, decision{open, warning}},
	{planning, touched, differs, onDrift, decision{open, dueAtApply}, decision{open, warning}},
	{planning, edit | upgrade | deleted, differs, onMismatch, decision{open, dueAtApply}, decision{open, warning}},
	{planning, adopt | reset, differs, onMismatch, decision{open, failure}, decision{open, warning}},

	{applying, anySituation, notAsked | agrees, whatever, always(promised, silent), decision{}},
	{applying, anySituation, noSecret, onUnverified, decision{open, failure}, decision{promised, warning}},
	{applying, anySituation, unproven, onUnverified, decision{open, failure}, decision{promised, silent}},
	{applying, watch | touched, partial | unanswered, onUnverified, decision{open, failure}, decision{remembered, warning}},
	{applying, changed, partial, onMismatch | onUnverified, decision{open, failure}, decision{promised, warning}},
	{applying, changed, unanswered, whatever, always(open, failure), decision{}},
	{applying, watch | touched, differs, onDrift, decision{open, failure}, decision{promised, warning}},
	{applying, changed, differs, onMismatch, decision{open, failure}, decision{promised, warning}},

	{refreshing, anySituation, agrees | unproven | differs, whatever, always(known, silent), decision{}},
	{refreshing, anySituation, notAsked, whatever, always(kept, silent), decision{}},
	{refreshing, anySituation, partial | unanswered, onUnverified, decision{kept, failure}, decision{kept, warning}},

	{destroying, anySituation, notAsked | agrees, whatever, always(kept, silent), decision{}},
	{destroying, anySituation, differs | unanswered, deletionPolicy, decision{kept, failure}, decision{kept, warning}},
}

// decide returns the decision of the first row that fits. Facts that no row fits
// fail.
func decide(f facts) decision {
	for _, row := range decisions {
		switch {
		case !row.fits(f):
		case row.by == whatever || f.strict(row.by):
			return row.strict
		default:
			return row.lenient
		}
	}
	return decision{open, failure}
}
