package tfimpact

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// The API writes the SID of the token that asks into the Uri of every object, so
// another token would look like a change of everything. The attributes that hold such
// a path, at any depth, show what is below the account root instead. What does not
// point below one, such as a page of the web app, stays.

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
			if known, hasURI := uriAt(at, kept); isValue && hasURI && c.BelowRoot(known) == below {
				below = known
			}
		}
		return tftypes.NewValue(tftypes.String, below), nil
	})
}

// isURI reports whether an attribute holds a path of the API's, by its name.
func isURI(step tftypes.AttributePathStep) bool {
	name, isName := step.(tftypes.AttributeName)
	return isName && (name == "uri" || name == "thumbnail" || name == "profile_image" || strings.HasSuffix(string(name), "_uri"))
}

// uriAt returns the text of an attribute that holds a path of the API's.
func uriAt(at *tftypes.AttributePath, value tftypes.Value) (uri string, ok bool) {
	if !isURI(at.LastStep()) || !value.IsKnown() || value.IsNull() || !value.Type().Is(tftypes.String) {
		return "", false
	}
	return uri, value.As(&uri) == nil
}
