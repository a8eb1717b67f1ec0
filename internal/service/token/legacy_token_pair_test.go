package token_test

import (
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	tfconfig "github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const (
	pairType    = "impact_legacy_token_pair"
	pairAddress = pairType + ".test"
)

// pairWorld is a brand with a pair of legacy tokens.
func pairWorld(t *testing.T) (w *acctest.World, readWrite, readOnly *mockimpact.Token) {
	t.Helper()
	w = acctest.NewBrand(t)
	w.NeedsMock()
	w.Account.SetLimit(mockimpact.BudgetRequests, 100_000, time.Hour)
	readWrite, readOnly = w.Account.AddLegacyPair()
	return w, readWrite, readOnly
}

// pairConfig declares a pair whose Auth Tokens come from ephemeral variables.
func pairConfig(readWrite, readOnly *mockimpact.Token, extra ...string) string {
	return fmt.Sprintf(`
variable "read_write" {
  type      = string
  ephemeral = true
}
variable "read_only" {
  type      = string
  ephemeral = true
}
resource "impact_legacy_token_pair" "test" {
  account_type = "brand"
  read_write   = { account_sid = %q, auth_token_wo = var.read_write }
  read_only    = { account_sid = %q, auth_token_wo = var.read_only }
  %s
}`, readWrite.SID, readOnly.SID, strings.Join(extra, "\n  "))
}

func givenPair(readWrite, readOnly *mockimpact.Token) tfconfig.Variables {
	return tfconfig.Variables{
		"read_write": tfconfig.StringVariable(readWrite.Value()), "read_only": tfconfig.StringVariable(readOnly.Value()),
	}
}

func expectHalf(half, attribute, want string) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(pairAddress, tfjsonpath.New(half).AtMapKey(attribute), knownvalue.StringExact(want))
}

// Each credential is reset on its own.
func TestAccLegacyTokenPair_resets(t *testing.T) {
	t.Parallel()
	w, readWrite, readOnly := pairWorld(t)
	c := newClock(w)
	config, value := pairConfig(readWrite, readOnly, `verification = "full"`), givenPair(readWrite, readOnly)
	w.Run(
		resource.TestStep{
			Config: config, ConfigVariables: value,
			ConfigStateChecks: []statecheck.StateCheck{
				expectHalf("read_write", "status", "active"), expectHalf("read_only", "status", "active"),
				expectHalf("read_write", "last_reset_at", "2026-03-01T09:00:00Z"), expectHalf("read_only", "last_reset_at", "2026-03-01T09:00:00Z"),
			},
		},
		resource.TestStep{ // the code does not know of a reset
			PreConfig: func() { readOnly.Reset() },
			Config:    config, ConfigVariables: value,
			ConfigPlanChecks: planned(
				plancheck.ExpectUnknownValue(pairAddress, tfjsonpath.New("read_only").AtMapKey("status")),
				plancheck.ExpectKnownValue(pairAddress, tfjsonpath.New("read_write").AtMapKey("status"), knownvalue.StringExact("active")),
			),
			ExpectError: acctest.Text(`A legacy token was reset [legacy_reset]…Read-only legacy token: the live token still differs, as the warning above says in full.`),
		},
		resource.TestStep{
			PreConfig: func() {
				value["read_only"] = tfconfig.StringVariable(readOnly.Value())
				c.at = c.at.Add(time.Hour)
			},
			Config: config, ConfigVariables: value,
			ConfigStateChecks: []statecheck.StateCheck{
				expectHalf("read_only", "status", "active"), expectHalf("read_only", "last_reset_at", "2026-03-01T10:00:00Z"),
				expectHalf("read_write", "last_reset_at", "2026-03-01T09:00:00Z"),
			},
		},
	)
}

func TestAccLegacyTokenPair_import(t *testing.T) {
	t.Parallel()
	w, readWrite, readOnly := pairWorld(t)
	block := func(id string) string { return fmt.Sprintf("\nimport {\n  to = %s\n  id = %q\n}\n", pairAddress, id) }
	w.Run(
		resource.TestStep{
			Config: pairConfig(readWrite, readOnly) + block(readWrite.SID), ConfigVariables: givenPair(readWrite, readOnly), PlanOnly: true,
			ExpectError: acctest.Text(`does not have the form <read_write account_sid>/<read_only account_sid>. For example: terraform import impact_legacy_token_pair.example IRabc123/IRdef456`),
		},
		resource.TestStep{
			Config: pairConfig(readWrite, readOnly) + block(readWrite.SID+"/"+readOnly.SID), ConfigVariables: givenPair(readWrite, readOnly),
			ConfigPlanChecks:  planned(plancheck.ExpectResourceAction(pairAddress, plancheck.ResourceActionUpdate)),
			ConfigStateChecks: []statecheck.StateCheck{expectHalf("read_write", "status", "active"), expectHalf("read_only", "status", "active")},
		},
	)
}

