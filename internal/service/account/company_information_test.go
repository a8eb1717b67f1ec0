package account_test

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

var companyInformation = acctest.Resource("impact_company_information")

func companyInformationConfig(attributes string) string {
	return "resource \"impact_company_information\" \"test\" {\n" + attributes + "\n}\n"
}

// logo writes an image and returns its path and content.
func logo(t *testing.T, content string) (file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "logo.png")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// updates are the bodies of the updates that the mock received.
func updates(w *acctest.World) (bodies []string) {
	for _, exchange := range w.Mock.Journal() {
		if exchange.Method == http.MethodPut {
			bodies = append(bodies, string(exchange.Body))
		}
	}
	w.Mock.ResetJournal()
	return bodies
}

// record is a configuration with everything that the account type can change,
// and what of it changes another time.
type companyInformationCase struct {
	attributes func(*testing.T) string
	old, new   []string // texts of the attributes, pairwise
	fields     map[string]string
}

const brandRecord = `
  company_name                   = "Acme 1"
  website                        = "https://one.example.com"
  primary_phone_number           = "2065551111"
  primary_phone_number_country   = "US"
  secondary_phone_number         = "2065552222"
  secondary_phone_number_country = "US"
  organization_type              = "LLC"
  ein_ssn_foreign_tax_id         = "12-3451111"
  corporate_address = {
    address_line1 = "1 Harbor Way"
    address_line2 = "Floor 1"
    city          = "Tacoma"
    postal_code   = "98401"
    country       = "CA"
  }
  billing_address = {
    address_line1 = "1 Bill Way"
    address_line2 = "Suite 9"
    city          = "Renton"
    postal_code   = "98055"
    country       = "CA"
  }`

var companyInformationCases = map[string]companyInformationCase{
	"brand": {
		attributes: func(*testing.T) string { return brandRecord },
		old:        []string{"Acme 1", "https://one", "2065551111", "2065552222", `"LLC"`, "12-3451111", "Floor 1", "Tacoma", "98055"},
		new:        []string{"Acme 2", "https://two", "2065553333", "2065554444", `"LLP"`, "12-3452222", "", "Everett", "98056"},
		fields: map[string]string{
			"CompanyName": "Acme 2", "Website": "https://two.example.com", "PrimaryPhoneNumber": "2065553333", "SecondaryPhoneNumber": "2065554444",
			"OrganizationType": "LLP", "EinSsnForeignTaxId": "12-3452222", "CorporateAddress.AddressLine1": "1 Harbor Way",
			"CorporateAddress.AddressLine2": "", "CorporateAddress.City": "Everett", "CorporateAddress.State": "WASHINGTON",
			"BillingAddress.PostalCode": "98056", "Currency": "USD",
		},
	},
	"partner": {
		attributes: func(t *testing.T) string {
			return brandRecord + fmt.Sprintf(`
  minimum_contact_rating     = 2
  description                = "Trails"
  content_and_interests      = ["hiking", "gear"]
  primary_promotional_method = "CONTENT"
  promotional_methods        = ["CONTENT", "EMAIL"]
  date_of_birth              = "1991-05-17T00:00:00-07:00"
  gender                     = "Female"
  ethnicity                  = "Other"
  parental_status            = "Mom"
  relationship_status        = "Married"
  education                  = "PhD"
  pronouns                   = "she_her"
  household_income           = "35K"
  shipping_address = {
    city = "Salem"
  }
  security_contact = {
    name                      = "Ann Safe"
    email                     = "ann@example.com"
    work_phone_number         = "2065556666"
    work_phone_number_country = "US"
  }
  logo_file = %q`, logo(t, "one"))
		},
		old: []string{"= 2", `"Trails"`, `"gear"`, `method = "CONTENT"`, `"EMAIL"`, "1991-", "Female", `"Other"`, "Mom", "Married", "PhD", "she_her", `"35K"`, "Salem", "Ann Safe"},
		new: []string{"= 3", `"Peaks"`, `"maps"`, `method = "EMAIL"`, `"SEARCH"`, "1992-", "Non-binary", `"White"`, "Other", "Divorced", "Other", "they_them", `"Over_50K"`, "Bend", "Ann Sure"},
		fields: map[string]string{
			"MinimumContactRating": "3", "Description": "Peaks", "ContentAndInterests": "hiking,maps", "PrimaryPromotionalMethod": "EMAIL",
			"PromotionalMethods": "CONTENT,SEARCH", "DateOfBirth": "1992-05-17T00:00:00-07:00", "Gender": "Non-binary", "Ethnicity": "White",
			"ParentalStatus": "Other", "RelationshipStatus": "Divorced", "Education": "Other", "Pronouns": "they_them", "HouseholdIncome": "Over_50K",
			"ShippingAddress.City": "Bend", "ShippingAddress.AddressLine1": "7 Trail Road", "SecurityContact.Name": "Ann Sure",
			"SecurityContact.Email": "ann@example.com", "SecurityContact.WorkPhoneNumber": "2065556666",
		},
	},
	"agency": {
		attributes: func(*testing.T) string {
			return strings.Replace(brandRecord, `"LLC"`, `"CORP"`, 1) + `
  minimum_contact_rating      = 4
  timezone                    = "(GMT -05:00) Eastern Time (US & Canada)"
  currency                    = "EUR"
  registered_for_indirect_tax = true
  indirect_tax_number         = "DE123"
  financial_contact           = { user_id = "1", name = "Flo Coin", email = "flo@example.com" }
  technical_contact           = { cell_phone_number = "491", cell_phone_number_country = "GERMANY" }
  security_contact            = { name = "Sue Lock" }
  commercial_contact          = { work_phone_number = "492", work_phone_number_country = "GERMANY" }`
		},
		old: []string{"= 4", "Eastern", "EUR", "= true", "DE123", "CORP", "Flo Coin", "491", "Sue Lock", "492"},
		new: []string{"= 5", "Western", "GBP", "= false", "", "OTHER", "Flo Cash", "493", "Sue Bolt", ""},
		fields: map[string]string{
			"MinimumContactRating": "5", "Timezone": "(GMT -05:00) Western Time (US & Canada)", "Currency": "GBP", "RegisteredForIndirectTax": "false",
			"IndirectTaxNumber": "", "OrganizationType": "OTHER", "FinancialContact.Name": "Flo Cash", "FinancialContact.UserId": "1",
			"TechnicalContact.CellPhoneNumber": "493", "TechnicalContact.Name": "Tom Router", "SecurityContact.Name": "Sue Bolt",
			"CommercialContact.WorkPhoneNumber": "",
		},
	},
}

