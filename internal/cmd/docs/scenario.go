package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// scenario is a configuration to validate: the files of an example directory
// that belong together, and those of the modules in folders below it.
type scenario struct {
	name    string // path below examples/, slash-separated
	dir     string
	files   []string
	modules []string
	query   bool // has a query file
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

// providerSource is the address of a provider that a configuration requires.
var providerSource = regexp.MustCompile(`source\s*=\s*"([\w-]+/[\w-]+)"`)

// lacks says why a program cannot read the scenario, or nothing. Other providers than
// ours are not at hand: of an example that needs one, the format and with it the syntax
// are checked, and a test applies the rest of it.
func (s scenario) lacks(cli terraformcli.CLI) (string, error) {
	for _, file := range slices.Concat(s.files, s.modules) {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		if why := cli.Lacks(string(text)); why != "" {
			return why, nil
		}
		for _, source := range providerSource.FindAllStringSubmatch(string(text), -1) {
			if source[1] != terraformcli.Source {
				return source[1] + " is not at hand", nil
			}
		}
	}
	return "", nil
}

// scenariosOf finds the examples below a directory. A folder with configuration in an
// example is a module of it. The two ways of importing
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
	modules := map[string][]string{}
	for _, dir := range order {
		modules[filepath.Dir(dir)] = append(modules[filepath.Dir(dir)], groups[dir]...)
	}
	var found []scenario
	for _, dir := range order {
		if groups[filepath.Dir(dir)] != nil {
			continue
		}
		name, err := filepath.Rel(root, dir)
		if err != nil {
			return nil, err
		}
		whole := scenario{name: filepath.ToSlash(name), dir: dir, files: groups[dir], modules: modules[dir]}
		found = append(found, whole.split()...)
	}
	return found, nil
}

// belongs reports whether a file is part of a configuration: written in the language,
// or read by it.
func belongs(path string) bool {
	return filepath.Ext(path) == ".tf" || filepath.Ext(path) == ".yaml" || strings.HasSuffix(path, queryFile)
}

// split separates a directory's import and query files from the rest.
func (s scenario) split() []scenario {
	var plain, alone []string
	for _, file := range s.files {
		if strings.HasPrefix(filepath.Base(file), "import-by-") || strings.HasSuffix(file, queryFile) {
			alone = append(alone, file)
		} else {
			plain = append(plain, file)
		}
	}
	var scenarios []scenario
	if len(plain) > 0 {
		part := s
		part.files = plain
		scenarios = append(scenarios, part)
	}
	for _, file := range alone {
		part := s
		part.name += "/" + filepath.Base(file)
		part.files = append(slices.Clone(plain), file)
		part.query = strings.HasSuffix(file, queryFile)
		scenarios = append(scenarios, part)
	}
	return scenarios
}
