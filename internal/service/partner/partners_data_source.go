package partner

import (
	"context"
	"net/url"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// partnersDataSource is data.impact_partners: GET …/MediaPartners (Brand v14, partners
// document).
type partnersDataSource struct{}

// NewPartnersDataSource makes the data source impact_partners.
var NewPartnersDataSource = tfimpact.NewDataSource[partnersModel](partnersDataSource{})

type partnersModel struct {
	IDs               types.Set          `tfsdk:"ids"`
	CampaignID        types.String       `tfsdk:"campaign_id"`
	GroupID           types.String       `tfsdk:"group_id"`
	Country           types.String       `tfsdk:"country"`
	StartDate         tfimpact.Timestamp `tfsdk:"start_date"`
	EndDate           tfimpact.Timestamp `tfsdk:"end_date"`
	State             types.String       `tfsdk:"state"`
	RelationshipState types.String       `tfsdk:"relationship_state"`
	Partners          []partnerModel     `tfsdk:"partners"`
}

// partnerStates are the values of State in the partners document.
var partnerStates = []string{
	"ACTIVE", "EXPIRED", "PENDING", "DECLINED", "SUSPENDED", "DEACTIVATED", "CLOSING", "CLOSED", "NOT_APPLICABLE",
}

// countryName has the form of the names that the document lists.
var countryName = regexp.MustCompile(`^[A-Z]{2}[A-Z ]*$`)

func (partnersDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "partners", Noun: "partners", AccountTypes: []impact.AccountType{impact.Brand},
		Fields: map[string]string{"Id": "ids"},
	}
}

func (partnersDataSource) Schema() schema.Schema {
	object := partnerAttributes()
	object["id"] = tfimpact.Text("Id of the partner.")
	return schema.Schema{
		MarkdownDescription: "Partners of a brand, sorted by id. Filters are combined: a partner is listed when it matches all that are set.",
		Attributes: map[string]schema.Attribute{
			"ids": schema.SetAttribute{
				ElementType: types.StringType, Optional: true,
				MarkdownDescription: "Only partners with these ids; at least one. Ids that do not exist are left out without an error.",
				Validators:          []validator.Set{setvalidator.SizeAtLeast(1), setvalidator.ValueStringsAre(tfimpact.NumericID())},
			},
			"campaign_id": idFilter("Only partners that have joined this campaign."),
			"group_id":    idFilter("Only members of this partner group."),
			"country": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Only partners from this country, in impact.com's own names: `US` and `UK`, but `CANADA`, `GERMANY`, `SOUTHAFRICA`, `ISLE OF MAN`. These are not the codes that `address.country` shows.",
				Validators:          []validator.String{stringvalidator.RegexMatches(countryName, "must be a country in impact.com's capital letters, such as US, CANADA or ISLE OF MAN")},
			},
			"start_date": instantFilter("Only partners whose `date_last_updated` is after this instant, RFC 3339."),
			"end_date":   instantFilter("Only partners whose `date_last_updated` is before this instant, RFC 3339."),
			"state": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only partners whose account is in this state, such as `ACTIVE`.",
				Validators: []validator.String{stringvalidator.OneOf(partnerStates...)},
			},
			"relationship_state": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "`ACTIVE` for partners with a relationship to the brand, `INACTIVE` for those without a contract.",
				Validators:          []validator.String{stringvalidator.OneOf("ACTIVE", "INACTIVE")},
			},
			"partners": tfimpact.ListOf("The partners, sorted by id.", object),
		},
	}
}

// idFilter and instantFilter are optional arguments of a listing.
func idFilter(description string) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, MarkdownDescription: description, Validators: []validator.String{tfimpact.NumericID()},
	}
}

func instantFilter(description string) schema.StringAttribute {
	return schema.StringAttribute{Optional: true, CustomType: tfimpact.TimestampType{}, MarkdownDescription: description}
}

func (partnersDataSource) Read(ctx context.Context, c *impact.Client, m *partnersModel) error {
	filter := url.Values{}
	if !m.IDs.IsNull() {
		filter.Set("Id", strings.Join(tfimpact.Strings(m.IDs), ","))
	}
	tfimpact.SetFilter(filter, "CampaignId", m.CampaignID)
	tfimpact.SetFilter(filter, "GroupId", m.GroupID)
	tfimpact.SetFilter(filter, "Country", m.Country)
	tfimpact.SetFilter(filter, "startDate", m.StartDate.StringValue)
	tfimpact.SetFilter(filter, "endDate", m.EndDate.StringValue)
	tfimpact.SetFilter(filter, "State", m.State)
	tfimpact.SetFilter(filter, "RelationshipState", m.RelationshipState)
	found, err := impact.Collect(c.MediaPartners().All(ctx, filter))
	if err != nil {
		return err
	}
	m.Partners = tfimpact.Sorted(found, tfimpact.ByID(func(p impact.MediaPartner) impact.ID { return p.ID }), partnerModel{}.FromAPI)
	return nil
}
