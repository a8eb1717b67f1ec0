package impact

// PartnerGroup is a brand's private group of partners, within one campaign.
// Published in the partnergroups document of Brand v14.
type PartnerGroup struct {
	ID      ID `json:"Id"`
	Name    string
	Members []struct {
		PartnerID ID `json:"PartnerId"`
	} `json:"MediaPartners"`
	URI string `json:"Uri"`
}

// PartnerGroups is the collection at
// /Advertisers/{AccountSID}/Campaigns/{CampaignId}/MediaPartnerGroups, with all
// five verbs. A create takes the form fields Name and MediaPartners, an update
// Name, MediaPartnersAdd and MediaPartnersRemove.
func (c *Client) PartnerGroups(campaignID string) Collection[PartnerGroup] {
	return Collection[PartnerGroup]{
		client: c, noun: "partner group",
		path: []string{"Campaigns", campaignID, "MediaPartnerGroups"}, key: "Groups",
		id: func(g PartnerGroup) string { return g.ID.String() },
	}
}

// MemberIDs are the ids of the partners in the group.
func (g PartnerGroup) MemberIDs() []string {
	ids := make([]string, len(g.Members))
	for i, member := range g.Members {
		ids[i] = member.PartnerID.String()
	}
	return ids
}
