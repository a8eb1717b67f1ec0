package token_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Of a token with three calls out of three categories the guide and the plan name
// these rows by method and path. A fourth call of one of the categories that is on
// is found where it is asked for, and only there.
func TestAccessToken_singleOperations(t *testing.T) {
	t.Parallel()
	declared := []string{"GET /Campaigns", "GET /MediaPartners", "GET /PromoCodes"}
	wanted := rowsOf("Campaigns", "GET /Campaigns") + rowsOf("Partners", "GET /MediaPartners") + rowsOf("Promo Codes", "GET /PromoCodes")
	w, token := tokenWorld(t)
	config := func(token *mockimpact.Token, verification string) attributes {
		return declare(token, attributes{
			"scopes": leftOut, "calls": stringSet(declared...), "verification": acctest.String(verification),
		})
	}
	requested, _ := run(w).Apply(tokenType, nil, config(nil, "declared"))
	if guide := run(w).Text(tokenType, requested, "setup_guide"); !strings.Contains(guide, wanted+"\n\n") {
		t.Errorf("the guide does not name exactly these rows:\n%s", guide)
	}

	token.AllowOnly()
	_, diagnostics := run(w).Plan(tokenType, nil, config(token, "declared"))
	if got := strings.Join(acctest.Render(diagnostics), "\n"); !strings.Contains(got, wanted+"\n\n") {
		t.Errorf("the plan does not name exactly these rows:\n%s", got)
	}

	token.AllowOnly(append(declared, "GET /MediaPartners/{PartnerId}")...)
	if _, diagnostics := run(w).Plan(tokenType, nil, config(token, "declared")); len(diagnostics) > 0 {
		t.Errorf("found without being asked for: %q", acctest.Render(diagnostics))
	}
	_, diagnostics = run(w).Plan(tokenType, nil, config(token, "reads"))
	want := []string{`error at calls: An access token has scopes that are not declared [token_excess_scopes]: Access token "reporting": excess_scopes: impact.com grants ` + token.SID +
		" more than the code declares. Untick these rows at https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml (or declare them, if the token needs them)" +
		rowsOf("Partners", "GET /MediaPartners/<PartnerID>")}
	if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" {
		t.Error(diff)
	}
}

// One token in both halves of a pair is refused without a request.
func TestLegacyTokenPair_oneTokenTwice(t *testing.T) {
	t.Parallel()
	w, readWrite, _ := pairWorld(t)
	p := pairProtocol{w.Protocol(), t}
	w.Requests()
	got := acctest.Render(p.ValidateResource(pairType, attributes{
		"account_type": acctest.String("brand"), "read_write": p.half(readWrite, nil), "read_only": p.half(readWrite, nil),
	}))
	want := []string{
		"error at account_sid: One token in both halves of the pair: read_write and read_only have the same Account SID, so one of the two legacy tokens is not declared. The page that settings_url names shows both.",
		"error at read_only: One Auth Token in both halves of the pair: read_write and read_only have the same Auth Token, which belongs to only one of them. The page that settings_url names shows both.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if calls := w.Requests(); len(calls) > 0 {
		t.Errorf("requests %q", calls)
	}
}
