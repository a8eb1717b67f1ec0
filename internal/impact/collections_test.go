package impact

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompanyInformation(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"CompanyName":"ACME","MinimumContactRating":"3","RegisteredForIndirectTax":"true",
			"CorporateAddress":{"City":"Berlin"},"FinancialContact":{"UserId":7},"DateOfBirth":""}`),
		reply(200, `{"Status":"OK","Uri":"/Advertisers/IRx/CompanyInformation"}`),
	)
	c := newClient(t, api)
	got, err := c.CompanyInformation(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got.CompanyName != "ACME" || *got.MinimumContactRating.Ptr() != 3 || !*got.RegisteredForIndirectTax.Ptr() ||
		got.CorporateAddress.City != "Berlin" || got.FinancialContact.UserID != "7" || !got.DateOfBirth.IsZero() {
		t.Errorf("got %+v", got)
	}
	if err := c.UpdateCompanyInformation(t.Context(), NewForm().Set("Website", "https://acme.test")); err != nil {
		t.Fatal(err)
	}
	want := []string{"GET CompanyInformation", "PUT CompanyInformation"}
	if diff := cmp.Diff(want, api.log()); diff != "" {
		t.Error(diff)
	}
}

func TestCampaigns(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		accountType AccountType
		body        string
	}{
		{Brand, `{"Campaigns":[{"Id":1000,"Name":"Spring","State":"ACTIVE"}]}`},
		{Partner, `{"Campaigns":[{"CampaignId":"1000","CampaignName":"Spring","AllowsDeeplinking":"true"}]}`},
		{Agency, `[{"Id":"1000","Name":"Spring"}]`},
	} {
		c := newClient(t, steps(reply(200, test.body)), func(c *Config) { c.AccountType = test.accountType })
		all, err := Collect(c.Campaigns().All(t.Context(), nil))
		if err != nil || len(all) != 1 || all[0].ID() != "1000" || all[0].Name() != "Spring" {
			t.Errorf("%s: %+v, %v", test.accountType, all, err)
		}
	}
}

func TestPartnerGroups(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"Id":"5","Name":"VIP","MediaPartners":[{"PartnerId":1},{"PartnerId":"2"}]}`),
		reply(200, `{"Groups":[{"Id":"5"}]}`),
	)
	groups := newClient(t, api).PartnerGroups("1000")
	got, err := groups.GetFresh(t.Context(), "5")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"1", "2"}, got.MemberIDs()); diff != "" {
		t.Error(diff)
	}
	all, err := Collect(groups.All(t.Context(), nil))
	if err != nil || len(all) != 1 {
		t.Errorf("%v, %v", all, err)
	}
	want := []string{"GET Campaigns/1000/MediaPartnerGroups/5", "GET Campaigns/1000/MediaPartnerGroups"}
	if diff := cmp.Diff(want, api.log()); diff != "" {
		t.Error(diff)
	}
}

func TestAdvertisers(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, `[{"Id":77,"Name":"Acme","VatRegistered":"true","RestAccountURL":"IRb:tok@h/Advertisers/IRb"}]`))
	c := newClient(t, api, func(c *Config) { c.AccountType = Agency })
	all, err := Collect(c.Advertisers().All(t.Context(), nil))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	sid, token, err := all[0].RestAccountURL.Credential()
	if err != nil || sid != "IRb" || token != "tok" || all[0].ID != "77" || !*all[0].VatRegistered.Ptr() {
		t.Errorf("got %+v, %v", all[0], err)
	}
	if r := api.requests()[0]; r.method != http.MethodGet || r.path != "/Agencies/"+c.AccountSID()+"/Advertisers" {
		t.Errorf("sent %s %s", r.method, r.path)
	}
}

