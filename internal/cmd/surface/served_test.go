package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

var update = flag.Bool("update", false, "write served.tsv anew")

func TestMain(m *testing.M) { os.Exit(acctest.Main(m)) }

// Things that send nothing of their own, with the reason.
var sendNothing = map[string]string{
	"data scope_catalog":         "it is a table",
	"data credentials":           "it shows the proof of configure",
	"data token_scopes":          "it probes",
	"resource access_token":      "it proves and probes",
	"resource legacy_token_pair": "it proves and probes",
}

// TestServed does everything that the provider serves once, without failures, and
// holds what the mock received against served.tsv.
func TestServed(t *testing.T) {
	t.Parallel()
	sent := recorded{}
	for _, newWorld := range []func(*testing.T) *acctest.World{acctest.NewBrand, acctest.NewPartner, acctest.NewAgency, acctest.NewPassthrough} {
		w := newWorld(t)
		w.NeedsMock()
		d := &driver{t: t, w: w, sent: sent}
		p := w.Protocol()
		d.note("provider configure")
		for _, use := range w.Uses() {
			if _, silent := sendNothing[use.Thing]; !silent {
				d.done(use.Thing, use.Do(p))
			}
		}
		for typeName, configs := range w.Lives() {
			d.manage(typeName, configs)
		}
	}
	schema := acctest.NewProtocol(t, nil).Schema
	check := func(kind string, names []string) {
		for _, name := range names {
			thing := kind + " " + strings.TrimPrefix(name, "impact_")
			if _, silent := sendNothing[thing]; silent == sent.has(thing) {
				t.Errorf("%s: sends nothing of its own %t, and was seen to send something %t", thing, silent, sent.has(thing))
			}
		}
	}
	check("data", slices.Sorted(maps.Keys(schema.DataSourceSchemas)))
	check("list", slices.Sorted(maps.Keys(schema.ListResourceSchemas)))
	check("ephemeral", slices.Sorted(maps.Keys(schema.EphemeralResourceSchemas)))
	check("action", slices.Sorted(maps.Keys(schema.ActionSchemas)))
	check("resource", slices.Sorted(maps.Keys(schema.ResourceSchemas)))
	got := sent.table()
	if *update {
		if err := os.WriteFile("served.tsv", []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(servedTable, got); diff != "" {
		t.Errorf("served.tsv is not what is sent; go test ./internal/cmd/surface -update writes it (-file +sent):\n%s", diff)
	}
}

// recorded are the lines of served.tsv.
type recorded map[string]bool

func (r recorded) has(thing string) bool {
	for line := range r {
		if strings.HasSuffix(line, "\t"+thing) {
			return true
		}
	}
	return false
}

func (r recorded) table() string { return strings.Join(slices.Sorted(maps.Keys(r)), "\n") + "\n" }

// driver uses the provider in one account.
type driver struct {
	t    *testing.T
	w    *acctest.World
	sent recorded
}

// note records what was sent since it was called last.
func (d *driver) note(thing string) {
	for _, x := range d.w.Mock.Journal() {
		accountType := x.AccountType
		if x.AdvertiserID != "" {
			accountType = mockimpact.Brand
		}
		if x.Template == "" {
			d.t.Errorf("%s sent %s %s", thing, x.Method, x.Path)
		}
		d.sent[fmt.Sprintf("%s\t%s\t%s", accountType, x.Operation(), thing)] = true
	}
	d.w.Mock.ResetJournal()
}

// done notes what a thing sent, unless the account type does not have it.
func (d *driver) done(thing string, diagnostics []*tfprotov6.Diagnostic) {
	for _, text := range acctest.Render(diagnostics) {
		if strings.Contains(text, "account type") || strings.Contains(text, "needs the credential of") {
			d.w.Mock.ResetJournal()
			return
		}
	}
	acctest.FailOnErrors(d.t, diagnostics)
	d.note(thing)
}

// manage takes an object through its life, with a provider of its own for each
// step, as the CLI does.
func (d *driver) manage(typeName string, configs []acctest.Config) {
	var object *acctest.Object
	var diagnostics []*tfprotov6.Diagnostic
	thing := "resource " + strings.TrimPrefix(typeName, "impact_")
	for _, config := range append(configs, nil) {
		p := d.w.Protocol()
		d.w.Mock.ResetJournal()
		object, diagnostics = p.Apply(typeName, object, config)
		d.done(thing, diagnostics)
		if config != nil {
			p = d.w.Protocol()
			d.w.Mock.ResetJournal()
			object, diagnostics = p.Refresh(typeName, object)
			d.done(thing, diagnostics)
		}
	}
}
