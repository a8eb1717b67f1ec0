package impact

// User is a person who has access to a partner's account. Published in the
// users document of Partner v16; the documents of brands and agencies have none.
type User struct {
	ID              ID `json:"Id"` // "I-1139074"
	FirstName       string
	LastName        string
	Username        string
	State           string // ACTIVE, PENDING or INVITED
	Language        string // "en_US"
	AccessRights    []AccessRight
	JoinedDate      Time
	DateLastUpdated Time
	LastUpdatedBy   string
	CreatedBy       string
	URI             string `json:"Uri"`
}

// AccessRight is a role with what the user may do in it.
type AccessRight struct {
	Role        string // "Finance"
	Permissions List   // "VIEW_FINANCIALS"
}

// Users lists and reads the users of a partner's account: GET …/Users, filtered
// by Name and State, and …/Users/{Id}.
func (c *Client) Users() Collection[User] {
	return Collection[User]{
		client: c, noun: "user", path: []string{"Users"}, key: "Users",
		id: func(u User) string { return u.ID.String() },
	}
}
