package tfimpact

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Scopes are written as a map wherever Terraform shows them: the key of an API
// category to a set of permissions.

// PermissionsType is the type of such a set, of "read" and "write".
var PermissionsType = types.SetType{ElemType: types.StringType}

// ScopesValue makes the map of scopes; nil makes an empty one.
func ScopesValue(scopes map[string][]string) types.Map {
	elements := make(map[string]attr.Value, len(scopes))
	for category, permissions := range scopes {
		elements[category] = StringSet(permissions)
	}
	return types.MapValueMust(PermissionsType, elements)
}

// ScopesOf reads a map of scopes. Permissions are sorted, unknown ones left out;
// a null or unknown map has none.
func ScopesOf(value types.Map) map[string][]string {
	scopes := map[string][]string{}
	for category, element := range value.Elements() {
		if permissions, ok := element.(types.Set); ok {
			scopes[category] = Strings(permissions)
		}
	}
	return scopes
}

// CheckScopes refuses categories and permissions that the account type does not
// have. Every problem is one error, at the entry of the map that has it.
func CheckScopes(accountType string, scopes map[string][]string, at path.Path) (diags diag.Diagnostics) {
	for _, key := range slices.Sorted(maps.Keys(scopes)) {
		category, known := catalog.Lookup(accountType, key)
		if !known {
			diags.AddAttributeError(at.AtMapKey(key), "Unknown API category", UnknownCategory(accountType, key))
			continue
		}
		for _, permission := range scopes[key] {
			if problem := permissionProblem(accountType, category, permission); problem != "" {
				diags.AddAttributeError(at.AtMapKey(key), "Permission that cannot be granted", problem)
			}
		}
	}
	return diags
}

func permissionProblem(accountType string, category catalog.Category, permission string) string {
	if permission != catalog.Read && permission != catalog.Write {
		return fmt.Sprintf("%q is not a permission of the category %q. Permissions are %q (GET) and %q (POST, PUT, PATCH, DELETE).",
			permission, category.Key, catalog.Read, catalog.Write)
	}
	if offered := category.Permissions(); !slices.Contains(offered, permission) {
		return fmt.Sprintf("The category %q of %s accounts has no %s operation, so %q cannot be granted. It offers only %q.",
			category.Key, accountType, permission, permission, offered[0])
	}
	return ""
}

// UnknownCategory explains that an account type has no such category: it names the
// nearest ones, and the account types that do have it.
func UnknownCategory(accountType, key string) string {
	const shown = 3
	var owners []string
	for _, other := range catalog.AccountTypes() {
		if _, has := catalog.Lookup(other, key); has {
			owners = append(owners, other)
		}
	}
	problem := fmt.Sprintf("%s accounts have no API category %q", capital(accountType), key)
	if len(owners) > 0 {
		problem += "; " + strings.Join(owners, " and ") + " accounts do"
	}
	return problem + ". The nearest are " + strings.Join(catalog.Nearest(accountType, key, shown), ", ") +
		"; data.impact_scope_catalog lists all of them."
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// Operations are written as sets of calls wherever Terraform shows them:
// "GET /Campaigns/{CampaignId}".

// OperationSet makes the set of calls; none makes an empty one.
func OperationSet(operations []catalog.Operation) types.Set { return StringSet(Calls(operations)) }

// Calls returns each operation as people write it, sorted.
func Calls(operations []catalog.Operation) []string {
	calls := make([]string, len(operations))
	for i, operation := range operations {
		calls[i] = operation.String()
	}
	slices.Sort(calls)
	return calls
}
