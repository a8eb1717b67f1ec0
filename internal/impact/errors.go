package impact

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// Classes of failure, to be used with errors.Is. What they say of an object or a
// permission is said by impact.com itself; see Origin.
var (
	ErrUnauthorized   = errors.New("credential rejected")      // 401: wrong, reset or deleted token
	ErrForbidden      = errors.New("not permitted")            // 403, also without a body: token disabled, or without the scope
	ErrNotFound       = errors.New("no such object")           // 404
	ErrConflict       = errors.New("decided already")          // 409
	ErrRateLimited    = transport.ErrRateLimited               // 429 of whoever counts the requests, or a wait longer than allowed
	ErrOutcomeUnknown = errors.New("no usable answer arrived") // sent, but whether it took effect is unknown
	ErrNotFromAPI     = errors.New("not the API's answer")     // a gateway's or proxy's, whatever its status but 429
	ErrNotShown       = errors.New("the API accepted the items, but its listing does not show them as they were sent")
	ErrNotSendable    = errors.New("cannot be sent") // a value that no request can carry
)

// FieldError is one entry of the Errors list of an error answer. Field is the
// API's name of the field.
type FieldError struct {
	Field   string
	Message string
}

// Error is a request that did not succeed: an answer other than 2xx, an answer
// that could not be understood, or none at all (Status 0, and Err the cause).
// It never holds a query string, a header or the Auth Token.
type Error struct {
	Method  string
	Path    string // as sent, account root included, without the query
	Status  int    // HTTP status; 0 when no answer arrived
	Message string // the API's Message, or what stood in its place
	Fields  []FieldError
	Wait    time.Duration // until the budget is renewed; 0 when unknown

	// RenewedAt is when the budget is renewed that a request was refused for want of;
	// zero when unknown. MayWait says that it was one of MayWait's.
	RenewedAt time.Time
	MayWait   bool

	Err    error  // cause, when Status is 0 or the answer was unreadable
	Origin Origin // who answered; OriginUnknown when none arrived

	// unanswered marks a request that reached, or may have reached, the API
	// without a usable answer coming back.
	unanswered bool
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Method + " " + e.Path)
	if e.Status != 0 {
		b.WriteString(": " + strings.TrimSpace(strconv.Itoa(e.Status)+" "+http.StatusText(e.Status)))
	}
	if e.Message != "" && !e.repeatsStatus() {
		b.WriteString(": " + e.Message)
	}
	for _, f := range e.Fields {
		b.WriteString("; ")
		if f.Field != "" {
			b.WriteString(f.Field + ": ")
		}
		b.WriteString(f.Message)
	}
	if e.Err != nil && (e.Message == "" || !errors.Is(ErrRateLimited, e.Err)) { // else the message says as much
		b.WriteString(": " + e.Err.Error())
	}
	if e.Origin == OriginGateway {
		b.WriteString(" (said by " + e.Origin.String() + ", not by impact.com itself)")
	}
	return b.String()
}

// repeatsStatus reports a message that is only the name of the status.
func (e *Error) repeatsStatus() bool {
	return strings.EqualFold(strings.Trim(e.Message, ". "), http.StatusText(e.Status))
}

// Unwrap returns the cause of a request that got no answer.
func (e *Error) Unwrap() error { return e.Err }

// Is sorts the error into the classes above.
func (e *Error) Is(target error) bool {
	switch target {
	case ErrUnauthorized:
		return e.Status == http.StatusUnauthorized && !e.Origin.foreign()
	case ErrForbidden:
		// Some operations document a 403 without a body. It does no harm to take
		// one for impact.com's where nothing but advice follows; Origin tells.
		return e.Status == http.StatusForbidden && !e.Origin.foreign()
	case ErrNotFound:
		return e.Status == http.StatusNotFound && e.Origin == OriginAPI
	case ErrConflict:
		return e.Status == http.StatusConflict && e.Origin == OriginAPI
	case ErrRateLimited:
		return e.Status == http.StatusTooManyRequests
	case ErrOutcomeUnknown:
		return e.unanswered
	case ErrNotSendable:
		return e.Message == notSendable
	case ErrNotFromAPI:
		return e.Origin.foreign() && e.Status != http.StatusTooManyRequests
	}
	return false
}

// AboutObject reports whether the words of a refusal are about the object or a
// limit and not about the permission. The documents have such answers with status
// 403: a property that does not exist, too many links, a job that cannot be
// replayed.
func (e *Error) AboutObject() bool {
	text := strings.ToLower(e.Message)
	return len(e.Fields) > 0 || slices.ContainsFunc(objectWords, func(word string) bool { return strings.Contains(text, word) })
}

var objectWords = []string{"not exist", "n't exist", "not found", "limit", "maximum", "exceed", "replay", "already"}

// notSendable is the message of a request that was not made.
const notSendable = "the request could not be built"

// unanswered is the error of a request that got no answer.
func unanswered(method, path string, err error) *Error {
	e := &Error{Method: method, Path: path, Err: err}
	if failed := (*transport.Error)(nil); errors.As(err, &failed) {
		e.Message, e.Wait, e.Err, e.unanswered = failed.Message, failed.Wait, failed.Err, failed.Unanswered
	}
	if errors.Is(err, ErrRateLimited) && e.Wait > 0 {
		e.Status = http.StatusTooManyRequests // as if the API itself had refused it
	}
	return e
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
	case transport.IsTimeout(e.Err):
		return TimedOut
	case transport.IsTLSFailure(e.Err):
		return Untrusted
	}
	return Unreachable
}
