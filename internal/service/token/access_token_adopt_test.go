package token_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Each way of being wrong has an error of its own, at plan already, and leaves
// nothing behind. With on_mismatch = "warn" the same is recorded, with a warning.
func TestAccessToken_adoptWrong(t *testing.T) {
	t.Parallel()
	const page = "https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml"
	setScopes := func(scopes mockimpact.Scopes) func(*mockimpact.Token) {
		return func(token *mockimpact.Token) { token.SetScopes(scopes) }
	}
	rejected := `at auth_token_wo: An access token is rejected [token_rejected]: Access token "reporting": impact.com answered 401 to {SID} on {URL}: the Auth Token is wrong, was reset or deleted, or does not belong to this Account SID. Take both from the token's page at ` + page
	for name, test := range map[string]struct {
		change func(*mockimpact.Token)
		config attributes
		want   []string
		status string
	}{
		"wrong token": {
			change: func(token *mockimpact.Token) { token.Reset() },
			want:   []string{rejected}, status: "rejected",
		},
		"deleted": {
			change: func(token *mockimpact.Token) { token.Delete() },
			want:   []string{rejected}, status: "rejected",
		},
		"wrong type": {
			config: attributes{"account_type": acctest.String("partner"), "scopes": scopeMap(mockimpact.Scopes{"campaigns": {"read"}})},
			want:   []string{`at account_type: A token belongs to another account type [token_other_account_type]: Access token "reporting": impact.com rejected {SID} as a token of type partner (401), but accepts it as brand. Set account_type = "brand", or give the token of the account that is meant.`},
			status: "rejected",
		},
		"missing": {
			change: setScopes(mockimpact.Scopes{"deals": {"write"}, "campaigns": {"read"}}),
			want:   []string{`at scopes: An access token lacks scopes [token_lacks_scopes]: Access token "reporting": missing_scopes: impact.com refuses what the code declares for {SID}. Turn these categories on and tick these rows at ` + page + " (or declare less, if the token does not need them)" + allDealReadRows + unsureName},
			status: "scope_mismatch",
		},
		"excess": {
			change: setScopes(mockimpact.Scopes{"deals": {"read", "write"}, "campaigns": {"read"}, "jobs": {"read"}, "notes": {"read"}}),
			want:   []string{`at scopes: An access token has scopes that are not declared [token_excess_scopes]: Access token "reporting": excess_scopes: impact.com grants {SID} more than the code declares. Untick these rows at ` + page + " (or declare them, if the token needs them)" + allJobRows + noteRows + unsureName},
			status: "scope_mismatch",
		},
		"both": {
			change: setScopes(mockimpact.Scopes{"jobs": {"read"}}),
			want: []string{
				`at scopes: An access token lacks scopes [token_lacks_scopes]: Access token "reporting": missing_scopes: impact.com refuses what the code declares for {SID}. Turn these categories on and tick these rows at ` + page + " (or declare less, if the token does not need them)" + campaignRows + dealReadRows + unsureName,
				`at scopes: An access token has scopes that are not declared [token_excess_scopes]: Access token "reporting": excess_scopes: impact.com grants {SID} more than the code declares. Untick these rows at ` + page + " (or declare them, if the token needs them)" + jobRows + unsureName,
			},
			status: "scope_mismatch",
		},
		"write": {
			change: setScopes(mockimpact.Scopes{"deals": {"read"}, "campaigns": {"read"}}),
			config: attributes{"verification": acctest.String("full")},
			want:   []string{`at scopes: An access token lacks scopes [token_lacks_scopes]: Access token "reporting": missing_scopes: impact.com refuses what the code declares for {SID}. Turn these categories on and tick these rows at ` + page + " (or declare less, if the token does not need them)" + dealWriteRows + unsureName},
			status: "scope_mismatch",
		},
		"disabled": {
			change: func(token *mockimpact.Token) { token.Disable() },
			want: []string{`at scopes: An access token is refused everywhere [token_refused]: Access token "reporting": impact.com knows the credential {SID}, but answered 403 to everything that was asked: the token is disabled, or has none of the declared scopes. missing_scopes are the ones that this shows. Enable the token, or turn these categories on and tick these rows, at ` + page +
				campaignRows + dealReadRows + unsureName + "\n\nIf it is meant to be disabled, set enabled = false."},
			status: "forbidden_everywhere",
		},
		"not disabled": {
			config: attributes{"enabled": acctest.Bool(false)},
			want:   []string{`at enabled: An access token is not disabled [token_not_disabled]: Access token "reporting": enabled is false, but impact.com still lets requests of {SID} through. Disable the token at ` + page},
			status: "not_disabled",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, token := tokenWorld(t)
			config := declare(token, test.config)
			if test.change != nil {
				test.change(token)
			}
			expect := func(severity string, got []string) {
				t.Helper()
				var want []string
				for _, text := range test.want {
					want = append(want, severity+" "+strings.NewReplacer("{SID}", token.SID, "{URL}", w.URL()).Replace(text))
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Error(diff)
				}
			}
			left, diagnostics := run(w).Apply(tokenType, nil, config)
			expect("error", acctest.Render(diagnostics))
			if run(w).Exists(tokenType, left) {
				t.Error("a wrong token was recorded")
			}
			config["on_mismatch"], config["on_drift"] = acctest.String("warn"), acctest.String("warn")
			_, diagnostics = run(w).Plan(tokenType, nil, config)
			expect("warning", acctest.Render(diagnostics))
			p := run(w)
			recorded, _ := p.Apply(tokenType, nil, config)
			if got := p.Text(tokenType, recorded, "status"); got != test.status {
				t.Errorf("recorded as %q", got)
			}
			if changes, _ := run(w).Changes(tokenType, recorded, config); changes {
				t.Error("the next plan is not empty")
			}
		})
	}
}

// The provider's own credential plays no part: a brand's provider watches tokens
// of other account types, and an agency's those of a brand that it manages.
func TestAccessToken_otherAccountTypes(t *testing.T) {
	t.Parallel()
	for name, newWorld := range map[string]func(*testing.T) *acctest.World{
		"brand": acctest.NewBrand, "passthrough": acctest.NewPassthrough, "partner": acctest.NewPartner, "agency": acctest.NewAgency,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.NeedsMock()
			granted := mockimpact.Scopes{"campaigns": {"read"}, "company_information": {"read"}}
			for _, accountType := range []string{mockimpact.Brand, mockimpact.Partner, mockimpact.Agency} {
				token := w.Mock.AddAccount(accountType, "Other").AddToken(mockimpact.TokenOptions{Name: "reporting", Scopes: granted})
				p := run(w)
				object, diagnostics := p.Apply(tokenType, nil, declare(token, attributes{
					"account_type": acctest.String(accountType), "scopes": scopeMap(granted),
				}))
				if got := p.Text(tokenType, object, "status"); got != "active" || len(diagnostics) > 0 {
					t.Errorf("%s: %q, %q", accountType, got, acctest.Render(diagnostics))
				}
			}
		})
	}
}

// While the provider's own configuration is not known, nothing is asked and
// nothing is promised.
func TestAccessToken_providerNotConfigured(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	p := w.Start()
	acctest.FailOnErrors(t, p.Configure(attributes{"auth_token": acctest.Unknown()}))
	planned, diagnostics := p.Plan(tokenType, nil, declare(token, nil))
	if len(diagnostics) > 0 || p.Attribute(tokenType, planned, "status").IsKnown() {
		t.Errorf("%q", acctest.Render(diagnostics))
	}
	if calls := w.Requests(); len(calls) > 0 {
		t.Errorf("requests %q", calls)
	}
}
