package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFenced(t *testing.T) {
	t.Parallel()
	text := "# Page\n\n```terraform\na {}\n```\n\n```sh\nmake\n```\n\n```terraform\nb {}\n\nc {}\n```\n"
	want := []string{"a {}\n", "b {}\n\nc {}\n"}
	if diff := cmp.Diff(want, fenced(text, "terraform")); diff != "" {
		t.Error(diff)
	}
}
