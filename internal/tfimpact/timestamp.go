package tfimpact

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/attr/xattr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Timestamp is a point in time, written in RFC 3339. Two spellings of the same
// instant, such as one with the account's offset and one with Z, are equal:
// the API answers with an offset of its own choice. Instants are compared to
// the second, which is as exact as any of the documents.
//
// An attribute of this type has CustomType TimestampType{} and, in a resource,
// [SameTimestamp] before its other plan modifiers.
type Timestamp struct{ basetypes.StringValue }

// TimestampType is the type of Timestamp.
type TimestampType struct{ basetypes.StringType }

var (
	_ basetypes.StringTypable                    = TimestampType{}
	_ basetypes.StringValuableWithSemanticEquals = Timestamp{}
	_ xattr.ValidateableAttribute                = Timestamp{}
)

// NewTimestamp makes an attribute value of what the API answered; null when it
// answered none.
func NewTimestamp(t impact.Time) Timestamp {
	if t.IsZero() {
		return Timestamp{basetypes.NewStringNull()}
	}
	return Timestamp{basetypes.NewStringValue(t.Format(time.RFC3339))}
}

// Time returns the instant, and false for null, unknown and malformed values.
func (v Timestamp) Time() (time.Time, bool) {
	t, ok := check.ParseRFC3339(v.ValueString())
	return t.Truncate(time.Second), ok
}

// Field is the instant as the API takes it in a request: RFC 3339 with whole
// seconds and the offset that was written. It is empty for null and unknown.
func (v Timestamp) Field() string {
	t, ok := v.Time()
	if !ok {
		return ""
	}
	return t.Format(time.RFC3339)
}

// Type implements attr.Value.
func (v Timestamp) Type(context.Context) attr.Type { return TimestampType{} }

// Equal implements attr.Value: it compares spellings, as Terraform does.
func (v Timestamp) Equal(other attr.Value) bool {
	o, ok := other.(Timestamp)
	return ok && v.StringValue.Equal(o.StringValue)
}

// StringSemanticEquals compares instants. The framework then keeps the spelling
// that is in the plan or state.
func (v Timestamp) StringSemanticEquals(_ context.Context, other basetypes.StringValuable) (bool, diag.Diagnostics) {
	o, ok := other.(Timestamp)
	return ok && check.SameInstant(v.ValueString(), o.ValueString()), nil
}

// ValidateAttribute refuses what is not RFC 3339.
func (v Timestamp) ValidateAttribute(_ context.Context, req xattr.ValidateAttributeRequest, resp *xattr.ValidateAttributeResponse) {
	if v.IsNull() || v.IsUnknown() {
		return
	}
	if _, ok := v.Time(); !ok {
		resp.Diagnostics.AddAttributeError(req.Path, "Not a date and time",
			fmt.Sprintf("%q is not a date and time in RFC 3339, such as 2026-06-01T00:00:00Z or 2026-06-01T00:00:00-07:00.", v.ValueString()))
	}
}

// Equal implements attr.Type.
func (t TimestampType) Equal(other attr.Type) bool {
	_, ok := other.(TimestampType)
	return ok
}

// String names the type in messages of the framework.
func (TimestampType) String() string { return "tfimpact.TimestampType" }

// ValueFromString implements basetypes.StringTypable.
func (TimestampType) ValueFromString(_ context.Context, s basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return Timestamp{s}, nil
}

// ValueFromTerraform implements attr.Type.
func (t TimestampType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	value, err := t.StringType.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	s, ok := value.(basetypes.StringValue)
	if !ok {
		return nil, fmt.Errorf("a string became a %T", value)
	}
	return Timestamp{s}, nil
}

// ValueType implements attr.Type.
func (TimestampType) ValueType(context.Context) attr.Value { return Timestamp{} }

// SameTimestamp is the plan modifier that keeps the spelling in state when the
// configuration names the same instant otherwise. The framework compares
// semantically after reads and writes only, not in the plan.
func SameTimestamp() planmodifier.String { return keepSpelling{} }

type keepSpelling struct{}

func (keepSpelling) Description(context.Context) string {
	return "Another spelling of the same instant is not a change."
}

func (k keepSpelling) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (keepSpelling) PlanModifyString(_ context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if check.SameInstant(req.PlanValue.ValueString(), req.StateValue.ValueString()) {
		resp.PlanValue = req.StateValue
	}
}
