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

// contractsDataSource is data.impact_contracts: for brands GET
// …/Campaigns/{CampaignId}/Contracts, for partners GET …/Contracts (contracts
// documents of Brand v14 and Partner v16).
type contractsDataSource struct{}

// NewContractsDataSource makes the data source impact_contracts.
var NewContractsDataSource = tfimpact.NewDataSource[contractsModel](contractsDataSource{})

type contractsModel struct {
	CampaignID            types.String       `tfsdk:"campaign_id"`
	PartnerID             types.String       `tfsdk:"partner_id"`
	TemplateID            types.String       `tfsdk:"template_id"`
	Status                types.String       `tfsdk:"status"`
	Signatory             types.String       `tfsdk:"signatory"`
	DateLastUpdatedBefore tfimpact.Timestamp `tfsdk:"date_last_updated_before"`
	DateLastUpdatedAfter  tfimpact.Timestamp `tfsdk:"date_last_updated_after"`
	StartDateBefore       tfimpact.Timestamp `tfsdk:"start_date_before"`
	StartDateAfter        tfimpact.Timestamp `tfsdk:"start_date_after"`
	EndDateBefore         tfimpact.Timestamp `tfsdk:"end_date_before"`
	EndDateAfter          tfimpact.Timestamp `tfsdk:"end_date_after"`
	Contracts             []contractModel    `tfsdk:"contracts"`
}

func (contractsDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "contracts", Noun: "contracts", AccountTypes: []impact.AccountType{impact.Brand, impact.Partner},
	}
}

func (contractsDataSource) Schema() schema.Schema {
	campaign := idFilter("Id of the campaign (the web app says program). A brand must set it, because its contracts are kept per campaign; for a partner it is a filter.")
	return schema.Schema{
		MarkdownDescription: "Contracts between brands and partners, sorted by id: a brand's within one campaign, or all of a partner's. Unless `status` is set, the API lists active contracts only. Filters are combined: a contract is listed when it matches all that are set.",
		Attributes: map[string]schema.Attribute{
			"campaign_id": campaign,
			"partner_id":  idFilter("Only contracts with this partner. Brands only."),
			"template_id": idFilter("Only contracts made from this template. Brands only."),
			"status": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Only contracts with this status: `ACTIVE`, `DECLINED`, `EXPIRED`, `PENDING` (proposals that wait for a decision) or `UPCOMING`. Not set means `ACTIVE`.",
				Validators:          []validator.String{stringvalidator.OneOf("ACTIVE", "DECLINED", "EXPIRED", "PENDING", "UPCOMING")},
			},
			"signatory": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only contracts that this person signed, for the brand or for the partner.",
				Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			},
			"date_last_updated_before": instantFilter("Only contracts last changed before this instant, RFC 3339."),
			"date_last_updated_after":  instantFilter("Only contracts last changed after this instant, RFC 3339."),
			"start_date_before":        instantFilter("Only contracts that start before this instant, RFC 3339."),
			"start_date_after":         instantFilter("Only contracts that start after this instant, RFC 3339."),
			"end_date_before":          instantFilter("Only contracts that end before this instant, RFC 3339."),
			"end_date_after":           instantFilter("Only contracts that end after this instant, RFC 3339."),
			"contracts":                tfimpact.ListOf("The contracts, sorted by id.", contractAttributes()),
		},
	}
}

func (contractsDataSource) Read(ctx context.Context, c *impact.Client, m *contractsModel) error {
	filter := url.Values{}
	tfimpact.SetFilter(filter, "Status", m.Status)
	tfimpact.SetFilter(filter, "Signatory", m.Signatory)
	tfimpact.SetFilter(filter, "DateLastUpdatedBefore", m.DateLastUpdatedBefore.StringValue)
	tfimpact.SetFilter(filter, "DateLastUpdatedAfter", m.DateLastUpdatedAfter.StringValue)
	tfimpact.SetFilter(filter, "StartDateBefore", m.StartDateBefore.StringValue)
	tfimpact.SetFilter(filter, "StartDateAfter", m.StartDateAfter.StringValue)
	tfimpact.SetFilter(filter, "EndDateBefore", m.EndDateBefore.StringValue)
	tfimpact.SetFilter(filter, "EndDateAfter", m.EndDateAfter.StringValue)
	collection, err := m.collection(c, filter)
	if err != nil {
		return err
	}
	found, err := impact.Collect(collection.All(ctx, filter))
	if err != nil {
		return err
	}
	m.Contracts = tfimpact.Sorted(found, tfimpact.ByID(func(each impact.Contract) impact.ID { return each.ID }), func(each impact.Contract) contractModel {
		model, problem := contractModel{CampaignID: m.CampaignID}.FromAPI(each)
		if problem != nil {
			err = problem
		}
		return model
	})
	return err
}

// collection returns the contracts of the client's account type, and adds to the
// filter the parameters that only this type has.
func (m *contractsModel) collection(c *impact.Client, filter url.Values) (impact.Collection[impact.Contract], error) {
	if c.AccountType() == impact.Brand {
		tfimpact.SetFilter(filter, "PartnerId", m.PartnerID)
		tfimpact.SetFilter(filter, "TemplateId", m.TemplateID)
		collection := c.Contracts(m.CampaignID.ValueString())
		if m.CampaignID.IsNull() {
			return collection, &tfimpact.FieldError{Field: "CampaignId", Problem: "a brand's contracts are kept per campaign: set campaign_id"}
		}
		return collection, nil
	}
	tfimpact.SetFilter(filter, "CampaignId", m.CampaignID)
	collection := c.PartnerContracts()
	for field, value := range map[string]types.String{"PartnerId": m.PartnerID, "TemplateId": m.TemplateID} {
		if !value.IsNull() {
			return collection, &tfimpact.FieldError{Field: field, Problem: "contracts of partner accounts cannot be filtered by it: only a brand's can"}
		}
	}
	return collection, nil
}
