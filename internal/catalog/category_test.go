package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Keys and aliases are what people write in configurations: none must go. A name
// claims no more than its origin.
func TestCategories(t *testing.T) {
	t.Parallel()
	const seen, inferred = " (seen)", " (inferred)"
	want := map[string]map[string]string{
		catalog.Brand: {
			"account": "Account" + seen + " = company_information, legal_entities", "actions": "Actions" + seen + " = action_updates",
			"campaigns": "Campaigns" + seen, "catalogs": "Catalogs" + inferred, "clicks": "Clicks" + inferred + " = click_export",
			"partners": "Partners" + seen, "promo_codes": "Promo Codes" + seen, "jobs": "Jobs (document)",
			"report_export": "Report Export (document)", "reports": "Reports (Legacy) (document)",
			"unsubscribed_contacts": "Unsubscribed Contacts (document)",
		},
		catalog.Partner: {
			"account": "Account" + inferred + " = company_information", "actions": "Actions" + seen, "campaigns": "Campaigns" + inferred,
			"catalogs": "Catalogs" + seen, "clicks": "Clicks" + seen + " = click_export", "jobs": "Jobs Management" + seen,
			"promo_codes": "Promo Codes (document)",
		},
		catalog.Agency: {
			"account": "Account" + inferred + " = company_information", "campaigns": "Campaigns" + inferred,
			"jobs": "Jobs Management" + inferred, "advertisers": "Advertisers (document)",
		},
	}
	count := map[string]int{catalog.Brand: 29, catalog.Partner: 26, catalog.Agency: 7}
	for accountType, names := range want {
		categories := catalog.Categories(accountType)
		if len(categories) != count[accountType] {
			t.Errorf("%s: %d categories", accountType, len(categories))
		}
		for _, category := range categories {
			got := category.Label + " (" + string(category.Origin) + ")"
			if len(category.Aliases) > 0 {
				got += " = " + strings.Join(category.Aliases, ", ")
			}
			if name, listed := names[category.Key]; listed && got != name || !listed && category.Origin != catalog.Document {
				t.Errorf("%s %s: %s", accountType, category.Key, got)
			}
			if len(category.Operations) == 0 {
				t.Errorf("%s %s: no operation", accountType, category.Key)
			}
			if found, ok := catalog.FindCategory(accountType, category.Key); !ok || !cmp.Equal(found, category) {
				t.Errorf("%s: FindCategory(%q) = %v, %t", accountType, category.Key, found, ok)
			}
		}
		if !slices.IsSortedFunc(categories, func(a, b catalog.Category) int { return strings.Compare(a.Key, b.Key) }) {
			t.Errorf("%s: not sorted", accountType)
		}
	}
}

func TestEveryOperationIsInItsCategoryOnly(t *testing.T) {
	t.Parallel()
	for _, accountType := range catalog.AccountTypes() {
		var all []catalog.Operation
		for _, category := range catalog.Categories(accountType) {
			for _, operation := range category.Operations {
				if operation.Category != category.Key || operation.AccountType != accountType {
					t.Errorf("%s %s: %s says it is in %s of %s", accountType, category.Key, operation, operation.Category, operation.AccountType)
				}
				all = append(all, operation)
			}
		}
		if diff := cmp.Diff(catalog.Operations(accountType), all); diff != "" {
			t.Errorf("%s (-operations +in categories):\n%s", accountType, diff)
		}
	}
}

// Every key that ever was one still selects exactly the operations it did, or the
// category that took it over under the same key.
func TestOlderKeysStillSelectTheirOperations(t *testing.T) {
	t.Parallel()
	wider := []string{"brand actions", "brand clicks", "partner clicks"}
	for _, accountType := range catalog.AccountTypes() {
		for _, older := range catalog.DocumentSections(accountType) {
			category, known := catalog.FindCategory(accountType, older.Key)
			if !known {
				t.Errorf("%s has no %s any more", accountType, older.Key)
				continue
			}
			same := cmp.Equal(older.Operations, category.Operations)
			if same == slices.Contains(wider, accountType+" "+older.Key) {
				t.Errorf("%s %s selects %v", accountType, older.Key, category.Operations)
			}
			for _, operation := range older.Operations {
				if !slices.Contains(category.Operations, operation) {
					t.Errorf("%s %s does not select %s any more", accountType, older.Key, operation)
				}
			}
		}
	}
}

func TestLabelsClaimWhatGuidesShow(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for _, accountType := range catalog.AccountTypes() {
		for _, operation := range catalog.Operations(accountType) {
			switch {
			case (operation.Label == "") != (operation.LabelOrigin == ""):
				t.Errorf("%s %s: label %q is %q", accountType, operation, operation.Label, operation.LabelOrigin)
			case operation.Label != "" && operation.Permission() != catalog.Read:
				t.Errorf("%s %s: nobody described the box of a write", accountType, operation)
			case operation.LabelOrigin == catalog.Seen:
				seen[accountType]++
				if operation.Placement != catalog.Seen {
					t.Errorf("%s %s: its box was seen, its place %q", accountType, operation, operation.Placement)
				}
			}
		}
	}
	// One more was seen for brands, that of the account home.
	if diff := cmp.Diff(map[string]int{catalog.Brand: 9, catalog.Partner: 8}, seen); diff != "" {
		t.Errorf("labels seen (-want +got):\n%s", diff)
	}
	for _, tt := range []struct {
		accountType, call, label string
		origin, placement        catalog.Origin
	}{
		{catalog.Brand, "GET /Actions", "Retrieve actions", catalog.Seen, catalog.Seen},
		{catalog.Brand, "GET /ActionUpdates", "Retrieve action updates", catalog.Inferred, catalog.Inferred},
		{catalog.Brand, "PUT /Actions", "", "", catalog.Document},
		{catalog.Brand, "GET /Programs/1/ClickExport", "Export clicks", catalog.Inferred, catalog.Inferred},
		{catalog.Brand, "GET /LegalEntities", "", "", catalog.Inferred},
		{catalog.Partner, "GET /ActionUpdates/1", "Retrieve action update", catalog.Seen, catalog.Seen},
		{catalog.Partner, "GET /Jobs/1/Download", "Download export jobs", catalog.Seen, catalog.Seen},
		{catalog.Partner, "GET /Campaigns/1", "Retrieve campaign", catalog.Inferred, catalog.Document},
		{catalog.Agency, "GET /CompanyInformation", "Retrieve company information", catalog.Inferred, catalog.Inferred},
	} {
		got, err := catalog.ParseCall(tt.accountType, tt.call)
		if err != nil || got.Label != tt.label || got.LabelOrigin != tt.origin || got.Placement != tt.placement {
			t.Errorf("%s %s: %q (%s) placed by %s, %v", tt.accountType, tt.call, got.Label, got.LabelOrigin, got.Placement, err)
		}
	}
}

