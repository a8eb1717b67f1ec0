package transport

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"
)

// ErrRateLimited is a request that was refused, or not sent, because the
// account's request budget is used up.
var ErrRateLimited = errors.New("request budget used up")

// Error is a request that no answer arrived to. It holds no query, no header and
// no secret of the client.
type Error struct {
	Message string        // the part of the way that failed
	Wait    time.Duration // until the budget is renewed, when the request was not sent for want of it; else 0
	Err     error         // the cause

	// Unanswered says that the request reached, or may have reached, the API.
	Unanswered bool
}

func (e *Error) Error() string { return e.Message + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// failure describes a request that got no answer: what failed and how long it
// took, without the query that url.Error would repeat.
func (c *Client) failure(ctx context.Context, state *attempts, err error) *Error {
	if own := (*Error)(nil); errors.As(err, &own) {
		return own
	}
	err = withoutURL(err)
	last := state.failed
	if last == nil {
		last = err
	}
	if ended := ctx.Err(); ended != nil && !errors.Is(last, ended) {
		// The wait for the next attempt was cut short: say what it waited for.
		err = fmt.Errorf("%w (last attempt: %w)", ended, last)
	}
	return &Error{Message: c.whatFailed(ctx, err), Err: c.mask.HideError(err), Unanswered: !withoutEffect(last)}
}

// whatFailed says in a few words which part of the way to the API failed.
func (c *Client) whatFailed(ctx context.Context, err error) string {
	var dns *net.DNSError
	var op *net.OpError
	switch {
	// The context is asked, not the error: a dial that timed out claims to be
	// context.DeadlineExceeded too.
	case errors.Is(ctx.Err(), context.Canceled):
		return "cancelled before an answer arrived"
	case ctx.Err() != nil:
		return "the time of the whole operation ran out"
	case errors.Is(err, errAttemptTimeout):
		return fmt.Sprintf("%s did not answer within %s, in any attempt", c.config.Host.Host, c.config.RequestTimeout)
	case IsTLSFailure(err):
		return "no trusted TLS connection to " + c.config.Host.Host
	case errors.As(err, &dns):
		return fmt.Sprintf("the host name %s cannot be resolved", dns.Name)
	case errors.As(err, &op) && op.Op == "proxyconnect":
		return "cannot connect to the proxy on the way to " + c.config.Host.Host
	case errors.As(err, &op) && op.Op == "dial":
		return "cannot connect to " + c.config.Host.Host
	}
	return "the connection to " + c.config.Host.Host + " broke before an answer arrived"
}

// withoutURL strips what http.Client adds: the URL with its query.
func withoutURL(err error) error {
	var wrapped *url.Error
	for errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return err
}

// IsTLSFailure reports a handshake that failed, or a host that speaks no TLS.
func IsTLSFailure(err error) bool {
	var op *net.OpError
	return isUntrusted(err) || errors.Is(err, http.ErrSchemeMismatch) ||
		// How crypto/tls reports an alert of the other side, and one of its own.
		errors.As(err, &op) && (op.Op == "remote error" || op.Op == "local error")
}

// IsTimeout reports an attempt, or an operation, whose time ran out.
func IsTimeout(err error) bool {
	return errors.Is(err, errAttemptTimeout) || errors.Is(err, context.DeadlineExceeded)
}

// isUntrusted reports a handshake that this side broke off: the host's
// certificate is not trusted, or it does not speak TLS at all.
func isUntrusted(err error) bool {
	var verification *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var unknownAuthority x509.UnknownAuthorityError
	var hostname x509.HostnameError
	var invalid x509.CertificateInvalidError
	return errors.As(err, &verification) || errors.As(err, &record) ||
		errors.As(err, &unknownAuthority) || errors.As(err, &hostname) || errors.As(err, &invalid)
}
