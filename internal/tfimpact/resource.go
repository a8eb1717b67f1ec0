package tfimpact

import (
	"cmp"
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Metadata describes a resource, data source or action.
type Metadata struct {
	Name         string // without the provider's prefix: "partner_group"
	Noun         string // in messages: "partner group"
	Plural       string // of Noun, where it is not Noun and an s
	AccountTypes []impact.AccountType

	// OwnAccount says that it is about the account of the credential: about the
	// agency itself, also where the provider acts on a brand that it manages.
	// Data sources know it.
	OwnAccount bool

	// Key names the attributes that together address the object, outermost
	// first: {"campaign_id", "id"}. They are the import id, joined by "/", and
	// the resource identity. Of an action it is the attribute that names the object.
	Key []string

	// Singleton says that an account has exactly one such object.
	Singleton bool

	// IntegerKey says that the document shows the ids of the key as integers:
	// an import takes no other text, and 00003, as in one example of Uri, names 3.
	IntegerKey bool

	// Fields maps the API's field names to attributes where the attribute is
	// not the field's name in snake_case.
	Fields map[string]string
}

// Resource is a managed resource whose model is M: a struct with tfsdk tags. Its
// methods talk to the API only; errors are those of the client.
type Resource[M any] interface {
	Metadata() Metadata
	Schema() schema.Schema

	// Create makes the object and fills the model's key attributes. It sends one
	// create; an error that is impact.ErrOutcomeUnknown leaves open whether it took
	// effect.
	Create(ctx context.Context, c *impact.Client, plan *M) error

	// Read fills the model from the API. The model's key attributes are set;
	// after an import nothing else is. An error that is impact.ErrNotFound
	// means that the object is gone.
	Read(ctx context.Context, c *impact.Client, state *M) error

	// Delete deletes the object. impact.ErrNotFound counts as success.
	Delete(ctx context.Context, c *impact.Client, state *M) error
}

// WithComplete is a Resource that one create does not finish.
type WithComplete[M any] interface {
	// Complete gives an object that exists since just now, or was taken over, what
	// its create could not. When it fails, the engine keeps the object in state and
	// warns: Terraform replaces an object whose create failed, and for one that
	// impact.com cannot delete that would leave a double for ever. The next plan
	// shows what is missing.
	Complete(ctx context.Context, c *impact.Client, plan *M) error
}

// WithUpdate is a Resource that can change in place. A resource without Update
// must mark every configurable attribute RequiresReplace.
type WithUpdate[M any] interface {
	Update(ctx context.Context, c *impact.Client, plan *M, state M) error
}

// WithModifyPlan is a Resource with rules over a whole plan: what may change, and what
// other attributes follow. State is nil for a create. The client is nil while
// the provider's configuration is not known.
type WithModifyPlan[M any] interface {
	ModifyPlan(ctx context.Context, c *impact.Client, plan *M, state *M) diag.Diagnostics
}

// WithCheckConfig is a Resource with rules over several attributes of what is declared.
// Values may be unknown. State is nil for a create: what an object has is accepted as
// it is, whatever the rules, so they wait for the plan.
type WithCheckConfig[M any] interface {
	CheckConfig(config M, state *M) diag.Diagnostics
}

// WithValidateConfig is a DataSource with rules over several attributes. Values may be
// unknown.
type WithValidateConfig[M any] interface {
	ValidateConfig(ctx context.Context, config M) diag.Diagnostics
}

// WithDeleteWarning is a Resource whose deletion leaves something behind.
type WithDeleteWarning[M any] interface {
	// DeleteWarning returns the summary and detail of the warning that
	// accompanies a successful deletion.
	DeleteWarning(state M) (summary, detail string)
}

// plural is the noun for several, where there can be several.
func (m Metadata) plural() string {
	if m.Singleton {
		return m.Noun
	}
	return cmp.Or(m.Plural, m.Noun+"s")
}
