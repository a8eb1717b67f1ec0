package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	linked    = regexp.MustCompile(`\]\(([^):]+)\)`)
	testNamed = regexp.MustCompile("`(Test\\w+)`")
	testFound = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// TestContributing holds the worked examples of CONTRIBUTING.md: the files that
// it links exist, every piece of code stands in one of them, and so do the tests
// that it names.
func TestContributing(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..", "..")
	page, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	var code strings.Builder
	for _, link := range linked.FindAllStringSubmatch(string(page), -1) {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(link[1])))
		if err != nil {
			t.Errorf("CONTRIBUTING.md: %v", err)
		}
		code.Write(text)
	}
	blocks := fenced(strings.ReplaceAll(string(page), "\n   ", "\n"), "go")
	if len(blocks) == 0 {
		t.Error("CONTRIBUTING.md shows no code")
	}
	for _, block := range blocks {
		if !strings.Contains(code.String(), block) {
			t.Errorf("CONTRIBUTING.md shows code that is in none of the files it links:\n%s", block)
		}
	}
	tests := map[string]bool{}
	rules, err := filepath.Glob(filepath.Join(root, "internal", "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(root, "internal", "provider", "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range slices.Concat(rules, files) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range testFound.FindAllStringSubmatch(string(text), -1) {
			tests[name[1]] = true
		}
	}
	for _, name := range testNamed.FindAllStringSubmatch(string(page), -1) {
		if !tests[name[1]] {
			t.Errorf("CONTRIBUTING.md names %s, which neither internal nor internal/provider has", name[1])
		}
	}
}
