package acctest

import (
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// ConfigBlock is a block that a configuration can have: Kind is "provider",
// "resource", "data", "ephemeral", "list" or "action".
type ConfigBlock struct {
	Kind, Name string
	Schema     *tfprotov6.Schema
}

// ConfigBlocks are all blocks that the provider serves, in a fixed order.
func (p *Protocol) ConfigBlocks() []ConfigBlock {
	blocks := []ConfigBlock{{"provider", "impact", p.Schema.Provider}}
	add := func(kind string, schemas map[string]*tfprotov6.Schema) {
		for _, name := range slices.Sorted(maps.Keys(schemas)) {
			blocks = append(blocks, ConfigBlock{kind, name, schemas[name]})
		}
	}
	actions := map[string]*tfprotov6.Schema{}
	for name, action := range p.Schema.ActionSchemas {
		actions[name] = action.Schema
	}
	add("resource", p.Schema.ResourceSchemas)
	add("data", p.Schema.DataSourceSchemas)
	add("ephemeral", p.Schema.EphemeralResourceSchemas)
	add("list", p.Schema.ListResourceSchemas)
	add("action", actions)
	return blocks
}

// ValidateBlock validates a configuration of any block; attributes that are not
// given are null.
func (p *Protocol) ValidateBlock(block ConfigBlock, attributes map[string]tftypes.Value) []*tfprotov6.Diagnostic {
	p.t.Helper()
	ctx, config := p.context(), p.Value(block.Schema, attributes)
	var diagnostics []*tfprotov6.Diagnostic
	var err error
	switch block.Kind {
	case "provider":
		return p.Validate(attributes)
	case "resource":
		return p.ValidateResource(block.Name, attributes)
	case "data":
		var resp *tfprotov6.ValidateDataResourceConfigResponse
		if resp, err = p.Server.ValidateDataResourceConfig(ctx, &tfprotov6.ValidateDataResourceConfigRequest{TypeName: block.Name, Config: config}); err == nil {
			diagnostics = resp.Diagnostics
		}
	case "ephemeral":
		var resp *tfprotov6.ValidateEphemeralResourceConfigResponse
		if resp, err = p.Server.ValidateEphemeralResourceConfig(ctx, &tfprotov6.ValidateEphemeralResourceConfigRequest{TypeName: block.Name, Config: config}); err == nil {
			diagnostics = resp.Diagnostics
		}
	case "list":
		server, ok := p.Server.(tfprotov6.ListResourceServer)
		if !ok {
			p.t.Fatal("the provider server lists nothing")
		}
		var resp *tfprotov6.ValidateListResourceConfigResponse
		if resp, err = server.ValidateListResourceConfig(ctx, &tfprotov6.ValidateListResourceConfigRequest{TypeName: block.Name, Config: config}); err == nil {
			diagnostics = resp.Diagnostics
		}
	case "action":
		server, ok := p.Server.(tfprotov6.ActionServer)
		if !ok {
			p.t.Fatal("the provider server has no actions")
		}
		var resp *tfprotov6.ValidateActionConfigResponse
		if resp, err = server.ValidateActionConfig(ctx, &tfprotov6.ValidateActionConfigRequest{ActionType: block.Name, Config: config}); err == nil {
			diagnostics = resp.Diagnostics
		}
	default:
		p.t.Fatalf("no block is a %s", block.Kind)
	}
	if err != nil {
		p.t.Fatal(err)
	}
	return diagnostics
}
