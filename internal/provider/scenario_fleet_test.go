package provider_test

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// guideCommands are the commands of a guide's template, by the heading above them.
func guideCommands(t *testing.T, name string) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "templates", "guides", name+".md.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	heading, inside, block := "", false, ""
	for line := range strings.Lines(string(text)) {
		switch {
		case !inside && strings.HasPrefix(line, "#"):
			heading = strings.TrimSpace(strings.TrimLeft(line, "#"))
		case !inside && line == "```sh\n":
			inside, block = true, ""
		case inside && line == "```\n":
			inside = false
			found[heading] = append(found[heading], block)
		case inside:
			block += line
		}
	}
	return found
}

// junit is a file of test results.
type junit struct {
	Suites []struct {
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	} `xml:"testsuite"`
}

type junitCase struct {
	Class   string    `xml:"classname,attr"`
	Name    string    `xml:"name,attr"`
	Failure *struct{} `xml:"failure"`
	Error   *struct{} `xml:"error"`
	Skipped *struct{} `xml:"skipped"`
}

// junitOf reads one suite, holds that its counts are those of its cases, and returns
// the cases and the names of those that did not pass.
func (s *scenario) junitOf(name string) (cases []junitCase, open []string) {
	s.Helper()
	var file junit
	if err := xml.Unmarshal(s.file(name), &file); err != nil || len(file.Suites) != 1 {
		s.Fatalf("%s: %v\n%s", name, err, s.file(name))
	}
	suite, failures, problems, skipped := file.Suites[0], 0, 0, 0
	for _, c := range suite.Cases {
		switch {
		case c.Failure != nil:
			failures++
		case c.Error != nil:
			problems++
		case c.Skipped != nil:
			skipped++
		default:
			continue
		}
		open = append(open, c.Name)
	}
	if suite.Tests != len(suite.Cases) || suite.Failures != failures || suite.Errors != problems || suite.Skipped != skipped {
		s.Errorf("%s: the counts are not those of the cases:\n%s", name, s.file(name))
	}
	return suite.Cases, open
}

func (s *scenario) file(name string) []byte {
	s.Helper()
	content, err := os.ReadFile(filepath.Join(s.example.Dir, filepath.FromSlash(name)))
	if err != nil {
		s.Fatal(err)
	}
	return content
}

// evidenceOf is what an auditor reads of a token.
type evidenceOf struct {
	Status          string    `json:"status"`
	Calls           []string  `json:"calls"`
	GrantedScopes   []string  `json:"granted_scopes"`
	MissingScopes   []string  `json:"missing_scopes"`
	UnprovenScopes  []string  `json:"unproven_scopes"`
	UncheckedScopes []string  `json:"unchecked_scopes"`
	LastVerifiedAt  time.Time `json:"last_verified_at"`
	Evidence        map[string]struct {
		Call    string      `json:"call"`
		Status  json.Number `json:"status"`
		Outcome string      `json:"outcome"`
		Basis   string      `json:"basis"`
	} `json:"evidence"`
}

func (s *scenario) auditorsFile() map[string]evidenceOf {
	s.Helper()
	var tokens map[string]evidenceOf
	if err := json.Unmarshal(s.file("evidence/tokens.json"), &tokens); err != nil {
		s.Fatal(err)
	}
	return tokens
}

// fleet is examples/fleet and the account that holds its tokens.
type fleet struct {
	*scenario
	account *mockimpact.Account
	guide   map[string][]string
}

func newFleet(t *testing.T) *fleet {
	t.Helper()
	w := acctest.NewBrand(t)
	w.WithDoctor()
	account := w.Mock.AddAccount(mockimpact.Brand, "Fleet")
	account.AddCampaign("Summer sale")
	token := func(name, sid string, calls ...string) *mockimpact.Token {
		return account.AddToken(mockimpact.TokenOptions{Name: name, SID: sid, Operations: calls})
	}
	s := &scenario{example: w.Example("fleet"), T: t, variables: map[string]string{}, tokens: map[string]*mockimpact.Token{
		"nightly-reports": token("nightly-reports", "IRabcdef0123456789", "GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Actions"),
		"deal-publisher":  token("deal-publisher", "IRfedcba9876543210", "GET /Campaigns", "GET /Deals", "POST /Deals"),
	}}
	secrets := map[string]string{}
	for name, token := range s.tokens {
		secrets[name] = token.Value()
	}
	s.variables["auth_tokens"] = encode(t, secrets)
	s.example.Setenv("IMPACT_ACCOUNT_SID", w.Token.SID)
	s.example.Setenv("IMPACT_AUTH_TOKEN", w.Token.Value())
	return &fleet{s, account, guideCommands(t, "validate-credentials-in-ci")}
}

