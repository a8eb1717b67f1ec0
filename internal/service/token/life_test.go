package token_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// A token is declared deleted, proven dead while its Auth Token is at hand, and then
// needs it no more; destroying it asks for nothing.
func TestAccessToken_declaredDeleted(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	live := declare(token, nil)
	gone := declare(token, attributes{"deleted": acctest.Bool(true)})
	object := adopted(t, w, live)

	left, diagnostics := run(w).Apply(tokenType, object, gone)
	text := strings.Join(acctest.Render(diagnostics), "\n")
	want := `error at deleted: An access token is not deleted [token_not_deleted]: Access token "reporting": the live token still differs`
	if !strings.Contains(text, want) || run(w).Text(tokenType, left, "status") != "active" {
		t.Errorf("a live token passes for deleted: %s", text)
	}
	token.Delete()
	dead, diagnostics := run(w).Apply(tokenType, object, gone)
	if len(diagnostics) > 0 || run(w).Text(tokenType, dead, "status") != "deleted" {
		t.Fatalf("status %s, %q", run(w).Text(tokenType, dead, "status"), acctest.Render(diagnostics))
	}
	if guide := run(w).Text(tokenType, dead, "setup_guide"); !strings.Contains(guide, `delete the access token "reporting"`) {
		t.Errorf("the guide is %s", guide)
	}

	w.Requests()
	withoutSecret := declare(token, attributes{"deleted": acctest.Bool(true), "auth_token_wo": leftOut})
	if changes, diagnostics := run(w).Changes(tokenType, dead, withoutSecret); changes || len(diagnostics) > 0 {
		t.Errorf("changes %t, %q", changes, acctest.Render(diagnostics))
	}
	if _, diagnostics := run(w).Apply(tokenType, dead, nil); len(diagnostics) > 0 {
		t.Errorf("destroying it says %q", acctest.Render(diagnostics))
	}
	for _, call := range w.Requests() {
		if strings.Contains(call, token.SID) {
			t.Errorf("%s was sent with a token that is known to be dead", call)
		}
	}
}

// A token that is already gone can be declared so right away.
func TestAccessToken_adoptedDeleted(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	token.Delete()
	object := adopted(t, w, declare(token, attributes{"deleted": acctest.Bool(true)}))
	if status := run(w).Text(tokenType, object, "status"); status != "deleted" {
		t.Error(status)
	}
}

// An inventory needs no secrets. A run that wants everything verified says that it
// could not, and records nothing else.
func TestAccessToken_inventory(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	config := declare(token, attributes{"auth_token_wo": leftOut, "scopes": leftOut, "verification": acctest.String("none")})
	object := adopted(t, w, config)
	p := run(w)
	if status, at := p.Text(tokenType, object, "status"), p.Text(tokenType, object, "last_verified_at"); status != "unverified" || at != "" {
		t.Errorf("%s, %s", status, at)
	}
	if changes, diagnostics := run(w).Changes(tokenType, object, config); changes || len(diagnostics) > 0 {
		t.Errorf("changes %t, %q", changes, acctest.Render(diagnostics))
	}
	w.Setenv("IMPACT_VERIFICATION", "declared")
	for onUnverified, severity := range map[string]string{"warn": "warning", "error": "error"} {
		w.Setenv("IMPACT_ON_UNVERIFIED", onUnverified)
		_, diagnostics := run(w).Plan(tokenType, object, config)
		want := []string{severity + ` at account_sid: A token could not be verified [token_unverified]: Access token "reporting": there is no Auth Token for ` + token.SID +
			` in this run, so nothing can be proven. Give it one with auth_token_wo; where it only stands in an inventory, leave it out of runs with a raised verification.`}
		if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" {
			t.Error(diff)
		}
	}
}

// A nightly run asks more than the code does: it finds what the code does not ask
// about, and leaves no difference behind where there is none.
func TestAccessToken_raisedForARun(t *testing.T) {
	t.Parallel()
	for _, declared := range []string{"none", "authenticate", "declared"} {
		t.Run(declared, func(t *testing.T) {
			t.Parallel()
			w, token := tokenWorld(t)
			config := declare(token, attributes{"verification": acctest.String(declared)})
			object := adopted(t, w, config)
			w.Setenv("IMPACT_VERIFICATION", "full")
			if changes, diagnostics := run(w).Changes(tokenType, object, config); changes || len(diagnostics) > 0 {
				t.Errorf("changes %t, %q", changes, acctest.Render(diagnostics))
			}
			token.SetScopes(mockimpact.Scopes{"campaigns": {"read"}, "deals": {"read", "write"}, "jobs": {"read"}})
			changed, diagnostics := run(w).Changes(tokenType, object, config)
			if text := strings.Join(acctest.Render(diagnostics), "\n"); !strings.Contains(text, "[token_excess_scopes]") || !strings.Contains(text, "GET /Advertisers/<AccountSID>/Jobs") {
				t.Errorf("excess was not found: changes %t, %s", changed, text)
			}
			w.Setenv("IMPACT_VERIFICATION", "")
			if changes, diagnostics := run(w).Changes(tokenType, object, config); changes || len(diagnostics) > 0 {
				t.Errorf("by day: changes %t, %q", changes, acctest.Render(diagnostics))
			}
		})
	}
}

