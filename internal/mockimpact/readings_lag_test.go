package mockimpact_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"
)

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
