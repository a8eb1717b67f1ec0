package scope

import (
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Basis is what a verdict rests on.
type Basis string

// The bases, the surest first.
const (
	// Seen is a verdict that the answer itself gives: 2xx, or impact.com's own
	// 403 to a request for what exists.
	Seen Basis = "seen"
	// Inferred is a verdict from an answer about object 0 that a control in the
	// same run backs.
	Inferred Basis = "inferred"
	// Assumed is a grant that no control could back: the request was complained
	// about, which a server does to those who were let in, unless it looks at the
	// request before it looks at the permission. It is never a denial.
	Assumed Basis = "assumed"
)

// Evidence is what the answers say about operations, see [Probe].
type Evidence struct {
	// Status is Valid only where a grant was seen or inferred: an assumed one
	// proves nothing about the credential.
	Status Status
	// Profile sums up the operations that were asked about; empty when the
	// answers do not decide. ProfileBasis is the weakest basis that it rests on.
	Profile      Profile
	ProfileBasis Basis
	// Findings holds one entry per operation, in the order in which the operations
	// were given.
	Findings []Finding
	// Controls are the requests that were made to read the other answers.
	Controls []Control
	// Requests is how many requests were made, controls included; repeated
	// attempts of one, after 429 or 5xx, count once.
	Requests int
	// Foreign is how many of them something else answered in impact.com's place.
	Foreign int
}

// Finding is what is known of the permission for one operation, and why.
type Finding struct {
	Operation catalog.Operation
	Outcome   Outcome
	// Basis is empty unless the outcome is Granted or Denied.
	Basis Basis
	// Call is the request as it was sent, such as "GET /Campaigns/0", without its
	// query; empty when none was.
	Call string
	// HTTPStatus is 0 when no answer arrived, or no request was made.
	HTTPStatus int
	// Reason says in half a sentence what the outcome rests on.
	Reason string
	// Unanswered says that impact.com itself answered nothing to the point: 429,
	// 5xx, no answer at all, or somebody else's. Asking again may tell.
	Unanswered bool
	// Err is why; nil where an answer arrived that is not to the point.
	Err error

	refused bool // with impact.com's own 403
}

// Control is a request that was made to learn how this server answers.
type Control struct {
	Call       string
	HTTPStatus int
	// Purpose says what the answer was to show.
	Purpose string
}

// Granted returns the operations that are granted on any of the bases given; all
// bases when none is.
func (e Evidence) Granted(bases ...Basis) []catalog.Operation {
	var granted []catalog.Operation
	for _, f := range e.Findings {
		if f.Outcome == Granted && (len(bases) == 0 || slices.Contains(bases, f.Basis)) {
			granted = append(granted, f.Operation)
		}
	}
	return granted
}

// Summary counts what is known of the operations of one category.
type Summary struct{ Granted, Denied, Unknown, NotProbed int }

// Outcome is the one that all operations which were asked about have in common.
// Where they have none it is empty: the category is mixed.
func (s Summary) Outcome() Outcome {
	asked := s.Granted + s.Denied + s.Unknown
	switch asked {
	case 0:
		return NotProbed
	case s.Granted:
		return Granted
	case s.Denied:
		return Denied
	case s.Unknown:
		return Unknown
	}
	return ""
}

func (s *Summary) add(outcome Outcome) {
	switch outcome {
	case Granted:
		s.Granted++
	case Denied:
		s.Denied++
	case NotProbed:
		s.NotProbed++
	default:
		s.Unknown++
	}
}

// Summaries returns the summary of each category, by its key on the token page.
func (e Evidence) Summaries() map[string]Summary {
	summaries := map[string]Summary{}
	for _, f := range e.Findings {
		s := summaries[f.Operation.Category]
		s.add(f.Outcome)
		summaries[f.Operation.Category] = s
	}
	return summaries
}

// conclude fills in what follows from the findings.
func (e *Evidence) conclude() {
	var reads, writes tally
	refusals, asked, proven := 0, 0, 0
	for _, f := range e.Findings {
		t := &reads
		if f.Operation.Permission() == catalog.Write {
			t = &writes
		}
		if f.Call != "" {
			asked++
		}
		switch f.Outcome {
		case Granted:
			t.granted++
		case Denied:
			t.denied++
		case Unknown:
			t.unknown++
		}
		if f.Outcome != Granted && f.refused {
			refusals++
		}
		if f.Outcome == Granted && f.Basis != Assumed {
			proven++
		}
		if f.Basis != "" && (e.ProfileBasis == "" || weaker(f.Basis, e.ProfileBasis)) {
			e.ProfileBasis = f.Basis
		}
	}
	switch {
	case proven > 0:
		e.Status = Valid
	case asked > 0 && refusals == asked:
		e.Status = ForbiddenEverywhere
	default:
		e.Status = Undetermined
	}
	if e.Profile = profileFrom(reads, writes); e.Profile == "" {
		e.ProfileBasis = ""
	}
}

func weaker(a, b Basis) bool {
	order := []Basis{Seen, Inferred, Assumed}
	return slices.Index(order, a) > slices.Index(order, b)
}

// tally counts what became of the operations that were asked about.
type tally struct{ granted, denied, unknown int }

func (t tally) asked() int { return t.granted + t.denied + t.unknown }

func profileFrom(reads, writes tally) Profile {
	switch {
	case reads.asked()+writes.asked() == 0 || reads.unknown+writes.unknown > 0:
		return ""
	case reads.granted+writes.granted == 0:
		return None
	case reads.denied > 0 || writes.granted > 0 && writes.denied > 0:
		return Scoped
	case writes.asked() == 0:
		return ""
	case writes.denied == 0:
		return Full
	}
	return ReadOnly
}
