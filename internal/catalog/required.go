package catalog

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// Skipped is a call that needs no permission of its own, or none of impact.com's.
type Skipped struct {
	// Number is the call's place in the list, from 1. The call itself may hold a
	// credential, so it is not repeated.
	Number int
	Reason string
}

// RequiredOperations returns the least operations that a token must be permitted
// to make the calls, each once, in the order of [Operations]. Calls taken from
// recorded traffic may hold what belongs to no permission: an OPTIONS or HEAD
// request, or another host. Those are skipped and returned.
//
// A call is a method and a path: "GET /Campaigns/4711/Deals". The path may begin
// at https://api.impact.com, at the account root ("/Advertisers/{SID}", both
// spellings of "/MediaPartners/{SID}", "/Agencies/{SID}") or below it, hold real
// ids, {placeholders} or the token page's <placeholders>, and carry a query, which
// is ignored. The account root itself is [AccountHome]. The error has a line for
// every call that the account type's documents do not have, with the nearest ones
// that they have; it repeats no query, no user info and no foreign address.
func RequiredOperations(accountType string, calls []string) ([]Operation, []Skipped, error) {
	if err := checkAccountType(accountType); err != nil {
		return nil, nil, err
	}
	wanted := map[Operation]bool{}
	var skipped []Skipped
	var problems []error
	for i, written := range calls {
		operation, err := findCall(accountType, written)
		switch {
		case errors.Is(err, errOtherAddress):
			skipped = append(skipped, Skipped{i + 1, err.Error()})
		case needsNothing(written):
			skipped = append(skipped, Skipped{i + 1, "OPTIONS and HEAD are no operations of impact.com"})
		case errors.Is(err, errNoMethod):
			problems = append(problems, fmt.Errorf("call %d: %w", i+1, err))
		case err != nil:
			problems = append(problems, err)
		default:
			wanted[operation] = true
		}
	}
	if len(problems) > 0 {
		return nil, nil, errors.Join(problems...)
	}
	return inOrder(accountType, wanted), skipped, nil
}

// ParseCall returns the operation that a call, written as [RequiredOperations]
// takes it, belongs to.
func ParseCall(accountType, written string) (Operation, error) {
	if err := checkAccountType(accountType); err != nil {
		return Operation{}, err
	}
	return findCall(accountType, written)
}

// Expand returns the operations that scopes stand for, each once, in the order of
// [Operations]. Scopes map the key or an alias of a category to Read, Write or
// both. The error has a line for each key and each permission that is not there.
func Expand(accountType string, scopes map[string][]string) ([]Operation, error) {
	if err := checkAccountType(accountType); err != nil {
		return nil, err
	}
	wanted := map[Operation]bool{}
	var problems []error
	for _, key := range slices.Sorted(maps.Keys(scopes)) {
		category, known := FindCategory(accountType, key)
		if !known {
			const shown = 3
			problems = append(problems, fmt.Errorf("unknown category %q for account type %q; the nearest are %s",
				key, accountType, strings.Join(NearestCategories(accountType, key, shown), ", ")))
			continue
		}
		for _, permission := range scopes[key] {
			if !slices.Contains(category.Permissions(), permission) {
				problems = append(problems, fmt.Errorf("the category %q of account type %q has no %q, only %s",
					key, accountType, permission, strings.Join(category.Permissions(), " and ")))
			}
			for _, operation := range category.Operations {
				if operation.Permission() == permission {
					wanted[operation] = true
				}
			}
		}
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return inOrder(accountType, wanted), nil
}

// inOrder returns the wanted operations, the account home first.
func inOrder(accountType string, wanted map[Operation]bool) []Operation {
	all := append([]Operation{AccountHome(accountType)}, tables[accountType].operations...)
	return slices.DeleteFunc(all, func(o Operation) bool { return !wanted[o] })
}

func checkAccountType(accountType string) error {
	if !slices.Contains(AccountTypes(), accountType) {
		return fmt.Errorf("unknown account type %q: must be one of %s", accountType, strings.Join(AccountTypes(), ", "))
	}
	return nil
}

func findCall(accountType, written string) (Operation, error) {
	parsed, err := parseCall(written)
	if err != nil {
		return Operation{}, err
	}
	path := belowRoot(accountType, parsed.path)
	if operation, known := FindOperation(accountType, parsed.method, path); known {
		return operation, nil
	}
	if home := AccountHome(accountType); parsed.method == home.Method && (path == "" || path == "/") {
		return home, nil
	}
	return Operation{}, unknownCall(accountType, parsed)
}

// needsNothing reports whether a call is one that browsers and monitors make.
func needsNothing(written string) bool {
	parsed, err := parseCall(written)
	return err == nil && (parsed.method == http.MethodOptions || parsed.method == http.MethodHead)
}

// UnknownCallError is a call that has a method and a path, but that the documents
// of the account type do not have.
type UnknownCallError struct {
	// Method and Path, below the account root, are the call as it was written.
	Method, Path string
	// Owners are the other account types that have it.
	Owners []string
	// Nearest are the most similar calls that the account type has.
	Nearest []string

	text string
}

func (e *UnknownCallError) Error() string { return e.text }

func unknownCall(accountType string, unknown call) error {
	const shown = 3
	owners := ""
	if others := otherOwners(accountType, unknown); len(others) > 0 {
		owners = ", but known for " + strings.Join(others, " and ")
	}
	nearest := NearestCalls(accountType, unknown.String(), shown)
	return &UnknownCallError{
		Method: unknown.method, Path: belowRoot(accountType, unknown.path), Owners: otherOwners(accountType, unknown), Nearest: nearest,
		text: fmt.Sprintf("unknown call %q for account type %q%s; the nearest known calls are %s",
			unknown.String(), accountType, owners, strings.Join(nearest, ", ")),
	}
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
		if _, known := FindOperation(other, unknown.method, belowRoot(other, path)); known {
			owners = append(owners, other)
		}
	}
	return owners
}
