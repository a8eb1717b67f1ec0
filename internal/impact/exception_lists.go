package impact

// ExceptionList is a brand's list of categories, SKUs or promo codes that are
// paid at a rate of their own. A list of promo codes has no Type.
//
// Published in the exceptionlists and promocodeexceptionlists documents of
// Brand v14 and Partner v16. Ids are integers for a brand's lists of categories
// and SKUs, and strings elsewhere; a partner's answers have no trackers.
type ExceptionList struct {
	ID            ID `json:"Id"`
	Name          string
	State         string          // ACTIVE, CLOSED or DEACTIVATED
	Type          string          // CATEGORY or SKU
	CampaignID    ID              `json:"CampaignId"`
	Created       Time            `json:"CreatedDate"`
	Deactivated   Time            `json:"DeactivationDate"`
	Trackers      []ActionTracker `json:"ActionTrackers"`
	NumberOfItems Int
	ItemsURI      string `json:"ItemsUri"`
	URI           string `json:"Uri"`
}

// ActionTracker is an event type that a list applies to.
type ActionTracker struct {
	ID   ID `json:"Id"`
	Name string
}

// TrackerIDs are the ids of the event types that the list applies to.
func (l ExceptionList) TrackerIDs() []string {
	ids := make([]string, len(l.Trackers))
	for i, tracker := range l.Trackers {
		ids[i] = tracker.ID.String()
	}
	return ids
}

// ExceptionLists is the collection at …/ExceptionLists. A brand lists, creates,
// reads and updates; no document has a delete of a list. A create takes the
// form fields Name, CampaignId, Type and ActionTrackerId (ids joined by
// commas), an update the same without CampaignId. A partner reads single lists.
func (c *Client) ExceptionLists() Collection[ExceptionList] {
	return Collection[ExceptionList]{
		client: c, noun: "exception list", path: []string{"ExceptionLists"}, key: "ExceptionLists",
		id: func(l ExceptionList) string { return l.ID.String() },
	}
}

// ExceptionListItems are the items of one list of categories or SKUs, at
// …/ExceptionLists/{ExceptionListId}/Items.
func (c *Client) ExceptionListItems(listID string) ExceptionListItems {
	return ExceptionListItems{itemsOf(c.ExceptionLists(), listID, "ExceptionListItems")}
}
