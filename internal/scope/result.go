package scope

import (
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Result is what a credential may do, as far as its answers tell.
type Result struct {
	Status Status
	// Profile is empty when the answers do not decide: some are unknown, only a
	// part of the permissions was asked for, or every read is granted and no
	// write was probed.
	Profile Profile
	// Categories holds every category that was asked about, by key.
	Categories map[string]Category
	// Answers holds one entry per permission, in the order of the catalogue.
	Answers []Answer
	// Requests is how many probes were sent; repeated attempts of one, after 429
	// or 5xx, count once.
	Requests int
}

// Category is what a credential may do in one category. A permission that the
// category does not have, or that was not selected, is empty.
type Category struct{ Read, Write Outcome }

// Answer is what is known of one permission, and why.
type Answer struct {
	Category, Permission string
	// Call is the request that was made, such as "GET /Campaigns"; empty when
	// none was.
	Call string
	// HTTPStatus is 0 when no answer arrived, or no request was made.
	HTTPStatus int
	Outcome    Outcome
	// Reason says in half a sentence what the outcome rests on.
	Reason string
}

// Granted returns the permissions that were proven, category key to sorted
// permissions: the shape of catalog.RequiredScopes.
func (r Result) Granted() map[string][]string {
	granted := map[string][]string{}
	for _, answer := range r.Answers {
		if answer.Outcome == Granted {
			granted[answer.Category] = append(granted[answer.Category], answer.Permission)
		}
	}
	return granted
}

// outcome is what is known of a permission; NotProbed when it was not selected.
func (r Result) outcome(category, permission string) Outcome {
	i := slices.IndexFunc(r.Answers, func(a Answer) bool {
		return a.Category == category && a.Permission == permission
	})
	if i < 0 {
		return NotProbed
	}
	return r.Answers[i].Outcome
}

func (p *probing) result(options Options) Result {
	r := Result{Categories: map[string]Category{}, Requests: int(p.requests.Load())}
	for _, q := range p.questions {
		r.Answers = append(r.Answers, q.Answer)
		category := r.Categories[q.Category]
		if q.Permission == catalog.Write {
			category.Write = q.Outcome
		} else {
			category.Read = q.Outcome
		}
		r.Categories[q.Category] = category
	}
	reads, writes := count(p.questions, catalog.Read), count(p.questions, catalog.Write)
	r.Status = statusFrom(reads.plus(writes))
	if options.Only == nil {
		r.Profile = profileFrom(reads, writes)
	}
	return r
}

// rejectedResult forgets what was answered before the credential was rejected:
// it is not true any more.
func (p *probing) rejectedResult() Result {
	for i := range p.questions {
		if q := &p.questions[i]; q.isAsked() {
			q.HTTPStatus, q.Outcome, q.Reason = 0, Unknown, rejectedReason
		}
	}
	r := p.result(Options{})
	r.Status, r.Profile = Rejected, None
	return r
}

// tally counts the outcomes of the permissions that were asked for.
type tally struct{ granted, denied, unknown int }

func (t tally) asked() int { return t.granted + t.denied + t.unknown }

func (t tally) plus(other tally) tally {
	return tally{t.granted + other.granted, t.denied + other.denied, t.unknown + other.unknown}
}

func count(questions []question, permission string) (t tally) {
	for _, q := range questions {
		switch {
		case q.Permission != permission || !q.isAsked():
		case q.Outcome == Granted:
			t.granted++
		case q.Outcome == Denied:
			t.denied++
		default:
			t.unknown++
		}
	}
	return t
}

func statusFrom(all tally) Status {
	switch {
	case all.granted > 0:
		return Valid
	case all.denied > 0 && all.unknown == 0:
		return ForbiddenEverywhere
	}
	return Undetermined
}

func profileFrom(reads, writes tally) Profile {
	all := reads.plus(writes)
	switch {
	case all.asked() == 0 || all.unknown > 0:
		return ""
	case all.granted == 0:
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
