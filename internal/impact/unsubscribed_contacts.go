package impact

// UnsubscribedContact is a person who does not want messages of a campaign any more.
// Published in the programs document of Brand v14.
type UnsubscribedContact struct {
	UserEmail string
	PartnerID ID `json:"PartnerId"`
	CreatedAt Time
	UpdatedAt Time
}

// UnsubscribedContacts lists who unsubscribed from a campaign: GET
// …/Campaigns/{CampaignId}/UnsubscribedContacts, filtered by PartnerId and UserEmail.
// They have no id but their address, which no log shall hold.
func (c *Client) UnsubscribedContacts(campaignID string) Collection[UnsubscribedContact] {
	return Collection[UnsubscribedContact]{
		client: c, noun: "unsubscribed contact", path: []string{"Campaigns", campaignID, "UnsubscribedContacts"}, key: "Results",
		id: func(UnsubscribedContact) string { return "" }, fromZero: true, personal: true,
	}
}
