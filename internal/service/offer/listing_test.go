package offer_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

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
	for typeName, want := range map[string][]string{"impact_deal": {"Mug", "Free"}, "impact_promo_code": {"NEW"}} {
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

// Each filter of the documents narrows the listing.
func TestListing_filters(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	other := w.Account.AddCampaign("Other").ID
	tracker := w.Account.AddActionTracker(other, "Sale").ID
	w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": "Mug", "Type": "GIFT_WITH_PURCHASE", "Gift": "Mug", "Scope": "PRODUCT", "ProductName": "Anvil"})
	w.Account.AddDeal(map[string]string{"CampaignId": other, "Name": "Free", "Type": "FREE_SHIPPING", "Scope": "ENTIRE_STORE"})
	for code, campaign := range map[string]string{"HERE": w.CampaignID, "THERE": other} {
		w.Account.AddPromoCode(mockimpact.PromoCode{Code: code, Type: "LI", CreditPolicy: "WINNER", CampaignID: campaign, PartnerID: w.PartnerIDs[0]})
	}
	w.Account.PutExceptionList(mockimpact.ExceptionList{Name: "Eight", Type: "SKU", CampaignID: w.CampaignID, TrackerIDs: w.ActionTrackerIDs})
	w.Account.PutExceptionList(mockimpact.ExceptionList{Name: "Nine", Type: "CATEGORY", CampaignID: other, TrackerIDs: []string{tracker}})
	p := w.Protocol()
	for _, c := range []struct{ typeName, filter, value, want string }{
		{"impact_deal", "campaign_id", other, "Free"},
		{"impact_deal", "scope", "PRODUCT", "Mug"},
		{"impact_deal", "type", "FREE_SHIPPING", "Free"},
		{"impact_deal", "state", "EXPIRED", ""},
		{"impact_promo_code", "campaign_id", other, "THERE"},
		{"impact_promo_code", "code", "HERE", "HERE"},
		{"impact_promo_code", "state", "INACTIVE", ""},
		{"impact_exception_list", "campaign_id", other, "Nine"},
		{"impact_exception_list", "type", "SKU", "Eight"},
		{"impact_exception_list", "state", "CLOSED", ""},
	} {
		found, diagnostics := p.ListNames(c.typeName, map[string]tftypes.Value{c.filter: acctest.String(c.value)}, 10)
		acctest.FailOnErrors(t, diagnostics)
		var names []string
		for _, each := range found {
			names = append(names, each.DisplayName)
		}
		if got := strings.Join(names, ", "); got != c.want {
			t.Errorf("%s by %s: got %q, want %q", c.typeName, c.filter, got, c.want)
		}
	}
	// Refused at plan, without a request.
	for _, c := range []struct{ typeName, filter, value string }{
		{"impact_deal", "campaign_id", "abc"}, {"impact_deal", "state", "OPEN"}, {"impact_promo_code", "code", " "},
		{"impact_promo_code", "start_date", "2026"}, {"impact_exception_list", "type", "BRAND"},
	} {
		if got := p.ValidateList(c.typeName, map[string]tftypes.Value{c.filter: acctest.String(c.value)}); len(got) == 0 {
			t.Errorf("%s takes %s = %q", c.typeName, c.filter, c.value)
		}
	}
}
