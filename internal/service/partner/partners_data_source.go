package partner

import (
	"context"
	"net/url"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewPartnersDataSource makes data.impact_partners: GET …/MediaPartners (Brand v14,
// partners document).
var NewPartnersDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[partnerModel]{
	Meta:        tfimpact.Metadata{Name: "partners", Noun: "partners", AccountTypes: []impact.AccountType{impact.Brand}},
	Description: "Partners of a brand, sorted by id. Filters are combined: a partner is listed when it matches all that are set.",
	Filters: []tfimpact.Filter{
		{Attribute: "ids", Parameter: "Id", Schema: tfimpact.SetFilter("Only partners with these ids; at least one. Ids that do not exist are left out without an error.", tfimpact.NumericID())},
		{Attribute: "campaign_id", Parameter: "CampaignId", Schema: tfimpact.IDFilter("Only partners that have joined this campaign.")},
		{Attribute: "group_id", Parameter: "GroupId", Schema: tfimpact.IDFilter("Only members of this partner group.")},
		{Attribute: "country", Parameter: "Country", Schema: tfimpact.TextFilter(
			"Only partners from this country, in impact.com's own names: `US` and `UK`, but `CANADA`, `GERMANY`, `SOUTHAFRICA`, `ISLE OF MAN`. These are not the codes that `address.country` shows.",
			stringvalidator.RegexMatches(countryName, "must be a country in impact.com's capital letters, such as US, CANADA or ISLE OF MAN"))},
		{Attribute: "start_date", Parameter: "startDate", Schema: tfimpact.MomentFilter("Only partners whose `date_last_updated` is after this instant, RFC 3339.")},
		{Attribute: "end_date", Parameter: "endDate", Schema: tfimpact.MomentFilter("Only partners whose `date_last_updated` is before this instant, RFC 3339.", check.NotBefore("start_date"))},
		{Attribute: "state", Parameter: "State", Schema: tfimpact.OneOfFilter("Only partners whose account is in this state, such as `ACTIVE`.", partnerStates...)},
		{Attribute: "relationship_state", Parameter: "RelationshipState", Schema: tfimpact.OneOfFilter(
			"`ACTIVE` for partners with a relationship to the brand, `INACTIVE` for those without a contract.", "ACTIVE", "INACTIVE")},
	},
	Items: tfimpact.ListOf("The partners, sorted by id.", partnerAttributes(tfimpact.Text("Id of the partner."))),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]partnerModel, error) {
		if ids := filter["Id"]; ids != nil {
			filter.Set("Id", strings.Join(ids, ","))
		}
		return tfimpact.CollectSorted(c.MediaPartners().All(ctx, filter), tfimpact.ByID(func(p impact.MediaPartner) impact.ID { return p.ID }), partnerModel{}.FromAPI)
	},
})

// partnerStates are the values of State in the partners document.
var partnerStates = []string{
	"ACTIVE", "EXPIRED", "PENDING", "DECLINED", "SUSPENDED", "DEACTIVATED", "CLOSING", "CLOSED", "NOT_APPLICABLE",
}

// countryName has the form of the names that the document lists.
var countryName = regexp.MustCompile(`^[A-Z]{2}[A-Z ]*$`)
