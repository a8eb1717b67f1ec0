package provider_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// The fault matrix: every resource × every operation × everything that can go
// wrong with a request. Whatever happens, the run ends with success or one
// clear error, a second apply converges, and the API holds exactly what is
// declared.

// disaster is a fault with the name of its row.
type disaster struct {
	name  string
	fault mockimpact.Fault
	ctrlC bool // the run is cancelled when the fault strikes
}

func disasters() []disaster {
	header := func(name, value string) http.Header { return http.Header{name: {value}} }
	tooMany := func(name string, h http.Header) disaster {
		return disaster{name: "429 " + name, fault: mockimpact.Fault{Status: http.StatusTooManyRequests, Header: h}}
	}
	all := []disaster{
		{name: "slow, not done", fault: mockimpact.Fault{Delay: time.Minute}},
		{name: "slow, done", fault: mockimpact.Fault{Delay: time.Minute, AfterEffect: true}},
		tooMany("Retry-After seconds", header("Retry-After", "0")),
		tooMany("Retry-After date", header("Retry-After", "Thu, 01 Jan 2026 00:00:00 GMT")),
		tooMany("X-RateLimit-Reset seconds", header("X-Ratelimit-Reset", "0")),
		tooMany("X-RateLimit-Reset Unix time", header("X-Ratelimit-Reset", "1487332519")),
		tooMany("RateLimit-Reset", header("Ratelimit-Reset", "0")),
		tooMany("negative reset", header("X-Ratelimit-Reset", "-5")),
		tooMany("absurd reset", header("X-Ratelimit-Reset", "99999999999999999999")),
		tooMany("without headers", nil),
		{name: "500, not done", fault: mockimpact.Fault{Status: http.StatusInternalServerError}},
		{name: "500, done", fault: mockimpact.Fault{Status: http.StatusInternalServerError, AfterEffect: true}},
		{name: "502 HTML", fault: mockimpact.Fault{Status: http.StatusBadGateway, ContentType: "text/html", Body: "<html><title>Bad gateway</title></html>"}},
		// The least back-off of these clients, and so all their waits, is a five hundredth of the default.
		{name: "504, done", fault: mockimpact.Fault{Status: http.StatusGatewayTimeout, AfterEffect: true}},
		{name: "504, done 3 s later", fault: mockimpact.Fault{Status: http.StatusGatewayTimeout, Late: 3 * time.Second / 500}},
		{name: "504, done 20 s later", fault: mockimpact.Fault{Status: http.StatusGatewayTimeout, Late: 20 * time.Second / 500}},
		{name: "gateway's 404", fault: mockimpact.Fault{Status: http.StatusNotFound, ContentType: "application/json", Body: `{"message":"no Route matched with those values"}`}},
		{name: "503", fault: mockimpact.Fault{Status: http.StatusServiceUnavailable}},
		{name: "dropped before", fault: mockimpact.Fault{Drop: true}},
		{name: "dropped after", fault: mockimpact.Fault{Drop: true, AfterEffect: true}},
		{name: "truncated", fault: mockimpact.Fault{Truncate: true}},
		{name: "empty body", fault: mockimpact.Fault{Rewrite: func([]byte) []byte { return nil }}},
		{name: "wrong types", fault: mockimpact.Fault{Rewrite: wrongTypes}},
		{name: "redirect to another host", fault: mockimpact.Fault{Status: http.StatusFound, Header: header("Location", "https://storage.example.com/x")}},
	}
	// Ctrl-C while a request is under way, before and after it took effect.
	all = append(all,
		disaster{name: "Ctrl-C before", ctrlC: true, fault: mockimpact.Fault{Delay: time.Minute}},
		disaster{name: "Ctrl-C after", ctrlC: true, fault: mockimpact.Fault{Delay: time.Minute, AfterEffect: true}},
	)
	// Each disaster lasts, or strikes one request of each method only.
	for _, lasting := range all {
		lasting.name += ", once"
		lasting.fault.Times = 1
		all = append(all, lasting)
	}
	for i := range all {
		if f := &all[i].fault; f.Status == http.StatusTooManyRequests && f.ContentType == "" {
			f.ContentType, f.Body = "application/json", `{"Status":"ERROR","Message":"Too Many Requests"}`
		}
	}
	return all
}

