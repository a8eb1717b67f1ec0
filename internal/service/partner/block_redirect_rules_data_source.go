package partner

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// routingVariables are the variables of the routingrules document.
var routingVariables = []string{
	"IP_ADDRESS", "SHARED_ID", "COUNTRY", "REGION", "AD_STATUS", "SUB_ID1", "SUB_ID2", "SUB_ID3", "MP_ID", "DEVICE_TYPE", "REF_URL",
	"LANDING_PAGE", "SKU", "AD_ID", "CURRENT_DATE", "RANDOM", "MOBILE_FALLBACK",
}

// NewBlockRedirectRulesDataSource makes data.impact_block_redirect_rules: GET
// …/Programs/{ProgramId}/BlockRedirectRules (Brand v14, routingrules document).
var NewBlockRedirectRulesDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[routingRuleModel]{
	Meta: tfimpact.Metadata{Name: "block_redirect_rules", Noun: "block redirect rules", AccountTypes: []impact.AccountType{impact.Brand}},
	Description: "The rules by which one campaign of a brand blocks traffic, redirects it, or shows it a page in between, sorted by id; impact.com also calls them routing rules. " +
		"They are made in the web app: the API only shows them. Filters are combined: a rule is listed when it matches all that are set.",
	Filters: []tfimpact.Filter{
		{Attribute: "campaign_id", Parameter: "ProgramId", Schema: campaignOfListing()},
		{Attribute: "name", Parameter: "Name", Schema: tfimpact.TextFilter("Only rules with this name.")},
		{Attribute: "condition", Parameter: "Condition", Schema: tfimpact.OneOfFilter("Only rules with a condition on this variable, such as `COUNTRY` or `DEVICE_TYPE`.", routingVariables...)},
		{Attribute: "action", Parameter: "Action", Schema: tfimpact.OneOfFilter("Only rules with this action: `REDIRECT`, `BLOCK` or `INTERSTITIAL`.", "REDIRECT", "BLOCK", "INTERSTITIAL")},
		{Attribute: "rank", Parameter: "Rank", Schema: tfimpact.OneOfFilter("Only rules of this rank: `HIGH`, `MEDIUM` or `LOW`.", "HIGH", "MEDIUM", "LOW")},
		{Attribute: "state", Parameter: "State", Schema: tfimpact.OneOfFilter("Only rules in this state: `RUNNING`, `PAUSED`, `ENDED` or `ARCHIVED`.", "RUNNING", "PAUSED", "ENDED", "ARCHIVED")},
		{Attribute: "source", Parameter: "Source", Schema: tfimpact.OneOfFilter("Only rules that come from there: `GENERIC`, `AD`, `COMPLIANCE` or `TASK`.", "GENERIC", "AD", "COMPLIANCE", "TASK")},
		{Attribute: "created_by", Parameter: "CreatedBy", Schema: tfimpact.TextFilter("Only rules that this user created.")},
		{Attribute: "last_updated_by", Parameter: "LastUpdatedBy", Schema: tfimpact.TextFilter("Only rules that this user changed last.")},
		{Attribute: "start_date_before", Parameter: "StartDateBefore", Schema: tfimpact.MomentFilter("Only rules that start before this instant, RFC 3339.", check.NotBefore("start_date_after"))},
		{Attribute: "start_date_after", Parameter: "StartDateAfter", Schema: tfimpact.MomentFilter("Only rules that start after this instant, RFC 3339.")},
		{Attribute: "end_date_before", Parameter: "EndDateBefore", Schema: tfimpact.MomentFilter("Only rules that end before this instant, RFC 3339.", check.NotBefore("end_date_after"))},
		{Attribute: "end_date_after", Parameter: "EndDateAfter", Schema: tfimpact.MomentFilter("Only rules that end after this instant, RFC 3339.")},
		{Attribute: "date_last_updated_before", Parameter: "DateLastUpdateBefore", Schema: tfimpact.MomentFilter("Only rules last changed before this instant, RFC 3339.", check.NotBefore("date_last_updated_after"))},
		{Attribute: "date_last_updated_after", Parameter: "DateLastUpdatedAfter", Schema: tfimpact.MomentFilter("Only rules last changed after this instant, RFC 3339.")},
		{Attribute: "date_created_before", Parameter: "DateCreatedBefore", Schema: tfimpact.MomentFilter("Only rules created before this instant, RFC 3339.", check.NotBefore("date_created_after"))},
		{Attribute: "date_created_after", Parameter: "DateCreatedAfter", Schema: tfimpact.MomentFilter("Only rules created after this instant, RFC 3339.")},
	},
	Items: tfimpact.ListOf("The rules, sorted by id.", map[string]schema.Attribute{
		"id":   tfimpact.Text("Id of the rule."),
		"name": tfimpact.Text("Name of the rule."),
		"condition": tfimpact.ListOf("What triggers the rule, in the API's order.", map[string]schema.Attribute{
			"sub_conditions": tfimpact.ListOf("What is compared, in the API's order.", map[string]schema.Attribute{
				"variable": tfimpact.Text("Variable that is compared, such as `COUNTRY`."),
				"operator": tfimpact.Text("How it is compared, such as `EQUALS` or `NOT_IN`."),
				"values":   tfimpact.TextSet("Values that it is compared with."),
			}),
		}),
		"action":       tfimpact.Text("What traffic meets: `REDIRECT`, `BLOCK` or `INTERSTITIAL`."),
		"redirect_url": tfimpact.Text("URL that traffic is redirected to."),
		"interstitial": tfimpact.Single("The page in between; null where there is none.", map[string]schema.Attribute{
			"header_text":                  tfimpact.Text("Text in the header."),
			"body_text":                    tfimpact.Text("Text in the body."),
			"require_user_acknowledgement": tfimpact.Truth("Whether users must confirm before they go on."),
			"button_text":                  tfimpact.Text("Text on the button for that."),
			"button_color":                 tfimpact.Text("Color of the button, such as `#FF0000`."),
			"require_user_input":           tfimpact.Truth("Whether users must enter something before they go on."),
			"user_inputs": tfimpact.ListOf("Fields for that, in the API's order.", map[string]schema.Attribute{
				"variable":           tfimpact.Text("Variable that takes what is entered, such as `PARAM1`."),
				"display_value":      tfimpact.Text("Label that users see."),
				"regular_expression": tfimpact.Text("Pattern that the entry must match."),
				"error_message":      tfimpact.Text("What users read when it does not."),
			}),
			"include_skip_option":     tfimpact.Truth("Whether users can skip the page."),
			"show_page_at_least_once": tfimpact.Truth("Whether the page is shown at least once in a session."),
			"co_branded":              tfimpact.Truth("Whether the page is co-branded."),
			"customize_css":           tfimpact.Truth("Whether the page has CSS of its own."),
			"custom_css":              tfimpact.Text("CSS of the page's own."),
		}),
		"rank":              tfimpact.Text("Rank among rules with the same conditions: `HIGH`, `MEDIUM` or `LOW`."),
		"state":             tfimpact.Text("`RUNNING`, `PAUSED`, `ENDED` or `ARCHIVED`."),
		"start_date":        tfimpact.Moment("When the rule becomes active, RFC 3339; null when it is not said."),
		"end_date":          tfimpact.Moment("When the rule expires, RFC 3339; null when it does not."),
		"source":            tfimpact.Text("Where the rule comes from: `GENERIC`, `AD`, `COMPLIANCE` or `TASK`."),
		"date_created":      tfimpact.Moment("When the rule was created, RFC 3339."),
		"date_last_updated": tfimpact.Moment("When the rule was last changed, RFC 3339."),
		"created_by":        tfimpact.Text("User who created the rule."),
		"last_updated_by":   tfimpact.Text("User who last changed the rule."),
		"uri":               tfimpact.Text("Path of the rule in the API, below the account root."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]routingRuleModel, error) {
		rules := c.BlockRedirectRules(tfimpact.Take(filter, "ProgramId"))
		return tfimpact.CollectSorted(rules.All(ctx, filter), tfimpact.ByID(func(r impact.BlockRedirectRule) impact.ID { return r.ID }), routingRuleModel{}.FromAPI)
	},
})

