package impact

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// Advertiser is a brand that an agency manages. Published in the advertisers
// document of Agency v3.
type Advertiser struct {
	ID                      ID `json:"Id"`
	Name                    string
	Description             string
	State                   string // ACTIVE or DELINQUENT
	Website                 string
	AddressLine1            string
	AddressLine2            string
	City                    string
	CountryState            string
	PostalCode              string
	Country                 string // impact.com's own country codes
	IndirectTaxJurisdiction string
	VatRegistered           Bool
	OrganizationType        string // CORP, NONP_GOV or OTHER
	TaxID                   string `json:"TaxId"` // masked except the last four digits
	IndirectTaxNumber       string
	Timezone                string // IANA
	Currency                string // ISO 4217
	PhoneNumber             string
	DateCreated             Time
	FinancialSetup          string // BILLED_BY_IR
	AgencyOfRecord          Bool
	AccountManager          string // empty where none is assigned
	URI                     string `json:"Uri"`

	// RestAccountURL is a live credential of the brand.
	RestAccountURL RestAccountURL
}

// Advertisers lists and reads the brands that an agency manages:
// GET …/Advertisers and …/Advertisers/{AdvertiserId}. Every answer carries live
// credentials.
func (c *Client) Advertisers() Collection[Advertiser] {
	return Collection[Advertiser]{
		client: c, noun: "advertiser", path: []string{"Advertisers"}, key: "Advertisers",
		id: func(a Advertiser) string { return a.ID.String() },
	}
}

// RestAccountURL is the address that carries a brand's Account SID and Auth
// Token: "SID:AuthToken@api.impactradius.com/Advertisers/SID". It is a secret
// and shows as asterisks however it is printed, logged or encoded.
type RestAccountURL struct{ value string }

// UnmarshalJSON accepts a string or null. Its errors do not repeat the value.
func (u *RestAccountURL) UnmarshalJSON(data []byte) error {
	var value *string
	if json.Unmarshal(data, &value) != nil {
		return errors.New("RestAccountURL is not a string")
	}
	u.value = ""
	if value != nil {
		u.value = strings.TrimSpace(*value)
	}
	return nil
}

// MarshalJSON never encodes the secret.
func (RestAccountURL) MarshalJSON() ([]byte, error) { return json.Marshal(transport.Hidden) }

// Format prints asterisks for every verb.
func (RestAccountURL) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, transport.Hidden) }

// errNoCredential never holds what the address was.
var errNoCredential = errors.New("its RestAccountURL is not of the documented form SID:AuthToken@host/Advertisers/SID")

// Credential takes the address apart. An address of another form, or with parts
// that no request could carry, is an error that does not repeat it.
func (u RestAccountURL) Credential() (accountSID, authToken string, err error) {
	value := strings.TrimPrefix(u.value, "https://")
	at := strings.LastIndexByte(value, '@')
	if at < 0 {
		return "", "", errNoCredential
	}
	accountSID, authToken, found := strings.Cut(value[:at], ":")
	if !found || CheckAccountSID(accountSID) != nil {
		return "", "", errNoCredential
	}
	if unescaped, err := url.PathUnescape(authToken); err == nil {
		authToken = unescaped
	}
	if CheckAuthToken(authToken) != nil || !strings.HasSuffix(strings.TrimSuffix(value[at:], "/"), "/Advertisers/"+accountSID) {
		return "", "", errNoCredential
	}
	return accountSID, authToken, nil
}
