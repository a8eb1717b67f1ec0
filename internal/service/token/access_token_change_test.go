package token_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/compare"
	tfconfig "github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// kinds run a test for an Auth Token that is kept out of state, and for one that
// is stored.
func kinds(t *testing.T, test func(t *testing.T, configure func(sid, scopes string, extra ...string) string, w *acctest.World, token *mockimpact.Token)) {
	t.Parallel()
	t.Run("write-only", func(t *testing.T) {
		t.Parallel()
		w, token := tokenWorld(t)
		test(t, tokenConfig, w, token)
	})
	t.Run("stored", func(t *testing.T) {
		t.Parallel()
		w, token := tokenWorld(t)
		w.StoresTokens()
		forget := func(sid, scopes string, extra ...string) string {
			return storedConfig(sid, scopes, append(extra, `deletion_policy = "forget"`)...)
		}
		test(t, forget, w, token)
	})
}

// leftOpen holds that the plan promises nothing about the live token.
func leftOpen() plancheck.PlanCheck {
	return plancheck.ExpectUnknownValue(tokenAddress, tfjsonpath.New("status"))
}

func TestAccAccessToken_edit(t *testing.T) {
	kinds(t, func(_ *testing.T, configure func(string, string, ...string) string, w *acctest.World, token *mockimpact.Token) {
		value := given(token.Value())
		w.RunAtProtocol(
			resource.TestStep{Config: configure(token.SID, declaredScopes), ConfigVariables: value},
			resource.TestStep{ // the plan shows the change, although the live token does not have it yet
				Config: configure(token.SID, otherScopes), ConfigVariables: value, PlanOnly: true, ExpectNonEmptyPlan: true,
				ConfigPlanChecks: resource.ConfigPlanChecks{PostApplyPreRefresh: []plancheck.PlanCheck{
					plannedAction(plancheck.ResourceActionUpdate), leftOpen(),
				}},
			},
			resource.TestStep{ // apply insists
				Config: configure(token.SID, otherScopes), ConfigVariables: value,
				ExpectError: acctest.Text(`Error: An access token lacks scopes [token_lacks_scopes]…Access token "reporting": the live token still differs, as the warning above says in full. Nothing was recorded. Put it right there, and apply again.`),
			},
			resource.TestStep{ // nothing was recorded: the old code still describes the token
				Config: configure(token.SID, declaredScopes), ConfigVariables: value,
				ConfigPlanChecks: planned(plancheck.ExpectEmptyPlan()),
			},
			resource.TestStep{
				PreConfig: func() {
					token.SetScopes(mockimpact.Scopes{"campaigns": {"read"}, "deals": {"read"}, "jobs": {"read"}})
				},
				Config: configure(token.SID, otherScopes), ConfigVariables: value,
				ConfigPlanChecks: planned(plannedAction(plancheck.ResourceActionUpdate), leftOpen()),
				ConfigStateChecks: []statecheck.StateCheck{
					expectStatus("active"),
					expectToken("granted_scopes", calls("GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Deals", "GET /Deals/{DealId}", "GET /Jobs", "GET /Jobs/{JobId}", "GET /Jobs/{JobId}/Download")),
				},
			},
		)
	})
}

// What never reaches the live token changes at once, and asks nobody to do
// anything.
func TestAccAccessToken_editWords(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	w.RunAtProtocol(
		resource.TestStep{Config: tokenConfig(token.SID, declaredScopes), ConfigVariables: given(token.Value())},
		resource.TestStep{
			Config:          tokenConfig(token.SID, declaredScopes, `description = "Nightly"`, `primary_contact = "Wile E. Coyote"`),
			ConfigVariables: given(token.Value()),
			ConfigPlanChecks: planned(
				plannedAction(plancheck.ResourceActionUpdate),
				leftOpen(), // Terraform plans again before it applies
			),
			ConfigStateChecks: []statecheck.StateCheck{
				expectToken("setup_guide", knownvalue.StringRegexp(acctest.Text("Description: Nightly…Primary contact: Wile E. Coyote"))),
			},
		},
	)
}

