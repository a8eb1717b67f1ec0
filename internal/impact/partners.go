package impact

// MediaPartner is a partner account as a brand sees it. Published in the partners
// document of Brand v14.
type MediaPartner struct {
	ID                    ID `json:"Id"`
	Name                  string
	Description           string
	Website               string
	State                 string // ACTIVE, EXPIRED, …
	Address               PartnerAddress
	Phone                 PartnerNumber
	Currency              string // ISO 4217
	Timezone              string
	IndirectTax           PartnerNumber
	PartnerType           string // DIRECT or MARKETPLACE
	PromotionalMethods    []PromotionalMethod
	PromotionalCountries  []string
	PromotionalCategories []string
	Properties            []PartnerProperty
	Programs              []PartnerProgram
	Contacts              []PartnerContact
	LinkedAccounts        []LinkedAccount
	PartnerValues         PartnerValues
	AccountManager        string
	DateCreated           Time
	DateLastUpdated       Time
	CreatedBy             string
	LastUpdatedBy         string
	URI                   string `json:"Uri"`
}

// PartnerAddress is a postal address of a partner.
type PartnerAddress struct {
	Address1, Address2, City, State, PostalCode string

	Country string // ISO 3166-1 alpha-2, although the listing's filter has other codes
}

// PartnerValues are a brand's own values for a partner.
type PartnerValues struct{ Value1, Value2, Value3 string }

// PartnerNumber is a number that counts within a country: of a phone, or of a
// tax registration.
type PartnerNumber struct{ Country, Number string }

// PromotionalMethod is a way in which a partner promotes, such as EMAIL.
type PromotionalMethod struct {
	Type      string
	IsPrimary Bool
}

// PartnerProperty is a website, an app or a social account of a partner.
type PartnerProperty struct {
	ID       ID `json:"Id"` // "P-1"
	Name     string
	Type     string // WEBSITE, MOBILE or SOCIAL
	Platform string
	URL      string `json:"Url"`
}

// PartnerProgram is a campaign that a partner has joined, and by which contract.
type PartnerProgram struct {
	ID             ID `json:"Id"`
	Name           string
	ContractID     ID `json:"ContractId"`
	ContractName   string
	JoinDate       Time
	ExpirationDate Time // absent for an open-ended contract
}

// PartnerContact is a person at a partner.
type PartnerContact struct {
	FirstName, LastName, Email string

	IsPrimary Bool
}

// LinkedAccount is another account that impact.com links to a partner.
type LinkedAccount struct {
	ID     ID `json:"Id"`
	Reason string
	Date   Time
}

// MediaPartners is the collection at /Advertisers/{AccountSID}/MediaPartners, listed
// and read. An update takes MPValue1 to MPValue3, which are read as PartnerValues, and
// nothing else. The listing can be filtered by Id (joined by commas), CampaignId,
// GroupId, Country, startDate, endDate, State and RelationshipState, spelled in
// exactly this way.
func (c *Client) MediaPartners() Collection[MediaPartner] {
	return Collection[MediaPartner]{
		client: c, noun: "partner", path: []string{"MediaPartners"}, key: "Partners",
		id: func(p MediaPartner) string { return p.ID.String() },
	}
}
