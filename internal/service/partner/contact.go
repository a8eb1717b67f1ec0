package partner

import (
	"context"
	"iter"
	"net/url"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// contactResource is impact_contact: a person at a brand's partners, within a campaign
// (Brand v14, contacts document). Its schema is in contact_schema.go.
type contactResource struct{}

// NewContact makes the resource impact_contact.
var NewContact = tfimpact.NewResource[contactModel](contactResource{})

// contactFacts is what the API answers of a contact.
type contactFacts struct {
	ID                     types.String `tfsdk:"id"`
	FirstName              types.String `tfsdk:"first_name"`
	LastName               types.String `tfsdk:"last_name"`
	EmailAddress           types.String `tfsdk:"email_address"`
	AccountIDs             types.Set    `tfsdk:"account_ids"`
	Title                  types.String `tfsdk:"title"`
	Labels                 types.Set    `tfsdk:"labels"`
	WorkPhoneNumber        types.String `tfsdk:"work_phone_number"`
	WorkPhoneNumberCountry types.String `tfsdk:"work_phone_number_country"`
	CellphoneNumber        types.String `tfsdk:"cellphone_number"`
	CellphoneNumberCountry types.String `tfsdk:"cellphone_number_country"`
	ProfileImage           types.String `tfsdk:"profile_image"`
	Editable               types.Bool   `tfsdk:"editable"`
	URI                    types.String `tfsdk:"uri"`
}

type contactModel struct {
	contactFacts
	tfimpact.Managed
	tfimpact.Adopting
	CampaignID             types.String `tfsdk:"campaign_id"`
	ProfileImageURL        types.String `tfsdk:"profile_image_url"`
	ProfileImageFile       types.String `tfsdk:"profile_image_file"`
	ProfileImageFileSHA256 types.String `tfsdk:"profile_image_file_sha256"`
}

// field is a string attribute that is sent as it stands, under the API's name.
type field struct {
	api       string
	attribute string
	value     types.String
}

// plainFields returns the fields that are neither sets nor the image. Of a
// system-made contact, only Title among them can change.
func (m contactFacts) plainFields() []field {
	return []field{
		{"FirstName", "first_name", m.FirstName},
		{"LastName", "last_name", m.LastName},
		{"EmailAddress", "email_address", m.EmailAddress},
		{"Title", "title", m.Title},
		{"WorkPhoneNumber", "work_phone_number", m.WorkPhoneNumber},
		{"WorkPhoneNumberCountry", "work_phone_number_country", m.WorkPhoneNumberCountry},
		{"CellphoneNumber", "cellphone_number", m.CellphoneNumber},
		{"CellphoneNumberCountry", "cellphone_number_country", m.CellphoneNumberCountry},
	}
}

// ModifyPlan notes the hash of the image, and refuses changes that impact.com does
// not make to a contact of its own.
func (contactResource) ModifyPlan(_ context.Context, _ *impact.Client, plan, state *contactModel) (diags diag.Diagnostics) {
	var err error
	if plan.ProfileImageFileSHA256, err = tfimpact.FileHash(plan.ProfileImageFile); err != nil {
		diags.AddAttributeError(path.Root("profile_image_file"), "Cannot read the profile image", tfimpact.Sentence(err)+".")
	}
	if state == nil || state.Editable.IsNull() || state.Editable.ValueBool() {
		return diags
	}
	refuse := func(attribute string) {
		diags.AddAttributeError(path.Root(attribute), "A system-made contact cannot change here",
			"impact.com made the contact "+state.ID.ValueString()+" itself and lets only title and labels of it change. Set "+attribute+" to its live value; terraform plan -generate-config-out writes it.")
	}
	before := state.plainFields()
	for i, f := range plan.plainFields() {
		if f.api != "Title" && !f.value.Equal(before[i].value) {
			refuse(f.attribute)
		}
	}
	if !plan.AccountIDs.Equal(state.AccountIDs) {
		refuse("account_ids")
	}
	if !plan.ProfileImageURL.IsNull() {
		refuse("profile_image_url")
	}
	if !plan.ProfileImageFile.IsNull() {
		refuse("profile_image_file")
	}
	return diags
}

func (contactResource) Create(ctx context.Context, c *impact.Client, plan *contactModel) error {
	form := impact.NewForm().
		SetList("Accounts", tfimpact.Strings(plan.AccountIDs)).
		SetList("Labels", tfimpact.Strings(plan.Labels)).
		SetOptional("ProfileImageUrl", plan.ProfileImageURL.ValueStringPointer())
	for _, f := range plan.plainFields() {
		form.SetOptional(f.api, f.value.ValueStringPointer())
	}
	body, err := plan.withImage(form, plan.ProfileImageFile)
	if err != nil {
		return err
	}
	id, err := c.Contacts(plan.CampaignID.ValueString()).Create(ctx, body)
	plan.ID = types.StringValue(id)
	return err
}

func (contactResource) Read(ctx context.Context, c *impact.Client, state *contactModel) error {
	live, err := c.Contacts(state.CampaignID.ValueString()).Get(ctx, state.ID.ValueString())
	if err != nil {
		return err
	}
	*state = state.FromAPI(live)
	return nil
}

// Existing implements tfimpact.WithExisting.
func (contactResource) Existing(c *impact.Client, plan contactModel) tfimpact.Existing[contactModel] {
	return tfimpact.ExistingIn(c.Contacts(plan.CampaignID.ValueString()), tfimpact.Always(plan.FromAPI))
}

// List implements tfimpact.WithList.
func (contactResource) List(ctx context.Context, c *impact.Client, blank contactModel, filter url.Values) iter.Seq2[contactModel, error] {
	return tfimpact.Models(c.Contacts(blank.CampaignID.ValueString()).All(ctx, filter), blank.FromAPI)
}

// DisplayName implements tfimpact.WithDisplayName.
func (contactResource) DisplayName(contact contactModel) string {
	name := strings.TrimSpace(contact.FirstName.ValueString() + " " + contact.LastName.ValueString())
	if address := contact.EmailAddress.ValueString(); address != "" {
		return strings.TrimSpace(name + " <" + address + ">")
	}
	return name
}

// FromAPI returns the facts of a contact.
func (contactFacts) FromAPI(c impact.Contact) contactFacts {
	return contactFacts{
		ID:                     types.StringValue(c.ID.String()),
		FirstName:              types.StringValue(c.FirstName),
		LastName:               types.StringValue(c.LastName),
		EmailAddress:           types.StringValue(c.EmailAddress),
		AccountIDs:             tfimpact.StringSet(c.AccountIDs()),
		Title:                  tfimpact.StringOrNull(c.Title),
		Labels:                 tfimpact.StringSet(c.Labels),
		WorkPhoneNumber:        tfimpact.StringOrNull(c.WorkPhoneNumber),
		WorkPhoneNumberCountry: tfimpact.StringOrNull(c.WorkPhoneNumberCountry),
		CellphoneNumber:        tfimpact.StringOrNull(c.CellphoneNumber),
		CellphoneNumberCountry: tfimpact.StringOrNull(c.CellphoneNumberCountry),
		ProfileImage:           tfimpact.StringOrNull(c.ProfileImage),
		Editable:               types.BoolPointerValue(c.Editable.Ptr()),
		URI:                    tfimpact.StringOrNull(c.URI),
	}
}

// FromAPI returns the model with the facts of a contact.
func (m contactModel) FromAPI(c impact.Contact) contactModel {
	m.contactFacts = m.contactFacts.FromAPI(c)
	return m
}

// Update sends what the plan changes. A field that is no longer set is sent empty,
// which clears it. Of accounts and labels it adds and removes those that the plan
// shows.
func (contactResource) Update(ctx context.Context, c *impact.Client, plan *contactModel, state contactModel) error {
	contacts, id := c.Contacts(state.CampaignID.ValueString()), state.ID.ValueString()
	form := impact.NewForm()
	before := state.plainFields()
	for i, f := range plan.plainFields() {
		if !f.value.Equal(before[i].value) {
			form.Set(f.api, f.value.ValueString())
		}
	}
	// A phone number and its country go together, also when only one changed.
	form.SetTogether("WorkPhoneNumber", plan.WorkPhoneNumber.ValueString(), "WorkPhoneNumberCountry", plan.WorkPhoneNumberCountry.ValueString())
	form.SetTogether("CellphoneNumber", plan.CellphoneNumber.ValueString(), "CellphoneNumberCountry", plan.CellphoneNumberCountry.ValueString())
	if err := plan.changeMembers(ctx, form, contacts, state); err != nil {
		return err
	}
	if !plan.ProfileImageURL.Equal(state.ProfileImageURL) {
		form.SetOptional("ProfileImageUrl", plan.ProfileImageURL.ValueStringPointer())
	}
	image := types.StringNull()
	if !plan.ProfileImageFileSHA256.Equal(state.ProfileImageFileSHA256) {
		image = plan.ProfileImageFile
	}
	body, err := plan.withImage(form, image)
	if err != nil {
		return err
	}
	return contacts.Update(ctx, id, body)
}

// changeMembers adds the accounts and labels that the plan changes to the form.
func (m contactModel) changeMembers(ctx context.Context, form *impact.Form, contacts impact.Collection[impact.Contact], state contactModel) error {
	moves := !m.AccountIDs.Equal(state.AccountIDs)
	relabels := !m.Labels.IsUnknown() && !m.Labels.Equal(state.Labels)
	if !moves && !relabels {
		return nil
	}
	live, err := contacts.GetFresh(ctx, state.ID.ValueString())
	if err != nil {
		return err
	}
	if moves {
		add, remove := tfimpact.Delta(state.AccountIDs, m.AccountIDs, live.AccountIDs())
		form.SetList("AccountsAdd", add).SetList("AccountsRemove", remove)
	}
	if relabels {
		add, remove := tfimpact.Delta(state.Labels, m.Labels, live.Labels)
		form.SetList("LabelsAdd", add).SetList("LabelsRemove", remove)
	}
	return nil
}

// withImage adds the image to the form, where there is one to send.
func (contactModel) withImage(form *impact.Form, image types.String) (impact.Body, error) {
	if image.IsNull() {
		return form, nil
	}
	file, err := tfimpact.Upload("ProfileImageFile", image.ValueString())
	if err != nil {
		return nil, err
	}
	return form.With(file), nil
}

// Delete leaves a system-made contact where it is: the API deletes only those
// that a user made.
func (contactResource) Delete(ctx context.Context, c *impact.Client, state *contactModel) error {
	if !state.Editable.IsNull() && !state.Editable.ValueBool() {
		return nil
	}
	return c.Contacts(state.CampaignID.ValueString()).Delete(ctx, state.ID.ValueString())
}

// DeleteWarning tells of a system-made contact that stays.
func (contactResource) DeleteWarning(state contactModel) (summary, detail string) {
	if state.Editable.IsNull() || state.Editable.ValueBool() {
		return "", ""
	}
	return "The contact remains at impact.com",
		"impact.com made the contact " + state.ID.ValueString() + " itself, and deletes none of these. Terraform forgets it; nothing else changed."
}
