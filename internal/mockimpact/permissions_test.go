package mockimpact_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// TestOnePermissionOpensOneOperation asks, for each account type, every operation with
// tokens that hold one operation each.
func TestOnePermissionOpensOneOperation(t *testing.T) {
	t.Parallel()
	w := newWorld()
	for _, a := range w.srv.Accounts() {
		for _, budget := range []mockimpact.Budget{
			mockimpact.BudgetRequests, mockimpact.BudgetReportExport, mockimpact.BudgetClickExport,
			mockimpact.BudgetActions, mockimpact.BudgetReports, mockimpact.BudgetCatalogs,
		} {
			a.SetLimit(budget, 1_000_000, 1<<40)
		}
		operations := catalog.Operations(a.Type)
		for i := 0; i < len(operations); i += 5 { // every fifth keeps the test short
			held := operations[i].String()
			tok := a.AddToken(mockimpact.TokenOptions{Operations: []string{held}})
			for _, operation := range operations {
				got := w.as(t, tok, operation.Method, concrete(operation.Path), nil)
				if (got.status == 403) != (operation.String() != held) {
					t.Errorf("%s: %s with %s: %d", a.Type, operation, held, got.status)
				}
			}
		}
	}
}

func TestGrantAndRevoke(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	expect := func(scopes, operations string, status int) {
		t.Helper()
		if got := fmt.Sprint(tok.Scopes()); got != scopes {
			t.Errorf("scopes %s, want %s", got, scopes)
		}
		if got := fmt.Sprint(tok.Operations()); operations != "" && got != operations {
			t.Errorf("operations %s, want %s", got, operations)
		}
		w.as(t, tok, "GET", "/Campaigns", nil).wants(status)
	}
	if tok.Operations() != nil {
		t.Error("full access has a list")
	}
	tok.AllowOnly("GET /Campaigns", "POST /Deals", "GET /")
	expect("map[campaigns:[GET /Campaigns] deals:[POST /Deals]]", "[GET / GET /Campaigns POST /Deals]", 200)
	tok.Grant("GET /Campaigns/{CampaignId}")
	expect("map[campaigns:[read] deals:[POST /Deals]]", "[GET / GET /Campaigns GET /Campaigns/{CampaignId} POST /Deals]", 200)
	tok.Revoke("GET /Campaigns")
	expect("map[campaigns:[GET /Campaigns/{CampaignId}] deals:[POST /Deals]]", "[GET / GET /Campaigns/{CampaignId} POST /Deals]", 403)
	twin := tok.Duplicate("twin")
	if got := twin.Operations(); !slices.Equal(got, tok.Operations()) {
		t.Errorf("the duplicate has %v", got)
	}
	tok.SetScopes(mockimpact.Scopes{"campaigns": {"read"}})
	expect("map[campaigns:[read]]", "[GET /Campaigns GET /Campaigns/{CampaignId}]", 200)
	tok.AllowOnly()
	expect("map[]", "[]", 403)
	tok.SetScopes(nil)
	tok.Grant("GET /Campaigns") // it has that already
	if tok.Operations() != nil {
		t.Errorf("full access became %v", tok.Operations())
	}
	tok.Revoke("GET /Campaigns")
	w.as(t, tok, "GET", "/Campaigns", nil).wants(403)
	w.as(t, tok, "GET", "/Campaigns/0", nil).wants(404)

	_, readOnly := w.brand.AddLegacyPair()
	for name, bad := range map[string]func(){
		"unknown operation":      func() { tok.Grant("GET /Campaign") },
		"another account type's": func() { tok.AllowOnly("GET /MediaProperties") },
		"legacy token":           func() { readOnly.AllowOnly("GET /Campaigns") },
		"scopes and operations": func() {
			w.brand.AddToken(mockimpact.TokenOptions{Scopes: mockimpact.Scopes{}, Operations: []string{}})
		},
	} {
		if !panics(bad) {
			t.Errorf("%s: accepted", name)
		}
	}
}