// Stored tokens are watched on refresh, and a reset proves the old value dead.
func TestAccLegacyTokenPair_stored(t *testing.T) {
	t.Parallel()
	w, readWrite, readOnly := pairWorld(t)
	w.StoresTokens()
	config := strings.NewReplacer("auth_token_wo = ", "auth_token = ", "ephemeral = true", "sensitive = true").
		Replace(pairConfig(readWrite, readOnly, `on_drift = "warn"`))
	value := givenPair(readWrite, readOnly)
	w.RunAtProtocol(
		resource.TestStep{Config: config, ConfigVariables: value},
		resource.TestStep{PreConfig: func() { readWrite.Reset() }, ConfigVariables: value, RefreshState: true},
		resource.TestStep{
			Config: config, ConfigVariables: value, ConfigPlanChecks: planned(plancheck.ExpectEmptyPlan()),
			ConfigStateChecks: []statecheck.StateCheck{expectHalf("read_write", "status", "rejected"), expectHalf("read_only", "status", "active")},
		},
		resource.TestStep{
			PreConfig: func() { value["read_write"] = tfconfig.StringVariable(readWrite.Value()) },
			Config:    config, ConfigVariables: value,
			ConfigStateChecks: []statecheck.StateCheck{expectHalf("read_write", "status", "active")},
		},
	)
}

type pairProtocol struct {
	*acctest.Protocol
	t *testing.T
}

// half is a value of read_write or read_only.
func (p pairProtocol) half(token *mockimpact.Token, extra attributes) tftypes.Value {
	objectType, ok := p.Schema.ResourceSchemas[pairType].ValueType().(tftypes.Object)
	if !ok {
		p.t.Fatal("no object")
	}
	halfType, ok := objectType.AttributeTypes["read_only"].(tftypes.Object)
	if !ok {
		p.t.Fatal("no object")
	}
	values := attributes{}
	for name, attributeType := range halfType.AttributeTypes {
		values[name] = tftypes.NewValue(attributeType, nil)
	}
	values["account_sid"], values["auth_token_wo"] = acctest.String(token.SID), acctest.String(token.Value())
	maps.Copy(values, extra)
	return tftypes.NewValue(halfType, values)
}

