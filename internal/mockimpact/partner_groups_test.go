package mockimpact_test

import (
	"net/url"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestPartnerGroupLife(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	wile, bugs := w.brand.AddPartner("Wile E. Coyote"), w.brand.AddPartner("Bugs Bunny")
	groups := "/Campaigns/" + campaign.ID + "/MediaPartnerGroups"

	created := w.as(t, tok, "POST", groups, url.Values{"Name": {"Top & more"}, "MediaPartners": {wile.ID}}).wants(200)
	uri := "/Advertisers/" + tok.SID + groups + "/99999"
	if created.text("Status") != "OK" || created.text("Uri") != uri {
		t.Fatalf("create answered %s", created.raw)
	}

	w.as(t, tok, "PUT", groups+"/99999", url.Values{
		"Name": {"Best"}, "MediaPartnersAdd": {bugs.ID}, "MediaPartnersRemove": {wile.ID},
	}).wants(200)
	got := w.as(t, tok, "GET", groups+"/99999", nil).wants(200)
	want := map[string]any{
		"Id": "99999", "Name": "Best", "Uri": uri,
		"MediaPartners": []any{map[string]any{
			"PartnerId": bugs.ID, "PartnerName": "Bugs Bunny",
			"PartnerUri": "/Advertisers/" + tok.SID + "/MediaPartners/" + bugs.ID,
		}},
	}
	if diff := cmp.Diff(want, got.body); diff != "" {
		t.Errorf("group (-want +got):\n%s", diff)
	}
	if listed := w.as(t, tok, "GET", groups, nil).wants(200).list("Groups"); len(listed) != 1 {
		t.Errorf("listed %d groups, want 1", len(listed))
	}

	if gone := w.as(t, tok, "DELETE", groups+"/99999", nil).wants(200); gone.raw != `{"Status":"DELETED"}` {
		t.Errorf("delete answered %s", gone.raw)
	}
	w.as(t, tok, "GET", groups+"/99999", nil).wants(404)
	w.as(t, tok, "DELETE", groups+"/99999", nil).wants(404)
}

func TestPartnerGroupRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	group := w.brand.AddPartnerGroup(campaign.ID, "Top")
	all := "/Campaigns/" + campaign.ID + "/MediaPartnerGroups"
	one := all + "/" + group.ID

	tests := map[string]struct {
		method, path string
		form         url.Values
		status       int
		fields       []string
	}{
		"no name":              {"POST", all, url.Values{"MediaPartners": {""}}, 400, []string{"Name"}},
		"no body":              {"POST", all, nil, 400, []string{"Name"}},
		"empty name":           {"POST", all, url.Values{"Name": {""}}, 400, []string{"Name"}},
		"blank name":           {"PUT", one, url.Values{"Name": {"  "}}, 400, []string{"Name"}},
		"unknown field":        {"POST", all, url.Values{"Name": {"x"}, "Colour": {"red"}}, 400, []string{"Colour"}},
		"field of the other":   {"PUT", one, url.Values{"MediaPartners": {"1"}}, 400, []string{"MediaPartners"}},
		"field twice":          {"POST", all, url.Values{"Name": {"x", "y"}}, 400, []string{"Name"}},
		"several at once":      {"POST", all, url.Values{"MediaPartners": {"a"}}, 400, []string{"Name", "MediaPartners"}},
		"member not a number":  {"PUT", one, url.Values{"MediaPartnersAdd": {"1, 2"}}, 400, []string{"MediaPartnersAdd"}},
		"unknown member":       {"POST", all, url.Values{"Name": {"x"}, "MediaPartners": {"5"}}, 400, []string{"MediaPartners"}},
		"unknown new member":   {"PUT", one, url.Values{"MediaPartnersAdd": {"5"}}, 400, []string{"MediaPartnersAdd"}},
		"unknown query":        {"GET", all + "?Sort=Name", nil, 400, []string{"Sort"}},
		"page zero":            {"GET", all + "?Page=0", nil, 400, []string{"Page"}},
		"id not a number":      {"GET", all + "/abc", nil, 400, []string{"PartnerGroupId"}},
		"campaign no number":   {"GET", "/Campaigns/x/MediaPartnerGroups", nil, 400, []string{"CampaignId"}},
		"update without body":  {"PUT", one, nil, 400, nil},
		"update, empty form":   {"PUT", one, url.Values{}, 400, nil},
		"unknown id":           {"PUT", all + "/1", url.Values{"Name": {"x"}}, 404, nil},
		"unknown campaign":     {"GET", "/Campaigns/7/MediaPartnerGroups", nil, 404, nil},
		"group of another one": {"GET", "/Campaigns/7/MediaPartnerGroups/" + group.ID, nil, 404, nil},
		"body on a GET":        {"GET", one, url.Values{"Name": {"x"}}, 400, nil},
		"trailing slash":       {"GET", one + "/", nil, 404, nil},
	}
	before := w.srv.Dump()
	for name, test := range tests {
		got := w.as(t, tok, test.method, test.path, test.form)
		if got.status != test.status || got.text("Status") != "ERROR" || got.text("Message") == "" {
			t.Errorf("%s: %d %s, want %d", name, got.status, got.raw, test.status)
			continue
		}
		if test.fields != nil && !slices.Equal(got.fields(), test.fields) {
			t.Errorf("%s: fields %v, want %v", name, got.fields(), test.fields)
		}
	}
	if diff := cmp.Diff(string(before), string(w.srv.Dump())); diff != "" {
		t.Errorf("refused requests changed the data:\n%s", diff)
	}
}

