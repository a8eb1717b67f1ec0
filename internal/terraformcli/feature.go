package terraformcli

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/hashicorp/go-version"
)

// Feature is a part of the language that is not in every version of both
// products.
type Feature struct {
	Name string
	// Since is the first version of each product that has it; a product that is
	// missing has never had it.
	Since map[Product]string
	// Broken says of single versions of Terraform why it does not work in them.
	Broken map[string]string
	// syntax is how a configuration that uses it can be told.
	syntax *regexp.Regexp
}

// Features returns what Lacks looks for, oldest first.
func Features() []Feature { return slices.Clone(features) }

// GenerateConfig is the option of plan that writes the configuration of what is
// imported; Lacks knows it like a part of the language.
const GenerateConfig = "-generate-config-out"

var features = []Feature{
	{"provider functions", map[Product]string{Terraform: "1.8.0", OpenTofu: "1.7.0"}, nil, regexp.MustCompile(`\bprovider::`)},
	// OpenTofu before 1.11 crashes on nested attributes that are only computed.
	{
		"generated configurations", map[Product]string{Terraform: "1.5.0", OpenTofu: "1.11.0"},
		map[string]string{"1.16.0-rc2": "it looks for the provider of an import block in HashiCorp's namespace"},
		regexp.MustCompile(regexp.QuoteMeta(GenerateConfig)),
	},
	{"ephemeral resources", map[Product]string{Terraform: "1.10.0", OpenTofu: "1.11.0"}, nil, regexp.MustCompile(`(?m)^\s*ephemeral\s+"`)},
	{"ephemeral variables", map[Product]string{Terraform: "1.10.0", OpenTofu: "1.11.0"}, nil, regexp.MustCompile(`(?m)^\s*ephemeral\s*=\s*true\b`)},
	{"write-only arguments", map[Product]string{Terraform: "1.11.0", OpenTofu: "1.11.0"}, nil, regexp.MustCompile(`\b\w+_wo\s*=`)},
	{"imports by identity", map[Product]string{Terraform: "1.12.0", OpenTofu: "1.12.0"}, nil, regexp.MustCompile(`(?m)^\s*identity\s*=\s*\{`)},
	{"actions", map[Product]string{Terraform: "1.14.0"}, nil, regexp.MustCompile(`(?m)^\s*action(\s+"|_trigger\s*\{)`)},
	{"list resources", map[Product]string{Terraform: "1.14.0"}, nil, regexp.MustCompile(`(?m)^\s*list\s+"`)},
}

// Lacks says which part of a configuration the program is too old for, or is of
// the wrong product for; "" when it has all that the configuration uses.
func (c CLI) Lacks(configuration string) string {
	for _, f := range features {
		if !f.syntax.MatchString(configuration) {
			continue
		}
		since, known := f.Since[c.Product]
		if !known {
			return fmt.Sprintf("%s does not have %s", c.Product, f.Name)
		}
		at, err := version.NewVersion(c.Version)
		if err != nil || at.Core().LessThan(version.Must(version.NewVersion(since))) {
			return fmt.Sprintf("%s need %s %s, this is %s", f.Name, c.Product, since, c.Version)
		}
		if why := f.Broken[c.Version]; why != "" && c.Product == Terraform {
			return fmt.Sprintf("%s do not work in Terraform %s: %s", f.Name, c.Version, why)
		}
	}
	return ""
}
