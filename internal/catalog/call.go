package catalog

import (
	"errors"
	"strings"
)

const host = "api.impact.com"

var (
	errNoMethod     = errors.New(`write a method and a path, such as "GET /Campaigns"`)
	errOtherAddress = errors.New("the address is not below https://" + host)
)

// call is a call as a person wrote it, without host, user info and query.
type call struct{ method, path string }

func (c call) String() string { return c.method + " " + c.path }

// parseCall understands "GET https://api.impact.com/Advertisers/IR1/Ads?Type=X",
// the same without the address, and "GET Ads/". An error never repeats its input:
// somebody may have pasted an address with a credential.
func parseCall(written string) (call, error) {
	written = strings.TrimSpace(written)
	space := strings.IndexAny(written, " \t\r\n")
	if space < 0 {
		return call{}, errNoMethod
	}
	target := strings.TrimSpace(written[space:])
	if end := strings.IndexAny(target, "?#"); end >= 0 {
		target = target[:end]
	}
	path, ok := withoutAddress(target)
	if !ok {
		return call{}, errOtherAddress
	}
	if len(path) > 1 {
		path = strings.TrimSuffix(path, "/")
	}
	return call{method: strings.ToUpper(written[:space]), path: path}, nil
}

// withoutAddress cuts scheme and authority, and says whether they were impact.com's.
func withoutAddress(target string) (path string, ok bool) {
	if strings.HasPrefix(target, "/") {
		return target, true
	}
	rest := target
	if scheme, after, found := strings.Cut(target, "://"); found {
		if !strings.EqualFold(scheme, "https") {
			return "", false
		}
		rest = after
	}
	authority, path, _ := strings.Cut(rest, "/")
	if rest == target && !strings.ContainsAny(authority, ":@.") {
		return "/" + target, true
	}
	authority = authority[strings.LastIndexByte(authority, '@')+1:]
	return "/" + path, strings.EqualFold(strings.TrimSuffix(authority, ":443"), host)
}

// belowRoot cuts the account type's root and the account SID off a path, where
// they are there. The root's case is of no matter: the partner documents
// themselves have two spellings.
func belowRoot(accountType, path string) string {
	root := PathRoot(accountType)
	if len(path) <= len(root) || !strings.EqualFold(path[:len(root)], root) || path[len(root)] != '/' {
		return path
	}
	_, rest := cutSegment(path[len(root):])
	return rest
}
