// Package acctest runs acceptance tests: real Terraform, against a mock of
// impact.com that each test has to itself or, with IMPACT_ACC_LIVE=1, against
// the live API with the credentials in the environment. The tests are the same
// and do not ask which it is.
//
// Where IMPACT_OPENAPI_DIR names a directory with impact.com's published OpenAPI
// documents, every request that reaches a mock, and every answer it gives, is
// checked against them.
package acctest

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/echoprovider"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest/contract"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/provider"
)

// World is where a test's configuration runs: which account the provider acts
// on, and with what credential.
type World struct {
	// Mock, Account and Token are nil when the test runs live.
	Mock    *mockimpact.Server
	Account *mockimpact.Account // the account the provider acts on
	Token   *mockimpact.Token   // the credential it uses

	// CampaignID is a campaign of the account; empty for agencies.
	CampaignID string
	// PartnerIDs are partners that the account works with; brands only.
	PartnerIDs []string
	// ActionTrackerIDs are event types of the campaign; brands only.
	ActionTrackerIDs []string

	t       *testing.T
	issuer  *issuer
	url     string
	environ map[string]string
	edits   []func(*impact.Config) // change what the provider block cannot
	now     func() time.Time       // nil is time.Now
	doctor  bool                   // see WithDoctor
	actsOn  bool                   // an agency acts on the account
}

// Live reports whether tests run against the live API.
func Live() bool { return os.Getenv("IMPACT_ACC_LIVE") == "1" }

// NewBrand returns a world whose provider acts on a brand.
func NewBrand(t *testing.T) *World { return newWorld(t, impact.Brand) }

// NewPartner returns a world whose provider acts on a partner.
func NewPartner(t *testing.T) *World { return newWorld(t, impact.Partner) }

// NewAgency returns a world whose provider acts on an agency.
func NewAgency(t *testing.T) *World { return newWorld(t, impact.Agency) }

// NewPassthrough returns a world whose provider holds an agency's credential
// and acts on a brand that the agency manages. Account is the brand.
func NewPassthrough(t *testing.T) *World {
	w := newWorld(t, impact.Agency)
	w.actsOn = true
	if w.Mock == nil {
		w.environ["IMPACT_ADVERTISER_ID"] = requireEnv(t, "IMPACT_ACC_ADVERTISER_ID")
		w.useLiveObjects()
		return w
	}
	brand := w.Mock.AddAccount(mockimpact.Brand, "Managed brand")
	w.Account.Manage(brand)
	w.Account = brand
	w.environ["IMPACT_ADVERTISER_ID"] = brand.ID
	w.populate()
	return w
}

// EachBrand runs a test twice: for a brand's own credential, and for an agency
// that acts on the brand.
func EachBrand(t *testing.T, test func(t *testing.T, w *World)) {
	t.Parallel()
	t.Run("brand", func(t *testing.T) { t.Parallel(); test(t, NewBrand(t)) })
	t.Run("passthrough", func(t *testing.T) { t.Parallel(); test(t, NewPassthrough(t)) })
}

func newWorld(t *testing.T, accountType impact.AccountType) *World {
	t.Helper()
	if Live() {
		return newLiveWorld(t, accountType)
	}
	w := &World{t: t, Mock: mockimpact.New()}
	w.issuer = register(t, w.Mock)
	w.Account = w.Mock.AddAccount(string(accountType), "Acme")
	w.Token = w.Account.AddToken(mockimpact.TokenOptions{Name: "acceptance test"})
	var handler http.Handler = w.Mock
	if checker := contractChecker(t); checker != nil {
		handler = checker.Handler(handler, func(violation error) {
			if !w.doctor || !isAccountHome(violation) {
				t.Errorf("contract: %v", violation)
			}
		})
	}
	server := httptest.NewServer(handler)
	w.url = server.URL
	w.environ = map[string]string{
		"IMPACT_BASE_URL":     server.URL,
		"IMPACT_ACCOUNT_TYPE": string(accountType),
		"IMPACT_ACCOUNT_SID":  w.Token.SID,
		"IMPACT_AUTH_TOKEN":   w.Token.Value(),
	}
	t.Cleanup(func() {
		server.Close()
		server = nil // and with it the mock and its journal; see register
	})
	w.populate()
	return w
}

// populate gives the mock's account what tests refer to.
func (w *World) populate() {
	switch w.Account.Type {
	case mockimpact.Brand:
		w.CampaignID = w.Account.AddCampaign("Summer sale").ID
		for _, name := range []string{"Wile E. Coyote", "Road Runner", "Marvin"} {
			w.PartnerIDs = append(w.PartnerIDs, w.Account.AddPartner(name).ID)
		}
		for _, name := range []string{"Online sale", "Sign-up"} {
			w.ActionTrackerIDs = append(w.ActionTrackerIDs, w.Account.AddActionTracker(w.CampaignID, name).ID)
		}
	case mockimpact.Partner:
		w.CampaignID = w.Account.AddCampaign("Summer sale").ID
	}
}

