package impact

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// redirectTo answers every request of Things/7 with a redirect, and everything
// else with 200. It counts what it is asked for.
func redirectTo(t *testing.T, status int, location func(r *http.Request) string) (*httptest.Server, *atomic.Int64, *atomic.Value) {
	t.Helper()
	var asked atomic.Int64
	var followed atomic.Value // "METHOD Authorization" of the second request
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if strings.HasSuffix(r.URL.Path, "/Things/7") {
			w.Header().Set("Location", location(r))
			w.WriteHeader(status)
			return
		}
		followed.Store(r.Method + " " + r.Header.Get("Authorization"))
		_, _ = w.Write([]byte(`{"Id":"8"}`))
	}))
	t.Cleanup(server.Close)
	return server, &asked, &followed
}

func TestRedirectWithinTheHost(t *testing.T) {
	t.Parallel()
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, method := range []string{"GET", "PUT", "DELETE", "POST", "PATCH"} {
			server, asked, followed := redirectTo(t, status, func(r *http.Request) string {
				return strings.TrimSuffix(r.URL.Path, "/7") + "/8?signature=secret"
			})
			c := newClient(t, nil, at(server.URL))
			var into struct{ ID ID }
			err := c.Send(t.Context(), Request{Method: method, Path: []string{"Things", "7"}, Into: &into})

			// A write that comes back as a GET would look like a success.
			if method == "GET" || transport.SafeToRepeat(method) && status >= 307 {
				want := method + " " + AuthorizationHeader(c.AccountSID(), testToken)
				if err != nil || into.ID != "8" || followed.Load() != want {
					t.Errorf("%s %d: %q, %v, %v", method, status, into.ID, followed.Load(), err)
				}
				continue
			}
			wantError(t, err, method+" /Advertisers/"+c.AccountSID()+"/Things/7: "+statusLine(status)+
				": the API redirected to /Advertisers/"+c.AccountSID()+"/Things/8, which is not followed")
			if asked.Load() != 1 {
				t.Errorf("%s %d: %d requests", method, status, asked.Load())
			}
		}
	}
}

func TestRedirectToAnotherHost(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("the other host received %s %s with Authorization %q", r.Method, r.URL, r.Header.Get("Authorization"))
	}))
	defer other.Close()
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, method := range []string{"GET", "PUT", "DELETE", "POST"} {
			server, asked, _ := redirectTo(t, status, func(*http.Request) string { return other.URL + "/file?signature=secret" })
			c := newClient(t, nil, at(server.URL))
			err := c.Send(t.Context(), Request{Method: method, Path: []string{"Things", "7"}})
			wantError(t, err, method+" /Advertisers/"+c.AccountSID()+"/Things/7: "+statusLine(status)+
				": the API redirected to "+other.URL+"; the credential is never sent to another host")
			if errors.Is(err, ErrOutcomeUnknown) || asked.Load() != 1 {
				t.Errorf("%s %d: %d requests, %v", method, status, asked.Load(), err)
			}
		}
	}
}

func TestRedirectsThatEndNowhere(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, location, want string }{
		{"other scheme", "http://api.test/x?signature=secret", "the API redirected to http://api.test; the credential is never sent to another host"},
		{"other port", "https://api.test:8443/x", "the API redirected to https://api.test:8443; the credential is never sent to another host"},
		{"with a user", "https://user:pass@other.test/x", "the API redirected to https://other.test; the credential is never sent to another host"},
		{"no URL", "https://api.test/%zz?signature=secret", "the API redirected to nowhere"},
		{"none", "", "the API redirected to nowhere"},
	} {
		api := steps(reply(302, "", "Location", test.location))
		c := newClient(t, api)
		wantError(t, get(t.Context(), c), "GET /Advertisers/"+c.AccountSID()+"/Things/7: 302 Found: "+test.want)
		if n := len(api.requests()); n != 1 {
			t.Errorf("%s: %d requests", test.name, n)
		}
	}
}

func TestRedirectLoop(t *testing.T) {
	t.Parallel()
	api := steps(reply(302, "", "Location", "/loop"))
	c := newClient(t, api)
	wantError(t, get(t.Context(), c), "GET /Advertisers/"+c.AccountSID()+"/Things/7: 302 Found: the API redirected to /loop, which is not followed")
	if n := len(api.requests()); n != 4 {
		t.Errorf("%d requests", n)
	}
}
