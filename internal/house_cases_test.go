package internal_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestCheckHouse breaks each rule once, and pins the sentence that says so.
func TestCheckHouse(t *testing.T) {
	t.Parallel()
	const table = "| package | what it is | imports of ours | its tests also |\n|---|---|---|---|\n" +
		"| `main.go` | serves | `provider` | |\n" +
		"| `internal/provider` | the block | `service/*` | `mock/...` |\n" +
		"| `internal/service/*` | families | none | |\n" +
		"| `internal/mock/...` | the mock; one file per API group | none | |\n" +
		"| `internal/tools` | modules | none | |\n\nMore.\n"
	importing := func(packages ...string) *fstest.MapFile {
		text := "package p\n"
		for _, name := range packages {
			text += fmt.Sprintf("import _ %q\n", module+"/internal/"+name)
		}
		return &fstest.MapFile{Data: []byte(text)}
	}
	files := func(folder string, n int) fstest.MapFS {
		added := fstest.MapFS{}
		for i := range n {
			added[fmt.Sprintf("%s/file%d.go", folder, i)] = importing()
		}
		return added
	}
	for name, test := range map[string]struct {
		change fstest.MapFS // nil removes
		want   []string
	}{
		"as the table says": {},
		"a family that imports another": {
			change: fstest.MapFS{"internal/service/offer/deal.go": importing("service/media")},
			want: []string{
				"internal/service/offer/deal.go imports internal/service/media, which the table in CONTRIBUTING.md does not allow to internal/service/*: move what both need into a package that the row names, or, if the arrow belongs there, add it to the row",
			},
		},
		"a test that imports another family": {
			change: fstest.MapFS{"internal/service/offer/deal_test.go": importing("service/offer", "service/media")},
			want: []string{
				"internal/service/offer/deal_test.go imports internal/service/media, which the table in CONTRIBUTING.md does not allow to internal/service/*: move what both need into a package that the row names, or, if the arrow belongs there, add it to the row",
			},
		},
		"production code that imports what tests may": {
			change: fstest.MapFS{"internal/provider/p.go": importing("service/offer", "mock")},
			want: []string{
				"internal/provider/p.go imports internal/mock, which the table in CONTRIBUTING.md does not allow to internal/provider: move what both need into a package that the row names, or, if the arrow belongs there, add it to the row",
			},
		},
		"a package without a row": {
			change: fstest.MapFS{"internal/service/offer/deals/d.go": importing()},
			want: []string{
				"internal/service/offer/deals has no row in the table of CONTRIBUTING.md: add one that says what it is for and what it may import of ours",
			},
		},
		"a row without a package": {
			change: fstest.MapFS{"internal/tools/go.mod": nil, "internal/tools/other/other.go": nil},
			want: []string{
				"internal/tools has a row in the table of CONTRIBUTING.md and does not exist: remove the row, or correct its name",
			},
		},
		"an arrow that nothing needs": {
			change: fstest.MapFS{"internal/provider/p_test.go": importing()},
			want: []string{
				"the table in CONTRIBUTING.md allows internal/mock/... to internal/provider, which does not import it: remove it from the row",
			},
		},
		"a full folder": {
			change: files("internal/service/media", 26),
			want: []string{
				"internal/service/media has 26 Go files, tests aside: make two packages of it, of at most 25 each, by the reasons for which they change",
			},
		},
		"a folder with room left":              {change: files("internal/service/media", 25)},
		"a folder with one file per API group": {change: files("internal/mock", 26)},
		"a long file": {
			change: fstest.MapFS{"internal/mock/long.go": {Data: []byte("package mock\n" + strings.Repeat("\n", 300))}},
			want:   []string{"internal/mock/long.go has 301 lines: cut it into files of at most 300 lines, by what they are about"},
		},
		"a long test": {
			change: fstest.MapFS{"internal/mock/long_test.go": {Data: []byte("package mock\n" + strings.Repeat("\n", 300))}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			house := fstest.MapFS{
				"CONTRIBUTING.md":               {Data: []byte(table)},
				"go.mod":                        {Data: []byte("module x\n")},
				"main.go":                       importing("provider"),
				"internal/house_test.go":        importing(),
				"internal/provider/p.go":        importing("service/offer"),
				"internal/provider/p_test.go":   importing("mock/server", "provider"),
				"internal/service/offer/o.go":   importing(),
				"internal/mock/mock.go":         importing("mock/server"),
				"internal/mock/server/s.go":     importing(),
				"internal/mock/testdata/x.go":   {Data: []byte("not Go")},
				"internal/tools/go.mod":         {Data: []byte("module tools\n")},
				"internal/tools/other/other.go": importing("provider"),
			}
			maps.Copy(house, test.change)
			maps.DeleteFunc(house, func(_ string, f *fstest.MapFile) bool { return f == nil })
			got, err := checkHouse(house)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
