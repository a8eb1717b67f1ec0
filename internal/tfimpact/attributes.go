package tfimpact

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// ID is the computed id that impact.com gives a new object.
func ID(noun string) schema.StringAttribute {
	return schema.StringAttribute{
		Computed:            true,
		MarkdownDescription: "Id of the " + noun + ", given by impact.com.",
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

// CampaignID is the campaign that an object lives below. Another campaign means
// another object.
func CampaignID() schema.StringAttribute {
	return schema.StringAttribute{
		Required:            true,
		MarkdownDescription: "Id of the campaign (the web app says program) it belongs to. Changing it makes a new object.",
		PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
		Validators:          []validator.String{NumericID()},
	}
}

var (
	digits    = regexp.MustCompile(`^[0-9]+$`)
	numericID = regexp.MustCompile(`^(0|[1-9][0-9]*)$`)
)

// NumericID accepts the ids that the API documents as numbers. It refuses
// leading zeros: the API answers without them, and that would look like a
// change.
func NumericID() validator.String {
	return stringvalidator.RegexMatches(numericID, "must be a number, as impact.com shows it")
}

var noComma = regexp.MustCompile(`^[^,]*$`)

// NoComma refuses values that the API could not tell apart, because it joins
// them by commas.
func NoComma() validator.String {
	return stringvalidator.RegexMatches(noComma, "must not hold a comma: the API sends these values joined by commas")
}

// URI is the computed path, below the account root, under which the API knows an
// object; see withoutRoots.
func URI(noun string) schema.StringAttribute {
	return schema.StringAttribute{
		Computed:            true,
		MarkdownDescription: "Path of the " + noun + " in the API, below the account root: it is the same whichever of the account's tokens asks.",
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

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

// SharedAttribute is an attribute that a resource and a data source show of the
// same object.
type SharedAttribute struct {
	Resource   schema.Attribute
	DataSource datasource.Attribute
}

// SharedAttributes describes the facts that a resource and a data source share,
// by the name of the attribute: one line for each field of their fact struct.
type SharedAttributes map[string]SharedAttribute

// Resource returns the attributes of the resource.
func (s SharedAttributes) Resource() map[string]schema.Attribute {
	attributes := make(map[string]schema.Attribute, len(s))
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
func SharedText(attribute schema.StringAttribute, description string) SharedAttribute {
	if description == "" {
		description = attribute.MarkdownDescription
	}
	return SharedAttribute{attribute, Text(description)}
}