func TestAccCompanyInformation_lifecycle(t *testing.T) {
	t.Parallel()
	for world, newWorld := range worlds {
		accountType := strings.Replace(world, "passthrough", "brand", 1)
		t.Run(world, func(t *testing.T) {
			t.Parallel()
			w, c := newWorld(t), companyInformationCases[accountType]
			w.NeedsMock()
			attributes := c.attributes(t)
			var pairs []string
			for i, old := range c.old {
				pairs = append(pairs, old, c.new[i])
			}
			w.RunAtProtocol(
				resource.TestStep{Config: companyInformationConfig(""), ConfigPlanChecks: companyInformation.Planned(plancheck.ResourceActionCreate)},
				resource.TestStep{ // nothing was set, so nothing was sent
					PreConfig: func() {
						if sent := updates(w); len(sent) != 0 {
							t.Errorf("adopting sent %q", sent)
						}
					},
					Config: companyInformationConfig(attributes), ConfigPlanChecks: companyInformation.Planned(plancheck.ResourceActionUpdate),
				},
				resource.TestStep{
					ResourceName: companyInformation.Address, ImportState: true, ImportStateVerify: true,
					ImportStateVerifyIgnore: []string{"account", "ein_ssn_foreign_tax_id", "logo_file", "logo_file_sha256"}, // the account by its new name
				},
				resource.TestStep{
					Config: companyInformationConfig(strings.NewReplacer(pairs...).Replace(attributes)), ConfigPlanChecks: companyInformation.Planned(plancheck.ResourceActionUpdate),
				},
				resource.TestStep{ // what is not set any more is left alone
					PreConfig: func() {
						for field, want := range c.fields {
							if got := w.Account.CompanyField(field); got != want {
								t.Errorf("%s is %q, want %q", field, got, want)
							}
						}
						updates(w)
					},
					Config:            companyInformationConfig(""),
					ConfigStateChecks: []statecheck.StateCheck{companyInformation.Has("company_name", knownvalue.NotNull())},
				},
			)
			if sent := updates(w); len(sent) != 0 {
				t.Errorf("setting nothing, and destroying, sent %q", sent)
			}
			for field, want := range c.fields {
				if got := w.Account.CompanyField(field); got != want {
					t.Errorf("after destroy %s is %q, want %q", field, got, want)
				}
			}
		})
	}
}

