package acctest

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Object is what a provider keeps of a managed resource between operations.
type Object struct {
	State    *tfprotov6.DynamicValue
	Identity *tfprotov6.ResourceIdentityData
	Private  []byte
}

// Apply plans a configuration of a managed resource and applies what changes, as the
// CLI does: prior is nil for a create, config nil for a destroy. The object it
// returns is what would be in state, also after an error; it is prior itself when nothing
// changes.
func (p *Protocol) Apply(typeName string, prior *Object, config map[string]tftypes.Value) (*Object, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	return p.ApplyContext(p.context(), typeName, prior, config)
}

// ApplyContext is Apply under a context of the caller, which may be cancelled.
func (p *Protocol) ApplyContext(ctx context.Context, typeName string, prior *Object, config map[string]tftypes.Value) (*Object, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	if prior == nil {
		prior = &Object{State: p.null(p.resource(typeName))}
	}
	planned, configured := p.plan(typeName, prior, config)
	if hasErrors(planned.Diagnostics) || config != nil && p.same(typeName, prior.State, planned.PlannedState) {
		return prior, planned.Diagnostics
	}
	applied, err := p.Server.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typeName, PriorState: prior.State, PlannedState: planned.PlannedState, Config: configured,
		PlannedPrivate: planned.PlannedPrivate, PlannedIdentity: planned.PlannedIdentity,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return &Object{State: applied.NewState, Identity: applied.NewIdentity, Private: applied.Private}, append(planned.Diagnostics, applied.Diagnostics...)
}

// Refresh reads a managed resource. Its state is null when the object is gone.
func (p *Protocol) Refresh(typeName string, prior *Object) (*Object, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	return p.RefreshContext(p.context(), typeName, prior)
}

// same reports whether two states are equal.
func (p *Protocol) same(typeName string, before, after *tfprotov6.DynamicValue) bool {
	p.t.Helper()
	schemaType := p.resource(typeName).ValueType()
	one, err := before.Unmarshal(schemaType)
	if err != nil {
		p.t.Fatal(err)
	}
	other, err := after.Unmarshal(schemaType)
	if err != nil {
		p.t.Fatal(err)
	}
	return one.Equal(other)
}

// RefreshContext is Refresh under a context of the caller, which may be
// cancelled.
func (p *Protocol) RefreshContext(ctx context.Context, typeName string, prior *Object) (*Object, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	read, err := p.Server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{
		TypeName: typeName, CurrentState: prior.State, Private: prior.Private, CurrentIdentity: prior.Identity,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return &Object{State: read.NewState, Identity: read.NewIdentity, Private: read.Private}, read.Diagnostics
}

// Attribute returns a top-level attribute of an object's state; a null value
// when there is no object.
func (p *Protocol) Attribute(typeName string, o *Object, name string) tftypes.Value {
	p.t.Helper()
	return p.attributes(typeName, o.State)[name]
}

// Text returns a string attribute of an object's state, "" for null.
func (p *Protocol) Text(typeName string, o *Object, name string) string {
	p.t.Helper()
	var text *string
	if err := p.Attribute(typeName, o, name).As(&text); err != nil {
		p.t.Fatalf("%s: %v", name, err)
	}
	if text == nil {
		return ""
	}
	return *text
}

// With returns an object with other values of some attributes in its state.
func (p *Protocol) With(typeName string, o *Object, changes map[string]tftypes.Value) *Object {
	p.t.Helper()
	schema := p.resource(typeName)
	attributes := p.attributes(typeName, o.State)
	maps.Copy(attributes, changes)
	changed := *o
	changed.State = p.Value(schema, attributes)
	return &changed
}

// Exists reports whether there is an object in state.
func (p *Protocol) Exists(typeName string, o *Object) bool {
	p.t.Helper()
	value, err := o.State.Unmarshal(p.resource(typeName).ValueType())
	if err != nil {
		p.t.Fatal(err)
	}
	return !value.IsNull()
}

func (p *Protocol) resource(typeName string) *tfprotov6.Schema {
	p.t.Helper()
	schema, ok := p.Schema.ResourceSchemas[typeName]
	if !ok {
		p.t.Fatalf("the provider has no resource %s", typeName)
	}
	return schema
}

func (p *Protocol) null(schema *tfprotov6.Schema) *tfprotov6.DynamicValue {
	p.t.Helper()
	value, err := tfprotov6.NewDynamicValue(schema.ValueType(), tftypes.NewValue(schema.ValueType(), nil))
	if err != nil {
		p.t.Fatal(err)
	}
	return &value
}

func hasErrors(diagnostics []*tfprotov6.Diagnostic) bool {
	for _, d := range diagnostics {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			return true
		}
	}
	return false
}

// Imported is an object with the given attributes in state.
func (p *Protocol) Imported(typeName string, attributes map[string]tftypes.Value) *Object {
	p.t.Helper()
	return &Object{State: p.Value(p.resource(typeName), attributes)}
}
