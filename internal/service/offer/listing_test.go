package offer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// What is listed for import is what an import of it would be.
func TestListing(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Account.AddDeal(map[string]string{
		"CampaignId": w.CampaignID, "Name": "Mug", "Type": "GIFT_WITH_PURCHASE", "Gift": "Mug", "Scope": "PRODUCT", "ProductName": "Anvil",
	})
	w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": "Free", "Type": "FREE_SHIPPING", "Scope": "ENTIRE_STORE"})
	for _, p := range []mockimpact.PromoCode{{Code: "OLD", Expired: true}, {Code: "NEW"}} {
		p.Type, p.CreditPolicy, p.CampaignID, p.PartnerID = "LI", "WINNER", w.CampaignID, w.PartnerIDs[0]
		w.Account.AddPromoCode(p)
	}
	p := w.Protocol()
	for typeName, want := range map[string][]string{"impact_deal": {`"Mug"`, `"Free"`}, "impact_promo_code": {`"NEW"`}} {
		found, diagnostics := p.List(typeName, nil, 10)
		acctest.FailOnErrors(t, diagnostics)
		var names []string
		for _, each := range found {
			names = append(names, each.DisplayName)
			imported, diagnostics := p.Import(typeName, each.Identity["id"], nil)
			acctest.FailOnErrors(t, diagnostics)
			for name, value := range each.Attributes {
				if live := p.Attribute(typeName, imported, name); !live.Equal(value) {
					t.Errorf("%s: %s is listed as %s, but read as %s", each.DisplayName, name, value, live)
				}
			}
		}
		if diff := cmp.Diff(want, names); diff != "" {
			t.Errorf("%s: %s", typeName, diff)
		}
	}
}

func TestListing_errors(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Token.SetScopes(mockimpact.Scopes{"company_information": {"read"}})
	p := w.Protocol()
	for typeName, category := range map[string]string{"impact_deal": "Deals", "impact_promo_code": "Promo Codes"} {
		_, diagnostics := p.List(typeName, nil, 10)
		want := acctest.Text(`Cannot list the …403 Forbidden…it lacks the permission for GET /Advertisers/<AccountSID>/…in the category "` + category + `"`)
		if got := acctest.Render(diagnostics); len(got) != 1 || diagnostics[0].Severity != tfprotov6.DiagnosticSeverityError || !want.MatchString(got[0]) {
			t.Errorf("%s: %q", typeName, got)
		}
	}
}