func TestPagePath(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ accountType, call, want string }{
		{catalog.Partner, "GET /Actions", "/Mediapartners/<AccountSID>/Actions"},
		{catalog.Partner, "GET /Jobs/1/Download", "/Mediapartners/<AccountSID>/Jobs/<JobID>/Download"},
		{catalog.Partner, "GET /Actions/1/Items/2", "/Mediapartners/<AccountSID>/Actions/<actionID>/Items/<sku>"},
		{catalog.Brand, "GET /Campaigns/1/Contacts/2", "/Advertisers/<AccountSID>/Campaigns/<CampaignID>/Contacts/<ContactID>"},
		{catalog.Brand, "GET /ReportExport/x", "/Advertisers/<AccountSID>/ReportExport/<ReportId_or_Handle>"},
		{catalog.Agency, "GET /Jobs", "/Agencies/<AccountSID>/Jobs"},
		{catalog.Agency, "GET /Agencies/IR1", "/Agencies/<AccountSID>"},
	} {
		operation, err := catalog.ParseCall(tt.accountType, tt.call)
		if err != nil {
			t.Fatal(err)
		}
		if got := operation.PagePath(); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.call, got, tt.want)
		}
		// What the page shows can be pasted as a call.
		pasted, err := catalog.ParseCall(tt.accountType, operation.Method+" "+operation.PagePath())
		if err != nil || pasted != operation {
			t.Errorf("%s is read as %s, %v", operation.PagePath(), pasted, err)
		}
	}
}

func TestAccountHomeIsNoDocumentedOperation(t *testing.T) {
	t.Parallel()
	for _, accountType := range catalog.AccountTypes() {
		home := catalog.AccountHome(accountType)
		if slices.Contains(catalog.Operations(accountType), home) || !home.PageOnly || home.Document != "" || home.Path != "" {
			t.Errorf("%s: %+v", accountType, home)
		}
		if home.Label != "Retrieve account home" || (home.LabelOrigin == catalog.Seen) != (accountType == catalog.Brand) {
			t.Errorf("%s: %q is %s", accountType, home.Label, home.LabelOrigin)
		}
		for _, operation := range catalog.Operations(accountType) {
			if operation.PageOnly || operation.QuickStartOnly != (operation.Document == "") {
				t.Errorf("%s: %s is of %q", accountType, operation, operation.Document)
			}
		}
	}
}

func TestExpand(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		accountType string
		scopes      map[string][]string
		want        string
	}{
		{catalog.Brand, map[string][]string{"promo_codes": {"write", "read"}}, "GET /PromoCodes, POST /PromoCodes, GET /PromoCodes/{PromoCodeId}, DELETE /PromoCodes/{PromoCodeId}"},
		{catalog.Brand, map[string][]string{"click_export": {"read"}}, "GET /Programs/{ProgramId}/ClickExport"},
		{catalog.Brand, map[string][]string{"clicks": {"read"}, "click_export": {"read"}}, "GET /Campaigns/{CampaignId}/Clicks/{ClickId}, GET /Programs/{ProgramId}/ClickExport"},
		{catalog.Brand, map[string][]string{"account": {"read"}}, "GET /CompanyInformation, GET /LegalEntities, GET /LegalEntities/{LegalEntityId}"},
		{catalog.Partner, map[string][]string{"company_information": {"write"}}, "PUT /CompanyInformation"},
		{catalog.Agency, map[string][]string{"jobs": {}}, ""},
		{catalog.Agency, nil, ""},
	} {
		got, err := catalog.Expand(tt.accountType, tt.scopes)
		if err != nil || calls(got) != tt.want {
			t.Errorf("%s %v: %s, %v", tt.accountType, tt.scopes, calls(got), err)
		}
	}
	_, err := catalog.Expand(catalog.Brand, map[string][]string{"campaigns": {"write"}, "programs": {"read"}, "deals": {"read", "execute"}})
	want := `the category "campaigns" of account type "brand" has no "write", only read` + "\n" +
		`the category "deals" of account type "brand" has no "execute", only read and write` + "\n" +
		`unknown category "programs" for account type "brand"; the nearest are campaigns, clicks, contracts`
	if err == nil || err.Error() != want {
		t.Errorf("error:\n%v", err)
	}
	if _, err := catalog.Expand("publisher", nil); err == nil {
		t.Error("an unknown account type passes")
	}
}

func calls(operations []catalog.Operation) string {
	var result []string
	for _, operation := range operations {
		result = append(result, operation.String())
	}
	return strings.Join(result, ", ")
}