func TestAccAccessToken_drift(t *testing.T) {
	kinds(t, func(_ *testing.T, configure func(string, string, ...string) string, w *acctest.World, token *mockimpact.Token) {
		config, value := configure(token.SID, declaredScopes), given(token.Value())
		w.RunAtProtocol(
			resource.TestStep{Config: config, ConfigVariables: value},
			resource.TestStep{
				PreConfig: func() {
					token.SetScopes(mockimpact.Scopes{"deals": {"read", "write"}, "jobs": {"read"}})
				},
				Config: config, ConfigVariables: value,
				ConfigPlanChecks: planned(plannedAction(plancheck.ResourceActionUpdate), leftOpen()),
				ExpectError:      acctest.Text(`lacks scopes [token_lacks_scopes]…Access token "reporting": the live token still differs, as the warning above says in full. Nothing was recorded. Put it right there, and apply again.…has scopes that are not declared [token_excess_scopes]…Access token "reporting": the live token still differs, as the warning above says in full. Nothing was recorded. Put it right there, and apply again.`),
			},
			resource.TestStep{ // code may follow the web app
				Config: configure(token.SID, `{ deals = ["read", "write"], jobs = ["read"] }`), ConfigVariables: value,
				ConfigStateChecks: []statecheck.StateCheck{expectStatus("active")},
			},
			resource.TestStep{ // or the web app the code
				PreConfig: func() { token.SetScopes(liveScopes()) },
				Config:    config, ConfigVariables: value,
				ConfigStateChecks: []statecheck.StateCheck{expectStatus("active")},
			},
			resource.TestStep{Config: config, ConfigVariables: value, ConfigPlanChecks: planned(plancheck.ExpectEmptyPlan())},
		)
	})
}

// The token changes between plan and apply: put right, the plan comes to
// nothing; put wrong, apply says how.
func TestAccAccessToken_changedBeforeApply(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	config, value := tokenConfig(token.SID, declaredScopes), given(token.Value())
	inBetween := func(scopes mockimpact.Scopes) plancheck.PlanCheck {
		return planFunc(func() { token.SetScopes(scopes) })
	}
	w.RunAtProtocol(
		resource.TestStep{Config: config, ConfigVariables: value},
		resource.TestStep{
			PreConfig: func() { token.SetScopes(mockimpact.Scopes{"deals": {"read", "write"}}) },
			Config:    config, ConfigVariables: value,
			ConfigPlanChecks:  planned(plannedAction(plancheck.ResourceActionUpdate), inBetween(liveScopes())),
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("active"), expectToken("missing_scopes", calls())},
		},
		resource.TestStep{
			Config: tokenConfig(token.SID, declaredScopes, `description = "changed"`), ConfigVariables: value,
			ConfigPlanChecks: planned(plannedAction(plancheck.ResourceActionUpdate), inBetween(mockimpact.Scopes{"deals": {"read", "write"}})),
			ExpectError:      acctest.Text(`Error: An access token lacks scopes [token_lacks_scopes]…Access token "reporting": the live token still differs, as the warning above says in full.`),
		},
	)
}

// With on_drift = "warn" apply records what is live, after which the plan is empty. Without
// a campaign to ask for, no answer about an object that does not exist proves anything:
// only the lists count.
func TestAccAccessToken_driftRecorded(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	config, value := tokenConfig(token.SID, declaredScopes, `on_drift = "warn"`), given(token.Value())
	w.RunAtProtocol(
		resource.TestStep{Config: config, ConfigVariables: value, ConfigStateChecks: []statecheck.StateCheck{expectStatus("active")}},
		resource.TestStep{
			PreConfig: func() { token.SetScopes(mockimpact.Scopes{"deals": {"read", "write"}, "jobs": {"read"}}) },
			Config:    config, ConfigVariables: value,
			ConfigPlanChecks: planned(
				plannedAction(plancheck.ResourceActionUpdate), leftOpen(),
			),
			ConfigStateChecks: []statecheck.StateCheck{
				expectStatus("scope_mismatch"),
				expectToken("granted_scopes", calls("GET /Deals", "GET /Jobs")),
				expectToken("missing_scopes", calls("GET /Campaigns")),
				expectToken("excess_scopes", calls("GET /Jobs")),
			},
		},
		resource.TestStep{Config: config, ConfigVariables: value, ConfigPlanChecks: planned(plancheck.ExpectEmptyPlan())},
		resource.TestStep{
			PreConfig: func() { token.Disable() },
			Config:    config, ConfigVariables: value,
			ConfigPlanChecks:  planned(leftOpen()),
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("forbidden_everywhere")},
		},
		resource.TestStep{
			PreConfig: func() { token.Reset() },
			Config:    config, ConfigVariables: value,
			ConfigPlanChecks:  planned(leftOpen()),
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("rejected"), expectToken("granted_scopes", knownvalue.Null())},
		},
	)
}

