package transport

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// maxAnswer bounds the size of an answer in bytes. The largest documented page, 1,000
// objects, is far below it.
const maxAnswer = 64 << 20

// bufferStep reads every answer in full, so that a connection cut in the
// middle of a body counts as a failed attempt, and the steps outside may look
// at the body without consuming it.
type bufferStep struct {
	next http.RoundTripper
	most int64 // bytes of an answer
}

// errTooLarge is an answer longer than the most.
var errTooLarge = errors.New("the answer is larger than")

func (s *bufferStep) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := s.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, s.most+1))
	_ = response.Body.Close() // what was read in full counts, however the connection ended
	if err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	if int64(len(body)) > s.most {
		return nil, fmt.Errorf("%w %d MiB", errTooLarge, s.most>>20)
	}
	response.Body = &bufferedBody{Reader: bytes.NewReader(body), all: body}
	response.Request = r // not the one inside, which carries the credential
	dropBrokenLocation(response)
	return response, nil
}

// dropBrokenLocation removes a Location that is no URL: http.Client would fail
// on it and repeat it in the error, secrets of a signed address included.
func dropBrokenLocation(response *http.Response) {
	if location := response.Header.Get("Location"); location != "" {
		if _, err := response.Request.URL.Parse(location); err != nil {
			response.Header.Del("Location")
		}
	}
}

// bufferedBody is an answer's body that can be looked at without consuming it.
type bufferedBody struct {
	*bytes.Reader
	all []byte
}

func (*bufferedBody) Close() error { return nil }

// bodyOf returns the body of an answer that passed bufferStep.
func bodyOf(response *http.Response) []byte {
	if body, ok := response.Body.(*bufferedBody); ok {
		return body.all
	}
	return nil
}

// timeoutStep bounds one attempt.
type timeoutStep struct {
	next    http.RoundTripper
	timeout time.Duration
}

// errAttemptTimeout tells the end of one attempt's time from the end of the
// whole operation's.
var errAttemptTimeout = errors.New("no answer within the request timeout")

func (s *timeoutStep) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeoutCause(r.Context(), s.timeout, errAttemptTimeout)
	defer cancel() // the body was read by bufferStep, inside
	response, err := s.next.RoundTrip(r.WithContext(ctx))
	if err != nil && errors.Is(context.Cause(ctx), errAttemptTimeout) {
		return nil, fmt.Errorf("%w (%s)", errAttemptTimeout, s.timeout)
	}
	return response, err
}
