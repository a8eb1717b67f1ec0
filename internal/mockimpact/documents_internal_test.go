package mockimpact

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	documentLine  = regexp.MustCompile(`(?m)^// Document: (impact-\S+) \((\d+) of (\d+) operations\)`)
	tableOfRoutes = regexp.MustCompile(`(?m)^func \w+Routes\(\) \[\]route `)
)

// modelled is how many operations of a document have a route, and how many there are.
type modelled struct{ routes, operations int }

// TestGroupsNameTheirDocuments holds what the files of API groups say at their
// beginning against the routes: the documents, and how much of each is modelled.
func TestGroupsNameTheirDocuments(t *testing.T) {
	t.Parallel()
	want := map[string]modelled{}
	unmodelled := map[string]bool{}
	for accountType, lists := range map[string]string{Brand: brandLists, Partner: partnerLists} {
		for _, list := range unmodelledLists(lists) {
			unmodelled[accountType+list.template] = true
		}
	}
	for accountType, r := range newRouters() {
		for _, e := range r.endpoints {
			count := want[e.operation.Document]
			count.operations++
			if e.route != nil && !unmodelled[accountType+e.route.template] {
				count.routes++
			}
			want[e.operation.Document] = count
		}
	}
	delete(want, "") // the quick start's list is in no document
	maps.DeleteFunc(want, func(_ string, count modelled) bool { return count.routes == 0 })

	said := map[string]modelled{}
	for name, source := range sources(t) {
		head, rest, _ := strings.Cut(source, "\npackage mockimpact\n")
		named := documentLine.FindAllStringSubmatch(head, -1)
		if tableOfRoutes.MatchString(rest) && len(named) == 0 {
			t.Errorf("%s has routes and does not begin with their document", name)
		}
		for _, line := range named {
			count := said[line[1]]
			count.routes += number(t, line[2])
			count.operations = number(t, line[3])
			said[line[1]] = count
		}
	}
	if diff := cmp.Diff(want, said, cmp.AllowUnexported(modelled{})); diff != "" {
		t.Errorf("documents (-routes +files):\n%s", diff)
	}
}

// TestGroupsAreTheBulkOfTheFolder allows this folder its size only for the files of
// API groups.
func TestGroupsAreTheBulkOfTheFolder(t *testing.T) {
	t.Parallel()
	var others []string
	for name, source := range sources(t) {
		if lines := strings.Count(source, "\n"); lines > 300 {
			t.Errorf("%s has %d lines", name, lines)
		}
		if !strings.HasPrefix(source, "// ") {
			others = append(others, name)
		}
	}
	if slices.Sort(others); len(others) > 25 {
		t.Errorf("%d files are not of an API group: %v", len(others), others)
	}
}

// sources are this package's files, tests aside, by name.
func sources(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = string(content)
	}
	return all
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
