package tfimpact

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// WithList is a Resource whose collection the API lists, so that "terraform query"
// finds what could be imported.
type WithList[M any] interface {
	Resource[M]

	// List yields every object of the collection that the filter, of documented
	// parameters, lets through. Blank is a model that holds nothing but the key
	// attributes of the parent; each object is a copy of it, filled as by Read. The
	// first error ends the listing.
	List(ctx context.Context, c *impact.Client, blank M, filter url.Values) iter.Seq2[M, error]
}

// WithFill is a WithList whose listing does not show all of an object.
type WithFill[M any] interface {
	// Fill reads the rest of a listed object. It costs requests, so it is asked for
	// only where Terraform wants the attributes.
	Fill(ctx context.Context, c *impact.Client, listed *M) error
}

// WithDisplayName is a WithList whose objects people know by another name than the
// attribute name or code.
type WithDisplayName[M any] interface {
	// DisplayName is empty for an object without a name; then its id stands there.
	DisplayName(listed M) string
}

// NewListResource returns the constructor of a list resource. The filters are those
// that the document of the collection has for the account type of the resource.
func NewListResource[M any](definition WithList[M], filters ...Filter) func() list.ListResource {
	return func() list.ListResource { return &listResource[M]{definition: definition, filters: filters} }
}

type listResource[M any] struct {
	ResourceBase
	definition WithList[M]
	filters    []Filter
}

func (l *listResource[M]) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + l.definition.Metadata().Name
}

// ListResourceConfigSchema asks for the parent of the collection, where it has
// one: the key attributes but the last. Filters may narrow it.
func (l *listResource[M]) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	meta := l.definition.Metadata()
	attributes := map[string]listschema.Attribute{}
	for _, name := range parentKey(meta) {
		attributes[name] = listschema.StringAttribute{
			Required:            true,
			MarkdownDescription: fmt.Sprintf("The %s whose objects are listed.", name),
			Validators:          []validator.String{NumericID()},
		}
	}
	for _, filter := range l.filters {
		attributes[filter.Attribute] = filterOfList(filter.Schema)
	}
	all := "every " + meta.Noun
	if meta.Singleton {
		all = "the " + meta.Noun + " of the account"
	} else if len(l.filters) > 0 {
		all += ", or those that match all of the filters"
	}
	resp.Schema = listschema.Schema{
		MarkdownDescription: fmt.Sprintf("Lists %s, for import in bulk with `terraform query`. Needs Terraform 1.14. "+
			"Terraform stops at 100 objects where the block sets no other `limit`; the provider warns when there are more.", all),
		Attributes: attributes,
	}
	if meta.Singleton {
		resp.Schema.MarkdownDescription = fmt.Sprintf("Lists %s, for import with `terraform query`. Needs Terraform 1.14.", all)
	}
}

// filterOfList is the filter of a data source for a list resource.
func filterOfList(filter schema.Attribute) listschema.Attribute {
	text, ok := filter.(schema.StringAttribute)
	if !ok {
		panic(fmt.Sprintf("a list resource knows no filter of the type %T", filter))
	}
	return listschema.StringAttribute{
		Optional: true, CustomType: text.CustomType, MarkdownDescription: text.MarkdownDescription, Validators: text.Validators,
	}
}

func (l *listResource[M]) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	meta := l.definition.Metadata()
	diags := RequireClient(l.Client())
	diags.Append(checkAccountType(l.Client(), "list.impact_"+meta.Name, meta.AccountTypes)...)
	blank, parentDiags := blankModel[M](ctx, req, meta)
	diags.Append(parentDiags...)
	filter, filterDiags := l.filter(ctx, req)
	diags.Append(filterDiags...)
	if diags.HasError() {
		stream.Results = list.ListResultsStreamDiagnostics(diags)
		return
	}
	stream.Results = func(push func(list.ListResult) bool) {
		ctx, warnings := watch(ctx)
		fail := func(err error) {
			push(list.ListResult{Diagnostics: append(warnings(),
				diag.NewErrorDiagnostic("Cannot list the "+meta.plural(), ExplainOnce(l, err, l.Client(), "Not listed")),
			)})
		}
		var count int64
		// Terraform reads no further than its limit, so what is said of more goes with the
		// last object that the limit lets through.
		var last *list.ListResult
		for model, err := range l.definition.List(ctx, l.Client(), blank, filter) {
			if last != nil {
				last.Diagnostics.Append(cutOff(meta, req.Limit, err))
				break
			}
			if filler, ok := l.definition.(WithFill[M]); ok && err == nil && req.IncludeResource {
				err = filler.Fill(ctx, l.Client(), &model)
			}
			if err != nil {
				fail(err)
				return
			}
			ValuesOf(&model).Set("account", accountText(l.account()))
			found := l.result(ctx, req, meta, &model)
			found.Diagnostics.Append(warnings()...)
			if count++; count == req.Limit {
				last = &found
			} else if !push(found) {
				return
			}
		}
		if last != nil {
			push(*last)
		}
	}
}

