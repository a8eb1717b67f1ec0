// Legal entities of a brand. No document lets a program change them.
// Document: impact-brand-account-v14 (2 of 4 operations): company information has a
// file of its own.

package mockimpact

import (
	"net/http"
	"strconv"
)

// LegalEntity is a company behind the account.
type LegalEntity struct {
	ID                string
	Name              string
	Registered        bool // for indirect tax
	IndirectTaxNumber string
	OrganizationType  string // "CORP"
	TaxID             string
	City              string // of the billing address; "": there is no address
}

var legalEntities = store[LegalEntity]{name: "legal_entities", firstID: 12345}

// AddLegalEntity adds a corporation with a billing address.
func (a *Account) AddLegalEntity(name string) LegalEntity {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if a.Type != Brand {
		misuse("only brands have legal entities")
	}
	e := LegalEntity{
		ID: legalEntities.newID(a.srv), Name: name, OrganizationType: "CORP", TaxID: "12-3456789", City: "Seattle",
	}
	legalEntities.of(a).put(e.ID, e)
	return e
}

// SetLegalEntity replaces the legal entity with that ID.
func (a *Account) SetLegalEntity(e LegalEntity) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := legalEntities.of(a).get(e.ID); !exists {
		misuse("account %s has no legal entity %q", a.ID, e.ID)
	}
	legalEntities.of(a).put(e.ID, e)
}

func legalEntityRoutes() []route {
	return []route{
		{method: http.MethodGet, template: "/LegalEntities", paged: true, handle: func(c *call) answer {
			return list(c, "LegalEntities", legalEntities.of(c.acc).where(nil), c.legalEntity)
		}},
		{method: http.MethodGet, template: "/LegalEntities/{LegalEntityId}", handle: func(c *call) answer {
			e, exists := legalEntities.of(c.acc).get(c.params["LegalEntityId"])
			if !exists {
				return notFound("no legal entity " + c.params["LegalEntityId"])
			}
			return ok(c.legalEntity(e))
		}},
	}
}

func (c *call) legalEntity(e LegalEntity) document {
	billing := document{}
	if e.City != "" {
		billing = address("12 Harbor Way", "Floor 3", e.City, "WASHINGTON", "98101")
	}
	return document{
		"Id": e.ID, "Name": e.Name, "RegisteredForIndirectTax": strconv.FormatBool(e.Registered),
		"IndirectTaxNumber": e.IndirectTaxNumber, "OrganizationType": e.OrganizationType,
		"EinSsnForeignTaxId": masked(e.TaxID), "BillingAddress": billing,
		"Uri": c.root + "/LegalEntities/" + e.ID,
	}
}
