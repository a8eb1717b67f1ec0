package mockimpact_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

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

// readChecks shows what each answer to each question does.
var readChecks = map[mockimpact.ReadingName]map[string]readCheck{
	mockimpact.ObjectZero: {
		"404": objectZero(404, apiNotFound, 200),
		"400": objectZero(400, `"Status":"ERROR"`, 400),
		"403": objectZero(403, apiDenied, 403),
	},
	mockimpact.PermissionOrder: {
		"before-object": func(t *testing.T, w readWorld) {
			w.as(t, w.none, "GET", nobody, nil).holds(403, apiDenied)
			w.as(t, w.none, "DELETE", "/Deals/0", nil).holds(403, apiDenied)
		},
		"after-object": func(t *testing.T, w readWorld) {
			for method, path := range map[string]string{"GET": nobody, "PUT": "/Ads/0", "DELETE": w.groupPath() + "0", "POST": "/Programs/0/Contracts"} {
				w.as(t, w.none, method, path, nil).holds(404, apiNotFound)
			}
			before := string(w.srv.Dump())
			w.as(t, w.none, "GET", w.groupPath(), nil).holds(403, apiDenied)
			w.as(t, w.none, "DELETE", w.groupPath(), nil).holds(403, apiDenied)
			w.as(t, w.none, "GET", "/Deals", nil).holds(403, apiDenied)
			w.as(t, w.none, "GET", "/Deals/x", nil).holds(400, "DealId")
			if string(w.srv.Dump()) != before {
				t.Error("a refused request changed the data")
			}
		},
	},
	mockimpact.ValidationOrder: {
		"after-permission": func(t *testing.T, w readWorld) {
			w.as(t, w.none, "POST", "/Deals", url.Values{"Colour": {"red"}}).holds(403, apiDenied)
		},
		"before-permission": func(t *testing.T, w readWorld) {
			w.as(t, w.none, "POST", "/Deals", url.Values{"Colour": {"red"}}).holds(400, "Colour")
			w.as(t, w.none, "PUT", w.groupPath(), url.Values{"Name": {"New"}}).holds(403, apiDenied)
			w.as(t, w.none, "GET", "/Deals", nil).holds(403, apiDenied)
		},
	},
	mockimpact.UnknownEndpoint: {
		"404": func(t *testing.T, w readWorld) { w.get(t, "/Tokens").holds(404, apiNotFound) },
		"403": func(t *testing.T, w readWorld) {
			w.get(t, "/Tokens").holds(403, apiDenied)
			w.as(t, w.tok, "PATCH", "/Campaigns", nil).wants(405)
		},
	},
	mockimpact.NotFoundBy: {
		"api": func(t *testing.T, w readWorld) {
			w.get(t, "/Tokens").holds(404, apiNotFound)
			w.get(t, nobody).holds(404, apiNotFound)
			w.as(t, w.tok, "GET", nobody, nil, header("Accept", "text/xml")).
				holds(404, "<ImpactRadiusResponse><Message>The requested resource was not found</Message><Status>ERROR</Status>")
		},
		"gateway-for-paths": func(t *testing.T, w readWorld) {
			w.get(t, "/Tokens").holds(404, gatewayKnows)
			w.as(t, w.tok, "GET", "/Tokens", nil, credential("nobody", "x")).holds(404, gatewayKnows)
			w.send(t, request{method: "GET", path: "/.well-known/openid-configuration"}).holds(404, gatewayKnows)
			w.get(t, nobody).holds(404, apiNotFound)
		},
		"gateway": func(t *testing.T, w readWorld) {
			w.get(t, "/Tokens").holds(404, gatewayKnows)
			w.as(t, w.tok, "GET", nobody, nil, header("Accept", "text/xml")).holds(404, gatewayKnows)
			if got := w.get(t, nobody); got.header.Get("Content-Type") != "application/json" || got.header.Get("X-RateLimit-Limit") == "" {
				t.Errorf("header %v", got.header)
			}
		},
	},
	mockimpact.ScopeRefusal: {
		"envelope": scopeRefusal(apiDenied),
		"title":    scopeRefusal(`{"status":403,"title":"Access Denied"}`),
		"empty":    scopeRefusal(""),
	},
	mockimpact.AccountHome: {
		"404": func(t *testing.T, w readWorld) { w.get(t, "").holds(404, apiNotFound) },
		"403": func(t *testing.T, w readWorld) { w.get(t, "").holds(403, apiDenied) },
		"answers": func(t *testing.T, w readWorld) {
			w.as(t, w.none, "GET", "", nil).wants(200)
			home := w.get(t, "").wants(200)
			want := fmt.Sprintf(`{"ApiVersion":14,"Currency":"USD","DateActivated":"2026-11-23T12:00:00+00:00","Id":"%s","Name":"Acme","Status":"ACTIVE"}`, w.brand.ID)
			if home.raw != want {
				t.Errorf("home %s, want %s", home.raw, want)
			}
			w.as(t, w.tok, "GET", "", nil, credential(w.tok.SID, "wrong")).wants(401)
			w.as(t, w.tok, "POST", "", nil).wants(404)
			w.as(t, w.tokens[mockimpact.Partner], "GET", "", nil).holds(200, `"ApiVersion":16`)
		},
		"own-permission": func(t *testing.T, w readWorld) {
			w.get(t, "").wants(200)
			w.as(t, w.none, "GET", "", nil).holds(403, apiDenied)
			w.none.Grant("GET /")
			w.as(t, w.none, "GET", "", nil).wants(200)
		},
	},
	mockimpact.RateLimitHeaders: {
		"by-account-type": rateLimits(brandLimit, partnerLimit),
		"brand":           rateLimits(brandLimit, brandLimit),
		"partner":         rateLimits(partnerLimit, partnerLimit),
		"both":            rateLimits("X-RateLimit-Limit X-RateLimit-Remaining X-RateLimit-Reset X-RateLimit-Limit-hour X-RateLimit-Remaining-hour", ""),
	},
	mockimpact.PageSize: {
		"1000-lowered":  pageSizes(1000, 1000, 200, "1000"),
		"20000-lowered": pageSizes(1000, 20000, 200, "20000"),
		"1000-400":      pageSizes(1000, 1000, 400, "Must be at most 1000"),
		"1000-504":      pageSizes(1000, 1000, 504, `"message":"The upstream server is timing out"`),
		"500-400":       pageSizes(500, 500, 400, "Must be at most 500"),
		"500-504":       pageSizes(500, 500, 504, `"message":"The upstream server is timing out"`),
		"100-400":       pageSizes(100, 100, 400, "Must be at most 100"),
		"100-504":       pageSizes(100, 100, 504, `"message":"The upstream server is timing out"`),
	},
	mockimpact.ActionsPageSize: {
		"any": func(t *testing.T, w readWorld) {
			w.get(t, "/Actions?PageSize=1&CampaignId="+w.campaign).wants(200)
		},
		"from-2000": func(t *testing.T, w readWorld) {
			w.get(t, "/Actions?PageSize=1&CampaignId="+w.campaign).holds(400, "PageSize")
			w.get(t, "/ActionUpdates?PageSize=2000&CampaignId="+w.campaign).holds(200, `"@pagesize":"2000"`)
			w.get(t, "/Campaigns?PageSize=1").wants(200)
		},
	},
	mockimpact.IDs: {
		"documented": ids(`"Id":1000`, `"Id":"99999"`),
		"text":       ids(`"Id":"1000"`, `"Id":"99999"`),
		"numbers":    ids(`"Id":1000`, `"Id":99999`),
	},
	mockimpact.Scalars: {
		"documented": scalars(`"PartnerId":2552842`, `"HasCampaignTerms":true`, `"@total":"1"`, `"DefaultPayoutRate":15`),
		"text":       scalars(`"PartnerId":2552842`, `"HasCampaignTerms":"true"`, `"@total":"1"`, `"DefaultPayoutRate":"15"`),
		"native":     scalars(`"PartnerId":2552842`, `"HasCampaignTerms":true`, `"@total":1`, `"PartnerValue1":"vip"`),
	},
	mockimpact.StatusWords: {
		"words":            statusWords("ACTIVE", "ACTIVE"),
		"contract-letters": statusWords("A", "ACTIVE"),
		"letters":          statusWords("A", "A"),
	},
	mockimpact.Unset: {
		"documented": unset(`"Title":""`, `"Labels":[]`),
		"empty-text": unset(`"Title":""`, `"Labels":[]`),
		"null":       unset(`"Title":null`, `"Labels":null`),
		"absent": func(t *testing.T, w readWorld) {
			got := w.get(t, "/Campaigns/"+w.campaign+"/Contacts/"+w.person).wants(200)
			if strings.Contains(got.raw, "Title") || strings.Contains(got.raw, "Labels") || got.text("FirstName") != "Ann" {
				t.Errorf("contact %s", got.raw)
			}
			if deals := w.get(t, "/Deals").wants(200); deals.text("@total") != "0" || strings.Contains(deals.raw, `"Deals"`) {
				t.Errorf("deals %s", deals.raw)
			}
		},
	},
	mockimpact.ItemLag: {
		"none":    itemLag(0, 0),
		"1-read":  itemLag(1, 0),
		"3-reads": itemLag(3, 0),
		"10s":     itemLag(0, 10*time.Second),
	},
	mockimpact.ListLag: {
		"none":    listLag(0, 0),
		"1-read":  listLag(1, 0),
		"3-reads": listLag(3, 0),
		"10s":     listLag(0, 10*time.Second),
	},
	mockimpact.Texts: {
		"as-sent":         texts("EmailAddress", " A@b.Example", " A@b.Example"),
		"lower-case":      texts("EmailAddress", "A@b.Example", "a@b.example"),
		"trimmed":         texts("Title", " Boss  of bosses ", "Boss  of bosses"),
		"html-escaped":    texts("Title", `R&D <"x">`, "R&amp;D &lt;&#34;x&#34;&gt;"),
		"phone-formatted": texts("WorkPhoneNumber", "8051234567", "805 12345 67"),
		"upper-case": func(t *testing.T, w readWorld) {
			form := codeForm(w.campaign, w.brand.Contacts(w.campaign)[0].Accounts[0])
			form.Set("Code", "summer25")
			w.as(t, w.tok, "POST", "/PromoCodes", form).wants(200)
			if code := w.brand.PromoCodes()[0]; code.Code != "SUMMER25" {
				t.Errorf("code %q", code.Code)
			}
		},
		"trailing-slash": func(t *testing.T, w readWorld) {
			w.as(t, w.tok, "PUT", "/CompanyInformation", url.Values{"Website": {"https://acme.example"}}).wants(200)
			if site := w.get(t, "/CompanyInformation").text("Website"); site != "https://acme.example/" {
				t.Errorf("website %q", site)
			}
		},
		"member-dropped": func(t *testing.T, w readWorld) {
			w.as(t, w.tok, "PUT", w.groupPath(), url.Values{"MediaPartnersAdd": {"2552842,2552843"}}).wants(200)
			if members := w.brand.PartnerGroups(w.campaign)[0].Members; fmt.Sprint(members) != "[2552842]" {
				t.Errorf("members %v", members)
			}
			w.as(t, w.tok, "PUT", w.groupPath(), url.Values{"MediaPartnersAdd": {"2552843"}, "MediaPartnersRemove": {"2552842,1"}}).wants(200)
			if members := w.brand.PartnerGroups(w.campaign)[0].Members; fmt.Sprint(members) != "[2552843]" {
				t.Errorf("members %v", members)
			}
		},
	},
	mockimpact.URISID: {
		"asking-token": func(t *testing.T, w readWorld) {
			other := w.brand.AddToken(mockimpact.TokenOptions{Name: "other"})
			for _, tok := range []*mockimpact.Token{w.tok, other} {
				w.as(t, tok, "GET", w.groupPath(), nil).holds(200, `"Uri":"/Advertisers/`+tok.SID+w.groupPath()+`"`)
			}
		},
		"oldest-token": func(t *testing.T, w readWorld) {
			other := w.brand.AddToken(mockimpact.TokenOptions{Name: "other"})
			w.as(t, other, "GET", w.groupPath(), nil).holds(200, `"Uri":"/Advertisers/`+w.tok.SID+w.groupPath()+`"`)
			w.tok.Delete()
			w.as(t, other, "GET", w.groupPath(), nil).holds(200, `"Uri":"/Advertisers/`+w.none.SID+w.groupPath()+`"`)
		},
	},
}

