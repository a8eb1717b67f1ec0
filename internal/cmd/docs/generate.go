package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// generate renders the pages into a directory, which is named relative to root
// because tfplugindocs takes no other name.
func generate(ctx context.Context, generator, root, into string) error {
	schema, err := providersSchema(ctx)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "impact-docs-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a leftover in the temporary directory harms nobody
	schemaFile := filepath.Join(dir, "schema.json")
	if err := os.WriteFile(schemaFile, schema, 0o600); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, generator, "generate",
		"--provider-dir", root, "--provider-name", "terraform-provider-impact", "--rendered-provider-name", "impact",
		"--providers-schema", schemaFile, "--rendered-website-dir", into)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", generator, err, out)
	}
	return categorize(filepath.Join(root, into), subcategories(ctx))
}

// check renders the pages elsewhere and compares.
func check(ctx context.Context, generator, root string) error {
	dir, err := os.MkdirTemp("", "impact-docs-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a leftover in the temporary directory harms nobody
	into, err := filepath.Rel(root, dir)
	if err != nil {
		return err
	}
	if err := generate(ctx, generator, root, into); err != nil {
		return err
	}
	differing, err := differences(filepath.Join(root, "docs"), dir)
	if err != nil {
		return err
	}
	if len(differing) > 0 {
		return fmt.Errorf("docs/ is not up to date; run make generate and commit the result:\n  %s", strings.Join(differing, "\n  "))
	}
	return nil
}

// differences names, sorted, the files that are not the same in two trees.
func differences(one, other string) ([]string, error) {
	left, err := contents(one)
	if err != nil {
		return nil, err
	}
	right, err := contents(other)
	if err != nil {
		return nil, err
	}
	var names []string
	for name, text := range left {
		if again, ok := right[name]; !ok || !bytes.Equal(text, again) {
			names = append(names, name)
		}
	}
	for name := range right {
		if _, ok := left[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, nil
}

// contents reads a tree's files by their slash-separated names. A tree that
// does not exist has none.
func contents(root string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil
	}
	return files, err
}