// What is recorded under a raised verification is what the code's own asks.
func TestAccessToken_adoptedInARaisedRun(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	config := declare(token, attributes{"verification": acctest.String("declared")})
	w.Setenv("IMPACT_VERIFICATION", "full")
	object := adopted(t, w, config)
	w.Setenv("IMPACT_VERIFICATION", "")
	if changes, diagnostics := run(w).Changes(tokenType, object, config); changes || len(diagnostics) > 0 {
		t.Errorf("changes %t, %q", changes, acctest.Render(diagnostics))
	}
}

// A token of which no answer proves anything passes, unless the run is to prove it.
func TestAccessToken_unproven(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	token.SetScopes(mockimpact.Scopes{"conversions": {"write"}})
	config := declare(token, attributes{"scopes": scopeMap(mockimpact.Scopes{"conversions": {"write"}}), "verification": acctest.String("declared")})
	object := adopted(t, w, config)
	if status := run(w).Text(tokenType, object, "status"); status != "accepted" {
		t.Fatal(status)
	}
	strict := maps.Clone(config)
	strict["on_unverified"] = acctest.String("error")
	_, diagnostics := run(w).Plan(tokenType, nil, strict)
	want := []string{`error at verification: What a token may do could not be proven [token_unproven]: Access token "reporting": impact.com knows ` + token.SID +
		`, but no answer proves anything that is declared, so a disabled token would look the same. Verify it with a mode that asks more, or declare a call that can be asked.`}
	if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" {
		t.Error(diff)
	}
}

// The time to rotate counts from when the token was issued, where that is known; a
// replaced or newly adopted resource does not begin anew.
func TestAccessToken_rotateBy(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	c := newClock(w)
	text := func(o *acctest.Object, name string) string { return run(w).Text(tokenType, o, name) }
	for name, test := range map[string]struct {
		config attributes
		due    string
		told   []string
	}{
		"by adoption": {attributes{"rotate_after_days": acctest.Number(90)}, "2026-05-30T09:00:00Z", nil},
		"by issue":    {attributes{"rotate_after_days": acctest.Number(90), "issued_at": acctest.String("2026-01-01T01:00:00+01:00")}, "2026-04-01T00:00:00Z", nil},
		"no limit":    {attributes{"issued_at": acctest.String("2026-01-01T00:00:00Z")}, "", nil},
		"overdue": {attributes{"rotate_after_days": acctest.Number(30), "issued_at": acctest.String("2026-01-01T00:00:00Z")}, "2026-01-31T00:00:00Z", []string{
			`warning at rotate_after_days: An Auth Token is to be rotated [token_overdue]: Access token "reporting": its Auth Token has been in use for 59 days; rotate_after_days is 30, so it was to be rotated by 2026-01-31T00:00:00Z. A reset kills the old value at once: to rotate without a gap, see the guide on rotating a token. Settings: https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml`,
		}},
	} {
		object, diagnostics := run(w).Apply(tokenType, nil, declare(token, test.config))
		if diff := cmp.Diff(test.told, acctest.Render(diagnostics)); diff != "" || text(object, "rotate_by") != test.due {
			t.Errorf("%s: rotate_by %q, want %q; %s", name, text(object, "rotate_by"), test.due, diff)
		}
	}
	config := declare(token, attributes{"rotate_after_days": acctest.Number(90), "issued_at": acctest.String("2026-01-01T00:00:00Z"), "on_overdue": acctest.String("error")})
	object := adopted(t, w, config)
	c.at = c.at.Add(60 * 24 * time.Hour)
	_, diagnostics := run(w).Plan(tokenType, object, config)
	if got := acctest.Render(diagnostics); len(got) != 1 || !strings.HasPrefix(got[0], "error at rotate_after_days: An Auth Token is to be rotated [token_overdue]") {
		t.Errorf("%q", got)
	}
}

// A guide that another version of the provider worded is no difference, while the
// declaration is the same.
func TestAccessToken_guideIsKept(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	config := declare(token, nil)
	object := adopted(t, w, config)
	p := run(w)
	earlier := p.With(tokenType, object, map[string]tftypes.Value{"setup_guide": acctest.String("Worded otherwise.")})
	if changes, diagnostics := run(w).Changes(tokenType, earlier, config); changes || len(diagnostics) > 0 {
		t.Errorf("changes %t, %q", changes, acctest.Render(diagnostics))
	}
	config["description"] = acctest.String("Nightly reports")
	planned, _ := run(w).Plan(tokenType, earlier, config)
	if guide := p.Text(tokenType, planned, "setup_guide"); !strings.Contains(guide, "Nightly reports") {
		t.Errorf("another declaration keeps the guide %q", guide)
	}
}

