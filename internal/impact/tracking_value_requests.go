package impact

import (
	"context"
	"net/http"
)

// TrackingValueRequest is a partner's wish for promo codes, branded URLs or phone
// numbers. Published in the trackingvaluerequests document of Brand v14, which shows
// all of an associated deal, too; the deal's own collection has that.
type TrackingValueRequest struct {
	ID                     ID `json:"Id"`
	CampaignID             ID `json:"CampaignId"`
	CampaignName           string
	PartnerID              ID     `json:"MediaPartnerId"`
	PartnerName            string `json:"MediaPartnerName"`
	RequestType            string
	NumberRequested        Int
	PromoCodes             []RequestedPromoCode
	UniqueURLs             []RequestedURL `json:"UniqueUrls"`
	PhoneNumbers           []RequestedPhoneNumber
	State                  string // NEW, APPROVED, DECLINED or COMPLETED
	DatePlaced             Time
	DateNeeded             Time
	DateCompleted          Time
	AdditionalInstructions string
	ProcessingComments     string
	DealID                 ID `json:"DealId"`
	DealName               string
	URI                    string `json:"Uri"`
}

// RequestedPromoCode is one code of a request of the type PROMOCODE_TRACKING.
type RequestedPromoCode struct {
	ID           ID     `json:"Id"`
	Requested    string `json:"RequestedPromoCode"`
	Approved     string `json:"ApprovedPromoCode"`
	CreditPolicy string
	MatchMode    string
}

// RequestedURL is one URL of a request of the type BRANDED_URL_TRACKING.
type RequestedURL struct {
	ID  ID     `json:"Id"`
	URL string `json:"Url"`
}

// RequestedPhoneNumber is one number of a request of the type
// PHONE_NUMBER_TRACKING.
type RequestedPhoneNumber struct {
	ID               ID     `json:"Id"`
	AssignedNumberID ID     `json:"AssignedPhoneNumberId"`
	AssignedNumber   string `json:"AssignedPhoneNumber"`
}

// TrackingValueRequests lists the requests of a brand's partners: GET
// …/TrackingValueRequests, filtered by CampaignId, DealId, MediaPartnerId, State and
// RequestType.
func (c *Client) TrackingValueRequests() Collection[TrackingValueRequest] {
	return Collection[TrackingValueRequest]{
		client: c, noun: "tracking value request", path: []string{"TrackingValueRequests"}, key: "TrackingValueRequests",
		id: func(r TrackingValueRequest) string { return r.ID.String() },
	}
}

// ApproveTrackingValueRequest approves a partner's request for a promo code,
// branded URL or phone number: PUT
// /Advertisers/{AccountSID}/TrackingValueRequests/{RequestId} (Brand v14,
// trackingvaluerequests document). Which fields it needs depends on the
// request's type. The documents describe no answer.
func (c *Client) ApproveTrackingValueRequest(ctx context.Context, id string, approval *Form) error {
	return c.Send(ctx, Request{Method: http.MethodPut, Path: trackingValueRequest(id), Body: approval, Into: new(writeAnswer)})
}

// RejectTrackingValueRequest rejects one: DELETE of the same path.
func (c *Client) RejectTrackingValueRequest(ctx context.Context, id string) error {
	return c.Send(ctx, Request{Method: http.MethodDelete, Path: trackingValueRequest(id), Into: new(writeAnswer)})
}

func trackingValueRequest(id string) []string { return []string{"TrackingValueRequests", id} }
