package transport

import (
	"context"
	"io"
	"net/http"
	"time"
)

// Logger receives one line per request, what is left of the budget, and the warnings
// about waiting.
// Messages and fields never hold the Auth Token.
type Logger interface {
	Trace(ctx context.Context, message string, fields map[string]any)
	Debug(ctx context.Context, message string, fields map[string]any)
	Info(ctx context.Context, message string, fields map[string]any)
	Warn(ctx context.Context, message string, fields map[string]any)
}

// maxLogged bounds how much of a body is logged.
const maxLogged = 8 << 10

// logStep writes one DEBUG line per attempt, and the bodies at TRACE with
// secrets masked. It stands outside authStep and logs no header at all.
type logStep struct {
	next   http.RoundTripper
	logger Logger
	mask   Mask
}

func (s *logStep) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx := r.Context()
	s.traceRequest(r)
	start := time.Now()
	response, err := s.next.RoundTrip(r)
	fields := map[string]any{
		"method": r.Method, "path": r.URL.Path, "duration_ms": time.Since(start).Milliseconds(),
	}
	if err != nil {
		fields["error"] = s.maskFor(r).Hide(withoutURL(err).Error())
		s.logger.Debug(ctx, "impact.com request failed", fields)
		return nil, err
	}
	fields["status"] = response.StatusCode
	if left, ok := headerInt(response.Header, "X-RateLimit-Remaining", "X-RateLimit-Remaining-hour"); ok {
		fields["budget_left"] = left
	}
	s.logger.Debug(ctx, "impact.com request", fields)
	s.trace(r, "impact.com answer body", bodyOf(response))
	return response, nil
}

func (s *logStep) traceRequest(r *http.Request) {
	if r.GetBody == nil {
		return
	}
	body, err := r.GetBody()
	if err != nil {
		return
	}
	defer func() { _ = body.Close() }()
	start, _ := io.ReadAll(io.LimitReader(body, int64(maxLogged+s.maskFor(r).longest+1)))
	s.trace(r, "impact.com request body", start)
}

func (s *logStep) trace(r *http.Request, message string, body []byte) {
	if len(body) == 0 {
		return
	}
	s.logger.Trace(r.Context(), message, map[string]any{
		"method": r.Method, "path": r.URL.Path, "body": maskedBody{s.maskFor(r), body},
	})
}

// maskedBody is a body as it is logged. Masking takes longer than all else that is done
// for a request, so it waits until a line is written: most runs write none.
type maskedBody struct {
	mask Mask
	body []byte
}

func (b maskedBody) String() string { return b.mask.Start(b.body, maxLogged) }

// MarshalText implements encoding.TextMarshaler, for logs in JSON.
func (b maskedBody) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// maskFor also hides what the request itself holds of secrets.
func (s *logStep) maskFor(r *http.Request) Mask {
	return s.mask.With(attemptsOf(r.Context()).Secrets...)
}