// A stored Auth Token is watched by a refresh as well.
func TestAccAccessToken_driftOnRefresh(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	w.StoresTokens()
	config := storedConfig(token.SID, declaredScopes, `on_drift = "warn"`, `deletion_policy = "forget"`)
	w.RunAtProtocol(
		resource.TestStep{Config: config, ConfigVariables: given(token.Value())},
		resource.TestStep{
			PreConfig:       func() { token.SetScopes(mockimpact.Scopes{"deals": {"read", "write"}}) },
			ConfigVariables: given(token.Value()), RefreshState: true,
		},
		resource.TestStep{
			Config: config, ConfigVariables: given(token.Value()),
			ConfigPlanChecks: planned(plancheck.ExpectEmptyPlan()), // the refresh has recorded it
			ConfigStateChecks: []statecheck.StateCheck{
				expectStatus("scope_mismatch"),
				expectToken("missing_scopes", calls("GET /Campaigns")),
			},
		},
	)
}

// clock is a provider's clock that a test sets.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func newClock(w *acctest.World) *clock {
	c := &clock{time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	w.SetClock(c.now)
	return c
}

func TestAccAccessToken_reset(t *testing.T) {
	kinds(t, func(_ *testing.T, configure func(string, string, ...string) string, w *acctest.World, token *mockimpact.Token) {
		c := newClock(w)
		config, value := configure(token.SID, declaredScopes), given(token.Value())
		differs := statecheck.CompareValue(compare.ValuesDiffer())
		fingerprint := func() statecheck.StateCheck {
			return differs.AddStateValue(tokenAddress, tfjsonpath.New("auth_token_fingerprint"))
		}
		w.Run(
			resource.TestStep{
				Config: config, ConfigVariables: value,
				ConfigStateChecks: []statecheck.StateCheck{
					expectToken("last_reset_at", knownvalue.StringExact("2026-03-01T09:00:00Z")), fingerprint(),
				},
			},
			resource.TestStep{ // somebody resets it in the web app, and the code does not know
				PreConfig: func() { token.Reset() },
				Config:    config, ConfigVariables: value,
				ConfigPlanChecks: planned(plannedAction(plancheck.ResourceActionUpdate), leftOpen()),
				ExpectError:      acctest.Text(`An access token was reset or deleted [token_reset]…Access token "reporting": the live token still differs, as the warning above says in full. Nothing was recorded. Put it right there, and apply again.`),
			},
			resource.TestStep{ // a new value that is wrong is found out at plan
				PreConfig: func() { value["token"] = tfconfig.StringVariable("wrong") },
				Config:    config, ConfigVariables: value, PlanOnly: true,
				ExpectError: acctest.Text(`An access token is rejected [token_rejected]…Access token "reporting": impact.com answered 401`),
			},
			resource.TestStep{
				PreConfig: func() {
					value["token"] = tfconfig.StringVariable(token.Value())
					c.at = c.at.Add(48 * time.Hour)
				},
				Config: config, ConfigVariables: value,
				ConfigPlanChecks: planned(
					plannedAction(plancheck.ResourceActionUpdate),
					plancheck.ExpectUnknownValue(tokenAddress, tfjsonpath.New("last_reset_at")),
				),
				ConfigStateChecks: []statecheck.StateCheck{
					expectToken("last_reset_at", knownvalue.StringExact("2026-03-03T09:00:00Z")), fingerprint(), expectStatus("active"),
				},
			},
		)
	})
}

