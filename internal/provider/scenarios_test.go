package provider_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// The examples that are whole configurations run here as their readers run
// them.

// scenario is an example under way.
type scenario struct {
	example *acctest.Example
	*testing.T
	tokens    map[string]*mockimpact.Token
	variables map[string]string
}

// expect runs the CLI, and holds that it succeeds or not, and prints all of the
// texts, however it wraps them, and no Auth Token.
func (s *scenario) expect(ok bool, texts []string, args ...string) {
	s.Helper()
	printed, succeeded := s.example.Run(s.variables, args...)
	if succeeded != ok {
		s.Fatalf("%v: success %t\n%s", args, succeeded, printed)
	}
	for _, text := range texts {
		if !acctest.Text(text).MatchString(printed) {
			s.Errorf("%v does not print %q:\n%s", args, text, printed)
		}
	}
	for _, token := range s.tokens {
		if strings.Contains(printed, token.Value()) {
			s.Errorf("%v prints an Auth Token", args)
		}
	}
}

// environmentTokens are a token per environment, each of an account of its own.
func environmentTokens(w *acctest.World, scopes mockimpact.Scopes) map[string]*mockimpact.Token {
	tokens := map[string]*mockimpact.Token{}
	for _, environment := range []string{"development", "staging", "production"} {
		account := w.Mock.AddAccount(mockimpact.Brand, environment)
		account.SetLimit(mockimpact.BudgetRequests, 100_000, time.Hour)
		tokens[environment] = account.AddToken(mockimpact.TokenOptions{Name: environment, Scopes: scopes})
	}
	return tokens
}

func TestAccExample_demo(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	s := &scenario{example: w.Example("demo", "tokens.tf"), T: t, tokens: environmentTokens(w, nil), variables: map[string]string{}}
	reporting := s.tokens["production"].Account().AddToken(mockimpact.TokenOptions{Name: "nightly-reports", Operations: []string{"GET /Campaigns", "GET /Deals"}})
	credentials := map[string]map[string]string{}
	give := func(environment string, token *mockimpact.Token) {
		credentials[environment] = map[string]string{"account_sid": token.SID, "auth_token": token.Value()}
		s.variables["credentials"] = encode(t, credentials)
	}
	for environment, token := range s.tokens {
		give(environment, token)
	}
	s.tokens["reporting"] = reporting
	s.variables["reporting_account_sid"], s.variables["reporting_auth_token"] = reporting.SID, reporting.Value()
	s.expect(true, []string{"Success! 2 passed, 0 failed."}, "test")

	give("staging", s.tokens["production"])
	s.expect(false, []string{"Two environments have credentials of the same account", "1 passed, 1 failed."}, "test")

	give("staging", s.tokens["staging"])
	s.tokens["staging"].Reset()
	s.expect(false, []string{"staging is rejected: impact.com rejected Account SID " + s.tokens["staging"].SID, "1 passed, 1 failed."}, "test")
	w.Requests()
	s.expect(true, []string{"Success! 1 passed, 0 failed."}, "test", "-filter=tests/checks.tftest.hcl")
	if sent := w.Requests(); len(sent) > 0 {
		t.Errorf("a test with made-up answers sends %q", sent)
	}
	if s.example.CLI.Lacks("auth_token_wo =") != "" {
		return
	}
	give("staging", s.tokens["staging"])
	reporting.Revoke("GET /Deals")
	s.expect(false, []string{"Error: An access token lacks scopes [token_lacks_scopes]", "1 passed, 1 failed."}, "test")
}

