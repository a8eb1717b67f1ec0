// Tracking value requests.
// Document: impact-brand-trackingvaluerequests-v14 (4 of 4 operations).

package mockimpact

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// TrackingValueRequest is a partner's wish for a promo code, branded URL or
// phone number.
type TrackingValueRequest struct {
	ID         string // an integer in the path, a string in the answer
	CampaignID string
	PartnerID  string
	Type       string // "PROMOCODE_TRACKING", "BRANDED_URL_TRACKING" or "PHONE_NUMBER_TRACKING"
	State      string // "NEW", "APPROVED", "DECLINED", "COMPLETED"
	Placed     time.Time
	Wanted     string // the promo code that the partner asks for
	Value      string // what was assigned
	Credit     string // of an approved promo code: its credit policy
	Match      string // of an approved promo code: its match mode
	DealID     string // of the deal that goes with it; "" for none
}

var trackingValueRequests = store[TrackingValueRequest]{name: "tracking_value_requests", firstID: 501}

// AddTrackingValueRequest adds a new request as a partner would place it.
func (a *Account) AddTrackingValueRequest(campaignID, partnerID, requestType string) TrackingValueRequest {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	r := TrackingValueRequest{
		ID: trackingValueRequests.newID(a.srv), CampaignID: campaignID, PartnerID: partnerID,
		Type: requestType, State: "NEW", Placed: a.srv.clock(),
	}
	trackingValueRequests.of(a).put(r.ID, r)
	return r
}

// SetTrackingValueRequest replaces the request with that ID.
func (a *Account) SetTrackingValueRequest(r TrackingValueRequest) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := trackingValueRequests.of(a).get(r.ID); !exists {
		misuse("account %s has no tracking value request %q", a.ID, r.ID)
	}
	trackingValueRequests.of(a).put(r.ID, r)
}

// TrackingValueRequests returns the requests in the order they were placed.
func (a *Account) TrackingValueRequests() []TrackingValueRequest {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return trackingValueRequests.of(a).where(nil)
}

func trackingValueRequestRoutes() []route {
	const all, one = "/TrackingValueRequests", "/TrackingValueRequests/{RequestId}"
	id := map[string]rule.Kind{"RequestId": rule.Digits}
	return []route{
		{
			method: http.MethodGet, template: all, paged: true, handle: listTrackingValueRequests,
			query: []rule.Field{
				rule.Optional("CampaignId", rule.Digits), rule.Optional("DealId", rule.Digits), rule.Optional("MediaPartnerId", rule.Digits),
				rule.Optional("State", rule.OneOf("APPROVED", "COMPLETED", "DECLINED", "NEW")),
				rule.Optional("RequestType", rule.OneOf("PROMOCODE_TRACKING", "BRANDED_URL_TRACKING", "PHONE_NUMBER_TRACKING")),
			},
		},
		{method: http.MethodGet, template: one, path: id, handle: oneRequest(func(c *call, r TrackingValueRequest) answer { return ok(c.trackingValueRequest(r)) })},
		{
			method: http.MethodPut, template: one, path: id, handle: oneRequest(approveRequest),
			bodies: []rule.Body{rule.FormBody(
				rule.Optional("PromoCode", rule.NonEmpty), rule.Optional("CreditPolicy", rule.OneOf("ALWAYS", "INVOLVED", "WINNER")),
				rule.Optional("MatchMode", rule.OneOf("LI", "RE")), rule.Optional("UrlId", rule.Digits),
				rule.Optional("AssignedPhoneNumberId", rule.Digits), rule.Optional("DealId", rule.Digits), rule.Optional("DealName", rule.Text),
			)},
		},
		{method: http.MethodDelete, template: one, path: id, handle: oneRequest(func(c *call, r TrackingValueRequest) answer {
			return c.settle(r, "DECLINED", "")
		})},
	}
}

func listTrackingValueRequests(c *call) answer {
	found := trackingValueRequests.of(c.acc).where(func(r TrackingValueRequest) bool {
		return c.filters("CampaignId", r.CampaignID) && c.filters("MediaPartnerId", r.PartnerID) &&
			c.filters("State", r.State) && c.filters("RequestType", r.Type) && c.filters("DealId", r.DealID)
	})
	return list(c, "TrackingValueRequests", found, c.trackingValueRequest)
}

