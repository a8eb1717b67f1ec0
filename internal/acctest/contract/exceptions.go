package contract

import (
	"slices"
	"strings"
)

// exception is a place where a document contradicts itself, most often in an
// example, so that an answer may be either. Requests have no exceptions.
type exception struct {
	document string
	// fields are named by the schema and the path below it: "Deal.StartDate".
	fields []string
	// also is the JSON Schema of what is accepted beside the documented type.
	also   object
	reason string
	// unshown marks what no example shows: the reason names the contradiction.
	unshown bool
}

var (
	integerText = object{"type": "string", "pattern": `^-?[0-9]+$`}
	numberText  = object{"type": "string", "pattern": `^-?[0-9]+(\.[0-9]+)?$`}
	booleanText = object{"type": "string", "pattern": `^(true|false)$`}
	relativeURI = object{"type": "string", "format": "uri-reference"}
	basicOffset = object{"type": "string", "pattern": `^[0-9-]{10}T[0-9:.]+[+-][0-9]{4}$`}
	timeOfDay   = object{"type": "string", "pattern": `^[0-9]{2}:[0-9]{2}:[0-9]{2}$`}
	anyText     = object{"type": "string"}
	undecided   = object{"enum": []any{"DECLINED", "PENDING", "UPCOMING"}}
)

const asText = "typed as a number or boolean, shown as a string"

var exceptions = []exception{
	{document: "impact-brand-actioninquiries-v14", fields: []string{"ActionInquiry.Id", "ActionInquiry.CampaignId", "ActionInquiry.MediaPartnerId"}, also: integerText, reason: asText},
	{document: "impact-brand-actioninquiries-v14", fields: []string{"ActionInquiry.TransactionAmount", "ActionInquiry.ExpectedPayout", "ActionInquiry.FinalPayout"}, also: numberText, reason: asText},
	{document: "impact-brand-clicks-v14", fields: []string{"Click.CampaignId", "Click.MediaId", "Click.AdId"}, also: integerText, reason: asText},
	{document: "impact-brand-clicks-v14", fields: []string{"Click.UniqueClick"}, also: booleanText, reason: asText},
	{document: "impact-partner-account-v16", fields: []string{"CompanyInformation.RegisteredForIndirectTax"}, also: booleanText, reason: asText},
	{document: "impact-partner-actioninquiries-v16", fields: []string{"ActionInquiry.Id", "ActionInquiry.CampaignId"}, also: integerText, reason: asText},
	{document: "impact-partner-actioninquiries-v16", fields: []string{"ActionInquiry.TransactionAmount"}, also: numberText, reason: asText},
	{document: "impact-partner-actions-v16", fields: []string{"Action.CampaignId", "Action.ActionTrackerId", "Action.AdId", "ActionUpdate.CampaignId"}, also: integerText, reason: asText},
	{document: "impact-partner-ads-v16", fields: []string{"Ad.CampaignId", "Ad.AdvertiserId", "Ad.Width", "Ad.Height", "Ad.DealId"}, also: integerText, reason: asText},
	{document: "impact-partner-ads-v16", fields: []string{"Ad.AllowDeepLinking", "Ad.MobileReady", "Ad.TopSeller", "Ad.DealPublic"}, also: booleanText, reason: asText},
	{document: "impact-partner-clicks-v16", fields: []string{"Click.CampaignId", "Click.MediaId", "Click.AdId"}, also: integerText, reason: asText},

	{document: "impact-brand-contracts-v14", fields: []string{"ScheduledTerm.Repeat.StartTime", "ScheduledTerm.Repeat.EndTime"}, also: timeOfDay, reason: "format time needs an offset, the examples have none"},
	{document: "impact-brand-contracts-v14", fields: []string{"Contract.Status"}, also: undecided, reason: "the listing can be filtered by states that the answer's list lacks, and proposals are to be found in this way", unshown: true},
	{document: "impact-brand-submissions-v14", fields: []string{"FtpErrorDetail.Reason"}, also: anyText, reason: "the example is none of the listed values"},
	{document: "impact-brand-tasks-v14", fields: []string{"Task.DueDate", "Task.DateCreated", "Task.DateLastUpdated"}, also: basicOffset, reason: "the examples' offset has no colon"},
	{document: "impact-partner-tasks-v16", fields: []string{"Task.DueDate", "Task.DateCreated", "Task.DateLastUpdated"}, also: basicOffset, reason: "the examples' offset has no colon"},
	{document: "impact-brand-trackingvaluerequests-v14", fields: []string{"TrackingValueRequest.SynchAdsPromoCodes"}, also: unset, reason: "the only boolean that is shown unset"},
	{document: "impact-partner-promo-codes-v16", fields: []string{"PromoCode.Uri"}, also: relativeURI, reason: "format uri, shown without a host like every other Uri"},
}

// unset is what the examples of many documents show for a number, a date, a URI
// or a choice that has no value.
var unset = object{"const": ""}

// alternatives returns what an answer may hold in a place beside what its schema
// says.
func (w *rewriter) alternatives(schema object, name string) []any {
	if !w.answer {
		return nil
	}
	var also []any
	if mayBeUnset(schema, name) {
		also = append(also, unset)
	}
	for _, e := range w.exceptions {
		if e.document == w.document.name && slices.Contains(e.fields, name) {
			also = append(also, e.also)
		}
	}
	return also
}

// mayBeUnset leaves out ids: an object always has one.
func mayBeUnset(schema object, name string) bool {
	if strings.HasSuffix(name, ".Id") {
		return false
	}
	types := typesOf(schema)
	if slices.Contains(types, "integer") || slices.Contains(types, "number") {
		return true
	}
	if !slices.Contains(types, "string") {
		return false
	}
	switch schema["format"] {
	case "date", "date-time", "uri", "decimal":
		return true
	}
	return schema["enum"] != nil
}
