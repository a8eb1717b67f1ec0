package tfimpact

import (
	"cmp"
	"context"
	"fmt"
	"iter"

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

	// List yields every object of the collection. Blank is a model that holds
	// nothing but the key attributes of the parent; each object is a copy of it,
	// filled as by Read. The first error ends the listing.
	List(ctx context.Context, c *impact.Client, blank M) iter.Seq2[M, error]
}

// NewListResource returns the constructor of a list resource.
func NewListResource[M any](definition WithList[M]) func() list.ListResource {
	return func() list.ListResource { return &listResource[M]{definition: definition} }
}

type listResource[M any] struct {
	ResourceBase
	definition WithList[M]
}

func (l *listResource[M]) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + l.definition.Metadata().Name
}

// ListResourceConfigSchema asks for the parent of the collection, where it has
// one: the key attributes but the last.
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
	resp.Schema = listschema.Schema{
		MarkdownDescription: fmt.Sprintf("Lists every %s, for import in bulk with `terraform query`. Needs Terraform 1.14.", meta.Noun),
		Attributes:          attributes,
	}
}

func (l *listResource[M]) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	meta := l.definition.Metadata()
	diags := RequireClient(l.Client())
	diags.Append(checkAccountType(l.Client(), "list.impact_"+meta.Name, meta.AccountTypes)...)
	blank, parentDiags := blankModel[M](ctx, req, meta)
	diags.Append(parentDiags...)
	if diags.HasError() {
		stream.Results = list.ListResultsStreamDiagnostics(diags)
		return
	}
	stream.Results = func(push func(list.ListResult) bool) {
		ctx, warnings := watch(ctx)
		var pushed int64
		for model, err := range l.definition.List(ctx, l.Client(), blank) {
			if err != nil {
				push(list.ListResult{Diagnostics: append(warnings(),
					diag.NewErrorDiagnostic("Cannot list the "+cmp.Or(meta.Plural, meta.Noun+"s"), ExplainOnce(l, err, l.Client(), "Not listed")),
				)})
				return
			}
			ValuesOf(&model).Set("account", accountText(l.account()))
			found := result(ctx, req, l.Client(), meta, &model)
			found.Diagnostics.Append(warnings()...)
			if !push(found) {
				return
			}
			if pushed++; req.Limit > 0 && pushed >= req.Limit {
				return
			}
		}
	}
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
func result[M any](ctx context.Context, req list.ListRequest, c *impact.Client, meta Metadata, model *M) list.ListResult {
	found := req.NewListResult(ctx)
	object := tfsdk.Resource{Schema: req.ResourceSchema, Raw: found.Resource.Raw}
	found.Diagnostics.Append(object.Set(ctx, model)...)
	found.Diagnostics.Append(setIdentity(ctx, found.Identity, object, meta)...)
	shown, err := withoutRoots(c, object.Raw)
	if err != nil {
		found.Diagnostics.AddError("The object cannot be shown", err.Error())
		return found
	}
	object.Raw = shown
	found.DisplayName = labelOf(ctx, object, meta)
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
