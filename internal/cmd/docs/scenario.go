package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// scenario is a configuration to validate: the files of an example directory
// that belong together.
type scenario struct {
	name  string // path below examples/, slash-separated
	files []string
	query bool // has a query file
}

// queryFile is how the name of a file for "terraform query" ends.
const queryFile = ".tfquery.hcl"

// arguments are those of the command that validates the scenario.
func (s scenario) arguments() []string {
	if s.query {
		return []string{"validate", "-query", "-no-color"}
	}
	return []string{"validate", "-no-color"}
}

// lacks says why a program cannot read the scenario, or nothing.
func (s scenario) lacks(cli terraformcli.CLI) (string, error) {
	for _, file := range s.files {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		if why := cli.Lacks(string(text)); why != "" {
			return why, nil
		}
	}
	return "", nil
}

// scenariosOf finds the examples below a directory. The two ways of importing
// that the Registry's layout keeps beside a resource name the same object, so
// each is a scenario of its own, together with the resource; and so is a query
// file, together with the configuration around it.
func scenariosOf(root string) ([]scenario, error) {
	groups := map[string][]string{}
	var order []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !belongs(path) {
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

// belongs reports whether a file is part of a configuration: written in the language,
// or read by it.
func belongs(path string) bool {
	return filepath.Ext(path) == ".tf" || filepath.Ext(path) == ".yaml" || strings.HasSuffix(path, queryFile)
}

// split separates a directory's import and query files from the rest.
func split(name string, files []string) []scenario {
	var plain, alone []string
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), "import-by-") || strings.HasSuffix(file, queryFile) {
			alone = append(alone, file)
		} else {
			plain = append(plain, file)
		}
	}
	var scenarios []scenario
	if len(plain) > 0 {
		scenarios = append(scenarios, scenario{name: name, files: plain})
	}
	for _, file := range alone {
		scenarios = append(scenarios, scenario{
			name:  name + "/" + filepath.Base(file),
			files: append(slices.Clone(plain), file),
			query: strings.HasSuffix(file, queryFile),
		})
	}
	return scenarios
}
