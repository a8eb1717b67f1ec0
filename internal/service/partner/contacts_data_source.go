package partner

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// contactsDataSource is data.impact_contacts: GET …/Campaigns/{CampaignId}/Contacts (Brand
// v14, contacts document).
type contactsDataSource struct{}

// NewContactsDataSource makes the data source impact_contacts.
var NewContactsDataSource = tfimpact.NewDataSource[contactsModel](contactsDataSource{})

type contactsModel struct {
	CampaignID types.String         `tfsdk:"campaign_id"`
	AccountID  types.String         `tfsdk:"account_id"`
	Title      types.String         `tfsdk:"title"`
	Contacts   []listedContactModel `tfsdk:"contacts"`
}

type listedContactModel struct {
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

func (contactsDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{Name: "contacts", Noun: "contacts", AccountTypes: []impact.AccountType{impact.Brand}}
}

func (contactsDataSource) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Contacts within one campaign of a brand, sorted by id: those that the brand keeps, and those that impact.com made itself (their ids start with `M`).",
		Attributes: map[string]schema.Attribute{
			"campaign_id": campaignOfListing(),
			"account_id":  idFilter("Only contacts at the partner with this id."),
			"title": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only contacts with this job title.",
				Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			},
			"contacts": tfimpact.ListOf("The contacts, sorted by id.", map[string]schema.Attribute{
				"id":                        tfimpact.Text("Id of the contact; `M…` for one that impact.com made itself."),
				"first_name":                tfimpact.Text("First name."),
				"last_name":                 tfimpact.Text("Last name."),
				"email_address":             tfimpact.Text("E-mail address."),
				"account_ids":               tfimpact.TextSet("Ids of the partners that the contact belongs to."),
				"title":                     tfimpact.Text("Job title."),
				"labels":                    tfimpact.TextSet("Labels of the contact."),
				"work_phone_number":         tfimpact.Text("Work phone number, digits only."),
				"work_phone_number_country": tfimpact.Text("Country of the work phone number, ISO 3166-1 alpha-2."),
				"cellphone_number":          tfimpact.Text("Mobile phone number, digits only."),
				"cellphone_number_country":  tfimpact.Text("Country of the mobile phone number, ISO 3166-1 alpha-2."),
				"profile_image":             tfimpact.Text("Path of the image in the API, without the host."),
				"editable":                  tfimpact.Truth("False for a contact that impact.com made itself."),
				"uri":                       tfimpact.Text("Path of the contact in the API, without the host."),
			}),
		},
	}
}

func (contactsDataSource) Read(ctx context.Context, c *impact.Client, m *contactsModel) error {
	filter := url.Values{}
	tfimpact.SetFilter(filter, "AccountId", m.AccountID)
	tfimpact.SetFilter(filter, "Title", m.Title)
	found, err := impact.Collect(c.Contacts(m.CampaignID.ValueString()).All(ctx, filter))
	if err != nil {
		return err
	}
	m.Contacts = tfimpact.Sorted(found, byID(func(each impact.Contact) impact.ID { return each.ID }), newListedContact)
	return nil
}

func newListedContact(c impact.Contact) listedContactModel {
	return listedContactModel{
		ID:                     types.StringValue(c.ID.String()),
		FirstName:              tfimpact.StringOrNull(c.FirstName),
		LastName:               tfimpact.StringOrNull(c.LastName),
		EmailAddress:           tfimpact.StringOrNull(c.EmailAddress),
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