// cutOff warns that the limit ended the listing, which Terraform does not say: its
// own limit of 100 would pass for all there is. Err is what kept the provider from
// seeing whether more follow.
func cutOff(meta Metadata, limit int64, err error) diag.Diagnostic {
	if err != nil {
		return diag.NewWarningDiagnostic("Perhaps not all "+meta.plural()+" are listed", fmt.Sprintf(
			"%d are listed, which is the limit. Whether impact.com has more could not be read: %s.", limit, Sentence(err)))
	}
	return diag.NewWarningDiagnostic("Not all "+meta.plural()+" are listed", fmt.Sprintf(
		"%d are listed, which is the limit, and impact.com has more. The limit is 100 where the list block sets none: set limit = %d, or higher, beside its provider argument.", limit, limit*10))
}

// filter is what the list block filters by, by parameter.
func (l *listResource[M]) filter(ctx context.Context, req list.ListRequest) (url.Values, diag.Diagnostics) {
	if len(l.filters) == 0 {
		return nil, nil
	}
	var config types.Object
	diags := req.Config.Get(ctx, &config)
	filter, attributes := url.Values{}, config.Attributes()
	for _, each := range l.filters {
		if value, ok := attributes[each.Attribute]; ok && !diags.HasError() {
			if text, ok := FormText(value); ok {
				filter.Set(each.Parameter, text)
			}
		}
	}
	return filter, diags
}

// parentKey are the key attributes that an object shares with its siblings.
func parentKey(meta Metadata) []string { return meta.Key[:len(meta.Key)-1] }

// blankModel is a model without any value but the parent's key attributes, which
// the list block gives.
func blankModel[M any](ctx context.Context, req list.ListRequest, meta Metadata) (blank M, diags diag.Diagnostics) {
	objectType, ok := req.ResourceSchema.Type().TerraformType(ctx).(tftypes.Object)
	if !ok {
		diags.AddError("Unexpected Provider Schema", "A resource's schema is no object. Please report this to the provider's developers.")
		return blank, diags
	}
	nulls := map[string]tftypes.Value{}
	for name, t := range objectType.AttributeTypes {
		nulls[name] = tftypes.NewValue(t, nil)
	}
	object := tfsdk.Resource{Schema: req.ResourceSchema, Raw: tftypes.NewValue(objectType, nulls)}
	for _, name := range parentKey(meta) {
		var value types.String
		diags.Append(req.Config.GetAttribute(ctx, path.Root(name), &value)...)
		diags.Append(object.SetAttribute(ctx, path.Root(name), value)...)
	}
	diags.Append(object.Get(ctx, &blank)...)
	return blank, diags
}

// result is one listed object: its identity, its name for people, and, where
// Terraform wants them, its attributes.
func (l *listResource[M]) result(ctx context.Context, req list.ListRequest, meta Metadata, model *M) list.ListResult {
	found := req.NewListResult(ctx)
	object := tfsdk.Resource{Schema: req.ResourceSchema, Raw: found.Resource.Raw}
	found.Diagnostics.Append(object.Set(ctx, model)...)
	found.Diagnostics.Append(setIdentity(ctx, found.Identity, object.Raw, meta)...)
	shown, err := withoutRoots(l.Client(), object.Raw)
	if err != nil {
		found.Diagnostics.AddError("The object cannot be shown", err.Error())
		return found
	}
	object.Raw = shown
	if named, ok := l.definition.(WithDisplayName[M]); ok {
		found.DisplayName = named.DisplayName(*model)
	}
	found.DisplayName = cmp.Or(found.DisplayName, nameOf(object.Raw, meta))
	if req.IncludeResource {
		found.Resource = &object
	}
	return found
}

// Models turns a listing of the API's objects into one of models.
func Models[T, M any](objects iter.Seq2[T, error], model func(T) M) iter.Seq2[M, error] {
	return func(yield func(M, error) bool) {
		for object, err := range objects {
			if err != nil {
				var none M
				yield(none, err)
				return
			}
			if !yield(model(object), nil) {
				return
			}
		}
	}
}
