package tfimpact

import (
	"fmt"
	"slices"

	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
)

// ComputedAttributes describes for a resource what a data source describes of
// the same object: attributes of the kinds in this package, all computed. The
// strings named as fixed never change, so a plan knows them from the state.
func ComputedAttributes(described map[string]datasource.Attribute, fixed ...string) map[string]schema.Attribute {
	attributes := make(map[string]schema.Attribute, len(described))
	for name, attribute := range described {
		attributes[name] = computedAttribute(attribute, slices.Contains(fixed, name))
	}
	return attributes
}

func computedAttribute(described datasource.Attribute, fixed bool) schema.Attribute {
	description := described.GetMarkdownDescription()
	switch a := described.(type) {
	case datasource.StringAttribute:
		text := schema.StringAttribute{Computed: true, CustomType: a.CustomType, MarkdownDescription: description}
		if fixed {
			text.PlanModifiers = []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
		}
		return text
	case datasource.BoolAttribute:
		return schema.BoolAttribute{Computed: true, MarkdownDescription: description}
	case datasource.Int64Attribute:
		return schema.Int64Attribute{Computed: true, MarkdownDescription: description}
	case datasource.Float64Attribute:
		return schema.Float64Attribute{Computed: true, MarkdownDescription: description}
	case datasource.SetAttribute:
		return schema.SetAttribute{Computed: true, ElementType: a.ElementType, MarkdownDescription: description}
	case datasource.MapAttribute:
		return schema.MapAttribute{Computed: true, ElementType: a.ElementType, MarkdownDescription: description}
	case datasource.ListNestedAttribute:
		return schema.ListNestedAttribute{
			Computed: true, MarkdownDescription: description,
			NestedObject: schema.NestedAttributeObject{Attributes: ComputedAttributes(a.NestedObject.Attributes)},
		}
	}
	panic(fmt.Sprintf("ComputedAttributes does not know %T", described))
}
