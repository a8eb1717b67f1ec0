package acctest

import (
	"maps"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// proposed merges the prior state and the configuration as the CLI does: what is not
// configured keeps its value if it is computed, also inside nested objects, and
// write-only values stay out.
func (p *Protocol) proposed(schema *tfprotov6.Schema, prior *tfprotov6.DynamicValue, config map[string]tftypes.Value) *tfprotov6.DynamicValue {
	p.t.Helper()
	value, err := prior.Unmarshal(schema.ValueType())
	if err != nil {
		p.t.Fatal(err)
	}
	return p.Value(schema, merged(p.t, schema.Block.Attributes, members(p.t, value), config))
}

func merged(t testing.TB, attributes []*tfprotov6.SchemaAttribute, prior, config map[string]tftypes.Value) map[string]tftypes.Value {
	t.Helper()
	result := map[string]tftypes.Value{}
	for _, attribute := range attributes {
		before, hasBefore := prior[attribute.Name]
		configured, isSet := config[attribute.Name]
		isSet = isSet && !configured.IsNull()
		switch {
		case attribute.WriteOnly:
		case isSet && attribute.NestedType != nil && configured.IsKnown():
			result[attribute.Name] = mergedObject(t, attribute.NestedType, before, configured)
		case isSet:
			result[attribute.Name] = configured
		case attribute.Computed && hasBefore:
			result[attribute.Name] = before
		}
	}
	return result
}

// mergedObject merges nested objects: of lists those with the same index, of maps those
// with the same key. Elements of a set are taken for new.
func mergedObject(t testing.TB, nested *tfprotov6.SchemaObject, prior, config tftypes.Value) tftypes.Value {
	t.Helper()
	switch nested.Nesting {
	case tfprotov6.SchemaObjectNestingModeSingle:
		return mergedElement(t, nested, prior, config)
	case tfprotov6.SchemaObjectNestingModeMap:
		before, result := members(t, prior), map[string]tftypes.Value{}
		for key, element := range members(t, config) {
			result[key] = mergedElement(t, nested, before[key], element)
		}
		return tftypes.NewValue(config.Type(), result)
	}
	var before, elements []tftypes.Value
	if nested.Nesting == tfprotov6.SchemaObjectNestingModeList && prior.IsKnown() && !prior.IsNull() {
		decode(t, prior, &before)
	}
	decode(t, config, &elements)
	for i, element := range elements {
		var old tftypes.Value
		if i < len(before) {
			old = before[i]
		}
		elements[i] = mergedElement(t, nested, old, element)
	}
	return tftypes.NewValue(config.Type(), elements)
}

func mergedElement(t testing.TB, nested *tfprotov6.SchemaObject, prior, config tftypes.Value) tftypes.Value {
	t.Helper()
	if !config.IsKnown() || config.IsNull() {
		return config
	}
	return withNulls(config.Type(), merged(t, nested.Attributes, members(t, prior), members(t, config)))
}

// members are those of an object or a map; none for null.
func members(t testing.TB, value tftypes.Value) map[string]tftypes.Value {
	t.Helper()
	result := map[string]tftypes.Value{}
	if value.Type() != nil && value.IsKnown() && !value.IsNull() {
		decode(t, value, &result)
	}
	return maps.Clone(result)
}

// withNulls is an object in which the members that are not given are null.
func withNulls(objectType tftypes.Type, given map[string]tftypes.Value) tftypes.Value {
	if object, ok := objectType.(tftypes.Object); ok {
		for name, memberType := range object.AttributeTypes {
			if _, ok := given[name]; !ok {
				given[name] = tftypes.NewValue(memberType, nil)
			}
		}
	}
	return tftypes.NewValue(objectType, given)
}

func decode(t testing.TB, value tftypes.Value, into any) {
	t.Helper()
	if err := value.As(into); err != nil {
		t.Fatal(err)
	}
}
