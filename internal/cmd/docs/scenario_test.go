package main

import (
	"path/filepath"
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
	})
	found, err := scenariosOf(root)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, s := range found {
		for _, file := range s.files {
			got[s.name] = append(got[s.name], filepath.Base(file))
		}
	}
	want := map[string][]string{
		"demo":                         {"main.tf", "versions.tf"},
		"ephemeral-resources/impact_y": {"ephemeral-rsrc.tf"},
		"resources/impact_x":           {"resource.tf"},
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
	} {
		got := scenario{name: test.scenario}.tooNewFor(test.cli)
		if (test.want == "") != (got == "") || !strings.Contains(got, test.want) {
			t.Errorf("%s with %s: got %q, want %q", test.scenario, test.cli, got, test.want)
		}
	}
}
