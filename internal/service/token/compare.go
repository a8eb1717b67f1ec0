package token

import (
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// How a live token relates to its declaration, as the attribute status says it.
const (
	statusRequested    = "requested"
	statusUnverified   = "unverified"
	statusActive       = "active"
	statusAccepted     = "accepted"
	statusMismatch     = "scope_mismatch"
	statusRejected     = "rejected"
	statusForbidden    = "forbidden_everywhere"
	statusDisabled     = "disabled"
	statusStillEnabled = "not_disabled"
	statusCanWrite     = "can_write"    // a read-only legacy token
	statusCannotWrite  = "cannot_write" // a read/write legacy token
	statusInconclusive = ""             // nothing was learnt; never recorded
)

// comparison is the difference between a declaration and an observation. Scopes
// that are nil are not known.
type comparison struct {
	status                             string
	granted, missing, excess, unproven map[string][]string
	// unanswered was asked for, without an answer that says anything.
	unanswered map[string][]string
}

// evidence sums up the comparison with an observation that ended with err. A
// contradiction is one, whatever else stayed open.
func (c comparison) evidence(err error) evidence {
	agreeing := []string{statusActive, statusAccepted, statusDisabled}
	switch {
	case c.status == statusUnverified:
		return notAsked
	case err != nil, c.status == statusInconclusive:
		return unanswered
	case !slices.Contains(agreeing, c.status):
		return differs
	case len(c.unanswered) > 0:
		return partial
	}
	return agrees
}

// compareToDeclared compares an observation with the declaration.
func compareToDeclared(d declaration, o observation) comparison {
	none := map[string][]string{}
	switch {
	case d.verification == verifyNone:
		return comparison{status: statusUnverified, unproven: d.scopes}
	case o.status == scope.Rejected:
		return comparison{status: statusRejected}
	case o.status == scope.Undetermined:
		return comparison{status: statusInconclusive}
	case d.kind != scopedToken:
		return comparison{status: legacyStatus(d.kind, o)}
	case !d.enabled && o.status == scope.ForbiddenEverywhere:
		return comparison{status: statusDisabled, granted: none, missing: none, excess: none, unproven: d.scopes}
	case !d.enabled:
		return comparison{status: statusStillEnabled}
	case o.status == scope.ForbiddenEverywhere:
		provable, unprovable := d.split()
		c := comparison{status: statusForbidden, granted: none, missing: provable, excess: none, unproven: unprovable}
		if len(provable) == 0 {
			c.status = statusAccepted
		}
		return c
	case o.result == nil:
		return comparison{status: statusActive, unproven: d.scopes}
	}
	return compareScopes(d, *o.result)
}

// legacyStatus compares a legacy token, which has no scopes, with its kind.
func legacyStatus(k kind, o observation) string {
	seen := map[scope.Outcome]bool{}
	if o.result != nil {
		for _, answer := range o.result.Answers {
			seen[answer.Outcome] = true
		}
	}
	granted, readOnly := seen[scope.Granted], k == legacyReadOnly
	switch {
	case o.status == scope.ForbiddenEverywhere && !granted:
		return statusForbidden
	case readOnly && granted:
		return statusCanWrite
	case seen[scope.Unknown] && (readOnly || !granted):
		return statusInconclusive
	case !readOnly && seen[scope.Denied] && !granted:
		return statusCannotWrite
	}
	return statusActive
}

// compareScopes compares the declared scopes with those that were probed.
func compareScopes(d declaration, result scope.Result) comparison {
	difference := scope.Compare(d.scopes, result)
	c := comparison{
		status: statusActive, granted: result.Granted(), missing: difference.Missing, excess: difference.Excess,
		unproven: difference.Unproven(d.scopes), unanswered: difference.Unknown,
	}
	if !difference.Agrees() {
		c.status = statusMismatch
	}
	return c
}

// split separates the declared scopes by whether the mode of verification sends
// a request that can prove them.
func (d declaration) split() (provable, unprovable map[string][]string) {
	provable, unprovable = map[string][]string{}, map[string][]string{}
	for key, permissions := range d.scopes {
		category, _ := catalog.Lookup(d.accountType, key)
		for _, permission := range permissions {
			probed := category.ReadProbe.Probed()
			if permission == catalog.Write {
				probed = category.WriteProbe.Probed() && d.verification == verifyFull
			}
			into := unprovable
			if probed {
				into = provable
			}
			into[key] = append(into[key], permission)
		}
	}
	return provable, unprovable
}
