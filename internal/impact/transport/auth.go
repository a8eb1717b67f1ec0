package transport

import (
	"encoding/base64"
	"errors"
	"net/http"
)

// BasicAuth returns the value of the Authorization header for HTTP Basic
// authentication. It holds the secret in a reversible form.
func BasicAuth(user, password string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(user+":"+password))
}

// authStep adds the credential.
type authStep struct {
	next          http.RoundTripper
	host, scheme  string
	authorization string
}

func (s *authStep) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Host != s.host || r.URL.Scheme != s.scheme {
		return nil, errors.New("refused to send the credential to another host")
	}
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", s.authorization)
	return s.next.RoundTrip(r)
}

// maxRedirects is more than any documented answer needs.
const maxRedirects = 3

// sameHostOnly stops at a redirect to another host or scheme, whose answer is
// then returned as it is: documented downloads redirect to a storage host,
// which must never see the credential. It also stops where http.Client would
// turn a write into a GET, whose success would pass for the write's.
func sameHostOnly(next *http.Request, via []*http.Request) error {
	first := via[0]
	if next.URL.Host != first.URL.Host || next.URL.Scheme != first.URL.Scheme ||
		next.Method != first.Method || !SafeToRepeat(first.Method) || len(via) > maxRedirects {
		return http.ErrUseLastResponse
	}
	return nil
}
