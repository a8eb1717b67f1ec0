package tfimpact

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// DataSource is a data source whose model is M. One that reads a single object
// reports impact.ErrNotFound like any other error; one that lists returns what
// there is, sorted, so that the result is stable.
type DataSource[M any] interface {
	Metadata() Metadata
	Schema() schema.Schema
	Read(ctx context.Context, c *impact.Client, config *M) error
}

// NewDataSource returns the constructor of a data source.
func NewDataSource[M any](definition DataSource[M]) func() datasource.DataSource {
	return func() datasource.DataSource { return &source[M]{definition: definition} }
}

type source[M any] struct {
	DataSourceBase
	definition DataSource[M]
}

func (s *source[M]) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + s.definition.Metadata().Name
}

func (s *source[M]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = s.definition.Schema()
}

func (s *source[M]) ValidateConfig(ctx context.Context, req datasource.ValidateConfigRequest, resp *datasource.ValidateConfigResponse) {
	validator, ok := s.definition.(WithValidateConfig[M])
	if !ok {
		return
	}
	var config M
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(validator.ValidateConfig(ctx, config)...)
	}
}

func (s *source[M]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	meta := s.definition.Metadata()
	client, diags := s.clientFor(meta)
	resp.Diagnostics.Append(diags...)
	resp.Diagnostics.Append(checkAccountType(client, "data.impact_"+meta.Name, meta.AccountTypes)...)
	if resp.Diagnostics.HasError() {
		return
	}
	var config M
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, warnings := watch(ctx)
	err := s.definition.Read(ctx, client, &config)
	resp.Diagnostics.Append(warnings()...)
	if err != nil {
		title := fmt.Sprintf("Cannot read the %s", meta.Noun)
		if label := labelOf(req.Config.Raw, meta); label != "" {
			title += " " + label
		}
		resp.Diagnostics.Append(explainError(title, ExplainOnce(s, err, client, undone["read"]), err, meta, s.definition.Schema().Attributes)...)
		return
	}
	raw, err := rawOf(ctx, client, config, resp.State)
	if err != nil {
		resp.Diagnostics.AddError("The state cannot be written", err.Error())
		return
	}
	resp.State.Raw = raw
}

// clientFor is the client of the account that the data source is about.
func (s *source[M]) clientFor(meta Metadata) (*impact.Client, diag.Diagnostics) {
	client := s.Client()
	diags := RequireClient(client)
	if client == nil || !meta.OwnAccount {
		return client, diags
	}
	own, err := client.Own()
	if err != nil {
		diags.AddError("The provider's credential cannot be used", Sentence(err)+".")
	}
	return own, diags
}

// RequireClient refuses work that needs a request while the provider's
// configuration is not known.
func RequireClient(c *impact.Client) (diags diag.Diagnostics) {
	if c == nil {
		diags.AddError("The provider's credential is not known yet",
			"A value of the provider \"impact\" block is known only after apply, so nothing can be read from impact.com in this plan. "+
				"Apply what that value depends on first (terraform apply -target=…), or give the value by a variable or an IMPACT_… environment variable.")
	}
	return diags
}
