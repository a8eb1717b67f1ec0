package terraformcli

import "testing"

func TestLacks(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		cli           CLI
		configuration string
		want          string
	}{
		"nothing new":          {CLI{Product: Terraform, Version: "1.8.0"}, `resource "impact_deal" "a" {}`, ""},
		"function":             {CLI{Product: Terraform, Version: "1.7.5"}, `output "a" { value = provider::impact::settings_url("brand") }`, "provider functions need Terraform 1.8.0, this is 1.7.5"},
		"function in OpenTofu": {CLI{Product: OpenTofu, Version: "1.7.0"}, `output "a" { value = provider::impact::settings_url("brand") }`, ""},
		"ephemeral resource":   {CLI{Product: OpenTofu, Version: "1.10.6"}, "\n" + `ephemeral "impact_credentials" "a" {}`, "ephemeral resources need OpenTofu 1.11.0, this is 1.10.6"},
		"ephemeral variable":   {CLI{Product: Terraform, Version: "1.9.8"}, "variable \"a\" {\n  ephemeral = true\n}", "ephemeral variables need Terraform 1.10.0, this is 1.9.8"},
		"write-only":           {CLI{Product: Terraform, Version: "1.10.5"}, `  auth_token_wo = "x"`, "write-only arguments need Terraform 1.11.0, this is 1.10.5"},
		"its version alone":    {CLI{Product: Terraform, Version: "1.10.5"}, `  auth_token_wo_version = 1`, ""},
		"new enough":           {CLI{Product: Terraform, Version: "1.11.0"}, `  auth_token_wo = "x"`, ""},
		"a release candidate":  {CLI{Product: Terraform, Version: "1.11.0-rc1"}, `  auth_token_wo = "x"`, ""},
		"identity":             {CLI{Product: Terraform, Version: "1.11.4"}, "import {\n  identity = {\n", "imports by identity need Terraform 1.12.0, this is 1.11.4"},
		"an attribute's name":  {CLI{Product: Terraform, Version: "1.11.4"}, `  list = "x"`, ""},
		"generated, candidate": {CLI{Product: Terraform, Version: "1.16.0-rc2"}, GenerateConfig, "generated configurations do not work in Terraform 1.16.0-rc2: it looks for the provider of an import block in HashiCorp's namespace"},
		"generated, release":   {CLI{Product: Terraform, Version: "1.16.0"}, GenerateConfig, ""},
		"generated":            {CLI{Product: OpenTofu, Version: "1.10.6"}, GenerateConfig, "generated configurations need OpenTofu 1.11.0, this is 1.10.6"},
		"action":               {CLI{Product: OpenTofu, Version: "1.12.0"}, `action "impact_replay_job" "a" {}`, "OpenTofu does not have actions"},
		"unreadable version":   {CLI{Product: Terraform, Version: "dev"}, `list "impact_deal" "a" {}`, "list resources need Terraform 1.14.0, this is dev"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := test.cli.Lacks(test.configuration); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