// wrongTypes turns every text of an answer into an object, and everything else
// into a text.
func wrongTypes(body []byte) []byte {
	var answer map[string]any
	if json.Unmarshal(body, &answer) != nil {
		return body
	}
	for key, value := range answer {
		if _, isText := value.(string); isText {
			answer[key] = map[string]any{"unexpected": value}
		} else {
			answer[key] = "unexpected"
		}
	}
	changed, err := json.Marshal(answer)
	if err != nil {
		return body
	}
	return changed
}

// fixture is what the matrix needs to know of a resource.
type fixture struct {
	world func(*testing.T) *acctest.World
	// config and changed declare one object, before and after an update.
	config, changed func(*acctest.World) map[string]tftypes.Value
	// outlives says that destroying sends nothing: the object cannot be deleted.
	outlives bool
	// live renders the objects of this kind that the mock holds.
	live func(*acctest.World) []string
	// inWebApp is the id under which a person finds an object that a failed
	// create left behind, "" for none. It is nil for what can be listed.
	inWebApp func(*acctest.World) string
	// want, wantChanged and wantDestroyed are what live renders then.
	want, wantChanged, wantDestroyed []string
}

// stage is an operation, and which of its requests is hit.
type stage struct {
	name    string
	method  string // "" hits every request that is no GET
	perhaps bool   // not every resource sends such a request
	operate func(*matrixCase) (*acctest.Object, []*tfprotov6.Diagnostic)
}

// lives are the operations on one object, in their order: in the first life what they
// write is hit, in the second what they read.
func lives() [][]stage {
	create := func(c *matrixCase) (*acctest.Object, []*tfprotov6.Diagnostic) {
		return c.provider().ApplyContext(c.run, c.typeName, nil, c.config)
	}
	update := func(c *matrixCase) (*acctest.Object, []*tfprotov6.Diagnostic) {
		c.config, c.want = c.changed, c.wantChanged
		return c.provider().ApplyContext(c.run, c.typeName, c.object, c.config)
	}
	refresh := func(c *matrixCase) (*acctest.Object, []*tfprotov6.Diagnostic) {
		return c.provider().RefreshContext(c.run, c.typeName, c.object)
	}
	destroy := func(c *matrixCase) (*acctest.Object, []*tfprotov6.Diagnostic) {
		c.config, c.want = nil, c.wantDestroyed
		return c.provider().ApplyContext(c.run, c.typeName, c.object, nil)
	}
	return [][]stage{{
		{name: "create/write", operate: create},
		{name: "update/write", operate: update},
		{name: "destroy/write", operate: destroy},
	}, {
		{name: "create/read", method: http.MethodGet, operate: create},
		{name: "refresh/read", method: http.MethodGet, operate: refresh},
		{name: "update/read", method: http.MethodGet, operate: update},
		{name: "destroy/read", method: http.MethodGet, perhaps: true, operate: destroy},
	}}
}

// of leaves out what the resource of a fixture cannot do.
func (f fixture) of(life []stage) []stage {
	return slices.DeleteFunc(life, func(s stage) bool {
		return strings.HasPrefix(s.name, "update") && f.changed == nil || strings.HasPrefix(s.name, "destroy") && f.outlives
	})
}

// matrixCase is an object's life under way, and the cell that it is in.
type matrixCase struct {
	*testing.T
	fixture
	typeName string
	w        *acctest.World
	// config is what is declared now; nil for nothing.
	config, changed map[string]tftypes.Value
	// object is what the cell before left in state; nil for nothing.
	object *acctest.Object
	// run is the context of the run that is hit.
	run    context.Context
	cancel context.CancelFunc
}

