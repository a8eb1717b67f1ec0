package tfimpact

import (
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// unchanged says whether a plan declares nothing that differs from the state.
//
// The framework marks computed attributes as unknown as soon as the
// configuration differs in writing, before the plan modifiers get to say that
// the difference means nothing: another spelling of a date, say. Such unknown
// values alone are no reason for an update.
func unchanged(plan, state, config tftypes.Value) (bool, error) {
	var planned, had, declared map[string]tftypes.Value
	if err := errors.Join(plan.As(&planned), state.As(&had), config.As(&declared)); err != nil {
		return false, fmt.Errorf("a plan, state or configuration is no object: %w", err)
	}
	for name, value := range planned {
		onlyComputed := !value.IsFullyKnown() && declared[name].IsNull()
		if !onlyComputed && !value.Equal(had[name]) {
			return false, nil
		}
	}
	return true, nil
}

// keepUnknown takes back what a rule over a plan did to attributes that the
// configuration does not wholly know yet: the rule cannot tell them from
// attributes that are not set, and Terraform refuses an apply whose values are not
// those of the plan.
func keepUnknown(modified, planned, config tftypes.Value) (tftypes.Value, error) {
	var after, before, declared map[string]tftypes.Value
	if err := errors.Join(modified.As(&after), planned.As(&before), config.As(&declared)); err != nil {
		return modified, fmt.Errorf("a plan or configuration is no object: %w", err)
	}
	for name, value := range declared {
		if !value.IsFullyKnown() {
			after[name] = before[name]
		}
	}
	return tftypes.NewValue(modified.Type(), after), nil
}
