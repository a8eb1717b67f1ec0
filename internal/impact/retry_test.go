package impact

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

var (
	refused       = &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
	errNoSuchHost = &net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Err: "no such host", Name: "api.test", IsNotFound: true}}
	reset         = &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
	untrusted     = &tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}}
	alert         = &net.OpError{Op: "remote error", Err: errors.New("tls: handshake failure")}
)

const htmlPage = "<!DOCTYPE html><html><head><title>Bad gateway</title></head><body>…</body></html>"

// untilReset answers 429 with a header whose value depends on the time.
func untilReset(header string, value func(now time.Time) string) step {
	return func(*http.Request) (*http.Response, error) {
		return response(429, `{"Status":"ERROR","Message":"Too many requests"}`, header, value(time.Now())), nil
	}
}

func always(value string) func(time.Time) string { return func(time.Time) string { return value } }

// isBackoff reports whether a wait is in the bounds of an exponential one.
func isBackoff(wait time.Duration, attempt int) bool {
	exponential := transport.Backoff(DefaultMinBackoff, attempt)
	return wait >= exponential && wait <= exponential*3/2
}

// faults are what can happen to every attempt of a request, and how often it
// is then tried. PUT and DELETE follow GET, PATCH follows POST.
var faults = []struct {
	name      string
	step      step
	get, post int // attempts
	wait      func(wait time.Duration, attempt int) bool
	class     error // of both; nil for none of the four below
	lost      bool  // a POST is ErrOutcomeUnknown
	text      string
}{
	{"429 Retry-After seconds", untilReset("Retry-After", always("7")), 5, 5, exactly(7 * time.Second), ErrRateLimited, false, "429 Too Many Requests"},
	{"429 Retry-After fraction", untilReset("Retry-After", always(" 1.5 ")), 5, 5, exactly(1500 * time.Millisecond), ErrRateLimited, false, "429 Too Many Requests"},
	{"429 Retry-After date", untilReset("Retry-After", func(now time.Time) string {
		return now.Add(30 * time.Second).UTC().Format(http.TimeFormat)
	}), 5, 5, exactly(30 * time.Second), ErrRateLimited, false, "429 Too Many Requests"},
	{"429 Retry-After past date", untilReset("Retry-After", always("Wed, 21 Oct 2015 07:28:00 GMT")), 5, 5, isBackoff, ErrRateLimited, false, "429 Too Many Requests"},
	{"429 Retry-After 0", untilReset("Retry-After", always("0")), 5, 5, isBackoff, ErrRateLimited, false, "429 Too Many Requests"},
	{"429 Retry-After negative", untilReset("Retry-After", always("-3600")), 5, 5, isBackoff, ErrRateLimited, false, "429 Too Many Requests"},
	{"429 Retry-After absurd", untilReset("Retry-After", always("1e300")), 5, 5, exactly(time.Hour), ErrRateLimited, false, "429 Too Many Requests"},
	{"429 Retry-After garbage", untilReset("Retry-After", always("soon")), 5, 5, isBackoff, ErrRateLimited, false, "429 Too Many Requests"},
	{"429 X-RateLimit-Reset seconds", untilReset("X-RateLimit-Reset", always("20")), 5, 5, exactly(20 * time.Second), ErrRateLimited, false, "429 Too Many Requests"},
	{"429 X-RateLimit-Reset Unix time", untilReset("X-RateLimit-Reset", func(now time.Time) string {
		return strconv.FormatInt(now.Unix()+40, 10)
	}), 5, 5, exactly(40 * time.Second), ErrRateLimited, false, "429 Too Many Requests"},
	{"429 X-RateLimit-Reset past Unix time", untilReset("X-RateLimit-Reset", always("1487332519")), 5, 5, isBackoff, ErrRateLimited, false, "429 Too Many Requests"},
	{"429 RateLimit-Reset", untilReset("RateLimit-Reset", always("15")), 5, 5, exactly(15 * time.Second), ErrRateLimited, false, "429 Too Many Requests"},
	{"429 X-RateLimit-Reset-hour", untilReset("X-RateLimit-Reset-hour", always("16")), 5, 5, exactly(16 * time.Second), ErrRateLimited, false, "429 Too Many Requests"},
	{"429 NaN", untilReset("RateLimit-Reset", always("NaN")), 5, 5, isBackoff, ErrRateLimited, false, "429 Too Many Requests"},
	{"429 without a header", reply(429, ""), 5, 5, isBackoff, ErrRateLimited, false, "429 Too Many Requests: the answer has no body"},

	{"500", reply(500, `{"Status":"ERROR","Message":"Oops"}`), 5, 1, isBackoff, nil, true, "500 Internal Server Error: Oops"},
	{"501", reply(501, `{"Message":"Never"}`), 1, 1, nil, nil, true, "501 Not Implemented: Never"},
	{"502 with HTML", reply(502, htmlPage, "Content-Type", "text/html"), 5, 1, isBackoff, nil, true,
		`502 Bad Gateway: the answer is an HTML page, not the API's ("Bad gateway"); a proxy or gateway in between probably made it`},
	{"503", reply(503, "", "Retry-After", "9"), 5, 1, exactly(9 * time.Second), nil, true, "503 Service Unavailable: the answer has no body"},
	{"408", reply(408, ""), 5, 1, isBackoff, nil, true, "408 Request Timeout: the answer has no body"},
	{"425", reply(425, ""), 5, 1, isBackoff, nil, false, "425 Too Early: the answer has no body"},
	{"599", reply(599, ""), 5, 1, isBackoff, nil, true, "599: the answer has no body"},

	{"400", reply(400, `{"Message":"No"}`), 1, 1, nil, nil, false, "400 Bad Request: No"},
	{"401", reply(401, ""), 1, 1, nil, ErrUnauthorized, false, "401 Unauthorized: the answer has no body"},
	{"403", reply(403, ""), 1, 1, nil, ErrForbidden, false, "403 Forbidden: the answer has no body"},
	{"404", reply(404, `{"Status":"ERROR","Message":"No such thing"}`), 1, 1, nil, ErrNotFound, false, "404 Not Found: No such thing"},
	{"404 of nobody", reply(404, ""), 1, 1, nil, nil, false, "404 Not Found: the answer has no body"},
	{"304", reply(304, ""), 1, 1, nil, nil, false, "304 Not Modified: the API redirected to nowhere"},

	{"refused", fail(refused), 5, 5, isBackoff, nil, false, "cannot connect to api.test: dial tcp: connection refused"},
	{"no such host", fail(errNoSuchHost), 5, 5, isBackoff, nil, false, "the host name api.test cannot be resolved: dial tcp: lookup api.test: no such host"},
	{"proxy refused", fail(&net.OpError{Op: "proxyconnect", Net: "tcp", Err: syscall.ECONNREFUSED}), 5, 5, isBackoff, nil, false,
		"cannot connect to the proxy on the way to api.test: proxyconnect tcp: connection refused"},
	{"EOF after the request", fail(io.EOF), 5, 1, isBackoff, nil, true, "the connection to api.test broke before an answer arrived: EOF"},
	{"reset", fail(reset), 5, 1, isBackoff, nil, true, "the connection to api.test broke before an answer arrived: read tcp: connection reset by peer"},
	{"truncated", truncate, 5, 1, isBackoff, nil, true, "the connection to api.test broke before an answer arrived: reading the answer: unexpected EOF"},
	{"timeout", hang, 5, 1, func(wait time.Duration, attempt int) bool {
		return isBackoff(wait-DefaultRequestTimeout, attempt)
	}, nil, true, "api.test did not answer within 1m0s, in any attempt: no answer within the request timeout (1m0s)"},
	{"untrusted", fail(untrusted), 1, 1, nil, nil, false,
		"no trusted TLS connection to api.test: tls: failed to verify certificate: x509: certificate signed by unknown authority"},
	{"wrong name", fail(x509.HostnameError{Certificate: &x509.Certificate{DNSNames: []string{"other.test"}}, Host: "api.test"}), 1, 1, nil, nil, false,
		"no trusted TLS connection to api.test: x509: certificate is valid for other.test, not api.test"},
	{"TLS alert", fail(alert), 5, 1, isBackoff, nil, true, "no trusted TLS connection to api.test: remote error: tls: handshake failure"},
	{"no TLS", fail(tls.RecordHeaderError{Msg: "first record does not look like a TLS handshake"}), 1, 1, nil, nil, false,
		"no trusted TLS connection to api.test: tls: first record does not look like a TLS handshake"},
}

