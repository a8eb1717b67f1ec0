package tfimpact

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/spelling"
)

// WithExisting is a Resource whose collection the API lists, so that the engine
// notices an object that exists already, and finds one whose create was not
// answered.
type WithExisting[M any] interface {
	Existing(c *impact.Client, plan M) Existing[M]
}

// Existing is where an object stands that could be the planned one.
type Existing[M any] struct {
	begin func(context.Context) (creation[M], error)
	// Later names the attributes that a create does not send.
	Later []string
	// Confirm looks closer at an object that equals the plan in what a listing shows;
	// nil where a listing shows all.
	Confirm func(ctx context.Context, live M) (bool, error)
}

// ExistingIn looks among the objects of a collection. FromAPI returns an object as a
// model, and false for one that cannot be it, such as one that has expired.
func ExistingIn[T, M any](collection impact.Collection[T], fromAPI func(T) (M, bool)) Existing[M] {
	return Existing[M]{begin: func(ctx context.Context) (creation[M], error) {
		begun, err := collection.Begin(ctx)
		return creationOf[T, M]{begun, fromAPI}, err
	}}
}

// Always is a FromAPI for which every object can be it.
func Always[T, M any](fromAPI func(T) M) func(T) (M, bool) {
	return func(object T) (M, bool) { return fromAPI(object), true }
}

// creation is an impact.Creation in terms of a model.
type creation[M any] interface {
	Before() iter.Seq2[string, M]
	Find(ctx context.Context, lost error, same func(M) bool) (string, error)
	End()
}

type creationOf[T, M any] struct {
	*impact.Creation[T]
	fromAPI func(T) (M, bool)
}

func (c creationOf[T, M]) Before() iter.Seq2[string, M] {
	return func(yield func(string, M) bool) {
		for id, object := range c.Creation.Before() {
			if model, ok := c.fromAPI(object); ok && !yield(id, model) {
				return
			}
		}
	}
}

func (c creationOf[T, M]) Find(ctx context.Context, lost error, same func(M) bool) (string, error) {
	return c.Creation.Find(ctx, lost, func(object T) bool {
		model, ok := c.fromAPI(object)
		return ok && same(model)
	})
}

// Adopting is embedded by the models of resources that are WithExisting.
type Adopting struct {
	AdoptExisting types.Bool `tfsdk:"adopt_existing"`
}

func adoptExistingAttribute(noun string) schema.Attribute {
	return schema.BoolAttribute{
		Optional: true,
		MarkdownDescription: "Whether a " + noun + " that exists already, and equals what is declared, is taken over. " +
			"Without it, the create ends with an error that names the object and shows the import block for it.",
	}
}

// making is the create of one object under way: nil creation where the API cannot
// list, and adopted where the object is there already.
type making[M any] struct {
	creation creation[M]
	isSame   func(M) bool
	adopted  *M
}

// end says that the create is over; it may be called again.
func (m making[M]) end() {
	if m.creation != nil {
		m.creation.End()
	}
}

// existing finds out what stood there before a create: nothing that equals the
// plan, one object to adopt, or an error. What it returns must be ended, also with
// an error.
func (r *managed[M]) existing(ctx context.Context, plan *M, planned tfsdk.Plan, config tftypes.Value) (m making[M], diags diag.Diagnostics) {
	definition, ok := r.definition.(WithExisting[M])
	if !ok {
		return m, nil
	}
	where := definition.Existing(r.Client(), *plan)
	begun, err := where.begin(ctx)
	if err != nil {
		return m, r.explain("create", planned.Raw, err)
	}
	m.creation = begun
	if m.isSame, err = sameAs(plan, config, where.Later); err != nil {
		diags.AddError("The configuration cannot be read", err.Error())
		return m, diags
	}
	found, err := r.equals(ctx, m, where.Confirm)
	if err != nil {
		return m, r.explain("create", planned.Raw, err)
	}
	adopts, ids := r.adopts(plan), slices.Sorted(maps.Keys(found))
	switch {
	case len(ids) == 1 && adopts:
		live := found[ids[0]]
		m.adopted = &live
		diags.AddWarning(fmt.Sprintf("An existing %s was taken over", r.meta.Noun), fmt.Sprintf(
			"The %s %s equals this configuration, and adopt_existing is set: Terraform manages it from now on, and destroying the resource destroys it.", r.meta.Noun, ids[0]))
	case len(ids) > 0:
		diags.Append(r.existsAlready(ids, adopts)...)
	}
	return m, diags
}

