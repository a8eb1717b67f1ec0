package impact

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// testToken has every character that some encoding spells differently.
const testToken = `tok+en/With=Odd&"Chars"<42>%é`

var sids atomic.Int64

// uniqueSID keeps the process-wide view of the budgets apart between tests.
func uniqueSID() string { return fmt.Sprintf("IRtest%d", sids.Add(1)) }

// newClient returns a client of a brand at api.test whose requests go to the
// transport.
func newClient(t *testing.T, transport http.RoundTripper, edits ...func(*Config)) *Client {
	t.Helper()
	config := Config{
		AccountType: Brand, AccountSID: uniqueSID(), AuthToken: testToken,
		BaseURL: "https://api.test", Transport: transport,
	}
	for _, edit := range edits {
		edit(&config)
	}
	client, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.CloseIdleConnections)
	return client
}

// at points a client to a test server.
func at(baseURL string) func(*Config) {
	return func(c *Config) { c.BaseURL, c.Transport = baseURL, nil }
}

// inBubble runs a test on a virtual clock that starts in 2026, where a Unix
// time is large enough to be told from a number of seconds.
func inBubble(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		advance(time.Until(time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)))
		test(t)
	})
}

// advance lets the virtual time of a bubble pass.
func advance(d time.Duration) { <-time.After(d) }

// sent is a request as the transport saw it.
type sent struct {
	method, path string // the path as escaped on the wire
	query        url.Values
	header       http.Header
	body         string
	at           time.Time
}

// wire is an http.RoundTripper without a network: it records every request and
// lets a function answer it.
type wire struct {
	answer func(r *http.Request, n int) (*http.Response, error) // n counts from 0

	mu   sync.Mutex
	seen []sent
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
		_ = r.Body.Close()
	}
	w.mu.Lock()
	n := len(w.seen)
	w.seen = append(w.seen, sent{
		method: r.Method, path: r.URL.EscapedPath(), query: r.URL.Query(),
		header: r.Header.Clone(), body: string(body), at: time.Now(),
	})
	w.mu.Unlock()
	r = r.Clone(r.Context())
	r.Body = io.NopCloser(bytes.NewReader(body))
	return w.answer(r, n)
}

// requests returns what was sent so far.
func (w *wire) requests() []sent {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]sent(nil), w.seen...)
}

// log returns "METHOD path" of every request below the account's root.
func (w *wire) log() []string {
	var lines []string
	for _, r := range w.requests() {
		parts := strings.SplitN(r.path, "/", 4)
		line := r.method + " " + parts[len(parts)-1]
		if page := r.query.Get("Page"); page != "" {
			line += " page " + page
		}
		lines = append(lines, line)
	}
	return lines
}

// waits returns the time between one request and the next.
func (w *wire) waits() []time.Duration {
	var waits []time.Duration
	seen := w.requests()
	for i := 1; i < len(seen); i++ {
		waits = append(waits, seen[i].at.Sub(seen[i-1].at))
	}
	return waits
}

// step is what happens to one request.
type step func(r *http.Request) (*http.Response, error)

// steps answers with one step after the other, then with the last for ever.
func steps(all ...step) *wire {
	return &wire{answer: func(r *http.Request, n int) (*http.Response, error) {
		return all[min(n, len(all)-1)](r)
	}}
}

// reply answers with a status, a body, and headers given as name and value by turns.
func reply(status int, body string, headers ...string) step {
	return func(*http.Request) (*http.Response, error) { return response(status, body, headers...), nil }
}

func response(status int, body string, headers ...string) *http.Response {
	header := headersOf(headers...)
	if strings.HasPrefix(strings.TrimSpace(body), "{") && header.Get("Content-Type") == "" {
		header.Set("Content-Type", "application/json")
	}
	return &http.Response{
		StatusCode: status, Status: statusLine(status),
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body)),
	}
}

// headersOf returns headers given as name and value by turns.
func headersOf(pairs ...string) http.Header {
	header := http.Header{}
	for i := 0; i+1 < len(pairs); i += 2 {
		header.Set(pairs[i], pairs[i+1])
	}
	return header
}

func statusLine(status int) string { return fmt.Sprintf("%d %s", status, http.StatusText(status)) }

// fail breaks the connection.
func fail(err error) step {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

// hang never answers.
func hang(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, context.Cause(r.Context())
}

// truncate answers 200 and cuts the connection in the middle of the body.
func truncate(*http.Request) (*http.Response, error) {
	r := response(http.StatusOK, "")
	r.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"Id":`), errReader{io.ErrUnexpectedEOF}))
	return r, nil
}

type errReader struct{ err error }

func (r errReader) Read([]byte) (int, error) { return 0, r.err }

// get sends a GET for a thing, as an apply does, and returns its error.
func get(ctx context.Context, c *Client) error {
	return c.Send(MayWait(ctx), Request{Method: http.MethodGet, Path: []string{"Things", "7"}})
}

// recorder is a Logger that keeps everything as text.
type recorder struct {
	mu    sync.Mutex
	lines []string
}

func (l *recorder) add(level, message string, fields map[string]any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	line := level + " " + message
	for _, key := range sortedKeys(fields) {
		line += fmt.Sprintf(" %s=%v", key, fields[key])
	}
	l.lines = append(l.lines, line)
}

func (l *recorder) Trace(_ context.Context, m string, f map[string]any) { l.add("TRACE", m, f) }
func (l *recorder) Debug(_ context.Context, m string, f map[string]any) { l.add("DEBUG", m, f) }
func (l *recorder) Info(_ context.Context, m string, f map[string]any)  { l.add("INFO", m, f) }
func (l *recorder) Warn(_ context.Context, m string, f map[string]any)  { l.add("WARN", m, f) }

// level returns the lines of one level.
func (l *recorder) level(level string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var lines []string
	for _, line := range l.lines {
		if strings.HasPrefix(line, level+" ") {
			lines = append(lines, line)
		}
	}
	return lines
}

func (l *recorder) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.lines, "\n")
}

// wantText compares a text that is part of the interface to the user.
func wantText(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s\n got %s\nwant %s", what, got, want)
	}
}

// wantError compares an error's text; an empty want means no error.
func wantError(t *testing.T, err error, want string) {
	t.Helper()
	got := ""
	if err != nil {
		got = err.Error()
	}
	wantText(t, "error", got, want)
}
