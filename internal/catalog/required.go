package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// RequiredScopes returns the least scopes, category key to sorted permissions,
// with which a token may make the calls.
//
// A call is a method and a path: "GET /Campaigns/4711/Deals". The path may begin
// at https://api.impact.com, at the account root ("/Advertisers/{SID}", both
// spellings of "/MediaPartners/{SID}", "/Agencies/{SID}") or below it, hold real
// ids or {placeholders}, and carry a query, which is ignored. The error has a line
// for every call that the account type's documents do not have, with the nearest
// ones that they have; it repeats no query, no user info and no foreign address.
func RequiredScopes(accountType string, calls []string) (map[string][]string, error) {
	if categories(accountType) == nil {
		return nil, fmt.Errorf("unknown account type %q: must be one of %s",
			accountType, strings.Join(AccountTypes(), ", "))
	}
	scopes := map[string][]string{}
	var problems []error
	for i, written := range calls {
		parsed, err := parseCall(written)
		if err != nil {
			problems = append(problems, fmt.Errorf("call %d: %w", i+1, err))
			continue
		}
		category, operation, known := Find(accountType, parsed.method, belowRoot(accountType, parsed.path))
		if !known {
			problems = append(problems, unknownCall(accountType, parsed))
			continue
		}
		if permission := operation.Permission(); !slices.Contains(scopes[category.Key], permission) {
			scopes[category.Key] = append(scopes[category.Key], permission)
			slices.Sort(scopes[category.Key])
		}
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return scopes, nil
}

func unknownCall(accountType string, unknown call) error {
	const shown = 3
	owners := ""
	if others := otherOwners(accountType, unknown); len(others) > 0 {
		owners = ", but known for " + strings.Join(others, " and ")
	}
	nearest := NearestCalls(accountType, unknown.String(), shown)
	return fmt.Errorf("unknown call %q for account type %q%s; the nearest known calls are %s",
		unknown.String(), accountType, owners, strings.Join(nearest, ", "))
}

// otherOwners returns the account types that do have the call. An agency's
// passthrough path names the brand's call that it stands for.
func otherOwners(accountType string, unknown call) []string {
	path := belowRoot(accountType, unknown.path)
	var owners []string
	for _, other := range AccountTypes() {
		if other == accountType {
			continue
		}
		if _, _, known := Find(other, unknown.method, belowRoot(other, path)); known {
			owners = append(owners, other)
		}
	}
	return owners
}