// equals are the objects that stood there before, equal the plan, and are not those
// of another resource, by their import ids.
func (r *managed[M]) equals(ctx context.Context, m making[M], confirm func(context.Context, M) (bool, error)) (map[string]M, error) {
	found := map[string]M{}
	for _, live := range m.creation.Before() {
		id := importID(ValuesOf(&live), r.meta)
		if !m.isSame(live) || r.manages(id) {
			continue
		}
		isIt := true
		if confirm != nil {
			var err error
			if isIt, err = confirm(ctx, live); err != nil {
				return nil, err
			}
		}
		if isIt {
			found[id] = live
		}
	}
	return found, nil
}

func (r *managed[M]) adopts(plan *M) bool {
	adopts, ok := ValuesOf(plan).Get("adopt_existing").(types.Bool)
	return ok && adopts.ValueBool()
}

// existsAlready refuses to make what exists.
func (r *managed[M]) existsAlready(ids []string, adopts bool) (diags diag.Diagnostics) {
	const why = " Nothing was sent. A run that was stopped, or whose state was lost, may have left it behind, or somebody made it elsewhere; " +
		"with create_before_destroy it can be the object that is being replaced."
	if len(ids) > 1 {
		next := "Delete the ones that are not wanted, or import the right one"
		if adopts {
			next += "; adopt_existing takes over one object only, and cannot tell which"
		}
		diags.AddError(fmt.Sprintf("Several %s exist already", r.meta.plural()),
			fmt.Sprintf("impact.com has several that equal this configuration: %s.%s\n\n%s:\n\n%s", strings.Join(ids, ", "), why, next, ImportBlock(r.meta, ids[0])))
		return diags
	}
	diags.AddError(fmt.Sprintf("The %s exists already", r.meta.Noun),
		fmt.Sprintf("impact.com has one that equals this configuration: %s.%s\n\nTo manage it, import it (NAME is the name of this resource block):\n\n%s\n\nor set adopt_existing = true. To have another one, let it differ.",
			ids[0], why, ImportBlock(r.meta, ids[0])))
	return diags
}

// sameAs returns the test whether a live object is the planned one: it is the same,
// up to spelling, in every attribute that the configuration sets and a create
// sends.
func sameAs[M any](plan *M, config tftypes.Value, later []string) (func(M) bool, error) {
	var declared map[string]tftypes.Value
	if err := config.As(&declared); err != nil {
		return nil, fmt.Errorf("the configuration is no object: %w", err)
	}
	planned := ValuesOf(plan)
	want := map[string]string{}
	for name, value := range declared {
		if planned.Get(name) != nil && !value.IsNull() && name != "adopt_existing" && !slices.Contains(later, name) {
			want[name] = folded(planned.Get(name))
		}
	}
	return func(live M) bool {
		values := ValuesOf(&live)
		for name, text := range want {
			if folded(values.Get(name)) != text {
				return false
			}
		}
		return true
	}, nil
}

// folded is what all spellings of a value have in common; see spelling.Fold. Null and
// empty are the same.
func folded(value attr.Value) string {
	if timestamp, ok := value.(Timestamp); ok {
		instant, _ := timestamp.Time() // zero for none
		return instant.UTC().Format(time.RFC3339Nano)
	}
	if text, ok := FormText(value); ok {
		return spelling.Fold(text)
	}
	var parts []string
	switch v := value.(type) {
	case types.Set:
		for _, element := range v.Elements() {
			parts = append(parts, folded(element))
		}
		slices.Sort(parts)
	case types.List:
		for _, element := range v.Elements() {
			parts = append(parts, folded(element))
		}
	case types.Map:
		elements := v.Elements()
		for _, key := range slices.Sorted(maps.Keys(elements)) {
			parts = append(parts, spelling.Fold(key), folded(elements[key]))
		}
	}
	return strings.Join(parts, "\x00")
}
