package impact

// Contact is a person at one or more partners, as a brand keeps them within a
// campaign. Published in the contacts document of Brand v14.
type Contact struct {
	ID                     ID `json:"Id"` // "M…" for one that impact.com made itself
	FirstName              string
	LastName               string
	EmailAddress           string
	Title                  string
	ProfileImage           string // path of the image in the API
	WorkPhoneNumber        string
	WorkPhoneNumberCountry string
	CellphoneNumber        string
	CellphoneNumberCountry string
	Editable               Bool // false: only Title and Labels can change
	Labels                 []string
	Accounts               []struct {
		ID   ID `json:"Id"`
		Name string
	}
	URI string `json:"Uri"`
}

// AccountIDs are the ids of the partners that the contact belongs to.
func (c Contact) AccountIDs() []string {
	ids := make([]string, len(c.Accounts))
	for i, account := range c.Accounts {
		ids[i] = account.ID.String()
	}
	return ids
}

// Contacts is the collection at
// /Advertisers/{AccountSID}/Campaigns/{CampaignId}/Contacts, with all five
// verbs. A create takes the lists Accounts and Labels, an update their
// differences: AccountsAdd, AccountsRemove, LabelsAdd, LabelsRemove.
func (c *Client) Contacts(campaignID string) Collection[Contact] {
	return Collection[Contact]{
		client: c, noun: "contact", path: []string{"Campaigns", campaignID, "Contacts"}, key: "Contacts",
		id: func(contact Contact) string { return contact.ID.String() },
	}
}
