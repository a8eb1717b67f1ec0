package catalog_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

func FuzzFind(f *testing.F) {
	f.Add("GET", "/Campaigns/1/Contacts")
	f.Add("GET", "/Catalogs/ItemSearch")
	f.Add("POST", "/TaxDocument/Complete/")
	f.Add("DELETE", "//{}/")
	f.Add("", "Campaigns")
	f.Fuzz(func(t *testing.T, method, path string) {
		for _, accountType := range catalog.AccountTypes() {
			category, operation, found := catalog.Find(accountType, method, path)
			scopes, err := catalog.RequiredScopes(accountType, []string{method + " " + path})
			if !found {
				if category.Key != "" || operation != (catalog.Operation{}) {
					t.Errorf("found nothing, but returned %s of %q", operation, category.Key)
				}
				continue
			}
			if operation.Method != method || strings.Count(operation.Path, "/") != strings.Count(path, "/") {
				t.Errorf("%s %s found as %s", method, path, operation)
			}
			if known, ok := catalog.Lookup(accountType, category.Key); !ok || !slices.Contains(known.Operations, operation) {
				t.Errorf("%s is not in %q", operation, category.Key)
			}
			if strings.ContainsAny(path, "?#") || strings.TrimSpace(path) != path {
				continue
			}
			want := map[string][]string{category.Key: {operation.Permission()}}
			if diff := cmp.Diff(want, scopes); err != nil || diff != "" {
				t.Errorf("RequiredScopes disagrees with Find: %v\n%s", err, diff)
			}
		}
	})
}

func FuzzRequiredScopes(f *testing.F) {
	secretLike := regexp.MustCompile(`^[A-Za-z0-9+/=~_.-]{12,}$`)
	f.Add("GET", "/Campaigns", "abcDEF123456")
	f.Add("put", "/Deals/7?x=y", "abc/DEF+123456==")
	f.Add("GET", "https://example.com", "abcDEF123456")
	f.Add(" \t", "{}", "")
	f.Fuzz(func(t *testing.T, method, path, secret string) {
		for _, accountType := range catalog.AccountTypes() {
			call := method + " " + path
			scopes, err := catalog.RequiredScopes(accountType, []string{call})
			if (err == nil) != (len(scopes) == 1) {
				t.Fatalf("%q needs %v, %v", call, scopes, err)
			}
			for key, permissions := range scopes {
				category, ok := catalog.Lookup(accountType, key)
				if !ok || len(permissions) != 1 || !slices.Contains(category.Permissions(), permissions[0]) {
					t.Errorf("%q needs %v", call, scopes)
				}
			}
			rooted := method + " https://api.impact.com" + catalog.PathRoot(accountType) + "/{SID}" + path
			if again, err := catalog.RequiredScopes(accountType, []string{rooted}); strings.HasPrefix(call, "GET /") &&
				!strings.ContainsAny(method, " \t") && len(scopes) == 1 &&
				!strings.HasPrefix(strings.ToLower(path), strings.ToLower(catalog.PathRoot(accountType)+"/")) {
				if diff := cmp.Diff(scopes, again); err != nil || diff != "" {
					t.Errorf("%q and %q differ: %v\n%s", call, rooted, err, diff)
				}
			}
			if !secretLike.MatchString(secret) || strings.Contains(call, secret) {
				continue
			}
			withSecret := method + " https://IR1:" + secret + "@api.impact.com" + path
			if _, err := catalog.RequiredScopes(accountType, []string{withSecret}); err != nil && strings.Contains(err.Error(), secret) {
				t.Errorf("the secret is in %v", err)
			}
		}
	})
}
