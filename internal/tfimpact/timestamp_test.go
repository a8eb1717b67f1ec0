package tfimpact_test

import (
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr/xattr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

func instant(s string) tfimpact.Timestamp {
	return tfimpact.Timestamp{StringValue: types.StringValue(s)}
}

func TestInstantsAreEqualWhateverTheirOffset(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"2026-06-01T00:00:00-07:00", "2026-06-01T07:00:00Z", true},
		{"2026-06-01T00:00:00+00:00", "2026-06-01T00:00:00Z", true},
		{"2026-06-01T00:00:00.7Z", "2026-06-01T00:00:00Z", true},
		{"2026-06-01T00:00:00-07:00", "2026-06-01T00:00:00Z", false},
		{"2026-06-01T00:00:00Z", "2026-06-01T00:00:01Z", false},
		{"never", "never", false},
	} {
		equal, diags := instant(test.a).StringSemanticEquals(t.Context(), instant(test.b))
		if equal != test.want || diags.HasError() {
			t.Errorf("%s and %s: %t %v", test.a, test.b, equal, diags)
		}
		state := types.StringValue(test.b)
		resp := planmodifier.StringResponse{PlanValue: types.StringValue(test.a)}
		tfimpact.SameTimestamp().PlanModifyString(t.Context(), planmodifier.StringRequest{PlanValue: resp.PlanValue, StateValue: state}, &resp)
		if kept := resp.PlanValue.Equal(state); kept != (test.want || test.a == test.b) {
			t.Errorf("a plan of %s over a state of %s became %s", test.a, test.b, resp.PlanValue)
		}
	}
}

func TestInstantOfAnotherStringTypeIsNotEqual(t *testing.T) {
	t.Parallel()
	const s = "2026-06-01T00:00:00Z"
	if equal, _ := instant(s).StringSemanticEquals(t.Context(), types.StringValue(s)); equal || instant(s).Equal(types.StringValue(s)) {
		t.Error("an instant equals a plain string")
	}
}

func TestSameInstantLeavesNullAndUnknownAlone(t *testing.T) {
	t.Parallel()
	const s = "2026-06-01T00:00:00Z"
	for _, test := range [][2]types.String{
		{types.StringNull(), types.StringValue(s)},
		{types.StringValue(s), types.StringNull()},
		{types.StringUnknown(), types.StringValue(s)},
	} {
		resp := planmodifier.StringResponse{PlanValue: test[0]}
		tfimpact.SameTimestamp().PlanModifyString(t.Context(), planmodifier.StringRequest{PlanValue: test[0], StateValue: test[1]}, &resp)
		if !resp.PlanValue.Equal(test[0]) {
			t.Errorf("a plan of %s over a state of %s became %s", test[0], test[1], resp.PlanValue)
		}
	}
}

func TestInstantValidation(t *testing.T) {
	t.Parallel()
	for value, valid := range map[tfimpact.Timestamp]bool{
		instant("2026-06-01T00:00:00Z"):          true,
		instant("2026-06-01T00:00:00-07:00"):     true,
		{StringValue: types.StringNull()}:        true,
		{StringValue: types.StringUnknown()}:     true,
		instant("2026-06-01"):                    false,
		instant("2026-06-01 00:00:00"):           false,
		instant("2026-06-01T00:00:00"):           false,
		instant("2026-02-30T00:00:00Z"):          false,
		instant(""):                              false,
		instant("2026-06-01T00:00:00Z and more"): false,
	} {
		var resp xattr.ValidateAttributeResponse
		value.ValidateAttribute(t.Context(), xattr.ValidateAttributeRequest{Path: path.Root("start_date")}, &resp)
		if resp.Diagnostics.HasError() == valid {
			t.Errorf("%s: %v", value, resp.Diagnostics)
		}
		for _, d := range resp.Diagnostics {
			if !strings.Contains(d.Detail(), "in RFC 3339, such as 2026-06-01T00:00:00Z") {
				t.Errorf("%s: %s", value, d.Detail())
			}
		}
	}
}

func TestInstantConversions(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("", -7*3600)
	if got := tfimpact.NewTimestamp(impact.Time{Time: time.Date(2026, 6, 1, 0, 0, 0, 5e8, zone)}); got.ValueString() != "2026-06-01T00:00:00-07:00" {
		t.Errorf("of the API: %s", got)
	}
	if got := tfimpact.NewTimestamp(impact.Time{}); !got.IsNull() {
		t.Errorf("of an absent time: %s", got)
	}
	if got := instant("2026-06-01T00:00:00.25-07:00").Field(); got != "2026-06-01T00:00:00-07:00" {
		t.Errorf("in a request: %q", got)
	}
	if got := (tfimpact.Timestamp{}).Field(); got != "" {
		t.Errorf("null in a request: %q", got)
	}
	value, err := tfimpact.TimestampType{}.ValueFromTerraform(t.Context(), tftypes.NewValue(tftypes.String, "2026-06-01T00:00:00Z"))
	if err != nil || !value.Equal(instant("2026-06-01T00:00:00Z")) {
		t.Errorf("of Terraform: %v %v", value, err)
	}
}
