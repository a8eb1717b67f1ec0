package doctor_test

import (
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/doctor"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// roundTrip is a transport of one function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func failing(err error) http.RoundTripper {
	return roundTrip(func(*http.Request) (*http.Response, error) { return nil, err })
}

func answering(status int, contentType, body string, header ...string) http.RoundTripper {
	return roundTrip(func(r *http.Request) (*http.Response, error) {
		answer := &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {contentType}}, Body: io.NopCloser(strings.NewReader(body)), Request: r}
		for i := 0; i < len(header); i += 2 {
			answer.Header.Set(header[i], header[i+1])
		}
		return answer, nil
	})
}

const nothingSaid = "Nothing is said about the credential. Check the base URL, and what stands between this machine and https://api.impact.com."

func TestTheWay(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		wire         http.RoundTripper
		check        string
		detail, next string
	}{
		"no name": {
			failing(&net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Err: "no such host", Name: "api.impact.com", IsNotFound: true}}), "host",
			"The host name api.impact.com cannot be resolved (dial tcp: lookup api.impact.com: no such host).",
			"Check the network, the base URL (https://api.impact.com), and the proxy variables HTTPS_PROXY and NO_PROXY.",
		},
		"no connection": {
			failing(&net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}), "host",
			"Cannot connect to api.impact.com (dial tcp: connection refused).",
			"Check the network, the base URL (https://api.impact.com), and the proxy variables HTTPS_PROXY and NO_PROXY.",
		},
		"no proxy": {
			failing(&net.OpError{Op: "proxyconnect", Net: "tcp", Err: errors.New("connection refused")}), "host",
			"Cannot connect to the proxy on the way to api.impact.com (proxyconnect tcp: connection refused).",
			"Check the network, the base URL (https://api.impact.com), and the proxy variables HTTPS_PROXY and NO_PROXY.",
		},
		"a silent drop": {
			roundTrip(func(r *http.Request) (*http.Response, error) { <-r.Context().Done(); return nil, r.Context().Err() }), "host",
			"api.impact.com did not answer within 20s, in any attempt (no answer within the request timeout (20s)).",
			"Check the way to https://api.impact.com, and the proxy variables HTTPS_PROXY and NO_PROXY: something drops the requests without a word.",
		},
		"a proxy that wants a password, in clear text": {
			answering(407, "text/html", "<html><title>Proxy</title></html>"), "host", "The proxy on the way wants a user and a password (407).",
			"Put them into HTTPS_PROXY, as in http://user:password@proxy:3128, or let NO_PROXY name the host.",
		},
		"a proxy's page": {
			answering(403, "text/html", "<html><title>Blocked by policy</title></html>"), "answer",
			`Not impact.com but a proxy or gateway in between answered (403): the answer is an HTML page, not the API's ("Blocked by policy"); a proxy or gateway in between probably made it.`, nothingSaid,
		},
		"the gateway's 404": {
			answering(404, "application/json", `{"message":"no Route matched with those values","request_id":"1"}`), "answer",
			"Not impact.com but a gateway in front of impact.com answered (404): no Route matched with those values.", nothingSaid,
		},
		"a portal that lets nobody through": {
			answering(200, "text/html", "<html><title>Sign in to the network</title></html>"), "answer",
			"Not impact.com but a proxy or gateway in between answered (200): the answer cannot be understood.", nothingSaid,
		},
		"a budget that is used up": {
			answering(429, "application/json", `{"Status":"ERROR","Message":"Too Many Requests"}`, "X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1500"), "budget",
			"The account's request budget is used up; it is renewed at 00:25:00 UTC, in 25m0s.",
			"Run the doctor again then. Every user of the account shares its budget.",
		},
		"a service that is down": {
			answering(503, "application/json", `{"Status":"ERROR","Message":"Down for maintenance"}`), "credential",
			"The answer says nothing about the credential: GET /Advertisers/IR%SID%/CompanyInformation: 503 Service Unavailable: Down for maintenance.", "Try again later.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				token := p.brand()
				p.wire = test.wire
				start := time.Now()
				r := p.report()
				detail := strings.ReplaceAll(test.detail, "IR%SID%", token.SID)
				if got := check(r, test.check); got.Status != doctor.Unknown || got.Detail != detail || got.Next != test.next || r.ExitCode != doctor.ExitUnclear {
					t.Errorf("%+v, exit code %d; checks %v", got, r.ExitCode, r.Checks)
				}
				if len(r.Permissions) > 0 || r.Requests > 2 || time.Since(start) > time.Minute {
					t.Errorf("%d requests in %s", r.Requests, time.Since(start))
				}
			})
		})
	}
}

