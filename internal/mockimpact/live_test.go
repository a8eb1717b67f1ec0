package mockimpact_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// TestMain proves that no server of these tests leaves a goroutine behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// live is a world behind a real connection, for what a recorder cannot show.
type live struct {
	world
	url    string
	client *http.Client
}

func newLive(t *testing.T) live {
	t.Helper()
	w := newWorld()
	server := httptest.NewServer(w.srv)
	t.Cleanup(server.Close)
	transport := &http.Transport{DisableKeepAlives: true}
	return live{world: w, url: server.URL, client: &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// answered is a response with its body, or what went wrong on the way.
type answered struct {
	status  int
	header  http.Header
	body    string
	err     error // of the request
	readErr error // of its body
}

func (l live) do(ctx context.Context, t *testing.T, method, path string, form url.Values) answered {
	t.Helper()
	tok := l.tokens[mockimpact.Brand]
	r, err := http.NewRequestWithContext(ctx, method, l.url+"/Advertisers/"+tok.SID+path, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.SetBasicAuth(tok.SID, tok.Value())
	r.Header.Set("Accept", "application/json")
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	response, err := l.client.Do(r)
	if err != nil {
		return answered{err: err}
	}
	body, readErr := io.ReadAll(response.Body)
	if err := errors.Join(response.Body.Close()); err != nil {
		t.Error(err)
	}
	return answered{status: response.StatusCode, header: response.Header, body: string(body), readErr: readErr}
}
