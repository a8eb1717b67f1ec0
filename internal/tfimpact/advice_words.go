package tfimpact

import (
	"cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// unknownOutcome begins the advice for a request of which nobody knows whether it
// took effect, unknownWrite ends it for those of resources.
const (
	unknownOutcome = "Whether the request took effect is not known, and may show later. "
	unknownWrite   = "Apply again in a few minutes: what exists by then is noticed before anything is sent."
)

// words are what there is to say of one operation only. All may be empty.
type words struct {
	forbidden string // what its document has a 403 for, besides the permission
	look      string // what to do about that
	missing   string // what its document has a 404 for, where the path does not tell
	conflict  string // what a 409 is about, and what to do
	unknown   string // how to find out whether it took effect
}

const correct = "Correct that, and run again."

var (
	contractDecision = words{
		missing:  "a contract or a campaign that does not exist. Check contract_id and campaign_id: the data source impact_contracts lists the contracts of a campaign",
		conflict: "The first decision counts, whoever made it and wherever. The data source impact_contracts, with status, shows what was decided.",
		unknown:  "Before you decide again, look what the data source impact_contracts shows: the first decision counts.",
	}
	requestDecision = words{
		unknown: "Before you decide again, look whether the data source impact_tracking_value_requests still shows the request as open.",
	}
)

// ofOperation has the words of operations, by method and template, with the account
// type before that where it is not said of all.
var ofOperation = map[string]words{
	"PUT /Jobs/{JobId}/Replay": {
		forbidden: "a job that cannot be replayed",
		look:      "The data source impact_jobs shows status and replayable.",
		unknown:   "Every replay makes a new job: before you replay it again, look whether the data source impact_jobs shows the new one.",
	},
	"POST /Programs/{ProgramId}/Contracts":      contractDecision,
	"DELETE /Programs/{ProgramId}/Contracts":    contractDecision,
	"PUT /TrackingValueRequests/{RequestId}":    requestDecision,
	"DELETE /TrackingValueRequests/{RequestId}": requestDecision,
	"POST /Programs/{ProgramId}/TrackingLinks":  {forbidden: "a property that does not exist, or too many vanity links", look: correct},
	"POST /PartnerConversions":                  {forbidden: "an id that is not this account's", look: correct},
	"partner GET /Campaigns/{CampaignId}": {
		missing: "a campaign that does not exist, or that the partner has not joined. The data source impact_campaigns lists those that it has",
	},
	"agency GET /Advertisers/{AdvertiserId}": {
		missing: "an advertiser that the agency does not manage. The data source impact_advertisers lists those that it does",
	},
}

// wordsOf are the words of an operation; of one that is not known, none.
func wordsOf(operation catalog.Operation) words {
	return cmp.Or(ofOperation[operation.AccountType+" "+operation.String()], ofOperation[operation.String()])
}
