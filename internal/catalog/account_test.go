package catalog_test

import (
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

func TestAccountFacts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		accountType, root, settings string
		oldest, newest              catalog.APIVersion
	}{
		{
			catalog.Brand, "/Advertisers", "https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml",
			catalog.APIVersion{Number: 11, Released: "2022-10-12"}, catalog.APIVersion{Number: 14, Released: "2026-06-01"},
		},
		{
			catalog.Partner, "/MediaPartners", "https://app.impact.com/secure/mediapartner/api/fr/api-access-tokens-ui.ihtml",
			catalog.APIVersion{Number: 11, Released: "2018-05-30"}, catalog.APIVersion{Number: 16, Released: "2026-06-01"},
		},
		{
			catalog.Agency, "/Agencies", "https://app.impact.com/secure/agency/api/fr/api-access-tokens-ui.ihtml",
			catalog.APIVersion{Number: 2}, catalog.APIVersion{Number: 3},
		},
	} {
		if got := catalog.PathRoot(tt.accountType); got != tt.root {
			t.Errorf("PathRoot(%q) = %q, want %q", tt.accountType, got, tt.root)
		}
		if got := catalog.SettingsURL(tt.accountType); got != tt.settings {
			t.Errorf("SettingsURL(%q) = %q, want %q", tt.accountType, got, tt.settings)
		}
		versions := catalog.APIVersions(tt.accountType)
		if versions[0] != tt.oldest || versions[len(versions)-1] != tt.newest {
			t.Errorf("APIVersions(%q) = %v", tt.accountType, versions)
		}
	}
}

func TestVersionsAreInOrder(t *testing.T) {
	t.Parallel()
	for _, accountType := range catalog.AccountTypes() {
		versions := catalog.APIVersions(accountType)
		for i, version := range versions {
			if version.Released != "" {
				if _, err := time.Parse(time.DateOnly, version.Released); err != nil {
					t.Errorf("%s %d: %v", accountType, version.Number, err)
				}
			}
			if i == 0 {
				continue
			}
			before := versions[i-1]
			if version.Number != before.Number+1 || version.Released < before.Released {
				t.Errorf("%s: %v follows %v", accountType, version, before)
			}
		}
	}
}
