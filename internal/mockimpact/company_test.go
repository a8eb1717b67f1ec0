package mockimpact_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const image = "aW1hZ2U=" // "image"

func TestBrandCompanyInformation(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	before := w.as(t, tok, "GET", "/CompanyInformation", nil).wants(200)
	if len(before.body) != 21 || before.text("EinSsnForeignTaxId") != "XXXXX6789" {
		t.Errorf("%d fields: %s", len(before.body), before.raw)
	}
	updated := w.as(t, tok, "PUT", "/CompanyInformation", url.Values{
		"CompanyName": {"Acme & Sons"}, "CorporateAddressCity": {"Boston"}, "BillingAddressLine2": {""},
		"PrimaryPhoneNumber": {"6175550100"}, "PrimaryPhoneNumberCountry": {"US"}, "EinSsnForeignTaxId": {"98-7650001"},
	}).wants(200)
	if updated.text("Uri") != "/Advertisers/"+tok.SID+"/CompanyInformation" {
		t.Errorf("update answered %s", updated.raw)
	}
	for path, want := range map[string]string{
		"CompanyName": "Acme & Sons", "CorporateAddress.City": "Boston", "CorporateAddress.PostalCode": "98101",
		"BillingAddress.AddressLine2": "", "BillingAddress.City": "Seattle", "EinSsnForeignTaxId": "98-7650001",
	} {
		if got := w.brand.CompanyField(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if w.brand.Name() != "Acme & Sons" {
		t.Errorf("the account is named %q", w.brand.Name())
	}
	w.brand.SetCompanyField("Currency", "EUR")
	if got := w.as(t, tok, "GET", "/CompanyInformation", nil).text("Currency"); got != "EUR" {
		t.Errorf("currency %q", got)
	}
	if !panics(func() { w.brand.SetCompanyField("CorporateAddress.Town", "x") }) {
		t.Error("a field that does not exist was set")
	}
}

func TestCompanyInformationRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld()
	partner := func(extra url.Values) url.Values {
		form := url.Values{"ContentInterests": {"a,b"}, "Description": {"d"}, "LogoImage": {image}}
		for name, values := range extra {
			form[name] = values
		}
		return form
	}
	tests := map[string]struct {
		accountType string
		form        url.Values
		fields      []string
	}{
		"brand read-only field":     {mockimpact.Brand, url.Values{"Currency": {"EUR"}}, []string{"Currency"}},
		"brand nested field":        {mockimpact.Brand, url.Values{"CorporateAddress": {"x"}}, []string{"CorporateAddress"}},
		"brand has no state":        {mockimpact.Brand, url.Values{"BillingAddressState": {"MA"}}, []string{"BillingAddressState"}},
		"brand enum":                {mockimpact.Brand, url.Values{"OrganizationType": {"corp"}}, []string{"OrganizationType"}},
		"brand country":             {mockimpact.Brand, url.Values{"CorporateAddressCountry": {"usa"}}, []string{"CorporateAddressCountry"}},
		"brand phone alone":         {mockimpact.Brand, url.Values{"PrimaryPhoneNumber": {"1"}}, []string{"PrimaryPhoneNumberCountry"}},
		"partner required":          {mockimpact.Partner, url.Values{"CompanyName": {"x"}}, []string{"ContentInterests", "Description", "LogoImage"}},
		"partner image":             {mockimpact.Partner, partner(url.Values{"LogoImage": {"/a.jpg"}}), []string{"LogoImage"}},
		"partner spaces":            {mockimpact.Partner, partner(url.Values{"ContentInterests": {"a, b"}}), []string{"ContentInterests"}},
		"partner enum":              {mockimpact.Partner, partner(url.Values{"Gender": {"male"}}), []string{"Gender"}},
		"partner method":            {mockimpact.Partner, partner(url.Values{"PromotionalMethods": {"CONTENT,TV"}}), []string{"PromotionalMethods"}},
		"partner date":              {mockimpact.Partner, partner(url.Values{"DateOfBirth": {"1990-01-01"}}), []string{"DateOfBirth"}},
		"partner shipping in part":  {mockimpact.Partner, partner(url.Values{"ShippingAddressCity": {"x"}}), []string{"ShippingAddressLine1", "ShippingAddressState", "ShippingAddressPostalCode", "ShippingAddressCountry"}},
		"partner financial contact": {mockimpact.Partner, partner(url.Values{"FinancialContactName": {"x"}}), []string{"FinancialContactName"}},
		"partner contact e-mail":    {mockimpact.Partner, partner(url.Values{"SecurityContactEmail": {"x"}}), []string{"SecurityContactEmail"}},
	}
	before := string(w.srv.Dump())
	for name, test := range tests {
		got := w.as(t, w.tokens[test.accountType], "PUT", "/CompanyInformation", test.form)
		if got.status != 400 || !slices.Equal(got.fields(), test.fields) {
			t.Errorf("%s: %d %s, want fields %v", name, got.status, got.raw, test.fields)
		}
	}
	if string(w.srv.Dump()) != before {
		t.Error("refused updates changed the data")
	}
}

func TestPartnerCompanyInformation(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Partner]
	w.as(t, tok, "PUT", "/CompanyInformation", url.Values{
		"ContentInterests": {"music,travel"}, "Description": {"New"}, "LogoImage": {image},
		"SecurityContactName": {"Ann Safe"}, "ShippingAddressLine1": {"1 Way"}, "ShippingAddressCity": {"Bend"},
		"ShippingAddressState": {"OREGON"}, "ShippingAddressPostalCode": {"97701"}, "ShippingAddressCountry": {"US"},
	}).wants(200)
	got := w.as(t, tok, "GET", "/CompanyInformation", nil).wants(200)
	if got.text("ContentAndInterests") != "music,travel" || got.body["RegisteredForIndirectTax"] != false {
		t.Errorf("company %s", got.raw)
	}
	if logo := got.text("LogoImage"); !strings.HasPrefix(logo, "/display-content/") {
		t.Errorf("logo %q is no path", logo)
	}
	if w.partner.CompanyField("SecurityContact.Name") != "Ann Safe" || w.partner.CompanyField("ShippingAddress.City") != "Bend" {
		t.Errorf("company %s", got.raw)
	}
}

