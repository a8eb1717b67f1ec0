package tfimpact_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// A number of the API is the one that the same digits make in a configuration.
func TestFloatOrNull(t *testing.T) {
	t.Parallel()
	for literal, n := range map[string]float64{"9.99": 9.99, "0.1": 0.1, "33.3": 33.3, "5.5": 5.5, "0": 0, "-2": -2, "1e+21": 1e21, "1e-7": 1e-7} {
		decimal, _, err := big.ParseFloat(literal, 10, 512, big.ToNearestEven)
		if err != nil {
			t.Fatal(err)
		}
		configured, err := types.Float64Type.ValueFromTerraform(t.Context(), tftypes.NewValue(tftypes.Number, decimal))
		if err != nil {
			t.Fatal(err)
		}
		if got := tfimpact.FloatOrNull(impact.Float{Value: n, Valid: true}); !got.Equal(configured) {
			t.Errorf("%s: got %s", literal, got)
		}
	}
	if got := tfimpact.FloatOrNull(impact.Float{}); !got.IsNull() {
		t.Errorf("an absent number: %s", got)
	}
}

func TestSplitList(t *testing.T) {
	t.Parallel()
	for joined, want := range map[string][]string{"": nil, " , ": nil, "a": {"a"}, " b, a,,b c ": {"b", "a", "b c"}} {
		if got := tfimpact.SplitList(joined); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", joined, got, want)
		}
	}
	if got := tfimpact.StringSetOrNull([]string{}); !got.IsNull() {
		t.Errorf("no values: %s", got)
	}
	if got := tfimpact.StringSetOrNull([]string{"a"}); !got.Equal(tfimpact.StringSet([]string{"a"})) {
		t.Errorf("a value: %s", got)
	}
}

func TestStringOrDeclared(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		answered       string
		declared, want types.String
	}{
		{"a", types.StringValue(""), types.StringValue("a")},
		{"", types.StringValue(""), types.StringValue("")},
		{"", types.StringValue("b"), types.StringNull()},
		{"", types.StringNull(), types.StringNull()},
		{"", types.StringUnknown(), types.StringNull()},
	} {
		if got := tfimpact.StringOrDeclared(test.answered, test.declared); !got.Equal(test.want) {
			t.Errorf("%q, declared %s: %s", test.answered, test.declared, got)
		}
	}
}

func TestIsEmpty(t *testing.T) {
	t.Parallel()
	type part struct {
		Text   string
		Number struct{ Value int }
		List   []string
	}
	number := part{}
	number.Number.Value = 1
	for name, test := range map[string]struct {
		part part
		want bool
	}{
		"zero":         {part{}, true},
		"empty list":   {part{List: []string{}}, true},
		"list":         {part{List: []string{""}}, false},
		"text":         {part{Text: "x"}, false},
		"nested value": {number, false},
	} {
		if got := tfimpact.IsEmpty(test.part); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
