// The brands of an agency.
// Document: impact-agency-advertisers-v3 (2 of 2 operations).

package mockimpact

import (
	"net/http"
	"slices"
	"strconv"
)

type managedBrand struct {
	account *Account
	access  *Token // what RestAccountURL carries
	view    AdvertiserView
}

// AdvertiserView is what an agency sees of a brand beside the brand's company
// information.
type AdvertiserView struct {
	Description    string
	State          string // "ACTIVE" or "DELINQUENT"
	AgencyOfRecord bool
	AccountManager string // "": none is assigned
}

// Manage puts a brand under an agency. The returned token of the brand is the
// one that RestAccountURL hands to the agency; resetting it changes the URL.
func (a *Account) Manage(brand *Account) *Token {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if a.Type != Agency || brand.Type != Brand || brand.srv != a.srv || a.managedBrand(brand.ID) != nil {
		misuse("an agency can manage each brand of its own server once")
	}
	access, err := brand.addToken(TokenOptions{Name: "Agency access"})
	if err != nil {
		misuse("%v", err)
	}
	a.managed = append(a.managed, managedBrand{account: brand, access: access, view: AdvertiserView{State: "ACTIVE", AgencyOfRecord: true}})
	return access
}

// SetAdvertiserView changes what the agency sees of a brand that it manages.
func (a *Account) SetAdvertiserView(brand *Account, view AdvertiserView) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	managed := a.managedBrand(brand.ID)
	if managed == nil {
		misuse("account %s does not manage %s", a.ID, brand.ID)
	}
	managed.view = view
}

// StopManaging ends what Manage began.
func (a *Account) StopManaging(brand *Account) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	a.managed = slices.DeleteFunc(a.managed, func(m managedBrand) bool { return m.account == brand })
}

func (a *Account) managedBrand(id string) *managedBrand {
	for i := range a.managed {
		if a.managed[i].account.ID == id {
			return &a.managed[i]
		}
	}
	return nil
}

func advertiserRoutes() []route {
	return []route{
		{
			method: http.MethodGet, template: "/Advertisers", paged: true,
			handle: func(c *call) answer { return bareList(c, "Advertisers", c.acc.managed, c.advertiser) },
		},
		{
			method: http.MethodGet, template: "/Advertisers/{AdvertiserId}",
			handle: func(c *call) answer {
				brand := c.acc.managedBrand(c.params["AdvertiserId"])
				if brand == nil {
					return notFound("the agency manages no advertiser " + c.params["AdvertiserId"])
				}
				return ok(c.advertiser(*brand))
			},
		},
	}
}

// advertiser has an AccountManager only where one is assigned.
func (c *call) advertiser(m managedBrand) document {
	company := func(path string) any {
		value, _ := m.account.companyField(path)
		return value
	}
	organization := company("OrganizationType")
	if organization != "CORP" && organization != "NONP_GOV" {
		organization = "OTHER"
	}
	taxID, _ := company("EinSsnForeignTaxId").(string)
	sid := m.access.SID
	shown := document{
		"Id": m.account.ID, "Name": company("CompanyName"), "Description": m.view.Description, "State": m.view.State,
		"Website":      company("Website"),
		"AddressLine1": company("CorporateAddress.AddressLine1"), "AddressLine2": company("CorporateAddress.AddressLine2"),
		"City": company("CorporateAddress.City"), "CountryState": company("CorporateAddress.State"),
		"PostalCode": company("CorporateAddress.PostalCode"), "Country": company("CorporateAddress.Country"),
		"IndirectTaxJurisdiction": "", "VatRegistered": company("RegisteredForIndirectTax"),
		"OrganizationType": organization, "TaxId": masked(taxID), "IndirectTaxNumber": company("IndirectTaxNumber"),
		"Timezone": "America/Los_Angeles", "Currency": company("Currency"), "PhoneNumber": company("PrimaryPhoneNumber"),
		"DateCreated":    m.account.created.Format("2006-01-02T15:04:05-07:00"),
		"FinancialSetup": "BILLED_BY_IR", "AgencyOfRecord": strconv.FormatBool(m.view.AgencyOfRecord),
		"RestAccountURL": sid + ":" + m.access.value + "@api.impactradius.com/Advertisers/" + sid,
		"Uri":            c.root + "/Advertisers/" + m.account.ID,
	}
	if m.view.AccountManager != "" {
		shown["AccountManager"] = m.view.AccountManager
	}
	return shown
}
