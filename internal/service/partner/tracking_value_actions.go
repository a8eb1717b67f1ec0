package partner

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewApproveTrackingValue makes the action
// impact_approve_tracking_value_request, NewRejectTrackingValue
// impact_reject_tracking_value_request: a brand's decision on a partner's
// request for a promo code, branded URL or phone number.
var (
	NewApproveTrackingValue = tfimpact.NewAction[approveModel](approveTrackingValue{})
	NewRejectTrackingValue  = tfimpact.NewAction[rejectModel](rejectTrackingValue{})
)

type approveModel struct {
	RequestID             types.String `tfsdk:"request_id"`
	PromoCode             types.String `tfsdk:"promo_code"`
	CreditPolicy          types.String `tfsdk:"credit_policy"`
	MatchMode             types.String `tfsdk:"match_mode"`
	URLID                 types.String `tfsdk:"url_id"`
	AssignedPhoneNumberID types.String `tfsdk:"assigned_phone_number_id"`
	DealID                types.String `tfsdk:"deal_id"`
	DealName              types.String `tfsdk:"deal_name"`
}

type rejectModel struct {
	RequestID types.String `tfsdk:"request_id"`
}

func requestID() schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, MarkdownDescription: "Id of the tracking value request.",
		Validators: []validator.String{tfimpact.NumericID()},
	}
}

type approveTrackingValue struct{}

func (approveTrackingValue) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "approve_tracking_value_request", Noun: "approve the tracking value request",
		AccountTypes: []impact.AccountType{impact.Brand}, Key: []string{"request_id"},
	}
}

func (approveTrackingValue) Schema() schema.Schema {
	optional := func(description string, validators ...validator.String) schema.StringAttribute {
		return schema.StringAttribute{Optional: true, MarkdownDescription: description, Validators: validators}
	}
	return schema.Schema{
		MarkdownDescription: "Approves a partner's request for a tracking value. Which attributes are needed depends on the type of the request. " + tfimpact.ActionNote,
		Attributes: map[string]schema.Attribute{
			"request_id":               requestID(),
			"promo_code":               optional("The code to assign. Needed for a promo code request.", check.NotWhiteSpace()),
			"credit_policy":            optional("`ALWAYS`, `INVOLVED` or `WINNER`. Needed for a promo code request.", stringvalidator.OneOf("ALWAYS", "INVOLVED", "WINNER")),
			"match_mode":               optional("`LI` (literal) or `RE` (regular expression). Needed for a promo code request.", stringvalidator.OneOf("LI", "RE")),
			"url_id":                   optional("Id of the URL to assign. Needed for a branded URL request.", tfimpact.NumericID()),
			"assigned_phone_number_id": optional("Id of the phone number to assign. Needed for a phone number request.", tfimpact.NumericID()),
			"deal_id":                  optional("Id of a deal to associate with the value.", tfimpact.NumericID()),
			"deal_name":                optional("Display name of the associated deal.", check.NotWhiteSpace()),
		},
	}
}

func (approveTrackingValue) Invoke(ctx context.Context, c *impact.Client, m *approveModel, report func(string)) error {
	report("Approving tracking value request " + m.RequestID.ValueString())
	return c.ApproveTrackingValueRequest(ctx, m.RequestID.ValueString(), impact.NewForm().
		SetOptional("PromoCode", m.PromoCode.ValueStringPointer()).
		SetOptional("CreditPolicy", m.CreditPolicy.ValueStringPointer()).
		SetOptional("MatchMode", m.MatchMode.ValueStringPointer()).
		SetOptional("UrlId", m.URLID.ValueStringPointer()).
		SetOptional("AssignedPhoneNumberId", m.AssignedPhoneNumberID.ValueStringPointer()).
		SetOptional("DealId", m.DealID.ValueStringPointer()).
		SetOptional("DealName", m.DealName.ValueStringPointer()))
}

type rejectTrackingValue struct{}

func (rejectTrackingValue) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "reject_tracking_value_request", Noun: "reject the tracking value request",
		AccountTypes: []impact.AccountType{impact.Brand}, Key: []string{"request_id"},
	}
}

func (rejectTrackingValue) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Rejects a partner's request for a tracking value. " + tfimpact.ActionNote,
		Attributes:          map[string]schema.Attribute{"request_id": requestID()},
	}
}

func (rejectTrackingValue) Invoke(ctx context.Context, c *impact.Client, m *rejectModel, report func(string)) error {
	report("Rejecting tracking value request " + m.RequestID.ValueString())
	return c.RejectTrackingValueRequest(ctx, m.RequestID.ValueString())
}
