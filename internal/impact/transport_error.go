package impact

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
)

// transportError describes a request that got no answer: what failed and how
// long it took, without the query that url.Error would repeat.
func (c *Client) transportError(ctx context.Context, op *operation, err error) *Error {
	if own := (*Error)(nil); errors.As(err, &own) {
		return own
	}
	err = withoutURL(err)
	last := op.failed
	if last == nil {
		last = err
	}
	if ended := ctx.Err(); ended != nil && !errors.Is(last, ended) {
		// The wait for the next attempt was cut short: say what it waited for.
		err = fmt.Errorf("%w (last attempt: %w)", ended, last)
	}
	return &Error{
		Method: op.method, Path: op.path, Message: c.whatFailed(ctx, err),
		Err: c.mask.hideError(err), unanswered: !withoutEffect(last),
	}
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
		return fmt.Sprintf("%s did not answer within %s, in any attempt", c.host.Host, c.config.RequestTimeout)
	case isTLSFailure(err):
		return "no trusted TLS connection to " + c.host.Host
	case errors.As(err, &dns):
		return fmt.Sprintf("the host name %s cannot be resolved", dns.Name)
	case errors.As(err, &op) && op.Op == "proxyconnect":
		return "cannot connect to the proxy on the way to " + c.host.Host
	case errors.As(err, &op) && op.Op == "dial":
		return "cannot connect to " + c.host.Host
	}
	return "the connection to " + c.host.Host + " broke before an answer arrived"
}

// withoutURL strips what http.Client adds: the URL with its query.
func withoutURL(err error) error {
	var wrapped *url.Error
	for errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return err
}

// isTLSFailure reports a handshake that failed, or a host that speaks no TLS.
func isTLSFailure(err error) bool {
	var op *net.OpError
	return isUntrusted(err) || errors.Is(err, http.ErrSchemeMismatch) ||
		// How crypto/tls reports an alert of the other side, and one of its own.
		errors.As(err, &op) && (op.Op == "remote error" || op.Op == "local error")
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

// NeverAnswered sorts the failures of a host that cannot be reached at all.
type NeverAnswered int

// The ways in which a host is not reached.
const (
	Reached NeverAnswered = iota
	Unreachable
	Untrusted
	TimedOut
)

// Reachability says whether err is an answer of the API, or how it failed to
// arrive.
func Reachability(err error) NeverAnswered {
	var e *Error
	switch {
	case !errors.As(err, &e) || e.Status != 0 || e.Err == nil:
		return Reached
	case errors.Is(e.Err, errAttemptTimeout), errors.Is(e.Err, context.DeadlineExceeded):
		return TimedOut
	case isTLSFailure(e.Err):
		return Untrusted
	}
	return Unreachable
}
