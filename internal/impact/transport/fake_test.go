package transport

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// testToken has every character that some encoding spells differently.
const testToken = `tok+en/With=Odd&"Chars"<42>%é`

const (
	minBackoff = 250 * time.Millisecond
	timeout    = time.Minute
)

var sids atomic.Int64

// uniqueSID keeps the process-wide view of the budgets apart between tests: none of
// these holds an account's number.
func uniqueSID() string { return fmt.Sprintf("IRtest%d", sids.Add(1)) }

// testConfig is that of a client of api.test whose requests go to the pool.
func testConfig(pool http.RoundTripper) Config {
	return Config{
		Host: &url.URL{Scheme: "https", Host: "api.test"}, AccountSID: uniqueSID(), AuthToken: testToken,
		MaxRetries: 4, RequestTimeout: timeout, MinBackoff: minBackoff, MaxWait: 24 * time.Hour, RequestReserve: 0.02,
		Logger: &recorder{}, Pool: pool,
	}
}

func newClient(t *testing.T, pool http.RoundTripper, edits ...func(*Config)) *Client {
	t.Helper()
	config := testConfig(pool)
	for _, edit := range edits {
		edit(&config)
	}
	client := New(config)
	t.Cleanup(client.CloseIdleConnections)
	return client
}

// at points a client to a server, which it reaches through a pool of its own
// unless it has one.
func at(t *testing.T, address string) func(*Config) {
	t.Helper()
	host, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return func(c *Config) { c.Host = host }
}

// send asks for a thing, with a small body unless it is a GET, as an apply does.
func send(ctx context.Context, c *Client, method string, op Operation) (*Answer, error) {
	return ask(MayWait(ctx), c, method, op)
}

// look sends a GET of the ordinary class, as who merely looks does.
func look(ctx context.Context, c *Client) (*Answer, error) {
	return ask(ctx, c, http.MethodGet, Operation{Repeatable: true})
}

func ask(ctx context.Context, c *Client, method string, op Operation) (*Answer, error) {
	var body io.Reader
	if method != http.MethodGet {
		body = strings.NewReader("Name=x")
	}
	r, err := http.NewRequestWithContext(ctx, method, c.config.Host.String()+"/Things/7?q=s3cret", body)
	if err != nil {
		return nil, err
	}
	return c.Do(r, op)
}

// get sends a GET of the ordinary class, as an apply does, and returns its error.
func get(ctx context.Context, c *Client) error {
	_, err := send(ctx, c, http.MethodGet, Operation{Repeatable: true})
	return err
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

// sent is a request as the pool saw it.
type sent struct {
	header http.Header
	body   string
	at     time.Time
}

// wire is a pool without a network: it records every request and lets a
// function answer it.
type wire struct {
	answer func(r *http.Request, n int) (*http.Response, error) // n counts from 0

	mu   sync.Mutex
	seen []sent
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	var body bytes.Buffer
	if r.Body != nil {
		if _, err := body.ReadFrom(r.Body); err != nil {
			return nil, err
		}
		_ = r.Body.Close()
	}
	w.mu.Lock()
	n := len(w.seen)
	w.seen = append(w.seen, sent{header: r.Header.Clone(), body: body.String(), at: time.Now()})
	w.mu.Unlock()
	return w.answer(r, n)
}

// requests returns what was sent so far.
func (w *wire) requests() []sent {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]sent(nil), w.seen...)
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
	return &http.Response{StatusCode: status, Header: headersOf(headers...), Body: io.NopCloser(strings.NewReader(body))}
}

// headersOf returns headers given as name and value by turns.
func headersOf(pairs ...string) http.Header {
	header := http.Header{}
	for i := 0; i+1 < len(pairs); i += 2 {
		header.Set(pairs[i], pairs[i+1])
	}
	return header
}

// fail breaks the connection.
func fail(err error) step {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

// hang never answers.
func hang(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, context.Cause(r.Context())
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
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		line += fmt.Sprintf(" %s=%v", key, fields[key])
	}
	l.lines = append(l.lines, line)
}

func (l *recorder) Trace(_ context.Context, m string, f map[string]any) { l.add("TRACE", m, f) }
func (l *recorder) Debug(_ context.Context, m string, f map[string]any) { l.add("DEBUG", m, f) }
func (l *recorder) Info(_ context.Context, m string, f map[string]any)  { l.add("INFO", m, f) }
func (l *recorder) Warn(_ context.Context, m string, f map[string]any)  { l.add("WARN", m, f) }

func (l *recorder) warnings() []string { return l.level("WARN") }

// level returns the lines of a level.
func (l *recorder) level(name string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var lines []string
	for _, line := range l.lines {
		if strings.HasPrefix(line, name+" ") {
			lines = append(lines, line)
		}
	}
	return lines
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
