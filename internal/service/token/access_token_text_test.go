package token_test

import (
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// The tests here talk to the provider without a CLI, for exact texts: of bad
// configurations, and of warnings.

const tokenType = "impact_access_token"

type attributes = map[string]tftypes.Value

// scopeMap is a value of the attribute scopes.
func scopeMap(scopes mockimpact.Scopes) tftypes.Value {
	set := tftypes.Set{ElementType: tftypes.String}
	categories := map[string]tftypes.Value{}
	for category, permissions := range scopes {
		categories[category] = stringSet(permissions...)
	}
	return tftypes.NewValue(tftypes.Map{ElementType: set}, categories)
}

func stringSet(values ...string) tftypes.Value {
	elements := []tftypes.Value{}
	for _, value := range values {
		elements = append(elements, acctest.String(value))
	}
	return tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, elements)
}

// declare is a token's configuration with some attributes changed; one that is
// nil is left out.
func declare(token *mockimpact.Token, changes attributes) attributes {
	config := attributes{
		"name": acctest.String("reporting"), "account_type": acctest.String("brand"), "scopes": scopeMap(liveScopes()),
		"verification": acctest.String("reads"), // finds excess
	}
	if token != nil {
		config["account_sid"], config["auth_token_wo"] = acctest.String(token.SID), acctest.String(token.Value())
	}
	maps.Copy(config, changes)
	maps.DeleteFunc(config, func(_ string, value tftypes.Value) bool { return value.Type() == nil })
	return config
}

// leftOut removes an attribute in declare.
var leftOut tftypes.Value

