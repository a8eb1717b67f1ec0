package partner

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// contactFilters are what the document lets contacts of a campaign be listed by.
var contactFilters = []tfimpact.Filter{
	{Attribute: "account_id", Parameter: "AccountId", Schema: tfimpact.IDFilter("Only contacts at the partner with this id.")},
	{Attribute: "title", Parameter: "Title", Schema: tfimpact.TextFilter("Only contacts with this job title.")},
}

// NewContactsDataSource makes data.impact_contacts: GET
// …/Campaigns/{CampaignId}/Contacts (Brand v14, contacts document).
var NewContactsDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[contactFacts]{
	Meta:        tfimpact.Metadata{Name: "contacts", Noun: "contacts", AccountTypes: []impact.AccountType{impact.Brand}},
	Description: "Contacts within one campaign of a brand, sorted by id: those that the brand keeps, and those that impact.com made itself (their ids start with `M`).",
	Filters:     append([]tfimpact.Filter{{Attribute: "campaign_id", Parameter: "CampaignId", Schema: campaignOfListing()}}, contactFilters...),
	Items:       tfimpact.ListOf("The contacts, sorted by id.", contactAttributes().DataSource()),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]contactFacts, error) {
		contacts := c.Contacts(tfimpact.Take(filter, "CampaignId"))
		return tfimpact.CollectSorted(contacts.All(ctx, filter), tfimpact.ByID(func(each impact.Contact) impact.ID { return each.ID }), contactFacts{}.FromAPI)
	},
})
