package mockimpact_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// concrete gives a path template ids that no object has.
func concrete(template string) string {
	segments := strings.Split(template, "/")
	for i, segment := range segments {
		if strings.HasPrefix(segment, "{") {
			segments[i] = "0"
		}
	}
	return strings.Join(segments, "/")
}

// TestEveryOperationObeysScopes asks for each operation of the catalogue with a
// token that has its permission only, and with one that has everything else.
func TestEveryOperationObeysScopes(t *testing.T) {
	t.Parallel()
	w := newWorld()
	for _, a := range w.srv.Accounts() {
		a.SetLimit(mockimpact.BudgetRequests, 1_000_000, 1<<40)
		for _, budget := range []mockimpact.Budget{
			mockimpact.BudgetReportExport, mockimpact.BudgetClickExport, mockimpact.BudgetActions, mockimpact.BudgetReports,
		} {
			a.SetLimit(budget, 1_000_000, 1<<40)
		}
		asked := 0
		for _, category := range catalog.Categories(a.Type) {
			for _, permission := range category.Permissions() {
				allowed := a.AddToken(mockimpact.TokenOptions{Scopes: mockimpact.Scopes{category.Key: {permission}}})
				denied := a.AddToken(mockimpact.TokenOptions{Scopes: allBut(a.Type, category.Key, permission)})
				for _, operation := range category.Operations {
					if operation.Permission() != permission {
						continue
					}
					asked++
					path := concrete(operation.Path)
					got := w.as(t, allowed, operation.Method, path, nil)
					if !slices.Contains([]int{200, 400, 404}, got.status) {
						t.Errorf("%s %s with its scope: %d %s", a.Type, operation, got.status, got.raw)
					}
					if got := w.as(t, denied, operation.Method, path, nil); got.status != 403 {
						t.Errorf("%s %s without its scope: %d", a.Type, operation, got.status)
					}
				}
			}
		}
		if asked < 15 {
			t.Errorf("%s: only %d operations", a.Type, asked)
		}
	}
}

// allBut is every scope of an account type except one permission.
func allBut(accountType, key, permission string) mockimpact.Scopes {
	scopes := mockimpact.Scopes{}
	for _, category := range catalog.Categories(accountType) {
		for _, granted := range category.Permissions() {
			if category.Key != key || granted != permission {
				scopes[category.Key] = append(scopes[category.Key], granted)
			}
		}
	}
	return scopes
}

func TestProbesOfEveryOperationLeaveTheDataAlone(t *testing.T) {
	t.Parallel()
	w := newWorld()
	campaign := w.brand.AddCampaign("Summer sale")
	w.brand.AddPartnerGroup(campaign.ID, "Top")
	before := string(w.srv.Dump())
	for _, accountType := range catalog.AccountTypes() {
		for _, operation := range catalog.Operations(accountType) {
			w.as(t, w.tokens[accountType], operation.Method, concrete(operation.Path), nil)
		}
	}
	if after := string(w.srv.Dump()); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

func TestScopeOfOneEndpoint(t *testing.T) {
	t.Parallel()
	w := newWorld()
	campaign := w.brand.AddCampaign("Summer sale")
	tok := w.brand.AddToken(mockimpact.TokenOptions{Scopes: mockimpact.Scopes{"campaigns": {"GET /Campaigns"}}})
	w.as(t, tok, "GET", "/Campaigns", nil).wants(200)
	w.as(t, tok, "GET", "/Campaigns/"+campaign.ID, nil).wants(403)
	tok.SetScopes(mockimpact.Scopes{})
	w.as(t, tok, "GET", "/Campaigns", nil).wants(403)
	tok.SetScopes(nil)
	w.as(t, tok, "GET", "/Campaigns/"+campaign.ID, nil).wants(200)
}

func TestUnknownOperationsAndMethods(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	w.as(t, tok, "GET", "/Nothing", nil).wants(404)
	w.as(t, tok, "GET", "/campaigns", nil).wants(404)
	if got := w.as(t, tok, "PATCH", "/CompanyInformation", nil).wants(405).header.Get("Allow"); got != "GET, PUT" {
		t.Errorf("Allow %q", got)
	}
	if got := w.as(t, tok, "DELETE", "/Campaigns/1", nil).wants(405).header.Get("Allow"); got != "GET" {
		t.Errorf("Allow %q", got)
	}
	// A known path must not be told apart from an unknown one by a token that is
	// disabled, but a scope says nothing about a method that does not exist.
	narrow := w.brand.AddToken(mockimpact.TokenOptions{Scopes: mockimpact.Scopes{}})
	w.as(t, narrow, "DELETE", "/Campaigns/1", nil).wants(405)
}

func TestRequiredQueryParametersOfUnmodelledLists(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	if got := w.as(t, tok, "GET", "/Actions", nil).wants(400).fields(); !slices.Equal(got, []string{"CampaignId"}) {
		t.Errorf("fields %v", got)
	}
	if got := w.as(t, tok, "GET", "/Actions?CampaignId=1000&PageSize=1", nil).wants(200).list("Actions"); got != nil {
		t.Errorf("actions %v", got)
	}
	campaign := w.brand.AddCampaign("Summer sale")
	w.as(t, tok, "GET", "/Campaigns/0/Contacts", nil).wants(404)
	w.as(t, tok, "GET", "/Campaigns/"+campaign.ID+"/Contacts", nil).wants(200)
	if got := w.as(t, w.tokens[mockimpact.Agency], "GET", "/Jobs", nil).wants(200).raw; got != "[]" {
		t.Errorf("jobs %s", got)
	}
}
