package impact

import (
	"context"
	"errors"
	"net/http"

	"github.com/hashicorp/go-cleanhttp"
	"github.com/hashicorp/go-retryablehttp"
)

// newChain assembles the steps of every request. Outside in:
//
//	retry    repeats what is safe to repeat (retry.go)
//	timeout  bounds one attempt, reading the answer included
//	budget   waits while the account's budget is used up, learns from every answer (budget.go)
//	log      one line per attempt; stands outside auth, so it never sees the token (log.go)
//	buffer   reads the answer in full, so that a cut connection is an error of the attempt
//	auth     adds the credential, for the API's own host only
//	transport
func newChain(c *Client) *retryablehttp.Client {
	var chain http.RoundTripper = &authStep{
		next: c.pool, host: c.host.Host, scheme: c.host.Scheme,
		authorization: AuthorizationHeader(c.config.AccountSID, c.config.AuthToken),
		version:       c.config.APIVersion,
		userAgent:     c.config.UserAgent,
	}
	chain = &bufferStep{next: chain}
	chain = &logStep{next: chain, logger: c.logger, budget: c.budget, mask: c.mask}
	chain = &timeoutStep{next: chain, timeout: c.config.RequestTimeout}
	chain = &budgetStep{next: chain, budget: c.budget, logger: c.logger, maxWait: c.config.MaxWait}

	policy := retryPolicy{budget: c.budget, logger: c.logger, maxWait: c.config.MaxWait}
	return &retryablehttp.Client{
		HTTPClient:   &http.Client{Transport: chain, CheckRedirect: sameHostOnly},
		RetryMax:     c.config.retries(),
		RetryWaitMin: c.config.MinBackoff,
		RetryWaitMax: maxBackoff,
		CheckRetry:   policy.check,
		Backoff:      policy.backoff,
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
}

// pooledTransport honours HTTPS_PROXY, NO_PROXY and SSL_CERT_FILE.
func pooledTransport() *http.Transport {
	transport := cleanhttp.DefaultPooledTransport()
	transport.MaxIdleConnsPerHost = maxInFlight // fewer would close connections between two bursts
	return transport
}

// operation is what the steps of the chain know of the request they carry.
type operation struct {
	method     string
	path       string
	class      string // rate limit class, see limitClass
	repeatable bool   // has the same effect twice as once
	failed     error  // the last attempt's failure, if it may have been repeated; written by the retry step only
}

type operationKey struct{}

func withOperation(ctx context.Context, op *operation) context.Context {
	return context.WithValue(ctx, operationKey{}, op)
}

func operationOf(ctx context.Context) *operation {
	if op, ok := ctx.Value(operationKey{}).(*operation); ok {
		return op
	}
	return &operation{}
}

// maxRedirects is more than any documented answer needs.
const maxRedirects = 3

// sameHostOnly stops at a redirect to another host or scheme, whose answer is
// then returned as it is: documented downloads redirect to a storage host,
// which must never see the credential. It also stops where http.Client would
// turn a write into a GET, whose success would pass for the write's.
func sameHostOnly(next *http.Request, via []*http.Request) error {
	first := via[0]
	if next.URL.Host != first.URL.Host || next.URL.Scheme != first.URL.Scheme ||
		next.Method != first.Method || !safeToRepeat(first.Method) || len(via) > maxRedirects {
		return http.ErrUseLastResponse
	}
	return nil
}

// authStep adds the credential and the fixed headers.
type authStep struct {
	next                              http.RoundTripper
	host, scheme                      string
	authorization, version, userAgent string
}

func (s *authStep) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Host != s.host || r.URL.Scheme != s.scheme {
		return nil, errors.New("refused to send the credential to another host")
	}
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", s.authorization)
	if s.version != "" {
		r.Header.Set("IR-Version", s.version)
	}
	if s.userAgent != "" {
		r.Header.Set("User-Agent", s.userAgent)
	}
	return s.next.RoundTrip(r)
}
