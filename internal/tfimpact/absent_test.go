package tfimpact_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// What an answer leaves out is what the declaration says that it is, where that is
// nothing, or the documented default.
func TestAbsentNumbers(t *testing.T) {
	t.Parallel()
	none, nine := impact.Float{}, impact.Float{Value: 9.99, Valid: true}
	if got := tfimpact.FloatOrDeclared(none, types.Float64Value(0)); got.IsNull() {
		t.Error("a declared 0 became null")
	}
	if got := tfimpact.FloatOrDeclared(none, types.Float64Value(5)); !got.IsNull() {
		t.Errorf("an absent number became %s", got)
	}
	if got := tfimpact.FloatOrDeclared(nine, types.Float64Value(0)); got.ValueFloat64() != 9.99 {
		t.Errorf("9.99 became %s", got)
	}
	for _, undeclared := range []types.Int64{types.Int64Null(), types.Int64Unknown(), types.Int64Value(1)} {
		if got := tfimpact.IntegerOrDeclared(impact.Int{}, undeclared); !got.IsNull() {
			t.Errorf("an absent number over %s became %s", undeclared, got)
		}
	}
	if got := tfimpact.IntegerOrDeclared(impact.Int{}, types.Int64Value(0)); got.IsNull() {
		t.Error("a declared 0 became null")
	}
	if got := tfimpact.BoolOrDefault(impact.Bool{}, false); !got.Equal(types.BoolValue(false)) {
		t.Errorf("an absent boolean became %s", got)
	}
	if got := tfimpact.BoolOrDefault(impact.Bool{Value: true, Valid: true}, false); !got.ValueBool() {
		t.Errorf("true became %s", got)
	}
}
