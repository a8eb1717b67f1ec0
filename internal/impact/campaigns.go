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

	// Brands only.
	Categories                CampaignCategories
	DisplayServicingAgency    Bool
	Rating                    Int
	SearchKeywords            string
	Resources                 CampaignResources
	CompanyContacts           []CampaignContact
	GiftCardPayouts           Bool
	TrademarkBidding          Bool
	ThirdPartyImpressionPixel string
	MobileReadyAds            Bool
	DisplayFutureAds          Bool
	SiteDefinition            string
	ImpressionTracking        Bool
	ViewThroughCrediting      Bool
	IdentityMatching          string          // NONE, ACCOUNT or IR_CONSORTIUM
	GatewayTracking           GatewayTracking `json:"GatewayTrackingSettings"`
	DirectTracking            DirectTracking  `json:"DirectTrackingSettings"`

	// Partners only.
	LogoURI         string `json:"CampaignLogoUri"`
	PublicTermsURI  string `json:"PublicTermsUri"`
	ContractURI     string `json:"ContractUri"`
	AdvertiserID    ID     `json:"AdvertiserId"`
	AdvertiserName  string
	AdvertiserURL   string `json:"AdvertiserUrl"`
	URL             string `json:"CampaignUrl"`
	Description     string `json:"CampaignDescription"`
	ContractStatus  string
	TrackingLink    string
	Deeplinks       Bool `json:"AllowsDeeplinking"`
	DeeplinkDomains []string
}

// CampaignCategories says under which categories a campaign is found.
type CampaignCategories struct {
	PrimaryCategory         string
	PrimarySubCategories    []string
	AdditionalCategory      string
	AdditionalSubCategories []string
}

// CampaignResources are pages that a brand names for its partners.
type CampaignResources struct {
	CompanyHomepage        string
	ExampleLandingPage     string
	InformationPage        string
	AdditionalRelatedLinks []RelatedLink
}

// RelatedLink is a further page or file.
type RelatedLink struct {
	Type string `json:"LinkType"` // URL or PDF
	Name string `json:"LinkDisplayName"`
	URL  string `json:"LinkUrl"`
}

// CampaignContact is a person of the brand.
type CampaignContact struct{ FirstName, LastName, EmailAddress, PhoneNumber string }

// GatewayTracking says how clicks that pass impact.com's servers are tracked.
type GatewayTracking struct {
	DefaultLandingPage           string
	MediaPartnerTrackingTemplate string
	CampaignTrackingTemplate     string
	SSLSupport                   Bool
	DeepLinking                  Bool
	DeepLinkDomains              List   // joined by commas
	ThirdPartyGatewayURL         string `json:"ThirdPartyGatewayUrl"`
	ThirdPartyGatewayParameters  string `json:"ThirdPartyGatewayQueryStringParameters"`
	UniqueClickWindowLength      string // 1m to 24h
	UniqueClickWindowType        string // FIXED or ROLLING
}

// DirectTracking says how traffic is tracked that comes without a click.
type DirectTracking struct {
	UnidentifiedName    string
	SessionWindowLength Int // the document names no unit
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