func TestEveryAnswerOfEveryReading(t *testing.T) {
	t.Parallel()
	for _, r := range mockimpact.Readings() {
		for _, a := range r.Answers {
			t.Run(string(r.Name)+"="+a.Value, func(t *testing.T) {
				t.Parallel()
				check := readChecks[r.Name][a.Value]
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

func objectZero(status int, text string, list int) readCheck {
	return func(t *testing.T, w readWorld) {
		for method, path := range map[string]string{"GET": nobody, "PUT": "/Ads/0", "DELETE": "/Deals/0"} {
			w.as(t, w.tok, method, path, nil).holds(status, text)
		}
		w.get(t, "/Actions?CampaignId=0").wants(list)
		w.get(t, "/Actions?CampaignId="+w.campaign).wants(200)
		w.get(t, "/ActionInquiries?CampaignId="+w.campaign).wants(200)
		w.get(t, "/Promo").wants(404)
	}
}

func scopeRefusal(body string) readCheck {
	return func(t *testing.T, w readWorld) {
		w.as(t, w.none, "GET", "/Campaigns", nil).holds(403, body)
		w.tok.Disable()
		w.get(t, "/Campaigns").holds(403, body)
	}
}

const (
	brandLimit   = "X-RateLimit-Limit X-RateLimit-Remaining X-RateLimit-Reset"
	partnerLimit = "X-RateLimit-Limit-hour X-RateLimit-Remaining-hour RateLimit-Reset"
)

func rateLimits(brand, partner string) readCheck {
	return func(t *testing.T, w readWorld) {
		if partner == "" {
			partner = brand
		}
		for tok, want := range map[*mockimpact.Token]string{w.tok: brand, w.tokens[mockimpact.Partner]: partner} {
			got := w.as(t, tok, "GET", "/Campaigns", nil).wants(200).header
			var has []string
			for _, name := range strings.Fields(brandLimit + " X-RateLimit-Limit-hour X-RateLimit-Remaining-hour RateLimit-Reset") {
				if got.Get(name) != "" {
					has = append(has, name)
				}
			}
			if strings.Join(has, " ") != want {
				t.Errorf("%s: %v, want %s", tok.Account().Type, has, want)
			}
		}
	}
}

func pageSizes(usual, largest, above int, text string) readCheck {
	return func(t *testing.T, w readWorld) {
		w.get(t, "/Campaigns").holds(200, fmt.Sprintf(`"@pagesize":"%d"`, usual))
		w.get(t, fmt.Sprintf("/Campaigns?PageSize=%d", largest)).holds(200, fmt.Sprintf(`"@pagesize":"%d"`, largest))
		w.get(t, fmt.Sprintf("/Campaigns?PageSize=%d", largest+1)).holds(above, text)
	}
}

func ids(campaign, group string) readCheck {
	return func(t *testing.T, w readWorld) {
		w.get(t, "/Campaigns/"+w.campaign).holds(200, campaign)
		w.get(t, w.groupPath()).holds(200, group)
	}
}

func scalars(members ...string) readCheck {
	return func(t *testing.T, w readWorld) {
		for _, member := range members {
			w.get(t, "/Campaigns/"+w.campaign+"/Contracts").holds(200, member)
		}
	}
}

func statusWords(contract, partner string) readCheck {
	return func(t *testing.T, w readWorld) {
		if got := w.get(t, "/Campaigns/"+w.campaign+"/Contracts").wants(200).list("Contracts")[0]["Status"]; got != contract {
			t.Errorf("contract %v", got)
		}
		if got := w.get(t, "/MediaPartners").wants(200).list("Partners")[0]["State"]; got != partner {
			t.Errorf("partner %v", got)
		}
		w.as(t, w.tok, "PUT", w.groupPath(), url.Values{"Name": {"x"}}).holds(200, `"Status":"OK"`)
	}
}

func unset(scalar, list string) readCheck {
	return func(t *testing.T, w readWorld) {
		w.get(t, "/Campaigns/"+w.campaign+"/Contacts/"+w.person).holds(200, scalar)
		w.get(t, "/Campaigns/"+w.campaign+"/Contacts/"+w.person).holds(200, list)
	}
}

func texts(field, sent, kept string) readCheck {
	return func(t *testing.T, w readWorld) {
		if field == "EmailAddress" && strings.HasPrefix(sent, " ") {
			field = "Title"
		}
		form := url.Values{field: {sent}}
		if field == "WorkPhoneNumber" {
			form.Set("WorkPhoneNumberCountry", "US")
		}
		w.as(t, w.tok, "PUT", "/Campaigns/"+w.campaign+"/Contacts/"+w.person, form).wants(200)
		if got := w.brand.Contacts(w.campaign)[0].Fields[field]; got != kept {
			t.Errorf("%s %q becomes %q, want %q", field, sent, got, kept)
		}
	}
}

// itemLag updates, creates and deletes, and expects to see the time before for that
// many reads, or for that long, and never in a list.
func itemLag(reads int, lasts time.Duration) readCheck {
	return func(t *testing.T, w readWorld) {
		w.as(t, w.tok, "PUT", w.groupPath(), url.Values{"Name": {"New"}}).wants(200)
		created := w.as(t, w.tok, "POST", "/Campaigns/"+w.campaign+"/MediaPartnerGroups", url.Values{"Name": {"Second"}}).wants(200)
		second := strings.TrimPrefix(created.text("Uri"), "/Advertisers/"+w.tok.SID)
		w.as(t, w.tok, "PUT", "/CompanyInformation", url.Values{"CompanyName": {"Apex"}}).wants(200)
		w.get(t, "/Campaigns/"+w.campaign+"/MediaPartnerGroups").holds(200, "Second")
		seesBefore := func() {
			t.Helper()
			w.get(t, w.groupPath()).holds(200, `"Top"`)
			w.get(t, second).wants(404)
			w.get(t, "/CompanyInformation").holds(200, `"Acme"`)
		}
		for range reads {
			seesBefore()
		}
		if lasts > 0 {
			w.clock.advance(lasts - time.Nanosecond)
			seesBefore()
			w.clock.advance(time.Nanosecond)
		}
		w.get(t, w.groupPath()).holds(200, `"New"`)
		w.get(t, second).wants(200)
		w.get(t, "/CompanyInformation").holds(200, `"Apex"`)

		w.as(t, w.tok, "DELETE", second, nil).wants(200)
		if reads+int(lasts) > 0 {
			w.get(t, second).wants(200)
		} else {
			w.get(t, second).wants(404)
		}
		if groups := w.brand.PartnerGroups(w.campaign); len(groups) != 1 || groups[0].Name != "New" {
			t.Errorf("a person sees %v", groups)
		}
	}
}

// listLag is the same for lists.
func listLag(reads int, lasts time.Duration) readCheck {
	return func(t *testing.T, w readWorld) {
		all := "/Campaigns/" + w.campaign + "/MediaPartnerGroups"
		third := w.brand.AddPartnerGroup(w.campaign, "Third").ID
		w.as(t, w.tok, "PUT", w.groupPath(), url.Values{"Name": {"New"}}).wants(200)
		w.as(t, w.tok, "POST", all, url.Values{"Name": {"Second"}}).wants(200)
		w.as(t, w.tok, "DELETE", all+"/"+third, nil).wants(200)
		w.get(t, w.groupPath()).holds(200, `"New"`)
		w.get(t, all+"/"+third).wants(404)
		named := func() (names []any) {
			t.Helper()
			for _, g := range w.get(t, all).wants(200).list("Groups") {
				names = append(names, g["Name"])
			}
			return names
		}
		before := "[Top Third]"
		for range reads {
			if got := fmt.Sprint(named()); got != before {
				t.Errorf("list %s, want %s", got, before)
			}
		}
		if lasts > 0 {
			w.clock.advance(lasts - time.Nanosecond)
			if got := fmt.Sprint(named()); got != before {
				t.Errorf("list %s, want %s", got, before)
			}
			w.clock.advance(time.Nanosecond)
		}
		if got := fmt.Sprint(named()); got != "[New Second]" {
			t.Errorf("list %s at last", got)
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
			if !strings.Contains("200 400 403 404 504", fmt.Sprint(got.status)) {
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
