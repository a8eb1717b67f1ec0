// Package provider is the provider itself: its schema, its configuration, and
// the one list of everything it serves.
package provider

import (
	"context"
	"os"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Address is the provider's address in the Terraform Registry.
const Address = "registry.terraform.io/terraform-provider-impact/impact"

// Option changes how a provider is built.
type Option func(*impactProvider)

// WithEnvironment reads IMPACT_… variables from elsewhere than the process, so
// that tests with different credentials can run side by side.
func WithEnvironment(lookup func(name string) string) Option {
	return func(p *impactProvider) { p.getenv = lookup }
}

// WithClientConfig changes the client's configuration after the provider block
// was read, in ways that the block does not offer.
func WithClientConfig(edit func(*impact.Config)) Option {
	return func(p *impactProvider) { p.edit = edit }
}

// WithClock takes recorded times from elsewhere than the system's clock.
func WithClock(now func() time.Time) Option {
	return func(p *impactProvider) { p.now = now }
}

// New returns the constructor of the provider. The version is part of the
// User-Agent.
func New(version string, options ...Option) func() provider.Provider {
	return func() provider.Provider {
		p := &impactProvider{version: version, getenv: os.Getenv, edit: func(*impact.Config) {}}
		for _, option := range options {
			option(p)
		}
		return p
	}
}

type impactProvider struct {
	version string
	getenv  func(name string) string
	edit    func(*impact.Config)
	now     func() time.Time // nil is time.Now
}

func (p *impactProvider) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "impact"
	resp.Version = p.version
}

func (p *impactProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	attributes := map[string]schema.Attribute{}
	for _, s := range settings {
		attributes[s.attribute] = s.kind.attribute(s)
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: "Access configuration for impact.com as code: proves credentials and what they may do, declares and watches access tokens, and manages the objects that the REST API offers.",
		Attributes:          attributes,
	}
}
