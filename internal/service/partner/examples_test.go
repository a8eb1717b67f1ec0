package partner_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func example(t *testing.T, file string) string {
	t.Helper()
	config, err := os.ReadFile(filepath.Join("..", "..", "..", "examples", filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return string(config)
}

// The import blocks of the examples import what their configuration describes.
func TestAccExamples_import(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]string{"string id": "import-by-string-id.tf", "identity": "import-by-identity.tf"} {
		for _, object := range []string{"impact_contact", "impact_partner_group"} {
			t.Run(object+" by "+name, func(t *testing.T) {
				t.Parallel()
				w := acctest.NewBrand(t)
				w.NeedsMock()
				w.Account.AddPartnerGroup(w.CampaignID, "Top partners", w.PartnerIDs[0], w.PartnerIDs[1])
				w.Account.AddContact(mockimpact.Contact{
					CampaignID: w.CampaignID, Accounts: w.PartnerIDs[:1], Labels: []string{"VIP"},
					Fields: map[string]string{
						"FirstName": "Wile", "LastName": "Coyote", "EmailAddress": "wile.coyote@example.com", "Title": "Partnership manager",
						"WorkPhoneNumber": "8051234567", "WorkPhoneNumberCountry": "US",
					},
				})
				folder := "resources/" + object + "/"
				w.Run(resource.TestStep{
					Config: example(t, folder+"resource.tf") + example(t, folder+file),
				})
				if left := len(w.Account.Contacts(w.CampaignID)) + len(w.Account.PartnerGroups(w.CampaignID)); left != 1 {
					t.Errorf("%d objects are left of two, one of which was imported and destroyed", left)
				}
			})
		}
	}
}
