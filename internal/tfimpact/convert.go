package tfimpact

import (
	"context"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// StringSet makes a Terraform set of strings; nil makes an empty one. Blank strings are
// no elements: no configuration can have them (check.Members).
func StringSet[S ~string](values []S) types.Set {
	elements := make([]attr.Value, 0, len(values))
	seen := map[S]bool{}
	for _, v := range values {
		if strings.TrimSpace(string(v)) != "" && !seen[v] {
			seen[v] = true
			elements = append(elements, types.StringValue(string(v)))
		}
	}
	return types.SetValueMust(types.StringType, elements)
}

// StringSetOrNull makes a Terraform set of strings, null when there are none.
func StringSetOrNull[S ~string](values []S) types.Set {
	if len(values) == 0 {
		return types.SetNull(types.StringType)
	}
	return StringSet(values)
}

// Strings returns the known elements of a set or list of strings, sorted; none
// for null or unknown.
func Strings(collection interface{ Elements() []attr.Value }) []string {
	var values []string
	for _, element := range collection.Elements() {
		if s, ok := element.(types.String); ok && !s.IsNull() && !s.IsUnknown() {
			values = append(values, s.ValueString())
		}
	}
	slices.Sort(values)
	return values
}

// StringOrNull makes null of the empty string, which the API returns for
// everything that is not set.
func StringOrNull[S ~string](s S) types.String {
	if s == "" {
		return types.StringNull()
	}
	return types.StringValue(string(s))
}

// StringOrDeclared makes null of an empty answer, unless "" is declared: Terraform
// refuses a null in place of a declared value.
func StringOrDeclared(answered string, declared types.String) types.String {
	if answered == "" && declared.Equal(types.StringValue("")) {
		return declared
	}
	return StringOrNull(answered)
}

// SplitList returns the elements of a list that the API answers as one text,
// joined by commas; nil when there are none.
func SplitList(joined string) []string {
	var values []string
	for value := range strings.SplitSeq(joined, ",") {
		if value = strings.TrimSpace(value); value != "" {
			values = append(values, value)
		}
	}
	return values
}

// IsEmpty reports a part of an answer in which nothing is set: a struct whose fields are
// all zero, or lists without elements.
func IsEmpty[T any](part T) bool {
	fields := reflect.ValueOf(part)
	for i := range fields.NumField() {
		field := fields.Field(i)
		if !field.IsZero() && (field.Kind() != reflect.Slice || field.Len() > 0) {
			return false
		}
	}
	return true
}

// converting is the context of conversions between value types, which never
// wait for anything.
var converting = context.Background()

// FloatOrNull makes a number of one that the API answers, null when it is
// absent. It is the decimal that was answered: 9.99 in a configuration is not
// the binary fraction next to it, and an import would show a change.
func FloatOrNull(n impact.Float) types.Float64 {
	if !n.Valid {
		return types.Float64Null()
	}
	const precision = 512 // of Terraform's own numbers
	decimal, _, err := big.ParseFloat(strconv.FormatFloat(n.Value, 'f', -1, 64), 10, precision, big.ToNearestEven)
	if err != nil {
		return types.Float64Value(n.Value)
	}
	value, err := types.Float64Type.ValueFromTerraform(converting, tftypes.NewValue(tftypes.Number, decimal))
	if exact, ok := value.(types.Float64); ok && err == nil {
		return exact
	}
	return types.Float64Value(n.Value)
}

// FloatOrDeclared is FloatOrNull, except that a declared zero stays where the answer
// leaves the number out: zero is what the API has then.
func FloatOrDeclared(n impact.Float, declared types.Float64) types.Float64 {
	if !n.Valid && declared.Equal(types.Float64Value(0)) {
		return declared
	}
	return FloatOrNull(n)
}

// IntegerOrDeclared makes a whole number of one that the API answers, null when it
// is absent, except that a declared zero stays, as in FloatOrDeclared.
func IntegerOrDeclared(n impact.Int, declared types.Int64) types.Int64 {
	if !n.Valid && declared.Equal(types.Int64Value(0)) {
		return declared
	}
	return types.Int64PointerValue(n.Ptr())
}

// BoolOrDefault makes a boolean of one that the API answers, and the documented
// default of one that it leaves out.
func BoolOrDefault(b impact.Bool, absent bool) types.Bool {
	if !b.Valid {
		return types.BoolValue(absent)
	}
	return types.BoolValue(b.Value)
}

// Delta returns what must be added to and removed from the live members to carry out
// what a plan shows, the way from had to want, and nothing else. Both results are
// sorted.
func Delta(had, want types.Set, live []string) (add, remove []string) {
	before, after := Strings(had), Strings(want)
	for _, v := range after {
		if !slices.Contains(before, v) && !slices.Contains(live, v) {
			add = append(add, v)
		}
	}
	for _, v := range before {
		if !slices.Contains(after, v) && slices.Contains(live, v) {
			remove = append(remove, v)
		}
	}
	slices.Sort(add)
	slices.Sort(remove)
	return slices.Compact(add), slices.Compact(remove)
}