type routingRuleModel struct {
	ID              types.String            `tfsdk:"id"`
	Name            types.String            `tfsdk:"name"`
	Condition       []routingConditionModel `tfsdk:"condition"`
	Action          types.String            `tfsdk:"action"`
	RedirectURL     types.String            `tfsdk:"redirect_url"`
	Interstitial    *interstitialModel      `tfsdk:"interstitial"`
	Rank            types.String            `tfsdk:"rank"`
	State           types.String            `tfsdk:"state"`
	StartDate       tfimpact.Timestamp      `tfsdk:"start_date"`
	EndDate         tfimpact.Timestamp      `tfsdk:"end_date"`
	Source          types.String            `tfsdk:"source"`
	DateCreated     tfimpact.Timestamp      `tfsdk:"date_created"`
	DateLastUpdated tfimpact.Timestamp      `tfsdk:"date_last_updated"`
	CreatedBy       types.String            `tfsdk:"created_by"`
	LastUpdatedBy   types.String            `tfsdk:"last_updated_by"`
	URI             types.String            `tfsdk:"uri"`
}

type routingConditionModel struct {
	SubConditions []subConditionModel `tfsdk:"sub_conditions"`
}

type subConditionModel struct {
	Variable types.String `tfsdk:"variable"`
	Operator types.String `tfsdk:"operator"`
	Values   types.Set    `tfsdk:"values"`
}

