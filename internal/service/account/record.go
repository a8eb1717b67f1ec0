package account

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// record is impact_company_information: the one record that every account has.
// It is adopted, never created, and forgotten, never deleted (Brand v14 and
// Partner v16 account, Agency v3 companyinformation documents).
type record struct{}

// NewCompanyInformation makes the resource impact_company_information.
var NewCompanyInformation = tfimpact.NewResource[recordModel](record{})

// Plan refuses what the account type cannot change through the API. A value is
// held against the state or, before the record is adopted, against the live one.
func (record) ModifyPlan(ctx context.Context, c *impact.Client, plan, state *recordModel) (diags diag.Diagnostics) {
	hash, err := tfimpact.FileHash(plan.LogoFile)
	if err != nil {
		diags.AddAttributeError(path.Root("logo_file"), "Cannot read the logo", tfimpact.Sentence(err)+".")
		return diags
	}
	plan.LogoFileSHA256 = hash
	if state != nil {
		plan.settle(*state) //nolint:contextcheck // conversions of values, which never wait
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
		adopted := recordModel{}.with(live)
		state = &adopted
	}
	for _, r := range plan.refusals(c.AccountType(), *state) {
		diags.AddAttributeError(r.path(), "The company information cannot be changed like this", r.problem)
	}
	return diags
}

// Create adopts the record that exists, and changes what is set and differs.
func (record) Create(ctx context.Context, c *impact.Client, plan *recordModel) error {
	live, err := c.CompanyInformation(ctx)
	if err != nil {
		return err
	}
	if err := plan.send(ctx, c, recordModel{}.with(live)); err != nil {
		return err
	}
	plan.ID = types.StringValue(recordID(c))
	return nil
}

func (record) Read(ctx context.Context, c *impact.Client, state *recordModel) error {
	// A new token of the account may have another SID, so an id is only held
	// against the credential when it was just typed in for an import.
	if id := state.ID.ValueString(); state.URI.IsNull() && state.CompanyName.IsNull() && id != recordID(c) {
		return &tfimpact.FieldError{Field: "Id", Problem: "the id " + id + " is not that of the account that the provider acts on; its company information has the id " + recordID(c)}
	}
	info, err := c.CompanyInformation(ctx)
	if err != nil {
		return err
	}
	*state = state.with(info)
	return nil
}

func (record) Update(ctx context.Context, c *impact.Client, plan *recordModel, state recordModel) error {
	return plan.send(ctx, c, state)
}

// Delete sends nothing: an account without company information does not exist.
func (record) Delete(context.Context, *impact.Client, *recordModel) error { return nil }

// DeleteWarning implements tfimpact.WithDeleteWarning.
func (record) DeleteWarning(recordModel) (summary, detail string) {
	return "The company information stays as it is",
		"Every account has company information, so nothing was deleted or changed at impact.com. Terraform no longer manages it."
}

// recordID tells apart the records that one configuration can manage: those of
// several accounts, and those of the brands that an agency manages.
func recordID(c *impact.Client) string {
	if c.AdvertiserID() != "" {
		return c.AdvertiserID()
	}
	return c.AccountSID()
}
