package access

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
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// permissionsType is what a category maps to wherever scopes are written: a set
// of "read" and "write".
var permissionsType = types.SetType{ElemType: types.StringType}

// scopesValue makes scopes as configurations write them; nil makes an empty map.
func scopesValue(scopes map[string][]string) types.Map {
	elements := make(map[string]attr.Value, len(scopes))
	for category, permissions := range scopes {
		elements[category] = tfimpact.StringSet(permissions)
	}
	return types.MapValueMust(permissionsType, elements)
}

// scopesOf reads scopes; permissions are sorted, and known ones only. Null and
// unknown maps have none.
func scopesOf(value types.Map) map[string][]string {
	scopes := map[string][]string{}
	for category, element := range value.Elements() {
		if permissions, ok := element.(types.Set); ok {
			scopes[category] = tfimpact.Strings(permissions)
		}
	}
	return scopes
}

// checkScopes refuses categories and permissions that the account type does not
// have. Every problem is one error, on the entry of the map that it is about.
func checkScopes(accountType string, scopes map[string][]string, at path.Path) (diags diag.Diagnostics) {
	for _, key := range slices.Sorted(maps.Keys(scopes)) {
		category, known := catalog.Lookup(accountType, key)
		if !known {
			diags.AddAttributeError(at.AtMapKey(key), "Unknown API category", unknownCategory(accountType, key))
			continue
		}
		for _, permission := range scopes[key] {
			if problem := problemWith(accountType, category, permission); problem != "" {
				diags.AddAttributeError(at.AtMapKey(key), "Permission that cannot be granted", problem)
			}
		}
	}
	return diags
}

func problemWith(accountType string, category catalog.Category, permission string) string {
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

// unknownCategory says which categories could be meant, and whether other account
// types have this one.
func unknownCategory(accountType, key string) string {
	const shown = 3
	var owners []string
	for _, other := range catalog.AccountTypes() {
		if _, has := catalog.Lookup(other, key); has {
			owners = append(owners, other)
		}
	}
	problem := fmt.Sprintf("%s accounts have no API category %q.", capital(accountType), key)
	if len(owners) > 0 {
		problem = fmt.Sprintf("%s accounts have no API category %q; %s accounts do.", capital(accountType), key, strings.Join(owners, " and "))
	}
	return problem + " The nearest are " + strings.Join(catalog.Nearest(accountType, key, shown), ", ") +
		"; data.impact_scope_catalog lists all of them."
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
