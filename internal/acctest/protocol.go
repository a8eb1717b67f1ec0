package acctest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Protocol talks to a provider server without a CLI: for exact texts, and for
// what the CLI at hand is too old to ask for.
type Protocol struct {
	Server tfprotov6.ProviderServer
	Schema *tfprotov6.GetProviderSchemaResponse
	t      testing.TB
	ctx    context.Context // with the loggers that a CLI's plugin server sets up; nil is the test's
}

func (p *Protocol) context() context.Context {
	if p.ctx == nil {
		return p.t.Context()
	}
	return p.ctx
}

// NewProtocol starts a provider that reads IMPACT_… variables from environ.
func NewProtocol(t testing.TB, environ map[string]string) *Protocol {
	t.Helper()
	return newProtocol(t, newProvider(environ))
}

func newProtocol(t testing.TB, start func() (tfprotov6.ProviderServer, error)) *Protocol {
	t.Helper()
	server, err := start()
	if err != nil {
		t.Fatal(err)
	}
	schema, err := providerSchema()
	if err != nil {
		t.Fatal(err)
	}
	FailOnErrors(t, schema.Diagnostics)
	return &Protocol{Server: server, Schema: schema, t: t}
}

// providerSchema is asked for once per process: it is the same for each of the
// thousands of providers that a test binary starts, and takes longer than most
// tests.
var providerSchema = sync.OnceValues(func() (*tfprotov6.GetProviderSchemaResponse, error) {
	server, err := newProvider(nil)()
	if err != nil {
		return nil, err
	}
	return server.GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
})

// sharedSchema is a provider server that answers with the schema of providerSchema: a
// CLI asks for it a dozen times per test.
type sharedSchema struct {
	tfprotov6.ProviderServer
	tfprotov6.ListResourceServer
	tfprotov6.ActionServer
}

func withSharedSchema(start func() (tfprotov6.ProviderServer, error)) func() (tfprotov6.ProviderServer, error) {
	return func() (tfprotov6.ProviderServer, error) {
		server, err := start()
		if err != nil {
			return nil, err
		}
		lists, canList := server.(tfprotov6.ListResourceServer)
		actions, canAct := server.(tfprotov6.ActionServer)
		if !canList || !canAct {
			return nil, fmt.Errorf("%T serves no list resources, or no actions", server)
		}
		return sharedSchema{server, lists, actions}, nil
	}
}

func (sharedSchema) GetProviderSchema(context.Context, *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	return providerSchema()
}

// Start starts the world's provider, not configured yet.
func (w *World) Start() *Protocol {
	w.t.Helper()
	return newProtocol(w.t, w.newProvider())
}

// Protocol starts the world's provider, configured from its environment.
func (w *World) Protocol() *Protocol {
	w.t.Helper()
	p := w.Start()
	FailOnErrors(w.t, p.Configure(nil))
	return p
}

// Validate validates a provider block; attributes that are not given are null.
func (p *Protocol) Validate(block map[string]tftypes.Value) []*tfprotov6.Diagnostic {
	p.t.Helper()
	resp, err := p.Server.ValidateProviderConfig(p.context(), &tfprotov6.ValidateProviderConfigRequest{
		Config: p.Value(p.Schema.Provider, block),
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return resp.Diagnostics
}

// Configure configures the provider with a block; attributes that are not given
// are null.
func (p *Protocol) Configure(block map[string]tftypes.Value) []*tfprotov6.Diagnostic {
	p.t.Helper()
	return p.ConfigureContext(p.context(), block)
}

// ConfigureContext is Configure under a context of the caller.
func (p *Protocol) ConfigureContext(ctx context.Context, block map[string]tftypes.Value) []*tfprotov6.Diagnostic {
	p.t.Helper()
	resp, err := p.Server.ConfigureProvider(ctx, &tfprotov6.ConfigureProviderRequest{
		TerraformVersion: "1.14.0",
		Config:           p.Value(p.Schema.Provider, block),
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return resp.Diagnostics
}

// Value encodes an object of the schema; attributes that are not given are null.
func (p *Protocol) Value(schema *tfprotov6.Schema, attributes map[string]tftypes.Value) *tfprotov6.DynamicValue {
	p.t.Helper()
	objectType, ok := schema.ValueType().(tftypes.Object)
	if !ok {
		p.t.Fatalf("the schema is no object: %T", schema.ValueType())
	}
	values := map[string]tftypes.Value{}
	for name, attributeType := range objectType.AttributeTypes {
		values[name] = tftypes.NewValue(attributeType, nil)
		if given, ok := attributes[name]; ok {
			values[name] = given
		}
	}
	value, err := tfprotov6.NewDynamicValue(objectType, tftypes.NewValue(objectType, values))
	if err != nil {
		p.t.Fatal(err)
	}
	return &value
}

// FailOnErrors fails the test when a diagnostic is an error.
func FailOnErrors(t testing.TB, diagnostics []*tfprotov6.Diagnostic) {
	t.Helper()
	for _, d := range diagnostics {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			t.Fatalf("%s: %s", d.Summary, d.Detail)
		}
	}
}

// Render writes diagnostics one per line and paragraph, with severity and
// attribute: "error at account_sid: summary: detail".
func Render(diagnostics []*tfprotov6.Diagnostic) []string {
	var lines []string
	for _, d := range diagnostics {
		line := "error"
		if d.Severity == tfprotov6.DiagnosticSeverityWarning {
			line = "warning"
		}
		if name := attributeName(d.Attribute); name != "" {
			line += " at " + name
		}
		lines = append(lines, line+": "+d.Summary+": "+d.Detail)
	}
	return lines
}

// attributeName is the last name in a path, which elements may follow; empty for
// none.
func attributeName(path *tftypes.AttributePath) string {
	if path == nil {
		return ""
	}
	for _, step := range slices.Backward(path.Steps()) {
		if name, ok := step.(tftypes.AttributeName); ok {
			return string(name)
		}
	}
	return ""
}

// String is a Terraform string.
func String(s string) tftypes.Value { return tftypes.NewValue(tftypes.String, s) }

// Bool is a Terraform bool.
func Bool(b bool) tftypes.Value { return tftypes.NewValue(tftypes.Bool, b) }

// Number is a Terraform number.
func Number(n int64) tftypes.Value { return tftypes.NewValue(tftypes.Number, n) }

// Unknown is a string that is known only after apply.
func Unknown() tftypes.Value { return tftypes.NewValue(tftypes.String, tftypes.UnknownValue) }

// Strings is a Terraform set of strings.
func Strings(texts ...string) tftypes.Value {
	elements := make([]tftypes.Value, len(texts))
	for i, text := range texts {
		elements[i] = String(text)
	}
	return tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, elements)
}
