package impact

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// Defaults of Config.
const (
	DefaultMaxRetries     = 4
	DefaultRequestTimeout = 60 * time.Second
	DefaultMinBackoff     = 500 * time.Millisecond
	// DefaultMaxWait is a little more than the length of impact.com's rate
	// limit window: waiting longer than this never helps.
	DefaultMaxWait = 65 * time.Minute
	// DefaultRequestReserve is what the account's other users need for a moment.
	DefaultRequestReserve = 0.02
	// DefaultListingLife is long enough for the reads of one refresh, and short against
	// what another run or a person changes meanwhile.
	DefaultListingLife = time.Minute
)

// Config is what a Client needs to know. Zero values of the optional fields
// mean their defaults.
type Config struct {
	AccountType AccountType
	AccountSID  string // HTTP Basic user, and a segment of every path
	AuthToken   string // HTTP Basic password; never logged, never in an error

	APIVersion   string // sent as IR-Version; empty leaves the token's own version
	AdvertiserID string // agency only: send everything to this managed brand
	BaseURL      string // scheme and host; empty means DefaultBaseURL
	UserAgent    string

	MaxRetries     *int          // retries after the first attempt; nil means DefaultMaxRetries
	RequestTimeout time.Duration // of one attempt, answer included
	MinBackoff     time.Duration // before the first retry; four times as long before each further one
	MaxWait        time.Duration // how long an operation may wait for the budget; see MayWait
	RequestReserve *float64      // part of the limit, below 1, that is left to the account's other users; nil means DefaultRequestReserve

	// DisableBulkReads turns off the bulk reads of Collection.Get.
	DisableBulkReads bool
	ListingLife      time.Duration // how long a listing answers reads of single objects

	Logger    Logger            // nil logs nothing
	Transport http.RoundTripper // nil means http.DefaultTransport's settings
}

// Logger receives one line per request, what is left of the budget, and the warnings
// about waiting.
type Logger = transport.Logger

type silent struct{}

func (silent) Trace(context.Context, string, map[string]any) {}
func (silent) Debug(context.Context, string, map[string]any) {}
func (silent) Info(context.Context, string, map[string]any)  {}
func (silent) Warn(context.Context, string, map[string]any)  {}

// retries is the number of retries, which is never negative.
func (c *Config) retries() int { return max(*c.MaxRetries, 0) }

// ConfigError is a Config that cannot work. Field names the Config field.
type ConfigError struct {
	Field   string
	Problem string // a sentence without the secret
}

func (e *ConfigError) Error() string { return e.Field + ": " + e.Problem }

// sidPattern admits what can stand in a path segment and in the user part of
// HTTP Basic without any escaping. impact.com's own SIDs are alphanumeric.
var sidPattern = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// numberPattern is the shape of an advertiser's account id.
var numberPattern = regexp.MustCompile(`^[0-9]+$`)

// withDefaults returns the configuration with a value for every optional field
// that has a default.
func (c Config) withDefaults() Config {
	c.BaseURL = cmp.Or(c.BaseURL, DefaultBaseURL)
	c.RequestTimeout = positiveOr(c.RequestTimeout, DefaultRequestTimeout)
	c.MinBackoff = positiveOr(c.MinBackoff, DefaultMinBackoff)
	c.MaxWait = positiveOr(c.MaxWait, DefaultMaxWait)
	c.ListingLife = positiveOr(c.ListingLife, DefaultListingLife)
	if c.MaxRetries == nil {
		c.MaxRetries = new(DefaultMaxRetries)
	}
	if c.RequestReserve == nil {
		c.RequestReserve = new(DefaultRequestReserve)
	}
	if c.Logger == nil {
		c.Logger = silent{}
	}
	if c.Transport == nil {
		c.Transport = transport.NewPool()
	}
	return c
}

func positiveOr(d, fallback time.Duration) time.Duration {
	if d > 0 {
		return d
	}
	return fallback
}

// CheckRequestReserve reports, as a *ConfigError, a reserve that is no part of the
// budget that leaves some of it.
func CheckRequestReserve(part float64) error {
	if part >= 0 && part < 1 { // which NaN is not
		return nil
	}
	return &ConfigError{"RequestReserve", fmt.Sprintf("%v is not a part of the hour's requests: a number from 0 to below 1, such as 0.25", part)}
}

func (c *Config) checkReserve() error { return CheckRequestReserve(*c.withDefaults().RequestReserve) }

// Validate reports the first problem of the configuration as a *ConfigError.
func (c *Config) Validate() error {
	for _, check := range []func() error{
		c.checkAccountType, c.checkSwapped, c.checkSID, c.checkToken, c.checkVersion, c.checkAdvertiser, c.checkReserve,
	} {
		if err := check(); err != nil {
			return err
		}
	}
	return CheckBaseURL(cmp.Or(c.BaseURL, DefaultBaseURL))
}

func (c *Config) checkAccountType() error {
	if _, err := ParseAccountType(string(c.AccountType)); err != nil {
		return &ConfigError{"AccountType", err.Error()}
	}
	return nil
}

func (c *Config) checkSID() error {
	return CheckAccountSID(c.AccountSID)
}

