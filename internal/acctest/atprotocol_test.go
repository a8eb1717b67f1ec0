package acctest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/zclconf/go-cty/cty"
)

// What is played must not pass where a CLI would not.

func TestAgree(t *testing.T) {
	t.Parallel()
	object := func(name, id cty.Value) cty.Value {
		return cty.ObjectVal(map[string]cty.Value{"name": name, "id": id})
	}
	a, b, unknown, null := cty.StringVal("a"), cty.StringVal("b"), cty.UnknownVal(cty.String), cty.NullVal(cty.String)
	for name, test := range map[string]struct {
		planned, actual cty.Value
		want            string // "" agrees
	}{
		"equal":             {object(a, b), object(a, b), ""},
		"unknown was found": {object(a, unknown), object(a, b), ""},
		"unknown is null":   {object(a, unknown), object(a, null), ""},
		"another":           {object(a, unknown), object(b, b), ".name"},
		"null was set":      {object(null, unknown), object(a, b), ".name"},
		"was lost":          {object(a, unknown), object(null, b), ".name"},
		"one too many":      {cty.ListVal([]cty.Value{a, unknown}), cty.ListVal([]cty.Value{a, b, b}), "3 elements, not 2"},
		"another element":   {cty.ListVal([]cty.Value{a, unknown}), cty.ListVal([]cty.Value{b, b}), "[cty.NumberIntVal(0)]"},
		"another key":       {cty.MapVal(map[string]cty.Value{"x": unknown}), cty.MapVal(map[string]cty.Value{"y": a}), `there is no cty.StringVal("x")`},
		"a set's element":   {cty.SetVal([]cty.Value{a, unknown}), cty.SetVal([]cty.Value{a, b}), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := agree(test.planned, test.actual, "")
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestOverruled(t *testing.T) {
	t.Parallel()
	schema := &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{Attributes: []*tfprotov6.SchemaAttribute{
		{Name: "name", Type: tftypes.String, Optional: true}, {Name: "secret", Type: tftypes.String, Optional: true, WriteOnly: true},
	}}}
	object := func(name, secret cty.Value) cty.Value {
		return cty.ObjectVal(map[string]cty.Value{"name": name, "secret": secret})
	}
	a, b, c, null := cty.StringVal("a"), cty.StringVal("b"), cty.StringVal("c"), cty.NullVal(cty.String)
	nothing := cty.NullVal(object(a, a).Type())
	for name, test := range map[string]struct {
		before, configured, planned cty.Value
		want                        string
	}{
		"as configured":      {object(a, null), object(b, null), object(b, null), ""},
		"as it was":          {object(a, null), object(b, null), object(a, null), ""},
		"something else":     {object(a, null), object(b, null), object(c, null), "name"},
		"lost":               {nothing, object(b, null), object(null, null), "name"},
		"unknown":            {nothing, object(b, null), object(cty.UnknownVal(cty.String), null), "name"},
		"not configured":     {object(a, null), object(null, null), object(c, null), ""},
		"a write-only value": {nothing, object(b, c), object(b, null), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := overruled(schema, test.before, test.configured, test.planned); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	c, err := parse(`
resource "impact_b" "two" {
  of = local.first
}
locals {
  first = impact_a.one.id
}
data "impact_c" "three" {
  id = impact_b.two.id
}
resource "impact_a" "one" {
  name = var.name
}
variable "name" {
  default = "unset"
}
`, config.Variables{"name": config.StringVariable("given")})
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, b := range c.blocks {
		order = append(order, b.address)
	}
	if diff := cmp.Diff([]string{"impact_a.one", "impact_b.two", "data.impact_c.three"}, order); diff != "" {
		t.Error(diff)
	}
	if got := c.variables["name"]; !got.RawEquals(cty.StringVal("given")) {
		t.Errorf("the variable is %#v", got)
	}
	for text, want := range map[string]string{
		"resource \"a\" \"b\" {\n count = 2\n}":               "with count",
		"resource \"a\" \"b\" {\n lifecycle {\n }\n}":         "nested block",
		"ephemeral \"a\" \"b\" {\n}":                          "ephemeral block",
		"import {\n to = a.b\n id = \"1\"\n}":                 "import block",
		"resource \"a\" \"b\" {\n x = terraform_data.c.id\n}": "refer to",
	} {
		if _, err := parse(text, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

// A computed value stays where nothing is configured, at any depth, and a write-only
// one goes nowhere.
func TestMerged(t *testing.T) {
	t.Parallel()
	nestedType := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"given": tftypes.String, "found": tftypes.String, "secret": tftypes.String}}
	nestedAttributes := []*tfprotov6.SchemaAttribute{
		{Name: "given", Type: tftypes.String, Optional: true},
		{Name: "found", Type: tftypes.String, Computed: true},
		{Name: "secret", Type: tftypes.String, Optional: true, WriteOnly: true},
	}
	nested := func(given, found, secret any) tftypes.Value {
		return tftypes.NewValue(nestedType, map[string]tftypes.Value{
			"given": tftypes.NewValue(tftypes.String, given), "found": tftypes.NewValue(tftypes.String, found), "secret": tftypes.NewValue(tftypes.String, secret),
		})
	}
	listType, mapType := tftypes.List{ElementType: nestedType}, tftypes.Map{ElementType: nestedType}
	attributes := []*tfprotov6.SchemaAttribute{
		{Name: "plain", Type: tftypes.String, Optional: true},
		{Name: "id", Type: tftypes.String, Computed: true},
		{Name: "one", NestedType: &tfprotov6.SchemaObject{Nesting: tfprotov6.SchemaObjectNestingModeSingle, Attributes: nestedAttributes}, Optional: true},
		{Name: "many", NestedType: &tfprotov6.SchemaObject{Nesting: tfprotov6.SchemaObjectNestingModeList, Attributes: nestedAttributes}, Optional: true},
		{Name: "named", NestedType: &tfprotov6.SchemaObject{Nesting: tfprotov6.SchemaObjectNestingModeMap, Attributes: nestedAttributes}, Optional: true},
	}
	before, configured, after := nested("old", "kept", nil), nested("new", nil, "s3cret"), nested("new", "kept", nil)
	fresh := nested("new", nil, nil)
	got := merged(t, attributes, map[string]tftypes.Value{
		"plain": String("old"), "id": String("7"), "one": before,
		"many":  tftypes.NewValue(listType, []tftypes.Value{before}),
		"named": tftypes.NewValue(mapType, map[string]tftypes.Value{"a": before, "gone": before}),
	}, map[string]tftypes.Value{
		"plain": tftypes.NewValue(tftypes.String, nil), "one": configured,
		"many":  tftypes.NewValue(listType, []tftypes.Value{configured, configured}),
		"named": tftypes.NewValue(mapType, map[string]tftypes.Value{"a": configured, "b": configured}),
	})
	want := map[string]tftypes.Value{
		"id": String("7"), "one": after,
		"many":  tftypes.NewValue(listType, []tftypes.Value{after, fresh}),
		"named": tftypes.NewValue(mapType, map[string]tftypes.Value{"a": after, "b": fresh}),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
