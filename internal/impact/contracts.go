package impact

import (
	"bytes"
	"cmp"
	"encoding/json"
)

// Contract is the agreement between a brand and a partner. The two account types
// are shown nearly the same fields; those of the other type are empty. Published
// in the contracts documents of Brand v14 and Partner v16.
type Contract struct {
	ID                   ID     `json:"Id"`         // "S-7777777", or "P-…" for a proposal
	CampaignID           ID     `json:"CampaignId"` // partners only: a brand asks per campaign
	PartnerID            ID     `json:"PartnerId"`  // brands only
	PartnerValue1        string // brands only
	Status               string // ACTIVE, DECLINED, EXPIRED, PENDING or UPCOMING
	StartDate            Time
	EndDate              Time // absent for an open-ended contract
	BrandSignatory       string
	BrandSignatoryDate   Time
	PartnerSignatory     string
	PartnerSignatoryDate Time
	DateCreated          Time
	DateLastUpdated      Time
	HasCampaignTerms     Bool
	PDFURI               string `json:"PdfUri"`
	URI                  string `json:"Uri"`

	// The terms as the API answered them: TemplateTerms for brands, Terms for
	// partners. A partner's listing leaves CampaignTerms out.
	TemplateTerms  json.RawMessage
	Terms          json.RawMessage
	ScheduledTerms json.RawMessage
	CampaignTerms  json.RawMessage
}

// ContractTemplate is what the terms of a contract say of the template they
// come from.
type ContractTemplate struct {
	ID       ID `json:"TemplateId"`
	Version  ID `json:"VersionId"` // a number for brands, a text for partners
	Name     string
	TermName string `json:"TemplateTermName"` // partners only
	Labels   []string
	Currency string // ISO 4217
}

// Template reads the contract's template out of its terms.
func (c Contract) Template() (ContractTemplate, error) {
	f, err := c.template()
	f.object.Name = cmp.Or(f.object.Name, f.object.TermName)
	return f.object, err
}

func (c Contract) template() (f found[ContractTemplate], err error) {
	for _, terms := range []json.RawMessage{c.TemplateTerms, c.Terms} {
		if !absent(terms) {
			err = json.Unmarshal(terms, &f)
			return f, err
		}
	}
	return f, nil
}

// oddities are those of the terms.
func (c Contract) oddities() []Oddity {
	f, _ := c.template()
	for i := range f.oddities {
		f.oddities[i].Member = "Terms." + f.oddities[i].Member
	}
	return f.oddities
}

// TermsJSON is all that the API says of the contract's terms, as one JSON object
// with the API's own field names. Equal terms make equal texts: keys are sorted,
// and nothing stands between the tokens. Numbers keep their digits and lists
// their order. Terms that the answer leaves out are left out.
func (c Contract) TermsJSON() (string, error) {
	terms := map[string]any{}
	for name, raw := range map[string]json.RawMessage{
		"TemplateTerms": c.TemplateTerms, "Terms": c.Terms, "ScheduledTerms": c.ScheduledTerms, "CampaignTerms": c.CampaignTerms,
	} {
		if absent(raw) {
			continue
		}
		decoder := json.NewDecoder(bytes.NewReader(raw))
		decoder.UseNumber()
		var value any
		if err := decoder.Decode(&value); err != nil {
			return "", err
		}
		terms[name] = value
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false) // terms hold HTML, which people read in the plan
	err := encoder.Encode(terms)
	return string(bytes.TrimSpace(text.Bytes())), err
}

func absent(raw json.RawMessage) bool {
	return len(raw) == 0 || string(raw) == "null" || string(raw) == `""`
}

// Contracts is the collection of a brand's contracts within a campaign, at
// /Advertisers/{AccountSID}/Campaigns/{CampaignId}/Contracts, listed and read.
// The listing holds ACTIVE contracts only, unless it is filtered by Status.
func (c *Client) Contracts(campaignID string) Collection[Contract] {
	return c.contractsAt("Campaigns", campaignID, "Contracts")
}

// PartnerContracts is the collection of a partner's contracts with all brands, at
// /Mediapartners/{AccountSID}/Contracts, listed and read. The listing holds
// ACTIVE contracts only, unless it is filtered by Status.
func (c *Client) PartnerContracts() Collection[Contract] { return c.contractsAt("Contracts") }

func (c *Client) contractsAt(path ...string) Collection[Contract] {
	return Collection[Contract]{
		client: c, noun: "contract", path: path, key: "Contracts",
		id: func(contract Contract) string { return contract.ID.String() },
	}
}
