package impact

// Campaign is a program. A brand's own and a partner's joined programs are
// described by different fields; those of the other type are empty. Published
// in the programs document of Brand v14 and the campaigns document of Partner
// v16. For agencies only the vendor's quick start shows the listing.
type Campaign struct {
	BrandID       ID     `json:"Id"`
	BrandName     string `json:"Name"`
	PartnerID     ID     `json:"CampaignId"`
	PartnerName   string `json:"CampaignName"`
	Type          string
	State         string   // brand: ACTIVE, SETUP, …
	URI           string   `json:"Uri"`
	Regions       []string `json:"ShippingRegions"`
	StandDown     Bool     `json:"HasStandDownPolicy"`
	Short         string   `json:"ShortDescription"`
	Long          string   `json:"LongDescription"`
	Domain        string   `json:"TrackingDomain"`
	InMarketplace Bool     `json:"ListInMarketplace"`
	PromoCodes    Bool     `json:"PromoCodeTracking"`

	// Partners only.
	AdvertiserID    ID `json:"AdvertiserId"`
	AdvertiserName  string
	AdvertiserURL   string `json:"AdvertiserUrl"`
	URL             string `json:"CampaignUrl"`
	Description     string `json:"CampaignDescription"`
	ContractStatus  string
	TrackingLink    string
	Deeplinks       Bool `json:"AllowsDeeplinking"`
	DeeplinkDomains []string
}

// ID is the campaign's id, whichever document it is described by.
func (c Campaign) ID() string {
	if c.BrandID != "" {
		return c.BrandID.String()
	}
	return c.PartnerID.String()
}

// Name is the campaign's display name.
func (c Campaign) Name() string {
	if c.BrandName != "" {
		return c.BrandName
	}
	return c.PartnerName
}

// Campaigns lists and reads programs: GET …/Campaigns and …/Campaigns/{CampaignId}.
func (c *Client) Campaigns() Collection[Campaign] {
	return Collection[Campaign]{
		client: c, noun: "campaign", path: []string{"Campaigns"}, key: "Campaigns", id: Campaign.ID,
	}
}