// Two instances under for_each have one name, and are told apart all the same.
func TestAccessToken_oneTokenTwice(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	config := declare(token, nil)
	first, second := adopted(t, w, config), adopted(t, w, config)
	want := `error at account_sid: Two resources declare the same token: The Account SID ` + token.SID +
		` is declared by impact_access_token "reporting" and by another one of that name. Under for_each or count the instances must not share a SID. Each token has one declaration: ` +
		`give each environment a token of its own (the web app duplicates one with equal scopes), or remove one of the two.`
	for name, pair := range map[string][2]*acctest.Object{"both new": {}, "both recorded": {first, second}} {
		p := run(w)
		_, one := p.Plan(tokenType, pair[0], config)
		_, other := p.Plan(tokenType, pair[1], config)
		if diff := cmp.Diff([]string{want}, acctest.Render(other)); diff != "" || len(one) > 0 {
			t.Errorf("%s: %q, %s", name, acctest.Render(one), diff)
		}
	}
	p := run(w) // what a replacement does
	_, before := p.Plan(tokenType, first, config)
	_, after := p.Plan(tokenType, nil, config)
	if len(before)+len(after) > 0 {
		t.Errorf("a replaced resource passes for two: %q", acctest.Render(append(before, after...)))
	}
}

// Whatever becomes of a token between a plan and its apply, and in every mode,
// Terraform never finds the provider inconsistent.
func TestAccAccessToken_savedPlan(t *testing.T) {
	t.Parallel()
	less := mockimpact.Scopes{"deals": {"read", "write"}}
	for _, mode := range []string{"error", "warn"} {
		for name, test := range map[string]struct {
			config func(config func(...string) string) (before, after string)
			wrong  bool // at plan, and right at apply; else the other way round
		}{
			"drift put right": {func(config func(...string) string) (string, string) { return config(), config() }, true},
			"edit put right": {func(config func(...string) string) (string, string) {
				return config(), config(`description = "changed"`)
			}, true},
			"edit broken": {func(config func(...string) string) (string, string) {
				return config(), config(`description = "changed"`)
			}, false},
		} {
			t.Run(mode+" "+name, func(t *testing.T) {
				t.Parallel()
				w, token := tokenWorld(t)
				before, after := test.config(func(extra ...string) string {
					return tokenConfig(token.SID, declaredScopes, append(extra, `on_mismatch = "`+mode+`"`, `on_drift = "`+mode+`"`)...)
				})
				atPlan, atApply := liveScopes(), less
				if test.wrong {
					atPlan, atApply = less, liveScopes()
				}
				step := resource.TestStep{
					PreConfig: func() { token.SetScopes(atPlan) },
					Config:    after, ConfigVariables: given(token.Value()),
					ConfigPlanChecks: planned(plannedAction(plancheck.ResourceActionUpdate), planFunc(func() { token.SetScopes(atApply) })),
				}
				switch {
				case test.wrong:
					step.ConfigStateChecks = []statecheck.StateCheck{expectStatus("active")}
				case mode == "error":
					step.ExpectError = acctest.Text("An access token lacks scopes [token_lacks_scopes]")
				default:
					step.ConfigStateChecks = []statecheck.StateCheck{expectStatus("scope_mismatch")}
				}
				w.RunAtProtocol(resource.TestStep{Config: before, ConfigVariables: given(token.Value())}, step)
			})
		}
	}
}

// A pipeline learns of drift by the exit code, with and without a refresh; a run
// without drift ends with 0.
func TestAccAccessToken_detailedExitCode(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	e := w.Workspace(tokenConfig(token.SID, declaredScopes))
	variables := map[string]string{"token": token.Value()}
	expect := func(code int, args ...string) {
		t.Helper()
		printed, got := e.ExitCode(variables, args...)
		if got != code {
			t.Errorf("%s ends with %d, want %d\n%s", strings.Join(args, " "), got, code, printed)
		}
	}
	plan := func(args ...string) []string {
		return append([]string{"plan", "-input=false", "-detailed-exitcode"}, args...)
	}
	expect(0, "apply", "-input=false", "-auto-approve")
	expect(0, plan()...)
	expect(0, plan("-refresh=false")...)
	for range 5 { // it must not depend on chance
		expect(0, plan("-refresh-only")...)
	}
	token.Disable()
	expect(2, plan()...)
	expect(2, plan("-refresh=false")...)
}

// An import leaves a configuration that works: an inventory entry, to be completed.
func TestAccAccessToken_generateConfig(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	generated := w.GenerateConfig(fmt.Sprintf("import {\n  to = impact_access_token.ci\n  id = %q\n}\n", token.SID))
	for _, want := range []string{`verification`, `"none"`, `"brand"`, token.SID} {
		if !strings.Contains(generated, want) {
			t.Errorf("the configuration lacks %s:\n%s", want, generated)
		}
	}
}
