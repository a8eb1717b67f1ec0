package acctest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	ctyjson "github.com/zclconf/go-cty/cty/json"
	"github.com/zclconf/go-cty/cty/msgpack"
)

// configuration is a parsed one, its blocks in an order in which each refers to
// earlier ones only.
type configuration struct {
	source    []byte
	providers *block // the provider's, nil for none
	blocks    []*block
	locals    map[string]hcl.Expression
	outputs   map[string]hcl.Expression
	variables map[string]cty.Value
	functions map[string]function.Function // the provider's
}

// block is a resource or a data source.
type block struct {
	address  string // "impact_deal.test", "data.impact_deals.test"
	data     bool
	typeName string
	name     string
	body     map[string]hcl.Expression
	ranges   map[string]hcl.Range
}

var errNeedsCLI = errors.New("needs Run")

func parse(text string, variables config.Variables) (*configuration, error) {
	c := &configuration{
		source: []byte(text),
		locals: map[string]hcl.Expression{}, outputs: map[string]hcl.Expression{}, variables: map[string]cty.Value{},
	}
	file, diagnostics := hclsyntax.ParseConfig(c.source, "terraform_plugin_test.tf", hcl.InitialPos)
	if diagnostics.HasErrors() {
		return nil, diagnostics
	}
	body, ok := file.Body.(*hclsyntax.Body)
	if !ok {
		return nil, fmt.Errorf("%T is no native syntax: %w", file.Body, errNeedsCLI)
	}
	for name, variable := range variables {
		value, err := fromVariable(variable)
		if err != nil {
			return nil, fmt.Errorf("variable %s: %w", name, err)
		}
		c.variables[name] = value
	}
	for _, one := range body.Blocks {
		if err := c.add(one); err != nil {
			return nil, err
		}
	}
	err := c.sort()
	return c, err
}

func fromVariable(variable config.Variable) (cty.Value, error) {
	encoded, err := variable.MarshalJSON()
	if err != nil {
		return cty.NilVal, err
	}
	var value ctyjson.SimpleJSONValue
	err = json.Unmarshal(encoded, &value)
	return value.Value, err
}

func (c *configuration) add(one *hclsyntax.Block) error {
	parsed := &block{body: map[string]hcl.Expression{}, ranges: map[string]hcl.Range{}}
	for name, attribute := range one.Body.Attributes {
		parsed.body[name], parsed.ranges[name] = attribute.Expr, attribute.SrcRange
	}
	kind := one.Type
	if len(one.Body.Blocks) > 0 && kind != "terraform" {
		kind = "nested block"
	}
	switch kind {
	case "terraform":
	case "provider":
		c.providers = parsed
	case "variable":
		if value, ok := parsed.body["default"]; ok && c.variables[one.Labels[0]] == cty.NilVal {
			given, diagnostics := value.Value(nil)
			if diagnostics.HasErrors() {
				return diagnostics
			}
			c.variables[one.Labels[0]] = given
		}
	case "locals":
		maps.Copy(c.locals, parsed.body)
	case "output":
		c.outputs[one.Labels[0]] = parsed.body["value"]
	case "resource", "data":
		parsed.typeName, parsed.name, parsed.data = one.Labels[0], one.Labels[1], kind == "data"
		parsed.address = parsed.typeName + "." + parsed.name
		if parsed.data {
			parsed.address = "data." + parsed.address
		}
		for _, name := range []string{"count", "for_each", "provider", "depends_on"} {
			if parsed.body[name] != nil {
				return fmt.Errorf("%s with %s: %w", parsed.address, name, errNeedsCLI)
			}
		}
		c.blocks = append(c.blocks, parsed)
	default:
		return fmt.Errorf("%s block: %w", kind, errNeedsCLI)
	}
	return nil
}

// sort puts each block behind those that it refers to.
func (c *configuration) sort() error {
	var sorted []*block
	done := map[string]bool{}
	for len(sorted) < len(c.blocks) {
		before := len(sorted)
		for _, b := range c.blocks {
			if !done[b.address] && !slices.ContainsFunc(c.refersTo(b), func(address string) bool { return !done[address] }) {
				sorted, done[b.address] = append(sorted, b), true
			}
		}
		if len(sorted) == before {
			return errors.New("the blocks refer to each other, or to what is not there")
		}
	}
	c.blocks = sorted
	return nil
}

