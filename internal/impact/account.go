package impact

import (
	"fmt"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// AccountType is the kind of account a credential belongs to. It decides the
// path root of every request.
type AccountType string

// The three account types, in the words of impact.com's web app. The API calls
// a brand an Advertiser and a partner a MediaPartner.
const (
	Brand   AccountType = "brand"
	Partner AccountType = "partner"
	Agency  AccountType = "agency"
)

// DefaultBaseURL is the production host of the API, HTTPS only.
const DefaultBaseURL = "https://api.impact.com"

// AccountTypes returns the three account types in a fixed order.
func AccountTypes() []AccountType { return []AccountType{Brand, Partner, Agency} }

// ParseAccountType accepts exactly the names of AccountTypes.
func ParseAccountType(name string) (AccountType, error) {
	t := AccountType(name)
	if !slices.Contains(AccountTypes(), t) {
		return "", fmt.Errorf("account type %q is not one of brand, partner, agency", name)
	}
	return t, nil
}

// WithArticle is the account type within a sentence: "an agency".
func (t AccountType) WithArticle() string {
	if t == Agency {
		return "an agency"
	}
	return "a " + string(t)
}

// rootSegment is the first path segment of every request of the account type.
// The partner's is spelled as in the vendor's quick start; its reference
// documents write Mediapartners and mean the same root.
func (t AccountType) rootSegment() string {
	switch t {
	case Partner:
		return "MediaPartners"
	case Agency:
		return "Agencies"
	default:
		return "Advertisers"
	}
}

// RootURL returns the URL that all requests of an account start with, without
// a trailing slash: "https://api.impact.com/Advertisers/IRabc".
func RootURL(baseURL string, t AccountType, accountSID string) string {
	return strings.TrimRight(baseURL, "/") + "/" + t.rootSegment() + "/" + accountSID
}

// BelowRoot returns a Uri of the API's as the path below the account root:
// "/Deals/5" for "/Advertisers/IRabc/Deals/5". The root holds the SID of the
// token that asks, so the whole path changes with the token, and this does not.
// A host in front is left out, a query stays. What does not begin with an account
// root is returned as it is.
//
// For a client that acts on a managed brand, the root is the brand's: its own, or
// the one below the agency's.
func (c *Client) BelowRoot(uri string) string {
	path := uri
	if _, rest, found := strings.Cut(uri, "://"); found {
		_, path, found = strings.Cut(rest, "/")
		if !found {
			return uri
		}
	}
	segments := strings.Split(strings.TrimLeft(path, "/"), "/")
	isRoot := func(t AccountType) bool { return strings.EqualFold(segments[0], t.rootSegment()) }
	if len(segments) < 3 || !slices.ContainsFunc(AccountTypes(), isRoot) {
		return uri
	}
	agency := isRoot(Agency)
	segments = segments[2:]
	if agency && c.config.AdvertiserID != "" && len(segments) > 2 && segments[0] == "Advertisers" && segments[1] == c.config.AdvertiserID {
		segments = segments[2:]
	}
	return "/" + strings.Join(segments, "/")
}

// AuthorizationHeader returns the value of the Authorization header for HTTP
// Basic authentication. It holds the secret in a reversible form.
func AuthorizationHeader(accountSID, authToken string) string {
	return transport.BasicAuth(accountSID, authToken)
}

// versions of the API that each account type has had. A token's version can be
// upgraded, never lowered.
var versions = map[AccountType][]int{
	Brand:   {11, 12, 13, 14},
	Partner: {11, 12, 13, 14, 15, 16},
	Agency:  {2, 3},
}

// Versions returns the API versions of an account type, oldest first.
func Versions(t AccountType) []int { return slices.Clone(versions[t]) }
