package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// guidePage has what guideTable prints after its mark.
var guidePage = filepath.Join("..", "..", "..", "templates", "guides", "what-is-not-served.md.tmpl")

const mark = "<!-- go test ./internal/cmd/surface -update writes the rest -->\n\n"

// Every operation has one verdict, and the guide says what it is.
func TestSurface(t *testing.T) {
	t.Parallel()
	rows, err := surface()
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(guidePage)
	if err != nil {
		t.Fatal(err)
	}
	own, got, marked := strings.Cut(string(page), mark)
	if !marked {
		t.Fatalf("%s has no mark", guidePage)
	}
	want := guideTable(rows)
	if *update {
		if err := os.WriteFile(guidePage, []byte(own+mark+want), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", guidePage, diff)
	}
	if lines := strings.Count(table(rows), "\n| "); lines != len(rows) {
		t.Errorf("the table has %d operations, and there are %d", lines, len(rows))
	}
}

func TestCovers(t *testing.T) {
	t.Parallel()
	ads := catalog.Operation{AccountType: catalog.Brand, Method: "GET", Path: "/Ads/{AdId}"}
	for pattern, want := range map[string]bool{
		"GET /Ads/{AdId}": true, "GET /Ads": false, "GET /Ads*": true, "* /Ads*": true, "POST /Ads*": false,
		"brand GET /Ads*": true, "partner GET /Ads*": false, "brand * /Ads/{AdId}": true,
	} {
		if got := covers(pattern, ads); got != want {
			t.Errorf("%q covers %s: %t", pattern, ads, got)
		}
	}
}