func exactly(want time.Duration) func(time.Duration, int) bool {
	return func(wait time.Duration, _ int) bool { return wait == want }
}

func TestRetries(t *testing.T) {
	t.Parallel()
	for _, f := range faults {
		for _, method := range []string{http.MethodGet, http.MethodPut, http.MethodDelete, http.MethodPost, http.MethodPatch} {
			t.Run(f.name+"/"+method, func(t *testing.T) {
				t.Parallel()
				attempts, lost := f.get, false
				if !transport.SafeToRepeat(method) {
					attempts, lost = f.post, f.lost
				}
				inBubble(t, func(t *testing.T) {
					api := steps(f.step)
					c := newClient(t, api, func(c *Config) { c.MaxWait = 24 * time.Hour })
					err := c.Send(MayWait(t.Context()), Request{Method: method, Path: []string{"Things"}, Body: NewForm().Set("Name", "x")})
					wantError(t, err, method+" /Advertisers/"+c.AccountSID()+"/Things: "+f.text)
					if got := len(api.requests()); got != attempts {
						t.Errorf("%d attempts, want %d", got, attempts)
					}
					if got := c.RequestsSpent(); got != attempts {
						t.Errorf("%d requests counted, want %d", got, attempts)
					}
					for i, wait := range api.waits() {
						if !f.wait(wait, i) {
							t.Errorf("wait %d was %s", i+1, wait)
						}
					}
					for _, r := range api.requests() {
						if r.body != "Name=x" {
							t.Errorf("an attempt sent %q", r.body)
						}
					}
					for _, class := range []error{ErrUnauthorized, ErrForbidden, ErrNotFound, ErrRateLimited} {
						if got := errors.Is(err, class); got != errors.Is(f.class, class) {
							t.Errorf("errors.Is(%v) = %t", class, got)
						}
					}
					if method == http.MethodPost && errors.Is(err, ErrOutcomeUnknown) != lost {
						t.Errorf("errors.Is(ErrOutcomeUnknown) = %t, want %t", !lost, lost)
					}
				})
			})
			t.Run(f.name+" once/"+method, func(t *testing.T) {
				t.Parallel()
				repeated := f.get > 1
				if !transport.SafeToRepeat(method) {
					repeated = f.post > 1
				}
				inBubble(t, func(t *testing.T) {
					api := steps(f.step, reply(200, `{"Id":"7"}`))
					var into struct{ ID ID }
					err := newClient(t, api).Send(MayWait(t.Context()), Request{Method: method, Path: []string{"Things"}, Into: &into})
					if repeated != (err == nil) || repeated != (into.ID == "7") || repeated != (len(api.requests()) == 2) {
						t.Errorf("%d requests, answer %q, error %v", len(api.requests()), into.ID, err)
					}
				})
			})
		}
	}
}

