package impact

// PromoCode is a code that credits a partner for the actions it appears in. A
// brand's and a partner's view are described by different fields; those of the
// other type are empty. Published in the promocodes document of Brand v14 and
// the promo-codes document of Partner v16.
type PromoCode struct {
	ID          ID `json:"Id"`
	Code        string
	State       string // brand: ACTIVE, INACTIVE; partner: ACTIVE, FUTUREDATE, EXPIRED
	CreatedDate Time
	StartDate   Time
	EndDate     Time
	URI         string `json:"Uri"`

	// Brands only.
	Type                  string // LI or RE
	CreditPolicy          string
	CampaignID            ID `json:"CampaignId"`
	CampaignName          string
	AssignedPartnerID     ID `json:"AssignedPartnerId"`
	AssignedPartnerName   string
	DealID                ID `json:"DealId"`
	DealName              string
	DealState             string
	DealType              string
	DealScope             string
	DealStartDate         Time
	DealEndDate           Time
	DiscountType          string
	DiscountAmount        Float
	DiscountCurrency      string
	DiscountPercent       Float
	MinimumPurchaseAmount Float
	MaximumSavingsAmount  Float
	PurchaseLimitQuantity Int
	BogoBuyQuantity       Int
	BogoBuyName           string
	BogoGetQuantity       Int
	BogoGetName           string
	BogoGetDiscountType   string
	SynchAdsPromoCodes    Bool

	// Partners only.
	MatchMode  string // LI or RE
	CreditRule string
	Program    Reference
	Advertiser Reference
	Deal       Reference
}

// Reference is how an answer names another object.
type Reference struct {
	ID      ID `json:"Id"`
	Name    string
	URI     string `json:"Uri"`
	LogoURI string `json:"LogoUri"`
}

// PromoCodes is the collection at …/PromoCodes. A brand lists, reads, creates
// and, by DELETE, expires codes; nothing can be changed. A partner lists and
// reads those it was given.
//
// A create takes the form fields AssignedPartnerId, CampaignId, CreditPolicy,
// Code, Type, and optionally StartDate, EndDate, DealId and DealName.
func (c *Client) PromoCodes() Collection[PromoCode] {
	return Collection[PromoCode]{
		client: c, noun: "promo code", path: []string{"PromoCodes"}, key: "PromoCodes",
		id:       func(p PromoCode) string { return p.ID.String() },
		integers: c.AccountType() == Brand,
	}
}
