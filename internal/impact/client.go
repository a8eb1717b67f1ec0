package impact

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/hashicorp/go-retryablehttp"
)

// Client sends requests with one credential. It is safe for concurrent use.
type Client struct {
	config Config
	host   *url.URL // scheme and host only
	http   *retryablehttp.Client
	pool   http.RoundTripper // the innermost step, which keeps the connections
	budget *budget
	logger Logger
	mask   mask
	reads  readGroups
}

// New returns a client, or a *ConfigError. It sends nothing.
func New(config Config) (*Client, error) {
	if err := config.Validate(); err != nil {
		return nil, err
	}
	base, err := url.Parse(config.BaseURL)
	if err != nil {
		return nil, &ConfigError{"BaseURL", "the base URL cannot be parsed"}
	}
	host := &url.URL{Scheme: base.Scheme, Host: strings.ToLower(base.Host)}
	if config.Logger == nil {
		config.Logger = silent{}
	}
	c := &Client{
		config: config,
		host:   host,
		pool:   config.Transport,
		budget: sharedBudget(host.Host, config.AccountSID),
		logger: config.Logger,
		mask:   newMask(config.AccountSID, config.AuthToken),
	}
	if c.pool == nil {
		c.pool = pooledTransport()
	}
	c.http = newChain(c)
	return c, nil
}

// AccountType is the type of account the client acts on: the brand's, for an
// agency's client that acts on a managed brand.
func (c *Client) AccountType() AccountType {
	if c.config.AdvertiserID != "" {
		return Brand
	}
	return c.config.AccountType
}

// CredentialType is the type of account that owns the credential: the agency,
// also when the client acts on a managed brand.
func (c *Client) CredentialType() AccountType { return c.config.AccountType }

// RootURL is the URL that every request of the client starts with, without a
// trailing slash.
func (c *Client) RootURL() string { return c.host.String() + "/" + strings.Join(c.rootSegments(), "/") }

// AccountSID is the public half of the credential.
func (c *Client) AccountSID() string { return c.config.AccountSID }

// AuthToken is the secret half of the credential. It is there for what hands
// the credential on to a secrets store; nothing else may use it.
func (c *Client) AuthToken() string { return c.config.AuthToken }

// AdvertiserID is the managed brand the client acts on, or empty.
func (c *Client) AdvertiserID() string { return c.config.AdvertiserID }

// BaseURL is the scheme and host that every request goes to.
func (c *Client) BaseURL() string { return c.host.String() }

// With returns a client for the same host whose configuration is changed by
// edit: another credential, account type or version. It shares nothing but the
// process-wide view of the budgets.
func (c *Client) With(edit func(*Config)) (*Client, error) {
	config := c.config
	edit(&config)
	return New(config)
}

// Own returns a client of the credential's own account: for one that acts on a
// managed brand the agency's, else the client itself.
func (c *Client) Own() (*Client, error) {
	if c.config.AdvertiserID == "" {
		return c, nil
	}
	return c.With(func(config *Config) { config.AdvertiserID = "" })
}

// CloseIdleConnections closes the client's unused connections.
func (c *Client) CloseIdleConnections() {
	// The http.Client cannot do it: the steps between hide the transport.
	if pool, ok := c.pool.(interface{ CloseIdleConnections() }); ok {
		pool.CloseIdleConnections()
	}
}

// Request is one call of a documented operation.
type Request struct {
	Method        string
	Path          []string // segments below the account root, unescaped
	Query         url.Values
	Body          Body // nil for none
	Into          any  // decodes the JSON answer; nil discards it
	NotIdempotent bool // a PUT or DELETE whose second time would do more than the first, or be refused
}

// repeatable says whether the request has the same effect twice as once.
func (r Request) repeatable() bool { return !r.NotIdempotent && safeToRepeat(r.Method) }

// Send performs the request. Any failure is an *Error.
func (c *Client) Send(ctx context.Context, r Request) error {
	path := c.path(r.Path)
	fail := func(err error) error {
		return &Error{Method: r.Method, Path: path, Message: "the request could not be built", Err: err}
	}
	for _, segment := range r.Path {
		if !canBeSegment(segment) {
			return fail(fmt.Errorf("%q cannot be part of a path", segment))
		}
	}
	var contentType string
	var content []byte
	if r.Body != nil {
		var err error
		if contentType, content, err = r.Body.encode(); err != nil {
			return fail(err)
		}
	}
	target := *c.host
	target.Path = path
	target.RawPath = escapePath(path, c.rootSegments(), r.Path)
	target.RawQuery = r.Query.Encode()
	op := &operation{method: r.Method, path: path, class: limitClass(r.Path), repeatable: r.repeatable()}
	ctx = withOperation(ctx, op)
	// An untyped nil for a request without content: an empty reader would be
	// sent in chunks instead of with "Content-Length: 0".
	var body any
	if len(content) > 0 {
		body = content
	}
	request, err := retryablehttp.NewRequestWithContext(ctx, r.Method, target.String(), body)
	if err != nil {
		return fail(errors.New("the path or method is malformed"))
	}
	request.Header.Set("Accept", "application/json")
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return c.transportError(ctx, op, err)
	}
	defer func() { _ = response.Body.Close() }()
	return c.receive(ctx, r, op, response)
}

// canBeSegment refuses what would make a path mean another object.
func canBeSegment(s string) bool { return s != "" && s != "." && s != ".." }

// rootSegments are the first segments of every path of this client.
func (c *Client) rootSegments() []string {
	root := []string{c.config.AccountType.rootSegment(), c.config.AccountSID}
	if c.config.AdvertiserID != "" {
		root = append(root, "Advertisers", c.config.AdvertiserID)
	}
	return root
}

func (c *Client) path(segments []string) string {
	return "/" + strings.Join(append(c.rootSegments(), segments...), "/")
}

// escapePath returns the escaped form of path when a segment needs one, so that
// a slash inside an id stays inside it.
func escapePath(path string, root, segments []string) string {
	var b strings.Builder
	for _, s := range append(root, segments...) {
		b.WriteString("/" + url.PathEscape(s))
	}
	if b.String() == path {
		return ""
	}
	return b.String()
}