type interstitialModel struct {
	HeaderText                 types.String     `tfsdk:"header_text"`
	BodyText                   types.String     `tfsdk:"body_text"`
	RequireUserAcknowledgement types.Bool       `tfsdk:"require_user_acknowledgement"`
	ButtonText                 types.String     `tfsdk:"button_text"`
	ButtonColor                types.String     `tfsdk:"button_color"`
	RequireUserInput           types.Bool       `tfsdk:"require_user_input"`
	UserInputs                 []userInputModel `tfsdk:"user_inputs"`
	IncludeSkipOption          types.Bool       `tfsdk:"include_skip_option"`
	ShowPageAtLeastOnce        types.Bool       `tfsdk:"show_page_at_least_once"`
	CoBranded                  types.Bool       `tfsdk:"co_branded"`
	CustomizeCSS               types.Bool       `tfsdk:"customize_css"`
	CustomCSS                  types.String     `tfsdk:"custom_css"`
}

type userInputModel struct {
	Variable          types.String `tfsdk:"variable"`
	DisplayValue      types.String `tfsdk:"display_value"`
	RegularExpression types.String `tfsdk:"regular_expression"`
	ErrorMessage      types.String `tfsdk:"error_message"`
}

// FromAPI returns the model of a rule.
func (routingRuleModel) FromAPI(r impact.BlockRedirectRule) routingRuleModel {
	return routingRuleModel{
		ID:              types.StringValue(r.ID.String()),
		Name:            tfimpact.StringOrNull(r.Name),
		Condition:       inOrder(r.Condition, routingConditionModel{}.FromAPI),
		Action:          tfimpact.StringOrNull(r.Action),
		RedirectURL:     tfimpact.StringOrNull(r.RedirectURL),
		Interstitial:    interstitialModel{}.FromAPI(r.Interstitial),
		Rank:            tfimpact.StringOrNull(r.Rank),
		State:           tfimpact.StringOrNull(r.State),
		StartDate:       tfimpact.NewTimestamp(r.StartDate),
		EndDate:         tfimpact.NewTimestamp(r.EndDate),
		Source:          tfimpact.StringOrNull(r.Source),
		DateCreated:     tfimpact.NewTimestamp(r.DateCreated),
		DateLastUpdated: tfimpact.NewTimestamp(r.DateLastUpdated),
		CreatedBy:       tfimpact.StringOrNull(r.CreatedBy),
		LastUpdatedBy:   tfimpact.StringOrNull(r.LastUpdatedBy),
		URI:             tfimpact.StringOrNull(r.URI),
	}
}

// FromAPI returns the model of a part of the condition.
func (routingConditionModel) FromAPI(c impact.RuleCondition) routingConditionModel {
	return routingConditionModel{inOrder(c.SubConditions, subConditionModel{}.FromAPI)}
}

// FromAPI returns the model of a comparison.
func (subConditionModel) FromAPI(c impact.SubCondition) subConditionModel {
	return subConditionModel{Variable: tfimpact.StringOrNull(c.Variable), Operator: tfimpact.StringOrNull(c.Operator), Values: tfimpact.StringSet(c.Values)}
}

// FromAPI returns nil when there is no page in between.
func (interstitialModel) FromAPI(i impact.Interstitial) *interstitialModel {
	if tfimpact.IsEmpty(i) {
		return nil
	}
	return &interstitialModel{
		HeaderText:                 tfimpact.StringOrNull(i.HeaderText),
		BodyText:                   tfimpact.StringOrNull(i.BodyText),
		RequireUserAcknowledgement: types.BoolPointerValue(i.RequireUserAcknowledgement.Ptr()),
		ButtonText:                 tfimpact.StringOrNull(i.ButtonText),
		ButtonColor:                tfimpact.StringOrNull(i.ButtonColor),
		RequireUserInput:           types.BoolPointerValue(i.RequireUserInput.Ptr()),
		UserInputs:                 inOrder(i.UserInputs, userInputModel{}.FromAPI),
		IncludeSkipOption:          types.BoolPointerValue(i.IncludeSkipOption.Ptr()),
		ShowPageAtLeastOnce:        types.BoolPointerValue(i.ShowPageAtLeastOnce.Ptr()),
		CoBranded:                  types.BoolPointerValue(i.CoBranded.Ptr()),
		CustomizeCSS:               types.BoolPointerValue(i.CustomizeCSS.Ptr()),
		CustomCSS:                  tfimpact.StringOrNull(i.CustomCSS),
	}
}

// FromAPI returns the model of a field that the page asks for.
func (userInputModel) FromAPI(i impact.UserInput) userInputModel {
	return userInputModel{
		Variable: tfimpact.StringOrNull(i.Variable), DisplayValue: tfimpact.StringOrNull(i.DisplayValue),
		RegularExpression: tfimpact.StringOrNull(i.RegularExpression), ErrorMessage: tfimpact.StringOrNull(i.ErrorMessage),
	}
}
