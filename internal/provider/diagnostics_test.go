package provider_test

import (
	"flag"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Every diagnostic about a failed request: whatever the provider sends × every way
// to be refused, and for everything that sends it the ways that differ. What is said
// is held against rules, and against a golden file that a person can read in one
// sitting.

// reply is a way in which a request fails.
type reply struct {
	name  string
	fault mockimpact.Fault
	// field adds a complaint about a field that the request sends.
	field bool
	// unreachable says that the host is not reached at all.
	unreachable bool
}

func replies() []reply {
	own := func(status int, message string) mockimpact.Fault {
		return mockimpact.Fault{Status: status, ContentType: "application/json", Body: fmt.Sprintf(`{"Status":"ERROR","Message":%q}`, message)}
	}
	gateway := func(status int, message string) mockimpact.Fault {
		return mockimpact.Fault{Status: status, ContentType: "application/json", Body: fmt.Sprintf(`{"message":%q}`, message)}
	}
	page := func(status int) mockimpact.Fault {
		return mockimpact.Fault{
			Status: status, ContentType: "text/html",
			Body: fmt.Sprintf("<html><title>%d %s</title></html>", status, http.StatusText(status)),
		}
	}
	// A reset so far away is taken for an hour, and believed for this request only, so
	// that the account can be used for the next cell.
	inAnHour := func(f mockimpact.Fault) mockimpact.Fault {
		f.Header = http.Header{"X-Ratelimit-Reset": {"7200"}}
		return f
	}
	challenged := page(http.StatusUnauthorized)
	challenged.Header = http.Header{"Www-Authenticate": {`Basic realm="Restricted"`}}
	return []reply{
		{name: "400, own, with a field", fault: own(400, "Validation Failed"), field: true},
		{name: "400, own", fault: own(400, "The request is malformed.")},
		{name: "400, gateway", fault: gateway(400, "Bad Request")},
		{name: "401, own", fault: own(401, "Unauthorized")},
		{name: "401, page with a challenge", fault: challenged},
		{name: "401, gateway", fault: gateway(401, "Unauthorized")},
		{name: "403, own", fault: own(403, "Access denied")},
		{name: "403, own, of a limit", fault: own(403, "The limit of 5 is exceeded.")},
		{name: "403, without a body", fault: mockimpact.Fault{Status: 403}},
		{name: "403, gateway", fault: gateway(403, "Forbidden")},
		{name: "404, own", fault: own(404, "Not found")},
		{name: "404, without a body", fault: mockimpact.Fault{Status: 404}},
		{name: "404, gateway", fault: gateway(404, "no Route matched with those values")},
		{name: "404, page", fault: page(404)},
		{name: "409, own", fault: own(409, "Conflict")},
		{name: "422, own", fault: own(422, "Unprocessable")},
		{name: "500, own", fault: own(500, "Internal Server Error")},
		{name: "503, page", fault: page(503)},
		{name: "504, gateway", fault: gateway(504, "The upstream server is timing out")},
		{name: "200, own, with an error", fault: own(200, "An unexpected error occurred")},
		{name: "200, page", fault: page(200)},
		{name: "302, to another host", fault: mockimpact.Fault{Status: 302, Header: http.Header{"Location": {"https://sso.example.com/login?next=1"}}}},
		{name: "no answer", fault: mockimpact.Fault{Drop: true}},
		{name: "unreachable", unreachable: true},
		{name: "429, own", fault: inAnHour(own(429, "Too Many Requests"))},
		{name: "429, gateway", fault: inAnHour(gateway(429, "API rate limit exceeded"))},
	}
}

// step is one thing that the provider does, in one kind of account.
type step struct {
	account string // "brand", and "agency for a brand"
	thing   string // "resource deal"
	name    string // "create"; empty where a thing has one step only
	world   func(*testing.T) *acctest.World
	// ready brings a new world to where the step begins, and returns the step.
	ready func(*acctest.World) func() []*tfprotov6.Diagnostic
}

func (s step) String() string { return strings.TrimSpace(s.thing + " " + s.name) }

// cell is what a step says when one of its requests fails in one way.
type cell struct {
	step
	reply
	accountType string // whose document has the operation
	operation   string // "GET /Deals"
	request     string // "GET /Advertisers/{AccountSID}/Deals"
	diagnostics []*tfprotov6.Diagnostic
	secrets     []string // that the mock gave out
}

func (c cell) String() string {
	return fmt.Sprintf("%s, %s, %s, %s", c.account, c.step, c.operation, c.reply.name)
}

func TestDiagnostics(t *testing.T) { //nolint:tparallel // "of" ends when all of its subtests have, which are parallel
	t.Parallel()
	var mu sync.Mutex
	var cells []cell
	rows := servedRows(t)
	first := firstOf(rows)
	t.Run("of", func(t *testing.T) {
		for _, steps := range things(t) {
			t.Run(steps[0].account+"/"+steps[0].thing, func(t *testing.T) {
				t.Parallel()
				covered := map[string]bool{}
				for _, s := range steps {
					said := s.everyCell(t, first, covered)
					mu.Lock()
					cells = append(cells, said...)
					mu.Unlock()
				}
			})
		}
	})
	slices.SortStableFunc(cells, func(a, b cell) int { return strings.Compare(a.String(), b.String()) })
	t.Logf("%d cells", len(cells))
	checked := map[string]bool{}
	for _, c := range cells {
		if same := c.account + c.thing + c.operation + c.reply.name + c.text(); !checked[same] {
			checked[same] = true
			c.check(t)
		}
	}
	coversWhatIsSent(t, rows, cells)
	golden := filepath.Join("testdata", "diagnostics.txt")
	got := readable(cells)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is not what is said; go test ./internal/provider -run TestDiagnostics -update writes it (-file +said):\n%s", golden, diff)
	}
}

