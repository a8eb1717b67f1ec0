package mockimpact_test

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// readWorld is a world with a few objects of the brand, a token without permissions
// and a clock that the test moves.
type readWorld struct {
	world
	clock                   *clock
	tok, none               *mockimpact.Token
	campaign, group, person string // ids
}

func newReadWorld(t *testing.T) readWorld {
	t.Helper()
	c := newClock()
	w := readWorld{world: newWorld(mockimpact.WithClock(c.Now)), clock: c}
	w.tok = w.tokens[mockimpact.Brand]
	w.none = w.brand.AddToken(mockimpact.TokenOptions{Name: "none", Operations: []string{}})
	w.campaign = w.brand.AddCampaign("Summer sale").ID
	wile := w.brand.AddPartner("Wile E. Coyote").ID
	w.brand.AddPartner("Road Runner")
	w.group = w.brand.AddPartnerGroup(w.campaign, "Top", wile).ID
	w.person = w.brand.AddContact(mockimpact.Contact{
		CampaignID: w.campaign, Accounts: []string{wile}, Fields: map[string]string{"FirstName": "Ann"},
	}).ID
	w.brand.AddContract(w.campaign, wile)
	return w
}

func (w readWorld) get(t *testing.T, path string) result {
	t.Helper()
	return w.as(t, w.tok, "GET", path, nil)
}

func (w readWorld) groupPath() string {
	return "/Campaigns/" + w.campaign + "/MediaPartnerGroups/" + w.group
}

// wants checks a status and that the body holds a text; "" is no body at all.
func (r result) holds(status int, text string) {
	r.t.Helper()
	if r.wants(status); !strings.Contains(r.raw, text) || text == "" && r.raw != "" {
		r.t.Errorf("answered %q, want %q", r.raw, text)
	}
}

type readCheck func(t *testing.T, w readWorld)

const (
	apiNotFound  = `"Message":"The requested resource was not found"`
	apiDenied    = `{"Message":"Access Denied","Status":"ERROR"}`
	gatewayKnows = `"message":"no Route matched with those values","request_id":"`
	nobody       = "/Campaigns/0/Contacts"
)

func TestEveryAnswerOfEveryReading(t *testing.T) {
	t.Parallel()
	for _, r := range mockimpact.Readings() {
		for _, a := range r.Answers {
			t.Run(string(r.Name)+"="+a.Value, func(t *testing.T) {
				t.Parallel()
				check := readChecks[r.Name][a.Value]
				if check == nil {
					check = shapeChecks[r.Name][a.Value]
				}
				if check == nil {
					t.Fatal("no check shows what it does")
				}
				w := newReadWorld(t)
				w.srv.SetReading(r.Name, a.Value)
				if w.srv.ReadingsInForce()[r.Name] != a.Value {
					t.Errorf("in force: %s", w.srv.ReadingsInForce())
				}
				check(t, w)
				marked := false
				for _, x := range w.srv.Journal() {
					marked = marked || x.AnswerHeader.Get(mockimpact.ReadingHeader) == string(r.Name)+"="+a.Value
				}
				if marked != a.Breaks {
					t.Errorf("an answer is marked: %t, breaks the documents: %t", marked, a.Breaks)
				}
			})
		}
	}
}

func TestReadingsThatDoNotExist(t *testing.T) {
	t.Parallel()
	w := newWorld()
	for _, set := range []func(){
		func() { w.srv.SetReading("moon", "full") },
		func() { w.srv.SetReading(mockimpact.ObjectZero, "500") },
		func() { w.srv.SetReadings(mockimpact.ReadingSet{mockimpact.IDs: "roman"}) },
	} {
		if !panics(set) {
			t.Error("accepted")
		}
	}
}

// TestCoveringReadings runs the usual requests under every pair of answers: none may
// break the server, and the data must be the same whatever is answered.
func TestCoveringReadings(t *testing.T) {
	t.Parallel()
	sets := mockimpact.CoveringReadings(2)
	t.Logf("%d sets hold every pair of answers", len(sets))
	for i, set := range sets {
		w := newReadWorld(t)
		w.srv.SetReadings(set)
		w.as(t, w.tok, "POST", "/Campaigns/"+w.campaign+"/MediaPartnerGroups", url.Values{"Name": {"Second"}}).wants(200)
		w.as(t, w.none, "PUT", w.groupPath(), url.Values{"Name": {"Stolen"}}).wants(403)
		for _, path := range []string{
			"", "/Tokens", "/CompanyInformation", "/Campaigns", "/Campaigns/" + w.campaign, "/Campaigns/0", nobody, "/Deals?PageSize=1000",
			w.groupPath(), "/Campaigns/" + w.campaign + "/Contracts?PageSize=1", "/MediaPartners", "/Actions?CampaignId=0&PageSize=1",
		} {
			got := w.get(t, path)
			if !slices.Contains([]int{200, 400, 403, 404, 504}, got.status) {
				t.Errorf("%s: %s: %d %s", set, path, got.status, got.raw)
			}
			if got.raw != "" && !json.Valid([]byte(got.raw)) {
				t.Errorf("%s: %s: no JSON: %s", set, path, got.raw)
			}
			w.as(t, w.tok, "GET", path, nil, header("Accept", "text/xml"))
		}
		if groups := w.brand.PartnerGroups(w.campaign); len(groups) != 2 || groups[0].Name != "Top" {
			t.Errorf("set %d, %s: groups %v", i, set, groups)
		}
	}
}