// What tells an Account SID from other values that land in its place. Impact.com's
// SIDs are "IR" and some thirty letters and digits, and its Auth Tokens about as long.
const (
	longestRepeated = 20 // what is longer may be or hold an Auth Token
	shortestJoined  = 60
)

var issuedSID = regexp.MustCompile(`^IR[A-Za-z0-9]{20,}$`)

// CheckAccountSID reports, as a *ConfigError, an Account SID that cannot be a path
// segment and an HTTP Basic user. A value that may hold an Auth Token is not
// repeated.
func CheckAccountSID(sid string) error {
	refuse := func(problem string) error { return &ConfigError{"AccountSID", problem} }
	const only = "characters that cannot stand in a request path; an Account SID has only letters and digits"
	switch {
	case sid == "":
		return refuse("the Account SID is empty")
	case strings.Contains(sid, ":"), len(sid) >= shortestJoined:
		return refuse("the Account SID and the Auth Token look joined in one value, which is not repeated here; each has a place of its own")
	case sidPattern.MatchString(sid):
		return nil
	case len(sid) > longestRepeated:
		return refuse("the Account SID holds " + only + ". It is not repeated here, because it may be an Auth Token")
	}
	return refuse(fmt.Sprintf("%q holds %s", sid, only))
}

// CheckSwapped reports, as a *ConfigError, an Auth Token that has the shape of an
// Account SID beside an Account SID that has not. Neither is repeated.
func CheckSwapped(sid, token string) error {
	if issuedSID.MatchString(token) && sid != "" && !strings.HasPrefix(sid, "IR") {
		return &ConfigError{"AccountSID", "the Account SID and the Auth Token look swapped: what is given as Auth Token has the shape of an Account SID"}
	}
	return nil
}

func (c *Config) checkSwapped() error { return CheckSwapped(c.AccountSID, c.AuthToken) }

func (c *Config) checkToken() error {
	return CheckAuthToken(c.AuthToken)
}

// CheckAuthToken reports, as a *ConfigError, an Auth Token that no HTTP header
// can carry. The token itself is not repeated.
func CheckAuthToken(token string) error {
	if token == "" {
		return &ConfigError{"AuthToken", "the Auth Token is empty"}
	}
	if !utf8.ValidString(token) || strings.ContainsFunc(token, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) }) {
		return &ConfigError{"AuthToken",
			"the Auth Token holds a space, line break or control character; it was probably copied with surrounding text"}
	}
	return nil
}

// checkVersion lets a number through that is higher than all released ones: impact.com
// may be newer than this client, and judges itself.
func (c *Config) checkVersion() error {
	if c.APIVersion == "" || IsNewerVersion(c.AccountType, c.APIVersion) {
		return nil
	}
	known := func(n int) bool { return strconv.Itoa(n) == c.APIVersion }
	if !slices.ContainsFunc(versions[c.AccountType], known) {
		return &ConfigError{"APIVersion", fmt.Sprintf(
			"%q is not an API version of %s accounts; impact.com has released %s",
			c.APIVersion, c.AccountType, joinInts(versions[c.AccountType]))}
	}
	return nil
}

// IsNewerVersion reports whether a version of an account type's API is higher than
// those that this client knows.
func IsNewerVersion(accountType AccountType, version string) bool {
	n, err := strconv.Atoi(version)
	return err == nil && strconv.Itoa(n) == version && len(versions[accountType]) > 0 && n > slices.Max(versions[accountType])
}

func (c *Config) checkAdvertiser() error {
	if c.AdvertiserID == "" {
		return nil
	}
	if c.AccountType != Agency {
		return &ConfigError{"AdvertiserID", fmt.Sprintf(
			"only an agency acts on other accounts; this credential is configured as %s", c.AccountType)}
	}
	if !numberPattern.MatchString(c.AdvertiserID) {
		return &ConfigError{"AdvertiserID", fmt.Sprintf("%q is not a numeric advertiser account id", c.AdvertiserID)}
	}
	return nil
}

// CheckBaseURL reports, as a *ConfigError, a base URL that is more or less
// than https scheme and host. Plain http is accepted for loopback hosts only,
// because the Auth Token travels in every request.
func CheckBaseURL(raw string) error {
	refuse := func(problem string) error { return &ConfigError{"BaseURL", problem} }
	u, err := url.Parse(raw)
	if err != nil || u.Hostname() == "" {
		return refuse("the base URL is not an absolute URL such as " + DefaultBaseURL)
	}
	switch {
	case u.User != nil:
		return refuse("the base URL must not carry a user or password")
	case u.RawQuery != "" || u.Fragment != "":
		return refuse("the base URL must not carry a query or fragment")
	case strings.Trim(u.Path, "/") != "":
		return refuse(fmt.Sprintf("the base URL must not carry a path (%q); the provider adds it", u.Path))
	case u.Scheme == "https", u.Scheme == "http" && isLoopback(u.Hostname()):
		return nil
	case u.Scheme == "http":
		return refuse(fmt.Sprintf("plain http would send the Auth Token in clear text to %s; only loopback hosts may use it", u.Host))
	}
	return refuse(fmt.Sprintf("scheme %q is not https", u.Scheme))
}

func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

func joinInts(ns []int) string {
	words := make([]string, len(ns))
	for i, n := range ns {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ", ")
}
