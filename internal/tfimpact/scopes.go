package tfimpact

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Scopes are written as a map wherever Terraform shows them: the key of an API
// category to a set of permissions.

// PermissionsType is the type of such a set, of "read" and "write".
var PermissionsType = types.SetType{ElemType: types.StringType}

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

// UnknownCategory explains that an account type has no such category: it names the
// nearest ones, and the account types that do have it.
func UnknownCategory(accountType, key string) string {
	const shown = 3
	var owners []string
	for _, other := range catalog.AccountTypes() {
		if _, has := catalog.FindCategory(other, key); has {
			owners = append(owners, other)
		}
	}
	problem := fmt.Sprintf("%s accounts have no API category %q", capital(accountType), key)
	if len(owners) > 0 {
		problem += "; " + strings.Join(owners, " and ") + " accounts do"
	}
	return problem + ". The nearest are " + strings.Join(catalog.NearestCategories(accountType, key, shown), ", ") +
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
