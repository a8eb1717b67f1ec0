package partner_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const unsubscribedAddress = "data.impact_unsubscribed_contacts."

func TestAccUnsubscribedContacts(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		a, b := w.PartnerIDs[0], w.PartnerIDs[1]
		w.Account.Unsubscribe(w.CampaignID, b, "road@example.com")
		w.Account.Unsubscribe(w.CampaignID, a, "wile@example.com")
		w.Account.Unsubscribe(w.Account.AddCampaign("Another").ID, a, "elsewhere@example.com")
		addresses := func(of ...string) knownvalue.Check {
			var contacts []map[string]knownvalue.Check
			for _, each := range of {
				contacts = append(contacts, map[string]knownvalue.Check{"user_email": text(each)})
			}
			return exactly(contacts...)
		}
		w.Run(resource.TestStep{
			Config: fmt.Sprintf(`
data "impact_unsubscribed_contacts" "all" {
  campaign_id = %[1]q
}
data "impact_unsubscribed_contacts" "partner" {
  campaign_id = %[1]q
  partner_id  = %[2]q
}
data "impact_unsubscribed_contacts" "address" {
  campaign_id = %[1]q
  user_email  = "wile@example.com"
}
data "impact_unsubscribed_contacts" "nobody" {
  campaign_id = %[1]q
  partner_id  = %[2]q
  user_email  = "wile@example.com"
}`, w.CampaignID, b),
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.Has(unsubscribedAddress+"all", "unsubscribed_contacts", knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectExact(map[string]knownvalue.Check{
						"partner_id": text(a), "user_email": text("wile@example.com"),
						"created_at": text("2026-01-20T00:00:00-08:00"), "updated_at": text("2026-01-20T00:00:00-08:00"),
					}),
					knownvalue.ObjectPartial(map[string]knownvalue.Check{"partner_id": text(b), "user_email": text("road@example.com")}),
				})),
				acctest.Has(unsubscribedAddress+"partner", "unsubscribed_contacts", addresses("road@example.com")),
				acctest.Has(unsubscribedAddress+"address", "unsubscribed_contacts", addresses("wile@example.com")),
				acctest.Has(unsubscribedAddress+"nobody", "unsubscribed_contacts", knownvalue.ListSizeExact(0)),
				statecheck.ExpectSensitiveValue(unsubscribedAddress+"all", tfjsonpath.New("unsubscribed_contacts").AtSliceIndex(0).AtMapKey("user_email")),
				statecheck.ExpectSensitiveValue(unsubscribedAddress+"address", tfjsonpath.New("user_email")),
			},
		})
	})
}

func TestAccUnsubscribedContacts_errors(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.RunAtProtocol(
		resource.TestStep{
			Config:      "data \"impact_unsubscribed_contacts\" \"test\" {\n  campaign_id = \"1\"\n  user_email = \"wile\"\n}\n",
			ExpectError: acctest.Text(`user_email must be an e-mail address`),
		},
		resource.TestStep{
			PreConfig: func() {
				w.Mock.Fault(mockimpact.Fault{
					Method: http.MethodGet, Path: "/Campaigns/{CampaignId}/UnsubscribedContacts", Status: http.StatusBadRequest, ContentType: "application/json",
					Body: `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"UserEmail","Message":"Unknown"}]}`,
				})
			},
			Config:      fmt.Sprintf("data \"impact_unsubscribed_contacts\" \"test\" {\n  campaign_id = %q\n  user_email = \"wile@example.com\"\n}\n", w.CampaignID),
			ExpectError: acctest.Text(`user_email = …impact.com refused UserEmail: Unknown.`),
		},
	)
}

// More than a page is read page by page, and no diagnostic names anybody.
func TestUnsubscribedContacts_pages(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	const count = 2001
	for i := range count {
		w.Account.Unsubscribe(w.CampaignID, w.PartnerIDs[0], fmt.Sprintf("person%04d@example.com", i))
	}
	p := w.Protocol()
	w.Mock.ResetJournal()
	read, diagnostics := p.ReadData("impact_unsubscribed_contacts", map[string]tftypes.Value{"campaign_id": acctest.String(w.CampaignID)})
	acctest.FailOnErrors(t, diagnostics)
	var contacts []tftypes.Value
	if err := read["unsubscribed_contacts"].As(&contacts); err != nil || len(contacts) != count {
		t.Errorf("%d contacts, %v", len(contacts), err)
	}
	var pages []string
	for _, x := range w.Mock.Journal() {
		pages = append(pages, x.Query.Get("Page"))
	}
	if diff := cmp.Diff([]string{"", "1", "2"}, pages); diff != "" {
		t.Error(diff)
	}
	if slices.ContainsFunc(acctest.Render(diagnostics), func(line string) bool { return strings.Contains(line, "@example.com") }) {
		t.Errorf("a diagnostic names somebody: %q", acctest.Render(diagnostics))
	}
}
