package tfimpact_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func listConfig(w *acctest.World) map[string]tftypes.Value {
	return map[string]tftypes.Value{"campaign_id": acctest.String(w.CampaignID)}
}

func TestList(t *testing.T) {
	t.Parallel()
	for name, newWorld := range map[string]func(*testing.T) *acctest.World{
		"brand": acctest.NewBrand, "passthrough": acctest.NewPassthrough,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.NeedsMock()
			first := w.Account.AddPartnerGroup(w.CampaignID, "VIP", w.PartnerIDs[0])
			second := w.Account.AddPartnerGroup(w.CampaignID, "Others")
			found, diagnostics := w.Protocol().List(groupType, listConfig(w), 10)
			acctest.FailOnErrors(t, diagnostics)
			want := []acctest.Listed{
				{DisplayName: "VIP", Identity: map[string]string{"campaign_id": w.CampaignID, "id": first.ID}},
				{DisplayName: "Others", Identity: map[string]string{"campaign_id": w.CampaignID, "id": second.ID}},
			}
			for i := range found {
				if i < len(want) {
					checkListed(t, w, found[i], want[i])
				}
			}
			if len(found) != len(want) {
				t.Errorf("found %d objects, want %d", len(found), len(want))
			}
		})
	}
}

// checkListed holds that a listed object is what a refresh of it would be.
func checkListed(t *testing.T, w *acctest.World, got, want acctest.Listed) {
	t.Helper()
	if got.DisplayName != want.DisplayName {
		t.Errorf("display name %s, want %s", got.DisplayName, want.DisplayName)
	}
	if diff := cmp.Diff(want.Identity, got.Identity); diff != "" {
		t.Error(diff)
	}
	p := w.Protocol()
	refreshed, diagnostics := p.Refresh(groupType, p.Imported(groupType, map[string]tftypes.Value{
		"campaign_id": acctest.String(want.Identity["campaign_id"]), "id": acctest.String(want.Identity["id"]),
	}))
	acctest.FailOnErrors(t, diagnostics)
	for name, value := range got.Attributes {
		if live := p.Attribute(groupType, refreshed, name); !live.Equal(value) {
			t.Errorf("%s is listed as %s, but read as %s", name, value, live)
		}
	}
}

// A listing that the limit ends says so; one that ends with the limit does not.
func TestList_limit(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	for i := range 5 {
		w.Account.AddPartnerGroup(w.CampaignID, fmt.Sprint("group ", i))
	}
	p := w.Protocol()
	for limit, want := range map[int64]struct {
		found int
		told  []string
	}{
		3: {3, []string{"warning: Not all partner groups are listed: 3 are listed, which is the limit, and impact.com has more. The limit is 100 where the list block sets none: set limit = 30, or higher, beside its provider argument."}},
		5: {5, nil},
		9: {5, nil},
	} {
		found, diagnostics := p.List(groupType, listConfig(w), limit)
		if len(found) != want.found {
			t.Errorf("limit %d: found %d objects, want %d", limit, len(found), want.found)
		}
		if diff := cmp.Diff(want.told, acctest.Render(diagnostics)); diff != "" {
			t.Errorf("limit %d: %s", limit, diff)
		}
	}
}

// Whether there is more than the limit may cost a page; that this page fails is no
// reason to lose what was found.
func TestList_limitAtTheEndOfAPage(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	for i := range 1001 {
		w.Account.AddPartnerGroup(w.CampaignID, fmt.Sprint("group ", i))
	}
	w.Mock.Fault(mockimpact.Fault{Path: groupPath, Skip: 1, Status: http.StatusForbidden})
	found, diagnostics := w.Protocol().ListNames(groupType, listConfig(w), 1000)
	if len(found) != 1000 {
		t.Errorf("found %d objects, want 1000", len(found))
	}
	want := acctest.Text("warning: Perhaps not all partner groups are listed: 1000 are listed, which is the limit. Whether impact.com has more could not be read: GET /Advertisers/…403 Forbidden")
	if got := acctest.Render(diagnostics); len(got) != 1 || !want.MatchString(got[0]) {
		t.Errorf("diagnostics: %q", got)
	}
}

// 3,000 groups are all listed, by few requests.
func TestList_many(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	const groups, mayCost = 3000, 4
	for i := range groups {
		w.Account.AddPartnerGroup(w.CampaignID, fmt.Sprint("group ", i))
	}
	p := w.Protocol()
	w.Requests()
	found, diagnostics := p.ListNames(groupType, listConfig(w), 10*groups)
	cost := len(w.Requests())
	t.Logf("%d groups, %d listed, %d requests", groups, len(found), cost)
	if len(found) != groups || len(diagnostics) > 0 {
		t.Errorf("listed %d of %d, and said %q", len(found), groups, acctest.Render(diagnostics))
	}
	if cost > mayCost {
		t.Errorf("%d requests, want at most %d", cost, mayCost)
	}
}

// A list block need not have a config block.
func TestList_withoutConfig(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": "Free", "Type": "FREE_SHIPPING", "Scope": "ENTIRE_STORE"})
	p := w.Protocol()
	null, err := tfprotov6.NewDynamicValue(tftypes.Object{}, tftypes.NewValue(p.Schema.ListResourceSchemas["impact_deal"].ValueType(), nil))
	if err != nil {
		t.Fatal(err)
	}
	server, ok := p.Server.(tfprotov6.ListResourceServer)
	if !ok {
		t.Fatal("the provider server lists nothing")
	}
	stream, err := server.ListResource(t.Context(), &tfprotov6.ListResourceRequest{TypeName: "impact_deal", Config: &null, Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for result := range stream.Results {
		acctest.FailOnErrors(t, result.Diagnostics)
		names = append(names, result.DisplayName)
	}
	if diff := cmp.Diff([]string{"Free"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestList_errors(t *testing.T) {
	t.Parallel()
	t.Run("forbidden", func(t *testing.T) {
		t.Parallel()
		w := newMockedBrand(t)
		w.Mock.Fault(mockimpact.Fault{Path: groupPath, Status: http.StatusForbidden})
		_, diagnostics := w.Protocol().List(groupType, listConfig(w), 10)
		got := acctest.Render(diagnostics)
		if len(got) != 1 || !strings.HasPrefix(got[0], "error: Cannot list the partner groups: GET /Advertisers/") {
			t.Errorf("diagnostics: %q", got)
		}
	})
	t.Run("wrong account type", func(t *testing.T) {
		t.Parallel()
		w := acctest.NewPartner(t)
		_, diagnostics := w.Protocol().List(groupType, listConfig(w), 10)
		want := []string{"error: Wrong account type: list.impact_partner_group needs a brand account, but the provider acts on a partner account."}
		if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" {
			t.Error(diff)
		}
	})
}