// provider starts a fresh provider, as every run of the CLI does.
func (c *matrixCase) provider() *acctest.Protocol { return c.w.Protocol() }

func TestFaultMatrix(t *testing.T) {
	t.Parallel()
	schema := acctest.NewProtocol(t, nil).Schema
	cells := acctest.NewSubtests(t)
	var count int
	for _, typeName := range slices.Sorted(maps.Keys(schema.ResourceSchemas)) {
		if reason, ok := outsideMatrix[typeName]; ok {
			t.Logf("%s: %s", typeName, reason)
			continue
		}
		f, ok := fixtures()[typeName]
		if !ok {
			t.Errorf("%s is registered but has no fixture in the fault matrix", typeName)
			continue
		}
		for _, d := range disasters() {
			for _, life := range lives() {
				count += len(f.of(life))
			}
			cells.Run(typeName+"/"+d.name, func(t *testing.T) {
				for _, life := range lives() {
					live(t, typeName, f, f.of(life), d)
				}
			})
		}
	}
	cells.Wait()
	t.Logf("fault matrix: %d cells", count)
	fmt.Printf("fault matrix: %d cells\n", count)
}

// live runs one cell after the other on the same object: what a cell has converged to
// is where the next one begins.
func live(t *testing.T, typeName string, f fixture, life []stage, d disaster) {
	t.Helper()
	c := &matrixCase{T: t, fixture: f, typeName: typeName, w: f.world(t)}
	c.w.NeedsMock()
	c.w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	switch {
	case d.ctrlC:
		c.w.WithShortTimeouts(10 * time.Second) // what finishes after Ctrl-C waits as long, twice
	case d.fault.Delay > 0:
		d.fault.Hook = c.w.WithTimeoutOfStruck(time.Millisecond)
	default:
		c.w.WithShortTimeouts(30 * time.Second)
	}
	declare := func(config func(*acctest.World) map[string]tftypes.Value) map[string]tftypes.Value {
		if config == nil {
			return nil
		}
		return config(c.w)
	}
	c.config, c.changed = declare(f.config), declare(f.changed)
	for _, s := range life {
		if !t.Run(s.name, func(t *testing.T) { c.T = t; c.cell(s, d) }) {
			return // where it should begin, the next one cannot
		}
	}
}

func (c *matrixCase) cell(s stage, d disaster) {
	c.Helper()
	c.run, c.cancel = context.WithCancel(c.Context())
	defer c.cancel()
	handles := c.strike(s, d)
	c.w.Mock.ResetJournal()
	after, diagnostics := s.operate(c)
	c.checkDiagnostics(diagnostics)
	c.checkJournal()
	var hits int
	for _, handle := range handles {
		hits += handle.Hits()
		handle.Remove()
	}
	if hits == 0 && !s.perhaps {
		c.Error("the fault struck no request")
	}
	c.object = c.converge(after, diagnostics)
}

// strike puts the fault in force for the requests that the stage names.
func (c *matrixCase) strike(s stage, d disaster) []*mockimpact.FaultHandle {
	methods := []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
	if s.method != "" {
		methods = []string{s.method}
	}
	handles := make([]*mockimpact.FaultHandle, len(methods))
	for i, method := range methods {
		fault := d.fault
		fault.Method = method
		if d.ctrlC {
			fault.Hook = c.cancel
		}
		handles[i] = c.w.Mock.Fault(fault)
	}
	return handles
}

// checkDiagnostics holds that a run ends with success or one clear error, and
// tells no secret.
func (c *matrixCase) checkDiagnostics(diagnostics []*tfprotov6.Diagnostic) {
	c.Helper()
	var errors []string
	for _, line := range acctest.Render(diagnostics) {
		if strings.HasPrefix(line, "error") {
			errors = append(errors, line)
		}
		for _, secret := range c.w.Mock.Secrets() {
			if strings.Contains(line, secret) {
				c.Errorf("a diagnostic holds a token: %s", line)
			}
		}
	}
	if len(errors) > 1 {
		c.Errorf("want at most one error, got %q", errors)
	}
	for _, line := range errors {
		if len(line) < 60 || len(line) > 2000 || strings.Contains(line, "invalid character") && !strings.Contains(line, "not valid JSON") {
			c.Errorf("not a clear error: %s", line)
		}
	}
}

