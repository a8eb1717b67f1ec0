// Package transport sends HTTP requests with one credential: it adds the
// credential, keeps to the account's budget, repeats what is safe to repeat, and
// logs without secrets. It knows nothing of what the requests ask for.
package transport

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/hashicorp/go-cleanhttp"
	"github.com/hashicorp/go-retryablehttp"
)

// Config is what a Client needs to know. Every field is set, Pool excepted.
type Config struct {
	Host       *url.URL // scheme and host; requests to any other are refused
	AccountSID string   // HTTP Basic user
	AuthToken  string   // HTTP Basic password

	MaxRetries     int           // after the first attempt
	RequestTimeout time.Duration // of one attempt, answer included
	MinBackoff     time.Duration // before the first retry; see Backoff
	MaxWait        time.Duration // how long an operation may wait for the budget; see MayWait
	RequestReserve float64       // part of the limit that is left to the account's other users
	MaxAnswer      int64         // bytes of an answer; 0 means 64 MiB

	Logger Logger
	Pool   http.RoundTripper // sends, and keeps the connections; nil means NewPool
}

// Client sends requests with one credential. It is safe for concurrent use.
type Client struct {
	config Config
	http   *retryablehttp.Client
	budget *budget
	mask   Mask
}

// Operation is what the transport has to know of a request.
type Operation struct {
	Class      string // rate limit class; "" is that of ordinary requests
	Repeatable bool   // has the same effect twice as once
	// Tries bounds the attempts that time out or are answered with a failure that
	// may pass; 0 leaves them to MaxRetries.
	Tries int
	// Secrets are the values that the request sends in secret fields, whose answer may
	// repeat them.
	Secrets []string
}

// Answer is an answer of any status, read in full.
type Answer struct {
	Status   int
	Header   http.Header
	Body     []byte
	Location *url.URL      // of a redirect that was not followed; nil for none
	Wait     time.Duration // how long it asks to wait before another attempt; 0 when it does not
}

// New returns a client whose requests pass these steps, outside in:
//
//	retry    repeats what is safe to repeat (retry.go)
//	budget   waits while the account's budget is used up, learns from every answer (pacing.go)
//	timeout  bounds one attempt, reading the answer included
//	log      one line per attempt; stands outside auth, so it never sees the token (log.go)
//	buffer   reads the answer in full, so that a cut connection is an error of the attempt
//	auth     adds the credential, for the API's own host only
//	pool
func New(config Config) *Client {
	if config.Pool == nil {
		config.Pool = NewPool()
	}
	c := &Client{
		config: config,
		budget: sharedBudget(config.Host.Host, config.AccountSID),
		mask:   NewMask(config.AccountSID, config.AuthToken),
	}
	var chain http.RoundTripper = &authStep{
		next: config.Pool, host: config.Host.Host, scheme: config.Host.Scheme,
		authorization: BasicAuth(config.AccountSID, config.AuthToken),
	}
	chain = &bufferStep{next: chain, most: cmp.Or(config.MaxAnswer, maxAnswer)}
	chain = &logStep{next: chain, logger: config.Logger, mask: c.mask}
	chain = &timeoutStep{next: chain, timeout: config.RequestTimeout}
	chain = &budgetStep{next: chain, budget: c.budget, logger: config.Logger, maxWait: config.MaxWait, reserve: config.RequestReserve}

	policy := retryPolicy{budget: c.budget, logger: config.Logger, maxWait: config.MaxWait, minBackoff: config.MinBackoff}
	c.http = &retryablehttp.Client{
		HTTPClient:   &http.Client{Transport: chain, CheckRedirect: sameHostOnly},
		RetryMax:     config.MaxRetries,
		RetryWaitMin: config.MinBackoff,
		RetryWaitMax: maxWindow,
		CheckRetry:   policy.check,
		Backoff:      policy.backoff,
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
	return c
}

// NewPool returns a transport that honours HTTPS_PROXY, NO_PROXY and
// SSL_CERT_FILE.
func NewPool() *http.Transport {
	pool := cleanhttp.DefaultPooledTransport()
	pool.MaxIdleConnsPerHost = maxInFlight // fewer would close connections between two bursts
	return pool
}

// Do sends a request. Its error, an *Error, means that no answer arrived.
func (c *Client) Do(r *http.Request, op Operation) (*Answer, error) {
	state := &attempts{Operation: op}
	ctx := context.WithValue(r.Context(), attemptsKey{}, state)
	request, err := retryablehttp.FromRequest(r.WithContext(ctx))
	if err != nil {
		return nil, c.failure(ctx, state, notSentError{err})
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, c.failure(ctx, state, err)
	}
	defer func() { _ = response.Body.Close() }()
	answer := &Answer{Status: response.StatusCode, Header: response.Header, Body: bodyOf(response)}
	answer.Location, _ = response.Location()
	answer.Wait = askedToWait(response, c.budget.now())
	return answer, nil
}

// Mask hides the client's secrets in texts.
func (c *Client) Mask() Mask { return c.mask }

// CloseIdleConnections closes the pool's unused connections.
func (c *Client) CloseIdleConnections() {
	// The http.Client cannot do it: the steps between hide the pool.
	if pool, ok := c.config.Pool.(interface{ CloseIdleConnections() }); ok {
		pool.CloseIdleConnections()
	}
}

// attempts is what the steps of the chain know of the request they carry.
type attempts struct {
	Operation
	waits
	made   int   // attempts
	tried  int   // attempts that count against Tries
	failed error // the last attempt's failure, if it may have been repeated; written by the retry step only
}

type attemptsKey struct{}

func attemptsOf(ctx context.Context) *attempts {
	if state, ok := ctx.Value(attemptsKey{}).(*attempts); ok {
		return state
	}
	return &attempts{}
}
