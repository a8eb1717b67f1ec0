package tfimpact

import (
	"context"
	"errors"
	"iter"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Listing is a DataSource that lists objects, which M is the model of: some
// filters, and a list that is named like the data source.
type Listing[M any] struct {
	Meta        Metadata // without Fields, which the filters give
	Description string
	Filters     []Filter
	Items       schema.ListNestedAttribute

	// List returns the objects in an order of its own, so that the result is
	// stable. The filter holds the configured filters by parameter.
	List func(ctx context.Context, c *impact.Client, filter url.Values) ([]M, error)
}

// Filter is an attribute that narrows a listing: the parameter of the API, of query
// or path, that it is sent as. Of is the account type whose document alone has the
// parameter, empty where all have it.
type Filter struct {
	Attribute, Parameter string
	Of                   impact.AccountType
	Schema               schema.Attribute
}

// Metadata implements DataSource.
func (l Listing[M]) Metadata() Metadata {
	meta := l.Meta
	meta.Fields = make(map[string]string, len(l.Filters))
	for _, filter := range l.Filters {
		meta.Fields[filter.Parameter] = filter.Attribute
	}
	return meta
}

// Schema implements DataSource.
func (l Listing[M]) Schema() schema.Schema {
	attributes := map[string]schema.Attribute{l.Meta.Name: l.Items}
	for _, filter := range l.Filters {
		attributes[filter.Attribute] = filter.Schema
	}
	return schema.Schema{MarkdownDescription: l.Description, Attributes: attributes}
}

// Read implements DataSource. A filter of another account type is an error,
// because the API would ignore it or refuse the request.
func (l Listing[M]) Read(ctx context.Context, c *impact.Client, config *types.Object) error {
	attributes, parameters := config.Attributes(), url.Values{}
	for _, filter := range l.Filters {
		value := attributes[filter.Attribute]
		if value.IsNull() {
			continue
		}
		if filter.Of != "" && filter.Of != c.AccountType() {
			return &FieldError{
				Field:   filter.Parameter,
				Problem: l.Meta.Noun + " of " + string(c.AccountType()) + " accounts cannot be filtered by it",
			}
		}
		if set, ok := value.(types.Set); ok {
			parameters[filter.Parameter] = Strings(set)
		} else if text, ok := FormText(value); ok {
			parameters.Set(filter.Parameter, text)
		}
	}
	found, err := l.List(ctx, c, parameters)
	if err != nil {
		return err
	}
	list, diags := types.ListValueFrom(ctx, l.Items.NestedObject.Type(), found)
	if diags.HasError() {
		return errors.New(diags[0].Detail())
	}
	attributes[l.Meta.Name] = list
	*config = types.ObjectValueMust(config.AttributeTypes(ctx), attributes)
	return nil
}

// CollectSorted reads a listing to its end and makes the models, as Sorted does.
func CollectSorted[T, M any](objects iter.Seq2[T, error], compare func(a, b T) int, model func(T) M) ([]M, error) {
	found, err := impact.Collect(objects)
	if err != nil {
		return nil, err
	}
	return Sorted(found, compare, model), nil
}

// Take removes a parameter that stands in the path from a filter.
func Take(filter url.Values, parameter string) string {
	value := filter.Get(parameter)
	filter.Del(parameter)
	return value
}

// TextFilter is a filter by a text that is not blank, which the validators may restrict.
func TextFilter(description string, validators ...validator.String) schema.StringAttribute {
	return schema.StringAttribute{Optional: true, MarkdownDescription: description, Validators: append(validators, check.NotBlank())}
}

// IDFilter is a filter by the id of another object.
func IDFilter(description string) schema.StringAttribute {
	return schema.StringAttribute{Optional: true, MarkdownDescription: description, Validators: []validator.String{NumericID()}}
}

// OneOfFilter is a filter by one of the values that a document lists.
func OneOfFilter(description string, values ...string) schema.StringAttribute {
	return schema.StringAttribute{Optional: true, MarkdownDescription: description, Validators: []validator.String{stringvalidator.OneOf(values...)}}
}

// MomentFilter is a filter by a time, which the validators may restrict.
func MomentFilter(description string, validators ...validator.String) schema.StringAttribute {
	return schema.StringAttribute{Optional: true, CustomType: TimestampType{}, MarkdownDescription: description, Validators: validators}
}

// SetFilter is a filter by any of several texts.
func SetFilter(description string, each validator.String) schema.SetAttribute {
	return schema.SetAttribute{
		Optional: true, ElementType: types.StringType, MarkdownDescription: description,
		Validators: []validator.Set{setvalidator.SizeAtLeast(1), check.Members(each)},
	}
}
