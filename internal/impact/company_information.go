package impact

import (
	"context"
	"net/http"
)

// CompanyInformation is the record of the account itself. The three account
// types share most of its fields; those of partners only are empty elsewhere.
// Published in the account documents of Brand v14 and Partner v16 and in the
// companyinformation document of Agency v3.
type CompanyInformation struct {
	CompanyName                 string
	Industry                    Industry // brand only
	Website                     string
	PrimaryPhoneNumber          string
	PrimaryPhoneNumberCountry   string // impact.com's own country codes
	SecondaryPhoneNumber        string
	SecondaryPhoneNumberCountry string
	MinimumContactRating        Int // 1 to 5
	Timezone                    string
	Currency                    string // ISO 4217
	RegisteredForIndirectTax    Bool
	IndirectTaxNumber           string
	OrganizationType            string
	EinSsnForeignTaxID          string `json:"EinSsnForeignTaxId"` // masked except the last four digits
	CorporateAddress            Address
	BillingAddress              Address
	FinancialContact            AccountContact
	TechnicalContact            AccountContact
	SecurityContact             AccountContact
	CommercialContact           AccountContact
	URI                         string `json:"Uri"`

	// Partners only.
	PrimaryPromotionalMethod string
	PromotionalMethods       string // comma-separated
	Description              string
	LogoImage                string
	ContentAndInterests      string // comma-separated
	DateOfBirth              Time
	Gender                   string
	Ethnicity                string
	ParentalStatus           string
	RelationshipStatus       string
	Education                string
	Pronouns                 string
	HouseholdIncome          string
	ShippingAddress          Address
}

// Industry is a line of business, in the API's own numbering.
type Industry struct {
	ID   ID     `json:"IndustryId"`
	Name string `json:"IndustryName"`
}

// Address is a postal address of an account.
type Address struct {
	AddressLine1 string
	AddressLine2 string
	City         string
	State        string
	PostalCode   string
	Country      string // impact.com's own country codes
}

// AccountContact is the user of the account who fills a role.
type AccountContact struct {
	UserID                 ID `json:"UserId"`
	Name                   string
	Email                  string
	WorkPhoneNumber        string
	WorkPhoneNumberCountry string
	CellPhoneNumber        string
	CellPhoneNumberCountry string
}

var companyInformationPath = []string{"CompanyInformation"}

// CompanyInformation reads the account's record: GET …/CompanyInformation,
// documented for all three account types. It is what proves a credential: no odd
// member makes it fail, and an answer without a single documented member is not
// impact.com's.
func (c *Client) CompanyInformation(ctx context.Context) (CompanyInformation, error) {
	var f found[CompanyInformation]
	err := c.Send(ctx, Request{Method: http.MethodGet, Path: companyInformationPath, Into: &f})
	if err == nil && f.object == (CompanyInformation{}) && len(f.oddities) == 0 {
		err = &Error{
			Method: http.MethodGet, Path: c.path(companyInformationPath), Status: http.StatusOK, Origin: OriginGateway,
			Message: "the answer cannot be understood", Err: errUndocumented,
		}
	}
	c.report(ctx, "company information", f.oddities)
	return f.object, err
}

// UpdateCompanyInformation changes the fields of the body: a Form for brands
// and partners, JSON for agencies. PUT …/CompanyInformation.
func (c *Client) UpdateCompanyInformation(ctx context.Context, body Body) error {
	return c.Send(ctx, Request{Method: http.MethodPut, Path: companyInformationPath, Body: body, Into: new(writeAnswer)})
}
