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

// Open opens an ephemeral resource.
func (p *Protocol) Open(typeName string, config map[string]tftypes.Value) []*tfprotov6.Diagnostic {
	p.t.Helper()
	resp, err := p.Server.OpenEphemeralResource(p.context(), &tfprotov6.OpenEphemeralResourceRequest{
		TypeName: typeName, Config: p.Value(p.Schema.EphemeralResourceSchemas[typeName], config),
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return resp.Diagnostics
}
