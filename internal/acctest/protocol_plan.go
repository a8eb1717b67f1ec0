package acctest

import (
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Plan plans a configuration of a managed resource, which prior is nil for when
// it does not exist yet. The object it returns is what would be.
func (p *Protocol) Plan(typeName string, prior *Object, config map[string]tftypes.Value) (*Object, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	if prior == nil {
		prior = &Object{State: p.null(p.resource(typeName))}
	}
	planned, _ := p.plan(typeName, prior, config)
	return &Object{State: planned.PlannedState, Identity: planned.PlannedIdentity, Private: planned.PlannedPrivate}, planned.Diagnostics
}

// plan plans a configuration, nil for a destroy, and also returns it encoded.
func (p *Protocol) plan(typeName string, prior *Object, config map[string]tftypes.Value) (*tfprotov6.PlanResourceChangeResponse, *tfprotov6.DynamicValue) {
	p.t.Helper()
	schema := p.resource(typeName)
	configured, proposed := p.null(schema), p.null(schema)
	if config != nil {
		configured = p.Value(schema, config)
		proposed = p.proposed(schema, prior.State, config)
	}
	planned, err := p.Server.PlanResourceChange(p.context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: prior.State, ProposedNewState: proposed, Config: configured,
		PriorPrivate: prior.Private, PriorIdentity: prior.Identity,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return planned, configured
}

// Replaces returns the attributes, sorted, for which a plan of the configuration
// would replace the object.
func (p *Protocol) Replaces(typeName string, prior *Object, config map[string]tftypes.Value) []string {
	p.t.Helper()
	planned, _ := p.plan(typeName, prior, config)
	FailOnErrors(p.t, planned.Diagnostics)
	names := []string{}
	for _, path := range planned.RequiresReplace {
		names = append(names, attributeName(path))
	}
	slices.Sort(names)
	return names
}

// Changes reports whether a plan of the configuration would change the object.
func (p *Protocol) Changes(typeName string, prior *Object, config map[string]tftypes.Value) (bool, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	planned, _ := p.plan(typeName, prior, config)
	if hasErrors(planned.Diagnostics) {
		return false, planned.Diagnostics
	}
	return !p.same(typeName, prior.State, planned.PlannedState), planned.Diagnostics
}

// ValidateResource validates a configuration of a managed resource.
func (p *Protocol) ValidateResource(typeName string, config map[string]tftypes.Value) []*tfprotov6.Diagnostic {
	p.t.Helper()
	validated, err := p.Server.ValidateResourceConfig(p.context(), &tfprotov6.ValidateResourceConfigRequest{
		TypeName: typeName, Config: p.Value(p.resource(typeName), config),
		ClientCapabilities: &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: true},
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return validated.Diagnostics
}

// Refusals validates a configuration of a new managed resource and, where that finds no
// error, plans it, as the CLI does.
func (p *Protocol) Refusals(typeName string, config map[string]tftypes.Value) []*tfprotov6.Diagnostic {
	p.t.Helper()
	if diagnostics := p.ValidateResource(typeName, config); hasErrors(diagnostics) {
		return diagnostics
	}
	_, diagnostics := p.Plan(typeName, nil, config)
	return diagnostics
}

// Import imports a managed resource by its id or, where that is empty, by its
// identity, and reads it.
func (p *Protocol) Import(typeName, id string, identity map[string]tftypes.Value) (*Object, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	request := importRequest{typeName: typeName, id: id}
	if id == "" {
		request.identity = p.encodeIdentity(typeName, identity)
	}
	return p.importObject(request)
}

// importRequest names an object by its id or its identity.
type importRequest struct {
	typeName, id string
	identity     *tfprotov6.ResourceIdentityData
}

func (p *Protocol) importObject(request importRequest) (*Object, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	imported, err := p.Server.ImportResourceState(p.context(), &tfprotov6.ImportResourceStateRequest{
		TypeName: request.typeName, ID: request.id, Identity: request.identity,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	if hasErrors(imported.Diagnostics) || len(imported.ImportedResources) != 1 {
		return nil, imported.Diagnostics
	}
	one := imported.ImportedResources[0]
	return p.Refresh(request.typeName, &Object{State: one.State, Identity: one.Identity, Private: one.Private})
}

// encodeIdentity encodes a resource identity; attributes that are not given are null.
func (p *Protocol) encodeIdentity(typeName string, attributes map[string]tftypes.Value) *tfprotov6.ResourceIdentityData {
	p.t.Helper()
	schemas, err := p.Server.GetResourceIdentitySchemas(p.context(), &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		p.t.Fatal(err)
	}
	identityType, ok := schemas.IdentitySchemas[typeName].ValueType().(tftypes.Object)
	if !ok {
		p.t.Fatalf("%s has no identity", typeName)
	}
	values := map[string]tftypes.Value{}
	for name, attributeType := range identityType.AttributeTypes {
		values[name] = tftypes.NewValue(attributeType, nil)
		if given, ok := attributes[name]; ok {
			values[name] = given
		}
	}
	data, err := tfprotov6.NewDynamicValue(identityType, tftypes.NewValue(identityType, values))
	if err != nil {
		p.t.Fatal(err)
	}
	return &tfprotov6.ResourceIdentityData{IdentityData: &data}
}

// Declared is the configuration that declares an object as it is, which the CLI
// writes for -generate-config-out: every attribute that can be set and has a value.
func (p *Protocol) Declared(typeName string, o *Object) map[string]tftypes.Value {
	p.t.Helper()
	config, live := map[string]tftypes.Value{}, p.attributes(typeName, o.State)
	for _, attribute := range p.resource(typeName).Block.Attributes {
		if value := live[attribute.Name]; (attribute.Optional || attribute.Required) && !value.IsNull() {
			config[attribute.Name] = value
		}
	}
	return config
}

// ExpectAdopted imports an object and holds that the configuration that declares it
// as it is is valid and changes nothing.
func (p *Protocol) ExpectAdopted(typeName, id string) (object *Object, config map[string]tftypes.Value) {
	p.t.Helper()
	object, diagnostics := p.Import(typeName, id, nil)
	FailOnErrors(p.t, diagnostics)
	config = p.Declared(typeName, object)
	if got := p.ValidateResource(typeName, config); len(got) != 0 {
		p.t.Errorf("%s %s is refused as it is: %q", typeName, id, Render(got))
	}
	if changes, diagnostics := p.Changes(typeName, object, config); changes || len(diagnostics) != 0 {
		p.t.Errorf("%s %s is changed when it is declared as it is: %q", typeName, id, Render(diagnostics))
	}
	return object, config
}
