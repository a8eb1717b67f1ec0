package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

func TestFenced(t *testing.T) {
	t.Parallel()
	text := "# Page\n\n```terraform\na {}\n```\n\n```sh\nmake\n```\n\n```terraform\nb {}\n\nc {}\n```\n"
	want := []string{"a {}\n", "b {}\n\nc {}\n"}
	if diff := cmp.Diff(want, fenced(text, "terraform")); diff != "" {
		t.Error(diff)
	}
}

// Blocks that are fenced as hcl need another provider or a file, and are not
// validated. Their syntax and their format are.
func TestForeignBlocks(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob(filepath.Join("..", "..", "..", "templates", "guides", "*.md.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range fenced(string(text), "hcl") {
			seen++
			if _, problems := hclsyntax.ParseConfig([]byte(block), filepath.Base(page), hcl.InitialPos); problems.HasErrors() {
				t.Errorf("%v\n%s", problems, block)
			}
			if diff := cmp.Diff(block, string(hclwrite.Format([]byte(block)))); diff != "" {
				t.Errorf("%s (-page +formatted):\n%s", page, diff)
			}
		}
	}
	if seen == 0 {
		t.Error("no page has such a block")
	}
}
