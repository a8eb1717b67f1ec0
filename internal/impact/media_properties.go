package impact

// MediaProperty is a place where a partner promotes: a website, a mobile app or
// a social media account. Fields of other types than its own are empty.
// Published in the mediaproperties document of Partner v16.
type MediaProperty struct {
	ID                ID `json:"Id"`
	Name              string
	Type              string // WEBSITE, MOBILE or SOCIAL
	URL               string `json:"Url"`
	Description       string
	Tags              string // comma-separated
	RevenueModel      []string
	Thumbnail         string // path of the image in the API; empty when there is none
	OwnershipVerified Bool
	URI               string `json:"Uri"`

	// Websites only.
	MonthlyUniqueVisitors Int
	AlexaRating           Int
	QuantcastRating       Int

	// Mobile apps only.
	MobilePlatform string
	AppStoreRating Int // 1 to 5
	Installs       string
	Price          Int

	// Social media accounts only.
	SocialPlatform string
	Followers      string
	Handle         string
}

// MediaProperties is the collection at
// /MediaPartners/{AccountSID}/MediaProperties, with all five verbs. Its writes
// are multipart/form-data, with one part for each RevenueModel; a create
// answers 201.
func (c *Client) MediaProperties() Collection[MediaProperty] {
	return Collection[MediaProperty]{
		client: c, noun: "media property", path: []string{"MediaProperties"}, key: "MediaProperties",
		id: func(p MediaProperty) string { return p.ID.String() },
	}
}
