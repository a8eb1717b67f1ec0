package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

func TestScenarios(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{
		"demo/main.tf":                                   "",
		"demo/versions.tf":                               "",
		"fleet/main.tf":                                  "",
		"fleet/tokens.yaml":                              "",
		"fleet/workflow.yml":                             "",
		"demo/README.md":                                 "",
		"demo/environment/environment.tf":                "",
		"demo/tests/all.tftest.hcl":                      "",
		"resources/impact_x/resource.tf":                 "",
		"resources/impact_x/import.sh":                   "",
		"resources/impact_x/import-by-identity.tf":       "",
		"resources/impact_x/import-by-string-id.tf":      "",
		"ephemeral-resources/impact_y/ephemeral-rsrc.tf": "",
		"import-existing/main.tf":                        "",
		"import-existing/all.tfquery.hcl":                "",
		"list-resources/impact_x/list.tfquery.hcl":       "",
	})
	found, err := scenariosOf(root)
	if err != nil {
		t.Fatal(err)
	}
	got, modules := map[string][]string{}, map[string][]string{}
	for _, s := range found {
		for _, file := range s.modules {
			name, err := filepath.Rel(s.dir, file)
			if err != nil {
				t.Fatal(err)
			}
			modules[s.name] = append(modules[s.name], filepath.ToSlash(name))
		}
		if s.query != slices.Contains(s.arguments(), "-query") || s.query != strings.HasSuffix(s.name, queryFile) {
			t.Errorf("%s: query %t, validated by %q", s.name, s.query, s.arguments())
		}
		for _, file := range s.files {
			got[s.name] = append(got[s.name], filepath.Base(file))
		}
	}
	want := map[string][]string{
		"demo":                            {"main.tf", "versions.tf"},
		"ephemeral-resources/impact_y":    {"ephemeral-rsrc.tf"},
		"fleet":                           {"main.tf", "tokens.yaml"},
		"import-existing":                 {"main.tf"},
		"import-existing/all.tfquery.hcl": {"main.tf", "all.tfquery.hcl"},
		"list-resources/impact_x/list.tfquery.hcl":  {"list.tfquery.hcl"},
		"resources/impact_x":                        {"resource.tf"},
		"resources/impact_x/import-by-identity.tf":  {"resource.tf", "import-by-identity.tf"},
		"resources/impact_x/import-by-string-id.tf": {"resource.tf", "import-by-string-id.tf"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string][]string{"demo": {"environment/environment.tf"}}, modules); diff != "" {
		t.Error(diff)
	}
}

func TestLacks(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var files []string
	for name, text := range map[string]string{"versions.tf": `terraform {}`, "main.tf": `ephemeral "impact_credentials" "this" {}`} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for version, want := range map[string]string{"1.9.8": "ephemeral resources need Terraform 1.10.0, this is 1.9.8", "1.10.0": ""} {
		got, err := scenario{files: files}.lacks(terraformcli.CLI{Product: terraformcli.Terraform, Version: version})
		if got != want || err != nil {
			t.Errorf("with %s: got %q, %v, want %q", version, got, err, want)
		}
	}
	foreign := filepath.Join(dir, "vault.tf")
	if err := os.WriteFile(foreign, []byte(`terraform { required_providers { vault = { source = "hashicorp/vault" } } }`), 0o600); err != nil {
		t.Fatal(err)
	}
	s := scenario{files: files, modules: []string{foreign}}
	if got, err := s.lacks(terraformcli.CLI{Product: terraformcli.Terraform, Version: "1.11.0"}); got != "hashicorp/vault is not at hand" || err != nil {
		t.Errorf("with another provider: got %q, %v", got, err)
	}
	if _, err := (scenario{files: []string{filepath.Join(dir, "none.tf")}}).lacks(terraformcli.CLI{}); err == nil {
		t.Error("a file that does not exist was read")
	}
}