// servedRows are those of the surface: account type, operation, and what sends it.
func servedRows(t *testing.T) (rows []string) {
	t.Helper()
	table, err := os.ReadFile(filepath.Join("..", "cmd", "surface", "served.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.Lines(string(table)) {
		rows = append(rows, strings.TrimSpace(row))
	}
	return rows
}

// firstOf are the first rows of each operation.
func firstOf(rows []string) map[string]bool {
	first, known := map[string]bool{}, map[string]bool{}
	for _, row := range rows {
		operation := row[:strings.LastIndex(row, "\t")]
		first[row] = !known[operation]
		known[operation] = true
	}
	return first
}

// coversWhatIsSent holds that there is a cell for every row of the surface.
func coversWhatIsSent(t *testing.T, rows []string, cells []cell) {
	t.Helper()
	got := map[string]bool{}
	for _, c := range cells {
		got[c.accountType+"\t"+c.operation+"\t"+c.thing] = true
	}
	if diff := cmp.Diff(rows, slices.Sorted(maps.Keys(got))); diff != "" {
		t.Errorf("not what served.tsv has: (-served +tested)\n%s", diff)
	}
}

// things are what the provider serves, in every kind of account, by the steps that it
// has: one, unless it is a resource.
func things(t *testing.T) (all [][]step) {
	t.Helper()
	for _, account := range []struct {
		name  string
		world func(*testing.T) *acctest.World
	}{
		{"brand", acctest.NewBrand}, {"partner", acctest.NewPartner}, {"agency", acctest.NewAgency}, {"agency for a brand", acctest.NewPassthrough},
	} {
		w := account.world(t)
		w.NeedsMock()
		add := func(thing, name string, ready func(*acctest.World) func() []*tfprotov6.Diagnostic) {
			if account.name == "agency for a brand" && name != "" && name != "create" {
				return // what differs from a brand's own credential shows in one step
			}
			last := len(all) - 1
			if last < 0 || all[last][0].account != account.name || all[last][0].thing != thing {
				all = append(all, nil)
				last++
			}
			all[last] = append(all[last], step{account.name, thing, name, account.world, ready})
		}
		add("provider configure", "", func(w *acctest.World) func() []*tfprotov6.Diagnostic {
			return func() []*tfprotov6.Diagnostic {
				w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "")
				return w.Start().Configure(nil)
			}
		})
		for i, use := range w.Uses() {
			add(use.Thing, "", func(w *acctest.World) func() []*tfprotov6.Diagnostic {
				do := w.Uses()[i].Do
				return func() []*tfprotov6.Diagnostic { return do(w.Protocol()) }
			})
		}
		lives := w.Lives()
		for _, typeName := range slices.Sorted(maps.Keys(lives)) {
			thing := "resource " + strings.TrimPrefix(typeName, "impact_")
			add(thing, "refresh", func(w *acctest.World) func() []*tfprotov6.Diagnostic {
				object := applied(w, typeName, 1)
				return func() []*tfprotov6.Diagnostic {
					_, diagnostics := w.Protocol().Refresh(typeName, object)
					return diagnostics
				}
			})
			for i := range lives[typeName] {
				add(thing, []string{"create", "update", "update again"}[i], changes(typeName, i))
			}
			add(thing, "destroy", changes(typeName, len(lives[typeName])))
		}
	}
	return all
}

// changes is the step from what the first configurations of a resource declare to
// the next one, or to nothing after the last.
func changes(typeName string, before int) func(*acctest.World) func() []*tfprotov6.Diagnostic {
	return func(w *acctest.World) func() []*tfprotov6.Diagnostic {
		object := applied(w, typeName, before)
		var config acctest.Config
		if configs := w.Lives()[typeName]; before < len(configs) {
			config = configs[before]
		}
		return func() []*tfprotov6.Diagnostic {
			_, diagnostics := w.Protocol().Apply(typeName, object, config)
			return diagnostics
		}
	}
}

// applied is the object that the first configurations of a resource make.
func applied(w *acctest.World, typeName string, count int) (object *acctest.Object) {
	for _, config := range w.Lives()[typeName][:count] {
		object, _ = w.Protocol().Apply(typeName, object, config)
	}
	return object
}