func TestAccExample_ciValidate(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	scopes := mockimpact.Scopes{"company_information": {"read"}, "campaigns": {"read"}, "actions": {"read"}, "deals": {"read"}}
	s := &scenario{example: w.Example("ci-validate"), T: t, tokens: environmentTokens(w, scopes), variables: map[string]string{}}
	// The category has more rows than the example ticks.
	updates := []string{"GET /ActionUpdates", "GET /ActionUpdates/{ActionUpdateId}"}
	credentials := map[string]map[string]string{}
	for environment, token := range s.tokens {
		credentials[environment] = map[string]string{"account_sid": token.SID, "auth_token": token.Value()}
		token.Revoke(updates...)
	}
	s.variables["credentials"] = encode(t, credentials)
	if printed, ok := s.example.Run(s.variables, "plan"); !ok || strings.Contains(printed, "Check block assertion failed") {
		t.Errorf("three credentials that are as they should be:\n%s", printed)
	}

	s.tokens["staging"].Reset()
	s.tokens["production"].SetScopes(mockimpact.Scopes{"company_information": {"read"}, "campaigns": {"read"}, "actions": {"read"}, "invoices": {"read"}})
	s.tokens["production"].Revoke(updates...)
	s.expect(true, []string{ // checks warn, and do not stop the run
		"staging: impact.com rejected Account SID " + s.tokens["staging"].SID + " as a brand credential",
		"production: ",
		"Missing: GET /Advertisers/<AccountSID>/Deals…More than expected:…GET /Advertisers/<AccountSID>/Invoices",
	}, "plan")

	// A job has the credential of its environment, and no other.
	clear(s.variables)
	for environment, want := range map[string][]string{
		"development": {"Success! 1 passed, 0 failed."},
		"staging":     {"impact.com rejected Account SID", "0 passed, 1 failed."},
		"production":  {"Missing: GET…/Advertisers/<AccountSID>/Deals", "0 passed, 1 failed."},
	} {
		s.example.Setenv("IMPACT_ACCOUNT_SID", credentials[environment]["account_sid"])
		s.example.Setenv("IMPACT_AUTH_TOKEN", credentials[environment]["auth_token"])
		s.expect(len(want) == 1, want, "test")
	}
}

func TestAccExample_tokenPerEnvironment(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	scopes := mockimpact.Scopes{"campaigns": {"read"}, "actions": {"read"}, "contracts": {"read"}}
	s := &scenario{example: w.Example("token-per-environment"), T: t, tokens: environmentTokens(w, scopes), variables: map[string]string{}}
	own := w.Token
	s.example.Setenv("IMPACT_ACCOUNT_SID", own.SID)
	s.example.Setenv("IMPACT_AUTH_TOKEN", own.Value())
	give := func(environments ...string) {
		sids, secrets := map[string]string{}, map[string]string{}
		for _, environment := range environments {
			sids[environment], secrets[environment] = s.tokens[environment].SID, s.tokens[environment].Value()
		}
		s.variables["account_sids"], s.variables["auth_tokens"] = encode(t, sids), encode(t, secrets)
	}
	give("development", "staging")
	s.expect(true, []string{
		`"development" = "active"`, `"production" = "requested"`, `"staging" = "active"`,
		"An access token must be created in the web app [token_requested]", `Access token "reporting-production": `,
	}, "apply", "-auto-approve")
	give("development", "staging", "production")
	s.expect(true, []string{"0 added, 1 changed, 0 destroyed", `"production" = "active"`}, "apply", "-auto-approve")
	s.expect(true, []string{"No changes."}, "plan")

	s.tokens["staging"].SetScopes(mockimpact.Scopes{"actions": {"read"}, "contracts": {"read"}})
	s.expect(true, []string{
		"An access token lacks scopes [token_lacks_scopes]", `Access token "reporting-staging": `, "GET /Advertisers/<AccountSID>/Campaigns", "1 to change",
	}, "plan", "-out=drift.tfplan")
	s.expect(false, []string{"Error: An access token lacks scopes [token_lacks_scopes]", `Access token "reporting-staging": `}, "apply", "-auto-approve")
	s.holdsNoSecret()
	s.expect(true, []string{"3 destroyed", "is only forgotten"}, "destroy", "-auto-approve")
}

func encode(t *testing.T, values any) string {
	t.Helper()
	text, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// holdsNoSecret looks for Auth Tokens in everything that the runs left behind,
// saved plans unpacked.
func (s *scenario) holdsNoSecret() {
	s.Helper()
	files, err := filepath.Glob(filepath.Join(s.example.Dir, "*tf[sp]*"))
	if err != nil || len(files) < 2 {
		s.Fatalf("%v, %v", files, err)
	}
	shown, _ := s.example.Run(s.variables, "show", "-json", "drift.tfplan")
	texts := map[string]string{"the saved plan": shown}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			s.Fatal(err)
		}
		texts[filepath.Base(file)] = string(content)
	}
	for place, text := range texts {
		for _, token := range s.tokens {
			if strings.Contains(text, token.Value()) {
				s.Errorf("%s holds an Auth Token", place)
			}
		}
	}
}
