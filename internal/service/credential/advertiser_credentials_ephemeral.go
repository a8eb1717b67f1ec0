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
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewAdvertiserCredentialsEphemeral makes the ephemeral resource
// impact_advertiser_credentials: the only way out for the credential in
// RestAccountURL. It rests on GET /Agencies/{AccountSID}/Advertisers/{AdvertiserId},
// which carries that of one brand only.
func NewAdvertiserCredentialsEphemeral() ephemeral.EphemeralResource {
	return &handedOut[advertiserCredentialsModel, *advertiserCredentialsModel]{name: "advertiser_credentials", schema: advertiserCredentialsSchema}
}

type advertiserCredentialsModel struct {
	AdvertiserID types.String `tfsdk:"advertiser_id"`
	Name         types.String `tfsdk:"name"`
	State        types.String `tfsdk:"state"`
	secretModel
}

func advertiserCredentialsSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "A managed brand's own credential, which impact.com hands to the agency, for what calls the brand's API directly or stores secrets. Nothing of it reaches state, plan or log. " +
			"The provider needs an agency's credential. Opening it costs two requests: one reads the brand, one proves the credential; a credential that is rejected is an error. " +
			"To manage the brand's objects with Terraform it is not needed: set `advertiser_id` in the provider block.",
		Attributes: map[string]schema.Attribute{
			"advertiser_id": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "Numeric account id of the managed brand, as `impact_advertisers` lists it. The provider's own `advertiser_id` when not set.",
				Validators:          []validator.String{tfimpact.NumericID()},
			},
			"name":                 computed("Name of the brand."),
			"state":                computed("State of the brand's account: `ACTIVE` or `DELINQUENT`."),
			"account_sid":          computed("Account SID of the brand's credential. It is public."),
			"auth_token":           computedSecret("Auth Token that belongs to the Account SID."),
			"authorization_header": computedSecret("Value of the HTTP `Authorization` header."),
			"base_url":             computed("URL that every request of the brand starts with, without a trailing slash, on the provider's host."),
		},
	}
}

func (m *advertiserCredentialsModel) open(ctx context.Context, own *impact.Client) diag.Diagnostics {
	agency, brand, diags := m.find(ctx, own)
	if diags.HasError() {
		return diags
	}
	client, err := brandClient(agency, brand)
	if err != nil {
		diags.AddError("No credential of advertiser "+brand.ID.String(), "impact.com returned the advertiser, but "+err.Error()+".")
		return diags
	}
	_, diags = prove(ctx, client, "brand's credential")
	*m = advertiserCredentialsModel{
		types.StringValue(brand.ID.String()), tfimpact.StringOrNull(brand.Name), tfimpact.StringOrNull(brand.State), newSecretModel(client),
	}
	return diags
}

// find reads the brand with the agency's own client, also where the provider
// acts on a brand.
func (m *advertiserCredentialsModel) find(ctx context.Context, own *impact.Client) (agency *impact.Client, brand impact.Advertiser, diags diag.Diagnostics) {
	id, at := own.AdvertiserID(), path.Root("advertiser_id")
	if !m.AdvertiserID.IsNull() {
		id = m.AdvertiserID.ValueString()
	}
	if own.CredentialType() != impact.Agency {
		diags.AddError("Wrong account type", fmt.Sprintf(
			"impact_advertiser_credentials needs the credential of an agency account, but the provider's is of a %s account.", own.CredentialType()))
		return nil, brand, diags
	}
	if id == "" {
		diags.AddAttributeError(at, "No advertiser named",
			"Set advertiser_id here or in the provider block. The data source impact_advertisers lists the brands that the agency manages, with their ids; so does its web app.")
		return nil, brand, diags
	}
	agency, err := own.Own()
	if err != nil {
		return nil, brand, tfimpact.CredentialDiagnostics(err)
	}
	brand, err = agency.Advertisers().GetFresh(ctx, id)
	switch {
	case errors.Is(err, impact.ErrNotFound):
		diags.AddAttributeError(at, "No such advertiser", fmt.Sprintf(
			"The agency manages no advertiser %s. The data source impact_advertisers lists those that it does, and so does its web app.", id))
	case err != nil:
		diags.AddError("Cannot read advertiser "+id, tfimpact.Explain(err, agency))
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
