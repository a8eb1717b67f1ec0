// Package urlpath reads the paths of requests: the account type, Account SID and,
// in an agency's passthrough, brand that a path names, and the documented template
// or the pattern that the rest of it matches. It knows no account.
package urlpath

import (
	"net/url"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Target is what a request path names: an account type's root, an Account SID,
// and a path below it, none for the account root itself. With AdvertiserID it is an agency's passthrough, and the
// path below is a brand's.
type Target struct {
	AccountType  string
	SID          string
	AdvertiserID string
	Segments     []string // below the root, unescaped
	Path         string   // below the root, as sent
}

// Parse reads the escaped path of a request. The partner root is spelled
// MediaPartners in the vendor's quick start and Mediapartners in its reference.
func Parse(escapedPath string) (Target, bool) {
	segments := strings.Split(strings.TrimPrefix(escapedPath, "/"), "/")
	if len(segments) < 2 {
		return Target{}, false
	}
	var t Target
	switch segments[0] {
	case "Advertisers":
		t.AccountType = catalog.Brand
	case "MediaPartners", "Mediapartners":
		t.AccountType = catalog.Partner
	case "Agencies":
		t.AccountType = catalog.Agency
	default:
		return Target{}, false
	}
	sid, err := url.PathUnescape(segments[1])
	if err != nil || sid == "" {
		return Target{}, false
	}
	t.SID = sid
	rest := segments[2:]
	if len(rest) == 0 {
		return t, true
	}
	if t.AccountType == catalog.Agency && rest[0] == "Advertisers" && len(rest) > 2 {
		t.AdvertiserID, rest = rest[1], rest[2:]
	}
	t.Path = "/" + strings.Join(rest, "/")
	for _, segment := range rest {
		plain, err := url.PathUnescape(segment)
		if err != nil {
			return Target{}, false
		}
		t.Segments = append(t.Segments, plain)
	}
	return t, true
}

// IsRoot reports whether the path is the account root itself.
func (t Target) IsRoot() bool { return len(t.Segments) == 0 }

// Documents is the account type whose documents describe the path.
func (t Target) Documents() string {
	if t.AdvertiserID != "" {
		return catalog.Brand
	}
	return t.AccountType
}

// Root is what Uris in the answer start with.
func (t Target) Root() string {
	root := referenceRoot(t.AccountType) + "/" + t.SID
	if t.AdvertiserID != "" {
		root += referenceRoot(catalog.Brand) + "/" + t.AdvertiserID
	}
	return root
}

// referenceRoot is what the Uri fields of the account type start with, as the
// reference documents spell it.
func referenceRoot(accountType string) string {
	switch accountType {
	case catalog.Partner:
		return "/Mediapartners"
	case catalog.Agency:
		return "/Agencies"
	default:
		return "/Advertisers"
	}
}
