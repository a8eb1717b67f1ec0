// Package catalog is the table of what an access token of impact.com can be
// permitted to do: for each account type the operations, the categories that
// group them, and the request that shows whether a token has the permission.
//
// The permission is the operation: the token page of the web app has one box for
// each, with its API path and method. It is plain data. The operations come from
// impact.com's published OpenAPI documents (Brand v14, Partner v16, Agency v3);
// the names of categories and boxes come from guides that others wrote in front
// of the token page, where there are any, and each name says what it rests on.
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

// AccountTypes returns the three account types.
func AccountTypes() []string { return []string{Brand, Partner, Agency} }

// The shorthand for the operations of a category, as configurations write it:
// Read is all of its GETs, Write all of its others.
const (
	Read  = "read"
	Write = "write"
)

// Origin is what a name, or a place in a category, rests on.
type Origin string

// The origins, the surest first.
const (
	// Seen means that somebody described the token page of that account type
	// with this name.
	Seen Origin = "seen"
	// Inferred means that the name was seen for another account type, or follows
	// from one that was seen.
	Inferred Origin = "inferred"
	// Document means that only the API documents say so: the token page may
	// differ. Rows are found there by path and method all the same.
	Document Origin = "document"
)

// Operation is one API call, and with that one permission.
type Operation struct {
	AccountType string
	// Method is the HTTP method in capitals.
	Method string
	// Path is the path template below the account root, such as
	// "/Campaigns/{CampaignId}/Contacts"; parameter names as published.
	Path string
	// Document is the published OpenAPI document, without ".yaml"; empty when no
	// document has the operation.
	Document string
	// QuickStartOnly marks a call that the vendor's quick start shows to a new
	// user but that no reference document contains.
	QuickStartOnly bool
	// PageOnly marks a call that the token page lists but no document contains.
	// It is never among [Operations]; see [AccountHome].
	PageOnly bool

	// Category is the key of the operation's category on the token page, see
	// [Categories], and Placement what its being there rests on.
	Category  string
	Placement Origin
	// Label is the name of the operation's box; empty where nobody described it.
	Label       string
	LabelOrigin Origin

	// IDField is, for a list whose objects other operations name in their path,
	// the member of an object in its answer that is the id there. Else empty.
	IDField string
	// Probe shows whether a token has the permission, or says why nothing does.
	Probe Probe
}

// Permission returns Read for GET and Write for every other method.
func (o Operation) Permission() string {
	if o.Method == http.MethodGet {
		return Read
	}
	return Write
}

// String returns the call as people write it: "GET /Campaigns/{CampaignId}".
func (o Operation) String() string {
	if o.Path == "" {
		return o.Method + " /"
	}
	return o.Method + " " + o.Path
}

// PagePath returns the operation's API path as the token page shows it:
// "/Mediapartners/<AccountSID>/Jobs/<JobID>/Download".
func (o Operation) PagePath() string {
	root := PathRoot(o.AccountType)
	if o.AccountType == Partner {
		root = "/Mediapartners" // the page writes it so, and the reference too
	}
	segments := strings.Split(o.Path, "/")
	for i, segment := range segments {
		if name, isParameter := strings.CutPrefix(segment, "{"); isParameter {
			name = strings.TrimSuffix(name, "}")
			if stem, isID := strings.CutSuffix(name, "Id"); isID && stem != "" {
				name = stem + "ID"
			}
			segments[i] = "<" + name + ">"
		}
	}
	return root + "/<AccountSID>" + strings.Join(segments, "/")
}

// Operations returns every documented operation of the account type, by category
// and within it in the documents' order; nil for an unknown account type. The
// result is the caller's own copy.
func Operations(accountType string) []Operation {
	return slices.Clone(tables[accountType].operations)
}

// FindOperation returns the documented operation that a call belongs to. The path
// is below the account root and holds real ids or {placeholders}; literal segments
// win over templates, so "/Catalogs/ItemSearch" is the search and not a catalog
// of that name. The method and the case of literals must match exactly.
func FindOperation(accountType, method, path string) (found Operation, ok bool) {
	for _, operation := range tables[accountType].operations {
		if operation.Method != method || !matches(operation.Path, path) {
			continue
		}
		if !ok || moreLiteral(operation.Path, found.Path) {
			found, ok = operation, true
		}
	}
	return found, ok
}

// AccountHome returns the GET of the account root, "Retrieve account home" on the
// brand's token page. No document has it, so it is not one of [Operations], no
// verdict depends on it, and only a 2xx says anything about it.
func AccountHome(accountType string) Operation {
	origin := Inferred
	if accountType == Brand {
		origin = Seen
	}
	return Operation{
		AccountType: accountType, Method: http.MethodGet, PageOnly: true,
		Category: "account", Placement: origin, Label: "Retrieve account home", LabelOrigin: origin,
		Probe: Probe{
			Method: http.MethodGet, Rests: OnAnswer, RefusalIsUnclear: true,
			Reason: "no document has it: 2xx is the proof, and a refusal may mean that there is no such operation",
		},
	}
}