// runs runs the guide's commands under a heading, and holds how each ends.
func (f *fleet) runs(heading string, want ...int) {
	f.Helper()
	if len(f.guide[heading]) != len(want) {
		f.Fatalf("under %q the guide has %d blocks of commands, not %d", heading, len(f.guide[heading]), len(want))
	}
	blocks := f.guide[heading]
	for i, ends := range want {
		commands := blocks[i]
		if strings.Contains(commands, "-junit-xml") && f.example.CLI.Product != terraformcli.Terraform {
			continue // OpenTofu has no such option
		}
		printed, code := f.example.Shell(f.variables, commands)
		if code != ends {
			f.Errorf("ends with %d, not %d:\n%s\n%s", code, ends, commands, printed)
		}
		for _, token := range f.tokens {
			if strings.Contains(printed, token.Value()) {
				f.Errorf("an Auth Token is printed by %s", commands)
			}
		}
	}
}

// The commands of the CI guide end as it says, and the files that they write say
// what was proven of each token.
func TestAccExample_fleet(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip("the guide's commands need jq")
	}
	f := newFleet(t)
	f.expect(true, []string{"3 added", "former-agency"}, "apply", "-auto-approve")

	f.runs("Every pull request", 0, 0, 0)
	f.runs("Every night", 0)
	f.runs("A file for the auditor", 0, 0, 0)
	if len(f.guide) != 3 {
		t.Errorf("the guide has commands that this test does not run: %q", f.guide)
	}
	f.holdsEvidence()
	notAsked := map[string][]string{"deal-publisher": {"POST /Deals"}}
	for name, calls := range map[string][]string{
		"nightly-reports": {"GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Actions"},
		"deal-publisher":  {"GET /Campaigns", "GET /Deals", "POST /Deals"},
	} {
		cases, open := f.junitOf("evidence/" + name + ".xml")
		for _, call := range calls {
			if !slices.ContainsFunc(cases, func(c junitCase) bool { return c.Class == "doctor.expected" && c.Name == call }) {
				t.Errorf("%s has no case for %s", name, call)
			}
		}
		if diff := cmp.Diff(notAsked[name], open); diff != "" {
			t.Errorf("%s: did not pass:\n%s", name, diff)
		}
	}
	f.testResult(0)
	f.holdNoSecret()

	// Somebody ticks a row in the web app: only the night looks for it.
	f.tokens["nightly-reports"].Grant("GET /Jobs")
	f.runs("Every pull request", 0, 0, 0)
	f.runs("Every night", 2)
	f.tokens["nightly-reports"].Revoke("GET /Jobs")

	// Somebody unticks one.
	f.tokens["nightly-reports"].Revoke("GET /Actions")
	f.runs("Every pull request", 2, 2, 0)
	if printed := string(f.file("plan.jsonl")); !strings.Contains(printed, "[token_lacks_scopes]") {
		t.Errorf("no code in\n%s", printed)
	}
	f.runs("Every night", 2)
	f.runs("A file for the auditor", 0, 1, 1)
	if _, open := f.junitOf("evidence/nightly-reports.xml"); !cmp.Equal(open, []string{"GET /Actions"}) {
		t.Errorf("did not pass: %q", open)
	}
	f.testResult(1)
	f.tokens["nightly-reports"].Grant("GET /Actions")

	// The hour of the account is used up: nothing is proven, and the night says so.
	f.account.SetLimit(mockimpact.BudgetRequests, 1, time.Hour)
	f.runs("Every night", 1)
	f.holdNoSecret()
}

// holdsEvidence holds what the auditor's file says of tokens that are as declared.
func (f *fleet) holdsEvidence() {
	f.Helper()
	tokens := f.auditorsFile()
	if len(tokens) != 3 || tokens["former-agency"].Status != "unverified" || !tokens["former-agency"].LastVerifiedAt.IsZero() {
		f.Errorf("%+v", tokens)
	}
	for name := range f.tokens {
		token := tokens[name]
		if token.Status != "active" || len(token.MissingScopes)+len(token.UnprovenScopes) > 0 || token.LastVerifiedAt.IsZero() {
			f.Errorf("%s: %+v", name, token)
		}
		if diff := cmp.Diff(token.Calls, slices.Sorted(slices.Values(slices.Concat(token.GrantedScopes, token.UncheckedScopes)))); diff != "" {
			f.Errorf("%s: declared, and granted or unchecked:\n%s", name, diff)
		}
		for _, call := range token.GrantedScopes {
			e := token.Evidence[call]
			if status, err := e.Status.Int64(); err != nil || status < 200 || e.Outcome != "granted" || e.Basis != "seen" && e.Basis != "inferred" || e.Call == "" {
				f.Errorf("%s: evidence of %s: %+v", name, call, e)
			}
		}
	}
}

// testResult holds what terraform test wrote.
func (f *fleet) testResult(failed int) {
	f.Helper()
	if f.example.CLI.Product != terraformcli.Terraform {
		return
	}
	cases, open := f.junitOf("evidence/terraform-test.xml")
	if len(cases) != 1 || cases[0].Name != "fleet" || len(open) != failed {
		f.Errorf("%+v: %q", cases, open)
	}
}

// holdNoSecret looks for Auth Tokens in every file that there is.
func (f *fleet) holdNoSecret() {
	f.Helper()
	err := filepath.WalkDir(f.example.Dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path) //nolint:gosec // below the test's own directory
		for _, token := range f.tokens {
			if strings.Contains(string(content), token.Value()) {
				f.Errorf("%s holds an Auth Token", path)
			}
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
}
