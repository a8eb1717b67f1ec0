package contract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// source is a document that is parsed when one of its paths is asked for: to parse
// all of them takes longer than most test runs, and few are asked for.
type source struct {
	name string
	// templates are the document's paths, sorted.
	templates []string
	parse     func() (document, error)
}

func openSource(file string) (source, error) {
	content, err := os.ReadFile(file) //nolint:gosec // the caller names the directory
	if err != nil {
		return source{}, err
	}
	s := source{name: strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), templates: templatesIn(string(content))}
	if len(s.templates) == 0 {
		// Written in another way, or no document: the parser knows.
		d, err := parseDocument(file, content)
		return source{d.name, d.templates(), func() (document, error) { return d, nil }}, err
	}
	s.parse = sync.OnceValues(func() (document, error) {
		d, err := parseDocument(file, content)
		if err == nil && !slices.Equal(d.templates(), s.templates) {
			err = fmt.Errorf("%s: its paths are %q, but %q were found in its text", file, d.templates(), s.templates)
		}
		return d, err
	})
	return s, nil
}

// templatesIn finds the paths of a document whose "paths" is a block with a line of
// its own for each, in order. It need not be right: they are compared with what the
// parser finds.
func templatesIn(content string) (templates []string) {
	_, paths, _ := strings.Cut("\n"+content, "\npaths:\n")
	indent := ""
	for line := range strings.Lines(paths) {
		text := strings.TrimSpace(line)
		spaces := line[:len(line)-len(strings.TrimLeft(line, " "))]
		switch {
		case text == "" || text[0] == '#':
			continue
		case spaces == "":
			slices.Sort(templates)
			return templates
		case indent == "":
			indent = spaces
		}
		if key, isKey := strings.CutSuffix(text, ":"); isKey && spaces == indent {
			templates = append(templates, strings.Trim(key, `'"`))
		}
	}
	slices.Sort(templates)
	return templates
}
