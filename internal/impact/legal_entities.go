package impact

// LegalEntity is a company behind a brand's account, with what it needs to pay
// and to be taxed. Published in the account document of Brand v14.
type LegalEntity struct {
	ID                       ID `json:"Id"`
	Name                     string
	RegisteredForIndirectTax Bool
	IndirectTaxNumber        string
	OrganizationType         string // CORP, LLC, …
	EinSsnForeignTaxID       string `json:"EinSsnForeignTaxId"` // no word of a mask in the document
	BillingAddress           Address
	URI                      string `json:"Uri"`
}

// LegalEntities lists and reads the legal entities of a brand: GET
// …/LegalEntities, without any filter, and …/LegalEntities/{LegalEntityId}.
func (c *Client) LegalEntities() Collection[LegalEntity] {
	return Collection[LegalEntity]{
		client: c, noun: "legal entity", path: []string{"LegalEntities"}, key: "LegalEntities",
		id: func(e LegalEntity) string { return e.ID.String() },
	}
}
