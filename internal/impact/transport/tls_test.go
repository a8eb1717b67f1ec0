package transport

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/hashicorp/go-cleanhttp"
)

// tlsServer is an HTTPS server that says nothing of failed handshakes.
func tlsServer(t *testing.T, configure func(*tls.Config)) *httptest.Server {
	t.Helper()
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"CompanyName":"ACME"}`))
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	if configure != nil {
		configure(server.TLS)
	}
	server.StartTLS()
	t.Cleanup(server.Close)
	return server
}

func TestTLS(t *testing.T) {
	t.Parallel()
	good := tlsServer(t, nil)
	modern := tlsServer(t, func(c *tls.Config) { c.MinVersion = tls.VersionTLS13 })
	plain := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(plain.Close)
	garbage := rawServer(t, "220 mail.test ESMTP\r\n")
	trusting := func(c *tls.Config) {
		c.RootCAs = x509.NewCertPool()
		c.RootCAs.AddCert(good.Certificate())
	}
	for _, test := range []struct {
		name, url string
		client    func(*tls.Config)
		want      string // part of the error; "" for none
	}{
		{"trusted", good.URL, trusting, ""},
		{"unknown authority", good.URL, nil, "no trusted TLS connection to {HOST}: tls: failed to verify certificate: x509: "},
		{"wrong name", good.URL, func(c *tls.Config) { trusting(c); c.ServerName = "other.test" },
			"no trusted TLS connection to {HOST}: tls: failed to verify certificate: x509: certificate is valid for "},
		{"old protocol", modern.URL, func(c *tls.Config) { trusting(c); c.MaxVersion = tls.VersionTLS12 },
			"no trusted TLS connection to {HOST}: remote error: tls: protocol version not supported"},
		{"plain HTTP", strings.Replace(plain.URL, "http:", "https:", 1), nil,
			"no trusted TLS connection to {HOST}: http: server gave HTTP response to HTTPS client"},
		{"no TLS at all", "https://" + garbage, nil,
			"no trusted TLS connection to {HOST}: tls: first record does not look like a TLS handshake"},
	} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			t.Run(test.name+"/"+method, func(t *testing.T) {
				t.Parallel()
				transport := cleanhttp.DefaultTransport()
				transport.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12}
				if test.client != nil {
					test.client(transport.TLSClientConfig)
				}
				c := newClient(t, transport, at(t, test.url), func(c *Config) { c.MaxRetries = 0 })
				_, err := send(t.Context(), c, method, Operation{Repeatable: SafeToRepeat(method)})
				if test.want == "" {
					if err != nil {
						t.Error(err)
					}
					return
				}
				want := strings.Replace(test.want, "{HOST}", strings.TrimPrefix(test.url, "https://"), 1)
				if err == nil || !strings.HasPrefix(err.Error(), want) {
					t.Errorf("got %v\nwant %s", err, want)
				}
				if !IsTLSFailure(err) {
					t.Error("no failure of TLS")
				}
			})
		}
	}
}

// rawServer greets every connection and closes it.
func rawServer(t *testing.T, greeting string) (address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // closed by the test
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = conn.Write([]byte(greeting))
			_ = conn.Close()
		}
	}()
	t.Cleanup(func() { _ = listener.Close(); <-done })
	return listener.Addr().String()
}

// A connection that breaks is the server's doing: what the client makes of it
// is tested against real sockets, too.
func TestBrokenConnections(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, answer, want string }{
		{"closed", "", "the connection to {HOST} broke before an answer arrived: "},
		{"no HTTP", "hello\r\n\r\n", `the connection to {HOST} broke before an answer arrived: `},
		{"cut header", "HTTP/1.1 200 OK\r\nContent-Le", "the connection to {HOST} broke before an answer arrived: "},
		{"cut body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Id\":", "the connection to {HOST} broke before an answer arrived: reading the answer: unexpected EOF"},
		{"cut chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{\"Id\":", "the connection to {HOST} broke before an answer arrived: reading the answer: unexpected EOF"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var requests atomic.Int64
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				requests.Add(1)
				_, _ = io.ReadAll(r.Body)
				conn, _, err := http.NewResponseController(w).Hijack()
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = conn.Write([]byte(test.answer))
				_ = conn.Close()
			}))
			defer server.Close()
			c := newClient(t, nil, at(t, server.URL))
			_, err := send(t.Context(), c, http.MethodPost, Operation{})
			want := strings.Replace(test.want, "{HOST}", strings.TrimPrefix(server.URL, "http://"), 1)
			var e *Error
			if err == nil || !strings.HasPrefix(err.Error(), want) || !errors.As(err, &e) || !e.Unanswered {
				t.Errorf("got %v\nwant %s", err, want)
			}
			if requests.Load() != 1 {
				t.Errorf("%d requests", requests.Load())
			}
		})
	}
}

// SSL_CERT_FILE and HTTPS_PROXY are read once per process, and Go never uses a
// proxy for loopback hosts. So a second process asks for https://example.com,
// which the test server's certificate is made out to, through a proxy that
// leads to the test server whatever it is asked for.
func TestEnvironment(t *testing.T) {
	t.Parallel()
	server := tlsServer(t, nil)
	proxy, asked := connectProxy(t, server.Listener.Addr().String())
	certificate := filepath.Join(t.TempDir(), "ca.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(certificate, block, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name    string
		env     []string
		want    string
		proxied bool
	}{
		{"both", []string{"HTTPS_PROXY=" + proxy, "SSL_CERT_FILE=" + certificate}, "ACME", true},
		{"lower case", []string{"https_proxy=" + proxy, "SSL_CERT_FILE=" + certificate}, "ACME", true},
		{"untrusted", []string{"HTTPS_PROXY=" + proxy}, "no trusted TLS connection to example.com: tls: failed to verify certificate: x509: ", true},
		{"no such proxy", []string{"HTTPS_PROXY=http://" + closedPort(t)}, "cannot connect to the proxy on the way to example.com: proxyconnect tcp: dial tcp ", false},
	} {
		before := asked.Load()
		//nolint:gosec // this very program
		command := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestEnvironmentOfAnotherProcess$")
		command.Env = append([]string{"IMPACT_TEST_ANOTHER_PROCESS=1"}, test.env...)
		output, err := command.CombinedOutput()
		if err != nil || !strings.Contains(string(output), test.want) {
			t.Errorf("%s: %v\n%s", test.name, err, output)
		}
		if proxied := asked.Load() > before; proxied != test.proxied {
			t.Errorf("%s: the proxy was asked: %t", test.name, proxied)
		}
	}
}

// TestEnvironmentOfAnotherProcess is the other process of TestEnvironment.
func TestEnvironmentOfAnotherProcess(t *testing.T) {
	t.Parallel()
	if os.Getenv("IMPACT_TEST_ANOTHER_PROCESS") == "" {
		t.Skip("only for TestEnvironment")
	}
	c := newClient(t, nil, at(t, "https://example.com"), func(c *Config) { c.MaxRetries = 0 })
	answer, err := send(t.Context(), c, http.MethodGet, Operation{Repeatable: true})
	if err != nil {
		_, _ = os.Stdout.WriteString(err.Error())
		return
	}
	_, _ = os.Stdout.Write(answer.Body)
}

func closedPort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // closed at once
	if err != nil {
		t.Fatal(err)
	}
	_ = listener.Close()
	return listener.Addr().String()
}

// connectProxy is an HTTP proxy that leads every CONNECT to one address.
func connectProxy(t *testing.T, address string) (url string, asked *atomic.Int64) {
	t.Helper()
	asked = new(atomic.Int64)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodConnect || r.Host != "example.com:443" || r.Header.Get("Authorization") != "" {
			t.Errorf("the proxy was asked for %s %s with %v", r.Method, r.Host, r.Header)
			return
		}
		asked.Add(1)
		dialer := net.Dialer{}
		target, err := dialer.DialContext(r.Context(), "tcp", address)
		if err != nil {
			t.Error(err)
			return
		}
		w.WriteHeader(http.StatusOK)
		conn, buffered, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			_, _ = io.Copy(target, buffered)
			_ = target.Close()
		}()
		_, _ = io.Copy(conn, target)
		_ = conn.Close()
		<-done
	}))
	t.Cleanup(server.Close)
	return server.URL, asked
}