func TestAccessToken_badInput(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t, nil)
	number := acctest.Number(1)
	for name, test := range map[string]struct {
		change attributes
		want   []string
	}{
		"good": {want: nil},
		"unknown category": {
			attributes{"scopes": scopeMap(mockimpact.Scopes{"campagns": {"read"}})},
			[]string{`warning at scopes: API category that this provider does not know: No document that this provider was made with has an API category "campagns" for brand accounts. The nearest are campaigns, clicks, contacts; data.impact_scope_catalog lists all of them. If impact.com has it by now, its read permissions are declared, but cannot be verified: they stay in unchecked_scopes.`},
		},
		"category of another account type": {
			attributes{"scopes": scopeMap(mockimpact.Scopes{"media_properties": {"read"}})},
			[]string{`error at scopes: API category of another account type: "media_properties" is an API category of partner accounts, but the token is one of a brand account. The nearest are partners, partner_groups, account; data.impact_scope_catalog lists all of them.`},
		},
		"unknown permission": {
			attributes{"scopes": scopeMap(mockimpact.Scopes{"campaigns": {"admin"}})},
			[]string{`error at scopes: Permission that cannot be granted: "admin" is not a permission of the category "campaigns". Permissions are "read" (GET) and "write" (POST, PUT, PATCH, DELETE).`},
		},
		"write on a read-only category": {
			attributes{"scopes": scopeMap(mockimpact.Scopes{"campaigns": {"read", "write"}})},
			[]string{`error at scopes: Permission that cannot be granted: The category "campaigns" of brand accounts has no write operation, so "write" cannot be granted. It offers only "read".`},
		},
		"category without permissions": {
			attributes{"scopes": scopeMap(mockimpact.Scopes{"campaigns": {}, "deals": {"read"}})},
			[]string{`error at scopes: An API category without permissions: "campaigns" has neither "read" nor "write". Leave out a category that the token does not need.`},
		},
		"no scopes": {
			attributes{"scopes": scopeMap(nil)},
			[]string{`error at scopes: An enabled token without scopes: scopes is empty, so the token could do nothing. Declare what it needs, or set enabled = false.`},
		},
		"no scopes, disabled": {attributes{"scopes": scopeMap(nil), "enabled": acctest.Bool(false)}, nil},
		"both tokens": {
			attributes{"auth_token": acctest.String("x")},
			[]string{`error at auth_token: Both auth_token and auth_token_wo: Set one of them: auth_token keeps the Auth Token in state, auth_token_wo keeps it out.`},
		},
		"no token": {
			attributes{"auth_token_wo": leftOut},
			[]string{`error at auth_token_wo: An Account SID without its Auth Token: In this run auth_token_wo and auth_token have no value. Where the code sets one, what it is set to is null: check the variable (TF_VAR_…) or the secret that it is read from. Where it does not, set auth_token_wo, which keeps the Auth Token out of state, or auth_token, which keeps it there and watches the token on refresh too. With verification = "none" a token needs no Auth Token.`},
		},
		"token without SID": {
			attributes{"account_sid": leftOut},
			[]string{`error at account_sid: An Auth Token without its Account SID: The two belong together: set account_sid to the SID that the token's page shows. For a token that does not exist yet, leave out both.`},
		},
		"neither": {attributes{"account_sid": leftOut, "auth_token_wo": leftOut}, nil},
		"unknown": {attributes{"account_sid": acctest.Unknown(), "auth_token_wo": acctest.Unknown()}, nil},
		"malformed SID": {
			attributes{"account_sid": acctest.String("IR/1")},
			[]string{`error at account_sid: The credential cannot be used: "IR/1" holds characters that cannot stand in a request path; an Account SID has only letters and digits.`},
		},
		"malformed token": {
			attributes{"auth_token_wo": acctest.String("secret\n")},
			[]string{`error at auth_token_wo: The credential cannot be used: the Auth Token holds a space, line break or control character; it was probably copied with surrounding text.`},
		},
		"empty token": {
			attributes{"auth_token_wo": acctest.String("")},
			[]string{`error at auth_token_wo: The credential cannot be used: the Auth Token is empty.`},
		},
		"version of another account type": {
			attributes{"api_version": acctest.String("3")},
			[]string{`error at api_version: Unknown API version: "3" is not an API version of brand accounts. impact.com has released 11, 12, 13, 14.`},
		},
		"version that is newer than the provider": {
			attributes{"api_version": acctest.String("15")},
			[]string{`warning at api_version: API version that this provider does not know: "15" is higher than the versions of brand accounts that this provider was made with: 11, 12, 13, 14. It is sent as it is; impact.com judges.`},
		},
		"calls": {
			attributes{"scopes": leftOut, "calls": stringSet("GET /Campaigns", "POST /Deals", "GET /Advertisers/<AccountSID>/Campaigns/<CampaignID>", "GET /")}, nil,
		},
		"calls and scopes": {
			attributes{"calls": stringSet("GET /Campaigns")},
			[]string{`error at scopes: Both calls and scopes: Set one of them: calls names single calls, scopes stands for all calls of a kind in a category.`},
		},
		"neither calls nor scopes": {
			attributes{"scopes": leftOut},
			[]string{`error at calls: Neither calls nor scopes: Declare what the token may do: calls, such as "GET /Campaigns", or scopes, which stands for all calls of a kind in a category. Only with verification = "none" can both be left out.`},
		},
		"no calls": {
			attributes{"scopes": leftOut, "calls": stringSet()},
			[]string{`error at calls: An enabled token without scopes: calls is empty, so the token could do nothing. Declare what it needs, or set enabled = false.`},
		},
		"malformed call": {
			attributes{"scopes": leftOut, "calls": stringSet("/Campaigns")},
			[]string{`error at calls: Not a call: "/Campaigns": write a method and a path, such as "GET /Campaigns".`},
		},
		"call with an unknown method": {
			attributes{"scopes": leftOut, "calls": stringSet("FETCH /Campaigns")},
			[]string{`error at calls: Not a call: "FETCH /Campaigns": write GET, POST, PUT, PATCH or DELETE and a path, such as "GET /Campaigns".`},
		},
		"call with a credential": {
			attributes{"scopes": leftOut, "calls": stringSet("GET https://IR1:not-to-be-repeated@example.com/Campaigns")},
			[]string{`error at calls: Not a call: a call that is not repeated here, because it may hold a credential: the address is not below https://api.impact.com.`},
		},
		"call of another account type": {
			attributes{"scopes": leftOut, "calls": stringSet("GET /MediaProperties")},
			[]string{`error at calls: Call of another account type: "GET /MediaProperties" is a call of partner accounts, but the token is one of a brand account. The nearest are GET /MediaPartners, GET /LegalEntities, GET /Reports.`},
		},
		"unknown call": {
			attributes{"scopes": leftOut, "calls": stringSet("GET /Campagns")},
			[]string{`warning at calls: Call that this provider does not know: No document that this provider was made with has "GET /Campagns" for brand accounts. The nearest are GET /Campaigns, GET /Actions, GET /Catalogs. If impact.com has it by now, it is declared, but cannot be verified: it stays in unchecked_scopes.`},
		},
		"unknown category to ignore": {
			attributes{"ignore_categories": stringSet("campaigns", "jbos")},
			[]string{`warning at ignore_categories: API category that this provider does not know: brand accounts have no API category "jbos", so there is nothing to ignore. The nearest are jobs, ads, actions.`},
		},
		"SID and token joined": {
			attributes{"account_sid": acctest.String("IRtest:not-to-be-repeated")},
			[]string{`error at account_sid: The credential cannot be used: the Account SID and the Auth Token look joined in one value, which is not repeated here; each has a place of its own.`},
		},
		"SID and token swapped": {
			attributes{"account_sid": acctest.String("not-to-be-repeated"), "auth_token_wo": acctest.String("IR0123456789abcdefghijkl")},
			[]string{`error at account_sid: The credential cannot be used: the Account SID and the Auth Token look swapped: what is given as Auth Token has the shape of an Account SID.`},
		},
		"e-mail address": {
			attributes{"developer_emails": stringSet("dev@example.com", "Dev <dev@example.com>", "dev.example.com")},
			[]string{
				`error at developer_emails: Not an e-mail address: "Dev <dev@example.com>" is not an e-mail address such as dev@example.com, without a name around it.`,
				`error at developer_emails: Not an e-mail address: "dev.example.com" is not an e-mail address such as dev@example.com, without a name around it.`,
			},
		},
		"version of a token that is not write-only": {
			attributes{"auth_token": acctest.String("x"), "auth_token_wo": leftOut, "auth_token_wo_version": number},
			[]string{`error at auth_token_wo_version: Invalid Attribute Combination: Attribute "auth_token" cannot be specified when "auth_token_wo_version" is specified`},
		},
		"account type": {
			attributes{"account_type": acctest.String("advertiser")},
			[]string{`error at account_type: Invalid Attribute Value Match: Attribute account_type value must be one of: ["brand" "partner" "agency"], got: "advertiser"`},
		},
		"rotation": {
			attributes{"rotate_after_days": acctest.Number(0)},
			[]string{`error at rotate_after_days: Invalid Attribute Value: Attribute rotate_after_days value must be at least 1, got: 0`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := declare(nil, attributes{"account_sid": acctest.String("IRtest"), "auth_token_wo": acctest.String("secret")})
			maps.Copy(config, test.change)
			maps.DeleteFunc(config, func(_ string, value tftypes.Value) bool { return value.Type() == nil })
			if diff := cmp.Diff(test.want, acctest.Render(p.ValidateResource(tokenType, config))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// run is one run of the CLI: a provider of its own.
func run(w *acctest.World) *acctest.Protocol { return w.Protocol() }

// adopted is a token in state.
func adopted(t *testing.T, w *acctest.World, config attributes) *acctest.Object {
	t.Helper()
	object, diagnostics := run(w).Apply(tokenType, nil, config)
	if len(diagnostics) > 0 {
		t.Fatal(acctest.Render(diagnostics))
	}
	return object
}

// refreshAndPlan is what terraform plan does; it returns the diagnostics.
func refreshAndPlan(t *testing.T, w *acctest.World, object *acctest.Object, config attributes) []string {
	t.Helper()
	p := run(w)
	refreshed, first := p.Refresh(tokenType, object)
	_, second := p.Plan(tokenType, refreshed, config)
	return acctest.Render(append(first, second...))
}

func TestAccessToken_warnings(t *testing.T) {
	t.Parallel()
	const page = "https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml"
	lacks := `warning at scopes: An access token lacks scopes [token_lacks_scopes]: Access token "reporting": missing_scopes: impact.com refuses what the code declares for {SID}. Turn these categories on and tick these rows at ` + page + " (or declare less, if the token does not need them)" + campaignRows
	const due = "\n\nApply fails until the live token agrees."
	lessScopes := func(token *mockimpact.Token) { token.SetScopes(mockimpact.Scopes{"deals": {"read", "write"}}) }
	for name, test := range map[string]struct {
		stored  bool
		extra   attributes // of both configurations
		change  func(*mockimpact.Token)
		changed attributes // of the second configuration
		want    []string
	}{
		"agreement": {},
		"drift":     {change: lessScopes, want: []string{lacks + due}},
		"drift, stored": {
			stored: true, change: lessScopes, want: []string{lacks + due},
		},
		"drift, recorded": {
			change: lessScopes, extra: attributes{"on_drift": acctest.String("warn")}, want: []string{lacks},
		},
		"reset in the web app": {
			change: func(token *mockimpact.Token) { token.Reset() },
			want: []string{`warning at auth_token_wo: An access token was reset or deleted [token_reset]: Access token "reporting": impact.com answered 401 to {SID} with the Auth Token that it accepted before. If the token was reset, put its new Auth Token where the configuration reads it and raise auth_token_wo_version; ` +
				"if it was deleted, set deleted = true, remove the resource, or remove account_sid to request it anew. Settings: " + page + due},
		},
		"edit": {
			changed: attributes{"scopes": scopeMap(mockimpact.Scopes{"campaigns": {"read"}, "jobs": {"read"}})},
			want: []string{
				`warning at scopes: An access token lacks scopes [token_lacks_scopes]: Access token "reporting": missing_scopes: impact.com refuses what the code declares for {SID}. Turn these categories on and tick these rows at ` + page + " (or declare less, if the token does not need them)" + allJobRows + unsureName + due,
				`warning at scopes: An access token has scopes that are not declared [token_excess_scopes]: Access token "reporting": excess_scopes: impact.com grants {SID} more than the code declares. Untick these rows at ` + page + " (or declare them, if the token needs them)" + allDealReadRows + unsureName + due,
			},
		},
		"to be disabled": {
			changed: attributes{"enabled": acctest.Bool(false)},
			want:    []string{`warning at enabled: An access token is not disabled [token_not_disabled]: Access token "reporting": enabled is false, but impact.com still lets requests of {SID} through. Disable the token at ` + page + due},
		},
		"version without a reset": {
			extra: attributes{"auth_token_wo_version": acctest.Number(1)}, changed: attributes{"auth_token_wo_version": acctest.Number(2)},
			want: []string{`warning at auth_token_wo_version: An Auth Token is the same as before [token_same_as_before]: Access token "reporting": auth_token_wo_version changed, but auth_token_wo did not. No reset is recorded. Was the new Auth Token put where it is read from?`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, token := tokenWorld(t)
			credential := attributes{}
			if test.stored {
				credential = attributes{"auth_token_wo": leftOut, "auth_token": acctest.String(token.Value())}
			}
			first := declare(token, credential)
			maps.Copy(first, test.extra)
			second := maps.Clone(first)
			maps.Copy(second, test.changed)
			object := adopted(t, w, first)
			if test.change != nil {
				test.change(token)
			}
			got := refreshAndPlan(t, w, object, second)
			for i := range test.want {
				test.want[i] = strings.ReplaceAll(test.want[i], "{SID}", token.SID)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Requesting a token ends with the guide; a plan that changes nothing of it does
// not repeat it.
func TestAccessToken_requestWarning(t *testing.T) {
	t.Parallel()
	w, _ := tokenWorld(t)
	object, diagnostics := run(w).Apply(tokenType, nil, declare(nil, nil))
	guide := run(w).Text(tokenType, object, "setup_guide")
	want := []string{`warning: An access token must be created in the web app [token_requested]: Access token "reporting": ` + guide}
	if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" || !strings.Contains(guide, campaignRows) {
		t.Error(diff, guide)
	}
	if again := refreshAndPlan(t, w, object, declare(nil, nil)); len(again) > 0 {
		t.Errorf("the plan repeats %q", again)
	}
}

// With a write-only Auth Token nothing can be proven at destroy.
func TestAccessToken_deleteWarnings(t *testing.T) {
	t.Parallel()
	const page = "https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml"
	for name, test := range map[string]struct {
		stored bool
		policy string
		change func(*acctest.World, *mockimpact.Token)
		want   []string
		kept   bool
	}{
		"write-only": {
			policy: "refuse",
			want:   []string{`warning: A token is only forgotten [token_forgotten]: Access token "reporting": Terraform cannot delete it, and cannot prove it gone without its Auth Token, which is in no state: {SID} may still work. Delete it at ` + page},
		},
		"forgotten": {
			stored: true, policy: "forget",
			want: []string{`warning: An access token still exists [token_still_exists]: Access token "reporting": Terraform cannot delete it, and impact.com still knows {SID}. Delete it at ` + page},
		},
		"gone": {
			stored: true, policy: "refuse", change: func(_ *acctest.World, token *mockimpact.Token) { token.Delete() },
		},
		"not known": {
			stored: true, policy: "refuse", kept: true,
			change: func(w *acctest.World, token *mockimpact.Token) {
				w.Mock.Fault(mockimpact.Fault{SID: token.SID, Status: http.StatusServiceUnavailable})
			},
			want: []string{`error: Whether an access token is gone is not known [token_perhaps_exists]: Access token "reporting": GET /Advertisers/{SID}/CompanyInformation: 503 Service Unavailable: the answer has no body.` +
				"\n\nThe failure is on impact.com's side. Run again in a few minutes.\n\nDelete it at " + page +
				"\n\nThen destroy again. To leave it to somebody else, set deletion_policy = \"forget\" and apply before you destroy."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, token := tokenWorld(t)
			w.WithShortTimeouts(time.Minute)
			config := declare(token, attributes{"deletion_policy": acctest.String(test.policy)})
			if test.stored {
				config["auth_token"] = config["auth_token_wo"]
				delete(config, "auth_token_wo")
			}
			object := adopted(t, w, config)
			if test.change != nil {
				test.change(w, token)
			}
			left, diagnostics := run(w).Apply(tokenType, object, nil)
			for i := range test.want {
				test.want[i] = strings.ReplaceAll(test.want[i], "{SID}", token.SID)
			}
			if diff := cmp.Diff(test.want, acctest.Render(diagnostics)); diff != "" {
				t.Error(diff)
			}
			if run(w).Exists(tokenType, left) != test.kept {
				t.Errorf("kept in state: %t", !test.kept)
			}
		})
	}
}

// The plan stays empty when a token is due, and says so.
func TestAccessToken_rotateAfterDays(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	c := newClock(w)
	config := declare(token, attributes{"rotate_after_days": acctest.Number(90)})
	object := adopted(t, w, config)
	for days, want := range map[int][]string{
		90: nil,
		91: {`warning at rotate_after_days: An Auth Token is to be rotated [token_overdue]: Access token "reporting": its Auth Token has been in use for 91 days; rotate_after_days is 90, so it was to be rotated by 2026-05-30T09:00:00Z. A reset kills the old value at once: to rotate without a gap, see the guide on rotating a token. Settings: https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml`},
	} {
		c.at = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC).AddDate(0, 0, days)
		changes, diagnostics := run(w).Changes(tokenType, object, config)
		if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" || changes {
			t.Errorf("after %d days: changes %t, %s", days, changes, diff)
		}
	}
}

// The identity is the Account SID, once there is one.
func TestAccessToken_identity(t *testing.T) {
	t.Parallel()
	w, token := tokenWorld(t)
	p := run(w)
	requested, _ := p.Apply(tokenType, nil, declare(nil, nil))
	adopted, diagnostics := p.Apply(tokenType, requested, declare(token, nil))
	acctest.FailOnErrors(t, diagnostics)
	imported, diagnostics := p.Import(tokenType, "", attributes{"account_sid": acctest.String(token.SID)})
	acctest.FailOnErrors(t, diagnostics)
	if got := p.Text(tokenType, imported, "account_sid"); got != token.SID {
		t.Errorf("imported %q", got)
	}
	if diff := cmp.Diff(adopted.Identity, imported.Identity); diff != "" {
		t.Error(diff)
	}
	if cmp.Equal(adopted.Identity, requested.Identity) {
		t.Error("adopting did not change the identity")
	}
}
