package provider_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// populateCampaign gives a brand one object of each kind that the example looks
// for, and one that it leaves alone.
func populateCampaign(w *acctest.World) {
	w.Account.AddPartnerGroup(w.CampaignID, "Top partners", w.PartnerIDs[0], w.PartnerIDs[1])
	w.Account.AddContact(mockimpact.Contact{
		CampaignID: w.CampaignID, Accounts: w.PartnerIDs[:1],
		Fields: map[string]string{"FirstName": "Wile", "LastName": "Coyote", "EmailAddress": "wile.coyote@example.com"},
	})
	w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": "Mug", "Type": "FREE_SHIPPING", "Scope": "ENTIRE_STORE"})
	code := mockimpact.PromoCode{Code: "SUMMER", Type: "LI", CreditPolicy: "WINNER", CampaignID: w.CampaignID, PartnerID: w.PartnerIDs[0]}
	w.Account.AddPromoCode(code)
	code.Code, code.Expired = "LONGAGO", true
	w.Account.AddPromoCode(code)
	w.Account.PutExceptionList(mockimpact.ExceptionList{
		Name: "Anvils", Type: "SKU", CampaignID: w.CampaignID, TrackerIDs: w.ActionTrackerIDs, Items: []mockimpact.ExceptionItem{{Value: "A-1", Name: "Anvil"}},
	})
}

// existingAccount is the example in a campaign with objects, and what the account holds.
func existingAccount(t *testing.T) (w *acctest.World, s *scenario, before string) {
	t.Helper()
	w = acctest.NewBrand(t)
	populateCampaign(w)
	s = &scenario{
		example: w.Example("import-existing"), T: t, tokens: map[string]*mockimpact.Token{"brand": w.Token},
		variables: map[string]string{"campaign_id": w.CampaignID},
	}
	s.example.Setenv("IMPACT_ACCOUNT_SID", w.Token.SID)
	s.example.Setenv("IMPACT_AUTH_TOKEN", w.Token.Value())
	return w, s, string(w.Mock.Dump())
}

// expectImported applies what imports so many objects, some of which the state alone
// changes, and holds that the account stays as it was and nothing is left to do.
func (s *scenario) expectImported(w *acctest.World, count, changed int, before string) {
	s.Helper()
	s.expect(true, []string{
		fmt.Sprintf("Plan: %d to import, 0 to add, %d to change, 0 to destroy.", count, changed),
		fmt.Sprintf("%d imported, 0 added, %d changed, 0 destroyed", count, changed),
	}, "apply", "-auto-approve")
	s.expect(true, []string{"No changes."}, "plan", "-detailed-exitcode")
	if diff := cmp.Diff(before, string(w.Mock.Dump())); diff != "" {
		s.Errorf("importing changed the account (-before +after):\n%s", diff)
	}
}

func TestAccExample_importExisting(t *testing.T) {
	t.Parallel()
	w, s, before := existingAccount(t)
	if why := s.example.CLI.Lacks(terraformcli.GenerateConfig); why != "" {
		t.Skip(why)
	}
	s.expect(true, []string{"0 added, 0 changed, 0 destroyed"}, "apply", "-auto-approve")
	blocks, ok := s.example.Run(s.variables, "output", "-raw", "import_blocks")
	if !ok || strings.Count(blocks, "import {") != 5 {
		t.Fatalf("want an import block for each of five objects:\n%s", blocks)
	}
	if err := os.WriteFile(filepath.Join(s.example.Dir, "imports.tf"), []byte(blocks), 0o600); err != nil {
		t.Fatal(err)
	}
	s.expect(true, []string{"5 to import, 0 to add, 0 to change, 0 to destroy"}, "plan", "-generate-config-out=imported.tf")
	s.expectImported(w, 5, 0, before)
}

// The query finds the company information, too.
func TestAccExample_importExisting_query(t *testing.T) {
	t.Parallel()
	w, s, before := existingAccount(t)
	lists, err := os.ReadFile(filepath.Join(s.example.Dir, "existing.tfquery.hcl"))
	if err != nil {
		t.Fatal(err)
	}
	if why := s.example.CLI.Lacks(string(lists)); why != "" {
		t.Skip(why)
	}
	s.expect(true, []string{"Top partners", "Wile Coyote <wile.coyote@example.com>", "Mug", "SUMMER", "Anvils", "Acme"}, "query", "-generate-config-out=imported.tf")
	s.expectImported(w, 6, 0, before)
}
