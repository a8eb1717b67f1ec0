// Tax forms of a partner. People fill them in elsewhere; the mock is told of them.
// Document: impact-partner-taxdocument-v16 (2 of 5 operations): the latest one is not
// modelled, nor is beginning and completing one.

package mockimpact

import (
	"net/http"
	"time"
)

// TaxDocument is a tax form.
type TaxDocument struct {
	ID        string // numeric
	UserID    string
	Email     string
	Status    string // "NEW", "NOT_VERIFIED", "ACTIVE" or "INACTIVE"
	Type      string // "W9", "W8BEN" or "W8BENE"; "" while nobody has chosen
	Provider  string // "DOCUSIGN" or "COMPLY_EXCHANGE"
	Submitted time.Time
	Updated   time.Time
}

var taxDocuments = store[TaxDocument]{name: "tax_documents", firstID: 224289}

// AddTaxDocument adds a form; the ID is given.
func (a *Account) AddTaxDocument(d TaxDocument) TaxDocument {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if a.Type != Partner {
		misuse("only partners have tax documents")
	}
	d.ID = taxDocuments.newID(a.srv)
	taxDocuments.of(a).put(d.ID, d)
	return d
}

func taxDocumentRoutes() []route {
	return []route{
		{method: http.MethodGet, template: "/TaxDocuments", paged: true, handle: func(c *call) answer {
			return list(c, "TaxDocuments", taxDocuments.of(c.acc).where(nil), c.taxDocument)
		}},
		{method: http.MethodGet, template: "/TaxDocument/{Id}", handle: func(c *call) answer {
			d, exists := taxDocuments.of(c.acc).get(c.params["Id"])
			if !exists {
				return notFound("no tax document " + c.params["Id"])
			}
			return ok(c.taxDocument(d))
		}},
	}
}

func (c *call) taxDocument(d TaxDocument) document {
	shown := document{
		"Id": d.ID, "UserId": d.UserID, "Email": d.Email, "Status": d.Status, "EnvelopeId": "47b6c24d-f313-4343-9252-7e477f8a267c",
		"Type": nil, "Provider": d.Provider, "SubmitDate": instantOrEmpty(d.Submitted), "UpdateDate": instantOrEmpty(d.Updated),
		"Uri": c.root + "/TaxDocuments/" + d.ID,
	}
	if d.Type != "" {
		shown["Type"] = d.Type
	}
	return shown
}