func TestMediaProperties(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"MediaProperties":[{"Id":"P-1","Type":"WEBSITE","RevenueModel":["PAY_PER_SALE"],"MonthlyUniqueVisitors":"1000","AlexaRating":"","OwnershipVerified":"false"}]}`),
		reply(201, `{"Status":"OK","Uri":"/Mediapartners/IRx/MediaProperties/P-2"}`),
	)
	c := newClient(t, api, func(c *Config) { c.AccountType = Partner })
	all, err := Collect(c.MediaProperties().All(t.Context(), nil))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if p := all[0]; p.ID != "P-1" || p.MonthlyUniqueVisitors.Value != 1000 || p.AlexaRating.Valid || !p.OwnershipVerified.Valid || p.RevenueModel[0] != "PAY_PER_SALE" {
		t.Errorf("got %+v", p)
	}
	body := NewForm().Set("Name", "Blog").With(File{Field: "Thumbnail", Name: "a.png", ContentType: "image/png", Content: []byte("png")})
	id, err := c.MediaProperties().Create(t.Context(), body)
	if id != "P-2" || err != nil {
		t.Errorf("%q, %v", id, err)
	}
	sent := api.requests()[1]
	if _, boundary, ok := strings.Cut(sent.header.Get("Content-Type"), "boundary="); !ok || parts(t, sent.body, boundary) != "Name=Blog&Thumbnail=png" {
		t.Errorf("sent %q as %s", sent.body, sent.header.Get("Content-Type"))
	}
}

func TestUsers(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"Users":[{"Id":"I-1","Username":"hnutt","JoinedDate":"2020-04-29T16:24:13-07:00","DateLastUpdated":"",
			"AccessRights":[{"Role":"Finance","Permissions":["VIEW_FINANCIALS"]},{"Role":"Technical","Permissions":null}]}]}`),
		reply(200, `{"Id":"I-1","State":"INVITED"}`),
	)
	c := newClient(t, api, func(c *Config) { c.AccountType = Partner })
	all, err := Collect(c.Users().All(t.Context(), url.Values{"State": {"ACTIVE"}}))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	rights := []AccessRight{{"Finance", List{"VIEW_FINANCIALS"}}, {"Technical", nil}}
	if diff := cmp.Diff(rights, all[0].AccessRights); diff != "" {
		t.Error(diff)
	}
	if u := all[0]; u.ID != "I-1" || u.Username != "hnutt" || u.JoinedDate.Unix() != 1588202653 || !u.DateLastUpdated.IsZero() {
		t.Errorf("got %+v", u)
	}
	if one, err := c.Users().GetFresh(t.Context(), "I-1"); one.State != "INVITED" || err != nil {
		t.Errorf("got %+v, %v", one, err)
	}
	if diff := cmp.Diff([]string{"GET Users", "GET Users/I-1"}, api.log()); diff != "" || api.requests()[0].query.Get("State") != "ACTIVE" {
		t.Error(diff, api.requests()[0].query)
	}
}

