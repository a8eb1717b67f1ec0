// Package provider is the provider itself: its schema, its configuration, and
// the one list of everything it serves.
package provider

import (
	"context"
	"os"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

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

// model is the provider block.
type model struct {
	AccountType               types.String `tfsdk:"account_type"`
	AccountSID                types.String `tfsdk:"account_sid"`
	AuthToken                 types.String `tfsdk:"auth_token"`
	APIVersion                types.String `tfsdk:"api_version"`
	AdvertiserID              types.String `tfsdk:"advertiser_id"`
	BaseURL                   types.String `tfsdk:"base_url"`
	SkipCredentialsValidation types.Bool   `tfsdk:"skip_credentials_validation"`
	MaxRetries                types.Int64  `tfsdk:"max_retries"`
	RequestTimeout            types.String `tfsdk:"request_timeout"`
}

func (p *impactProvider) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "impact"
	resp.Version = p.version
}

func (p *impactProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Access configuration for impact.com as code: proves credentials and what they may do, declares and watches access tokens, and manages the objects that the REST API offers.",
		Attributes: map[string]schema.Attribute{
			"account_type": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Type of account the credential belongs to: `brand`, `partner` or `agency`. Environment variable `IMPACT_ACCOUNT_TYPE`.",
			},
			"account_sid": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Account SID of the access token, the public half of the credential. Environment variable `IMPACT_ACCOUNT_SID`.",
			},
			"auth_token": schema.StringAttribute{
				Optional: true, Sensitive: true,
				MarkdownDescription: "Auth Token, the secret half of the credential. Prefer the environment variable `IMPACT_AUTH_TOKEN` or an ephemeral value over a literal.",
			},
			"api_version": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "API version to use for every request, such as `14`, sent as the header `IR-Version`. When not set, the version that the token has in the web app. Environment variable `IMPACT_API_VERSION`.",
			},
			"advertiser_id": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "For an agency: account id of a brand that it manages. Everything then acts on that brand, so all resources for brands work. Environment variable `IMPACT_ADVERTISER_ID`.",
			},
			"base_url": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Scheme and host of the API, default `https://api.impact.com`. Plain http is accepted for loopback hosts only. Environment variable `IMPACT_BASE_URL`.",
			},
			"skip_credentials_validation": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "By default one request proves the credential before anything else happens, and a rejected one fails the run. True skips that request. Environment variable `IMPACT_SKIP_CREDENTIALS_VALIDATION`.",
			},
			"max_retries": schema.Int64Attribute{
				Optional:            true,
				MarkdownDescription: "How often a failed request is repeated where that is safe: after a 5xx answer or a broken connection for reads, updates and deletes; after 429 for everything. Default 4, at most 20; 0 turns retries off.",
				Validators:          []validator.Int64{int64validator.Between(0, 20)},
			},
			"request_timeout": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "How long one request may take, its answer included, as a duration such as `30s` or `2m`. Default `60s`.",
				Validators:          []validator.String{durationValidator{}},
			},
		},
	}
}
