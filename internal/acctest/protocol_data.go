package acctest

import (
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// ReadData reads a data source and returns its attributes; those of the
// configuration that are not given are null.
func (p *Protocol) ReadData(typeName string, config map[string]tftypes.Value) (attributes map[string]tftypes.Value, diagnostics []*tfprotov6.Diagnostic) {
	p.t.Helper()
	schema, ok := p.Schema.DataSourceSchemas[typeName]
	if !ok {
		p.t.Fatalf("the provider has no data source %s", typeName)
	}
	resp, err := p.Server.ReadDataSource(p.context(), &tfprotov6.ReadDataSourceRequest{
		TypeName: typeName, Config: p.Value(schema, config),
	})
	if err != nil {
		p.t.Fatal(err)
	}
	if hasErrors(resp.Diagnostics) {
		return nil, resp.Diagnostics
	}
	state, err := resp.State.Unmarshal(schema.ValueType())
	if err != nil {
		p.t.Fatal(err)
	}
	if err := state.As(&attributes); err != nil {
		p.t.Fatal(err)
	}
	return attributes, resp.Diagnostics
}

// Open validates the configuration of an ephemeral resource and, where that finds no
// error, opens it, as the CLI does.
func (p *Protocol) Open(typeName string, config map[string]tftypes.Value) []*tfprotov6.Diagnostic {
	p.t.Helper()
	schema := p.Schema.EphemeralResourceSchemas[typeName]
	if diagnostics := p.ValidateBlock(ConfigBlock{"ephemeral", typeName, schema}, config); hasErrors(diagnostics) {
		return diagnostics
	}
	resp, err := p.Server.OpenEphemeralResource(p.context(), &tfprotov6.OpenEphemeralResourceRequest{
		TypeName: typeName, Config: p.Value(schema, config),
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return resp.Diagnostics
}

// Listed is one object that a list resource found.
type Listed struct {
	DisplayName string
	Identity    map[string]string
	Attributes  map[string]tftypes.Value // nil unless they were asked for
}

// List asks a list resource for its objects, attributes included.
func (p *Protocol) List(typeName string, config map[string]tftypes.Value, limit int64) (found []Listed, diagnostics []*tfprotov6.Diagnostic) {
	p.t.Helper()
	return p.list(typeName, config, limit, true)
}

// ListNames asks a list resource for its objects, without attributes.
func (p *Protocol) ListNames(typeName string, config map[string]tftypes.Value, limit int64) (found []Listed, diagnostics []*tfprotov6.Diagnostic) {
	p.t.Helper()
	return p.list(typeName, config, limit, false)
}

func (p *Protocol) list(typeName string, config map[string]tftypes.Value, limit int64, attributes bool) (found []Listed, diagnostics []*tfprotov6.Diagnostic) {
	p.t.Helper()
	server, ok := p.Server.(tfprotov6.ListResourceServer)
	if !ok {
		p.t.Fatal("the provider server lists nothing")
	}
	schema, ok := p.Schema.ListResourceSchemas[typeName]
	if !ok {
		p.t.Fatalf("the provider has no list resource %s", typeName)
	}
	stream, err := server.ListResource(p.context(), &tfprotov6.ListResourceRequest{
		TypeName: typeName, Config: p.Value(schema, config), IncludeResource: attributes, Limit: limit,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	for result := range stream.Results {
		diagnostics = append(diagnostics, result.Diagnostics...)
		if result.Identity != nil {
			found = append(found, Listed{
				DisplayName: result.DisplayName,
				Identity:    p.Identity(typeName, result.Identity),
				Attributes:  p.attributes(typeName, result.Resource),
			})
		}
	}
	return found, diagnostics
}

// ValidateList validates the configuration of a list resource.
func (p *Protocol) ValidateList(typeName string, config map[string]tftypes.Value) []*tfprotov6.Diagnostic {
	p.t.Helper()
	server, ok := p.Server.(tfprotov6.ListResourceServer)
	if !ok {
		p.t.Fatal("the provider server lists nothing")
	}
	resp, err := server.ValidateListResourceConfig(p.context(), &tfprotov6.ValidateListResourceConfigRequest{
		TypeName: typeName, Config: p.Value(p.Schema.ListResourceSchemas[typeName], config),
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return resp.Diagnostics
}

// Identity decodes a resource's identity, whose attributes are all strings.
func (p *Protocol) Identity(typeName string, data *tfprotov6.ResourceIdentityData) map[string]string {
	p.t.Helper()
	schemas, err := p.Server.GetResourceIdentitySchemas(p.context(), &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		p.t.Fatal(err)
	}
	value, err := data.IdentityData.Unmarshal(schemas.IdentitySchemas[typeName].ValueType())
	if err != nil {
		p.t.Fatal(err)
	}
	attributes := map[string]tftypes.Value{}
	if err := value.As(&attributes); err != nil {
		p.t.Fatal(err)
	}
	decoded := map[string]string{}
	for name, attribute := range attributes {
		var text string
		if err := attribute.As(&text); err != nil {
			p.t.Fatal(err)
		}
		decoded[name] = text
	}
	return decoded
}

func (p *Protocol) attributes(typeName string, object *tfprotov6.DynamicValue) map[string]tftypes.Value {
	p.t.Helper()
	if object == nil {
		return nil
	}
	value, err := object.Unmarshal(p.resource(typeName).ValueType())
	if err != nil {
		p.t.Fatal(err)
	}
	attributes := map[string]tftypes.Value{}
	if err := value.As(&attributes); err != nil {
		p.t.Fatal(err)
	}
	return attributes
}

// Invoke plans and invokes an action, and returns what it reported on the way.
func (p *Protocol) Invoke(typeName string, config map[string]tftypes.Value) (progress []string, diagnostics []*tfprotov6.Diagnostic) {
	p.t.Helper()
	server, ok := p.Server.(tfprotov6.ActionServer)
	if !ok {
		p.t.Fatal("the provider server has no actions")
	}
	schema, ok := p.Schema.ActionSchemas[typeName]
	if !ok {
		p.t.Fatalf("the provider has no action %s", typeName)
	}
	value := p.Value(schema.Schema, config)
	planned, err := server.PlanAction(p.context(), &tfprotov6.PlanActionRequest{ActionType: typeName, Config: value})
	if err != nil {
		p.t.Fatal(err)
	}
	if hasErrors(planned.Diagnostics) {
		return nil, planned.Diagnostics
	}
	stream, err := server.InvokeAction(p.context(), &tfprotov6.InvokeActionRequest{ActionType: typeName, Config: value})
	if err != nil {
		p.t.Fatal(err)
	}
	for event := range stream.Events {
		switch event := event.Type.(type) {
		case tfprotov6.ProgressInvokeActionEventType:
			progress = append(progress, event.Message)
		case tfprotov6.CompletedInvokeActionEventType:
			diagnostics = append(diagnostics, event.Diagnostics...)
		}
	}
	return progress, diagnostics
}
