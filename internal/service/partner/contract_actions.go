package partner

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewAcceptContract makes the action impact_accept_contract, NewDeclineContract
// impact_decline_contract: a brand's decision on a partner's application.
var (
	NewAcceptContract  = tfimpact.NewAction[acceptModel](acceptContract{})
	NewDeclineContract = tfimpact.NewAction[declineModel](declineContract{})
)

type acceptModel struct {
	CampaignID types.String `tfsdk:"campaign_id"`
	ContractID types.String `tfsdk:"contract_id"`
	GroupIDs   types.Set    `tfsdk:"group_ids"`
}

type declineModel struct {
	CampaignID types.String `tfsdk:"campaign_id"`
	ContractID types.String `tfsdk:"contract_id"`
	GroupIDs   types.Set    `tfsdk:"group_ids"`
	Reason     types.String `tfsdk:"reason"`
}

// decisionAttributes are those that both decisions share.
func decisionAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"campaign_id": schema.StringAttribute{
			Required: true, MarkdownDescription: "Id of the campaign (the web app says program) that the partner applied to.",
			Validators: []validator.String{tfimpact.NumericID()},
		},
		"contract_id": schema.StringAttribute{
			Required: true, MarkdownDescription: "Id of the pending contract, such as `P-25070000`; `impact_contracts` lists them.",
			Validators: []validator.String{check.NotBlank()},
		},
		"group_ids": schema.SetAttribute{
			ElementType: types.StringType, Optional: true,
			MarkdownDescription: "Ids of partner groups that the partner is put into along with the decision.",
			Validators:          []validator.Set{check.Members(tfimpact.NumericID())},
		},
	}
}

func decisionMeta(name, noun string) tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: name, Noun: noun, AccountTypes: []impact.AccountType{impact.Brand},
		Key: []string{"contract_id"}, Fields: map[string]string{"groupId": "group_ids"},
	}
}

const firstDecisionCounts = " The first decision counts: impact.com refuses another one on the same contract. " + tfimpact.ActionNote

type acceptContract struct{}

func (acceptContract) Metadata() tfimpact.Metadata {
	return decisionMeta("accept_contract", "accept the contract")
}

func (acceptContract) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Accepts a partner's pending application to a campaign." + firstDecisionCounts,
		Attributes:          decisionAttributes(),
	}
}

func (acceptContract) Invoke(ctx context.Context, c *impact.Client, m *acceptModel, report func(string)) error {
	report("Accepting contract " + m.ContractID.ValueString())
	return c.AcceptContract(ctx, m.CampaignID.ValueString(), impact.ContractDecision{
		ContractID: m.ContractID.ValueString(), GroupIDs: impact.JoinIDs(tfimpact.Strings(m.GroupIDs)),
	})
}

type declineContract struct{}

func (declineContract) Metadata() tfimpact.Metadata {
	return decisionMeta("decline_contract", "decline the contract")
}

func (declineContract) Schema() schema.Schema {
	attributes := decisionAttributes()
	attributes["reason"] = schema.StringAttribute{
		Optional: true, MarkdownDescription: "Why the application is declined, as text for people.",
		Validators: []validator.String{check.NotWhiteSpace()},
	}
	return schema.Schema{
		MarkdownDescription: "Declines a partner's pending application to a campaign." + firstDecisionCounts +
			" When the answer is lost on the way, the provider looks whether the contract is declined before it asks again, for which the token needs `read` for contracts too.",
		Attributes: attributes,
	}
}

func (declineContract) Invoke(ctx context.Context, c *impact.Client, m *declineModel, report func(string)) error {
	report("Declining contract " + m.ContractID.ValueString())
	return c.DeclineContract(ctx, m.CampaignID.ValueString(), impact.ContractDecision{
		ContractID: m.ContractID.ValueString(), Reason: m.Reason.ValueString(), GroupIDs: impact.JoinIDs(tfimpact.Strings(m.GroupIDs)),
	})
}