func TestLegalEntities(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"LegalEntities":[{"Id":12345,"Name":"Acme","RegisteredForIndirectTax":"false","EinSsnForeignTaxId":"XXXXX6789","BillingAddress":{"City":"Berlin"}}]}`),
		reply(200, `{"Id":"12345","RegisteredForIndirectTax":""}`),
	)
	c := newClient(t, api)
	all, err := Collect(c.LegalEntities().All(t.Context(), nil))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	want := LegalEntity{
		ID: "12345", Name: "Acme", RegisteredForIndirectTax: Bool{false, true},
		EinSsnForeignTaxID: "XXXXX6789", BillingAddress: Address{City: "Berlin"},
	}
	if diff := cmp.Diff(want, all[0]); diff != "" {
		t.Error(diff)
	}
	if one, err := c.LegalEntities().GetFresh(t.Context(), "12345"); one.RegisteredForIndirectTax.Valid || err != nil {
		t.Errorf("got %+v, %v", one, err)
	}
	if diff := cmp.Diff([]string{"GET LegalEntities", "GET LegalEntities/12345"}, api.log()); diff != "" {
		t.Error(diff)
	}
}

// An agency's list has no envelope, and a report of the web app alone no id.
func TestReports(t *testing.T) {
	t.Parallel()
	const reports = `[{"Id":"a_listing","ApiAccessible":true,"ApiRunUri":"/r","DeferredApiRunUri":"/d","MetaDataUri":"/m"},{"Name":"Web","ApiAccessible":"false","RunUri":"/secure/r"}]`
	want := []Report{
		{ID: "a_listing", APIAccessible: Bool{true, true}, APIRunURI: "/r", DeferredRunURI: "/d", MetaDataURI: "/m"},
		{Name: "Web", APIAccessible: Bool{false, true}, RunURI: "/secure/r"},
	}
	for accountType, answer := range map[AccountType]string{
		Brand: `{"Reports":` + reports + `}`, Partner: `{"Reports":` + reports + `}`, Agency: reports,
	} {
		api := steps(reply(200, answer))
		c := newClient(t, api, func(c *Config) { c.AccountType = accountType })
		all, err := Collect(c.Reports(t.Context()))
		if diff := cmp.Diff(want, all); diff != "" || err != nil {
			t.Errorf("%s: %s, %v", accountType, diff, err)
		}
		if diff := cmp.Diff([]string{"GET Reports"}, api.log()); diff != "" {
			t.Errorf("%s: %s", accountType, diff)
		}
	}
}

// The agency's document answers an error with the status 200.
func TestReports_errorInDisguise(t *testing.T) {
	t.Parallel()
	c := newClient(t, steps(reply(200, `{"Status":"ERROR","Message":"Not permitted"}`)), func(c *Config) { c.AccountType = Agency })
	_, err := Collect(c.Reports(t.Context()))
	wantError(t, err, "GET /Agencies/"+c.AccountSID()+`/Reports: 200 OK: the answer says that the request failed, in spite of its status: Not permitted`)
}

// An agency's client that acts on a brand leads to the agency's own objects.
func TestOwn(t *testing.T) {
	t.Parallel()
	c := newClient(t, steps(reply(200, `[]`)), func(c *Config) { c.AccountType, c.AdvertiserID = Agency, "7" })
	agency, err := c.Own()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(agency.CloseIdleConnections)
	if want := "https://api.test/Agencies/" + c.AccountSID(); agency.RootURL() != want || agency.AccountType() != Agency || c.AdvertiserID() != "7" {
		t.Errorf("%s, want %s", agency.RootURL(), want)
	}
	if again, err := agency.Own(); again != agency || err != nil {
		t.Errorf("an agency's own client is another one: %v", err)
	}
}

// The brand's document has a campaign's settings in objects and lists; odd ones are
// left out, one by one.
func TestCampaignSettings(t *testing.T) {
	t.Parallel()
	c := newClient(t, steps(reply(200, `{"Id":1000,"Rating":"4","Categories":{"PrimaryCategory":"Sports","PrimarySubCategories":"Outdoors","AdditionalCategory":null},
		"Resources":{"AdditionalRelatedLinks":{"LinkType":"PDF","LinkUrl":"https://a.test/x.pdf"}},"CompanyContacts":[{"EmailAddress":"kim@a.test"},7],
		"GatewayTrackingSettings":{"SSLSupport":"true","DeepLinkDomains":"a.test, b.test"},"DirectTrackingSettings":{"SessionWindowLength":"30"},"GiftCardPayouts":"often"}`)))
	got, err := c.Campaigns().GetFresh(t.Context(), "1000")
	if err != nil {
		t.Fatal(err)
	}
	want := Campaign{
		BrandID: "1000", Rating: Int{4, true}, Categories: CampaignCategories{PrimaryCategory: "Sports", PrimarySubCategories: []string{"Outdoors"}},
		Resources:       CampaignResources{AdditionalRelatedLinks: []RelatedLink{{Type: "PDF", URL: "https://a.test/x.pdf"}}},
		CompanyContacts: []CampaignContact{{EmailAddress: "kim@a.test"}},
		GatewayTracking: GatewayTracking{SSLSupport: Bool{true, true}, DeepLinkDomains: List{"a.test", "b.test"}},
		DirectTracking:  DirectTracking{SessionWindowLength: Int{30, true}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