// oneRequest finds the request that the path names.
func oneRequest(handle func(*call, TrackingValueRequest) answer) func(*call) answer {
	return func(c *call) answer {
		r, exists := trackingValueRequests.of(c.acc).get(c.params["RequestId"])
		if !exists {
			return notFound("no tracking value request " + c.params["RequestId"])
		}
		return handle(c, r)
	}
}

// approvalNeeds are the fields that each type of request cannot do without.
var approvalNeeds = map[string][]string{
	"PROMOCODE_TRACKING":    {"PromoCode", "CreditPolicy", "MatchMode"},
	"BRANDED_URL_TRACKING":  {"UrlId"},
	"PHONE_NUMBER_TRACKING": {"AssignedPhoneNumberId"},
}

func approveRequest(c *call, r TrackingValueRequest) answer {
	needs := approvalNeeds[r.Type]
	var missing []rule.FieldError
	for _, name := range needs {
		if c.Form.Get(name) == "" {
			missing = append(missing, rule.FieldError{Field: name, Message: "Required for " + r.Type})
		}
	}
	if len(missing) > 0 {
		return invalid(missing...)
	}
	if r.Type == "PROMOCODE_TRACKING" {
		r.Credit, r.Match = c.Form.Get("CreditPolicy"), c.Form.Get("MatchMode")
	}
	if deal := c.Form.Get("DealId"); deal != "" {
		r.DealID = deal
	}
	return c.settle(r, "APPROVED", c.Form.Get(needs[0]))
}

// settle decides a request; the documents describe an answer of status and Uri.
func (c *call) settle(r TrackingValueRequest, state, value string) answer {
	r.State, r.Value = state, value
	trackingValueRequests.of(c.acc).put(r.ID, r)
	return c.done("/TrackingValueRequests/" + r.ID)
}

// trackingValueRequest leaves out what the request does not have, and of a deal all
// but its id and name.
func (c *call) trackingValueRequest(r TrackingValueRequest) document {
	campaign, _ := campaigns.of(c.acc).get(r.CampaignID)
	partner, _ := mediaPartners.of(c.acc).get(r.PartnerID)
	shown := document{
		"Id": r.ID, "CampaignId": json.Number(r.CampaignID), "CampaignName": campaign.Name,
		"MediaPartnerId": json.Number(r.PartnerID), "MediaPartnerName": partner.Name,
		"RequestType": r.Type, "State": r.State, "NumberRequested": 1,
		"DatePlaced": r.Placed.UTC().Format(time.RFC3339), "DateNeeded": r.Placed.UTC().AddDate(0, 0, 5).Format(time.RFC3339),
		"AdditionalInstructions": "Please activate immediately.", "DealName": "",
		"Uri": c.root + "/TrackingValueRequests/" + r.ID,
	}
	if r.DealID != "" {
		deal, _ := deals.of(c.acc).get(r.DealID)
		shown["DealId"], shown["DealName"] = json.Number(r.DealID), deal.Fields["Name"]
	}
	switch r.Type {
	case "PROMOCODE_TRACKING":
		code := document{"Id": "1001", "RequestedPromoCode": r.Wanted, "ApprovedPromoCode": r.Value}
		if r.Credit != "" {
			code["CreditPolicy"], code["MatchMode"] = r.Credit, r.Match
		}
		shown["PromoCodes"] = []document{code}
	case "BRANDED_URL_TRACKING":
		shown["UniqueUrls"] = []document{{"Id": "2001", "Url": "https://www.example.com/r/" + r.ID}}
	case "PHONE_NUMBER_TRACKING":
		number := document{"Id": "3001"}
		if r.Value != "" {
			number["AssignedPhoneNumberId"], number["AssignedPhoneNumber"] = r.Value, "+1 206 555 0103"
		}
		shown["PhoneNumbers"] = []document{number}
	}
	return shown
}
