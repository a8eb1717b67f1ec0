package mockimpact

import (
	"net/url"
	"strings"
)

// target is what a request path names: an account type's root, an Account SID,
// and a path below it. With advertiserID it is an agency's passthrough, and the
// path below is a brand's.
type target struct {
	accountType  string
	sid          string
	advertiserID string
	segments     []string // unescaped
	path         string   // below the root, as sent
}

// parseTarget reads the escaped path of a request. The partner root is spelled
// MediaPartners in the vendor's quick start and Mediapartners in its reference.
func parseTarget(escapedPath string) (target, bool) {
	segments := strings.Split(strings.TrimPrefix(escapedPath, "/"), "/")
	if len(segments) < 3 {
		return target{}, false
	}
	var t target
	switch segments[0] {
	case "Advertisers":
		t.accountType = Brand
	case "MediaPartners", "Mediapartners":
		t.accountType = Partner
	case "Agencies":
		t.accountType = Agency
	default:
		return target{}, false
	}
	sid, err := url.PathUnescape(segments[1])
	if err != nil || sid == "" {
		return target{}, false
	}
	t.sid = sid
	rest := segments[2:]
	if t.accountType == Agency && rest[0] == "Advertisers" && len(rest) > 2 {
		t.advertiserID, rest = rest[1], rest[2:]
	}
	t.path = "/" + strings.Join(rest, "/")
	for _, segment := range rest {
		plain, err := url.PathUnescape(segment)
		if err != nil {
			return target{}, false
		}
		t.segments = append(t.segments, plain)
	}
	return t, true
}

// documents is the account type whose documents describe the path.
func (t target) documents() string {
	if t.advertiserID != "" {
		return Brand
	}
	return t.accountType
}

// root is what Uris in the answer start with.
func (t target) root() string {
	root := pathRoot(t.accountType) + "/" + t.sid
	if t.advertiserID != "" {
		root += pathRoot(Brand) + "/" + t.advertiserID
	}
	return root
}
