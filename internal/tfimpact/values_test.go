package tfimpact_test

import (
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

type partModel struct {
	Name types.String       `tfsdk:"name"`
	When tfimpact.Timestamp `tfsdk:"when"`
	note string
}

type wholeModel struct {
	partModel
	Tags  types.Set  `tfsdk:"tags"`
	Rows  types.List `tfsdk:"rows"`
	Plain []string   `tfsdk:"plain"`
}

func TestValues(t *testing.T) {
	t.Parallel()
	whole := wholeModel{
		partModel: partModel{Name: types.StringValue("Anvil"), When: tfimpact.NewTimestamp(impact.Time{Time: time.Unix(0, 0)}), note: "kept"},
		Tags:      tfimpact.StringSet([]string{"a"}),
		Rows:      types.ListUnknown(types.Int64Type),
	}
	values := tfimpact.ValuesOf(&whole)
	if len(values) != 5 {
		t.Errorf("%d attributes, want the five with a tfsdk tag", len(values))
	}
	if got := values.Get("name"); !got.Equal(types.StringValue("Anvil")) {
		t.Errorf("name %s", got)
	}
	if got := values.Get("plain"); got != nil {
		t.Errorf("a Go slice became %s", got)
	}
	values.Set("name", types.StringValue("Rope"))
	if whole.Name.ValueString() != "Rope" || whole.note != "kept" {
		t.Errorf("the model has %s, %s", whole.Name, whole.note)
	}
	for _, name := range []string{"name", "when", "tags", "rows"} {
		before := values.Get(name).Type(t.Context())
		values.SetNull(name)
		if got := values.Get(name); !got.IsNull() || !got.Type(t.Context()).Equal(before) {
			t.Errorf("%s became %s of %s", name, got, got.Type(t.Context()))
		}
	}
}

func TestFormText(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		value attr.Value
		text  string
		ok    bool
	}{
		"text":       {types.StringValue("a"), "a", true},
		"empty text": {types.StringValue(""), "", true},
		"null":       {types.StringNull(), "", false},
		"unknown":    {types.Int64Unknown(), "", false},
		"boolean":    {types.BoolValue(false), "false", true},
		"integer":    {types.Int64Value(-7), "-7", true},
		"decimal":    {types.Float64Value(9.99), "9.99", true},
		"large":      {types.Float64Value(1e21), "1000000000000000000000", true},
		"time":       {tfimpact.NewTimestamp(impact.Time{Time: time.Date(2026, 6, 1, 0, 0, 0, 5, time.UTC)}), "2026-06-01T00:00:00Z", true},
		"set":        {tfimpact.StringSet([]string{"a"}), "", false},
	} {
		if text, ok := tfimpact.FormText(test.value); text != test.text || ok != test.ok {
			t.Errorf("%s: %q, %t", name, text, ok)
		}
	}
}