// A real TLS handshake and a real CONNECT, which no transport can pretend.
func TestTheWayOverTheNetwork(t *testing.T) {
	t.Parallel()
	untrusted := httptest.NewUnstartedServer(http.NotFoundHandler())
	untrusted.Config.ErrorLog = log.New(io.Discard, "", 0) // the handshake fails on purpose
	untrusted.StartTLS()
	t.Cleanup(untrusted.Close)
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Proxy-Authenticate", `Basic realm="corporate"`)
		w.WriteHeader(http.StatusProxyAuthRequired)
	}))
	t.Cleanup(proxy.Close)
	through, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ baseURL, detail, next string }{
		"a certificate that nobody trusts": {
			untrusted.URL, "No trusted TLS connection to " + strings.TrimPrefix(untrusted.URL, "https://") + " (tls: failed to verify certificate: x509: certificate signed by unknown authority).",
			"Check that " + untrusted.URL + " is the host you mean, and the clock of this machine. Behind a proxy that opens TLS, let SSL_CERT_FILE name a file with its certificate authority.",
		},
		"a proxy that wants a password": {
			"", "The proxy on the way wants a user and a password (407).",
			"Put them into HTTPS_PROXY, as in http://user:password@proxy:3128, or let NO_PROXY name the host.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := &patient{Server: mockimpact.New(), t: t, env: map[string]string{"IMPACT_BASE_URL": test.baseURL}}
			p.brand()
			pool := &http.Transport{}
			if test.baseURL == "" {
				pool.Proxy = http.ProxyURL(through)
			}
			p.wire = pool
			r := p.report()
			if got := check(r, "host"); got.Status != doctor.Unknown || got.Detail != test.detail || got.Next != test.next || r.ExitCode != doctor.ExitUnclear {
				t.Errorf("%+v, exit code %d", got, r.ExitCode)
			}
		})
	}
}

func TestClock(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		skew   time.Duration
		status doctor.Status
		detail string
	}{
		"ten minutes ahead":  {10 * time.Minute, doctor.Warning, "This machine's clock is 10 min ahead of that of the host."},
		"ten minutes behind": {-10 * time.Minute, doctor.Warning, "This machine's clock is 10 min behind that of the host."},
		"a day":              {25*time.Hour + 3*time.Minute, doctor.Warning, "This machine's clock is 25 h 3 min ahead of that of the host."},
		"four minutes":       {4 * time.Minute, doctor.OK, "agrees with the host's within five minutes"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				p.brand()
				p.skew = test.skew
				r := p.report()
				if got := check(r, "clock"); got.Status != test.status || got.Detail != test.detail || r.ExitCode != 0 {
					t.Errorf("%+v, exit code %d", got, r.ExitCode)
				}
			})
		})
	}
}

// The budget is looked at before it is spent: what is left for others stays.
func TestBudget(t *testing.T) {
	t.Parallel()
	examine(t, func(t *testing.T, p *patient) {
		token := p.brand()
		token.Account().SpendBudget(mockimpact.BudgetRequests, 970)
		r := p.report()
		want := "29 of 1000 requests are left in this hour, and the examination needs up to 37 more. It is renewed at 01:00:00 UTC, in 1h0m0s."
		if got := check(r, "budget"); got.Status != doctor.Unknown || got.Detail != want || r.ExitCode != doctor.ExitUnclear || r.Requests != 2 {
			t.Errorf("%+v, exit code %d, %d requests", got, r.ExitCode, r.Requests)
		}
		if r.Budget == nil || r.Budget.Remaining != 29 || r.Budget.Limit != 1000 || r.Budget.RenewedAt == nil {
			t.Errorf("%+v", r.Budget)
		}
		// Once it is known to be used up, not even the first request is sent.
		token.Account().SpendBudget(mockimpact.BudgetRequests, 100)
		p.report()
		r = p.report()
		if got := check(r, "budget"); got.Status != doctor.Unknown || !strings.HasPrefix(got.Detail, "The account's request budget is used up; it is renewed at 01:00:00 UTC, in ") || r.ExitCode != doctor.ExitUnclear {
			t.Errorf("%+v, exit code %d", got, r.ExitCode)
		}
	})
}
