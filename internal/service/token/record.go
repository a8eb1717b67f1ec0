package token

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// record fills in the attributes that say what was found.
func (c *credential) record(during phase, v values, found comparison) {
	recorded := c.model.Status
	if c.before != nil {
		recorded = c.before.Status
	}
	switch {
	case v == kept && c.before != nil:
		c.model.Status = c.before.Status
	case v == open:
		c.model.Status = types.StringUnknown()
	case v == known, v == promised && c.model.Status.IsUnknown():
		c.model.Status = types.StringValue(found.status)
	case v == promised && c.scopes != nil && c.scopes.Evidence.IsUnknown():
		c.scopes.Evidence = evidenceValue(found.findings)
		return
	default:
		return // as it was planned, or in state
	}
	if c.scopes == nil {
		return
	}
	switch v {
	case kept:
		*c.scopes = *c.scopesBefore
	case open:
		*c.scopes = unknownScopes()
	default:
		c.recordFound(during, found, c.model.Status.Equal(recorded))
	}
}

// recordFound records the scopes that were found. The evidence names objects of the
// account, which come and go, so it is renewed only where something else of the
// finding changes: by itself it is no difference.
func (c *credential) recordFound(during phase, found comparison, sameStatus bool) {
	before := *c.scopes
	if c.scopesBefore != nil {
		before = *c.scopesBefore
	}
	now := foundScopes{
		operationsOrNull(found.granted), operationsOrNull(found.missing), operationsOrNull(found.excess),
		operationsOrNull(found.unproven), callsOrNull(found.unchecked), evidenceValue(found.findings),
	}
	switch {
	case sameStatus && now.sameScopes(before):
		now.Evidence = before.Evidence
	case during&anyPlan != 0:
		now.Evidence = types.MapUnknown(evidenceType)
	}
	*c.scopes = now
}

func (f foundScopes) sameScopes(other foundScopes) bool {
	return f.GrantedScopes.Equal(other.GrantedScopes) && f.MissingScopes.Equal(other.MissingScopes) &&
		f.ExcessScopes.Equal(other.ExcessScopes) && f.UnprovenScopes.Equal(other.UnprovenScopes) && f.UncheckedScopes.Equal(other.UncheckedScopes)
}

func unknownScopes() foundScopes {
	unknown := types.SetUnknown(types.StringType)
	return foundScopes{unknown, unknown, unknown, unknown, unknown, types.MapUnknown(evidenceType)}
}

// noScopes is what is known of a token that does not exist yet.
func noScopes() foundScopes {
	none := types.SetNull(types.StringType)
	return foundScopes{none, none, none, none, none, types.MapNull(evidenceType)}
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
	"call": types.StringType, "status": types.Int64Type, "outcome": types.StringType, "basis": types.StringType,
}}

// evidenceValue is the attribute evidence; null where nothing was asked.
func evidenceValue(findings []scope.Finding) types.Map {
	entries := map[string]attr.Value{}
	for _, f := range findings {
		if f.Call == "" {
			continue
		}
		status := types.Int64Null()
		if f.HTTPStatus != 0 {
			status = types.Int64Value(int64(f.HTTPStatus))
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
