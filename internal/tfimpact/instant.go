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

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Instant is a point in time, written in RFC 3339. Two spellings of the same
// instant, such as one with the account's offset and one with Z, are equal:
// the API answers with an offset of its own choice. Instants are compared to
// the second, which is as exact as any of the documents.
//
// An attribute of this type has CustomType InstantType{} and, in a resource,
// [SameInstant] before its other plan modifiers.
type Instant struct{ basetypes.StringValue }

// InstantType is the type of Instant.
type InstantType struct{ basetypes.StringType }

var (
	_ basetypes.StringTypable                    = InstantType{}
	_ basetypes.StringValuableWithSemanticEquals = Instant{}
	_ xattr.ValidateableAttribute                = Instant{}
)

// NewInstant makes an attribute value of what the API answered; null when it
// answered none.
func NewInstant(t impact.Time) Instant {
	if t.IsZero() {
		return Instant{basetypes.NewStringNull()}
	}
	return Instant{basetypes.NewStringValue(t.Format(time.RFC3339))}
}

// Time returns the instant, and false for null, unknown and malformed values.
func (v Instant) Time() (time.Time, bool) {
	t, err := time.Parse(time.RFC3339, v.ValueString())
	return t.Truncate(time.Second), err == nil
}

// Field is the instant as the API takes it in a request: RFC 3339 with whole
// seconds and the offset that was written. It is empty for null and unknown.
func (v Instant) Field() string {
	t, ok := v.Time()
	if !ok {
		return ""
	}
	return t.Format(time.RFC3339)
}

// Type implements attr.Value.
func (v Instant) Type(context.Context) attr.Type { return InstantType{} }

// Equal implements attr.Value: it compares spellings, as Terraform does.
func (v Instant) Equal(other attr.Value) bool {
	o, ok := other.(Instant)
	return ok && v.StringValue.Equal(o.StringValue)
}

// StringSemanticEquals compares instants. The framework then keeps the spelling
// that is in the plan or state.
func (v Instant) StringSemanticEquals(_ context.Context, other basetypes.StringValuable) (bool, diag.Diagnostics) {
	o, ok := other.(Instant)
	return ok && sameInstant(v, o), nil
}

// ValidateAttribute refuses what is not RFC 3339.
func (v Instant) ValidateAttribute(_ context.Context, req xattr.ValidateAttributeRequest, resp *xattr.ValidateAttributeResponse) {
	if v.IsNull() || v.IsUnknown() {
		return
	}
	if _, ok := v.Time(); !ok {
		resp.Diagnostics.AddAttributeError(req.Path, "Not a date and time",
			fmt.Sprintf("%q is not a date and time in RFC 3339, such as 2026-06-01T00:00:00Z or 2026-06-01T00:00:00-07:00.", v.ValueString()))
	}
}

// Equal implements attr.Type.
func (t InstantType) Equal(other attr.Type) bool {
	_, ok := other.(InstantType)
	return ok
}

// String names the type in messages of the framework.
func (InstantType) String() string { return "tfimpact.InstantType" }

// ValueFromString implements basetypes.StringTypable.
func (InstantType) ValueFromString(_ context.Context, s basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return Instant{s}, nil
}

// ValueFromTerraform implements attr.Type.
func (t InstantType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	value, err := t.StringType.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	s, ok := value.(basetypes.StringValue)
	if !ok {
		return nil, fmt.Errorf("a string became a %T", value)
	}
	return Instant{s}, nil
}

// ValueType implements attr.Type.
func (InstantType) ValueType(context.Context) attr.Value { return Instant{} }

// SameInstant is the plan modifier that keeps the spelling in state when the
// configuration names the same instant otherwise. The framework compares
// semantically after reads and writes only, not in the plan.
func SameInstant() planmodifier.String { return keepSpelling{} }

type keepSpelling struct{}

func (keepSpelling) Description(context.Context) string {
	return "Another spelling of the same instant is not a change."
}

func (k keepSpelling) MarkdownDescription(ctx context.Context) string { return k.Description(ctx) }

func (keepSpelling) PlanModifyString(_ context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if sameInstant(Instant{req.PlanValue}, Instant{req.StateValue}) {
		resp.PlanValue = req.StateValue
	}
}

func sameInstant(a, b Instant) bool {
	at, aOK := a.Time()
	bt, bOK := b.Time()
	return aOK && bOK && at.Equal(bt)
}
