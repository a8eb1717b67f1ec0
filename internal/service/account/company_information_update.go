package account

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// agencyOrganizations are the organization types of agencies.
var agencyOrganizations = []string{"CORP", "NONP_GOV", "OTHER"}

// refusal is why a planned value cannot be sent.
type refusal struct{ attribute, child, problem string }

func (r refusal) path() path.Path {
	if r.child == "" {
		return path.Root(r.attribute)
	}
	return path.Root(r.attribute).AtName(r.child)
}

// change is what an update would do: the fields that differ, and the value that
// each field has afterwards, by its name in a form.
type change struct {
	fields []companyInformationField
	after  map[string]string
}

// changeFrom compares the plan with the live record. An unknown value is one that
// nobody declared, and changes nothing.
func (m companyInformationModel) changeFrom(live companyInformationModel) change {
	c := change{after: map[string]string{}}
	current := live.fields()
	for i, field := range m.fields() {
		c.after[field.form] = current[i].value.ValueString()
		if field.changes(current[i].value) {
			c.fields = append(c.fields, field)
			c.after[field.form] = field.value.ValueString()
		}
	}
	return c
}

// newLogo reports whether the image of the plan has not been sent yet.
func (m companyInformationModel) newLogo(live companyInformationModel) bool {
	return !m.LogoFileSHA256.IsNull() && !m.LogoFileSHA256.Equal(live.LogoFileSHA256)
}

// planComputed keeps the computed values that the update does not touch. The path
// of the logo changes with every update that sends a logo, and the state of an
// address, which a brand cannot send, may change with the address.
func (m *companyInformationModel) planComputed(state companyInformationModel) {
	planned := m.changeFrom(state)
	m.LogoImage = state.LogoImage
	if !m.LogoFile.IsNull() && (len(planned.fields) > 0 || m.newLogo(state)) {
		m.LogoImage = types.StringUnknown()
	}
	for attribute, address := range map[string]struct {
		planned *types.Object
		live    types.Object
	}{
		"corporate_address": {&m.CorporateAddress, state.CorporateAddress},
		"billing_address":   {&m.BillingAddress, state.BillingAddress},
		"shipping_address":  {&m.ShippingAddress, state.ShippingAddress},
	} {
		moves := slices.ContainsFunc(planned.fields, func(f companyInformationField) bool { return f.attribute == attribute })
		if parts := address.planned.Attributes(); !moves && len(parts) > 0 && parts["state"].IsUnknown() {
			parts["state"] = childText(address.live, "state")
			*address.planned = types.ObjectValueMust(address.planned.AttributeTypes(context.Background()), parts)
		}
	}
}

// refusals are the reasons why an account of the type cannot carry out the plan.
func (m companyInformationModel) refusals(t impact.AccountType, live companyInformationModel) (refused []refusal) {
	planned := m.changeFrom(live)
	for _, field := range planned.fields {
		refuse := func(problem string, args ...any) {
			refused = append(refused, refusal{field.attribute, field.child, fmt.Sprintf(problem, args...)})
		}
		switch {
		case !field.canWrite(t):
			refuse("The API cannot change %s of %s account. Remove it, or declare the value that it has; the web app can change it.", field.label(), t.WithArticle())
		case field.attribute == "ein_ssn_foreign_tax_id" && maskedTaxID.MatchString(field.value.ValueString()):
			refuse("This tax id is masked, as impact.com shows it, and not the one that it has now. Give the whole tax id.")
		case field.attribute == "organization_type" && t == impact.Agency && !slices.Contains(agencyOrganizations, field.value.ValueString()):
			refuse("organization_type of an agency account is one of %s.", strings.Join(agencyOrganizations, ", "))
		}
	}
	if t != impact.Partner && !m.LogoFile.IsNull() {
		refused = append(refused, refusal{"logo_file", "", "Only the company information of a partner account has a logo."})
	}
	if len(refused) > 0 || len(planned.fields) == 0 && !m.newLogo(live) {
		return refused
	}
	refused = planned.withoutCountry()
	if t == impact.Partner {
		refused = append(refused, planned.withoutRequired(m)...)
	}
	return refused
}

