// Contacts that no longer want messages of a campaign.
// Document: impact-brand-programs-v14 (1 of 4 operations): unsubscribing is not modelled.

package mockimpact

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// UnsubscribedContact is a person at a partner who unsubscribed from a campaign.
type UnsubscribedContact struct {
	CampaignID string
	PartnerID  string // numeric
	Email      string
	Created    time.Time
}

var unsubscribedContacts = store[UnsubscribedContact]{name: "unsubscribed_contacts", firstID: 1}

// Unsubscribe notes that a person does not want messages of a campaign any more.
func (a *Account) Unsubscribe(campaignID, partnerID, email string) UnsubscribedContact {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := campaigns.of(a).get(campaignID); !exists || a.Type != Brand {
		misuse("account %s is no brand with a campaign %q", a.ID, campaignID)
	}
	u := UnsubscribedContact{CampaignID: campaignID, PartnerID: partnerID, Email: email, Created: contractDay}
	unsubscribedContacts.of(a).put(unsubscribedContacts.newID(a.srv), u)
	return u
}

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

// listUnsubscribedContacts answers a page. This list alone has paging keys without "@",
// which are numbers, and begins with page 0.
func listUnsubscribedContacts(c *call) answer {
	id := c.params["CampaignId"]
	if _, exists := campaigns.of(c.acc).get(id); !exists {
		return notFound("no campaign " + id)
	}
	all := unsubscribedContacts.of(c.acc).where(func(u UnsubscribedContact) bool {
		return u.CampaignID == id && c.filters("PartnerId", u.PartnerID) && c.filters("UserEmail", u.Email)
	})
	number, size := c.queryInt("Page", 0), min(c.queryInt("PageSize", 20), maxPageSize)
	pages := (len(all) + size - 1) / size
	start := min(number*size, len(all))
	end := min(start+size, len(all))
	uri := func(page int) string {
		if page < 0 || page > max(pages-1, 0) {
			return ""
		}
		return "/UnsubscribedContacts?page=" + strconv.Itoa(page) + "&size=" + strconv.Itoa(size)
	}
	return ok(document{
		"Page": number, "NumPages": pages, "PageSize": size, "Total": len(all), "Start": start, "End": end,
		"Uri": uri(number), "FirstPageUri": uri(0), "PreviousPageUri": uri(number - 1), "NextPageUri": uri(number + 1), "LastPageUri": uri(max(pages-1, 0)),
		"Results": rendered(all[start:end], unsubscribedContact),
	})
}

func unsubscribedContact(u UnsubscribedContact) document {
	partnerID, err := strconv.Atoi(u.PartnerID)
	if err != nil || !strings.Contains(u.Email, "@") {
		misuse("%+v is no contact", u)
	}
	at := u.Created.Format(time.RFC3339)
	return document{"UserEmail": u.Email, "PartnerId": partnerID, "CreatedAt": at, "UpdatedAt": at}
}
