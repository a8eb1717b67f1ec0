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
	CampaignID types.String   `tfsdk:"campaign_id"`
	AccountID  types.String   `tfsdk:"account_id"`
	Title      types.String   `tfsdk:"title"`
	Contacts   []contactFacts `tfsdk:"contacts"`
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
			"contacts": tfimpact.ListOf("The contacts, sorted by id.", contactAttributes().DataSource()),
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
	m.Contacts = tfimpact.Sorted(found, tfimpact.ByID(func(each impact.Contact) impact.ID { return each.ID }), contactFacts{}.FromAPI)
	return nil
}