func TestPartnerGroupMembersAreASet(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	a, b, c := w.brand.AddPartner("A").ID, w.brand.AddPartner("B").ID, w.brand.AddPartner("C").ID
	groups := "/Campaigns/" + campaign.ID + "/MediaPartnerGroups"
	steps := []struct {
		method, path string
		form         url.Values
		want         []string
	}{
		{"POST", groups, url.Values{"Name": {"x"}, "MediaPartners": {b + "," + a + "," + b}}, []string{b, a}},
		{"PUT", groups + "/99999", url.Values{"MediaPartnersAdd": {a + "," + c}}, []string{b, a, c}},
		{"PUT", groups + "/99999", url.Values{"MediaPartnersRemove": {a + ",5"}}, []string{b, c}},
		{"PUT", groups + "/99999", url.Values{"MediaPartnersAdd": {a}, "MediaPartnersRemove": {a + "," + b}}, []string{c}},
		{"PUT", groups + "/99999", url.Values{"Name": {"y"}, "MediaPartnersAdd": {""}}, []string{c}},
	}
	for i, step := range steps {
		w.as(t, tok, step.method, step.path, step.form).wants(200)
		if got := w.brand.PartnerGroups(campaign.ID)[0].Members; !slices.Equal(got, step.want) {
			t.Errorf("step %d: members %v, want %v", i, got, step.want)
		}
	}
}

func TestPartnerGroupsOutOfBand(t *testing.T) {
	t.Parallel()
	w := newWorld()
	campaign := w.brand.AddCampaign("Summer sale")
	partner := w.brand.AddPartner("Wile E. Coyote")
	group := w.brand.AddPartnerGroup(campaign.ID, "Top")

	group.Name, group.Members = "Renamed", []string{partner.ID}
	w.brand.SetPartnerGroup(group)
	if diff := cmp.Diff([]mockimpact.PartnerGroup{group}, w.brand.PartnerGroups(campaign.ID)); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if !w.brand.DeletePartnerGroup(group.ID) || w.brand.DeletePartnerGroup(group.ID) {
		t.Error("a group can be deleted once")
	}
	if left := w.brand.PartnerGroups(campaign.ID); left != nil {
		t.Errorf("%v are left", left)
	}
}

func TestMediaPartners(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	wile := w.brand.AddPartner("Wile E. Coyote")
	w.brand.AddPartner("Road Runner")
	got := w.as(t, tok, "GET", "/MediaPartners?Id="+wile.ID, nil).wants(200).list("Partners")
	if len(got) != 1 || got[0]["Name"] != wile.Name {
		t.Errorf("partners %v", got)
	}
	if one := w.as(t, tok, "GET", "/MediaPartners/"+wile.ID, nil).wants(200); one.text("Id") != wile.ID {
		t.Errorf("partner %s", one.raw)
	}
	w.as(t, tok, "GET", "/MediaPartners/1", nil).wants(404)
}
