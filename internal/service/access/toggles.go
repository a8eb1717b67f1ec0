package access

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// scopesOrNull makes null of nil, which stands for "not known".
func scopesOrNull(scopes map[string][]string) types.Map {
	if scopes == nil {
		return types.MapNull(permissionsType)
	}
	return scopesValue(scopes)
}

// wholly reports whether no part of a map of scopes is unknown.
func wholly(scopes types.Map) bool {
	for _, element := range scopes.Elements() {
		permissions, ok := element.(types.Set)
		if !ok || permissions.IsUnknown() || slices.ContainsFunc(permissions.Elements(), attr.Value.IsUnknown) {
			return false
		}
	}
	return !scopes.IsUnknown()
}

// toggles writes scopes as the lines of a list, by the names that the web app
// shows: "Deals (deals): read (GET), write (POST, PUT)".
func toggles(accountType string, scopes map[string][]string) string {
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(scopes)) {
		category, known := catalog.Lookup(accountType, key)
		if !known {
			continue
		}
		var permissions []string
		for _, permission := range scopes[key] {
			permissions = append(permissions, fmt.Sprintf("%s (%s)", permission, strings.Join(methods(category, permission), ", ")))
		}
		lines = append(lines, fmt.Sprintf("  - %s (%s): %s", category.Label, key, strings.Join(permissions, ", ")))
	}
	return strings.Join(lines, "\n")
}

// methods are the HTTP methods that a permission stands for in a category, in
// the order of the category's operations.
func methods(category catalog.Category, permission string) (found []string) {
	for _, operation := range category.Operations {
		if operation.Permission() == permission && !slices.Contains(found, operation.Method) {
			found = append(found, operation.Method)
		}
	}
	return found
}
