package tfimpact

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestCheckScopes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		accountType string
		scopes      map[string][]string
		want        []string
	}{
		"nothing wrong": {"brand", map[string][]string{"campaigns": {"read"}, "deals": {"read", "write"}, "jobs": nil}, nil},
		"unknown category": {"brand", map[string][]string{"deal": {"read"}}, []string{
			`scopes["deal"]: Unknown API category: Brand accounts have no API category "deal". The nearest are deals, actions, ads; data.impact_scope_catalog lists all of them.`,
		}},
		"category of another account type": {"brand", map[string][]string{"media_properties": {"read"}}, []string{
			`scopes["media_properties"]: Unknown API category: Brand accounts have no API category "media_properties"; partner accounts do. The nearest are partners, partner_groups, legal_entities; data.impact_scope_catalog lists all of them.`,
		}},
		"permission": {"partner", map[string][]string{"ads": {"delete"}}, []string{
			`scopes["ads"]: Permission that cannot be granted: "delete" is not a permission of the category "ads". Permissions are "read" (GET) and "write" (POST, PUT, PATCH, DELETE).`,
		}},
		"several": {"brand", map[string][]string{"campaigns": {"read", "write"}, "conversions": {"read"}}, []string{
			`scopes["campaigns"]: Permission that cannot be granted: The category "campaigns" of brand accounts has no write operation, so "write" cannot be granted. It offers only "read".`,
			`scopes["conversions"]: Permission that cannot be granted: The category "conversions" of brand accounts has no read operation, so "read" cannot be granted. It offers only "write".`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, d := range CheckScopes(test.accountType, test.scopes, path.Root("scopes")) {
				at, _ := d.(diag.DiagnosticWithPath)
				got = append(got, at.Path().String()+": "+d.Summary()+": "+d.Detail())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestScopesValue(t *testing.T) {
	t.Parallel()
	scopes := map[string][]string{"ads": {"read", "write"}, "jobs": {"read"}, "notes": nil}
	if diff := cmp.Diff(scopes, ScopesOf(ScopesValue(scopes))); diff != "" {
		t.Error(diff)
	}
	if got := ScopesOf(types.MapNull(PermissionsType)); len(got) != 0 {
		t.Errorf("null has %v", got)
	}
	if got := ScopesValue(nil); got.IsNull() || len(got.Elements()) != 0 {
		t.Errorf("nil makes %v", got)
	}
}