// checkJournal holds that no create was sent twice in a run unless the API refused
// it for want of budget, which is an answer. An upload that updates what is listed
// has the same effect twice as once.
func (c *matrixCase) checkJournal() {
	c.Helper()
	sent := map[string]int{}
	for _, x := range c.w.Mock.Journal() {
		request := x.Operation() + "?" + content(x)
		if x.Method != http.MethodPost || x.Form.Get("Upsert") == "true" || strings.Contains(request, "Upsert=true") {
			continue
		}
		if sent[request]++; sent[request] > 1 {
			c.Errorf("sent again without an answer: %s", request)
		}
		if x.Status == http.StatusTooManyRequests {
			sent[request]--
		}
	}
}

// content is the body of a request without its boundary, which is random.
func content(x mockimpact.Exchange) string {
	_, parameters, err := mime.ParseMediaType(x.ContentType)
	if boundary := parameters["boundary"]; err == nil && boundary != "" {
		return strings.ReplaceAll(string(x.Body), boundary, "boundary")
	}
	return string(x.Body)
}

// converge applies once more, without faults and by a fresh provider, as a
// person would after a failed run; then nothing is left to change, and the API
// holds exactly what is declared. It returns what is in state then.
//
// What the first plan finds unchanged is not looked at again.
func (c *matrixCase) converge(object *acctest.Object, diagnostics []*tfprotov6.Diagnostic) *acctest.Object {
	c.Helper()
	c.w.Mock.Settle() // a person comes back after a while
	p := c.provider()
	failed := slices.ContainsFunc(diagnostics, func(d *tfprotov6.Diagnostic) bool {
		return d.Severity == tfprotov6.DiagnosticSeverityError
	})
	exists := p.Exists(c.typeName, object)
	if exists && failed && c.object == nil {
		// The CLI would call it tainted, and replace it.
		c.Error("a create that failed left a state behind")
	}
	if exists {
		object, diagnostics = p.Refresh(c.typeName, object)
		acctest.FailOnErrors(c.T, diagnostics)
		exists = p.Exists(c.typeName, object)
	}
	if !exists {
		object = c.imported(p)
	}
	if c.config != nil || object != nil {
		before := object
		object, diagnostics = p.Apply(c.typeName, before, c.config)
		acctest.FailOnErrors(c.T, diagnostics)
		if object == before && len(diagnostics) == 0 {
			c.expectLive()
			return object
		}
	}
	if c.config != nil {
		p = c.provider()
		object, diagnostics = p.Refresh(c.typeName, object)
		acctest.FailOnErrors(c.T, diagnostics)
		if !p.Exists(c.typeName, object) {
			c.Fatal("the object is not there after the second apply")
		}
		if changes, diagnostics := p.Changes(c.typeName, object, c.config); changes {
			c.Errorf("the second apply did not converge: %q", acctest.Render(diagnostics))
		}
	}
	c.expectLive()
	return object
}

func (c *matrixCase) expectLive() {
	c.Helper()
	if diff := cmp.Diff(c.want, c.live(c.w)); diff != "" {
		c.Errorf("the API does not hold exactly what is declared: %s", diff)
	}
}

// imported is the object that a person found in the web app after a failed
// create, or nil.
func (c *matrixCase) imported(p *acctest.Protocol) *acctest.Object {
	c.Helper()
	if c.inWebApp == nil || c.config == nil {
		return nil
	}
	id := c.inWebApp(c.w)
	if id == "" {
		return nil
	}
	object, diagnostics := p.Import(c.typeName, id, nil)
	acctest.FailOnErrors(c.T, diagnostics)
	return object
}
