package provider_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// Nothing that a person can write or read in a configuration is without a
// description.
func TestDescriptions(t *testing.T) {
	t.Parallel()
	served := acctest.NewProtocol(t, nil).Schema
	check := func(where, description string) {
		if len(description) < 10 {
			t.Errorf("%s has no description worth the name: %q", where, description)
		}
	}
	describe(check, "provider", served.Provider)
	for kind, schemas := range map[string]map[string]*tfprotov6.Schema{
		"resource": served.ResourceSchemas, "data": served.DataSourceSchemas,
		"ephemeral": served.EphemeralResourceSchemas, "list": served.ListResourceSchemas,
	} {
		for _, name := range slices.Sorted(maps.Keys(schemas)) {
			describe(check, kind+"."+name, schemas[name])
		}
	}
	for name, schema := range served.ActionSchemas {
		describe(check, "action."+name, schema.Schema)
	}
	for name, function := range served.Functions {
		check("function."+name, function.Description)
		check("function."+name+" (summary)", function.Summary)
		for _, parameter := range function.Parameters {
			check("function."+name+"."+parameter.Name, parameter.Description)
		}
	}
}

func describe(check func(where, description string), where string, schema *tfprotov6.Schema) {
	check(where, schema.Block.Description)
	describeAttributes(check, where, schema.Block.Attributes)
	for _, block := range schema.Block.BlockTypes {
		check(where+"."+block.TypeName, block.Block.Description)
		describeAttributes(check, where+"."+block.TypeName, block.Block.Attributes)
	}
}

func describeAttributes(check func(where, description string), where string, attributes []*tfprotov6.SchemaAttribute) {
	for _, attribute := range attributes {
		name := where + "." + attribute.Name
		check(name, attribute.Description)
		if attribute.NestedType != nil {
			describeAttributes(check, name, attribute.NestedType.Attributes)
		}
	}
}
