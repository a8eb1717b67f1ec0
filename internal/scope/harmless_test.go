package scope_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// populated is a token with full access to an account that has objects.
func (w *world) populated(accountType string) *mockimpact.Token {
	token := w.token(accountType, nil)
	account := token.Account()
	if accountType == catalog.Agency {
		brand := w.AddAccount(catalog.Brand, "Managed")
		account.Manage(brand)
		account = brand
	}
	campaign := account.AddCampaign("Summer")
	if account.Type == catalog.Brand {
		account.AddPartnerGroup(campaign.ID, "VIP", account.AddPartner("Coyote").ID)
	}
	return token
}

// What verification costs is documented, so a change of it must be seen.
func TestRequestsFor(t *testing.T) {
	t.Parallel()
	for accountType, want := range map[string][2]int{catalog.Brand: {65, 92}, catalog.Partner: {56, 58}, catalog.Agency: {12, 12}} {
		all := catalog.Operations(accountType)
		reads := slices.DeleteFunc(slices.Clone(all), func(o catalog.Operation) bool { return o.Permission() != catalog.Read })
		if got := [2]int{scope.RequestsFor(reads), scope.RequestsFor(all)}; got != want {
			t.Errorf("%s: %v, want %v", accountType, got, want)
		}
	}
	if got := scope.RequestsFor(operationsOf(t, catalog.Brand, "POST /Conversions")); got != 0 {
		t.Errorf("what is not asked about costs %d", got)
	}
}

// unmodelled is what the mock answers with 404, though it asks for no object.
var unmodelled = []string{"GET /Catalogs/ItemSearch", "GET /WithdrawalSettings/RequiredFields"}

// Probing every operation leaves everything as it was, both on a server that is
// strict and on one that carries out every write the documents allow; and every
// request is one that the documents allow, or that the catalogue exempts.
func TestProbingChangesNothing(t *testing.T) {
	t.Parallel()
	for name, options := range map[string][]mockimpact.Option{
		"strict": nil, "accepts every write": {mockimpact.AcceptingWrites()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachAccountType(t, func(t *testing.T, accountType string) {
				w := newWorld(t, options...)
				token := w.populated(accountType)
				before := string(w.Dump())
				e := mustProbe(t, w.client(t, token), catalog.Operations(accountType), scope.Options{})
				if diff := cmp.Diff(before, string(w.Dump())); diff != "" {
					t.Errorf("probing changed something (-before +after):\n%s", diff)
				}
				for _, x := range w.Journal() {
					if x.Method != http.MethodGet && x.Status != http.StatusBadRequest && x.Status != http.StatusNotFound {
						t.Errorf("%s %s was answered with %d", x.Method, x.Path, x.Status)
					}
				}
				for _, f := range e.Findings {
					if f.Outcome != scope.Granted && f.Outcome != scope.NotProbed && !slices.Contains(unmodelled, f.Operation.String()) {
						t.Errorf("full access, but %s %d is %s: %s", f.Call, f.HTTPStatus, f.Outcome, f.Reason)
					}
				}
			})
		})
	}
}

// Scarce budgets are spent, and work is started, by these alone.
func TestProbingAsksForNothingScarce(t *testing.T) {
	t.Parallel()
	scarce := []string{"report_export", "click_export", "conversions", "tracking_links"}
	eachAccountType(t, func(t *testing.T, accountType string) {
		starts := []string{"PUT /Jobs/{JobId}/Replay"}
		for _, key := range scarce {
			category, _ := catalog.FindCategory(accountType, key)
			for _, operation := range category.Operations {
				starts = append(starts, operation.String())
			}
		}
		w := newWorld(t)
		mustProbe(t, w.client(t, w.populated(accountType)), catalog.Operations(accountType), scope.Options{})
		for _, x := range w.Journal() {
			operation, known := catalog.FindOperation(accountType, x.Method, x.Template)
			isRealFile := operation.Path == "/Jobs/{JobId}/Download" && x.Status != http.StatusNotFound
			if !known || slices.Contains(starts, operation.String()) || isRealFile {
				t.Errorf("%s %s %d", x.Method, x.Path, x.Status)
			}
		}
	})
}
