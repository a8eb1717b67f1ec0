package mockimpact_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// world is a server with one account of each type, each with a full token.
type world struct {
	srv                    *mockimpact.Server
	brand, partner, agency *mockimpact.Account
	tokens                 map[string]*mockimpact.Token
}

func newWorld(options ...mockimpact.Option) world {
	srv := mockimpact.New(options...)
	w := world{
		srv:     srv,
		brand:   srv.AddAccount(mockimpact.Brand, "Acme"),
		partner: srv.AddAccount(mockimpact.Partner, "Coyote Media"),
		agency:  srv.AddAccount(mockimpact.Agency, "Nutt Agency"),
	}
	w.tokens = map[string]*mockimpact.Token{}
	for _, a := range srv.Accounts() {
		w.tokens[a.Type] = a.AddToken(mockimpact.TokenOptions{Name: "full"})
	}
	return w
}

var roots = map[string]string{
	mockimpact.Brand: "/Advertisers/", mockimpact.Partner: "/MediaPartners/", mockimpact.Agency: "/Agencies/",
}

// request is sent as JSON-accepting and with the token's credential; edits change it.
type request struct {
	method, path string
	form         url.Values
	token        *mockimpact.Token
}

type result struct {
	t      *testing.T
	status int
	header http.Header
	raw    string
	body   map[string]any
}

func (r result) wants(status int) result {
	r.t.Helper()
	if r.status != status {
		r.t.Fatalf("status %d, want %d: %s", r.status, status, r.raw)
	}
	return r
}

// text is a member of the answer; empty when it is absent or not a string.
func (r result) text(name string) string {
	value, _ := r.body[name].(string)
	return value
}

func (r result) list(name string) []map[string]any {
	r.t.Helper()
	entries, isList := r.body[name].([]any)
	if !isList {
		r.t.Fatalf("%q is no list: %s", name, r.raw)
	}
	var objects []map[string]any
	for _, entry := range entries {
		object, _ := entry.(map[string]any)
		objects = append(objects, object)
	}
	return objects
}

// fields are the names in Errors.
func (r result) fields() []string {
	r.t.Helper()
	var names []string
	for _, each := range r.list("Errors") {
		name, _ := each["Field"].(string)
		names = append(names, name)
	}
	return names
}

type edit func(*http.Request)

func header(name, value string) edit { return func(r *http.Request) { r.Header.Set(name, value) } }

func credential(user, password string) edit {
	return func(r *http.Request) { r.SetBasicAuth(user, password) }
}

func content(media, body string) edit {
	return func(r *http.Request) {
		r.Header.Set("Content-Type", media)
		r.Body, r.ContentLength = io.NopCloser(strings.NewReader(body)), int64(len(body))
	}
}

// as sends a request below the account root of a token.
func (w world) as(t *testing.T, tok *mockimpact.Token, method, path string, form url.Values, edits ...edit) result {
	t.Helper()
	return w.send(t, request{method: method, path: roots[tok.Account().Type] + tok.SID + path, form: form, token: tok}, edits...)
}

func (w world) send(t *testing.T, q request, edits ...edit) result {
	t.Helper()
	var body io.Reader
	if q.form != nil {
		body = strings.NewReader(q.form.Encode())
	}
	r := httptest.NewRequestWithContext(t.Context(), q.method, q.path, body)
	r.Header.Set("Accept", "application/json")
	if q.form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if q.token != nil {
		r.SetBasicAuth(q.token.SID, q.token.Value())
	}
	for _, change := range edits {
		change(r)
	}
	recorder := httptest.NewRecorder()
	w.srv.ServeHTTP(recorder, r)
	got := result{t: t, status: recorder.Code, header: recorder.Header(), raw: recorder.Body.String()}
	if strings.HasPrefix(got.raw, "{") {
		if err := json.Unmarshal([]byte(got.raw), &got.body); err != nil {
			t.Fatalf("answer is not JSON: %v", err)
		}
	}
	return got
}
