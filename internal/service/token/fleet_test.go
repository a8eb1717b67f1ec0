package token_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"golang.org/x/sync/errgroup"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// fleet is many tokens of one account, each with two calls.
type fleet struct {
	t      *testing.T
	w      *acctest.World
	tokens []*mockimpact.Token
	extra  attributes
}

var fleetCalls = []string{"GET /Campaigns", "GET /Deals"}

func newFleet(t *testing.T, size int, extra attributes) *fleet {
	t.Helper()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	f := &fleet{t: t, w: w, extra: extra}
	for i := range size {
		f.tokens = append(f.tokens, w.Account.AddToken(mockimpact.TokenOptions{Name: fmt.Sprint("token ", i), Operations: fleetCalls}))
	}
	return f
}

func (f *fleet) config(i int) attributes {
	changes := attributes{
		"name": acctest.String(fmt.Sprint("token ", i)), "scopes": leftOut, "calls": stringSet(fleetCalls...), "verification": leftOut,
	}
	for name, value := range f.extra {
		changes[name] = value
	}
	return declare(f.tokens[i], changes)
}

// each does something with every token, ten at a time as the CLI does, by one
// configured provider. It returns what was told.
func (f *fleet) each(do func(p *acctest.Protocol, i int) []*tfprotov6.Diagnostic) (told []*tfprotov6.Diagnostic) {
	f.t.Helper()
	p := run(f.w)
	var mu sync.Mutex
	var group errgroup.Group
	group.SetLimit(10)
	for i := range f.tokens {
		group.Go(func() error {
			diagnostics := do(p, i)
			mu.Lock()
			defer mu.Unlock()
			told = append(told, diagnostics...)
			return nil
		})
	}
	_ = group.Wait() // no function returns an error
	return told
}

func (f *fleet) plan() []*tfprotov6.Diagnostic {
	f.t.Helper()
	return f.each(func(p *acctest.Protocol, i int) []*tfprotov6.Diagnostic {
		_, diagnostics := p.Plan(tokenType, nil, f.config(i))
		return diagnostics
	})
}

func (f *fleet) apply() (objects []*acctest.Object, told []*tfprotov6.Diagnostic) {
	f.t.Helper()
	objects = make([]*acctest.Object, len(f.tokens))
	told = f.each(func(p *acctest.Protocol, i int) (diagnostics []*tfprotov6.Diagnostic) {
		objects[i], diagnostics = p.Apply(tokenType, nil, f.config(i))
		return diagnostics
	})
	return objects, told
}

// refused counts the requests that met a budget that was used up.
func (f *fleet) refused() (refusals int) {
	for _, exchange := range f.w.Mock.Journal() {
		if exchange.Status == http.StatusTooManyRequests {
			refusals++
		}
	}
	return refusals
}

// Sixty tokens of one account with 1,000 requests an hour: what a plan and a first
// apply cost, and what they leave to others.
func TestFleet_cost(t *testing.T) {
	t.Parallel()
	f := newFleet(t, 60, nil)
	f.w.Account.SetLimit(mockimpact.BudgetRequests, 1000, time.Hour)
	if told := f.plan(); len(told) > 0 {
		t.Fatalf("%q", acctest.Render(told))
	}
	planned := len(f.w.Mock.Journal())
	if _, told := f.apply(); len(told) > 0 {
		t.Fatalf("%q", acctest.Render(told))
	}
	applied := len(f.w.Mock.Journal())
	f.extra = attributes{"verification": acctest.String("authenticate")}
	f.plan()
	authenticated := len(f.w.Mock.Journal()) - applied
	fmt.Printf("cost: 60 tokens with two calls each: plan %d requests, plan and first apply %d, plan with authenticate %d\n", planned, applied, authenticated)
	if planned > 125 || applied > 250 || authenticated > 61 {
		t.Error("more than 125, 250 and 61")
	}
	if refusals := f.refused(); refusals > 0 {
		t.Errorf("%d requests were refused for want of budget", refusals)
	}
}

