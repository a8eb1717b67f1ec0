package partner

import (
	"cmp"
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewContractsDataSource makes data.impact_contracts: for brands GET
// …/Campaigns/{CampaignId}/Contracts, for partners GET …/Contracts (contracts
// documents of Brand v14 and Partner v16).
var NewContractsDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[contractModel]{
	Meta:        tfimpact.Metadata{Name: "contracts", Noun: "contracts", AccountTypes: []impact.AccountType{impact.Brand, impact.Partner}},
	Description: "Contracts between brands and partners, sorted by id: a brand's within one campaign, or all of a partner's. Unless `status` is set, the API lists active contracts only. Filters are combined: a contract is listed when it matches all that are set.",
	Filters: []tfimpact.Filter{
		{Attribute: "campaign_id", Parameter: "CampaignId", Schema: tfimpact.IDFilter("Id of the campaign (the web app says program). A brand must set it, because its contracts are kept per campaign; for a partner it is a filter.")},
		{Attribute: "partner_id", Parameter: "PartnerId", Schema: tfimpact.IDFilter("Only contracts with this partner. Brands only.")},
		{Attribute: "template_id", Parameter: "TemplateId", Schema: tfimpact.IDFilter("Only contracts made from this template. Brands only.")},
		{Attribute: "status", Parameter: "Status", Schema: tfimpact.OneOfFilter(
			"Only contracts with this status: `ACTIVE`, `DECLINED`, `EXPIRED`, `PENDING` (proposals that wait for a decision) or `UPCOMING`. Not set means `ACTIVE`.",
			"ACTIVE", "DECLINED", "EXPIRED", "PENDING", "UPCOMING")},
		{Attribute: "signatory", Parameter: "Signatory", Schema: tfimpact.TextFilter(
			"Only contracts that this person signed, for the brand or for the partner.")},
		{Attribute: "date_last_updated_before", Parameter: "DateLastUpdatedBefore", Schema: tfimpact.MomentFilter("Only contracts last changed before this instant, RFC 3339.", check.NotBefore("date_last_updated_after"))},
		{Attribute: "date_last_updated_after", Parameter: "DateLastUpdatedAfter", Schema: tfimpact.MomentFilter("Only contracts last changed after this instant, RFC 3339.")},
		{Attribute: "start_date_before", Parameter: "StartDateBefore", Schema: tfimpact.MomentFilter("Only contracts that start before this instant, RFC 3339.", check.NotBefore("start_date_after"))},
		{Attribute: "start_date_after", Parameter: "StartDateAfter", Schema: tfimpact.MomentFilter("Only contracts that start after this instant, RFC 3339.")},
		{Attribute: "end_date_before", Parameter: "EndDateBefore", Schema: tfimpact.MomentFilter("Only contracts that end before this instant, RFC 3339.", check.NotBefore("end_date_after"))},
		{Attribute: "end_date_after", Parameter: "EndDateAfter", Schema: tfimpact.MomentFilter("Only contracts that end after this instant, RFC 3339.")},
	},
	Items: tfimpact.ListOf("The contracts, sorted by id.", contractAttributes()),
	List:  listContracts,
})

func listContracts(ctx context.Context, c *impact.Client, filter url.Values) ([]contractModel, error) {
	campaignID, collection := tfimpact.StringOrNull(filter.Get("CampaignId")), c.PartnerContracts()
	if c.AccountType() == impact.Brand {
		if campaignID.IsNull() {
			return nil, &tfimpact.FieldError{Field: "CampaignId", Problem: "a brand's contracts are kept per campaign: set campaign_id"}
		}
		collection = c.Contracts(tfimpact.Take(filter, "CampaignId"))
	} else {
		for _, field := range []string{"PartnerId", "TemplateId"} {
			if filter.Has(field) {
				return nil, &tfimpact.FieldError{Field: field, Problem: "contracts of partner accounts cannot be filtered by it: only a brand's can"}
			}
		}
	}
	var problem error
	models, err := tfimpact.CollectSorted(collection.All(ctx, filter), tfimpact.ByID(func(each impact.Contract) impact.ID { return each.ID }), func(each impact.Contract) contractModel {
		model, err := contractModel{CampaignID: campaignID}.FromAPI(each)
		problem = cmp.Or(problem, err)
		return model
	})
	return models, cmp.Or(err, problem)
}
