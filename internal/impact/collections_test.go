package impact

import (
	"net/http"
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
	got, err := groups.GetAlone(t.Context(), "5")
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
