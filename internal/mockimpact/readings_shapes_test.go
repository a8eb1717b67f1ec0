package mockimpact_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// shapeChecks shows what the answers do to values, texts and their age.
var shapeChecks = map[mockimpact.ReadingName]map[string]readCheck{
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
