package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// The functions here speak of categories as the documents group operations, and
// of one probe for all reading and one for all writing in each. They remain for
// callers that do not speak of operations yet.

// Categories returns the documents' categories, sorted by key; nil for an unknown
// account type. The result is the caller's own copy.
func Categories(accountType string) []Category { return clone(tables[accountType].sections) }

// Lookup returns the documents' category with that key.
func Lookup(accountType, key string) (Category, bool) {
	for _, category := range tables[accountType].sections {
		if category.Key == key {
			return category.clone(), true
		}
	}
	return Category{}, false
}

// Find is FindOperation, with the documents' category that holds the operation.
func Find(accountType, method, path string) (Category, Operation, bool) {
	found, ok := FindOperation(accountType, method, path)
	if !ok {
		return Category{}, Operation{}, false
	}
	for _, category := range tables[accountType].sections {
		if slices.Contains(category.Operations, found) {
			return category.clone(), found, true
		}
	}
	return Category{}, Operation{}, false
}

// category is a section in the older form.
func (s section) category(operations []Operation) Category {
	return Category{
		Key: s.key, Label: s.label, Origin: Document, Document: s.document, Operations: operations,
		ReadProbe:  representative(operations, Read, "GET"),
		WriteProbe: representative(operations, Write, form, jsonMediaType, "DELETE", "POST"),
	}
}

// representative chooses the one probe that used to stand for a permission: the
// first whose method or content type is preferred. Its path is filled with zeros.
func representative(operations []Operation, permission string, preferred ...string) Probe {
	none := Probe{Reason: "the category has no " + permission + " operation"}
	for _, preference := range preferred {
		for _, o := range operations {
			isPost := o.Method == "POST"
			switch {
			case o.Permission() != permission:
			case !o.Probe.Probed():
				none = o.Probe
			case o.Method == preference || o.Probe.ContentType == preference && !isPost:
				probe, _ := o.Probe.Fill(nil)
				probe.Query = strings.ReplaceAll(probe.Query, lately, "PageSize=1")
				return probe
			}
		}
	}
	return none
}

// RequiredScopes returns the documents' categories and permissions, category key
// to sorted permissions, that hold the operations of calls; see
// [RequiredOperations]. Here every problem is an error.
func RequiredScopes(accountType string, calls []string) (map[string][]string, error) {
	if err := checkAccountType(accountType); err != nil {
		return nil, err
	}
	scopes := map[string][]string{}
	var problems []error
	for i, written := range calls {
		operation, err := findCall(accountType, written)
		switch {
		case errors.Is(err, errNoMethod), errors.Is(err, errOtherAddress):
			problems = append(problems, fmt.Errorf("call %d: %w", i+1, err))
			continue
		case err != nil:
			problems = append(problems, err)
			continue
		}
		category, _, _ := Find(accountType, operation.Method, operation.Path)
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

// Nearest returns up to n keys of the documents' categories that somebody who
// wrote key may have meant, the likeliest first.
func Nearest(accountType, key string, n int) []string {
	return nearestIn(tables[accountType], tables[accountType].sections, key, n)
}
