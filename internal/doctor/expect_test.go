package doctor_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/doctor"
)

func TestExpect(t *testing.T) {
	t.Parallel()
	campaigns := "GET /Campaigns\nGET /Campaigns/{CampaignId}  # the one\n\n# and\nGET /CompanyInformation\n" +
		"GET /LegalEntities\nGET /MediaPartners\nGET https://api.impact.com/Advertisers/IR1/Campaigns/1000/Contracts?PageSize=5\n"
	for name, test := range map[string]struct {
		file, args string
		want       doctor.Comparison
		exitCode   int
	}{
		"as expected": {campaigns, "", doctor.Comparison{
			Granted: []string{"GET /CompanyInformation", "GET /LegalEntities", "GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Campaigns/{CampaignId}/Contracts", "GET /MediaPartners"},
		}, 0},
		"as a JSON list": {`["campaigns: read", "GET /CompanyInformation", "GET /LegalEntities", "GET /MediaPartners", "GET /Campaigns/{CampaignId}/Contracts"]`, "", doctor.Comparison{
			Granted: []string{"GET /CompanyInformation", "GET /LegalEntities", "GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Campaigns/{CampaignId}/Contracts", "GET /MediaPartners"},
		}, 0},
		"one too few": {campaigns + "deals: read", "", doctor.Comparison{
			Granted: []string{"GET /CompanyInformation", "GET /LegalEntities", "GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Campaigns/{CampaignId}/Contracts", "GET /MediaPartners"},
			Missing: []string{"GET /Deals", "GET /Deals/{DealId}"},
		}, 1},
		"too many": {"GET /CompanyInformation\nGET /LegalEntities\nGET /Campaigns\nGET /Campaigns/1", "", doctor.Comparison{
			Granted: []string{"GET /CompanyInformation", "GET /LegalEntities", "GET /Campaigns", "GET /Campaigns/{CampaignId}"},
			Excess:  []string{"GET /Campaigns/{CampaignId}/Contracts", "GET /MediaPartners"},
		}, 1},
		"what cannot be asked": {campaigns + "POST /Conversions\nOPTIONS /Campaigns\nGET /", "", doctor.Comparison{
			Granted:  []string{"GET /CompanyInformation", "GET /LegalEntities", "GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Campaigns/{CampaignId}/Contracts", "GET /MediaPartners"},
			Unknown:  []string{"GET /"},
			NotAsked: []string{"POST /Conversions"},
			Ignored:  []string{"line 10: OPTIONS and HEAD are no operations of impact.com"},
		}, 2},
		"what cannot be asked, strictly": {campaigns + "POST /Conversions", "-strict", doctor.Comparison{
			Granted:  []string{"GET /CompanyInformation", "GET /LegalEntities", "GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Campaigns/{CampaignId}/Contracts", "GET /MediaPartners"},
			NotAsked: []string{"POST /Conversions"},
		}, 2},
		"nor does it matter otherwise": {campaigns + "POST /Conversions", "", doctor.Comparison{
			Granted:  []string{"GET /CompanyInformation", "GET /LegalEntities", "GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Campaigns/{CampaignId}/Contracts", "GET /MediaPartners"},
			NotAsked: []string{"POST /Conversions"},
		}, 0},
		"a write": {campaigns + "DELETE /Deals/1", "-writes", doctor.Comparison{
			Granted: []string{"GET /CompanyInformation", "GET /LegalEntities", "GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Campaigns/{CampaignId}/Contracts", "GET /MediaPartners"},
			Missing: []string{"DELETE /Deals/{DealId}"},
		}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := writeFile(t, test.file)
			examine(t, func(t *testing.T, p *patient) {
				p.brand(some...)
				r := p.report(append(strings.Fields(test.args), "-expect", file)...)
				test.want.File = file
				if diff := cmp.Diff(&test.want, r.Comparison, cmp.Transformer("empty", func(s []string) string { return strings.Join(s, "\n") })); diff != "" || r.ExitCode != test.exitCode {
					t.Errorf("exit code %d (-want +got):\n%s", r.ExitCode, diff)
				}
			})
		})
	}
}

// What is expected but unknown ends the run before any request.
func TestExpectUnknownCalls(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ content, says string }{
		"a call":       {"GET /Campains\n", `line 1: unknown call "GET /Campains" for account type "brand"; the nearest known calls are GET /Campaigns, GET /Actions, GET /Catalogs`},
		"a scope":      {"# all\ncampaign: read", `line 2: unknown category "campaign" for account type "brand"; the nearest are campaigns, clicks, contacts`},
		"a permission": {"promo_codes: reed", `line 1: the category "promo_codes" of account type "brand" has no "reed", only read and write`},
		"no call":      {"everything", `line 1: call 1: write a method and a path, such as "GET /Campaigns"`},
		"no list":      {`["GET /Campaigns"`, `it begins with [, so it must be a JSON list of texts such as "GET /Campaigns"`},
		"another's":    {"GET /Users", `line 1: unknown call "GET /Users" for account type "brand", but known for partner; the nearest known calls are`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := writeFile(t, test.content)
			examine(t, func(t *testing.T, p *patient) {
				p.brand()
				code := p.run(t.Context(), "-yes", "-expect", file)
				if code != doctor.ExitUnclear || len(p.Journal()) > 0 || !strings.Contains(p.stderr.String(), test.says) || p.stdout.Len() > 0 {
					t.Errorf("exit code %d, %d requests, says\n%s", code, len(p.Journal()), p.stderr.String())
				}
			})
		})
	}
}
