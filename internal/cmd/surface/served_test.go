package main

import (
	"encoding/base64"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

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

type values = map[string]tftypes.Value

// TestServed does everything that the provider serves once, without failures, and
// holds what the mock received against served.tsv.
func TestServed(t *testing.T) {
	t.Parallel()
	sent := recorded{}
	for _, newWorld := range []func(*testing.T) *acctest.World{acctest.NewBrand, acctest.NewPartner, acctest.NewAgency, acctest.NewPassthrough} {
		w := newWorld(t)
		w.NeedsMock()
		d := &driver{t: t, w: w, ids: populate(w), p: w.Protocol(), sent: sent}
		d.note("provider configure")
		d.readAll()
		d.listAll()
		d.openAll()
		d.invokeAll()
		for typeName, configs := range d.resources() {
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

// driver uses a configured provider in one account.
type driver struct {
	t    *testing.T
	w    *acctest.World
	ids  values
	p    *acctest.Protocol
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

// given are those of the ids that a schema asks for.
func (d *driver) given(schema *tfprotov6.Schema, kind string) values {
	config := values{}
	for _, attribute := range schema.Block.Attributes {
		if value, ok := d.ids[kind+"."+attribute.Name]; ok && attribute.Required {
			config[attribute.Name] = value
		} else if value, ok := d.ids[attribute.Name]; ok && attribute.Required {
			config[attribute.Name] = value
		}
	}
	return config
}

func (d *driver) readAll() {
	for name, schema := range d.p.Schema.DataSourceSchemas {
		thing := "data " + strings.TrimPrefix(name, "impact_")
		if _, silent := sendNothing[thing]; silent {
			continue
		}
		config := d.given(schema, name)
		if name == "impact_deals" && d.w.Account.Type == mockimpact.Partner || strings.HasPrefix(name, "impact_contract") && d.w.Account.Type == mockimpact.Brand {
			config["campaign_id"] = d.ids["campaign_id"] // which the account type cannot do without
		}
		_, diagnostics := d.p.ReadData(name, config)
		d.done(thing, diagnostics)
	}
}

func (d *driver) listAll() {
	for name, schema := range d.p.Schema.ListResourceSchemas {
		_, diagnostics := d.p.List(name, d.given(schema, name), 100)
		d.done("list "+strings.TrimPrefix(name, "impact_"), diagnostics)
	}
}

func (d *driver) openAll() {
	for name, schema := range d.p.Schema.EphemeralResourceSchemas {
		if name == "impact_advertiser_credentials" && d.w.Account.Type == mockimpact.Agency {
			continue // this agency manages no brand; the one that acts on a brand does
		}
		resp, err := d.p.Server.OpenEphemeralResource(d.t.Context(), &tfprotov6.OpenEphemeralResourceRequest{
			TypeName: name, Config: d.p.Value(schema, d.given(schema, name)),
		})
		if err != nil {
			d.t.Fatal(err)
		}
		d.done("ephemeral "+strings.TrimPrefix(name, "impact_"), resp.Diagnostics)
	}
}

func (d *driver) invokeAll() {
	for name, schema := range d.p.Schema.ActionSchemas {
		config := d.given(schema.Schema, name)
		if name == "impact_approve_tracking_value_request" {
			config["promo_code"], config["credit_policy"], config["match_mode"] = acctest.String("SUMMER25"), acctest.String("WINNER"), acctest.String("LI")
		}
		_, diagnostics := d.p.Invoke(name, config)
		d.done("action "+strings.TrimPrefix(name, "impact_"), diagnostics)
	}
}

// manage takes an object through its life, with a provider of its own for each
// step, as the CLI does.
func (d *driver) manage(typeName string, configs []values) {
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

// logo writes an image file.
func (d *driver) logo() tftypes.Value {
	png, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
	if err != nil {
		d.t.Fatal(err)
	}
	file := filepath.Join(d.t.TempDir(), "logo.png")
	if err := os.WriteFile(file, png, 0o600); err != nil {
		d.t.Fatal(err)
	}
	return acctest.String(file)
}