// Raising auth_token_wo_version makes a reset visible in code.
func TestAccAccessToken_resetByVersion(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	c := newClock(w)
	config := func(version int) string {
		return tokenConfig(token.SID, declaredScopes, fmt.Sprintf("auth_token_wo_version = %d", version))
	}
	value := given(token.Value())
	w.RunAtProtocol(
		resource.TestStep{Config: config(1), ConfigVariables: value},
		resource.TestStep{
			PreConfig: func() {
				value["token"] = tfconfig.StringVariable(token.Reset())
				c.at = c.at.Add(time.Hour)
			},
			Config: config(2), ConfigVariables: value,
			ConfigStateChecks: []statecheck.StateCheck{expectToken("last_reset_at", knownvalue.StringExact("2026-03-01T10:00:00Z"))},
		},
		resource.TestStep{ // the number alone is no reset
			PreConfig: func() { c.at = c.at.Add(time.Hour) },
			Config:    config(3), ConfigVariables: value,
			ConfigStateChecks: []statecheck.StateCheck{expectToken("last_reset_at", knownvalue.StringExact("2026-03-01T10:00:00Z"))},
		},
	)
}

// A reset that leaves the old value alive is none.
func TestAccAccessToken_resetOldStillAlive(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	w.StoresTokens()
	config, value := storedConfig(token.SID, declaredScopes, `verification = "authenticate"`), given(token.Value())
	w.RunAtProtocol(
		resource.TestStep{Config: config, ConfigVariables: value},
		resource.TestStep{
			PreConfig: func() {
				value["token"] = tfconfig.StringVariable(token.Reset())
				// What is declared is asked elsewhere, so the token's company information
				// is only asked for to learn whether the old value is dead.
				w.Mock.Fault(mockimpact.Fault{SID: token.SID, Path: "/CompanyInformation", Times: 1, Status: http.StatusForbidden,
					ContentType: "application/json", Body: `{"Status":"ERROR","Message":"Access denied"}`})
			},
			Config: config, ConfigVariables: value,
			ExpectError: acctest.Text(`An old Auth Token still works [old_token_alive]…Access token "reporting": a reset kills the old value at once, but impact.com still knows the one in state for ` + token.SID),
		},
	)
}

// asked holds that every request with the token since the last call named the
// API version.
func asked(t *testing.T, w *acctest.World, token *mockimpact.Token, version string) {
	t.Helper()
	requests := 0
	for _, exchange := range w.Mock.Journal() {
		if exchange.SID != token.SID {
			continue
		}
		requests++
		if got := exchange.Header.Get("IR-Version"); got != version {
			t.Errorf("%s %s asked for the API version %q, want %q", exchange.Method, exchange.Path, got, version)
		}
	}
	if requests == 0 {
		t.Errorf("nothing was asked with the token")
	}
	w.Mock.ResetJournal()
}

func TestAccAccessToken_upgrade(t *testing.T) {
	t.Parallel()
	w, _ := tokenWorld(t)
	old := w.Account.AddToken(mockimpact.TokenOptions{Name: "old", APIVersion: 12, Scopes: liveScopes()})
	value := given(old.Value())
	w.RunAtProtocol(
		resource.TestStep{Config: tokenConfig(old.SID, declaredScopes, `api_version = "12"`), ConfigVariables: value},
		resource.TestStep{
			PreConfig: func() { old.Upgrade(14); w.Requests() },
			Config:    tokenConfig(old.SID, declaredScopes, `api_version = "14"`), ConfigVariables: value,
			ConfigPlanChecks:  planned(plannedAction(plancheck.ResourceActionUpdate)),
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("active"), expectToken("api_version", knownvalue.StringExact("14"))},
		},
		resource.TestStep{ // leaving it to the token is allowed, and says nothing of a lower one
			PreConfig: func() { asked(t, w, old, "14") },
			Config:    tokenConfig(old.SID, declaredScopes), ConfigVariables: value,
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("active"), expectToken("api_version", knownvalue.Null())},
		},
		resource.TestStep{
			PreConfig: func() { asked(t, w, old, "") },
			Config:    tokenConfig(old.SID, declaredScopes, `api_version = "13"`), ConfigVariables: value, PlanOnly: true,
			ExpectError: acctest.Text(`The API version of a token cannot be lowered…It was declared as 14 and is now 13. impact.com only upgrades a token. For the older version make another token.`),
		},
	)
}

