package partner

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// The types and states of the trackingvaluerequests document.
var (
	trackingValueTypes  = []string{"PROMOCODE_TRACKING", "BRANDED_URL_TRACKING", "PHONE_NUMBER_TRACKING"}
	trackingValueStates = []string{"NEW", "APPROVED", "DECLINED", "COMPLETED"}
)

// NewTrackingValuesDataSource makes data.impact_tracking_value_requests: GET
// …/TrackingValueRequests (Brand v14).
var NewTrackingValuesDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[trackingValueModel]{
	Meta: tfimpact.Metadata{Name: "tracking_value_requests", Noun: "tracking value requests", AccountTypes: []impact.AccountType{impact.Brand}},
	Description: "What partners ask a brand for: promo codes, branded URLs and phone numbers, sorted by id. " +
		"The actions `impact_approve_tracking_value_request` and `impact_reject_tracking_value_request` take the id of one in the state `NEW`. " +
		"Of an associated deal only id and name are shown; the data source `impact_deals` has the rest.",
	Filters: []tfimpact.Filter{
		{Attribute: "campaign_id", Parameter: "CampaignId", Schema: tfimpact.IDFilter("Only requests for the campaign with this id.")},
		{Attribute: "deal_id", Parameter: "DealId", Schema: tfimpact.IDFilter("Only requests with the deal with this id.")},
		{Attribute: "partner_id", Parameter: "MediaPartnerId", Schema: tfimpact.IDFilter("Only requests of the partner with this id.")},
		{Attribute: "state", Parameter: "State", Schema: tfimpact.OneOfFilter("Only requests in this state: `NEW`, `APPROVED`, `DECLINED` or `COMPLETED`.", trackingValueStates...)},
		{Attribute: "request_type", Parameter: "RequestType", Schema: tfimpact.OneOfFilter("Only requests of this type: `PROMOCODE_TRACKING`, `BRANDED_URL_TRACKING` or `PHONE_NUMBER_TRACKING`.", trackingValueTypes...)},
	},
	Items: tfimpact.ListOf("The requests, sorted by id.", map[string]schema.Attribute{
		"id":               tfimpact.Text("Id of the request, as the actions take it."),
		"campaign_id":      tfimpact.Text("Id of the campaign that it is for."),
		"campaign_name":    tfimpact.Text("Name of the campaign."),
		"partner_id":       tfimpact.Text("Id of the partner that asks."),
		"partner_name":     tfimpact.Text("Name of the partner."),
		"request_type":     tfimpact.Text("`PROMOCODE_TRACKING`, `BRANDED_URL_TRACKING` or `PHONE_NUMBER_TRACKING`."),
		"number_requested": tfimpact.Integer("How many values are asked for."),
		"promo_codes": tfimpact.ListOf("The codes, of a request for promo codes.", map[string]schema.Attribute{
			"id":                   tfimpact.Text("Id of the item."),
			"requested_promo_code": tfimpact.Text("The code that the partner asks for."),
			"approved_promo_code":  tfimpact.Text("The code that was approved; null while none is."),
			"credit_policy":        tfimpact.Text("`ALWAYS`, `INVOLVED` or `WINNER`."),
			"match_mode":           tfimpact.Text("`LI` (exact) or `RE` (regular expression)."),
		}),
		"unique_urls": tfimpact.ListOf("The URLs, of a request for branded URLs.", map[string]schema.Attribute{
			"id":  tfimpact.Text("Id of the item."),
			"url": tfimpact.Text("The branded URL itself."),
		}),
		"phone_numbers": tfimpact.ListOf("The numbers, of a request for phone numbers.", map[string]schema.Attribute{
			"id":                       tfimpact.Text("Id of the item."),
			"assigned_phone_number_id": tfimpact.Text("Id of the number that was assigned; null while none is."),
			"assigned_phone_number":    tfimpact.Text("The number that was assigned; null while none is."),
		}),
		"state":                   tfimpact.Text("`NEW`, `APPROVED`, `DECLINED` or `COMPLETED`."),
		"date_placed":             tfimpact.Moment("When the partner asked, in RFC 3339."),
		"date_needed":             tfimpact.Moment("By when the partner needs it, in RFC 3339."),
		"date_completed":          tfimpact.Moment("When the request was completed, in RFC 3339; null while it was not."),
		"additional_instructions": tfimpact.Text("What the partner adds."),
		"processing_comments":     tfimpact.Text("What was noted when it was decided."),
		"deal_id":                 tfimpact.Text("Id of the associated deal; null for none."),
		"deal_name":               tfimpact.Text("Name of the associated deal; null for none."),
		"uri":                     tfimpact.Text("Path of the request in the API, below the account root."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]trackingValueModel, error) {
		return tfimpact.CollectSorted(c.TrackingValueRequests().All(ctx, filter), tfimpact.ByID(func(r impact.TrackingValueRequest) impact.ID { return r.ID }), trackingValueModel{}.FromAPI)
	},
})

