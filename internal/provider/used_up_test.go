package provider_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const groupType = "impact_partner_group"

// When the hour is used up, a plan ends at once. It says once when to come back, and
// names every object that it could not read.
func TestUsedUp_plan(t *testing.T) {
	t.Parallel()
	for _, headers := range []string{"brand", "partner", "both"} { // two of which have Retry-After
		t.Run(headers, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			w.Mock.SetReading(mockimpact.RateLimitHeaders, headers)
			start := time.Now()
			p := w.Protocol()
			w.Account.SpendBudget(mockimpact.BudgetRequests, 1000)
			var got []string
			for i := range 5 {
				id := fmt.Sprint(1000 + i)
				object := p.Imported(groupType, map[string]tftypes.Value{
					"campaign_id": acctest.String(w.CampaignID), "id": acctest.String(id), "name": acctest.String("group " + id),
				})
				refreshed, diagnostics := p.Refresh(groupType, object)
				if !p.Exists(groupType, refreshed) {
					t.Errorf("%s left the state", id)
				}
				got = append(got, acctest.Render(diagnostics)...)
			}
			_, diagnostics := p.ReadData("impact_partner_groups", map[string]tftypes.Value{"campaign_id": acctest.String(w.CampaignID)})
			got = append(got, acctest.Render(diagnostics)...)
			if took := time.Since(start); took > 15*time.Second {
				t.Errorf("took %s", took)
			}
			matches(t, got,
				`error: Cannot read the partner group "group 1000": GET /Advertisers/\w+/Campaigns/\d+/MediaPartnerGroups/1000: 429 Too Many Requests\.\n\n`+
					`The account's hourly request budget is shared by everything that uses the account, and request_reserve of it is left to the others. `+
					`It is renewed at \d\d:\d\d:\d\d UTC, in (1h0m0s|59m\d+s). Run again after that: only an apply waits for it.`,
				`error: Cannot read the partner group "group 1001": Not read: the request budget is used up until \d\d:\d\d UTC; see the first such error.`,
				`error: Cannot read the partner group "group 1002": Not read: .+`,
				`error: Cannot read the partner group "group 1003": Not read: .+`,
				`error: Cannot read the partner group "group 1004": Not read: .+`,
				`error: Cannot read the partner groups: Not read: the request budget is used up until \d\d:\d\d UTC; see the first such error.`)
			if sent := len(w.Mock.Journal()); sent > 2 {
				t.Errorf("%d requests, of which at most two can have told that the hour is used up", sent)
			}
		})
	}
}

// A credential that cannot be proven for want of budget ends the run at once.
func TestUsedUp_configure(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Account.SpendBudget(mockimpact.BudgetRequests, 1000)
	matches(t, acctest.Render(w.Start().Configure(nil)),
		`error: The credential could not be proven: GET /Advertisers/\w+/CompanyInformation: 429 Too Many Requests\.\n\nThe account.s hourly request budget .+It is renewed at \d\d:\d\d:\d\d UTC, in (1h0m0s|59m\d+s). Run again after that: only an apply waits for it.\n\n`+
			`Nothing is wrong with the credential as far as this tells. skip_credentials_validation = true skips this check.`)
	if sent := len(w.Mock.Journal()); sent != 1 {
		t.Errorf("%d requests", sent)
	}
}

// An apply waits for the next window, but for no longer than it may.
func TestUsedUp_apply(t *testing.T) {
	t.Parallel()
	for maxWait, want := range map[string]string{
		"1m": "",
		"5m": `error: Cannot create the partner group "VIP": Nothing was sent: what is there already could not be listed: ` +
			`GET /Advertisers/\w+/Campaigns/\d+/MediaPartnerGroups: 429 Too Many Requests\.\n\n.+ Run again then, or raise max_wait in the provider block, which is how long an apply waits for it.`,
	} {
		t.Run(maxWait, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			w.Setenv("IMPACT_MAX_WAIT", maxWait)
			window := time.Hour
			if want == "" {
				window = time.Second
			}
			w.Account.SetLimit(mockimpact.BudgetRequests, 20, window)
			p := w.Protocol()
			w.Account.SpendBudget(mockimpact.BudgetRequests, 20)
			_, diagnostics := p.Apply(groupType, nil, partnerGroup("VIP")(w))
			if want == "" {
				matches(t, acctest.Render(diagnostics))
				return
			}
			matches(t, acctest.Render(diagnostics), want)
		})
	}
}

