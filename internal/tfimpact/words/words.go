// Package words has what there is to say, in advice about a failed request, of one
// operation only. It decides nothing.
package words

import (
	"cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Words are what there is to say of an operation. All may be empty.
type Words struct {
	Forbidden string // what its document has a 403 for, besides the permission
	Look      string // what to do about that
	Missing   string // what its document has a 404 for, where the path does not tell
	Conflict  string // what a 409 is about, and what to do
	Unknown   string // how to find out whether it took effect
}

const correct = "Correct that, and run again."

var (
	contractDecision = Words{
		Missing:  "a contract or a campaign that does not exist. Check contract_id and campaign_id: the data source impact_contracts lists the contracts of a campaign",
		Conflict: "The first decision counts, whoever made it and wherever. The data source impact_contracts, with status, shows what was decided.",
		Unknown:  "Before you decide again, look what the data source impact_contracts shows: the first decision counts.",
	}
	requestDecision = Words{
		Unknown: "Before you decide again, look whether the data source impact_tracking_value_requests still shows the request as open.",
	}
)

// ofOperation has the words of operations, by method and template, with the account
// type before that where it is not said of all.
var ofOperation = map[string]Words{
	"PUT /Jobs/{JobId}/Replay": {
		Forbidden: "a job that cannot be replayed",
		Look:      "The data source impact_jobs shows status and replayable.",
		Unknown:   "Every replay makes a new job: before you replay it again, look whether the data source impact_jobs shows the new one.",
	},
	"POST /Programs/{ProgramId}/Contracts":      contractDecision,
	"DELETE /Programs/{ProgramId}/Contracts":    contractDecision,
	"PUT /TrackingValueRequests/{RequestId}":    requestDecision,
	"DELETE /TrackingValueRequests/{RequestId}": requestDecision,
	"POST /Programs/{ProgramId}/TrackingLinks":  {Forbidden: "a property that does not exist, or too many vanity links", Look: correct},
	"POST /PartnerConversions":                  {Forbidden: "an id that is not this account's", Look: correct},
	"partner GET /Campaigns/{CampaignId}": {
		Missing: "a campaign that does not exist, or that the partner has not joined. The data source impact_campaigns lists those that it has",
	},
	"agency GET /Advertisers/{AdvertiserId}": {
		Missing: "an advertiser that the agency does not manage. The data source impact_advertisers lists those that it does",
	},
}

// Of are the words of an operation; of one that is not known, none.
func Of(operation catalog.Operation) Words {
	return cmp.Or(ofOperation[operation.AccountType+" "+operation.String()], ofOperation[operation.String()])
}