// newLiveWorld takes everything from the environment, and skips the test where
// the credential in it is for another account type.
func newLiveWorld(t *testing.T, accountType impact.AccountType) *World {
	t.Helper()
	if have := requireEnv(t, "IMPACT_ACCOUNT_TYPE"); have != string(accountType) {
		t.Skipf("needs the credential of a %s account; the environment has one of a %s account", accountType, have)
	}
	w := &World{t: t, environ: map[string]string{}}
	for _, entry := range os.Environ() {
		if name, value, _ := strings.Cut(entry, "="); strings.HasPrefix(name, "IMPACT_") {
			w.environ[name] = value
		}
	}
	if accountType != impact.Agency {
		w.useLiveObjects()
	}
	return w
}

func (w *World) useLiveObjects() {
	w.CampaignID = requireEnv(w.t, "IMPACT_ACC_CAMPAIGN_ID")
	if ids := os.Getenv("IMPACT_ACC_PARTNER_IDS"); ids != "" {
		w.PartnerIDs = strings.Split(ids, ",")
	}
	if ids := os.Getenv("IMPACT_ACC_ACTION_TRACKER_IDS"); ids != "" {
		w.ActionTrackerIDs = strings.Split(ids, ",")
	}
}

func requireEnv(t *testing.T, name string) string {
	t.Helper()
	value := os.Getenv(name)
	if value == "" {
		t.Fatalf("IMPACT_ACC_LIVE=1 needs the environment variable %s", name)
	}
	return value
}

// NeedsMock skips a test that changes the other side in ways only the mock offers.
func (w *World) NeedsMock() {
	w.t.Helper()
	if w.Mock == nil {
		w.t.Skip("needs the mock: the live API offers no way to do this")
	}
}

// URL is the base URL of the API.
func (w *World) URL() string { return w.url }

// Setenv changes an IMPACT_… variable that the provider reads.
func (w *World) Setenv(name, value string) { w.environ[name] = value }

// WithShortTimeouts makes the world's providers give up on an attempt after the given
// time, repeat it once, almost at once, and hardly wait for the budget.
func (w *World) WithShortTimeouts(timeout time.Duration) {
	w.edits = append(w.edits, func(config *impact.Config) {
		config.MaxRetries = new(1)
		config.MinBackoff = time.Millisecond
		config.RequestTimeout = timeout
		config.MaxWait = 20 * time.Second
	})
}

// WithLongListings lets the world's providers answer reads from a listing however long
// ago it began: what a test counts must not depend on how fast it is.
func (w *World) WithLongListings() {
	w.edits = append(w.edits, func(config *impact.Config) { config.ListingLife = 24 * time.Hour })
}

// WithDoctor lets the one request pass that the doctor makes and no document has: a
// GET of the account root.
func (w *World) WithDoctor() { w.doctor = true }

func isAccountHome(violation error) bool {
	var v *contract.ViolationError
	home := catalog.AccountHome(catalog.Brand)
	return errors.As(violation, &v) && v.Method == home.Method && v.Document == "" && strings.Count(v.Path, "/") == 2
}

// SetClock gives the provider another clock for the times that it records.
func (w *World) SetClock(now func() time.Time) { w.now = now }

func (w *World) newProvider() func() (tfprotov6.ProviderServer, error) {
	var options []provider.Option
	options = append(options, provider.WithClientConfig(func(config *impact.Config) {
		if w.Mock != nil {
			config.MinBackoff = 20 * time.Millisecond // a mock needs no time to recover
		}
		for _, edit := range w.edits {
			edit(config)
		}
	}))
	if w.now != nil {
		options = append(options, provider.WithClock(w.now))
	}
	return newProvider(w.environ, options...)
}

func newProvider(environ map[string]string, options ...provider.Option) func() (tfprotov6.ProviderServer, error) {
	environment := provider.WithEnvironment(func(name string) string { return environ[name] })
	return providerserver.NewProtocol6WithError(provider.New("test", append(options, environment)...)())
}

// Factories are the provider under test, and the echo provider, which lets a
// test observe ephemeral values.
func (w *World) Factories() map[string]func() (tfprotov6.ProviderServer, error) {
	return map[string]func() (tfprotov6.ProviderServer, error){
		"impact": withSharedSchema(w.newProvider()),
		"echo":   echoprovider.NewProviderServer(),
	}
}

// Run runs the steps, and then destroys what they made. It skips what the CLI is
// too old for.
func (w *World) Run(steps ...resource.TestStep) {
	w.t.Helper()
	resource.Test(w.t, resource.TestCase{
		ProtoV6ProviderFactories: w.Factories(), IsUnitTest: !Live(), Steps: understood(w.t, steps),
	})
}

// Requests returns the calls that the mock received, such as
// "GET /Advertisers/{AccountSID}/Campaigns", and forgets them.
func (w *World) Requests() []string {
	var calls []string
	for _, exchange := range w.Mock.Journal() {
		calls = append(calls, exchange.Method+" "+exchange.Template)
	}
	w.Mock.ResetJournal()
	return calls
}

// Fill replaces {SID} and {URL} in an expected text.
func (w *World) Fill(text string) string {
	return strings.NewReplacer("{SID}", w.Token.SID, "{URL}", w.url).Replace(text)
}

// Text matches a text in the CLI's output, however it is wrapped there. "…" in
// the text stands for anything.
func Text(text string) *regexp.Regexp {
	quoted := strings.ReplaceAll(regexp.QuoteMeta(text), "…", "(?s:.*)")
	return regexp.MustCompile(spaces.ReplaceAllString(quoted, `[\s│]+`))
}

var spaces = regexp.MustCompile(` +`)
