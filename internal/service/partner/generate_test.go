package partner_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func importBlock(resourceType, name, campaignID, id string) string {
	return fmt.Sprintf("import {\n  to = %s.%s\n  id = %q\n}\n", resourceType, name, campaignID+"/"+id)
}

// Objects of every shape can be adopted with the configuration that the CLI
// writes, and adopting them changes none of them.
func TestAcc_generateConfig(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	blocks := ""
	add := func(resourceType, name, id string) { blocks += importBlock(resourceType, name, w.CampaignID, id) }
	add("impact_partner_group", "full", w.Account.AddPartnerGroup(w.CampaignID, `50% "off" ${x}`, w.PartnerIDs...).ID)
	add("impact_partner_group", "empty", w.Account.AddPartnerGroup(w.CampaignID, "Empty").ID)
	add("impact_contact", "system", w.Account.AddSystemContact(w.CampaignID, "Road", "Runner", "road@example.com", w.PartnerIDs[1]).ID)
	person := map[string]string{"FirstName": "Wile", "LastName": "Coyote", "EmailAddress": "wile@example.com"}
	add("impact_contact", "plain", w.Account.AddContact(mockimpact.Contact{
		CampaignID: w.CampaignID, Fields: person, Accounts: w.PartnerIDs[:1],
	}).ID)
	full := map[string]string{
		"FirstName": "Bugs", "LastName": "Bunny", "EmailAddress": "bugs@example.com", "Title": "Boss",
		"WorkPhoneNumber": "8051234567", "WorkPhoneNumberCountry": "US", "CellphoneNumber": "1701234567", "CellphoneNumberCountry": "DE",
	}
	add("impact_contact", "full", w.Account.AddContact(mockimpact.Contact{
		CampaignID: w.CampaignID, Fields: full, Accounts: w.PartnerIDs, Labels: []string{"VIP", "Tier1"}, HasImage: true,
	}).ID)
	blocks += fmt.Sprintf("import {\n  to = impact_partner_values.full\n  id = %q\n}\n", w.PartnerIDs[0])
	before := string(w.Mock.Dump())
	generated := w.GenerateConfig(blocks)
	for _, want := range []string{`50% \"off\" $${x}`, `"Tier1", "VIP"`, `= "8051234567"`} {
		if !strings.Contains(generated, want) {
			t.Errorf("the configuration lacks %s:\n%s", want, generated)
		}
	}
	if after := string(w.Mock.Dump()); after != before {
		t.Errorf("adopting changed the account from\n%s\nto\n%s", before, after)
	}
}