func TestLegacyTokenPair_texts(t *testing.T) {
	t.Parallel()
	const page = "https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml"
	for name, test := range map[string]struct {
		change  func(w *acctest.World, readWrite, readOnly *mockimpact.Token)
		swapped bool
		extra   attributes
		want    []string
	}{
		"good, advice to migrate": {
			extra: attributes{"verification": acctest.String("full")},
			want: []string{`warning: Legacy tokens should be replaced by access tokens [legacy_replace]: Legacy tokens carry every permission of the account. To replace them by access tokens with the least scopes:

1. List the calls that each integration makes, such as "GET /Campaigns".
2. Declare an impact_access_token for each integration, with calls = provider::impact::required_scopes("brand", [those calls]). Its setup_guide says what to create at ` + page + `
3. Give each integration its own token, and watch that it works.
4. Reset both legacy tokens at the same page, so that their old values die: they cannot be deleted. Then remove this resource.
`},
		},
		"swapped": {
			swapped: true, extra: attributes{"verification": acctest.String("full")},
			want: []string{
				"error at read_write: The read/write legacy token cannot write [legacy_cannot_write]: Read/write legacy token: impact.com refused every write request of {RO} that could be tried. Probably read_write and read_only are swapped. Both are shown at " + page,
				"error at read_only: The read-only legacy token can write [legacy_read_only_can_write]: Read-only legacy token: impact.com let write requests of {RW} through (they named objects that do not exist, so nothing was changed). Probably read_write and read_only are swapped. Both are shown at " + page,
			},
		},
		"rejected": {
			change: func(_ *acctest.World, readWrite, _ *mockimpact.Token) { readWrite.Reset() },
			want:   []string{"error at auth_token_wo: A legacy token is rejected [legacy_rejected]: Read/write legacy token: impact.com answered 401 to {RW} on {URL}: the Auth Token is wrong, was reset, or does not belong to this Account SID. Take both from " + page},
		},
		"wrong type": {
			extra: attributes{"account_type": acctest.String("agency")},
			want: []string{
				`error at account_type: A token belongs to another account type [token_other_account_type]: Read/write legacy token: impact.com rejected {RW} as a token of type agency (401), but accepts it as brand. Set account_type = "brand", or give the token of the account that is meant.`,
				`error at account_type: A token belongs to another account type [token_other_account_type]: Read-only legacy token: impact.com rejected {RO} as a token of type agency (401), but accepts it as brand. Set account_type = "brand", or give the token of the account that is meant.`,
			},
		},
		"no answer": {
			change: func(w *acctest.World, _, readOnly *mockimpact.Token) {
				w.Mock.Fault(mockimpact.Fault{SID: readOnly.SID, Status: http.StatusServiceUnavailable})
			},
			want: []string{
				"warning at auth_token_wo: A token could not be verified [token_unverified]: Read-only legacy token: GET /Advertisers/{RO}/CompanyInformation: 503 Service Unavailable: the answer has no body.\n\nThe failure is on impact.com's side. Run again in a few minutes.\n\nThis says nothing about the token. Plan again.",
				"error at auth_token_wo: A token could not be verified [token_unverified]: Read-only legacy token: GET /Advertisers/{RO}/CompanyInformation: 503 Service Unavailable: the answer has no body.\n\nThe failure is on impact.com's side. Run again in a few minutes.\n\nThis says nothing about the token. Plan again.",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, readWrite, readOnly := pairWorld(t)
			w.WithShortTimeouts(time.Minute)
			p := pairProtocol{w.Protocol(), t}
			first, second := readWrite, readOnly
			if test.swapped {
				first, second = second, first
			}
			config := attributes{"account_type": acctest.String("brand"), "read_write": p.half(first, nil), "read_only": p.half(second, nil)}
			maps.Copy(config, test.extra)
			if test.change != nil {
				test.change(w, readWrite, readOnly)
			}
			before := w.Mock.Dump()
			_, diagnostics := p.Apply(pairType, nil, config)
			replacer := strings.NewReplacer("{RW}", readWrite.SID, "{RO}", readOnly.SID, "{URL}", w.URL())
			for i := range test.want {
				test.want[i] = replacer.Replace(test.want[i])
			}
			if diff := cmp.Diff(test.want, acctest.Render(diagnostics)); diff != "" {
				t.Error(diff)
			}
			if !cmp.Equal(before, w.Mock.Dump()) {
				t.Error("verifying changed the mock's data")
			}
		})
	}
}

func TestLegacyTokenPair_destroyAndBadInput(t *testing.T) {
	t.Parallel()
	w, readWrite, readOnly := pairWorld(t)
	p := pairProtocol{w.Protocol(), t}
	config := attributes{"account_type": acctest.String("brand"), "read_write": p.half(readWrite, nil), "read_only": p.half(readOnly, nil)}
	object, diagnostics := p.Apply(pairType, nil, config)
	acctest.FailOnErrors(t, diagnostics)
	_, diagnostics = p.Apply(pairType, object, nil)
	var want []string
	for _, half := range []string{"Read/write", "Read-only"} {
		want = append(want, "warning: A token is only forgotten [token_forgotten]: "+half+" legacy token: legacy tokens cannot be deleted, and this one may still work. So that nobody can use its present value any more, reset it at https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml")
	}
	if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" {
		t.Error(diff)
	}
	for name, test := range map[string]struct {
		change attributes
		want   string
	}{
		"both":    {attributes{"auth_token": acctest.String("x")}, "error at auth_token: Both auth_token and auth_token_wo: Set one of them: auth_token keeps the Auth Token in state, auth_token_wo keeps it out."},
		"neither": {attributes{"auth_token_wo": tftypes.NewValue(tftypes.String, nil)}, "error at auth_token_wo: An Account SID without its Auth Token: In this run auth_token_wo and auth_token have no value. Where the code sets one, what it is set to is null: check the variable (TF_VAR_…) or the secret that it is read from. Where it does not, set auth_token_wo, which keeps the Auth Token out of state, or auth_token, which keeps it there and watches the token on refresh too. With verification = \"none\" a token needs no Auth Token."},
		"version": {attributes{"auth_token": acctest.String("x"), "auth_token_wo": tftypes.NewValue(tftypes.String, nil), "auth_token_wo_version": acctest.Number(2)},
			`error at auth_token_wo_version: Invalid Attribute Combination: Attribute "read_only.auth_token" cannot be specified when "read_only.auth_token_wo_version" is specified`},
	} {
		config["read_only"] = p.half(readOnly, test.change)
		if diff := cmp.Diff([]string{test.want}, acctest.Render(p.ValidateResource(pairType, config))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
