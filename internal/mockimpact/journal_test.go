package mockimpact_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestJournal(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	w.as(t, tok, "POST", "/Campaigns/"+campaign.ID+"/MediaPartnerGroups", url.Values{"Name": {"Top"}})
	w.as(t, tok, "GET", "/Campaigns?State=ACTIVE", nil, credential(tok.SID, "wrong"))
	w.as(t, tok, "GET", "/Nothing", nil)
	w.send(t, request{method: "GET", path: "/elsewhere"})

	var got []string
	for _, x := range w.srv.Journal() {
		got = append(got, fmt.Sprint(x.Number, " ", x.Operation(), " ", x.Status, " ", x.AccountType, " ", x.SID == tok.SID))
	}
	want := []string{
		"1 POST /Campaigns/{CampaignId}/MediaPartnerGroups 200 brand true",
		"2 GET /Campaigns 401 brand true",
		"3 GET  404 brand true",
		"4 GET  404  false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("journal:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	first := w.srv.Journal()[0]
	if first.Form.Get("Name") != "Top" || string(first.Body) != "Name=Top" ||
		first.ContentType != "application/x-www-form-urlencoded" || !strings.Contains(string(first.Answer), "99999") ||
		first.AnswerHeader.Get("Content-Type") != "application/json" {
		t.Errorf("exchange %+v", first)
	}
	if second := w.srv.Journal()[1]; second.Query.Get("State") != "ACTIVE" {
		t.Errorf("query %v", second.Query)
	}
	if found := w.srv.Requests("GET", "/Campaigns"); len(found) != 1 {
		t.Errorf("%d listings", len(found))
	}
	w.srv.ResetJournal()
	if left := w.srv.Journal(); left != nil {
		t.Errorf("%d exchanges after the reset", len(left))
	}
}

func TestObserverSeesAnswersBeforeTheClient(t *testing.T) {
	t.Parallel()
	w := newWorld()
	var seen []string
	w.srv.Observe(func(x mockimpact.Exchange) {
		seen = append(seen, fmt.Sprintf("%s %d %t", x.Operation(), x.Status, len(x.Answer) > 0))
	})
	w.as(t, w.tokens[mockimpact.Brand], "GET", "/Campaigns", nil)
	if !slices.Equal(seen, []string{"GET /Campaigns 200 true"}) {
		t.Errorf("seen %v", seen)
	}
}

func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	groups := "/Campaigns/" + campaign.ID + "/MediaPartnerGroups"
	w.srv.Fault(mockimpact.Fault{Share: 0.1, Header: map[string][]string{"X-Seen": {"1"}}})
	var all sync.WaitGroup
	for worker := range 8 {
		all.Go(func() {
			for i := range 25 {
				created := w.as(t, tok, "POST", groups, url.Values{"Name": {fmt.Sprint(worker, "-", i)}})
				_, id, _ := strings.Cut(created.text("Uri"), "MediaPartnerGroups/")
				w.as(t, tok, "PUT", groups+"/"+id, url.Values{"Name": {"renamed"}})
				w.brand.SetCompanyField("CorporateAddress.City", id)
				w.as(t, tok, "GET", "/CompanyInformation", nil)
				w.as(t, tok, "GET", groups, nil)
				w.srv.Journal()
				w.srv.Dump()
			}
		})
	}
	all.Wait()
	names := map[string]int{}
	for _, g := range w.brand.PartnerGroups(campaign.ID) {
		names[g.Name]++
	}
	if names["renamed"] != 200 || len(names) != 1 {
		t.Errorf("groups by name: %v", names)
	}
	if left := w.brand.RemainingBudget(mockimpact.BudgetRequests); left != 200 {
		t.Errorf("budget left %d, want 200", left)
	}
}
