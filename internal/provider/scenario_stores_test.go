package provider_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Vault is not at hand, so a variable stands in for its ephemeral resource, with the
// same secrets for the same names.
func TestAccExample_vaultAndGitHub(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	s := &scenario{example: w.Example("vault-and-github"), T: t, variables: map[string]string{}}
	s.example.Setenv("IMPACT_ACCOUNT_SID", w.Token.SID)
	s.example.Setenv("IMPACT_AUTH_TOKEN", w.Token.Value())
	add := func(name, sid string, calls ...string) *mockimpact.Token {
		return w.Account.AddToken(mockimpact.TokenOptions{Name: name, SID: sid, Operations: calls})
	}
	inVault := add("nightly-reports", "IRabcdef0123456789", "GET /Campaigns", "GET /Jobs")
	inGitHub := add("deal-publisher", "IRfedcba9876543210", "GET /Campaigns", "GET /Deals")
	s.tokens = map[string]*mockimpact.Token{"nightly-reports": inVault, "deal-publisher": inGitHub}

	s.edit("tokens.tf", cut{from: "    vault = {\n", to: "    }\n"})
	s.edit("vault.tf",
		cut{from: `ephemeral "vault_kv_secret_v2"`, to: "\n  for_each = ", with: "locals {\n  in_vault = "},
		cut{from: "\n  mount ", to: "\n}\n", with: "\n}\n\nvariable \"vault\" {\n  type = any\n  ephemeral = true\n}\n"},
		cut{from: "ephemeral.vault_kv_secret_v2.impact", to: " ", with: `{ for name in local.in_vault : name => var.vault["secret/impact/${name}"] } `})
	s.variables["vault"] = encode(t, map[string]any{
		"secret/impact/nightly-reports": map[string]any{"data": map[string]string{"auth_token": inVault.Value()}},
		"secret/impact/deal-publisher":  map[string]any{"data": map[string]string{"auth_token": "of another store"}},
	})
	s.variables["github_auth_tokens"] = encode(t, map[string]string{"deal-publisher": inGitHub.Value()})

	s.expect(true, []string{"2 added", `"deal-publisher" = "active"`, `"nightly-reports" = "active"`}, "apply", "-auto-approve")
	s.expect(true, []string{"No changes."}, "plan", "-detailed-exitcode", "-out=drift.tfplan")
	s.holdsNoSecret()

	// A store that does not hold a token is named with it.
	s.variables["github_auth_tokens"] = "{}"
	s.expect(false, []string{"Invalid index", `local.auth_tokens[each.value.kept_in][each.key]`, `"deal-publisher"`}, "plan")
}

// cut is a text to replace, from a beginning to the end that is nearest to it.
type cut struct{ from, to, with string }

// edit replaces texts of a file of the example, each of which must be there.
func (s *scenario) edit(name string, cuts ...cut) {
	s.Helper()
	file := filepath.Join(s.example.Dir, name)
	content, err := os.ReadFile(file)
	if err != nil {
		s.Fatal(err)
	}
	text := string(content)
	for _, c := range cuts {
		before, after, found := strings.Cut(text, c.from)
		_, after, ended := strings.Cut(after, c.to)
		if !found || !ended {
			s.Fatalf("%s has no %q … %q", file, c.from, c.to)
		}
		text = before + c.with + after
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		s.Fatal(err)
	}
}
