package acctest

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
)

// state has the managed resources by address.
type state map[string]*held

type held struct {
	typeName string
	object   *Object
	order    int  // of its block in the configuration: what comes later may refer to it
	tainted  bool // its create failed half-way: the next plan replaces it
}

// byOrder returns the addresses in the order in which they were created.
func (s state) byOrder() []string {
	return slices.SortedFunc(maps.Keys(s), func(a, b string) int { return s[a].order - s[b].order })
}

// outcome is a plan, or what is left after one was carried out.
type outcome struct {
	configuration *configuration
	protocol      *Protocol
	values        map[string]cty.Value // by address; what is not known yet is unknown
	state         state                // as refreshed, or afterwards
	planned       map[string]*plannedChange
	found         reports
}

// plannedChange is what a plan does to a managed resource.
type plannedChange struct {
	typeName      string
	before, after cty.Value // null for none
	replace       bool
	response      *tfprotov6.PlanResourceChangeResponse
}

func (c *plannedChange) empty() bool { return c.before.RawEquals(c.after) }

// changes are the addresses that a plan changes.
func (o *outcome) changes() (addresses []string) {
	for _, address := range slices.Sorted(maps.Keys(o.planned)) {
		if !o.planned[address].empty() {
			addresses = append(addresses, address)
		}
	}
	return addresses
}

// plan validates everything, and then plans block by block.
func (y *play) plan(p *Protocol, c *configuration, from state, refresh bool) *outcome {
	y.t.Helper()
	o := &outcome{configuration: c, protocol: p, values: map[string]cty.Value{}, state: maps.Clone(from), planned: map[string]*plannedChange{}}
	unknown := map[string]cty.Value{}
	for _, b := range c.blocks {
		unknown[b.address] = cty.DynamicVal
		config, _ := y.config(p, c, b, unknown)
		if b.data {
			o.found = append(o.found, c.report(b.address, b, p.ValidateBlock(ConfigBlock{"data", b.typeName, p.schema(b)}, config))...)
		} else {
			o.found = append(o.found, c.report(b.address, b, p.ValidateResource(b.typeName, config))...)
		}
	}
	for i, b := range c.blocks {
		switch {
		case o.found.failed():
			return o
		case b.data:
			y.readData(o, b)
		default:
			y.planResource(o, b, i, refresh)
		}
	}
	for _, address := range slices.Backward(o.state.byOrder()) {
		if !slices.ContainsFunc(c.blocks, func(b *block) bool { return b.address == address }) {
			y.planRemoval(o, address, refresh)
		}
	}
	for name, expression := range c.outputs {
		_, diagnostics := expression.Value(c.scope(o.values))
		for _, d := range diagnostics.Errs() {
			o.found = append(o.found, report{true, fmt.Sprintf("Error: output %s: %v", name, d)})
		}
	}
	return o
}

func (y *play) config(p *Protocol, c *configuration, b *block, known map[string]cty.Value) (map[string]tftypes.Value, bool) {
	y.t.Helper()
	config, isKnown, err := c.evaluate(p.schema(b), b, known)
	if err != nil {
		y.fatal("%v", err)
	}
	return config, isKnown
}

// readData reads a data source, once its configuration is known.
func (y *play) readData(o *outcome, b *block) {
	y.t.Helper()
	p := o.protocol
	schema := p.schema(b)
	config, isKnown := y.config(p, o.configuration, b, o.values)
	if !isKnown {
		languageType, err := toLanguage(schema.ValueType())
		if err != nil {
			y.fatal("%v", err)
		}
		o.values[b.address] = cty.UnknownVal(languageType)
		return
	}
	attributes, diagnostics := p.ReadData(b.typeName, config)
	o.found = append(o.found, o.configuration.report(b.address, b, diagnostics)...)
	if attributes != nil {
		o.values[b.address] = p.decode(schema, p.Value(schema, attributes))
	}
}

