package tfimpact_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

type shapeModel struct {
	Kind   types.String `tfsdk:"kind"`
	Radius types.Int64  `tfsdk:"radius"`
}

func TestCondition(t *testing.T) {
	t.Parallel()
	circle, square, noKind, anyKind := types.StringValue("CIRCLE"), types.StringValue("SQUARE"), types.StringNull(), types.StringUnknown()
	set, unset, unknown := types.Int64Value(3), types.Int64Null(), types.Int64Unknown()
	missing := diag.NewAttributeErrorDiagnostic(path.Root("radius"), "Missing attribute", `radius is required when kind is "CIRCLE".`)
	unexpected := func(now string) diag.Diagnostic {
		return diag.NewAttributeErrorDiagnostic(path.Root("radius"), "Unexpected attribute",
			`radius can be set only when kind is "CIRCLE", but kind `+now+`. Remove radius or change kind.`)
	}
	for name, test := range map[string]struct {
		kind                      types.String
		radius                    types.Int64
		applies, known            bool
		whenAllowed, whenRequired diag.Diagnostic // nil where the configuration is accepted
	}{
		"set":                      {circle, set, true, true, nil, nil},
		"not set":                  {circle, unset, true, true, nil, missing},
		"not known yet":            {circle, unknown, true, true, nil, nil},
		"set for another kind":     {square, set, false, true, unexpected(`is "SQUARE"`), unexpected(`is "SQUARE"`)},
		"not set for another kind": {square, unset, false, true, nil, nil},
		"unknown for another kind": {square, unknown, false, true, nil, nil},
		"set without a kind":       {noKind, set, false, true, unexpected("is not set"), unexpected("is not set")},
		"not set without a kind":   {noKind, unset, false, true, nil, nil},
		"set for an unknown kind":  {anyKind, set, false, false, nil, nil},
		"not set, of unknown kind": {anyKind, unset, false, false, nil, nil},
		"unknown, of unknown kind": {anyKind, unknown, false, false, nil, nil},
	} {
		config := tfimpact.ValuesOf(&shapeModel{Kind: test.kind, Radius: test.radius})
		for condition, want := range map[tfimpact.Condition]diag.Diagnostic{
			tfimpact.AllowedWhen("kind", "CIRCLE"):  test.whenAllowed,
			tfimpact.RequiredWhen("kind", "CIRCLE"): test.whenRequired,
			{}:                                      nil,
		} {
			var diags diag.Diagnostics
			if want != nil {
				diags.Append(want)
			}
			if diff := cmp.Diff(diags, condition.Check("radius", config, nil)); diff != "" {
				t.Errorf("%s, %+v (-want +got): %s", name, condition, diff)
			}
			if got := condition.Check("radius", config, config); condition.By != "" && len(got) != 0 {
				t.Errorf("%s, %+v: what the object has is refused: %s", name, condition, got)
			}
			other := tfimpact.ValuesOf(&shapeModel{Kind: types.StringValue("OTHER"), Radius: test.radius})
			if diff := cmp.Diff(diags, condition.Check("radius", config, other)); diff != "" {
				t.Errorf("%s, %+v, of another kind before (-want +got): %s", name, condition, diff)
			}
			applies, known := condition.Applies(config)
			if wantApplies, wantKnown := test.applies || condition.By == "", test.known || condition.By == ""; applies != wantApplies || known != wantKnown {
				t.Errorf("%s, %+v: applies %t, known %t", name, condition, applies, known)
			}
		}
	}
}
