package token

import (
	"strconv"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// snapshot is the attributes that say what was found. A legacy token has no scopes.
type snapshot struct {
	status, lastVerifiedAt types.String
	foundScopes
}

func snapshotOf(m *credentialModel, scopes *foundScopes) snapshot {
	s := snapshot{m.Status, m.LastVerifiedAt, noScopes()}
	if scopes != nil {
		s.foundScopes = *scopes
	}
	return s
}

// saysTheSame reports that two snapshots differ at most in when and by what
// requests it was found: the evidence names objects of the account, which come and
// go.
func (s snapshot) saysTheSame(other snapshot) bool {
	return s.status.Equal(other.status) &&
		s.GrantedScopes.Equal(other.GrantedScopes) && s.MissingScopes.Equal(other.MissingScopes) && s.ExcessScopes.Equal(other.ExcessScopes) &&
		s.UnprovenScopes.Equal(other.UnprovenScopes) && s.UncheckedScopes.Equal(other.UncheckedScopes)
}

// where keeps what is known of s, and takes the rest from other.
func (s snapshot) where(other snapshot) snapshot {
	return snapshot{
		fill(s.status, other.status), fill(s.lastVerifiedAt, other.lastVerifiedAt),
		foundScopes{
			fill(s.GrantedScopes, other.GrantedScopes), fill(s.MissingScopes, other.MissingScopes), fill(s.ExcessScopes, other.ExcessScopes),
			fill(s.UnprovenScopes, other.UnprovenScopes), fill(s.UncheckedScopes, other.UncheckedScopes), fill(s.Evidence, other.Evidence),
		},
	}
}

func fill[T attr.Value](planned, found T) T {
	if planned.IsUnknown() {
		return found
	}
	return planned
}

func unknownSnapshot() snapshot {
	text, set := types.StringUnknown(), types.SetUnknown(types.StringType)
	return snapshot{text, text, foundScopes{set, set, set, set, set, types.MapUnknown(evidenceType)}}
}

func noScopes() foundScopes {
	none := types.SetNull(types.StringType)
	return foundScopes{none, none, none, none, none, types.MapNull(evidenceType)}
}

// snapshotOfFound is what was found at an instant.
func snapshotOfFound(found comparison, at time.Time) snapshot {
	s := snapshot{types.StringValue(found.status), types.StringValue(at.Format(time.RFC3339)), foundScopes{
		operationsOrNull(found.granted), operationsOrNull(found.missing), operationsOrNull(found.excess),
		operationsOrNull(found.unproven), callsOrNull(found.unchecked), evidenceValue(found.findings),
	}}
	if found.status == statusRequested || found.status == statusUnverified {
		s.lastVerifiedAt = types.StringNull()
	}
	return s
}

// record fills in the attributes that say what was found. When and by what
// requests it was found is renewed only where something else of it changes: by
// itself that is no difference. It reports whether what was found is not what is
// recorded.
func (c *credential) record(during phase, v values, found comparison, now time.Time) (isNews bool) {
	planned := snapshotOf(c.model, c.scopes)
	recorded := planned
	if c.before != nil {
		recorded = snapshotOf(c.before, c.scopesBefore)
	}
	seen := snapshotOfFound(found, now)
	if c.scopes == nil {
		seen.foundScopes = noScopes()
	}
	isNews = !seen.saysTheSame(recorded)
	if c.before == nil && during == planning {
		isNews = true // nothing is recorded yet
	}
	switch {
	case v == kept && (c.before != nil || during != planning), v == known && !isNews, v == settled && !isNews:
		c.put(recorded)
	case v == known && during == planning:
		if !seen.lastVerifiedAt.IsNull() {
			seen.Evidence, seen.lastVerifiedAt = types.MapUnknown(evidenceType), types.StringUnknown()
		}
		c.put(seen)
	case v == known:
		c.put(seen)
	case v == promised:
		c.put(planned.where(seen))
	case v == remembered:
		c.put(planned.where(recorded))
	default:
		c.put(unknownSnapshot())
	}
	return isNews
}

func (c *credential) put(s snapshot) {
	c.model.Status, c.model.LastVerifiedAt = s.status, s.lastVerifiedAt
	if c.scopes != nil {
		*c.scopes = s.foundScopes
	}
}

// operationsOrNull makes null of nil, which stands for "not known".
func operationsOrNull(operations []catalog.Operation) types.Set {
	if operations == nil {
		return types.SetNull(types.StringType)
	}
	return tfimpact.OperationSet(operations)
}

// callsOrNull is operationsOrNull for calls.
func callsOrNull(calls []string) types.Set {
	if calls == nil {
		return types.SetNull(types.StringType)
	}
	return tfimpact.StringSet(calls)
}

// evidenceType is the type of one entry of the attribute evidence.
var evidenceType = types.ObjectType{AttrTypes: map[string]attr.Type{
	"call": types.StringType, "status": types.StringType, "outcome": types.StringType, "basis": types.StringType,
}}

// evidenceValue is the attribute evidence; null where nothing was asked.
func evidenceValue(findings []scope.Finding) types.Map {
	entries := map[string]attr.Value{}
	for _, f := range findings {
		if f.Call == "" {
			continue
		}
		status := types.StringNull()
		if f.HTTPStatus != 0 {
			status = types.StringValue(strconv.Itoa(f.HTTPStatus))
		}
		entries[f.Operation.String()] = types.ObjectValueMust(evidenceType.AttrTypes, map[string]attr.Value{
			"call": types.StringValue(f.Call), "status": status,
			"outcome": types.StringValue(string(f.Outcome)), "basis": tfimpact.StringOrNull(f.Basis),
		})
	}
	if len(entries) == 0 {
		return types.MapNull(evidenceType)
	}
	return types.MapValueMust(evidenceType, entries)
}
