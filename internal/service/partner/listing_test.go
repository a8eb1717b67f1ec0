package partner_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Contacts are listed as people know them, and by the filters of their document.
func TestContactListing(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	a, b := w.PartnerIDs[0], w.PartnerIDs[1]
	w.Account.AddContact(mockimpact.Contact{CampaignID: w.CampaignID, Fields: map[string]string{"FirstName": "Wile", "LastName": "Coyote", "EmailAddress": "wile@acme.example", "Title": "Genius"}, Accounts: []string{a}})
	w.Account.AddContact(mockimpact.Contact{CampaignID: w.CampaignID, Fields: map[string]string{"FirstName": "Road", "LastName": "Runner", "EmailAddress": "beep@acme.example"}, Accounts: []string{b}})
	const wile, road = "Wile Coyote <wile@acme.example>", "Road Runner <beep@acme.example>"
	p := w.Protocol()
	for name, c := range map[string]struct {
		attribute, value string
		want             []string
	}{
		"all":     {"", "", []string{wile, road}},
		"account": {"account_id", b, []string{road}},
		"title":   {"title", "Genius", []string{wile}},
	} {
		config := map[string]tftypes.Value{"campaign_id": acctest.String(w.CampaignID)}
		if c.attribute != "" {
			config[c.attribute] = acctest.String(c.value)
		}
		found, diagnostics := p.ListNames("impact_contact", config, 10)
		acctest.FailOnErrors(t, diagnostics)
		var got []string
		for _, each := range found {
			got = append(got, each.DisplayName)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
