package main

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/hashicorp/go-version"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// scenario is a configuration to validate: the files of an example directory
// that belong together.
type scenario struct {
	name  string // path below examples/, slash-separated
	files []string
}

// newerFeatures are the first versions that understand an example, by the path
// element that gives it away. A product without a version never does.
var newerFeatures = map[string]map[terraformcli.Product]string{
	"ephemeral-resources":      {terraformcli.Terraform: "1.10.0", terraformcli.OpenTofu: "1.11.0"},
	"import-by-identity.tf":    {terraformcli.Terraform: "1.12.0"},
	"impact_legacy_token_pair": {terraformcli.Terraform: "1.11.0", terraformcli.OpenTofu: "1.11.0"},
	"ci-validate":              {terraformcli.Terraform: "1.10.0", terraformcli.OpenTofu: "1.11.0"}, // ephemeral variables
	"token-per-environment":    {terraformcli.Terraform: "1.11.0", terraformcli.OpenTofu: "1.11.0"},
	"impact_access_token":      {terraformcli.Terraform: "1.11.0", terraformcli.OpenTofu: "1.11.0"}, // write-only attributes
	"actions":                  {terraformcli.Terraform: "1.14.0"},
}

// tooNewFor says why a program cannot read the scenario, or nothing.
func (s scenario) tooNewFor(cli terraformcli.CLI) string {
	for _, element := range strings.Split(s.name, "/") {
		since, newer := newerFeatures[element]
		if !newer {
			continue
		}
		first, known := since[cli.Product]
		if !known {
			return fmt.Sprintf("%s does not have this", cli.Product)
		}
		at, err := version.NewVersion(cli.Version)
		if err != nil || at.LessThan(version.Must(version.NewVersion(first))) {
			return fmt.Sprintf("needs %s %s, this is %s", cli.Product, first, cli.Version)
		}
	}
	return ""
}

// scenariosOf finds the examples below a directory. The two ways of importing
// that the Registry's layout keeps beside a resource name the same object, so
// each is a scenario of its own, together with the resource.
func scenariosOf(root string) ([]scenario, error) {
	groups := map[string][]string{}
	var order []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".tf" {
			return err
		}
		dir := filepath.Dir(path)
		if _, seen := groups[dir]; !seen {
			order = append(order, dir)
		}
		groups[dir] = append(groups[dir], path)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var found []scenario
	for _, dir := range order {
		name, err := filepath.Rel(root, dir)
		if err != nil {
			return nil, err
		}
		found = append(found, split(filepath.ToSlash(name), groups[dir])...)
	}
	return found, nil
}

// split separates a directory's import files from the rest.
func split(name string, files []string) []scenario {
	plain := scenario{name: name}
	var imports []string
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), "import-by-") {
			imports = append(imports, file)
		} else {
			plain.files = append(plain.files, file)
		}
	}
	scenarios := []scenario{plain}
	for _, file := range imports {
		scenarios = append(scenarios, scenario{
			name:  name + "/" + filepath.Base(file),
			files: append(append([]string{}, plain.files...), file),
		})
	}
	return scenarios
}
