package token

import (
	"errors"
	"net/http"
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// How a live token relates to its declaration, as the attribute status says it.
const (
	statusRequested    = "requested"
	statusUnverified   = "unverified"
	statusActive       = "active"
	statusAccepted     = "accepted"
	statusMismatch     = "scope_mismatch"
	statusRejected     = "rejected"
	statusDeleted      = "deleted"
	statusNotDeleted   = "not_deleted"
	statusForbidden    = "forbidden_everywhere"
	statusDisabled     = "disabled"
	statusStillEnabled = "not_disabled"
	statusCanWrite     = "can_write"    // a read-only legacy token
	statusCannotWrite  = "cannot_write" // a read/write legacy token
	statusUnproven     = "unproven"     // a legacy token of which the answers say too little
	statusInconclusive = ""             // nothing was learnt; never recorded
)

// comparison is the difference between a declaration and the evidence. Operations
// that are nil are not known, or were not looked for.
type comparison struct {
	status                             string
	granted, missing, excess, unproven []catalog.Operation
	// unchecked are the declared permissions that were not asked about.
	unchecked []string
	findings  []scope.Finding
	// open are the declared operations among the unproven.
	open []catalog.Operation
	// silence is why the first of unanswered was; rate limits before others.
	silence error
	// unanswered was asked without an answer to the point: asking again may tell.
	unanswered []catalog.Operation
}

// seen sums up the comparison with an observation that ended with err. A
// contradiction is one, whatever else stayed open.
func (c comparison) seen(err error) seen {
	agreeing := []string{statusActive, statusAccepted, statusDisabled, statusUnproven, statusDeleted}
	switch {
	case c.status == statusUnverified, c.status == statusRequested:
		return notAsked
	case err != nil, c.status == statusInconclusive:
		return unanswered
	case !slices.Contains(agreeing, c.status):
		return differs
	case len(c.unanswered) > 0:
		return partial
	case c.status == statusAccepted, c.status == statusUnproven, len(c.open) > 0:
		return unproven
	}
	return agrees
}

// compareToDeclared compares the evidence with the declaration.
func compareToDeclared(d declaration, e scope.Evidence) comparison {
	c := statusOf(d, e)
	if d.verification == verifyNone || e.Status == scope.Rejected {
		return c
	}
	c.unanswered = unansweredIn(e)
	for _, f := range e.Findings {
		if f.Unanswered && (c.silence == nil || errors.Is(f.Err, impact.ErrRateLimited)) {
			c.silence = f.Err
		}
	}
	return c
}

// statusOf is the comparison without what was not answered.
func statusOf(d declaration, e scope.Evidence) comparison {
	switch {
	case d.deleted:
		return comparison{status: deletedStatus(e)}
	case d.verification == verifyNone:
		return comparison{status: statusUnverified, unchecked: d.calls()}
	case e.Status == scope.Rejected:
		return comparison{status: statusRejected}
	case d.kind != scopedToken:
		return comparison{status: legacyStatus(d.kind, e)}
	case !d.enabled:
		c := compareOperations(d, e)
		c.status = disabledStatus(e)
		c.missing, c.open = listed(nil), nil // what is refused is so because the token is disabled
		return c
	case e.Status == scope.Undetermined && (len(unansweredIn(e)) > 0 || len(e.Findings) == 0):
		return comparison{status: statusInconclusive}
	}
	return compareOperations(d, e)
}

// unansweredIn returns the operations that impact.com itself said nothing about.
func unansweredIn(e scope.Evidence) (operations []catalog.Operation) {
	for _, f := range e.Findings {
		if f.Unanswered {
			operations = append(operations, f.Operation)
		}
	}
	return operations
}

// deletedStatus is the status of a token that should be deleted.
func deletedStatus(e scope.Evidence) string {
	switch e.Status {
	case scope.Rejected:
		return statusDeleted
	case scope.Valid, scope.ForbiddenEverywhere:
		return statusNotDeleted
	}
	return statusInconclusive
}

// disabledStatus is the status of a token that should be disabled. One that is may
// still have complaints about objects that do not exist among its answers, on a
// server that looks at those first.
func disabledStatus(e scope.Evidence) string {
	refused := func(f scope.Finding) bool { return f.HTTPStatus == http.StatusForbidden && !f.Unanswered }
	switch {
	case e.Status == scope.Valid:
		return statusStillEnabled
	case e.Status == scope.ForbiddenEverywhere:
		return statusDisabled
	case len(unansweredIn(e)) == 0 && slices.ContainsFunc(e.Findings, refused):
		return statusDisabled
	}
	return statusInconclusive
}

// legacyStatus compares a legacy token, which has no scopes, with its kind. Only
// grants and denials that were seen or inferred count. A read/write one is active
// where nothing contradicts it, a read-only one where every answer denies.
func legacyStatus(k kind, e scope.Evidence) string {
	var granted, denied, open, silent bool
	for _, f := range e.Findings {
		switch {
		case f.Operation.Permission() == catalog.Read:
		case f.Outcome == scope.Granted && f.Basis != scope.Assumed:
			granted = true
		case f.Outcome == scope.Denied:
			denied = true
		case f.Unanswered:
			silent = true
		default:
			open = true
		}
	}
	readOnly := k == legacyReadOnly
	switch {
	case e.Status == scope.ForbiddenEverywhere:
		return statusForbidden
	case readOnly && granted:
		return statusCanWrite
	case !readOnly && granted:
		return statusActive
	case silent, e.Status == scope.Undetermined:
		return statusInconclusive
	case readOnly && open:
		return statusUnproven
	case !readOnly && denied && !open:
		return statusCannotWrite
	}
	return statusActive
}

// compareOperations compares the declared operations with those that were asked
// about.
func compareOperations(d declaration, e scope.Evidence) comparison {
	difference := scope.Compare(d.operations, e)
	c := comparison{
		status: statusActive, findings: e.Findings,
		unchecked: append(tfimpact.Calls(difference.Unchecked), d.beyond...),
	}
	if len(e.Findings) > 0 {
		c.granted = listed(e.Granted(scope.Seen, scope.Inferred))
		c.missing, c.unproven = listed(difference.Missing), listed(difference.Unproven)
		c.open = slices.DeleteFunc(slices.Clone(difference.Unproven), func(o catalog.Operation) bool { return !d.declares(o) })
	}
	if d.looksForExcess() {
		c.excess = listed(difference.Excess)
	}
	switch {
	case e.Status == scope.ForbiddenEverywhere && len(c.missing) > 0:
		c.status = statusForbidden
	case !difference.Agrees():
		c.status = statusMismatch
	case e.Status != scope.Valid:
		c.status = statusAccepted
	}
	return c
}

// listed makes sure that no operations are told from operations that are not known.
func listed(operations []catalog.Operation) []catalog.Operation {
	return append([]catalog.Operation{}, operations...)
}
