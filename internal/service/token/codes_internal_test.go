package token

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every code of a finding has its row in the troubleshooting guide, under its title,
// and no page names another.
func TestCodes(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..", "..")
	read := func(file string) string {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	var want, got []string
	for _, kind := range regexp.MustCompile(`kindOfFinding\{"([a-z_]+)", "([^"]+)"\}`).FindAllStringSubmatch(read("codes.go"), -1) {
		want = append(want, kindOfFinding{code(kind[1]), kind[2]}.summary())
	}
	guide := read(filepath.Join(root, "templates", "guides", "troubleshooting.md.tmpl"))
	for _, row := range regexp.MustCompile("(?m)^\\| `\\[([a-z_]+)\\]` ([^|]+) \\|").FindAllStringSubmatch(guide, -1) {
		got = append(got, kindOfFinding{code(row[1]), row[2]}.summary())
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" || len(want) < 20 {
		t.Errorf("%d kinds of findings, and those of the guide (-kinds +guide):\n%s", len(want), diff)
	}
	pages, err := filepath.Glob(filepath.Join(root, "templates", "guides", "*.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, filepath.Join(root, "README.md")) {
		for _, named := range regexp.MustCompile(`\[((?:token|old_token|legacy)_[a-z_]+)\]`).FindAllStringSubmatch(read(page), -1) {
			if !slices.ContainsFunc(want, func(summary string) bool { return strings.HasSuffix(summary, named[0]) }) {
				t.Errorf("%s names %s, which no finding has", page, named[0])
			}
		}
	}
}

// The fleet guide says what the modes of verification cost.
func TestGuide_fleetCosts(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "templates", "guides", "fleet-of-tokens.md.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	for verification, each := range map[string]int{
		"authenticate": 1, "declared": 5 + 2, "reads": requests("brand", verifyReads), "full": requests("brand", verifyFull),
	} {
		row := costRow(verification, each)
		if !strings.Contains(string(text), row) {
			t.Errorf("the guide lacks\n%s", row)
		}
	}
}

// costRow is a row of the guide's table: requests for one token, and for fleets.
func costRow(verification string, each int) string {
	row := fmt.Sprintf("| %#q | %d |", verification, each)
	for _, tokens := range []int{10, 60, 100} {
		row += fmt.Sprintf(" %d |", each*tokens)
	}
	return row
}