func TestNoRetries(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := steps(fail(refused))
		c := newClient(t, api, func(c *Config) { c.MaxRetries = new(0) })
		copied, err := c.With(func(c *Config) { c.AuthToken = "other" })
		if err != nil {
			t.Fatal(err)
		}
		for _, client := range []*Client{c, copied} {
			if err := get(t.Context(), client); err == nil {
				t.Error("no error")
			}
		}
		if n := len(api.requests()); n != 2 {
			t.Errorf("%d requests of 2 clients without retries", n)
		}
	})
}

func TestUnaffordableWaits(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		deadline time.Duration
		maxWait  time.Duration
		header   string
		waited   time.Duration
		attempts int
	}{
		{"within the deadline", 2 * time.Minute, 0, "60", time.Minute, 2},
		{"beyond the deadline", 30 * time.Second, 0, "60", 0, 1},
		{"exactly the deadline", 60 * time.Second, 0, "60", 0, 1},
		{"beyond MaxWait", time.Hour, 50 * time.Second, "60", 0, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				api := steps(reply(429, "", "Retry-After", test.header), reply(200, "{}"))
				c := newClient(t, api, func(c *Config) { c.MaxWait = test.maxWait })
				ctx, cancel := context.WithTimeout(t.Context(), test.deadline)
				defer cancel()
				start := time.Now()
				err := get(ctx, c)
				if waited := time.Since(start); waited != test.waited {
					t.Errorf("returned after %s", waited)
				}
				if len(api.requests()) != test.attempts {
					t.Errorf("%d attempts", len(api.requests()))
				}
				var e *Error
				if test.attempts == 1 && (!errors.Is(err, ErrRateLimited) || !errors.As(err, &e) || e.Wait != time.Minute) {
					t.Errorf("error %#v", err)
				}
			})
		})
	}
}

func TestRefusedRequestsTellTheUser(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		log := &recorder{}
		c := newClient(t, steps(
			reply(429, "", "Retry-After", "90"),
			reply(429, "", "Retry-After", "0.5"), // too short to be worth a line
			reply(200, "{}"),
		), func(c *Config) { c.Logger = log })
		if err := get(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		lines := log.level("WARN")
		if len(lines) != 1 {
			t.Fatalf("lines %q", lines)
		}
		wantText(t, "line", lines[0],
			"WARN impact.com refused a request because the budget is used up; waiting method=GET path=/Advertisers/"+c.AccountSID()+"/Things/7 wait=1m30s")
	})
}
