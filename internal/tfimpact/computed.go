package tfimpact

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Text is a computed string.
func Text(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}

// Truth is a computed boolean.
func Truth(description string) schema.BoolAttribute {
	return schema.BoolAttribute{Computed: true, MarkdownDescription: description}
}

// Integer is a computed whole number.
func Integer(description string) schema.Int64Attribute {
	return schema.Int64Attribute{Computed: true, MarkdownDescription: description}
}

// Decimal is a computed number with decimals.
func Decimal(description string) schema.Float64Attribute {
	return schema.Float64Attribute{Computed: true, MarkdownDescription: description}
}

// Moment is a computed time, as RFC 3339.
func Moment(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, CustomType: TimestampType{}, MarkdownDescription: description}
}

// TextSet is a computed set of strings.
func TextSet(description string) schema.SetAttribute {
	return schema.SetAttribute{ElementType: types.StringType, Computed: true, MarkdownDescription: description}
}

// TextMap is a computed map of strings.
func TextMap(description string) schema.MapAttribute {
	return schema.MapAttribute{ElementType: types.StringType, Computed: true, MarkdownDescription: description}
}

// Single is a computed object.
func Single(description string, attributes map[string]schema.Attribute) schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{Computed: true, MarkdownDescription: description, Attributes: attributes}
}

// ListOf is a computed list of objects.
func ListOf(description string, attributes map[string]schema.Attribute) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		Computed: true, MarkdownDescription: description,
		NestedObject: schema.NestedAttributeObject{Attributes: attributes},
	}
}

// ByID is an order for Sorted, so that the same objects make the same list
// whatever order they come in.
func ByID[T any](id func(T) impact.ID) func(a, b T) int {
	return func(a, b T) int { return CompareIDs(id(a).String(), id(b).String()) }
}

// CompareIDs orders ids as numbers where both are, so that "9" comes before
// "10"; results sorted by it are the same in every plan.
func CompareIDs(a, b string) int {
	if digits.MatchString(a) && digits.MatchString(b) {
		a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	}
	return cmp.Compare(a, b)
}

// Sorted makes the models of the objects that a listing found, in the order of
// compare. The result is never nil: an empty listing is an empty list, not null.
func Sorted[T, M any](found []T, compare func(a, b T) int, model func(T) M) []M {
	found = slices.Clone(found)
	slices.SortStableFunc(found, compare)
	models := make([]M, len(found))
	for i, each := range found {
		models[i] = model(each)
	}
	return models
}
