package partner

import (
	"cmp"
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewUnsubscribedContactsDataSource makes data.impact_unsubscribed_contacts: GET
// …/Campaigns/{CampaignId}/UnsubscribedContacts (Brand v14, programs document). The
// addresses are sensitive: they are of people who asked to be left alone.
var NewUnsubscribedContactsDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[unsubscribedContactModel]{
	Meta: tfimpact.Metadata{Name: "unsubscribed_contacts", Noun: "unsubscribed contacts", AccountTypes: []impact.AccountType{impact.Brand}},
	Description: "Who has unsubscribed from one campaign's messages to partners, sorted by partner and address, for example to leave them out of another mailing. " +
		"The addresses are personal data and stand in the state in clear; they are sensitive, so Terraform does not print them. Filters are combined.",
	Filters: []tfimpact.Filter{
		{Attribute: "campaign_id", Parameter: "CampaignId", Schema: campaignOfListing()},
		{Attribute: "partner_id", Parameter: "PartnerId", Schema: tfimpact.IDFilter("Only contacts at the partner with this id.")},
		{Attribute: "user_email", Parameter: "UserEmail", Schema: addressFilter()},
	},
	Items: tfimpact.ListOf("The contacts, sorted by partner and address.", map[string]schema.Attribute{
		"partner_id": tfimpact.Text("Id of the partner."),
		"user_email": schema.StringAttribute{Computed: true, Sensitive: true, MarkdownDescription: "E-mail address."},
		"created_at": tfimpact.Moment("When the contact unsubscribed, RFC 3339."),
		"updated_at": tfimpact.Moment("When that was last changed, RFC 3339."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]unsubscribedContactModel, error) {
		contacts := c.UnsubscribedContacts(tfimpact.Take(filter, "CampaignId"))
		return tfimpact.CollectSorted(contacts.All(ctx, filter), byPartner, unsubscribedContactModel{}.FromAPI)
	},
})

// addressFilter is sensitive as what it finds is.
func addressFilter() schema.StringAttribute {
	filter := tfimpact.TextFilter("Only the contact with this e-mail address.", stringvalidator.RegexMatches(emailAddress, "must be an e-mail address"))
	filter.Sensitive = true
	return filter
}

type unsubscribedContactModel struct {
	PartnerID types.String       `tfsdk:"partner_id"`
	UserEmail types.String       `tfsdk:"user_email"`
	CreatedAt tfimpact.Timestamp `tfsdk:"created_at"`
	UpdatedAt tfimpact.Timestamp `tfsdk:"updated_at"`
}

// FromAPI returns the model of a contact.
func (unsubscribedContactModel) FromAPI(c impact.UnsubscribedContact) unsubscribedContactModel {
	return unsubscribedContactModel{
		PartnerID: tfimpact.StringOrNull(c.PartnerID), UserEmail: tfimpact.StringOrNull(c.UserEmail),
		CreatedAt: tfimpact.NewTimestamp(c.CreatedAt), UpdatedAt: tfimpact.NewTimestamp(c.UpdatedAt),
	}
}

// byPartner orders contacts by partner and address.
func byPartner(a, b impact.UnsubscribedContact) int {
	return cmp.Or(tfimpact.CompareIDs(a.PartnerID.String(), b.PartnerID.String()), cmp.Compare(a.UserEmail, b.UserEmail), a.CreatedAt.Compare(b.CreatedAt.Time))
}