// withoutCountry are phone numbers that would be sent without their country.
func (c change) withoutCountry() (refused []refusal) {
	for _, number := range []string{"primary_phone_number", "secondary_phone_number"} {
		for _, field := range c.fields {
			if field.attribute == number && field.value.ValueString() != "" && c.after[field.form+"Country"] == "" {
				refused = append(refused, refusal{number, "", "The API takes a phone number only together with its country: set " + number + "_country."})
			}
		}
	}
	return refused
}

// withoutRequired are the fields that the API wants with every update of a
// partner's record, and those of the shipping address that go together.
func (c change) withoutRequired(m companyInformationModel) (refused []refusal) {
	const always = " The API takes no update of a partner's company information without it."
	if m.LogoFile.IsNull() {
		refused = append(refused, refusal{"logo_file", "", "Set logo_file to the file of the account's logo." + always})
	}
	if c.after["Description"] == "" {
		refused = append(refused, refusal{"description", "", "Set description: the account has none." + always})
	}
	if c.after["ContentInterests"] == "" {
		refused = append(refused, refusal{"content_and_interests", "", "Set content_and_interests: the account has none." + always})
	}
	shipping := slices.ContainsFunc(c.fields, func(f companyInformationField) bool { return f.attribute == "shipping_address" })
	for _, part := range addressParts {
		if shipping && part.child != "address_line2" && c.after["ShippingAddress"+part.form] == "" {
			refused = append(refused, refusal{"shipping_address", "", "The API takes a shipping address only as a whole: set shipping_address." + part.child + "."})
		}
	}
	return refused
}

// send changes what differs from the live record.
func (m *companyInformationModel) send(ctx context.Context, c *impact.Client, live companyInformationModel) error {
	if m.LogoFile.IsNull() {
		m.LogoFileSHA256 = types.StringNull()
	}
	if refused := m.refusals(c.AccountType(), live); len(refused) > 0 {
		return &tfimpact.FieldError{Field: refused[0].attribute, Problem: strings.TrimSuffix(refused[0].problem, ".")}
	}
	planned, logo := m.changeFrom(live), m.newLogo(live)
	if len(planned.fields) == 0 && !logo {
		return nil
	}
	if c.AccountType() == impact.Agency {
		return c.UpdateCompanyInformation(ctx, planned.json())
	}
	form := planned.form()
	if c.AccountType() == impact.Partner {
		image, err := m.readLogo()
		if err != nil {
			return &tfimpact.FieldError{Field: "LogoImage", Problem: err.Error()}
		}
		form.Set("LogoImage", image).Set("Description", planned.after["Description"]).Set("ContentInterests", planned.after["ContentInterests"])
	}
	return c.UpdateCompanyInformation(ctx, form)
}

// form is the flat body of brands and partners. A phone number is sent with its
// country, a shipping address with all of its parts.
func (c change) form() *impact.Form {
	form := impact.NewForm()
	for _, field := range c.fields {
		form.Set(field.form, field.value.ValueString())
		if strings.HasSuffix(field.attribute, "_phone_number") && field.value.ValueString() != "" {
			form.Set(field.form+"Country", c.after[field.form+"Country"])
		}
		if field.attribute == "shipping_address" {
			for _, part := range addressParts {
				form.Set(field.parent+part.form, c.after[field.parent+part.form])
			}
		}
	}
	return form
}

// json is the nested body of agencies, with only the changed fields.
func (c change) json() impact.JSON {
	document := map[string]any{}
	for _, field := range c.fields {
		if field.parent == "" {
			document[field.name] = field.value.ValueString()
			continue
		}
		parent, _ := document[field.parent].(map[string]any)
		if parent == nil {
			parent = map[string]any{}
			document[field.parent] = parent
		}
		parent[field.name] = field.value.ValueString()
	}
	return impact.JSON{Value: document}
}

// readLogo returns the image in Base64, or an error when the file is no longer the
// one that was planned.
func (m *companyInformationModel) readLogo() (string, error) {
	hash, err := tfimpact.FileHash(m.LogoFile)
	if err != nil {
		return "", err
	}
	if !m.LogoFileSHA256.IsUnknown() && !hash.Equal(m.LogoFileSHA256) {
		return "", errors.New("the file has changed since the plan was made; plan again")
	}
	image, err := tfimpact.Upload("LogoImage", m.LogoFile.ValueString())
	m.LogoFileSHA256 = hash
	return base64.StdEncoding.EncodeToString(image.Content), err
}
