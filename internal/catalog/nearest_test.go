package catalog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

func TestNearestCategories(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ accountType, written, want string }{
		{catalog.Brand, "campaign", "campaigns"},
		{catalog.Brand, "convertions", "conversions"},
		{catalog.Brand, "Company Information", "account"},
		{catalog.Brand, "partner-groups", "partner_groups"},
		{catalog.Brand, "groups", "partner_groups"},
		{catalog.Brand, "programs", "campaigns"},
		{catalog.Brand, "MediaPartnerGroups", "partner_groups"},
		{catalog.Brand, "media_partners", "partners"},
		{catalog.Brand, "block_redirect_rules", "routing_rules"},
		{catalog.Brand, "exception_list_items", "exception_lists"},
		{catalog.Brand, "APISubmissions", "api_submissions"},
		{catalog.Partner, "accounts", "account"},
		{catalog.Partner, "action_updates", "actions"},
		{catalog.Brand, "action_update", "actions"},
		{catalog.Brand, "clickexport", "clicks"},
		{catalog.Partner, "jobs management", "jobs"},
		{catalog.Agency, "compliance", "compliance_content"},
	} {
		got := catalog.NearestCategories(tt.accountType, tt.written, 1)
		if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
			t.Errorf("NearestCategories(%q, %q) (-want +got):\n%s", tt.accountType, tt.written, diff)
		}
	}
}

func TestNearestKeepsToItsNumber(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{-1: 0, 0: 0, 1: 1, 3: 3, 7: 7, 100: 7} {
		if got := catalog.NearestCategories(catalog.Agency, "ads", n); len(got) != want {
			t.Errorf("%d asked for, got %v", n, got)
		}
	}
	if got := catalog.NearestCalls(catalog.Agency, "GET /Jobs", 100); len(got) != 16 {
		t.Errorf("100 asked for, got %d", len(got))
	}
}

func TestNearestCalls(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ accountType, written, want string }{
		{catalog.Brand, "GET /Campaigns", "GET /Campaigns"},
		{catalog.Brand, "GET /campaigns", "GET /Campaigns"},
		{catalog.Brand, "GET /Programs", "GET /Campaigns"},
		{catalog.Brand, "POST /Campaigns", "GET /Campaigns"},
		{catalog.Brand, "GET /Contracts", "GET /Campaigns/{CampaignId}/Contracts"},
		{catalog.Brand, "GET /Programs/12/Contacts", "GET /Campaigns/{CampaignId}/Contacts"},
		{catalog.Brand, "DELETE /Campaigns/{CampaignId}/PartnerGroups/3", "DELETE /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}"},
		{catalog.Brand, "GET https://api.impact.com/Advertisers/IR1/Deal/5?x=y", "GET /Deals/{DealId}"},
		{catalog.Partner, "GET /Mediapartners/IR1/Catalogs/Search", "GET /Catalogs/ItemSearch"},
		{catalog.Partner, "POST /Conversions", "POST /PartnerConversions"},
	} {
		got := catalog.NearestCalls(tt.accountType, tt.written, 1)
		if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
			t.Errorf("NearestCalls(%q, %q) (-want +got):\n%s", tt.accountType, tt.written, diff)
		}
	}
	for _, noCall := range []string{"", "GET", "/Campaigns", "GET https://example.com/Campaigns"} {
		if got := catalog.NearestCalls(catalog.Brand, noCall, 3); got != nil {
			t.Errorf("%q is no call, but near to %v", noCall, got)
		}
	}
}
