package impact

import "testing"

func TestBelowRoot(t *testing.T) {
	t.Parallel()
	brand := newClient(t, nil)
	agency := newClient(t, nil, func(c *Config) { c.AccountType = Agency })
	managed := newClient(t, nil, func(c *Config) { c.AccountType, c.AdvertiserID = Agency, "77" })
	for _, test := range []struct {
		client    *Client
		uri, want string
	}{
		{brand, "/Advertisers/IRabc/Deals/5", "/Deals/5"},
		{brand, "/Advertisers/IRother/Deals/5", "/Deals/5"},
		{brand, "/Advertisers/<AccountSID>/Deals/00003/", "/Deals/00003/"},
		{brand, "//Mediapartners/IRabc/Campaigns/5", "/Campaigns/5"},
		{brand, "/MediaPartners/IRabc/Contracts/S-7/Download?Format=pdf", "/Contracts/S-7/Download?Format=pdf"},
		{brand, "Advertisers/IRabc/CompanyInformation", "/CompanyInformation"},
		{brand, "https://api.impact.com/Advertisers/IRabc/Deals/a%2Fb", "/Deals/a%2Fb"},
		{agency, "/Agencies/IRabc/Advertisers/77", "/Advertisers/77"},
		{agency, "/Agencies/IRabc/Advertisers/77/Deals/5", "/Advertisers/77/Deals/5"},
		{managed, "/Agencies/IRabc/Advertisers/77/Deals/5", "/Deals/5"},
		{managed, "/Advertisers/IRbrand/Deals/5", "/Deals/5"},
		{managed, "/Agencies/IRabc/Advertisers/77", "/Advertisers/77"},
		{managed, "/Agencies/IRabc/Advertisers/78/Deals/5", "/Advertisers/78/Deals/5"},

		// Of no account, or no path.
		{brand, "", ""},
		{brand, "/Deals/5", "/Deals/5"},
		{brand, "/Advertisers/IRabc", "/Advertisers/IRabc"},
		{brand, "https://app.impact.com", "https://app.impact.com"},
		{brand, "https://app.impact.com/secure/report.ihtml?handle=x", "https://app.impact.com/secure/report.ihtml?handle=x"},
	} {
		wantText(t, test.uri, test.client.BelowRoot(test.uri), test.want)
	}
}
