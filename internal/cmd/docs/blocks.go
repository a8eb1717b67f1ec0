package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var listBlock = regexp.MustCompile(`(?m)^list\s+"`)

// blocksOf writes every block of configuration in the README and the templates,
// fenced as terraform, into a file of its own below dir, and returns each as a
// scenario to validate.
func blocksOf(root, dir string) ([]scenario, error) {
	pages := []string{filepath.Join(root, "README.md")}
	err := filepath.WalkDir(filepath.Join(root, "templates"), func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(path, ".md.tmpl") {
			pages = append(pages, path)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	var found []scenario
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			return nil, err
		}
		name, err := filepath.Rel(root, page)
		if err != nil {
			return nil, err
		}
		for i, block := range fenced(string(text), "terraform") {
			own := filepath.Join(dir, fmt.Sprint(len(found)))
			if err := os.MkdirAll(own, 0o750); err != nil {
				return nil, err
			}
			// What "terraform query" reads stands in files of its own.
			query := listBlock.MatchString(block)
			file := filepath.Join(own, "main.tf")
			if query {
				file = filepath.Join(own, "main"+queryFile)
			}
			if err := os.WriteFile(file, []byte(block), 0o600); err != nil {
				return nil, err
			}
			found = append(found, scenario{name: fmt.Sprintf("%s, block %d", filepath.ToSlash(name), i+1), dir: own, files: []string{file}, query: query})
		}
	}
	return found, nil
}

// fenced returns the blocks of a Markdown text that are fenced with a language.
func fenced(text, language string) []string {
	var blocks []string
	var block strings.Builder
	inside := false
	for line := range strings.Lines(text) {
		switch trimmed := strings.TrimSpace(line); {
		case !inside && trimmed == "```"+language:
			inside = true
			block.Reset()
		case inside && trimmed == "```":
			inside = false
			blocks = append(blocks, block.String())
		case inside:
			block.WriteString(line)
		}
	}
	return blocks
}