func TestAccCompanyInformation_import(t *testing.T) {
	t.Parallel()
	for world, newWorld := range worlds {
		t.Run(world, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.NeedsMock()
			id := w.Token.SID
			if world == "passthrough" {
				id = w.Account.ID
			}
			w.RunLife(
				resource.TestStep{
					Config:            companyInformationConfig(""),
					ConfigStateChecks: []statecheck.StateCheck{companyInformation.Has("id", knownvalue.StringExact(id))},
				},
				companyInformation.ImportByIdentity(),
				companyInformation.ImportGenerated(),
				resource.TestStep{
					Config: companyInformationConfig(""), ResourceName: companyInformation.Address, ImportState: true, ImportStateId: "IRother",
					ExpectError: acctest.Text("The id IRother is not that of the account that the provider acts on; its company information has the id " + id),
				},
			)
		})
	}
}

// A declared tax id is compared with the masked one that impact.com shows.
func TestAccCompanyInformation_taxID(t *testing.T) {
	t.Parallel()
	w := acctest.NewAgency(t)
	w.NeedsMock()
	const mine = `ein_ssn_foreign_tax_id = "12-3454832"`
	w.RunAtProtocol(
		resource.TestStep{Config: companyInformationConfig(mine)},
		resource.TestStep{ // without punctuation it is the same
			PreConfig: func() {
				if sent := updates(w); len(sent) != 1 || sent[0] != `{"EinSsnForeignTaxId":"12-3454832"}` {
					t.Errorf("sent %q", sent)
				}
			},
			Config: companyInformationConfig(`ein_ssn_foreign_tax_id = "123454832"`), PlanOnly: true,
		},
		resource.TestStep{
			PreConfig:        func() { w.Account.SetCompanyField("EinSsnForeignTaxId", "99-9990000") },
			Config:           companyInformationConfig(mine),
			ConfigPlanChecks: companyInformation.Planned(plancheck.ResourceActionUpdate),
		},
		resource.TestStep{
			Config: companyInformationConfig(`ein_ssn_foreign_tax_id = "XXXXX1234"`), PlanOnly: true,
			ExpectError: acctest.Text(`This tax id is masked, as impact.com shows it, and not the one that it has now.`),
		},
	)
}

func TestAccCompanyInformation_drift(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		config := companyInformationConfig(`
  company_name      = "Acme 1"
  corporate_address = { city = "Tacoma" }`)
		w.RunLife(
			resource.TestStep{Config: config},
			resource.TestStep{
				PreConfig: func() {
					updates(w)
					w.Account.SetCompanyField("CorporateAddress.City", "Seattle")
					w.Account.SetCompanyField("Website", "https://new.example.com")
				},
				Config:           config,
				ConfigPlanChecks: companyInformation.Planned(plancheck.ResourceActionUpdate),
				ConfigStateChecks: []statecheck.StateCheck{
					companyInformation.Has("website", knownvalue.StringExact("https://new.example.com")),
				},
			},
		)
		if sent := updates(w); len(sent) != 1 || sent[0] != "CorporateAddressCity=Tacoma" {
			t.Errorf("sent %q", sent)
		}
	})
}

// Every update of a partner's record carries the three required fields.
func TestAccCompanyInformation_partnerLogo(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	file := logo(t, "image")
	config := func(name string) string {
		return companyInformationConfig(fmt.Sprintf("company_name = %q\n  logo_file = %q", name, file))
	}
	var before string
	w.RunAtProtocol(
		resource.TestStep{
			Config: companyInformationConfig(`company_name = "Coyote"`), PlanOnly: true,
			ExpectError: acctest.Text(`Set logo_file to the file of the account's logo. The API takes no update of a partner's company information without it.`),
		},
		resource.TestStep{Config: config("Coyote")},
		resource.TestStep{
			PreConfig: func() {
				want := url.Values{
					"CompanyName": {"Coyote"}, "ContentInterests": {"outdoors,travel"}, "Description": {"Reviews of outdoor gear."},
					"LogoImage": {base64.StdEncoding.EncodeToString([]byte("image"))},
				}.Encode()
				if sent := updates(w); len(sent) != 1 || sent[0] != want {
					t.Errorf("sent %q, want %q", sent, want)
				}
				before = w.Account.CompanyField("LogoImage")
				if err := os.WriteFile(file, []byte("another"), 0o600); err != nil {
					t.Error(err)
				}
			},
			Config: config("Coyote"), ConfigPlanChecks: companyInformation.Planned(plancheck.ResourceActionUpdate),
		},
		resource.TestStep{
			PreConfig: func() {
				if w.Account.CompanyField("LogoImage") == before {
					t.Error("another image was not sent")
				}
				w.Account.SetCompanyField("Description", "")
			},
			Config:      config("Coyote 2"),
			ExpectError: acctest.Text(`Set description: the account has none. The API takes no update of a partner's company information without it.`),
		},
	)
}

