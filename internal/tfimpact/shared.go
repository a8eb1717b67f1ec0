package tfimpact

import (
	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	resource "github.com/hashicorp/terraform-plugin-framework/resource/schema"
)

// SharedAttribute is an attribute that a resource and a data source show of the
// same object.
type SharedAttribute struct {
	Resource   resource.Attribute
	DataSource datasource.Attribute
}

// SharedAttributes describes the facts that a resource and a data source share,
// by the name of the attribute: one line for each field of their fact struct.
type SharedAttributes map[string]SharedAttribute

// Resource returns the attributes of the resource.
func (s SharedAttributes) Resource() map[string]resource.Attribute {
	attributes := make(map[string]resource.Attribute, len(s))
	for name, shared := range s {
		attributes[name] = shared.Resource
	}
	return attributes
}

// DataSource returns the attributes of the data source, or of one object in it.
func (s SharedAttributes) DataSource() map[string]datasource.Attribute {
	attributes := make(map[string]datasource.Attribute, len(s))
	for name, shared := range s {
		attributes[name] = shared.DataSource
	}
	return attributes
}

// SharedText is a string of the resource that the data source computes. An empty
// description is that of the resource; others leave out how to set the value.
func SharedText(attribute resource.StringAttribute, description string) SharedAttribute {
	if description == "" {
		description = attribute.MarkdownDescription
	}
	return SharedAttribute{attribute, Text(description)}
}
