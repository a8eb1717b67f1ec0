package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// repeated is how many lines in a row two examples may have in common.
const repeated = 6

// everybodys are the blocks that every configuration needs, alike: the terraform
// block with its providers, and the provider blocks.
var everybodys = regexp.MustCompile(`^(terraform|provider "impact") \{$`)

// statement is a line of an example, without indentation, and where it stands.
type statement struct {
	number int
	text   string
}

// statements are the lines of a file that two files are not to repeat: none that are
// blank, and none of everybody's blocks.
func statements(text string) []statement {
	var found []statement
	inside := false
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\n")
		switch {
		case everybodys.MatchString(line):
			inside = true
		case inside:
			inside = line != "}"
		case strings.TrimSpace(line) != "":
			found = append(found, statement{number, strings.Join(strings.Fields(line), " ")})
		}
	}
	return found
}

// repeats finds the longest run of statements that two files have in common.
func repeats(one, other []statement) (length, at, otherAt int) {
	before := make([]int, len(other)+1)
	for i, s := range one {
		now := make([]int, len(other)+1)
		for j, o := range other {
			if s.text != o.text {
				continue
			}
			now[j+1] = before[j] + 1
			if now[j+1] > length {
				length = now[j+1]
				at, otherAt = one[i-length+1].number, other[j-length+1].number
			}
		}
		before = now
	}
	return length, at, otherAt
}

// No two files of the examples repeat each other: what several need is a module.
func TestExamplesDoNotRepeatEachOther(t *testing.T) {
	t.Parallel()
	examples := os.DirFS(filepath.Join("..", "..", "..", "examples"))
	files := map[string][]statement{}
	err := fs.WalkDir(examples, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.Contains(path, ".terraform") {
			return err
		}
		text, err := fs.ReadFile(examples, path)
		files[path] = statements(string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 100 {
		t.Fatalf("only %d examples were found", len(files))
	}
	for one, statementsOf := range files {
		for other, others := range files {
			if one >= other {
				continue
			}
			if length, at, otherAt := repeats(statementsOf, others); length > repeated {
				t.Errorf("%s:%d and %s:%d have %d lines in common", one, at, other, otherAt, length)
			}
		}
	}
}

func TestRepeats(t *testing.T) {
	t.Parallel()
	requirement := "terraform {\n  required_providers {\n    impact = {\n    }\n  }\n}\n\nprovider \"impact\" {\n  alias = \"a\"\n}\n"
	one := statements(requirement + "\na = 1\n\n  b   = 2\nc\nd\n")
	other := statements("x\nb = 2\n\n\n    c\n" + requirement + "d\ne\n")
	if len(one) != 4 || len(other) != 5 {
		t.Fatalf("%v, %v", one, other)
	}
	length, at, otherAt := repeats(one, other)
	if got := []int{length, at, otherAt}; !slices.Equal(got, []int{3, 14, 2}) {
		t.Errorf("got %v", got)
	}
	if length, _, _ := repeats(one, statements("none")); length != 0 {
		t.Errorf("got %d", length)
	}
}