func TestAccCompanyInformation_refused(t *testing.T) {
	t.Parallel()
	const cannot = "The API cannot change "
	for _, test := range []struct{ world, attributes, want string }{
		{"brand", `timezone = "(GMT +01:00) Berlin"`, cannot + "timezone of a brand account. Remove it, or declare the value that it has; the web app can change it."},
		{"passthrough", `currency = "EUR"`, cannot + "currency of a brand account."},
		{"brand", `registered_for_indirect_tax = true`, cannot + "registered_for_indirect_tax of a brand account."},
		{"brand", `corporate_address = { state = "OREGON" }`, cannot + "corporate_address.state of a brand account."},
		{"brand", `security_contact = { name = "Somebody" }`, cannot + "security_contact.name of a brand account."},
		{"brand", `description = "Text"`, cannot + "description of a brand account."},
		{"brand", `logo_file = "company_information_test.go"`, "Only the company information of a partner account has a logo."},
		{"brand", `industry_id = "1"`, "Invalid Configuration for Read-Only Attribute"},
		{"brand", `secondary_phone_number = "1"`, "The API takes a phone number only together with its country: set secondary_phone_number_country."},
		{"partner", `financial_contact = { name = "Somebody" }`, cannot + "financial_contact.name of a partner account."},
		{"partner", `security_contact = { user_id = "1" }`, cannot + "security_contact.user_id of a partner account."},
		{"partner", `indirect_tax_number = "1"`, cannot + "indirect_tax_number of a partner account."},
		{"partner", `content_and_interests = ["a,b"]`, "must hold no space and no comma: the API sends these values joined by commas"},
		{"partner", `gender = "male"`, `value must be one of: ["Female"`},
		{"agency", `organization_type = "LLC"`, "organization_type of an agency account is one of CORP, NONP_GOV, OTHER."},
		{"agency", `education = "PhD"`, cannot + "education of an agency account."},
		{"agency", `minimum_contact_rating = 6`, "value must be between 1 and 5"},
	} {
		t.Run(test.world+" "+test.attributes, func(t *testing.T) {
			t.Parallel()
			w := worlds[test.world](t)
			w.NeedsMock()
			w.RunAtProtocol(resource.TestStep{Config: companyInformationConfig(test.attributes), PlanOnly: true, ExpectError: acctest.Text(test.want)})
		})
	}
}

// Declaring what is live is no change, also of what the API cannot change.
func TestAccCompanyInformation_live(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.RunAtProtocol(resource.TestStep{Config: companyInformationConfig(`
  currency          = "USD"
  technical_contact = { name = "Sam Socket" }
  corporate_address = { state = "WASHINGTON" }`)})
	if sent := updates(w); len(sent) != 0 {
		t.Errorf("sent %q", sent)
	}
}

func TestAccCompanyInformation_errors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status     int
		body, want string
	}{
		"401": {http.StatusUnauthorized, `{"Status":"ERROR","Message":"Unauthorized"}`, `Cannot adopt the company information…the Auth Token was reset or deleted`},
		"403": {http.StatusForbidden, `{"Status":"ERROR","Message":"Forbidden"}`, `lacks the permission for PUT /Advertisers/<AccountSID>/CompanyInformation in the category "Account"`},
		"404": {http.StatusNotFound, `{"Status":"ERROR","Message":"Not found"}`, `Cannot adopt the company information…Check the ids`},
		"400": {
			http.StatusBadRequest, `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"CorporateAddressCity","Message":"Unknown city"}]}`,
			`with impact_company_information.test…impact.com refused CorporateAddressCity: Unknown city.`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			w.Mock.Fault(mockimpact.Fault{Method: http.MethodPut, Status: test.status, ContentType: "application/json", Body: test.body})
			w.RunAtProtocol(resource.TestStep{Config: companyInformationConfig(`corporate_address = { city = "Nowhere" }`), ExpectError: acctest.Text(test.want)})
		})
	}
}

func TestAccCompanyInformation_waitsFor429(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Mock.Fault(mockimpact.Fault{Method: http.MethodPut, Status: http.StatusTooManyRequests, Times: 1, Header: http.Header{"X-Ratelimit-Reset": {"0"}}})
	w.RunAtProtocol(resource.TestStep{Config: companyInformationConfig(`company_name = "Acme 1"`)})
}
