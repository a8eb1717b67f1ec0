package account

import (
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// The attributes of what is listed differ in little but their description.

func text(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}

func truth(description string) schema.BoolAttribute {
	return schema.BoolAttribute{Computed: true, MarkdownDescription: description}
}

func instant(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, CustomType: tfimpact.InstantType{}, MarkdownDescription: description}
}

func textSet(description string) schema.SetAttribute {
	return schema.SetAttribute{ElementType: types.StringType, Computed: true, MarkdownDescription: description}
}

func listOf(description string, attributes map[string]schema.Attribute) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		Computed: true, MarkdownDescription: description,
		NestedObject: schema.NestedAttributeObject{Attributes: attributes},
	}
}

func addressOf(description string) schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{
		Computed: true, MarkdownDescription: description,
		Attributes: map[string]schema.Attribute{
			"address_line1": text("Street and number."),
			"address_line2": text("Suite, floor or unit."),
			"city":          text("City or town."),
			"state":         text("State, province or region, in impact.com's spelling."),
			"postal_code":   text("Postal code."),
			"country":       text("Country, in impact.com's own codes (`US`, `UK`, `SOUTHAFRICA`), which are not always ISO 3166."),
		},
	}
}

// sorted makes the models of what a listing found, in the order of compare.
// The result is never nil, so that nothing found is an empty list.
func sorted[T, M any](found []T, compare func(a, b T) int, model func(T) M) []M {
	found = slices.Clone(found)
	slices.SortStableFunc(found, compare)
	models := make([]M, len(found))
	for i, each := range found {
		models[i] = model(each)
	}
	return models
}
