package account

import (
	"context"
	"iter"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// companyInformationResource is impact_company_information: the one record that every account has.
// It is adopted, never created, and forgotten, never deleted (Brand v14 and
// Partner v16 account, Agency v3 companyinformation documents).
type companyInformationResource struct{}

// NewCompanyInformation makes the resource impact_company_information.
var NewCompanyInformation = tfimpact.NewResource[companyInformationModel](companyInformationResource{})

// ModifyPlan refuses what the account type cannot change through the API. A value is
// held against the state or, before the record is adopted, against the live one.
func (companyInformationResource) ModifyPlan(ctx context.Context, c *impact.Client, plan, state *companyInformationModel) (diags diag.Diagnostics) {
	hash, err := tfimpact.FileHash(plan.LogoFile)
	if err != nil {
		diags.AddAttributeError(path.Root("logo_file"), "Cannot read the logo", tfimpact.Sentence(err)+".")
		return diags
	}
	plan.LogoFileSHA256 = hash
	if state != nil {
		plan.planComputed(*state) //nolint:contextcheck // conversions of values, which never wait
	}
	if c == nil {
		return nil
	}
	if state == nil {
		live, err := c.CompanyInformation(ctx)
		if err != nil {
			diags.AddError("Cannot read the company information to adopt", tfimpact.Explain(err, c))
			return diags
		}
		adopted := companyInformationModel{}.FromAPI(live)
		state = &adopted
	}
	for _, r := range plan.refusals(c.AccountType(), *state) {
		diags.AddAttributeError(r.path(), "The company information cannot be changed like this", r.problem)
	}
	return diags
}

// Create adopts the record that exists, and changes what is set and differs.
func (companyInformationResource) Create(ctx context.Context, c *impact.Client, plan *companyInformationModel) error {
	live, err := c.CompanyInformation(ctx)
	if err != nil {
		return err
	}
	if err := plan.send(ctx, c, companyInformationModel{}.FromAPI(live)); err != nil {
		return err
	}
	plan.ID = types.StringValue(companyInformationID(c))
	return nil
}

func (companyInformationResource) Read(ctx context.Context, c *impact.Client, state *companyInformationModel) error {
	// A new token of the account may have another SID, so an id is only held
	// against the credential when it was just typed in for an import.
	if id := state.ID.ValueString(); state.URI.IsNull() && state.CompanyName.IsNull() && id != companyInformationID(c) {
		return &tfimpact.FieldError{Field: "Id", Problem: "the id " + id + " is not that of the account that the provider acts on; its company information has the id " + companyInformationID(c)}
	}
	info, err := c.CompanyInformation(ctx)
	if err != nil {
		return err
	}
	*state = state.FromAPI(info)
	return nil
}

func (companyInformationResource) Update(ctx context.Context, c *impact.Client, plan *companyInformationModel, state companyInformationModel) error {
	return plan.send(ctx, c, state)
}

// Delete sends nothing: an account without company information does not exist.
func (companyInformationResource) Delete(context.Context, *impact.Client, *companyInformationModel) error {
	return nil
}

// DeleteWarning implements tfimpact.WithDeleteWarning.
func (companyInformationResource) DeleteWarning(companyInformationModel) (summary, detail string) {
	return "The company information stays as it is",
		"Every account has company information, so nothing was deleted or changed at impact.com. Terraform no longer manages it."
}

// List implements tfimpact.WithList: the one record that there is.
func (companyInformationResource) List(ctx context.Context, c *impact.Client, blank companyInformationModel, _ url.Values) iter.Seq2[companyInformationModel, error] {
	return func(yield func(companyInformationModel, error) bool) {
		info, err := c.CompanyInformation(ctx)
		listed := blank.FromAPI(info)
		listed.ID = types.StringValue(companyInformationID(c))
		yield(listed, err)
	}
}

// DisplayName implements tfimpact.WithDisplayName.
func (companyInformationResource) DisplayName(listed companyInformationModel) string {
	return listed.CompanyName.ValueString()
}

// companyInformationID tells apart the records that one configuration can manage: those of
// several accounts, and those of the brands that an agency manages.
func companyInformationID(c *impact.Client) string {
	if c.AdvertiserID() != "" {
		return c.AdvertiserID()
	}
	return c.AccountSID()
}
