package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestDifferences(t *testing.T) {
	t.Parallel()
	committed := tree(t, map[string]string{"index.md": "a", "resources/group.md": "old", "resources/gone.md": "x"})
	rendered := tree(t, map[string]string{"index.md": "a", "resources/group.md": "new", "functions/added.md": "y"})
	got, err := differences(committed, rendered)
	want := []string{"functions/added.md", "resources/gone.md", "resources/group.md"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if got, err := differences(rendered, rendered); err != nil || len(got) > 0 {
		t.Errorf("a tree differs from itself: %q, %v", got, err)
	}
	if got, err := differences(filepath.Join(committed, "nowhere"), rendered); err != nil || len(got) != 3 {
		t.Errorf("against a missing tree: %q, %v; want all 3 files", got, err)
	}
}

// tree writes files by name into a new directory.
func tree(t *testing.T, files map[string]string) (root string) {
	t.Helper()
	root = t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}
