package acctest

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Config is the configuration of a block; attributes that are not given are null.
type Config = map[string]tftypes.Value

// Use is something that the provider serves, resources aside, used once.
type Use struct {
	Thing string // "data campaigns"
	Do    func(*Protocol) []*tfprotov6.Diagnostic
}

// Uses gives the account one of everything, and returns everything that can be used
// once, in a fixed order; also what another account type than the world's has. Lives
// has the resources.
func (w *World) Uses() (uses []Use) {
	w.t.Helper()
	schemas, err := providerSchema()
	if err != nil {
		w.t.Fatal(err)
	}
	ids := w.oneOfEach()
	add := func(kind, name string, do func(*Protocol) []*tfprotov6.Diagnostic) {
		uses = append(uses, Use{kind + " " + strings.TrimPrefix(name, "impact_"), do})
	}
	for _, name := range slices.Sorted(maps.Keys(schemas.DataSourceSchemas)) {
		config := required(schemas.DataSourceSchemas[name], name, ids)
		if name == "impact_deals" && w.Account.Type == mockimpact.Partner || strings.HasPrefix(name, "impact_contract") && w.Account.Type == mockimpact.Brand {
			config["campaign_id"] = ids["campaign_id"] // which the account type cannot do without
		}
		add("data", name, func(p *Protocol) []*tfprotov6.Diagnostic {
			_, diagnostics := p.ReadData(name, config)
			return diagnostics
		})
	}
	for _, name := range slices.Sorted(maps.Keys(schemas.ListResourceSchemas)) {
		config := required(schemas.ListResourceSchemas[name], name, ids)
		add("list", name, func(p *Protocol) []*tfprotov6.Diagnostic {
			_, diagnostics := p.List(name, config, 100)
			return diagnostics
		})
	}
	for _, name := range slices.Sorted(maps.Keys(schemas.EphemeralResourceSchemas)) {
		if name == "impact_advertiser_credentials" && w.Account.Type == mockimpact.Agency {
			continue // this agency manages no brand; the one that acts on a brand does
		}
		config := required(schemas.EphemeralResourceSchemas[name], name, ids)
		add("ephemeral", name, func(p *Protocol) []*tfprotov6.Diagnostic { return p.Open(name, config) })
	}
	for _, name := range slices.Sorted(maps.Keys(schemas.ActionSchemas)) {
		config := required(schemas.ActionSchemas[name].Schema, name, ids)
		if name == "impact_approve_tracking_value_request" {
			config["promo_code"], config["credit_policy"], config["match_mode"] = String("SUMMER25"), String("WINNER"), String("LI")
		}
		add("action", name, func(p *Protocol) []*tfprotov6.Diagnostic {
			_, diagnostics := p.Invoke(name, config)
			return diagnostics
		})
	}
	return uses
}

// required are those of the ids that a schema asks for.
func required(schema *tfprotov6.Schema, name string, ids Config) Config {
	config := Config{}
	for _, attribute := range schema.Block.Attributes {
		if value, ok := ids[name+"."+attribute.Name]; ok && attribute.Required {
			config[attribute.Name] = value
		} else if value, ok := ids[attribute.Name]; ok && attribute.Required {
			config[attribute.Name] = value
		}
	}
	return config
}
