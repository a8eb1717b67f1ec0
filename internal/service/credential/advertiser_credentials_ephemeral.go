package credential

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// advertiserCredentials is the ephemeral resource impact_advertiser_credentials:
// the only way out for the credential in RestAccountURL. It rests on
// GET /Agencies/{AccountSID}/Advertisers/{AdvertiserId}, which carries that of
// one brand only.
type advertiserCredentials struct{ tfimpact.EphemeralBase }

// NewAdvertiserCredentialsEphemeral makes the ephemeral resource
// impact_advertiser_credentials.
func NewAdvertiserCredentialsEphemeral() ephemeral.EphemeralResource { return &advertiserCredentials{} }

type advertiserCredentialsModel struct {
	AdvertiserID        types.String `tfsdk:"advertiser_id"`
	Name                types.String `tfsdk:"name"`
	State               types.String `tfsdk:"state"`
	AccountSID          types.String `tfsdk:"account_sid"`
	AuthToken           types.String `tfsdk:"auth_token"`
	AuthorizationHeader types.String `tfsdk:"authorization_header"`
	BaseURL             types.String `tfsdk:"base_url"`
}

func (e *advertiserCredentials) Metadata(_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_advertiser_credentials"
}

func (e *advertiserCredentials) Schema(_ context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A managed brand's own credential, which impact.com hands to the agency, for what calls the brand's API directly or stores secrets. Nothing of it reaches state, plan or log. " +
			"The provider needs an agency's credential. Opening it costs two requests: one reads the brand, one proves the credential; a credential that is rejected is an error. " +
			"To manage the brand's objects with Terraform it is not needed: set `advertiser_id` in the provider block.",
		Attributes: map[string]schema.Attribute{
			"advertiser_id": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "Numeric account id of the managed brand, as `impact_advertisers` lists it. The provider's own `advertiser_id` when not set.",
				Validators:          []validator.String{tfimpact.NumericID()},
			},
			"name":                 handedOut("Name of the brand."),
			"state":                handedOut("State of the brand's account: `ACTIVE` or `DELINQUENT`."),
			"account_sid":          handedOut("Account SID of the brand's credential. It is public."),
			"auth_token":           handedOutSecret("Auth Token that belongs to the Account SID."),
			"authorization_header": handedOutSecret("Value of the HTTP `Authorization` header."),
			"base_url":             handedOut("URL that every request of the brand starts with, without a trailing slash, on the provider's host."),
		},
	}
}

func (e *advertiserCredentials) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	var model advertiserCredentialsModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	resp.Diagnostics.Append(tfimpact.RequireClient(e.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(model.open(ctx, e.Client())...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Result.Set(ctx, &model)...)
	}
}

func (m *advertiserCredentialsModel) open(ctx context.Context, own *impact.Client) (diags diag.Diagnostics) {
	if m.AdvertiserID.IsNull() {
		m.AdvertiserID = tfimpact.StringOrNull(own.AdvertiserID())
	}
	agency, brand, diags := m.find(ctx, own)
	if diags.HasError() {
		return diags
	}
	client, err := brandClient(agency, brand)
	if err != nil {
		diags.AddError("No credential of advertiser "+brand.ID.String(), "impact.com returned the advertiser, but "+err.Error()+".")
		return diags
	}
	diags.Append(proveAdvertiser(ctx, client)...)
	m.AdvertiserID = types.StringValue(brand.ID.String())
	m.Name = tfimpact.StringOrNull(brand.Name)
	m.State = tfimpact.StringOrNull(brand.State)
	m.AccountSID = types.StringValue(client.AccountSID())
	m.AuthToken = types.StringValue(client.AuthToken())
	m.AuthorizationHeader = types.StringValue(impact.AuthorizationHeader(client.AccountSID(), client.AuthToken()))
	m.BaseURL = types.StringValue(client.RootURL())
	return diags
}

// find reads the brand with the agency's own client, also where the provider
// acts on a brand.
func (m *advertiserCredentialsModel) find(ctx context.Context, own *impact.Client) (agency *impact.Client, brand impact.Advertiser, diags diag.Diagnostics) {
	if own.CredentialType() != impact.Agency {
		diags.AddError("Wrong account type", fmt.Sprintf(
			"impact_advertiser_credentials needs the credential of an agency account, but the provider's is of a %s account.", own.CredentialType()))
		return nil, brand, diags
	}
	if m.AdvertiserID.IsNull() {
		diags.AddAttributeError(path.Root("advertiser_id"), "No advertiser named",
			"Set advertiser_id here or in the provider block. The data source impact_advertisers lists the brands that the agency manages, with their ids; so does its web app.")
		return nil, brand, diags
	}
	agency, err := own.Own()
	if err != nil {
		diags.Append(tfimpact.CredentialDiagnostics(err)...)
		return nil, brand, diags
	}
	brand, err = agency.Advertisers().GetFresh(ctx, m.AdvertiserID.ValueString())
	switch {
	case errors.Is(err, impact.ErrNotFound):
		diags.AddAttributeError(path.Root("advertiser_id"), "No such advertiser", fmt.Sprintf(
			"The agency manages no advertiser %s. The data source impact_advertisers lists those that it does, and so does its web app.", m.AdvertiserID.ValueString()))
	case err != nil:
		diags.AddError("Cannot read advertiser "+m.AdvertiserID.ValueString(), tfimpact.Explain(err, agency))
	}
	return agency, brand, diags
}

// brandClient is a client with the brand's own credential. It goes to the
// provider's host: the one that RestAccountURL names is an older name of it.
func brandClient(agency *impact.Client, brand impact.Advertiser) (*impact.Client, error) {
	accountSID, authToken, err := brand.RestAccountURL.Credential()
	if err != nil {
		return nil, err
	}
	return agency.With(func(config *impact.Config) {
		config.AccountType, config.AccountSID, config.AuthToken = impact.Brand, accountSID, authToken
		config.APIVersion = ""
		config.Logger = tfimpact.Logger{Secrets: []string{authToken}}
	})
}

func proveAdvertiser(ctx context.Context, client *impact.Client) (diags diag.Diagnostics) {
	proof, err := scope.Prove(ctx, client)
	switch {
	case err != nil:
		diags.AddError("Cannot tell whether the brand's credential works", tfimpact.Explain(err, client))
	case proof.Status == scope.Rejected:
		diags.AddError("The brand's credential is rejected", credentialMessage(ctx, client, proof))
	case proof.Status == scope.ForbiddenEverywhere:
		diags.AddWarning(fmt.Sprintf("The brand's credential %s may read nothing", client.AccountSID()), credentialMessage(ctx, client, proof))
	}
	return diags
}
