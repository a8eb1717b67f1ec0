package partner_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

const contractsAddress = "data.impact_contracts.test"

func TestAccContracts_brand(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		contract := w.Account.AddContract(w.CampaignID, w.PartnerIDs[0])
		w.Run(resource.TestStep{
			Config: fmt.Sprintf(`
data "impact_contracts" "test" { campaign_id = %q }
locals {
  terms = jsondecode(data.impact_contracts.test.contracts[0].terms_json)
}
output "rates" {
  value = [for payout in local.terms.TemplateTerms.EventPayouts : payout.DefaultPayoutRate]
}
output "promotional" {
  value = local.terms.TemplateTerms.PromotionalTerms[0].TermsContent
}
output "kinds" {
  value = keys(local.terms)
}`, w.CampaignID),
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.Has(contractsAddress, "contracts", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
					"id": acctest.Exactly(contract.ID), "campaign_id": acctest.Exactly(w.CampaignID), "partner_id": acctest.Exactly(w.PartnerIDs[0]),
					"partner_value1": acctest.Exactly("vip"), "status": acctest.Exactly("ACTIVE"),
					"start_date": acctest.Exactly("2026-01-20T00:00:00-08:00"), "end_date": knownvalue.Null(),
					"brand_signatory": acctest.Exactly("Justin Case"), "brand_signatory_date": acctest.Exactly("2026-01-19T23:52:00-08:00"),
					"partner_signatory": acctest.Exactly("Partner Person"), "partner_signatory_date": acctest.Exactly("2026-01-19T23:52:00-08:00"),
					"date_created": acctest.Exactly("2026-01-19T23:52:00-08:00"), "date_last_updated": acctest.Exactly("2026-01-20T00:00:00-08:00"),
					"template_id": acctest.Exactly("99999"), "template_version": acctest.Exactly("6"), "template_name": acctest.Exactly("ACME Public Terms"),
					"template_labels": knownvalue.SetExact([]knownvalue.Check{acctest.Exactly("2026"), acctest.Exactly("Public")}),
					"currency":        acctest.Exactly("USD"), "has_campaign_terms": knownvalue.Bool(true), "terms_json": knownvalue.NotNull(),
					"pdf_uri": knownvalue.NotNull(), "uri": knownvalue.NotNull(),
				})})),
				statecheck.ExpectKnownOutputValue("rates", knownvalue.ListExact([]knownvalue.Check{knownvalue.Int64Exact(15)})),
				statecheck.ExpectKnownOutputValue("promotional", acctest.Exactly("<p>Be nice & fair.</p>")),
				statecheck.ExpectKnownOutputValue("kinds", knownvalue.ListExact([]knownvalue.Check{
					acctest.Exactly("CampaignTerms"), acctest.Exactly("ScheduledTerms"), acctest.Exactly("TemplateTerms"),
				})),
			},
		})
	})
}

func TestAccContracts_partner(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	here := w.Account.AddContract(w.CampaignID, "")
	elsewhere := w.Account.AddContract(w.Account.AddCampaign("Winter sale").ID, "")
	w.Run(resource.TestStep{
		Config: fmt.Sprintf(`
data "impact_contracts" "all" {}
data "impact_contracts" "test" { campaign_id = %q }
output "kinds" {
  value = keys(jsondecode(data.impact_contracts.test.contracts[0].terms_json))
}`, w.CampaignID),
		ConfigStateChecks: []statecheck.StateCheck{
			acctest.Has("data.impact_contracts.all", "contracts", acctest.WithIDs(here.ID, elsewhere.ID)),
			acctest.Has(contractsAddress, "contracts", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"id": acctest.Exactly(here.ID), "campaign_id": acctest.Exactly(w.CampaignID), "partner_id": knownvalue.Null(),
				"template_id": acctest.Exactly("99999"), "template_version": acctest.Exactly("6"), "template_name": acctest.Exactly("ACME Public Terms"),
				"currency": acctest.Exactly("USD"),
			})})),
			statecheck.ExpectKnownOutputValue("kinds", knownvalue.ListExact([]knownvalue.Check{acctest.Exactly("Terms")})),
		},
	})
}

func TestAccContracts_filters(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	a, b := w.PartnerIDs[0], w.PartnerIDs[1]
	old := w.Account.AddContract(w.CampaignID, a)
	recent := w.Account.AddContract(w.CampaignID, b)
	recent.TemplateID, recent.Signatory = 5, "Robin Banks"
	recent.Start = time.Date(2026, time.March, 1, 0, 0, 0, 0, time.UTC)
	recent.End, recent.Updated = recent.Start.AddDate(1, 0, 0), recent.Start
	w.Account.SetContract(recent)
	proposal := w.Account.AddProposal(w.CampaignID, a)
	config := ""
	var checks []statecheck.StateCheck
	for name, test := range map[string]struct {
		filter string
		want   []string
	}{
		"active":         {"", []string{old.ID, recent.ID}},
		"pending":        {`status = "PENDING"`, []string{proposal.ID}},
		"declined":       {`status = "DECLINED"`, nil},
		"partner":        {fmt.Sprintf("partner_id = %q", b), []string{recent.ID}},
		"template":       {`template_id = "99999"`, []string{old.ID}},
		"brand_signed":   {`signatory = "Robin Banks"`, []string{recent.ID}},
		"partner_signed": {`signatory = "Partner Person"`, []string{old.ID, recent.ID}},
		"updated_before": {`date_last_updated_before = "2026-02-01T00:00:00Z"`, []string{old.ID}},
		"updated_after":  {`date_last_updated_after = "2026-02-01T00:00:00Z"`, []string{recent.ID}},
		"start_before":   {`start_date_before = "2026-02-01T00:00:00Z"`, []string{old.ID}},
		"start_after":    {`start_date_after = "2026-02-01T00:00:00Z"`, []string{recent.ID}},
		"end_before":     {`end_date_before = "2028-01-01T00:00:00Z"`, []string{recent.ID}},
		"end_after":      {`end_date_after = "2027-12-01T00:00:00Z"`, nil},
	} {
		config += fmt.Sprintf("data \"impact_contracts\" %q {\n  campaign_id = %q\n  %s\n}\n", name, w.CampaignID, test.filter)
		checks = append(checks, acctest.Has("data.impact_contracts."+name, "contracts", acctest.WithIDs(test.want...)))
	}
	w.RunAtProtocol(
		resource.TestStep{Config: config, ConfigStateChecks: checks},
		resource.TestStep{
			Config:      `data "impact_contracts" "test" {}`,
			ExpectError: acctest.Text(`Cannot read the contracts…A brand's contracts are kept per campaign: set campaign_id.`),
		},
	)
}

func TestAccContracts_filtersOfBrands(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.RunAtProtocol(resource.TestStep{
		Config:      `data "impact_contracts" "test" { partner_id = "1" }`,
		ExpectError: acctest.Text(`partner_id = "1"…Contracts of partner accounts cannot be filtered by it: only a brand's can.`),
	})
}
