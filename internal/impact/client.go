package impact

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// Client sends requests with one credential. It is safe for concurrent use.
type Client struct {
	config    Config   // complete: defaults filled in, Transport set
	host      *url.URL // scheme and host only
	transport *transport.Client
	mask      transport.Mask
	reads     readers
	pageSizes pageSizeMemory
}

// New returns a client, or a *ConfigError. It sends nothing.
func New(config Config) (*Client, error) {
	config = config.withDefaults()
	if err := config.Validate(); err != nil {
		return nil, err
	}
	base, err := url.Parse(config.BaseURL)
	if err != nil {
		return nil, &ConfigError{"BaseURL", "the base URL cannot be parsed"}
	}
	c := &Client{
		config: config,
		host:   &url.URL{Scheme: base.Scheme, Host: strings.ToLower(base.Host)},
	}
	c.transport = transport.New(transport.Config{
		Host: c.host, AccountSID: config.AccountSID, AuthToken: config.AuthToken,
		MaxRetries: config.retries(), RequestTimeout: config.RequestTimeout,
		MinBackoff: config.MinBackoff, MaxWait: config.MaxWait, RequestReserve: *config.RequestReserve,
		Logger: config.Logger, Pool: config.Transport,
	})
	c.mask = c.transport.Mask()
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

// With returns a client whose configuration is changed by edit: another
// credential, account type or version. It shares the connections, and the
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

// backOff waits after a failed attempt, counted from 0.
func (c *Client) backOff(ctx context.Context, attempt int) error {
	return transport.Pause(ctx, transport.Backoff(c.config.MinBackoff, attempt))
}

// Pause waits for a multiple of the least back-off, or until the context ends.
func (c *Client) Pause(ctx context.Context, units int) error {
	return transport.Pause(ctx, time.Duration(units)*c.config.MinBackoff)
}

// CloseIdleConnections closes the unused connections, which clients made by With
// and Own share.
func (c *Client) CloseIdleConnections() { c.transport.CloseIdleConnections() }

// Budget is what the API last said about the account's request budget.
type Budget = transport.Budget

// Budget returns the last known budget for ordinary requests; ok is false
// before the first answer that told one.
func (c *Client) Budget() (b Budget, ok bool) { return c.transport.Budget() }

// RequestsSpent is the number of requests this process has sent for the
// client's account, whichever of its credentials it used, retries included.
func (c *Client) RequestsSpent() int { return c.transport.RequestsSpent() }

// Request is one call of a documented operation.
type Request struct {
	Method        string
	Path          []string // segments below the account root, unescaped
	Query         url.Values
	Body          Body // nil for none
	Into          any  // decodes the JSON answer; nil discards it
	NotIdempotent bool // a PUT or DELETE whose second time would do more than the first, or be refused

	tries int // see transport.Operation
}

// repeatable says whether the request has the same effect twice as once.
func (r Request) repeatable() bool { return !r.NotIdempotent && transport.SafeToRepeat(r.Method) }

// MayWait returns a context for an operation that begins now and may wait until the
// account's budget is renewed, for Config.MaxWait in all. Without it a request waits
// for seconds at most.
func MayWait(ctx context.Context) context.Context { return transport.MayWait(ctx) }

// Send performs the request. Any failure is an *Error.
func (c *Client) Send(ctx context.Context, r Request) error {
	err := c.send(ctx, r)
	if e := (*Error)(nil); errors.As(err, &e) && errors.Is(e, ErrRateLimited) {
		e.MayWait = transport.Waits(ctx)
		if e.Wait > 0 {
			e.RenewedAt = time.Now().Add(e.Wait)
		}
	}
	return err
}

func (c *Client) send(ctx context.Context, r Request) error {
	path := c.path(r.Path)
	fail := func(err error) error {
		return &Error{Method: r.Method, Path: path, Message: notSendable, Err: err}
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
	// An untyped nil for a request without content: an empty reader would be
	// sent in chunks instead of with "Content-Length: 0".
	var body io.Reader
	if len(content) > 0 {
		body = bytes.NewReader(content)
	}
	request, err := http.NewRequestWithContext(ctx, r.Method, target.String(), body)
	if err != nil {
		return fail(errors.New("the path or method is malformed"))
	}
	request.Header.Set("Accept", "application/json")
	setHeader(request.Header, "Content-Type", contentType)
	setHeader(request.Header, "IR-Version", c.config.APIVersion)
	setHeader(request.Header, "User-Agent", c.config.UserAgent)
	secrets := secretsOf(r.Body)
	answer, err := c.transport.Do(request, transport.Operation{
		Class: c.limitClass(r.Path), Repeatable: r.repeatable(), Tries: r.tries, Secrets: secrets,
	})
	if err != nil {
		return unanswered(r.Method, path, err)
	}
	return c.receive(r, path, answer, c.mask.With(secrets...))
}

// setHeader sets a header unless its value is empty.
func setHeader(header http.Header, name, value string) {
	if value != "" {
		header.Set(name, value)
	}
}

// limitClass names the budget that a request spends, by the rate limits that the
// reference of the account type has; "" is the ordinary one. The headers of another
// say nothing about the ordinary one.
func (c *Client) limitClass(segments []string) string {
	if len(segments) == 0 {
		return ""
	}
	first, isPartner := segments[0], c.AccountType() == Partner
	for _, export := range []string{"ReportExport", "ClickExport"} { // a day's budget
		if slices.Contains(segments, export) {
			return export
		}
	}
	switch first {
	case "Catalogs":
		if !isPartner || slices.Contains(segments, "Items") || slices.Contains(segments, "ItemSearch") {
			return "Catalogs"
		}
	case "Conversions": // without a limit
		if !isPartner {
			return first
		}
	case "Actions", "ActionUpdates", "Clicks":
		if isPartner {
			return "Actions"
		}
	case "Reports":
		if isPartner && len(segments) > 1 {
			return "Reports"
		}
	}
	return ""
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
