package partner_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func example(t *testing.T, file string) string {
	t.Helper()
	config, err := os.ReadFile(filepath.Join("..", "..", "examples", filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return string(config)
}

// The import blocks of the examples import what their configuration describes.
func TestAccExamples_import(t *testing.T) {
	t.Parallel()
	for name, block := range map[string]struct {
		file    string
		version tfversion.TerraformVersionCheck
	}{
		"string id": {"import-by-string-id.tf", tfversion.SkipBelow(tfversion.Version1_5_0)},
		"identity":  {"import-by-identity.tf", tfversion.SkipBelow(tfversion.Version1_12_0)},
	} {
		for _, object := range []string{"impact_contact", "impact_partner_group"} {
			t.Run(object+" by "+name, func(t *testing.T) {
				t.Parallel()
				w := acctest.NewBrand(t)
				w.Mocked()
				w.Account.AddPartnerGroup(w.CampaignID, "Top partners", w.PartnerIDs[0], w.PartnerIDs[1])
				w.Account.AddContact(mockimpact.Contact{
					CampaignID: w.CampaignID, Accounts: w.PartnerIDs[:1], Labels: []string{"VIP"},
					Fields: map[string]string{
						"FirstName": "Wile", "LastName": "Coyote", "EmailAddress": "wile.coyote@example.com", "Title": "Partnership manager",
						"WorkPhoneNumber": "8051234567", "WorkPhoneNumberCountry": "US",
					},
				})
				folder := "resources/" + object + "/"
				w.RunCase(resource.TestCase{
					TerraformVersionChecks: []tfversion.TerraformVersionCheck{block.version},
					Steps: []resource.TestStep{{
						Config: example(t, folder+"resource.tf") + example(t, folder+block.file),
					}},
				})
				if left := len(w.Account.Contacts(w.CampaignID)) + len(w.Account.PartnerGroups(w.CampaignID)); left != 1 {
					t.Errorf("%d objects are left of two, one of which was imported and destroyed", left)
				}
			})
		}
	}
}
