package main

import (
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
		"demo/README.md":                                 "",
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
	got := map[string][]string{}
	for _, s := range found {
		if s.query != slices.Contains(s.arguments(), "-query") || s.query != strings.HasSuffix(s.name, queryFile) {
			t.Errorf("%s: query %t, validated by %q", s.name, s.query, s.arguments())
		}
		for _, file := range s.files {
			got[s.name] = append(got[s.name], filepath.Base(file))
		}
	}
	want := map[string][]string{
		"demo":                                      {"main.tf", "versions.tf"},
		"ephemeral-resources/impact_y":              {"ephemeral-rsrc.tf"},
		"import-existing":                           {"main.tf"},
		"import-existing/all.tfquery.hcl":           {"main.tf", "all.tfquery.hcl"},
		"list-resources/impact_x/list.tfquery.hcl":  {"list.tfquery.hcl"},
		"resources/impact_x":                        {"resource.tf"},
		"resources/impact_x/import-by-identity.tf":  {"resource.tf", "import-by-identity.tf"},
		"resources/impact_x/import-by-string-id.tf": {"resource.tf", "import-by-string-id.tf"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTooNew(t *testing.T) {
	t.Parallel()
	terraform := func(v string) terraformcli.CLI {
		return terraformcli.CLI{Product: terraformcli.Terraform, Version: v}
	}
	tofu := func(v string) terraformcli.CLI { return terraformcli.CLI{Product: terraformcli.OpenTofu, Version: v} }
	for _, test := range []struct {
		scenario string
		cli      terraformcli.CLI
		want     string // part of the reason; empty when it can be read
	}{
		{"resources/impact_x", terraform("1.8.0"), ""},
		{"ephemeral-resources/impact_y", terraform("1.9.8"), "needs Terraform 1.10.0, this is 1.9.8"},
		{"ephemeral-resources/impact_y", terraform("1.10.0"), ""},
		{"ephemeral-resources/impact_y", tofu("1.10.6"), "needs OpenTofu 1.11.0"},
		{"resources/impact_x/import-by-identity.tf", terraform("1.12.0"), ""},
		{"resources/impact_x/import-by-identity.tf", tofu("1.11.0"), "OpenTofu does not have this"},
		{"resources/impact_x/import-by-string-id.tf", tofu("1.8.0"), ""},
		{"list-resources/impact_x/list.tfquery.hcl", terraform("1.13.5"), "needs Terraform 1.14.0"},
		{"list-resources/impact_x/list.tfquery.hcl", terraform("1.14.0"), ""},
		{"list-resources/impact_x/list.tfquery.hcl", tofu("1.11.0"), "OpenTofu does not have this"},
	} {
		got := scenario{name: test.scenario, query: strings.HasSuffix(test.scenario, queryFile)}.tooNewFor(test.cli)
		if (test.want == "") != (got == "") || !strings.Contains(got, test.want) {
			t.Errorf("%s with %s: got %q, want %q", test.scenario, test.cli, got, test.want)
		}
	}
}
