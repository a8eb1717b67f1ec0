package terraformcli

import (
	"fmt"
	"regexp"

	"github.com/hashicorp/go-version"
)

// feature is a part of the language that came after the oldest versions that the
// provider works with.
type feature struct {
	name string
	// syntax is how a configuration that uses it can be told.
	syntax *regexp.Regexp
	// since is the first version of each product that has it; a product that is
	// missing has never had it.
	since map[Product]string
}

var features = []feature{
	{"provider functions", regexp.MustCompile(`\bprovider::`), map[Product]string{Terraform: "1.8.0", OpenTofu: "1.7.0"}},
	{"ephemeral resources", regexp.MustCompile(`(?m)^\s*ephemeral\s+"`), map[Product]string{Terraform: "1.10.0", OpenTofu: "1.11.0"}},
	{"ephemeral variables", regexp.MustCompile(`(?m)^\s*ephemeral\s*=\s*true\b`), map[Product]string{Terraform: "1.10.0", OpenTofu: "1.11.0"}},
	{"write-only arguments", regexp.MustCompile(`\b\w+_wo\s*=`), map[Product]string{Terraform: "1.11.0", OpenTofu: "1.11.0"}},
	{"imports by identity", regexp.MustCompile(`(?m)^\s*identity\s*=\s*\{`), map[Product]string{Terraform: "1.12.0"}},
	{"actions", regexp.MustCompile(`(?m)^\s*action\s+"`), map[Product]string{Terraform: "1.14.0"}},
	{"list resources", regexp.MustCompile(`(?m)^\s*list\s+"`), map[Product]string{Terraform: "1.14.0"}},
}

// Lacks says which part of a configuration the program is too old for, or is of
// the wrong product for; "" when it has all that the configuration uses.
func (c CLI) Lacks(configuration string) string {
	for _, f := range features {
		if !f.syntax.MatchString(configuration) {
			continue
		}
		since, known := f.since[c.Product]
		if !known {
			return fmt.Sprintf("%s does not have %s", c.Product, f.name)
		}
		at, err := version.NewVersion(c.Version)
		if err != nil || at.Core().LessThan(version.Must(version.NewVersion(since))) {
			return fmt.Sprintf("%s need %s %s, this is %s", f.name, c.Product, since, c.Version)
		}
	}
	return ""
}
