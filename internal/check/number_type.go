package check

import (
	"context"
	"fmt"
	"math"
	"math/big"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// WholeNumberType is the CustomType of every Int64 attribute that can be
// configured. Terraform has one type for all numbers, so 4.5 reaches an Int64
// attribute; the framework's own type then blames the provider. Its values are the
// framework's Int64 values, so models need no type of their own.
type WholeNumberType struct{ basetypes.Int64Type }

// DecimalType is the CustomType of every Float64 attribute that can be configured:
// it refuses numbers beyond 64 bits as WholeNumberType does.
type DecimalType struct{ basetypes.Float64Type }

var (
	_ basetypes.Int64Typable   = WholeNumberType{}
	_ basetypes.Float64Typable = DecimalType{}
)

// Equal implements attr.Type. Values have the framework's type.
func (WholeNumberType) Equal(other attr.Type) bool {
	_, own := other.(WholeNumberType)
	return own || basetypes.Int64Type{}.Equal(other)
}

// String names the type in messages of the framework.
func (WholeNumberType) String() string { return "check.WholeNumberType" }

// ValueFromTerraform implements attr.Type. A number that Validate refuses is
// unknown, which every other check leaves alone.
func (t WholeNumberType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	if wholeNumberProblem(in) != "" {
		return basetypes.NewInt64Unknown(), nil
	}
	return t.Int64Type.ValueFromTerraform(ctx, in)
}

// Validate refuses what is no whole number of 64 bits. The framework calls it
// before anything that uses the value.
func (t WholeNumberType) Validate(ctx context.Context, in tftypes.Value, at path.Path) (diags diag.Diagnostics) {
	if problem := wholeNumberProblem(in); problem != "" {
		diags.AddAttributeError(at, "Not a whole number", at.String()+" "+problem)
		return diags
	}
	return t.Int64Type.Validate(ctx, in, at)
}

// Equal implements attr.Type. Values have the framework's type.
func (DecimalType) Equal(other attr.Type) bool {
	_, own := other.(DecimalType)
	return own || basetypes.Float64Type{}.Equal(other)
}

// String names the type in messages of the framework.
func (DecimalType) String() string { return "check.DecimalType" }

// ValueFromTerraform implements attr.Type. A number that Validate refuses is
// unknown, which every other check leaves alone.
func (t DecimalType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	if decimalProblem(in) != "" {
		return basetypes.NewFloat64Unknown(), nil
	}
	return t.Float64Type.ValueFromTerraform(ctx, in)
}

// Validate refuses what is no number of 64 bits.
func (t DecimalType) Validate(ctx context.Context, in tftypes.Value, at path.Path) (diags diag.Diagnostics) {
	if problem := decimalProblem(in); problem != "" {
		diags.AddAttributeError(at, "Number out of range", at.String()+" "+problem)
		return diags
	}
	return t.Float64Type.Validate(ctx, in, at)
}

func wholeNumberProblem(in tftypes.Value) string {
	number, ok := numberOf(in)
	if !ok {
		return ""
	}
	if !number.IsInt() {
		nearest, _ := number.Int64()
		return fmt.Sprintf("must be a whole number, got %s. Write a number without decimals, such as %d.", numberText(number), nearest)
	}
	if _, accuracy := number.Int64(); accuracy != big.Exact {
		return fmt.Sprintf("must be a whole number from %d to %d, got %s.", math.MinInt64, math.MaxInt64, numberText(number))
	}
	return ""
}

func decimalProblem(in tftypes.Value) string {
	number, ok := numberOf(in)
	if !ok {
		return ""
	}
	nearest, accuracy := number.Float64()
	if math.IsInf(nearest, 0) || nearest == 0 && accuracy != big.Exact {
		return fmt.Sprintf("must be a number that 64 bits can hold, got %s. Write one between about 1e-308 and 1e+308.", numberText(number))
	}
	return ""
}

// numberOf returns a known number.
func numberOf(in tftypes.Value) (*big.Float, bool) {
	var number *big.Float
	if in.Type() == nil || !in.Type().Is(tftypes.Number) || !in.IsKnown() || in.IsNull() || in.As(&number) != nil {
		return nil, false
	}
	return number, number != nil
}

// numberText writes a number as in a configuration.
func numberText(number *big.Float) string {
	const digits = 30 // more than any number that a person writes, fewer than the binary fraction has
	return number.Text('g', digits)
}
