package impact

// PhoneNumber is a number by which a brand tracks calls. Published in the
// phonenumbers document of Brand v14.
type PhoneNumber struct {
	ID                  ID `json:"Id"`
	Country             string
	Number              string
	InternationalNumber string
	DateCreated         Time
	LastDateAssigned    Time
	LastDateReleased    Time
	URI                 string `json:"Uri"`
}

// PhoneNumbers lists the numbers of a brand: GET …/PhoneNumbers, filtered by Id and
// Number, each joined by commas, LastDateAssigned and LastDateReleased.
func (c *Client) PhoneNumbers() Collection[PhoneNumber] {
	return Collection[PhoneNumber]{
		client: c, noun: "phone number", path: []string{"PhoneNumbers"}, key: "PhoneNumbers",
		id: func(n PhoneNumber) string { return n.ID.String() }, integers: true,
	}
}