func TestAccAccessToken_disableAndEnable(t *testing.T) {
	kinds(t, func(_ *testing.T, configure func(string, string, ...string) string, w *acctest.World, token *mockimpact.Token) {
		on, off := configure(token.SID, declaredScopes), configure(token.SID, declaredScopes, "enabled = false")
		value := given(token.Value())
		w.RunAtProtocol(
			resource.TestStep{Config: on, ConfigVariables: value},
			resource.TestStep{
				Config: off, ConfigVariables: value,
				ExpectError: acctest.Text(`An access token is not disabled [token_not_disabled]…Access token "reporting": the live token still differs, as the warning above says in full. Nothing was recorded. Put it right there, and apply again.`),
			},
			resource.TestStep{
				PreConfig: func() { token.Disable() },
				Config:    off, ConfigVariables: value,
				ConfigPlanChecks:  planned(plannedAction(plancheck.ResourceActionUpdate), leftOpen()),
				ConfigStateChecks: []statecheck.StateCheck{expectStatus("disabled"), expectToken("granted_scopes", calls())},
			},
			resource.TestStep{ // somebody enables it
				PreConfig: func() { token.Enable() },
				Config:    off, ConfigVariables: value,
				ConfigPlanChecks: planned(plannedAction(plancheck.ResourceActionUpdate), leftOpen()),
				ExpectError:      acctest.Text(`An access token is not disabled [token_not_disabled]…Access token "reporting": the live token still differs, as the warning above says in full. Nothing was recorded. Put it right there, and apply again.`),
			},
			resource.TestStep{
				Config: on, ConfigVariables: value,
				ConfigStateChecks: []statecheck.StateCheck{expectStatus("active")},
			},
			resource.TestStep{ // somebody disables it
				PreConfig: func() { token.Disable() },
				Config:    on, ConfigVariables: value,
				ConfigPlanChecks: planned(plannedAction(plancheck.ResourceActionUpdate), leftOpen()),
				ExpectError:      acctest.Text(`An access token is refused everywhere [token_refused]…Access token "reporting": the live token still differs, as the warning above says in full. Nothing was recorded. Put it right there, and apply again.`),
			},
		)
	})
}

// Answers that say nothing leave everything as it is.
func TestAccAccessToken_noAnswers(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	config, value := tokenConfig(token.SID, declaredScopes), given(token.Value())
	w.WithShortTimeouts(time.Minute)
	var faults []*mockimpact.FaultHandle
	silence := func(path string) {
		faults = append(faults, w.Mock.Fault(mockimpact.Fault{SID: token.SID, Path: path, Status: http.StatusServiceUnavailable}))
	}
	w.RunAtProtocol(
		resource.TestStep{Config: config, ConfigVariables: value},
		resource.TestStep{
			PreConfig: func() { silence("/Deals") },
			Config:    config, ConfigVariables: value, ConfigPlanChecks: planned(plancheck.ExpectEmptyPlan()),
		},
		resource.TestStep{
			PreConfig: func() { silence("/**") },
			Config:    config, ConfigVariables: value, ConfigPlanChecks: planned(plancheck.ExpectEmptyPlan()),
		},
		resource.TestStep{
			PreConfig: func() {
				token.SetScopes(mockimpact.Scopes{"campaigns": {"read"}, "deals": {"read"}, "jobs": {"read"}})
			},
			Config: tokenConfig(token.SID, otherScopes), ConfigVariables: value,
			ExpectError: acctest.Text(`A token could not be verified [token_unverified]…Access token "reporting": …This says nothing about the token. Plan again.`),
		},
		resource.TestStep{
			PreConfig: func() {
				for _, fault := range faults {
					fault.Remove()
				}
			},
			Config: tokenConfig(token.SID, otherScopes), ConfigVariables: value,
			ConfigStateChecks: []statecheck.StateCheck{expectStatus("active")},
		},
	)
}
