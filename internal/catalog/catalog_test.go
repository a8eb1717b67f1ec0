package catalog_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

func TestTableIsWellFormed(t *testing.T) {
	t.Parallel()
	key := regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	template := regexp.MustCompile(`^(/([A-Za-z]+|\{[A-Za-z_]+\}))+$`)
	for _, accountType := range catalog.AccountTypes() {
		seen := map[string]string{}
		var keys []string
		for _, category := range catalog.DocumentSections(accountType) {
			keys = append(keys, category.Key)
			if !key.MatchString(category.Key) {
				t.Errorf("%s: key %q is not snake_case", accountType, category.Key)
			}
			if category.Label == "" || len(category.Operations) == 0 {
				t.Errorf("%s %s: no label or no operation", accountType, category.Key)
			}
			for _, operation := range category.Operations {
				if !slices.Contains([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}, operation.Method) ||
					!template.MatchString(operation.Path) {
					t.Errorf("%s %s: %q is not an operation", accountType, category.Key, operation)
				}
				if other, twice := seen[operation.String()]; twice {
					t.Errorf("%s: %s stands in %s and in %s", accountType, operation, other, category.Key)
				}
				seen[operation.String()] = category.Key
			}
		}
		if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
			t.Errorf("%s: keys are not sorted and unique: %v", accountType, keys)
		}
	}
}

func TestSizeOfTheTable(t *testing.T) {
	t.Parallel()
	want := map[string][2]int{catalog.Brand: {32, 113}, catalog.Partner: {27, 72}, catalog.Agency: {7, 16}}
	got := map[string][2]int{}
	for _, accountType := range catalog.AccountTypes() {
		sections := catalog.DocumentSections(accountType)
		operations := 0
		for _, section := range sections {
			operations += len(section.Operations)
		}
		got[accountType] = [2]int{len(sections), operations}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sections and operations (-want +got):\n%s", diff)
	}
}

// Keys are what people write in configurations: one must not change its name.
func TestKeysWithTheirPermissions(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		catalog.Brand: `action_inquiries:rw action_updates:r actions:rw ads:rw api_submissions:r campaigns:r
			catalogs:rw click_export:r clicks:r company_information:rw contacts:rw contracts:rw conversions:w
			deals:rw exception_lists:rw ftp_submissions:r invoices:r jobs:rw legal_entities:r notes:rw
			partner_groups:rw partners:rw phone_numbers:r promo_code_exception_lists:rw promo_codes:rw
			report_export:r reports:r routing_rules:r tasks:r tracking_links:w tracking_value_requests:rw
			unsubscribed_contacts:rw`,
		catalog.Partner: `action_inquiries:rw actions:r ads:r campaigns:r catalogs:r click_export:r clicks:r
			company_information:rw contracts:r conversions:w deals:r exception_lists:r identity_verification:w
			invoices:r jobs:rw media_properties:rw promo_code_exception_lists:r promo_codes:r promotions:r
			report_export:r reports:r stores:r tasks:r tax_documents:rw tracking_links:w users:r
			withdrawal_settings:rw`,
		catalog.Agency: `advertisers:r campaigns:r company_information:rw compliance_content:rw jobs:rw
			report_export:r reports:r`,
	}
	short := strings.NewReplacer(catalog.Read, "r", catalog.Write, "w")
	for _, accountType := range catalog.AccountTypes() {
		var got []string
		for _, section := range catalog.DocumentSections(accountType) {
			category, _ := catalog.FindCategory(accountType, section.Key)
			got = append(got, section.Key+":"+short.Replace(strings.Join(category.Permissions(), "")))
		}
		if diff := cmp.Diff(strings.Fields(want[accountType]), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", accountType, diff)
		}
	}
}

func TestPermissionFollowsTheMethod(t *testing.T) {
	t.Parallel()
	for method, want := range map[string]string{
		"GET": catalog.Read, "POST": catalog.Write, "PUT": catalog.Write, "PATCH": catalog.Write, "DELETE": catalog.Write,
	} {
		if got := (catalog.Operation{Method: method}).Permission(); got != want {
			t.Errorf("%s is %q, want %q", method, got, want)
		}
	}
}

func TestCallersCannotChangeTheTable(t *testing.T) {
	t.Parallel()
	spoil := func(category catalog.Category) { category.Operations[0].Path = "/Spoiled" }
	spoil(catalog.Categories(catalog.Brand)[0])
	for _, key := range []string{"ads", "account", "company_information"} {
		found, _ := catalog.FindCategory(catalog.Brand, key)
		spoil(found)
	}
	catalog.Operations(catalog.Brand)[0].Path = "/Spoiled"
	for _, category := range catalog.Categories(catalog.Brand) {
		for _, operation := range category.Operations {
			if operation.Path == "/Spoiled" {
				t.Errorf("%s was changed through a result", category.Key)
			}
		}
	}
}

func TestUnknownAccountType(t *testing.T) {
	t.Parallel()
	if got := catalog.Categories("publisher"); got != nil {
		t.Errorf("Categories = %v, want nil", got)
	}
	if _, ok := catalog.FindCategory("publisher", "ads"); ok {
		t.Error("FindCategory found a category")
	}
	if _, ok := catalog.FindCategory(catalog.Agency, "ads"); ok {
		t.Error("FindCategory found a category that agencies lack")
	}
	if _, ok := catalog.FindOperation("publisher", "GET", "/Ads"); ok {
		t.Error("FindOperation found an operation")
	}
	if got := catalog.NearestCategories("publisher", "ads", 3); got != nil {
		t.Errorf("NearestCategories = %v, want none", got)
	}
	if got := catalog.NearestCalls("publisher", "GET /Ads", 3); got != nil {
		t.Errorf("NearestCalls = %v, want none", got)
	}
	if got := catalog.APIVersions("publisher"); got != nil {
		t.Errorf("APIVersions = %v, want nil", got)
	}
	if got := catalog.SettingsURL("publisher") + catalog.PathRoot("publisher"); got != "" {
		t.Errorf("SettingsURL and PathRoot = %q, want nothing", got)
	}
}
