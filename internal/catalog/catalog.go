// Package catalog is the table of impact.com's API categories: for each account
// type the categories that an access token's scopes are made of, the operations
// inside each, and the request that shows whether a token may use it.
//
// It is plain data, taken from impact.com's published OpenAPI documents (Brand
// v14, Partner v16, Agency v3). Documentation, scope probing, the required_scopes
// function and the mock all read this one table.
//
// A category is a tag of those documents, with one exception: a tag that names
// only the items below another tag's object ("Exception List Items", "Promo Code
// Exception List Items", "Catalog Items") belongs to that object's category. The
// partner documents draw the line there already, a list without its items is of
// no use to anybody, and so the same key means the same thing in every account
// type.
//
// Within a category the web app also offers single endpoints and methods. The
// table does not go there: one request for each permission is what proving may cost, so a
// category's reading or writing is granted or denied as a whole.
package catalog

import (
	"net/http"
	"slices"
	"strings"
)

// The account types, as written in every configuration.
const (
	Brand   = "brand"
	Partner = "partner"
	Agency  = "agency"
)

// The permissions within a category.
const (
	Read  = "read"
	Write = "write"
)

// Operation is one documented API call.
type Operation struct {
	// Method is the HTTP method in capitals.
	Method string
	// Path is the path template below the account root, such as
	// "/Campaigns/{CampaignId}/Contacts"; parameter names as published.
	Path string
	// QuickStartOnly marks a call that the vendor's quick start shows to a new
	// user but that no reference document contains.
	QuickStartOnly bool
}

// Permission returns Read for GET and Write for every other method.
func (o Operation) Permission() string {
	if o.Method == http.MethodGet {
		return Read
	}
	return Write
}

// String returns the call as people write it: "GET /Campaigns/{CampaignId}".
func (o Operation) String() string { return o.Method + " " + o.Path }

// Category is what a person toggles as one API category in the token settings.
type Category struct {
	// Key is the category's name in configurations, in snake_case, the same in
	// every account type that has it.
	Key string
	// Label is the name that people see: the tag of the API document.
	Label string
	// Document is the published OpenAPI document, without ".yaml"; empty when
	// only the quick start shows the category.
	Document string
	// Operations are all calls of the category, in the document's order.
	Operations []Operation
	// ReadProbe and WriteProbe prove the two permissions, or say why not.
	ReadProbe, WriteProbe Probe
}

// Permissions returns what can be granted in the category, sorted: Read when it
// has a GET, Write when it has any other method.
func (c Category) Permissions() []string {
	var permissions []string
	for _, permission := range []string{Read, Write} {
		if slices.ContainsFunc(c.Operations, func(o Operation) bool { return o.Permission() == permission }) {
			permissions = append(permissions, permission)
		}
	}
	return permissions
}

func (c Category) clone() Category {
	c.Operations = slices.Clone(c.Operations)
	return c
}

// AccountTypes returns the three account types.
func AccountTypes() []string { return []string{Brand, Partner, Agency} }

// Categories returns the account type's categories, sorted by key; nil for an
// unknown account type. The result is the caller's own copy.
func Categories(accountType string) []Category {
	table := categories(accountType)
	if table == nil {
		return nil
	}
	result := make([]Category, len(table))
	for i, category := range table {
		result[i] = category.clone()
	}
	return result
}

// Lookup returns the category with that key.
func Lookup(accountType, key string) (Category, bool) {
	for _, category := range categories(accountType) {
		if category.Key == key {
			return category.clone(), true
		}
	}
	return Category{}, false
}

func categories(accountType string) []Category {
	switch accountType {
	case Brand:
		return brandCategories
	case Partner:
		return partnerCategories
	case Agency:
		return agencyCategories
	default:
		return nil
	}
}

// operations reads a table of operations: a method and a path on each line.
func operations(table string) []Operation {
	var result []Operation
	for line := range strings.Lines(table) {
		if fields := strings.Fields(line); len(fields) == 2 {
			result = append(result, Operation{Method: fields[0], Path: fields[1]})
		}
	}
	return result
}
