package contract_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest/contract"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// TestExemptReadings holds the exemptions against the mock's table: what breaks the
// documents there is exempt here, and nothing else.
func TestExemptReadings(t *testing.T) {
	t.Parallel()
	for _, r := range mockimpact.Readings() {
		for _, a := range r.Answers {
			named := string(r.Name) + "=" + a.Value
			if got := contract.Injected(nil, 200, http.Header{contract.ReadingHeader: {named}}); got != a.Breaks {
				t.Errorf("%s: exempt %t, breaks the documents %t", named, got, a.Breaks)
			}
		}
	}
	if contract.Injected(nil, 200, http.Header{contract.ReadingHeader: {"ids=text, moon=full"}}) {
		t.Error("an unknown reading beside an exempt one is exempt")
	}
	if contract.ReadingHeader != mockimpact.ReadingHeader || contract.FaultHeader != mockimpact.FaultHeader {
		t.Error("the mock marks its answers otherwise")
	}
}

// TestReadingsAgainstTheDocuments sends the same requests under every reading. Without
// an exemption exactly those answers break the documents that say so of themselves.
func TestReadingsAgainstTheDocuments(t *testing.T) {
	t.Parallel()
	directory := os.Getenv("IMPACT_OPENAPI_DIR")
	if directory == "" {
		t.Skip("IMPACT_OPENAPI_DIR does not name a directory with impact.com's OpenAPI documents")
	}
	checker, err := contract.Load(directory)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range mockimpact.Readings() {
		for _, a := range r.Answers {
			t.Run(string(r.Name)+"="+a.Value, func(t *testing.T) {
				t.Parallel()
				violations, notExempt := underReading(t, checker, r.Name, a.Value)
				if (len(violations) > 0) != a.Breaks {
					t.Errorf("breaks the documents: %t, says so: %t: %q", len(violations) > 0, a.Breaks, violations)
				}
				if len(notExempt) > 0 {
					t.Errorf("not exempt: %q", notExempt)
				}
			})
		}
	}
}

// underReading sends a brand's and a partner's requests to a mock with one reading,
// and returns what the checker finds in the answers, and which of it in answers that
// are not exempt.
func underReading(t *testing.T, checker *contract.Checker, name mockimpact.ReadingName, value string) (violations, notExempt []string) {
	t.Helper()
	mock := mockimpact.New()
	mock.SetReading(name, value)
	brand, partner := mock.AddAccount(mockimpact.Brand, "Acme"), mock.AddAccount(mockimpact.Partner, "Coyote")
	campaign := brand.AddCampaign("Summer sale").ID
	wile := brand.AddPartner("Wile E. Coyote").ID
	group := brand.AddPartnerGroup(campaign, "Top", wile).ID
	brand.AddContract(campaign, wile)
	brand.AddContact(mockimpact.Contact{CampaignID: campaign, Accounts: []string{wile}, Fields: map[string]string{
		"FirstName": "Ann", "LastName": "Lee", "EmailAddress": "ann@example.com",
	}})
	entity := brand.AddLegalEntity("Acme Ltd")
	entity.City = "" // it has no address
	brand.SetLegalEntity(entity)
	tracker := brand.AddActionTracker(campaign, "Online sale").ID
	brand.PutExceptionList(mockimpact.ExceptionList{CampaignID: campaign, Name: "SKUs", Type: "SKU", TrackerIDs: []string{tracker}})
	code := mockimpact.PromoCode{Code: "NOW", Type: "LI", CreditPolicy: "WINNER", CampaignID: campaign, PartnerID: wile}
	brand.AddPromoCode(code)
	brand.AddJob(true)
	brand.AddDeal(map[string]string{"CampaignId": campaign, "Name": "Ten off", "Type": "REBATE", "Scope": "ENTIRE_STORE"})
	partner.AddUser("Ann", "Lee", "alee")
	partner.AddDeal(map[string]string{"CampaignId": partner.AddCampaign("Joined").ID, "Name": "Ten off", "Type": "REBATE"})
	partner.AddMediaProperty(mockimpact.MediaProperty{Fields: map[string]string{"Name": "Blog", "Type": "WEBSITE", "Url": "https://blog.example"}})

	ask := func(root string, tok *mockimpact.Token, method, path string, form url.Values) {
		r := httptest.NewRequestWithContext(t.Context(), method, root+tok.SID+path, strings.NewReader(form.Encode()))
		r.SetBasicAuth(tok.SID, tok.Value())
		r.Header.Set("Accept", "application/json")
		if form != nil {
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}
		answer := httptest.NewRecorder()
		mock.ServeHTTP(answer, r)
		err := checker.CheckAnswer(r, answer.Code, answer.Header(), answer.Body.Bytes())
		if err == nil {
			return
		}
		violations = append(violations, err.Error())
		if !contract.Injected(r, answer.Code, answer.Header()) {
			notExempt = append(notExempt, err.Error())
		}
	}
	full, none := brand.AddToken(mockimpact.TokenOptions{}), brand.AddToken(mockimpact.TokenOptions{Operations: []string{}})
	groups := "/Campaigns/" + campaign + "/MediaPartnerGroups"
	ask("/Advertisers/", full, "POST", groups, url.Values{"Name": {"Second"}})
	ask("/Advertisers/", full, "PUT", groups+"/"+group, url.Values{"Name": {"Best"}})
	for _, tok := range []*mockimpact.Token{full, none} {
		for _, path := range []string{
			"", "/Tokens", "/CompanyInformation", "/Campaigns", "/Campaigns/" + campaign, "/Campaigns/0", "/Campaigns?PageSize=20001",
			groups, groups + "/" + group, "/Campaigns/" + campaign + "/Contracts", "/Campaigns/" + campaign + "/Contacts",
			"/LegalEntities", "/ExceptionLists", "/ExceptionLists/10001/Items", "/PromoCodes", "/Jobs", "/Reports", "/MediaPartners", "/Deals", "/Deals/0", "/Actions?PageSize=1&CampaignId=0",
		} {
			ask("/Advertisers/", tok, "GET", path, nil)
		}
	}
	partnerToken := partner.AddToken(mockimpact.TokenOptions{})
	for _, path := range []string{"/CompanyInformation", "/Campaigns", "/MediaProperties", "/Contracts/S-1", "/Users", "/Jobs", "/PromoCodes"} {
		ask("/Mediapartners/", partnerToken, "GET", path, nil)
	}
	return violations, notExempt
}
