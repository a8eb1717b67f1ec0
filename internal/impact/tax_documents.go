package impact

// TaxDocument is a tax form that a person of a partner fills in and signs on another
// page. The answer's e-mail address and envelope are not read. Published in the
// taxdocument document of Partner v16.
type TaxDocument struct {
	ID         ID     `json:"Id"`
	UserID     ID     `json:"UserId"`
	Status     string // NEW, NOT_VERIFIED, ACTIVE or INACTIVE
	Type       string // W9, W8BEN or W8BENE; absent until somebody chooses
	Provider   string // DOCUSIGN or COMPLY_EXCHANGE
	SubmitDate Time
	UpdateDate Time
	URI        string `json:"Uri"`
}

// TaxDocuments lists the tax documents of a partner: GET …/TaxDocuments, without any
// filter. One is read elsewhere, at …/TaxDocument/{Id}.
func (c *Client) TaxDocuments() Collection[TaxDocument] {
	return Collection[TaxDocument]{
		client: c, noun: "tax document", path: []string{"TaxDocuments"}, key: "TaxDocuments", personal: true,
		id: func(d TaxDocument) string { return d.ID.String() },
	}
}
