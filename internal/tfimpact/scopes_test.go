package tfimpact

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestUnknownCategory(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ accountType, key, want string }{
		{"brand", "deal", `Brand accounts have no API category "deal". The nearest are deals, actions, ads; data.impact_scope_catalog lists all of them.`},
		{"brand", "media_properties", `Brand accounts have no API category "media_properties"; partner accounts do. The nearest are partners, partner_groups, account; data.impact_scope_catalog lists all of them.`},
	} {
		if diff := cmp.Diff(test.want, UnknownCategory(test.accountType, test.key)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestScopesOf(t *testing.T) {
	t.Parallel()
	value := types.MapValueMust(PermissionsType, map[string]attr.Value{
		"ads": StringSet([]string{"write", "read"}), "jobs": StringSet([]string{"read"}), "notes": StringSet([]string{}),
		"tasks": types.SetUnknown(types.StringType),
	})
	want := map[string][]string{"ads": {"read", "write"}, "jobs": {"read"}, "notes": nil, "tasks": nil}
	if diff := cmp.Diff(want, ScopesOf(value)); diff != "" {
		t.Error(diff)
	}
	if got := ScopesOf(types.MapNull(PermissionsType)); len(got) != 0 {
		t.Errorf("null has %v", got)
	}
}
