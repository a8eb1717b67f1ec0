package provider_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// Each line is decided once, and one whose decision failed is decided by the next apply.
func TestAccExample_decisions(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	s := &scenario{example: w.Example("decisions"), T: t, variables: map[string]string{"campaign_id": w.CampaignID}}
	s.example.Setenv("IMPACT_ACCOUNT_SID", w.Token.SID)
	s.example.Setenv("IMPACT_AUTH_TOKEN", w.Token.Value())
	accepted := w.Account.AddProposal(w.CampaignID, w.PartnerIDs[0])
	declined := w.Account.AddProposal(w.CampaignID, w.PartnerIDs[1])
	later := w.Account.AddProposal(w.CampaignID, w.PartnerIDs[1])
	decide := func(lines string) {
		if err := os.WriteFile(filepath.Join(s.example.Dir, "decisions.yaml"), []byte(lines), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(want ...string) {
		t.Helper()
		var got []string
		for _, contract := range w.Account.Contracts(w.CampaignID) {
			got = append(got, contract.Status)
		}
		if !slices.Equal(got, want) {
			t.Errorf("the contracts are %q, not %q", got, want)
		}
	}
	lines := accepted.ID + ": accept\n" + declined.ID + ": decline\n"
	decide(lines)
	s.expect(true, []string{"3 to add", "Actions: 2 to invoke."}, "plan")
	holds("PENDING", "PENDING", "PENDING")
	s.expect(true, []string{"3 added"}, "apply", "-auto-approve")
	holds("ACTIVE", "DECLINED", "PENDING")
	if groups := w.Account.PartnerGroups(w.CampaignID); len(groups) != 1 || !slices.Equal(groups[0].Members, w.PartnerIDs[:1]) {
		t.Errorf("the groups are %+v", groups)
	}
	s.expect(true, []string{"No changes."}, "plan", "-detailed-exitcode")

	w.Token.Revoke("DELETE /Programs/{ProgramId}/Contracts")
	decide(lines + later.ID + ": decline\n")
	s.expect(false, []string{"403 Forbidden"}, "apply", "-auto-approve")
	holds("ACTIVE", "DECLINED", "PENDING")
	w.Token.Grant("DELETE /Programs/{ProgramId}/Contracts")
	s.expect(true, []string{"1 added"}, "apply", "-auto-approve")
	holds("ACTIVE", "DECLINED", "DECLINED")
	s.expect(true, []string{"No changes."}, "plan", "-detailed-exitcode")
}
