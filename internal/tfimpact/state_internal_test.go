package tfimpact

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func TestUnchanged(t *testing.T) {
	t.Parallel()
	// values stand for: name (declared), note (optional and computed), id (computed)
	object := func(name, note, id any) tftypes.Value {
		text := func(v any) tftypes.Value { return tftypes.NewValue(tftypes.String, v) }
		return tftypes.NewValue(
			tftypes.Object{AttributeTypes: map[string]tftypes.Type{"name": tftypes.String, "note": tftypes.String, "id": tftypes.String}},
			map[string]tftypes.Value{"name": text(name), "note": text(note), "id": text(id)},
		)
	}
	const unknown = tftypes.UnknownValue
	for name, test := range map[string]struct {
		plan, state, config tftypes.Value
		want                bool
	}{
		"nothing":                    {object("a", "b", "1"), object("a", "b", "1"), object("a", nil, nil), true},
		"only computed are unknown":  {object("a", unknown, unknown), object("a", "b", "1"), object("a", nil, nil), true},
		"a declared one differs":     {object("x", unknown, unknown), object("a", "b", "1"), object("x", nil, nil), false},
		"a declared one is unknown":  {object(unknown, "b", "1"), object("a", "b", "1"), object(unknown, nil, nil), false},
		"an optional one is unknown": {object("a", unknown, "1"), object("a", "b", "1"), object("a", unknown, nil), false},
		"a computed one differs":     {object("a", "b", "2"), object("a", "b", "1"), object("a", nil, nil), false},
		"a declared one is removed":  {object(nil, "b", "1"), object("a", "b", "1"), object(nil, nil, nil), false},
	} {
		got, err := unchanged(test.plan, test.state, test.config)
		if got != test.want || err != nil {
			t.Errorf("%s: %t %v", name, got, err)
		}
	}
	if _, err := unchanged(tftypes.NewValue(tftypes.String, "a"), object("a", "b", "1"), object("a", "b", "1")); err == nil {
		t.Error("a plan that is no object is accepted")
	}
}
