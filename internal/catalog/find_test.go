package catalog_test

import (
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

func TestFindOperation(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, accountType, method, path string
		category, template              string
	}{
		{"collection", catalog.Brand, "GET", "/Campaigns", "campaigns", "/Campaigns"},
		{"object", catalog.Brand, "GET", "/Campaigns/4711", "campaigns", "/Campaigns/{CampaignId}"},
		{"nested object", catalog.Brand, "PUT", "/Campaigns/0/MediaPartnerGroups/0", "partner_groups", "/Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}"},
		{"published placeholder", catalog.Brand, "GET", "/Campaigns/{CampaignId}/Notes", "notes", "/Campaigns/{CampaignId}/Notes"},
		{"placeholder of another name", catalog.Brand, "GET", "/Campaigns/{id}/Notes/{}", "notes", "/Campaigns/{CampaignId}/Notes/{NoteId}"},
		{"read below Campaigns", catalog.Brand, "GET", "/Campaigns/1/Contracts", "contracts", "/Campaigns/{CampaignId}/Contracts"},
		{"decision below Programs", catalog.Brand, "DELETE", "/Programs/1/Contracts", "contracts", "/Programs/{ProgramId}/Contracts"},
		{"items belong to their list", catalog.Brand, "PATCH", "/ExceptionLists/7/Items", "exception_lists", "/ExceptionLists/{ExceptionListId}/Items"},
		{"id with dots", catalog.Brand, "GET", "/Actions/1000.4636.158133/Items", "actions", "/Actions/{ActionId}/Items"},
		{"literal over template", catalog.Partner, "GET", "/Catalogs/ItemSearch", "catalogs", "/Catalogs/ItemSearch"},
		{"template beside literal", catalog.Partner, "GET", "/Catalogs/ItemSearches", "catalogs", "/Catalogs/{Id}"},
		{"literal of another method", catalog.Partner, "POST", "/TaxDocument/Complete", "tax_documents", "/TaxDocument/Complete"},
		{"template where the literal has another method", catalog.Partner, "GET", "/TaxDocument/Complete", "tax_documents", "/TaxDocument/{Id}"},
		{"literal in the middle", catalog.Agency, "GET", "/Compliance/Content/ComplianceAPISubmissions/Response/x", "compliance_content", "/Compliance/Content/ComplianceAPISubmissions/Response/{Id}"},
		{"quick start", catalog.Agency, "GET", "/Campaigns", "campaigns", "/Campaigns"},

		{"method of another operation", catalog.Brand, "DELETE", "/Campaigns/1", "", ""},
		{"method in lower case", catalog.Brand, "get", "/Campaigns", "", ""},
		{"no method", catalog.Brand, "", "/Campaigns", "", ""},
		{"trailing slash", catalog.Brand, "GET", "/Campaigns/", "", ""},
		{"lost id", catalog.Brand, "DELETE", "/Campaigns/1/MediaPartnerGroups/", "", ""},
		{"lost parent id", catalog.Brand, "GET", "/Campaigns//MediaPartnerGroups", "", ""},
		{"other case", catalog.Brand, "GET", "/campaigns", "", ""},
		{"too long", catalog.Brand, "GET", "/Campaigns/1/2", "", ""},
		{"no slash", catalog.Brand, "GET", "Campaigns", "", ""},
		{"empty", catalog.Brand, "GET", "", "", ""},
		{"only a slash", catalog.Brand, "GET", "/", "", ""},
		{"with the account root", catalog.Brand, "GET", "/Advertisers/IR1/Campaigns", "", ""},
		{"of another account type", catalog.Partner, "GET", "/PhoneNumbers", "", ""},
		{"template is no literal", catalog.Brand, "GET", "/{Anything}", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			operation, found := catalog.FindOperation(tt.accountType, tt.method, tt.path)
			if found != (tt.category != "") {
				t.Fatalf("found = %t in %q", found, operation.Category)
			}
			if operation.Category != tt.category || operation.Path != tt.template {
				t.Errorf("found %s in %q, want %q in %q", operation, operation.Category, tt.template, tt.category)
			}
			if found && operation.Method != tt.method {
				t.Errorf("method %q", operation.Method)
			}
		})
	}
}

func TestFindOperationKnowsEveryOperationByItsTemplate(t *testing.T) {
	t.Parallel()
	for _, accountType := range catalog.AccountTypes() {
		for _, category := range catalog.Categories(accountType) {
			for _, operation := range category.Operations {
				found, ok := catalog.FindOperation(accountType, operation.Method, operation.Path)
				if !ok || found != operation || found.Category != category.Key {
					t.Errorf("%s %s: found %s in %q", accountType, operation, found, found.Category)
				}
			}
		}
	}
}

func TestOnlyTheAgencysCampaignsComeFromTheQuickStart(t *testing.T) {
	t.Parallel()
	for _, accountType := range catalog.AccountTypes() {
		for _, section := range catalog.DocumentSections(accountType) {
			for _, operation := range section.Operations {
				want := accountType == catalog.Agency && operation.String() == "GET /Campaigns"
				if operation.QuickStartOnly != want {
					t.Errorf("%s %s: QuickStartOnly = %t", accountType, operation, operation.QuickStartOnly)
				}
				if (section.Document == "") != want || operation.Document != section.Document {
					t.Errorf("%s %s: document %q, section %s in %q", accountType, operation, operation.Document, section.Key, section.Document)
				}
			}
		}
	}
}
