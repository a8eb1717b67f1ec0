// Contacts that no longer want messages of a campaign. The mock has none.
// Document: impact-brand-programs-v14 (1 of 4 operations): nobody is unsubscribed.

package mockimpact

import (
	"net/http"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

func unsubscribedContactRoutes() []route {
	return []route{{
		method: http.MethodGet, template: "/Campaigns/{CampaignId}/UnsubscribedContacts", handle: listUnsubscribedContacts,
		path: map[string]rule.Kind{"CampaignId": rule.Digits},
		query: []rule.Field{
			rule.Optional("PartnerId", rule.Digits), rule.Optional("UserEmail", rule.Email),
			rule.Optional("Page", rule.Digits), rule.Optional("PageSize", rule.Positive),
		},
	}}
}

// listUnsubscribedContacts answers an empty page. This list alone has paging keys
// without "@", which are numbers, and begins with page 0.
func listUnsubscribedContacts(c *call) answer {
	id := c.params["CampaignId"]
	if _, exists := campaigns.of(c.acc).get(id); !exists {
		return notFound("no campaign " + id)
	}
	return ok(document{
		"Page": c.queryInt("Page", 0), "NumPages": 0, "PageSize": min(c.queryInt("PageSize", 20), maxPageSize),
		"Total": 0, "Start": 0, "End": 0,
		"Uri": c.pageURI(0, 0), "FirstPageUri": c.pageURI(0, 0), "LastPageUri": c.pageURI(0, 0),
		"PreviousPageUri": "", "NextPageUri": "",
		"Results": []document{},
	})
}
