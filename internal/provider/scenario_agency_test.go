package provider_test

import (
	"slices"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestAccExample_agency(t *testing.T) {
	t.Parallel()
	w := acctest.NewAgency(t)
	s := &scenario{example: w.Example("agency"), T: t, tokens: map[string]*mockimpact.Token{"agency": w.Token}, variables: map[string]string{}}
	s.example.Setenv("IMPACT_ACCOUNT_SID", w.Token.SID)
	s.example.Setenv("IMPACT_AUTH_TOKEN", w.Token.Value())
	brands, partners := map[string]*mockimpact.Account{}, map[string]string{}
	given := map[string]map[string]any{}
	for _, name := range []string{"acme", "globex"} {
		brand := w.Mock.AddAccount(mockimpact.Brand, name+" corporation")
		brands[name], partners[name] = brand, brand.AddPartner("Marvin").ID
		s.tokens[name] = w.Account.Manage(brand)
		given[name] = map[string]any{
			"advertiser_id": brand.ID, "campaign_id": brand.AddCampaign("Summer sale").ID, "partner_ids": []string{partners[name]},
		}
	}
	s.variables["brands"] = encode(t, given)
	s.expect(true, []string{
		"4 added, 0 changed, 0 destroyed", `"acme" = "acme corporation"`, `"agency" = "Acme"`, `"globex" = "globex corporation"`,
	}, "apply", "-auto-approve")
	for name, brand := range brands {
		campaign := brand.Campaigns()[0].ID
		groups, contacts := brand.PartnerGroups(campaign), brand.Contacts(campaign)
		if len(groups) != 1 || len(contacts) != 1 {
			t.Fatalf("%s has the groups %v and the contacts %v; want one of each", name, groups, contacts)
		}
		want := []string{partners[name]}
		if !slices.Equal(groups[0].Members, want) || !slices.Equal(contacts[0].Accounts, want) {
			t.Errorf("%s: group of %v, contact of %v; want %v", name, groups[0].Members, contacts[0].Accounts, want)
		}
	}
	s.expect(true, []string{"No changes."}, "plan")

	// A brand that leaves the agency, and a credential that may not act on brands:
	// the plan says which brand it is.
	w.Account.StopManaging(brands["globex"])
	s.expect(false, []string{"with module.globex.impact_", "404 Not Found", "every brand should. Check that the agency manages the brand that advertiser_id names."}, "plan")
	w.Account.Manage(brands["globex"])
	full := w.Token.Scopes()
	w.Token.SetScopes(mockimpact.Scopes{"company_information": {"read"}})
	s.expect(false, []string{"acme: impact.com knows the credential, but refused one read of every", "globex: impact.com knows"}, "plan")
	w.Token.SetScopes(full)
	s.expect(true, []string{"4 destroyed"}, "destroy", "-auto-approve")
}
