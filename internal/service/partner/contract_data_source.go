package partner

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// contractDataSource is data.impact_contract: for brands GET
// …/Campaigns/{CampaignId}/Contracts/{ContractId}, for partners GET …/Contracts/{Id}
// (contracts documents of Brand v14 and Partner v16).
type contractDataSource struct{}

// NewContractDataSource makes the data source impact_contract.
var NewContractDataSource = tfimpact.NewDataSource[contractDetailsModel](contractDataSource{})

// contractDetailsModel is a contract with its terms, attribute by attribute.
type contractDetailsModel struct {
	contractModel

	Terms          *termsModel           `tfsdk:"terms"`
	ScheduledTerms []scheduledTermsModel `tfsdk:"scheduled_terms"`
	CampaignTerms  []campaignTermsModel  `tfsdk:"campaign_terms"`
}

func (contractDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "contract", Noun: "contract", Key: []string{"id"}, AccountTypes: []impact.AccountType{impact.Brand, impact.Partner},
		Fields: map[string]string{"ContractId": "id"},
	}
}

func (contractDataSource) Schema() schema.Schema {
	attributes := contractAttributes()
	maps.Copy(attributes, contractTermsAttributes())
	attributes["id"] = schema.StringAttribute{
		Required: true, MarkdownDescription: "Id of the contract, such as `S-7777777`; `impact_contracts` lists them.",
		Validators: []validator.String{check.NotBlank()},
	}
	attributes["campaign_id"] = schema.StringAttribute{
		Optional: true, Computed: true,
		MarkdownDescription: "Id of the campaign (the web app says program) that the contract is about. A brand must set it, because its contracts are kept per campaign; a partner's contract of another campaign is an error.",
		Validators:          []validator.String{tfimpact.NumericID()},
	}
	attributes["terms_json"] = tfimpact.Text("The terms in full, as JSON with the API's own field names, for what has no attribute: an object with `TemplateTerms` (brands) or `Terms` (partners), and `ScheduledTerms` and `CampaignTerms` where the API shows them. Read it with `jsondecode`. The text is normalised, with sorted keys, so it changes only when the terms do.")
	return schema.Schema{
		MarkdownDescription: "One contract between a brand and a partner, with its terms. Attributes of the terms that the account type's document does not have, or that are not set, are null or empty. " +
			"For partners, impact.com shows payout groups and the terms of campaigns with version 15 or later of its API only. " +
			"A number that is not written as one is left out with a warning; `terms_json` has it all the same.",
		Attributes: attributes,
	}
}

func (contractDataSource) Read(ctx context.Context, c *impact.Client, m *contractDetailsModel) error {
	contracts, isBrand := c.PartnerContracts(), c.AccountType() == impact.Brand
	if isBrand {
		if m.CampaignID.IsNull() {
			return &tfimpact.FieldError{Field: "CampaignId", Problem: "a brand's contracts are kept per campaign: set campaign_id"}
		}
		contracts = c.Contracts(m.CampaignID.ValueString())
	}
	// The listing that Get may answer from has active contracts only, and not all terms.
	found, err := contracts.GetFresh(ctx, m.ID.ValueString())
	if err != nil {
		return err
	}
	if asked := m.CampaignID; !asked.IsNull() && found.CampaignID != "" && found.CampaignID.String() != asked.ValueString() {
		return &tfimpact.FieldError{Field: "CampaignId", Problem: "the contract " + m.ID.ValueString() + " is about the campaign " + found.CampaignID.String() + ", not " + asked.ValueString()}
	}
	if m.contractModel, err = m.FromAPI(found); err != nil {
		return err
	}
	details := c.ContractDetails(ctx, found)
	terms := details.Terms
	if isBrand {
		terms = details.TemplateTerms
	}
	m.Terms = termsModel{}.FromAPI(terms)
	m.ScheduledTerms = tfimpact.Sorted(details.ScheduledTerms, byStart, scheduledTermsModel{}.FromAPI)
	m.CampaignTerms = tfimpact.Sorted(details.CampaignTerms, tfimpact.ByID(func(t impact.CampaignTerms) impact.ID { return t.ID }), campaignTermsModel{}.FromAPI)
	return nil
}
