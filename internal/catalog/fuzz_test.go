package catalog_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

func FuzzFindOperation(f *testing.F) {
	f.Add("GET", "/Campaigns/1/Contacts")
	f.Add("GET", "/Catalogs/ItemSearch")
	f.Add("POST", "/TaxDocument/Complete/")
	f.Add("DELETE", "//{}/")
	f.Add("", "Campaigns")
	f.Fuzz(func(t *testing.T, method, path string) {
		for _, accountType := range catalog.AccountTypes() {
			operation, found := catalog.FindOperation(accountType, method, path)
			if !found {
				if operation != (catalog.Operation{}) {
					t.Errorf("found nothing, but returned %s", operation)
				}
				continue
			}
			if operation.Method != method || strings.Count(operation.Path, "/") != strings.Count(path, "/") {
				t.Errorf("%s %s found as %s", method, path, operation)
			}
			if known, ok := catalog.FindCategory(accountType, operation.Category); !ok || !slices.Contains(known.Operations, operation) {
				t.Errorf("%s is not in %q", operation, operation.Category)
			}
			if strings.ContainsAny(path, "?#") || strings.TrimSpace(path) != path {
				continue
			}
			required, _, err := catalog.RequiredOperations(accountType, []string{method + " " + path})
			if diff := cmp.Diff([]catalog.Operation{operation}, required); err != nil || diff != "" {
				t.Errorf("RequiredOperations disagrees with FindOperation: %v\n%s", err, diff)
			}
		}
	})
}

func FuzzRequiredOperations(f *testing.F) {
	secretLike := regexp.MustCompile(`^[A-Za-z0-9+/=~_.-]{12,}$`)
	f.Add("GET", "/Campaigns", "abcDEF123456")
	f.Add("put", "/Deals/7?x=y", "abc/DEF+123456==")
	f.Add("GET", "https://example.com", "abcDEF123456")
	f.Add("OPTIONS", "/Campaigns", "")
	f.Add(" \t", "{}", "")
	f.Fuzz(func(t *testing.T, method, path, secret string) {
		for _, accountType := range catalog.AccountTypes() {
			call := method + " " + path
			required, skipped, err := catalog.RequiredOperations(accountType, []string{call})
			if (err == nil) != (len(required)+len(skipped) == 1) {
				t.Fatalf("%q needs %v, skipped %v, %v", call, required, skipped, err)
			}
			for _, operation := range required {
				if parsed, err := catalog.ParseCall(accountType, call); err != nil || parsed != operation {
					t.Errorf("%q needs %s, but is read as %s, %v", call, operation, parsed, err)
				}
			}
			rooted := method + " https://api.impact.com" + catalog.PathRoot(accountType) + "/{SID}" + path
			if again, _, err := catalog.RequiredOperations(accountType, []string{rooted}); strings.HasPrefix(call, "GET /") &&
				!strings.ContainsAny(method, " \t") && len(required) == 1 &&
				!strings.HasPrefix(strings.ToLower(path), strings.ToLower(catalog.PathRoot(accountType)+"/")) {
				if diff := cmp.Diff(required, again); err != nil || diff != "" {
					t.Errorf("%q and %q differ: %v\n%s", call, rooted, err, diff)
				}
			}
			if !secretLike.MatchString(secret) || strings.Contains(call, secret) {
				continue
			}
			withSecret := method + " https://IR1:" + secret + "@api.impact.com" + path
			if _, skipped, err := catalog.RequiredOperations(accountType, []string{withSecret}); strings.Contains(fmt.Sprint(skipped, err), secret) {
				t.Errorf("the secret is in %v, %v", skipped, err)
			}
		}
	})
}
