package tfimpact

import (
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// The API writes the SID of the token that asks into the Uri of every object, so
// another token would look like a change of everything. Attributes named uri hold
// the path below the account root instead, at any depth.

// withoutRoots returns a state whose uri attributes are below the account root. A
// uri that was known before, and differs by the root only, stays as it was:
// Terraform refuses an apply that changes a value it planned. A before that is
// null keeps nothing.
func withoutRoots(c *impact.Client, state, before tftypes.Value) (tftypes.Value, error) {
	return tftypes.Transform(state, func(at *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		uri, ok := uriAt(at, value)
		if !ok {
			return value, nil
		}
		below := c.BelowRoot(uri)
		if found, _, err := tftypes.WalkAttributePath(before, at); err == nil {
			kept, isValue := found.(tftypes.Value)
			if known, isURI := uriAt(at, kept); isValue && isURI && c.BelowRoot(known) == below {
				below = known
			}
		}
		return tftypes.NewValue(tftypes.String, below), nil
	})
}

// uriAt returns the text of an attribute named uri.
func uriAt(at *tftypes.AttributePath, value tftypes.Value) (uri string, ok bool) {
	if at.LastStep() != tftypes.AttributeName("uri") || !value.IsKnown() || value.IsNull() || !value.Type().Is(tftypes.String) {
		return "", false
	}
	return uri, value.As(&uri) == nil
}