// With a reserve the account's other users are answered in the same hour, however
// many tokens a run verifies.
func TestFleet_leavesTheReserve(t *testing.T) {
	t.Parallel()
	f := newFleet(t, 60, attributes{"verification": acctest.String("full")})
	f.w.Account.SetLimit(mockimpact.BudgetRequests, 200, time.Hour)
	f.w.Setenv("IMPACT_REQUEST_RESERVE", "0.5")
	told := acctest.Render(f.plan())
	if len(told) == 0 || !strings.Contains(strings.Join(told, "\n"), "[token_unverified]") {
		t.Errorf("everything was verified: %q", told)
	}
	production := f.w.Account.AddToken(mockimpact.TokenOptions{})
	for i := range 100 {
		if status := get(t, f.w, production, "/Campaigns"); status != http.StatusOK {
			t.Fatalf("request %d of the other user: %d", i+1, status)
		}
	}
	if refusals := f.refused(); refusals > 0 {
		t.Errorf("%d requests were refused for want of budget", refusals)
	}
}

func get(t *testing.T, w *acctest.World, token *mockimpact.Token, path string) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.URL()+"/Advertisers/"+token.SID+path, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.SetBasicAuth(token.SID, token.Value())
	request.Header.Set("Accept", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	return response.StatusCode
}

// A hundred tokens, one disabled, and a budget for forty of them: the run says under
// one summary what it could not verify, in full once, and fails where it is to. The
// disabled one is found as soon as it is asked.
func TestFleet_budgetForSome(t *testing.T) {
	t.Parallel()
	const size, disabled, warning, failure = 100, 70, tfprotov6.DiagnosticSeverityWarning, tfprotov6.DiagnosticSeverityError
	for name, test := range map[string]struct {
		budget      int
		environment string
		least, most int // tokens that are not verified: at the end ten are asked at once
		severity    tfprotov6.DiagnosticSeverity
	}{
		"default": {82, "", 59, 70, warning},
		"strict":  {82, "error", 59, 70, failure},
		"enough":  {10_000, "error", 0, 0, failure},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFleet(t, size, nil)
			f.w.Account.SetLimit(mockimpact.BudgetRequests, 100_000, time.Hour)
			objects, told := f.apply()
			if len(told) > 0 {
				t.Fatalf("%q", acctest.Render(told))
			}
			f.tokens[disabled].Disable()
			f.w.Account.SetLimit(mockimpact.BudgetRequests, test.budget, time.Hour)
			f.w.Setenv("IMPACT_ON_UNVERIFIED", test.environment)
			told = f.each(func(p *acctest.Protocol, i int) []*tfprotov6.Diagnostic {
				_, diagnostics := p.Plan(tokenType, objects[i], f.config(i))
				return diagnostics
			})
			unverified, renewed, found := 0, 0, false
			for _, d := range told {
				switch d.Summary {
				case "A token could not be verified [token_unverified]":
					unverified++
					if d.Severity != test.severity {
						t.Errorf("%s: %s", d.Severity, d.Detail)
					}
					if strings.Contains(d.Detail, "It is renewed at") {
						renewed++
					}
				case "An access token is refused everywhere [token_refused]":
					found = strings.Contains(d.Detail, fmt.Sprintf("token %d\"", disabled))
				default:
					t.Errorf("%s: %s", d.Summary, d.Detail)
				}
			}
			if unverified < test.least || unverified > test.most {
				t.Errorf("%d tokens could not be verified, want %d to %d", unverified, test.least, test.most)
			}
			if want := min(test.most, 1); renewed != want {
				t.Errorf("%d texts say when the budget is renewed, want %d\n%s", renewed, want, strings.Join(acctest.Render(told), "\n"))
			}
			if test.most == 0 && !found {
				t.Errorf("the disabled token was not found: %q", acctest.Render(told))
			}
		})
	}
}

// With the budget used up a plan ends at once, and says when to come back.
func TestFleet_usedUp(t *testing.T) {
	t.Parallel()
	f := newFleet(t, 30, nil)
	p := run(f.w)
	f.w.Account.SpendBudget(mockimpact.BudgetRequests, 1000)
	start := time.Now()
	var told []*tfprotov6.Diagnostic
	for i := range f.tokens {
		_, diagnostics := p.Plan(tokenType, nil, f.config(i))
		told = append(told, diagnostics...)
	}
	if took := time.Since(start); took > 15*time.Second {
		t.Errorf("the plan took %s", took)
	}
	got := acctest.Render(told)
	if len(got) != len(f.tokens) || !strings.Contains(got[0], "It is renewed at") || !strings.Contains(got[1], "see the first such error") {
		t.Errorf("%q", got)
	}
}
