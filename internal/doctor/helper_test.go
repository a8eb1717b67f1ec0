package doctor_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest/contract"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/doctor"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestMain(m *testing.M) { os.Exit(acctest.Main(m)) }

// variables are those of the provider; a test there holds them.
var variables = map[string]string{
	"AccountType": "IMPACT_ACCOUNT_TYPE", "AccountSID": "IMPACT_ACCOUNT_SID", "AuthToken": "IMPACT_AUTH_TOKEN",
	"APIVersion": "IMPACT_API_VERSION", "AdvertiserID": "IMPACT_ADVERTISER_ID", "BaseURL": "IMPACT_BASE_URL",
}

// loadContract parses impact.com's documents once; nil where they are not at hand.
// The account home is in none of them, and exempt by name.
var loadContract = sync.OnceValues(func() (*contract.Checker, error) {
	dir := os.Getenv("IMPACT_OPENAPI_DIR")
	if dir == "" {
		return nil, nil
	}
	exempt := func(accountType, method, path string) bool {
		return isAccountHome(method, path) || catalog.BreaksContract(accountType, method, path)
	}
	return contract.Load(dir, contract.Exempt(exempt), contract.Skip(contract.Injected))
})

// isAccountHome reports the one request that no document has: "GET /Advertisers/IR1".
func isAccountHome(method, path string) bool {
	return slices.ContainsFunc(catalog.AccountTypes(), func(accountType string) bool {
		root := catalog.PathRoot(accountType) + "/"
		below := len(path) > len(root) && strings.EqualFold(path[:len(root)], root) // partners have two spellings
		return below && !strings.Contains(path[len(root):], "/") && method == catalog.AccountHome(accountType).Method
	})
}

// patient is an in-memory impact.com with what the doctor said about it.
type patient struct {
	*mockimpact.Server
	t       *testing.T
	handler http.Handler
	env     map[string]string
	input   string // what the person at the terminal types
	sits    bool   // somebody is at the terminal
	skew    time.Duration
	wire    http.RoundTripper // in place of the mock

	stdout, stderr bytes.Buffer
}

// examine runs a test in a bubble of its own, with a clock of its own.
func examine(t *testing.T, test func(t *testing.T, p *patient)) {
	t.Helper()
	checker, err := loadContract() // outside the bubble, since it is shared
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		p := &patient{Server: mockimpact.New(), t: t, env: map[string]string{}}
		p.handler = p.Server
		if checker != nil {
			p.handler = checker.Handler(p.Server, func(violation error) { t.Errorf("contract: %v", violation) })
		}
		test(t, p)
	})
}

// RoundTrip hands a request to the mock, without a network.
func (p *patient) RoundTrip(r *http.Request) (answer *http.Response, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			if broken != http.ErrAbortHandler { //nolint:errorlint // a panic's value, not an error
				panic(broken)
			}
			answer, err = nil, io.ErrUnexpectedEOF
		}
	}()
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	r = r.Clone(r.Context())
	if r.Body == nil {
		r.Body = http.NoBody
	}
	w := httptest.NewRecorder()
	p.handler.ServeHTTP(w, r)
	answer = w.Result()
	answer.Header.Set("Date", time.Now().UTC().Format(http.TimeFormat))
	return answer, nil
}

// use sets the environment to a credential.
func (p *patient) use(token *mockimpact.Token) {
	p.env["IMPACT_ACCOUNT_TYPE"] = token.Account().Type
	p.env["IMPACT_ACCOUNT_SID"] = token.SID
	p.env["IMPACT_AUTH_TOKEN"] = token.Value()
}

// brand makes a brand with something of several kinds, and a token that may use the
// operations; all of them without any.
func (p *patient) brand(operations ...string) *mockimpact.Token {
	acme := p.AddAccount(mockimpact.Brand, "Acme Corporation")
	summer := acme.AddCampaign("Summer sale")
	wile := acme.AddPartner("Wile E. Coyote")
	acme.AddPartnerGroup(summer.ID, "Top partners", wile.ID)
	acme.AddContract(summer.ID, wile.ID)
	acme.AddLegalEntity("Acme Inc.")
	token := acme.AddToken(mockimpact.TokenOptions{Name: "test", Operations: operations})
	p.use(token)
	return token
}

// run runs the doctor, with -yes where nobody is at the terminal.
func (p *patient) run(ctx context.Context, args ...string) (exitCode int) {
	p.t.Helper()
	p.stdout.Reset()
	p.stderr.Reset()
	wire := p.wire
	if wire == nil {
		wire = p
	}
	return doctor.Program{
		Version: "test", Getenv: func(name string) string { return p.env[name] }, Variables: variables,
		Stdin: strings.NewReader(p.input), Terminal: p.sits, Stdout: &p.stdout, Stderr: &p.stderr,
		Now: func() time.Time { return time.Now().Add(p.skew) }, Transport: wire,
	}.Run(ctx, args)
}

// report runs the doctor and reads its JSON.
func (p *patient) report(args ...string) doctor.Report {
	p.t.Helper()
	exitCode := p.run(p.t.Context(), append([]string{"-yes", "-json", "-"}, args...)...)
	var r doctor.Report
	if err := json.Unmarshal(p.stdout.Bytes(), &r); err != nil {
		p.t.Fatalf("%v\n%s\n%s", err, p.stdout.String(), p.stderr.String())
	}
	if r.ExitCode != exitCode {
		p.t.Errorf("exit code %d, reported %d", exitCode, r.ExitCode)
	}
	return r
}

// reading is the value of a reading.
func reading(t *testing.T, r doctor.Report, name string) doctor.Reading {
	t.Helper()
	for _, each := range r.Readings {
		if each.Name == name {
			return each
		}
	}
	t.Fatalf("no reading %q in %v; checks %v", name, r.Readings, r.Checks)
	return doctor.Reading{}
}

// check is one of the checks; the zero Check where it is not there.
func check(r doctor.Report, name string) doctor.Check {
	for _, each := range r.Checks {
		if each.Name == name {
			return each
		}
	}
	return doctor.Check{}
}

func writeFile(t *testing.T, content string) (name string) {
	t.Helper()
	name = filepath.Join(t.TempDir(), "expected.txt")
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	content, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
