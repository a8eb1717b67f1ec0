package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSubcategories holds that every page about a served object has a family.
func TestSubcategories(t *testing.T) {
	t.Parallel()
	served, err := describe(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	add := func(dir string, names []string) {
		for _, name := range names {
			want[dir+"/"+strings.TrimPrefix(name, "impact_")+".md"] = true
		}
	}
	add("resources", slices.Collect(maps.Keys(served.Resources)))
	add("list-resources", slices.Collect(maps.Keys(served.List)))
	add("data-sources", slices.Collect(maps.Keys(served.Data)))
	add("ephemeral-resources", slices.Collect(maps.Keys(served.Ephemeral)))
	add("actions", slices.Collect(maps.Keys(served.Actions)))
	add("functions", slices.Collect(maps.Keys(served.Functions)))
	got := slices.Sorted(maps.Keys(subcategories(t.Context())))
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), got); diff != "" {
		t.Errorf("pages with a family (-served +named):\n%s", diff)
	}
}

func TestCategorize(t *testing.T) {
	t.Parallel()
	const page = "---\npage_title: \"a\"\nsubcategory: \"\"\n---\n\nA subcategory: \"\".\n"
	root := tree(t, map[string]string{"resources/deal.md": page})
	pages := map[string]string{"resources/deal.md": "Offers"}
	if err := categorize(root, pages); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, "resources", "deal.md"))
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Replace(page, `""`, `"Offers"`, 1); string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if err := categorize(root, pages); err == nil || !strings.Contains(err.Error(), "resources/deal.md has no empty subcategory") {
		t.Errorf("filling in what is filled: %v", err)
	}
}
