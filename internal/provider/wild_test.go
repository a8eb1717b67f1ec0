package provider_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Answers that were seen in the wild, or are likely there, with a real Terraform.

const kong404 = `{"message": "no Route matched with those values", "request_id": "3b6a1f0c9d2e4857a6b1c2d3e4f50617"}`

func gateway404(path string) mockimpact.Fault {
	return mockimpact.Fault{Path: path, Status: http.StatusNotFound, ContentType: "application/json; charset=utf-8", Body: kong404}
}

// A 404 that is not impact.com's own: the object stays in state at a refresh, and
// is not forgotten at a destroy.
func TestAccWild_foreign404KeepsTheObject(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]mockimpact.Fault{
		"gateway": gateway404(""),
		"text":    {Status: http.StatusNotFound, ContentType: "text/plain", Body: "404 page not found"},
		"empty":   {Status: http.StatusNotFound},
		"page":    {Status: http.StatusNotFound, ContentType: "text/html", Body: "<html><head><title>404 Not Found</title></head></html>"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			fault.Path = "/Campaigns/*/MediaPartnerGroups/*"
			config := fmt.Sprintf("resource \"impact_partner_group\" \"g\" {\n  campaign_id = %q\n  name = \"VIP\"\n}\n", w.CampaignID)
			var inForce *mockimpact.FaultHandle
			strike := func(method string) func() {
				return func() {
					struck := fault
					struck.Method = method
					inForce = w.Mock.Fault(struck)
				}
			}
			heal := func() { inForce.Remove() }
			w.RunAtProtocol(
				resource.TestStep{Config: config},
				resource.TestStep{Config: config, PreConfig: strike(http.MethodGet), ExpectError: acctest.Text("Cannot read the partner group")},
				resource.TestStep{Config: config, PreConfig: heal, PlanOnly: true},
				resource.TestStep{Config: "locals {}\n", PreConfig: strike(http.MethodDelete), ExpectError: acctest.Text("Cannot delete the partner group")},
				resource.TestStep{Config: config, PreConfig: heal, ConfigPlanChecks: resource.ConfigPlanChecks{
					PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
				}},
			)
		})
	}
}

// A page that is too heavy is asked for again, smaller.
func TestAccWild_heavyPages(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Mock.SetReading(mockimpact.PageSize, "100-504")
	w.Run(resource.TestStep{
		Config: fmt.Sprintf("data \"impact_partner_groups\" \"all\" {\n  campaign_id = %q\n}\n", w.CampaignID),
		Check:  resource.TestCheckResourceAttr("data.impact_partner_groups.all", "partner_groups.#", "0"),
	})
}

// An odd member blocks nothing; the data source that shows it warns and has the
// rest.
func TestAccWild_oddMembers(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Mock.Fault(mockimpact.Fault{Path: "/CompanyInformation", Rewrite: func([]byte) []byte {
		return []byte(`{"CompanyName":"Acme","BillingAddress":"","CorporateAddress":[{"City":"Boise"}],"PrimaryPhoneNumber":5550100,"MinimumContactRating":"4.5","Uri":"/Advertisers/` + w.Token.SID + `/CompanyInformation"}`)
	}})
	w.RunAtProtocol(resource.TestStep{
		Config: `data "impact_company_information" "own" {}` + "\n" + `data "impact_credentials" "own" {}`,
		ConfigStateChecks: []statecheck.StateCheck{
			acctest.Has("data.impact_company_information.own", "company_name", knownvalue.StringExact("Acme")),
			acctest.Has("data.impact_company_information.own", "minimum_contact_rating", knownvalue.Null()),
			acctest.Has("data.impact_company_information.own", "uri", knownvalue.StringExact("/CompanyInformation")),
			acctest.Has("data.impact_credentials.own", "valid", knownvalue.Bool(true)),
		},
	})
	p := w.Protocol()
	_, diagnostics := p.ReadData("impact_company_information", nil)
	const want = "warning: impact.com answered values that cannot be read: company information: These members of the answer are not of the type that impact.com documents:\n\n" +
		"  MinimumContactRating = \"4.5\": \"4.5\" is not an integer\n\n" +
		"They count as not set; everything else was read. Please report this to the provider's developers, with the lines above."
	if got := strings.Join(acctest.Render(diagnostics), "\n"); got != want {
		t.Errorf("%s", got)
	}
}

// A gateway's 404 is not explained as a wrong id.
func TestAccWild_gatewayAtConfigure(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Mock.Fault(gateway404(""))
	w.Run(resource.TestStep{
		Config:      `data "impact_credentials" "own" {}`,
		ExpectError: acctest.Text("The credential could not be proven…impact.com's gateway knows no such path, which says nothing about any object. Check base_url."),
	})
}
