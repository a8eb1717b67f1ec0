// The lists of API groups that the mock does not model yet, truly empty: the
// name of the array, the path, the query parameters ("*" marks required ones).
// A group that gets a file of its own takes its line away here.

package mockimpact

import (
	"net/http"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

const brandLists = `
ActionInquiries /ActionInquiries CampaignId*,StartDate,EndDate,TransactionDateStart,TransactionDateEnd,MediaPartnerId,OrderId,ResolutionStatus
Actions /Actions CampaignId*,State,StartDate,EndDate,ActionDateStart,ActionDateEnd,LockingDateStart,LockingDateEnd
ActionUpdates /ActionUpdates CampaignId*,StartDate,EndDate,State,ActionDateStart,ActionDateEnd,LockingDateStart,LockingDateEnd
Ads /Ads CampaignId,Type,DealId,MobileReady,DateCreatedStart,DateCreatedEnd,DateLastUpdatedStart,DateLastUpdatedEnd
Catalogs /Catalogs CampaignId,Status
Invoices /Invoices StartDate,EndDate
Notes /Campaigns/{CampaignId}/Notes MediaId,StartDate,EndDate
APISubmission /APISubmissions
FTPFileSubmissions /FTPFileSubmissions SubmissionDateStart,SubmissionDateEnd,CompletedDateStart,CompletedDateEnd
Tasks /Programs/{ProgramId}/Tasks Type,SubtypeName,DateCreatedAfter,DateCreatedBefore,DateLastUpdatedBefore,DateLastUpdatedAfter
`

const partnerLists = `
ActionInquiries /ActionInquiries CampaignId,MediaPartnerInquiryId,CustomerId,ResolutionStatus,StartDate,EndDate,TransactionDateStart,TransactionDateEnd
Actions /Actions CampaignId,State,ActionDateStart,ActionDateEnd,StartDate,EndDate,LockingDateStart,LockingDateEnd
ActionUpdates /ActionUpdates StartDate,EndDate,CampaignId,State,ActionDateStart,ActionDateEnd,LockingDateStart,LockingDateEnd
Ads /Ads Type,CampaignId,DealId,MobileReady,UpdatedDateStart,UpdatedDateEnd
Catalogs /Catalogs CampaignId
Items /Catalogs/ItemSearch Keyword
Invoices /Invoices StartDate,EndDate
Promotions /Promotions
Stores /Stores
Tasks /Tasks Type,SubtypeName,DateCreatedAfter,DateCreatedBefore,DateLastUpdatedBefore,DateLastUpdatedAfter
`

// unmodelledLists reads such a table.
func unmodelledLists(table string) (routes []route) {
	for line := range strings.Lines(table) {
		columns := strings.Fields(line)
		if len(columns) < 2 {
			continue
		}
		r := route{method: http.MethodGet, template: columns[1], paged: true, handle: emptyList(columns[0])}
		if len(columns) == 3 {
			for parameter := range strings.SplitSeq(columns[2], ",") {
				name, isRequired := strings.CutSuffix(parameter, "*")
				r.query = append(r.query, rule.Field{Name: name, Kind: rule.Text, Required: isRequired})
			}
		}
		routes = append(routes, r)
	}
	return routes
}

// emptyList answers a list without entries, below a campaign only when the
// account has that campaign.
func emptyList(key string) func(*call) answer {
	return func(c *call) answer {
		for _, parent := range []string{"CampaignId", "ProgramId"} {
			id, named := c.params[parent]
			if _, exists := campaigns.of(c.acc).get(id); named && !exists {
				return notFound("no campaign " + id)
			}
		}
		return list(c, key, []document{}, nil)
	}
}