// refersTo returns the addresses in a block's expressions, and in the locals that
// these use.
func (c *configuration) refersTo(b *block) (addresses []string) {
	expressions := slices.Collect(maps.Values(b.body))
	for len(expressions) > 0 {
		expression := expressions[0]
		expressions = expressions[1:]
		for _, traversal := range expression.Variables() {
			names := []string{traversal.RootName()}
			for _, step := range traversal[1:] {
				attribute, ok := step.(hcl.TraverseAttr)
				if !ok {
					break
				}
				names = append(names, attribute.Name)
			}
			switch {
			case names[0] == "local" && len(names) > 1:
				expressions = append(expressions, c.locals[names[1]])
			case names[0] == "data" && len(names) > 2:
				addresses = append(addresses, strings.Join(names[:3], "."))
			case names[0] != "var" && len(names) > 1:
				addresses = append(addresses, strings.Join(names[:2], "."))
			}
		}
	}
	return addresses
}

// scope is what expressions can refer to: the values that are known by address.
func (c *configuration) scope(known map[string]cty.Value) *hcl.EvalContext {
	managed, data := map[string]map[string]cty.Value{}, map[string]map[string]cty.Value{}
	for _, b := range c.blocks {
		value, ok := known[b.address]
		if !ok {
			continue
		}
		types := managed
		if b.data {
			types = data
		}
		if types[b.typeName] == nil {
			types[b.typeName] = map[string]cty.Value{}
		}
		types[b.typeName][b.name] = value
	}
	variables := byName(managed)
	variables["var"], variables["data"] = cty.ObjectVal(c.variables), cty.ObjectVal(byName(data))
	scope := &hcl.EvalContext{Variables: variables, Functions: c.functions}
	locals := map[string]cty.Value{}
	for name, expression := range c.locals {
		if value, diagnostics := expression.Value(scope); !diagnostics.HasErrors() {
			locals[name] = value
		}
	}
	variables["local"] = cty.ObjectVal(locals)
	return scope
}

func byName(types map[string]map[string]cty.Value) map[string]cty.Value {
	objects := map[string]cty.Value{}
	for typeName, values := range types {
		objects[typeName] = cty.ObjectVal(values)
	}
	return objects
}

// evaluate returns the attributes of a block for the protocol, and whether all of them
// are known.
func (c *configuration) evaluate(schema *tfprotov6.Schema, b *block, known map[string]cty.Value) (map[string]tftypes.Value, bool, error) {
	scope := c.scope(known)
	wanted, err := toLanguage(schema.ValueType())
	if err != nil {
		return nil, false, err
	}
	attributes := map[string]cty.Value{}
	for name, attributeType := range wanted.AttributeTypes() {
		attributes[name] = cty.NullVal(attributeType)
	}
	for name, expression := range b.body {
		attributeType, ok := wanted.AttributeTypes()[name]
		if !ok {
			return nil, false, fmt.Errorf("%s has no attribute %s: %w", b.address, name, errNeedsCLI)
		}
		value, diagnostics := expression.Value(scope)
		if diagnostics.HasErrors() {
			return nil, false, fmt.Errorf("%w: %w", errNeedsCLI, diagnostics)
		}
		if attributes[name], err = convert.Convert(value, withOptional(attributeType)); err != nil {
			return nil, false, fmt.Errorf("%s.%s: %w: %w", b.address, name, errNeedsCLI, err)
		}
	}
	object := cty.ObjectVal(attributes)
	encoded, err := msgpack.Marshal(object, wanted)
	if err != nil {
		return nil, false, err
	}
	dynamic := tfprotov6.DynamicValue{MsgPack: encoded}
	value, err := dynamic.Unmarshal(schema.ValueType())
	if err != nil {
		return nil, false, err
	}
	result := map[string]tftypes.Value{}
	err = value.As(&result)
	return result, object.IsWhollyKnown(), err
}

// provider returns the attributes of the provider block.
func (c *configuration) provider(p *Protocol) map[string]tftypes.Value {
	if c.providers == nil {
		return nil
	}
	attributes, _, err := c.evaluate(p.Schema.Provider, c.providers, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	return attributes
}

// line is the line of the source that sets an attribute, "" for none.
func (c *configuration) line(b *block, attribute string) string {
	if b == nil {
		return ""
	}
	at, ok := b.ranges[attribute]
	if !ok {
		return ""
	}
	first, _, _ := bytes.Cut(at.SliceBytes(c.source), []byte("\n"))
	return string(first)
}