// A query ends at once, and says who waits; an action is told that it may wait longer.
func TestUsedUp_others(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Setenv("IMPACT_MAX_WAIT", "5m")
	looks, acts := w.Protocol(), w.Protocol()
	w.Account.SpendBudget(mockimpact.BudgetRequests, 1000)
	_, diagnostics := looks.List(groupType, map[string]tftypes.Value{"campaign_id": acctest.String(w.CampaignID)}, 10)
	matches(t, acctest.Render(diagnostics), `error: Cannot list the partner groups: .+ Run again after that: only an apply waits for it.`)
	_, diagnostics = acts.Invoke("impact_replay_job", map[string]tftypes.Value{"job_id": acctest.String("7")})
	matches(t, acctest.Render(diagnostics), `error: Cannot replay the job "7": .+ Run again then, or raise max_wait in the provider block, which is how long an apply waits for it.`)
}

// What the reserve leaves is there for another user of the account, with a token of
// its own.
func TestRequestReserve(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	const limit = 100
	w.Account.SetLimit(mockimpact.BudgetRequests, limit, time.Hour)
	other := w.Account.AddToken(mockimpact.TokenOptions{Name: "production"})
	p := w.Start()
	acctest.FailOnErrors(t, p.Configure(map[string]tftypes.Value{"request_reserve": tftypes.NewValue(tftypes.Number, 0.5)}))
	var refused []*tfprotov6.Diagnostic
	for range limit {
		_, diagnostics := p.ReadData("impact_partner_groups", map[string]tftypes.Value{"campaign_id": acctest.String(w.CampaignID)})
		refused = append(refused, diagnostics...)
	}
	if got := acctest.Render(refused); len(got) != limit/2+1 || !strings.Contains(got[0], "but for the reserve of its other users, is used up until") {
		t.Errorf("%d refused: %q", len(got), got)
	}
	for i := range limit / 2 {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.URL()+"/Advertisers/"+other.SID+"/CompanyInformation", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		r.SetBasicAuth(other.SID, other.Value())
		r.Header.Set("Accept", "application/json")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("request %d of the other user: %s", i, answer.Status)
		}
	}
}

// A state that was written when resources had timeouts is read all the same.
func TestStateWithTimeouts(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t, nil)
	for typeName, state := range map[string]string{
		groupType:             `{"id":"7","campaign_id":"1000","name":"VIP","timeouts":{"create":"5m","read":null,"update":null,"delete":null}}`,
		"impact_access_token": `{"name":"CI","account_type":"brand","timeouts":null}`,
	} {
		upgraded, err := p.Server.UpgradeResourceState(t.Context(), &tfprotov6.UpgradeResourceStateRequest{
			TypeName: typeName, RawState: &tfprotov6.RawState{JSON: []byte(state)},
		})
		if err != nil {
			t.Fatal(err)
		}
		matches(t, acctest.Render(upgraded.Diagnostics))
		if got := p.Text(typeName, &acctest.Object{State: upgraded.UpgradedState}, "name"); got == "" {
			t.Errorf("%s lost its name", typeName)
		}
	}
}

// matches compares texts with patterns, one each.
func matches(t *testing.T, got []string, patterns ...string) {
	t.Helper()
	if len(got) != len(patterns) {
		t.Fatalf("got %d texts, want %d: %q", len(got), len(patterns), got)
	}
	for i, pattern := range patterns {
		if !regexp.MustCompile(`(?s)^` + pattern + `$`).MatchString(got[i]) {
			t.Errorf("text %d\n got %s\nwant %s", i, got[i], pattern)
		}
	}
}
