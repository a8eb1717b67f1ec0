package impact

// Deal is a discount or offer that partners can promote. Published in the
// deals documents of Brand v14 and Partner v16; the fields are the same but for
// the ones marked, and a partner's numbers are strings.
type Deal struct {
	ID          ID `json:"Id"`
	Name        string
	Description string
	CampaignID  ID     `json:"CampaignId"`
	State       string // ACTIVE, EXPIRED, PENDING
	Type        string
	Scope       string // partners: absent for BOGO deals
	StartDate   Time
	EndDate     Time
	URI         string `json:"Uri"`

	Products   []DealProduct
	Categories List // brand: joined by commas; partner: an array

	DiscountType              string
	DiscountAmount            Float
	DiscountCurrency          string
	DiscountPercent           Float
	DiscountMaximumPercent    Float
	DiscountPercentRangeStart Float
	DiscountPercentRangeEnd   Float

	MinimumPurchaseAmount         Float
	MinimumPurchaseAmountCurrency string
	MaximumSavingsAmount          Float
	MaximumSavingsCurrency        string
	PurchaseLimitQuantity         Int

	Gift             string
	RebateAmount     Float
	RebateCurrency   string
	DefaultPromoCode string

	BogoBuyQuantity         Int
	BogoBuyScope            string
	BogoBuyName             string
	BogoBuyImageURL         string `json:"BogoBuyImageUrl"`
	BogoGetQuantity         Int
	BogoGetScope            string
	BogoGetName             string
	BogoGetImageURL         string `json:"BogoGetImageUrl"`
	BogoGetDiscountType     string
	BogoGetDiscountAmount   Float
	BogoGetDiscountCurrency string
	BogoGetDiscountPercent  Float

	// Brands only.
	SynchAdsPromoCodes      Bool
	RestrictedPartners      []ID `json:"RestrictedMediaPartners"`
	RestrictedPartnerGroups []ID `json:"RestrictedMediaPartnerGroups"`

	// Partners only.
	Public          Bool
	DateCreated     Time
	DateLastUpdated Time
}

// DealProduct is a product that a deal applies to.
type DealProduct struct {
	Name                string `json:"ProductName"`
	ImageURL            string `json:"ProductImageUrl"`
	BeforePriceAmount   Float  `json:"ProductBeforePriceAmount"`
	BeforePriceCurrency string `json:"ProductBeforePriceCurrency"`
	AfterPriceAmount    Float  `json:"ProductAfterPriceAmount"`
	AfterPriceCurrency  string `json:"ProductAfterPriceCurrency"`
}

// Deals is a brand's collection at /Advertisers/{AccountSID}/Deals, with all
// five verbs. What a create takes as Scope is DealScope in an update, and each
// of the two takes fields that the other does not.
func (c *Client) Deals() Collection[Deal] {
	return Collection[Deal]{
		client: c, noun: "deal", path: []string{"Deals"}, key: "Deals",
		id:       func(d Deal) string { return CanonicalInteger(d.ID.String()) },
		integers: true,
	}
}

// CampaignDeals is what a partner sees of a campaign's deals, at
// /Mediapartners/{AccountSID}/Campaigns/{CampaignId}/Deals: listed and read.
func (c *Client) CampaignDeals(campaignID string) Collection[Deal] {
	return Collection[Deal]{
		client: c, noun: "deal", path: []string{"Campaigns", campaignID, "Deals"}, key: "Deals",
		id: func(d Deal) string { return d.ID.String() },
	}
}