// refreshed is an object as it is now, or nil.
func (y *play) refreshed(o *outcome, address string, refresh bool) *Object {
	y.t.Helper()
	one := o.state[address]
	if one == nil {
		return nil
	}
	if !refresh {
		return one.object
	}
	object, diagnostics := o.protocol.Refresh(one.typeName, one.object)
	o.found = append(o.found, o.configuration.report(address, nil, diagnostics)...)
	if hasErrors(diagnostics) {
		return one.object
	}
	if !o.protocol.Exists(one.typeName, object) {
		delete(o.state, address)
		return nil
	}
	o.state[address] = &held{one.typeName, object, one.order, one.tainted}
	return object
}

func (y *play) planResource(o *outcome, b *block, order int, refresh bool) {
	y.t.Helper()
	p := o.protocol
	schema := p.schema(b)
	object := y.refreshed(o, b.address, refresh)
	var tainted bool
	if one := o.state[b.address]; one != nil {
		tainted = one.tainted
		o.state[b.address] = &held{one.typeName, one.object, order, tainted}
	}
	if o.found.failed() {
		return
	}
	config, _ := y.config(p, o.configuration, b, o.values)
	change := &plannedChange{typeName: b.typeName, before: p.decode(schema, p.null(schema))}
	if object == nil {
		object = &Object{State: p.null(schema)}
	} else {
		change.before = p.decode(schema, object.State)
	}
	var configured *tfprotov6.DynamicValue
	change.response, configured = p.plan(b.typeName, object, config)
	o.found = append(o.found, o.configuration.report(b.address, b, change.response.Diagnostics)...)
	if hasErrors(change.response.Diagnostics) {
		return
	}
	change.after = p.decode(schema, change.response.PlannedState)
	if name := overruled(schema, change.before, p.decode(schema, configured), change.after); name != "" {
		y.fatal("%s: the plan sets %s to neither what is configured nor what it was", b.address, name)
	}
	if !change.before.IsNull() && (tainted || !change.empty() && len(change.response.RequiresReplace) > 0) {
		change.replace = true
		change.response, _ = p.plan(b.typeName, &Object{State: p.null(schema), Private: change.response.PlannedPrivate}, config)
		o.found = append(o.found, o.configuration.report(b.address, b, change.response.Diagnostics)...)
		if hasErrors(change.response.Diagnostics) {
			return
		}
		change.after = p.decode(schema, change.response.PlannedState)
	}
	o.values[b.address], o.planned[b.address] = change.after, change
}

// overruled names an attribute that is configured, and planned to be something else than
// that or what it was; "" for none. Nested objects, which may be computed in part, are
// left to the tests that run the CLI.
func overruled(schema *tfprotov6.Schema, before, configured, planned cty.Value) string {
	for _, attribute := range schema.Block.Attributes {
		wanted := configured.GetAttr(attribute.Name)
		if attribute.WriteOnly || attribute.NestedType != nil || wanted.IsNull() || !wanted.IsWhollyKnown() {
			continue
		}
		got := planned.GetAttr(attribute.Name)
		if !got.RawEquals(wanted) && (before.IsNull() || !got.RawEquals(before.GetAttr(attribute.Name))) {
			return attribute.Name
		}
	}
	return ""
}

// planRemoval plans to destroy what is declared no more.
func (y *play) planRemoval(o *outcome, address string, refresh bool) {
	y.t.Helper()
	object := y.refreshed(o, address, refresh)
	if object == nil || o.found.failed() {
		return
	}
	typeName := o.state[address].typeName
	schema := o.protocol.resource(typeName)
	change := &plannedChange{typeName: typeName, before: o.protocol.decode(schema, object.State)}
	change.response, _ = o.protocol.plan(typeName, object, nil)
	change.after = o.protocol.decode(schema, o.protocol.null(schema))
	o.found = append(o.found, o.configuration.report(address, nil, change.response.Diagnostics)...)
	o.planned[address] = change
}

// schema is that of a block.
func (p *Protocol) schema(b *block) *tfprotov6.Schema {
	p.t.Helper()
	if !b.data {
		return p.resource(b.typeName)
	}
	schema, ok := p.Schema.DataSourceSchemas[b.typeName]
	if !ok {
		p.t.Fatalf("the provider has no data source %s", b.typeName)
	}
	return schema
}
