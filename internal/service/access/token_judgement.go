package access

import (
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// The states of a declared token: how the live token relates to the declaration.
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
	statusInconclusive = "" // nothing was learnt; never recorded
	verifyNone         = "none"
	verifyAuthenticate = "authenticate"
	verifyReads        = "reads"
	verifyFull         = "full"
	verifyWrites       = "writes" // of a legacy token: what "full" means there
	onMismatchError    = "error"
	onMismatchWarn     = "warn"
	deletionRefuse     = "refuse"
	deletionForget     = "forget"
)

// observation is what a live token was seen to do.
type observation struct {
	status scope.Status
	// result is nil when only the credential as a whole was proven.
	result *scope.Result
}

// judgement is a declaration held against an observation. Scopes that are nil are
// not known.
type judgement struct {
	status                             string
	granted, missing, excess, unproven map[string][]string
	// unanswered was asked for, without an answer that says anything.
	unanswered map[string][]string
}

// agrees reports whether nothing contradicts the declaration.
func (v judgement) agrees() bool {
	return slices.Contains([]string{statusUnverified, statusActive, statusAccepted, statusDisabled}, v.status)
}

// conclusive reports whether the judgement is as definite as the mode of
// verification can make it. A contradiction is, whatever else stayed open.
func (v judgement) conclusive() bool {
	return v.status != statusInconclusive && (len(v.unanswered) == 0 || !v.agrees())
}

// judge holds an observation against the declaration.
func judge(d declaration, o observation) judgement {
	none := map[string][]string{}
	switch {
	case o.status == scope.Rejected:
		return judgement{status: statusRejected}
	case o.status == scope.Undetermined:
		return judgement{status: statusInconclusive}
	case !d.enabled && o.status == scope.ForbiddenEverywhere:
		return judgement{status: statusDisabled, granted: none, missing: none, excess: none, unproven: d.scopes}
	case !d.enabled:
		return judgement{status: statusStillEnabled}
	case o.status == scope.ForbiddenEverywhere:
		provable, unprovable := d.split()
		v := judgement{status: statusForbidden, granted: none, missing: provable, excess: none, unproven: unprovable}
		if len(provable) == 0 {
			v.status = statusAccepted
		}
		return v
	case o.result == nil:
		return judgement{status: statusActive, unproven: d.scopes}
	}
	return compare(d, *o.result)
}

func compare(d declaration, result scope.Result) judgement {
	difference := scope.Compare(d.scopes, result)
	v := judgement{
		status: statusActive, granted: result.Granted(), missing: difference.Missing, excess: difference.Excess,
		unproven: difference.NotProbed, unanswered: difference.Unknown,
	}
	for category, permissions := range difference.Unknown {
		for _, permission := range permissions {
			if slices.Contains(d.scopes[category], permission) {
				v.unproven[category] = append(v.unproven[category], permission)
				slices.Sort(v.unproven[category])
			}
		}
	}
	if !difference.Agrees() {
		v.status = statusMismatch
	}
	return v
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