func TestAgencyCompanyInformation(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Agency]
	put := func(body string) result {
		return w.as(t, tok, "PUT", "/CompanyInformation", nil, content("application/json", body))
	}
	got := put(`{"Currency":"EUR","CorporateAddress":{"City":"Berlin","Country":"GERMANY"},"TechnicalContact":{"Email":""}}`).wants(200)
	if got.text("Uri") != "/Agencies/"+tok.SID+"/CompanyInformation/" {
		t.Errorf("Uri %q lacks the documented slash", got.text("Uri"))
	}
	for path, want := range map[string]string{
		"Currency": "EUR", "CorporateAddress.City": "Berlin", "CorporateAddress.PostalCode": "60601", "TechnicalContact.Email": "",
	} {
		if got := w.agency.CompanyField(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	for body, field := range map[string]string{
		`{"OrganizationType":"LLC"}`:              "OrganizationType",
		`{"MinimumContactRating":3}`:              "MinimumContactRating",
		`{"RegisteredForIndirectTax":true}`:       "RegisteredForIndirectTax",
		`{"CorporateAddress":"Berlin"}`:           "CorporateAddress",
		`{"CorporateAddress":{"Town":"Berlin"}}`:  "CorporateAddress.Town",
		`{"FinancialContact":{"Email":"nobody"}}`: "FinancialContact.Email",
		`{"Industry":{"IndustryId":"1"}}`:         "Industry",
		`{"CompanyName":null}`:                    "CompanyName",
	} {
		if got := put(body).wants(400); !slices.Equal(got.fields(), []string{field}) {
			t.Errorf("%s: %s", body, got.raw)
		}
	}
	for _, body := range []string{`{`, `[]`, `{} {}`, `"x"`} {
		put(body).wants(400)
	}
	w.as(t, tok, "PUT", "/CompanyInformation", url.Values{"CompanyName": {"x"}}).wants(400)
	w.as(t, tok, "PUT", "/CompanyInformation", nil).wants(200)
}

func TestContentTypes(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	for _, media := range []string{"application/json", "text/plain", "multipart/form-data; boundary=x", "", "nonsense;;"} {
		got := w.as(t, tok, "PUT", "/CompanyInformation", nil, content(media, "CompanyName=x"))
		if got.status != 400 {
			t.Errorf("%q: %d", media, got.status)
		}
	}
	w.as(t, tok, "PUT", "/CompanyInformation", nil,
		content("application/x-www-form-urlencoded; charset=utf-8", "CompanyName=x")).wants(200)
	w.as(t, tok, "PUT", "/CompanyInformation", nil, content("application/x-www-form-urlencoded", "CompanyName=%zz")).wants(400)
	// Many clients name a content type on every request.
	w.as(t, tok, "GET", "/CompanyInformation", nil, content("application/json", "")).wants(200)
}

func TestHugeBodyIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld()
	body := "CompanyName=" + strings.Repeat("x", 8<<20)
	w.as(t, w.tokens[mockimpact.Brand], "PUT", "/CompanyInformation", nil,
		content("application/x-www-form-urlencoded", body)).wants(400)
}
