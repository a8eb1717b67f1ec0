// Package internal_test holds the packages against the table in CONTRIBUTING.md.
package internal_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/terraform-provider-impact/terraform-provider-impact"

// How long a Go file and how full a folder may be, tests aside. A folder that the
// table calls "one file per API group" may be fuller.
const (
	mostLines = 300
	mostFiles = 25
)

const fileEach = "one file per API group"

// TestHouse holds every package against the table in CONTRIBUTING.md, which says
// what it may import of ours, and the limits of files and folders.
func TestHouse(t *testing.T) {
	t.Parallel()
	problems, err := checkHouse(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range problems {
		t.Error(problem)
	}
}

// row is a line of the table. Its name and its imports are patterns: "*" stands
// for one folder, and "/..." at the end for all that is below, too.
type row struct {
	name     string
	fileEach bool     // one file per API group, however many these are
	imports  []string // of production files
	tests    []string // of test files, beyond those
}

// file is a Go file and what it imports of ours, relative to the module.
type file struct {
	path    string
	imports []string
	lines   int
}

func (f file) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

// checkHouse returns what is wrong in the module, one sentence each.
func checkHouse(module fs.FS) ([]string, error) {
	page, err := fs.ReadFile(module, "CONTRIBUTING.md")
	if err != nil {
		return nil, err
	}
	rows, err := readTable(string(page))
	if err != nil {
		return nil, err
	}
	packages, err := readPackages(module)
	if err != nil {
		return nil, err
	}
	var problems []string
	used := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(packages)) {
		problems = append(problems, checkPackage(name, packages[name], rows, used)...)
	}
	return append(problems, unused(rows, used)...), nil
}

// checkPackage checks one package and notes which names of the table it needs.
func checkPackage(name string, files []file, rows []row, used map[string]bool) (problems []string) {
	of := slices.IndexFunc(rows, func(r row) bool { return matches(r.name, name) })
	if of < 0 {
		return []string{fmt.Sprintf("%s has no row in the table of CONTRIBUTING.md: add one that says what it is for and what it may import of ours", name)}
	}
	r := rows[of]
	used[r.name] = true
	production := 0
	for _, f := range files {
		if !f.isTest() {
			production++
		}
		if !f.isTest() && f.lines > mostLines {
			problems = append(problems, fmt.Sprintf("%s has %d lines: cut it into files of at most %d lines, by what they are about", f.path, f.lines, mostLines))
		}
		for _, imported := range f.imports {
			if !r.allows(imported, name, f.isTest(), used) {
				problems = append(problems, fmt.Sprintf(
					"%s imports %s, which the table in CONTRIBUTING.md does not allow to %s: move what both need into a package that the row names, or, if the arrow belongs there, add it to the row",
					f.path, imported, r.name))
			}
		}
	}
	if production > mostFiles && !r.fileEach {
		problems = append(problems, fmt.Sprintf("%s has %d Go files, tests aside: make two packages of it, of at most %d each, by the reasons for which they change", name, production, mostFiles))
	}
	return problems
}

// allows reports that a file of the package may import another of ours, and
// notes the pattern that says so.
func (r row) allows(imported, from string, isTest bool, used map[string]bool) bool {
	if strings.HasSuffix(r.name, "/...") && matches(r.name, imported) || isTest && imported == from {
		return true
	}
	may := r.imports
	if isTest {
		may = slices.Concat(r.imports, r.tests)
	}
	for _, pattern := range may {
		if matches(pattern, imported) {
			used[r.name+" "+pattern] = true
			return true
		}
	}
	return false
}

// unused returns the rows and arrows of the table that nothing stands for.
func unused(rows []row, used map[string]bool) (problems []string) {
	for _, r := range rows {
		if !used[r.name] {
			problems = append(problems, fmt.Sprintf("%s has a row in the table of CONTRIBUTING.md and does not exist: remove the row, or correct its name", r.name))
			continue
		}
		for _, pattern := range slices.Concat(r.imports, r.tests) {
			if !used[r.name+" "+pattern] {
				problems = append(problems, fmt.Sprintf("the table in CONTRIBUTING.md allows %s to %s, which does not import it: remove it from the row", pattern, r.name))
			}
		}
	}
	return problems
}

// matches reports that a pattern of the table stands for a package.
func matches(pattern, name string) bool {
	if above, below := strings.CutSuffix(pattern, "/..."); below {
		return name == above || strings.HasPrefix(name, above+"/")
	}
	matched, err := path.Match(pattern, name)
	return matched && err == nil
}

var quoted = regexp.MustCompile("`([^`]+)`")

// readTable reads the table whose first column is headed "package".
func readTable(page string) ([]row, error) {
	var rows []row
	inside := false
	for line := range strings.Lines(page) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		switch {
		case len(cells) != 4:
			inside = false
		case strings.TrimSpace(cells[0]) == "package":
			inside = true
		case inside && !strings.HasPrefix(cells[0], "-"):
			name := names(cells[0], "")
			if len(name) != 1 {
				return nil, fmt.Errorf("the first column of CONTRIBUTING.md's table names one package: %q", cells[0])
			}
			rows = append(rows, row{
				name: name[0], fileEach: strings.Contains(cells[1], fileEach),
				imports: names(cells[2], "internal/"), tests: names(cells[3], "internal/"),
			})
		}
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("CONTRIBUTING.md has no table of four columns that begins with %q", "package")
	}
	return rows, nil
}

// names are the patterns that a cell names in code spans.
func names(cell, prefix string) (patterns []string) {
	for _, span := range quoted.FindAllStringSubmatch(cell, -1) {
		patterns = append(patterns, prefix+span[1])
	}
	return patterns
}

// readPackages returns the module's Go files by folder. The root is called
// main.go, after its only file. A folder with a module of its own counts as a
// package without files.
func readPackages(root fs.FS) (map[string][]file, error) {
	packages := map[string][]file{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if base := path.Base(name); name != "." && (base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")) {
				return fs.SkipDir
			}
			if _, err := fs.Stat(root, path.Join(name, "go.mod")); err == nil && name != "." {
				packages[name] = nil
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || path.Dir(name) == "internal" {
			return nil
		}
		f, err := readFile(root, name)
		folder := path.Dir(name)
		if folder == "." {
			folder = "main.go"
		}
		packages[folder] = append(packages[folder], f)
		return err
	})
	return packages, err
}

// readFile reads a Go file's imports, whatever system it is built for.
func readFile(root fs.FS, name string) (file, error) {
	text, err := fs.ReadFile(root, name)
	if err != nil {
		return file{}, err
	}
	syntax, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		return file{}, err
	}
	f := file{path: name, lines: strings.Count(string(text), "\n")}
	for _, spec := range syntax.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return file{}, err
		}
		if ours, ok := strings.CutPrefix(imported, module+"/"); ok {
			f.imports = append(f.imports, ours)
		}
	}
	return f, nil
}
