package offer

import (
	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	resource "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// shown is something that the API answers with, described once for the resource
// and the data source that both show it.
type shown struct {
	managed resource.Attribute
	listed  datasource.Attribute
}

// shownFields is all that an answer shows of an object, by attribute name.
type shownFields map[string]shown

// managed returns the computed attributes of a resource.
func (fields shownFields) managed() map[string]resource.Attribute {
	attributes := make(map[string]resource.Attribute, len(fields))
	for name, field := range fields {
		attributes[name] = field.managed
	}
	return attributes
}

// listed returns the computed attributes of an object in a data source.
func (fields shownFields) listed() map[string]datasource.Attribute {
	attributes := make(map[string]datasource.Attribute, len(fields))
	for name, field := range fields {
		attributes[name] = field.listed
	}
	return attributes
}

func text(description string) shown {
	return shown{
		resource.StringAttribute{Computed: true, MarkdownDescription: description},
		datasource.StringAttribute{Computed: true, MarkdownDescription: description},
	}
}

func texts(description string) shown {
	return shown{
		resource.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: description},
		datasource.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: description},
	}
}

// moment is a date and time in RFC 3339.
func moment(description string) shown {
	return shown{
		resource.StringAttribute{Computed: true, CustomType: tfimpact.TimestampType{}, MarkdownDescription: description},
		datasource.StringAttribute{Computed: true, CustomType: tfimpact.TimestampType{}, MarkdownDescription: description},
	}
}

// amount is a number with decimals.
func amount(description string) shown {
	return shown{
		resource.Float64Attribute{Computed: true, MarkdownDescription: description},
		datasource.Float64Attribute{Computed: true, MarkdownDescription: description},
	}
}

// quantity is a whole number.
func quantity(description string) shown {
	return shown{
		resource.Int64Attribute{Computed: true, MarkdownDescription: description},
		datasource.Int64Attribute{Computed: true, MarkdownDescription: description},
	}
}

func truth(description string) shown {
	return shown{
		resource.BoolAttribute{Computed: true, MarkdownDescription: description},
		datasource.BoolAttribute{Computed: true, MarkdownDescription: description},
	}
}

// objects is a list of objects.
func objects(description string, fields shownFields) shown {
	return shown{
		resource.ListNestedAttribute{
			Computed: true, MarkdownDescription: description,
			NestedObject: resource.NestedAttributeObject{Attributes: fields.managed()},
		},
		datasource.ListNestedAttribute{
			Computed: true, MarkdownDescription: description,
			NestedObject: datasource.NestedAttributeObject{Attributes: fields.listed()},
		},
	}
}
