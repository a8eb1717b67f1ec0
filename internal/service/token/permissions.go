package token

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// permissions is what the code declares that a token may do.
type permissions struct {
	// operations are the declared ones, each once: in the catalogue's order, and
	// after them those that the catalogue does not have, which cannot be asked.
	operations []catalog.Operation
	// beyond are the shorthands of categories that the catalogue does not have, such
	// as "storefronts: read". Which operations they stand for is not known.
	beyond []string
}

// calls are the permissions as people write them, sorted.
func (p permissions) calls() []string {
	return append(tfimpact.Calls(p.operations), p.beyond...)
}

// permissions reads calls and scopes. It refuses what can never be right, and warns
// about what impact.com may have and this provider does not know.
func (m *accessTokenModel) permissions() (permissions, diag.Diagnostics) {
	d := declaring{accountType: m.AccountType.ValueString(), known: map[catalog.Operation]bool{}, unknown: map[string]catalog.Operation{}}
	for _, written := range tfimpact.Strings(m.Calls) {
		d.addCall(written)
	}
	scopes := tfimpact.ScopesOf(m.Scopes)
	for _, key := range slices.Sorted(maps.Keys(scopes)) {
		for _, permission := range scopes[key] {
			d.addShorthand(key, permission)
		}
	}
	all := append([]catalog.Operation{catalog.AccountHome(d.accountType)}, catalog.Operations(d.accountType)...)
	declared := permissions{beyond: d.beyond}
	declared.operations = slices.DeleteFunc(all, func(o catalog.Operation) bool { return !d.known[o] })
	for _, call := range slices.Sorted(maps.Keys(d.unknown)) {
		declared.operations = append(declared.operations, d.unknown[call])
	}
	return declared, d.diags
}

// declaring is the reading of calls and scopes.
type declaring struct {
	accountType string
	known       map[catalog.Operation]bool
	unknown     map[string]catalog.Operation // by call
	beyond      []string
	diags       diag.Diagnostics
}

func (d *declaring) addCall(written string) {
	at := path.Root("calls")
	operation, err := catalog.ParseCall(d.accountType, written)
	var unknown *catalog.UnknownCallError
	switch {
	case err == nil:
		d.known[operation] = true
	case !errors.As(err, &unknown):
		d.diags.AddAttributeError(at, "Not a call", fmt.Sprintf("%s: %s.", repeatable(written), err))
	case !wellFormed(unknown):
		d.diags.AddAttributeError(at, "Not a call", fmt.Sprintf(
			"%s: write GET, POST, PUT, PATCH or DELETE and a path, such as \"GET /Campaigns\".", repeatable(written)))
	case len(unknown.Owners) > 0:
		d.diags.AddAttributeError(at, "Call of another account type", fmt.Sprintf(
			"%q is a call of %s accounts, but the token is one of a %s account. The nearest are %s.",
			unknown.Method+" "+unknown.Path, strings.Join(unknown.Owners, " and "), d.accountType, strings.Join(unknown.Nearest, ", ")))
	default:
		operation := catalog.Operation{AccountType: d.accountType, Method: unknown.Method, Path: unknown.Path}
		d.unknown[operation.String()] = operation
		d.diags.AddAttributeWarning(at, "Call that this provider does not know", fmt.Sprintf(
			"No document that this provider was made with has %q for %s accounts. The nearest are %s. "+
				"If impact.com has it by now, it is declared, but cannot be verified: it stays in unchecked_scopes.",
			operation, d.accountType, strings.Join(unknown.Nearest, ", ")))
	}
}

// wellFormed reports whether a call that is not known could be one all the same.
func wellFormed(call *catalog.UnknownCallError) bool {
	methods := []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
	return slices.Contains(methods, call.Method) && callPath.MatchString(call.Path)
}

var callPath = regexp.MustCompile(`^(/[A-Za-z0-9._~{}<>-]+)+$`)

// repeatable quotes a call, unless it may hold a credential.
func repeatable(written string) string {
	if strings.ContainsAny(written, ":@?=") {
		return "a call that is not repeated here, because it may hold a credential"
	}
	return fmt.Sprintf("%q", written)
}

// addShorthand adds the operations that a permission of a category stands for.
func (d *declaring) addShorthand(key, permission string) {
	at := path.Root("scopes").AtMapKey(key)
	if permission != catalog.Read && permission != catalog.Write {
		d.diags.AddAttributeError(at, "Permission that cannot be granted", fmt.Sprintf(
			"%q is not a permission of the category %q. Permissions are %q (GET) and %q (POST, PUT, PATCH, DELETE).",
			permission, key, catalog.Read, catalog.Write))
		return
	}
	category, known := catalog.FindCategory(d.accountType, key)
	if !known {
		d.addUnknownCategory(key, permission)
		return
	}
	if offered := category.Permissions(); !slices.Contains(offered, permission) {
		d.diags.AddAttributeError(at, "Permission that cannot be granted", fmt.Sprintf(
			"The category %q of %s accounts has no %s operation, so %q cannot be granted. It offers only %q.",
			key, d.accountType, permission, permission, offered[0]))
	}
	for _, operation := range category.Operations {
		if operation.Permission() == permission {
			d.known[operation] = true
		}
	}
}

// addUnknownCategory takes a category that no account type has for a new one. One
// of another account type is a mistake.
func (d *declaring) addUnknownCategory(key, permission string) {
	const shown = 3
	at := path.Root("scopes").AtMapKey(key)
	nearest := strings.Join(catalog.NearestCategories(d.accountType, key, shown), ", ")
	var owners []string
	for _, other := range catalog.AccountTypes() {
		if _, has := catalog.FindCategory(other, key); has {
			owners = append(owners, other)
		}
	}
	if len(owners) > 0 {
		d.diags.AddAttributeError(at, "API category of another account type", fmt.Sprintf(
			"%q is an API category of %s accounts, but the token is one of a %s account. The nearest are %s; data.impact_scope_catalog lists all of them.",
			key, strings.Join(owners, " and "), d.accountType, nearest))
		return
	}
	d.beyond = append(d.beyond, key+": "+permission)
	d.diags.AddAttributeWarning(at, "API category that this provider does not know", fmt.Sprintf(
		"No document that this provider was made with has an API category %q for %s accounts. The nearest are %s; data.impact_scope_catalog lists all of them. "+
			"If impact.com has it by now, its %s permissions are declared, but cannot be verified: they stay in unchecked_scopes.",
		key, d.accountType, nearest, permission))
}
