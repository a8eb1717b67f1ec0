package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/go-version"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

var compatibilityRow = regexp.MustCompile(`(?m)^\| (.+) \| (1\.\d+) \| (1\.\d+|–) \|$`)

// compatibility reads the rows of a page's table: feature, Terraform, OpenTofu.
func compatibility(t *testing.T, page string) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "..", page))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, row := range compatibilityRow.FindAllStringSubmatch(string(text), -1) {
		rows = append(rows, row[1:])
	}
	if len(rows) == 0 {
		t.Fatalf("%s has no table of versions", page)
	}
	return rows
}

// TestCompatibility holds the two tables of versions against each other, and
// against the versions with which the examples are validated.
func TestCompatibility(t *testing.T) {
	t.Parallel()
	rows := compatibility(t, "README.md")
	if diff := cmp.Diff(rows, compatibility(t, filepath.Join("templates", "index.md.tmpl"))); diff != "" {
		t.Errorf("README.md and the index page differ:\n%s", diff)
	}
	oldest := version.Must(version.NewVersion(readSupported(t).Terraform[0]))
	documented, validated := map[string]bool{}, map[string]bool{}
	for _, row := range rows[1:] { // the first is what needs nothing newer
		documented[row[1]+" "+row[2]] = true
	}
	for _, feature := range terraformcli.Features() {
		row := ""
		for _, product := range []terraformcli.Product{terraformcli.Terraform, terraformcli.OpenTofu} {
			first, known := feature.Since[product]
			switch {
			case !known:
				row += " –"
			case version.Must(version.NewVersion(first)).LessThan(oldest):
				row += " " + minor(oldest.String())
			default:
				row += " " + minor(first)
			}
		}
		if row = strings.TrimSpace(row); row != "1.8 1.8" { // in all versions that the provider works with
			validated[row] = true
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(validated)), slices.Sorted(maps.Keys(documented))); diff != "" {
		t.Errorf("first versions, as examples are validated and as documented:\n%s", diff)
	}
}

// minor is a version without its patch number.
func minor(full string) string {
	segments := version.Must(version.NewVersion(full)).Segments()
	return fmt.Sprintf("%d.%d", segments[0], segments[1])
}
