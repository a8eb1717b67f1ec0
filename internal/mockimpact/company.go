// Company information: what the account types have in common. The documents are
// named in company_brand.go, company_partner.go and company_agency.go.

package mockimpact

import (
	"fmt"
	"maps"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

func newCompany(accountType, name string) document {
	switch accountType {
	case Brand:
		return newBrandCompany(name)
	case Partner:
		return newPartnerCompany(name)
	default:
		return newAgencyCompany(name)
	}
}

// CompanyField returns a field of the company information as text; a nested one
// is named "CorporateAddress.City". Empty when there is no such field.
func (a *Account) CompanyField(path string) string {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	value, found := a.companyField(path)
	if !found {
		return ""
	}
	return fmt.Sprint(value)
}

// SetCompanyField changes a field as a person in the web app would, the ones too
// that the API cannot change.
func (a *Account) SetCompanyField(path string, value any) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := a.companyField(path); !exists {
		misuse("the company information of a %s has no field %q", a.Type, path)
	}
	a.setCompany(path, value)
}

func (a *Account) companyField(path string) (any, bool) {
	parent, child, nested := strings.Cut(path, ".")
	if !nested {
		value, found := a.company[path]
		return value, found
	}
	object, _ := a.company[parent].(document)
	value, found := object[child]
	return value, found
}

// setCompany copies the nested object that it changes: an answer that is being
// written may still show the old one.
func (a *Account) setCompany(path string, value any) {
	l := &a.srv.lag
	if old := a.companyBefore; l.begins(old == nil || old.shown.writer != l.request) {
		a.companyBefore = &version[document]{item: maps.Clone(a.company), exists: true, shown: l.delays()}
	}
	parent, child, nested := strings.Cut(path, ".")
	if !nested {
		a.company[path] = value
		return
	}
	object, _ := a.company[parent].(document)
	changed := maps.Clone(object)
	changed[child] = value
	a.company[parent] = changed
}

// getCompany answers the company information. Tax ids come back masked.
func getCompany(c *call) answer {
	shown := maps.Clone(c.acc.company)
	if old := c.acc.companyBefore; old != nil && c.srv.lag.shows(&old.shown) {
		shown = maps.Clone(old.item)
	}
	if taxID, isText := shown["EinSsnForeignTaxId"].(string); isText {
		shown["EinSsnForeignTaxId"] = masked(taxID)
	}
	shown["Uri"] = c.root + "/CompanyInformation"
	return ok(shown)
}

// masked keeps the last four characters: "XXXXX4832".
func masked(taxID string) string {
	if taxID == "" {
		return ""
	}
	return "XXXXX" + taxID[max(len(taxID)-4, 0):]
}

// updateCompany sets the fields that a form has; names tells where a form field
// stands in the company information when it is not on top under the same name.
func updateCompany(c *call, names map[string]string) answer {
	for field := range c.Form {
		path := field
		if nested, renamed := names[field]; renamed {
			path = nested
		}
		c.acc.setCompany(path, c.Form.Get(field))
	}
	return c.done("/CompanyInformation")
}

// together refuses a form that has the first field without all of the others.
func (c *call) together(fields ...string) (problems []rule.FieldError) {
	if !c.Form.Has(fields[0]) {
		return nil
	}
	for _, name := range fields[1:] {
		if c.Form.Get(name) == "" {
			problems = append(problems, rule.FieldError{Field: name, Message: "Required with " + fields[0]})
		}
	}
	return problems
}

func address(line1, line2, city, state, postalCode string) document {
	return document{
		"AddressLine1": line1, "AddressLine2": line2, "City": city, "State": state, "PostalCode": postalCode, "Country": "US",
	}
}

func person(userID, name, phone string) document {
	return document{
		"UserId": userID, "Name": name,
		"Email":           strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@example.com",
		"WorkPhoneNumber": phone, "WorkPhoneNumberCountry": "US",
		"CellPhoneNumber": "", "CellPhoneNumberCountry": "",
	}
}

// addressNames maps the flat form fields of an address to the nested ones.
func addressNames(prefix string) map[string]string {
	names := map[string]string{}
	for form, nested := range map[string]string{
		"Line1": "AddressLine1", "Line2": "AddressLine2", "City": "City",
		"State": "State", "PostalCode": "PostalCode", "Country": "Country",
	} {
		names[prefix+form] = prefix + "." + nested
	}
	return names
}
