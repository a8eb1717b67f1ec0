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

// Probing, writes too, leaves everything as it was, both on a server that is
// strict and on one that carries out every write the documents allow.
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
				mustProbe(t, w.client(t, token), scope.Options{Writes: true})
				if diff := cmp.Diff(before, string(w.Dump())); diff != "" {
					t.Errorf("probing changed something (-before +after):\n%s", diff)
				}
				for _, x := range w.Journal() {
					if x.Method != http.MethodGet && x.Status != http.StatusBadRequest && x.Status != http.StatusNotFound {
						t.Errorf("%s %s was answered with %d", x.Method, x.Path, x.Status)
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
		w := newWorld(t)
		mustProbe(t, w.client(t, w.populated(accountType)), scope.Options{Writes: true})
		for _, x := range w.Journal() {
			category, operation, known := catalog.Find(accountType, x.Method, x.Template)
			if !known || slices.Contains(scarce, category.Key) || operation.Path == "/Jobs/{JobId}/Download" || operation.Path == "/Jobs/{JobId}/Replay" {
				t.Errorf("%s %s", x.Method, x.Path)
			}
		}
	})
}