type trackingValueModel struct {
	ID                     types.String                `tfsdk:"id"`
	CampaignID             types.String                `tfsdk:"campaign_id"`
	CampaignName           types.String                `tfsdk:"campaign_name"`
	PartnerID              types.String                `tfsdk:"partner_id"`
	PartnerName            types.String                `tfsdk:"partner_name"`
	RequestType            types.String                `tfsdk:"request_type"`
	NumberRequested        types.Int64                 `tfsdk:"number_requested"`
	PromoCodes             []requestedPromoCodeModel   `tfsdk:"promo_codes"`
	UniqueURLs             []requestedURLModel         `tfsdk:"unique_urls"`
	PhoneNumbers           []requestedPhoneNumberModel `tfsdk:"phone_numbers"`
	State                  types.String                `tfsdk:"state"`
	DatePlaced             tfimpact.Timestamp          `tfsdk:"date_placed"`
	DateNeeded             tfimpact.Timestamp          `tfsdk:"date_needed"`
	DateCompleted          tfimpact.Timestamp          `tfsdk:"date_completed"`
	AdditionalInstructions types.String                `tfsdk:"additional_instructions"`
	ProcessingComments     types.String                `tfsdk:"processing_comments"`
	DealID                 types.String                `tfsdk:"deal_id"`
	DealName               types.String                `tfsdk:"deal_name"`
	URI                    types.String                `tfsdk:"uri"`
}

type requestedPromoCodeModel struct {
	ID           types.String `tfsdk:"id"`
	Requested    types.String `tfsdk:"requested_promo_code"`
	Approved     types.String `tfsdk:"approved_promo_code"`
	CreditPolicy types.String `tfsdk:"credit_policy"`
	MatchMode    types.String `tfsdk:"match_mode"`
}

type requestedURLModel struct {
	ID  types.String `tfsdk:"id"`
	URL types.String `tfsdk:"url"`
}

type requestedPhoneNumberModel struct {
	ID               types.String `tfsdk:"id"`
	AssignedNumberID types.String `tfsdk:"assigned_phone_number_id"`
	AssignedNumber   types.String `tfsdk:"assigned_phone_number"`
}

// FromAPI returns the facts of a request.
func (trackingValueModel) FromAPI(r impact.TrackingValueRequest) trackingValueModel {
	m := trackingValueModel{
		ID:                     types.StringValue(r.ID.String()),
		CampaignID:             tfimpact.StringOrNull(r.CampaignID),
		CampaignName:           tfimpact.StringOrNull(r.CampaignName),
		PartnerID:              tfimpact.StringOrNull(r.PartnerID),
		PartnerName:            tfimpact.StringOrNull(r.PartnerName),
		RequestType:            tfimpact.StringOrNull(r.RequestType),
		NumberRequested:        types.Int64PointerValue(r.NumberRequested.Ptr()),
		PromoCodes:             []requestedPromoCodeModel{},
		UniqueURLs:             []requestedURLModel{},
		PhoneNumbers:           []requestedPhoneNumberModel{},
		State:                  tfimpact.StringOrNull(r.State),
		DatePlaced:             tfimpact.NewTimestamp(r.DatePlaced),
		DateNeeded:             tfimpact.NewTimestamp(r.DateNeeded),
		DateCompleted:          tfimpact.NewTimestamp(r.DateCompleted),
		AdditionalInstructions: tfimpact.StringOrNull(r.AdditionalInstructions),
		ProcessingComments:     tfimpact.StringOrNull(r.ProcessingComments),
		DealID:                 tfimpact.StringOrNull(r.DealID),
		DealName:               tfimpact.StringOrNull(r.DealName),
		URI:                    tfimpact.StringOrNull(r.URI),
	}
	for _, code := range r.PromoCodes {
		m.PromoCodes = append(m.PromoCodes, requestedPromoCodeModel{
			tfimpact.StringOrNull(code.ID), tfimpact.StringOrNull(code.Requested), tfimpact.StringOrNull(code.Approved),
			tfimpact.StringOrNull(code.CreditPolicy), tfimpact.StringOrNull(code.MatchMode),
		})
	}
	for _, each := range r.UniqueURLs {
		m.UniqueURLs = append(m.UniqueURLs, requestedURLModel{tfimpact.StringOrNull(each.ID), tfimpact.StringOrNull(each.URL)})
	}
	for _, number := range r.PhoneNumbers {
		m.PhoneNumbers = append(m.PhoneNumbers, requestedPhoneNumberModel{
			tfimpact.StringOrNull(number.ID), tfimpact.StringOrNull(number.AssignedNumberID), tfimpact.StringOrNull(number.AssignedNumber),
		})
	}
	return m
}
