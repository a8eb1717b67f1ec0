package mockimpact_test

import (
	"bytes"
	"mime/multipart"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

var made = time.Date(2026, 1, 15, 10, 0, 0, 0, time.UTC)

// newListWorld has a campaign 1000 with the event type 18500.
func newListWorld() world {
	w := newWorld(mockimpact.WithClock(func() time.Time { return made }))
	w.brand.AddCampaign("Summer sale")
	w.brand.AddActionTracker("1000", "Online sale")
	return w
}

// uploaded is a multipart body with a file of items.
func uploaded(t *testing.T, name, text string, fields url.Values) edit {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("File", name)
	if err == nil {
		_, err = part.Write([]byte(text))
	}
	for field := range fields {
		if err == nil {
			err = form.WriteField(field, fields.Get(field))
		}
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return content(form.FormDataContentType(), body.String())
}

func shown(items []mockimpact.ExceptionItem) (lines []string) {
	for _, item := range items {
		lines = append(lines, strings.Join([]string{item.ID, item.Value, item.Name, item.MatchMode}, "|"))
	}
	return lines
}

func TestExceptionListLife(t *testing.T) {
	t.Parallel()
	w := newListWorld()
	tok := w.tokens[mockimpact.Brand]
	root := "/Advertisers/" + tok.SID
	const one, items = "/ExceptionLists/10001", "/ExceptionLists/10001/Items"

	created := w.as(t, tok, "POST", "/ExceptionLists", url.Values{
		"CampaignId": {"1000"}, "Name": {"Low margin"}, "Type": {"SKU"}, "ActionTrackerId": {"18500"},
	}).wants(200)
	if created.text("Uri") != root+one {
		t.Fatalf("create answered %s", created.raw)
	}
	want := map[string]any{
		"Id": 10001.0, "Name": "Low margin", "State": "ACTIVE", "CampaignId": 1000.0, "Type": "SKU",
		"CreatedDate": "2026-01-15T10:00:00Z", "DeactivationDate": nil, "NumberOfItems": 0.0,
		"ActionTrackers": []any{map[string]any{"Id": 18500.0, "Name": "Online sale"}},
		"ItemsUri":       root + items, "Uri": root + one,
	}
	if diff := cmp.Diff(want, w.as(t, tok, "GET", one, nil).wants(200).body); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}

	state := func(what string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, shown(w.brand.ExceptionLists()[0].Items)); diff != "" {
			t.Errorf("items after %s (-want +got):\n%s", what, diff)
		}
	}
	w.as(t, tok, "POST", items, nil, uploaded(t, "items.csv", "Value,Name\nA,a\n\"B,\"\"2\"\"\",\n", nil)).wants(200)
	state("an upload", "1001|A|a|EQ", `1002|B,"2"||EQ`)
	single := w.as(t, tok, "POST", items, url.Values{"Value": {"C"}, "Name": {"c"}}).wants(200)
	if single.text("Uri") != root+items+"/1003" {
		t.Errorf("a single item was answered %s", single.raw)
	}
	w.as(t, tok, "POST", items, nil, uploaded(t, "items.CSV", "Name,Value\nz,A\nd,D\n", url.Values{"Upsert": {"true"}})).wants(200)
	state("an upsert", "1001|A|z|EQ", `1002|B,"2"||EQ`, "1003|C|c|EQ", "1004|D|d|EQ")
	w.as(t, tok, "POST", items, url.Values{"Value": {"D"}}).wants(200)
	state("an item without upsert", "1001|A|z|EQ", `1002|B,"2"||EQ`, "1003|C|c|EQ", "1004|D|d|EQ", "1005|D||EQ")

	if found := w.as(t, tok, "GET", items+"?Value=D", nil).wants(200).list("ExceptionListItems"); len(found) != 2 {
		t.Errorf("found %v", found)
	}
	wantItem := map[string]any{
		"Id": 1003.0, "ListId": 10001.0, "Value": "C", "Name": "c", "MatchMode": "EQ",
		"CreatedDate": "2026-01-15T10:00:00Z", "Uri": root + items + "/1003",
	}
	if diff := cmp.Diff(wantItem, w.as(t, tok, "GET", items+"/1003", nil).wants(200).body); diff != "" {
		t.Errorf("item (-want +got):\n%s", diff)
	}
	w.as(t, tok, "DELETE", items+"/1003", nil).wants(200)
	w.as(t, tok, "DELETE", items+"/1003", nil).wants(404)
	w.as(t, tok, "PATCH", items, nil, uploaded(t, "items.csv", "Value\nA\nE\n", nil)).wants(200)
	state("a replacement", "1006|A||EQ", "1007|E||EQ")
	w.as(t, tok, "PUT", one, url.Values{"Name": {"New"}, "Type": {"CATEGORY"}}).wants(200)
	w.as(t, tok, "PUT", one, nil).wants(200)
	changed := w.brand.ExceptionLists()[0]
	if changed.Name != "New" || changed.Type != "CATEGORY" || !slices.Equal(changed.TrackerIDs, []string{"18500"}) {
		t.Errorf("the update made %+v", changed)
	}
	if gone := w.as(t, tok, "DELETE", items, nil).wants(200); gone.raw != `{"Status":"DELETED"}` {
		t.Errorf("emptying answered %s", gone.raw)
	}
	state("emptying")
	w.as(t, tok, "DELETE", one, nil).wants(405) // no document has a delete of a list
}

func TestPromoCodeExceptionListLife(t *testing.T) {
	t.Parallel()
	w := newListWorld()
	tok := w.tokens[mockimpact.Brand]
	const one, items = "/PromoCodeExceptionLists/20001", "/PromoCodeExceptionLists/20001/Items"

	w.as(t, tok, "POST", "/PromoCodeExceptionLists", url.Values{
		"CampaignId": {"1000"}, "Name": {"Codes"}, "ActionTrackerId": {"18500"},
	}).wants(200)
	w.as(t, tok, "POST", items, url.Values{"Value": {"SUMMER25"}}).wants(200)
	got := w.as(t, tok, "GET", one, nil).wants(200).body
	for field, want := range map[string]any{
		"Id": "20001", "CampaignId": "1000", "NumberOfItems": "1", "Name": "Codes",
		"ActionTrackers": []any{map[string]any{"Id": "18500", "Name": "Online sale"}},
	} {
		if diff := cmp.Diff(want, got[field]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", field, diff)
		}
	}
	if _, has := got["Type"]; has {
		t.Error("a list of promo codes has a Type")
	}
	if listed := w.as(t, tok, "GET", items, nil).wants(200).list("ExceptionListItems"); len(listed) != 1 || listed[0]["Id"] != "1001" {
		t.Errorf("items %v", listed)
	}
	w.as(t, tok, "PUT", one, url.Values{"Name": {"New"}}).wants(200)
	w.as(t, tok, "DELETE", items+"/1001", nil).wants(200)
	w.as(t, tok, "DELETE", items, nil).wants(200)
	if l := w.brand.PromoCodeExceptionLists()[0]; l.Name != "New" || len(l.Items) > 0 {
		t.Errorf("left %+v", l)
	}
	w.as(t, tok, "GET", "/PromoCodeExceptionLists", nil).wants(405) // no document lists them
}

// A partner reads the lists of its contracts, and nothing else.
func TestPartnerReadsExceptionLists(t *testing.T) {
	t.Parallel()
	w := newListWorld()
	tok := w.tokens[mockimpact.Partner]
	campaign := w.partner.AddCampaign("Acme").ID
	lists := map[string]mockimpact.ExceptionList{
		"ExceptionListItems":          w.partner.PutExceptionList(mockimpact.ExceptionList{CampaignID: campaign, Type: "SKU", Items: []mockimpact.ExceptionItem{{Value: "A"}}}),
		"PromoCodeExceptionListItems": w.partner.PutExceptionList(mockimpact.ExceptionList{CampaignID: campaign, Items: []mockimpact.ExceptionItem{{Value: "B"}}}),
	}
	for key, l := range lists {
		path := "/" + strings.TrimSuffix(key, "Items") + "s/" + l.ID
		got := w.as(t, tok, "GET", path, nil).wants(200)
		if _, has := got.body["ActionTrackers"]; has || got.text("Id") != l.ID || got.body["DeactivationDate"] != "" {
			t.Errorf("a partner sees %s", got.raw)
		}
		if items := w.as(t, tok, "GET", path+"/Items", nil).wants(200).list(key); len(items) != 1 {
			t.Errorf("items %v", items)
		}
		w.as(t, tok, "PUT", path, url.Values{"Name": {"x"}}).wants(405)
		w.as(t, tok, "DELETE", path+"/Items", nil).wants(405)
	}
	w.as(t, tok, "GET", "/ExceptionLists", nil).wants(404)
}

func TestExceptionListRefusals(t *testing.T) {
	t.Parallel()
	w := newListWorld()
	tok := w.tokens[mockimpact.Brand]
	l := mockimpact.ExceptionList{CampaignID: "1000", TrackerIDs: []string{"18500"}, Items: []mockimpact.ExceptionItem{{Value: "A"}}}
	codes := "/PromoCodeExceptionLists/" + w.brand.PutExceptionList(l).ID
	l.Type = "SKU"
	one := "/ExceptionLists/" + w.brand.PutExceptionList(l).ID
	good := func(field, value string) url.Values {
		form := url.Values{"CampaignId": {"1000"}, "Name": {"x"}, "Type": {"SKU"}, "ActionTrackerId": {"18500"}}
		form.Set(field, value)
		return form
	}
	tests := map[string]struct {
		method, path string
		form         url.Values
		edit         edit
		status       int
		fields       []string
	}{
		"nothing":               {method: "POST", path: "/ExceptionLists", form: url.Values{"x": {""}}, status: 400, fields: []string{"ActionTrackerId", "CampaignId", "Name", "Type", "x"}},
		"another type":          {method: "POST", path: "/ExceptionLists", form: good("Type", "COLOUR"), status: 400, fields: []string{"Type"}},
		"unknown campaign":      {method: "POST", path: "/ExceptionLists", form: good("CampaignId", "7"), status: 400, fields: []string{"CampaignId"}},
		"unknown tracker":       {method: "POST", path: "/ExceptionLists", form: good("ActionTrackerId", "18500,7"), status: 400, fields: []string{"ActionTrackerId"}},
		"tracker of an update":  {method: "PUT", path: one, form: url.Values{"ActionTrackerId": {"7"}}, status: 400, fields: []string{"ActionTrackerId"}},
		"campaign of an update": {method: "PUT", path: one, form: url.Values{"CampaignId": {"1000"}}, status: 400, fields: []string{"CampaignId"}},
		"no value":              {method: "POST", path: one + "/Items", form: url.Values{"Name": {"x"}}, status: 400, fields: []string{"Value"}},
		"a match mode":          {method: "POST", path: one + "/Items", form: url.Values{"Value": {"x"}, "MatchMode": {"EQ"}}, status: 400, fields: []string{"MatchMode"}},
		"upsert is no boolean":  {method: "POST", path: one + "/Items", form: url.Values{"Value": {"x"}, "Upsert": {"yes"}}, status: 400, fields: []string{"Upsert"}},
		"a form replaces":       {method: "PATCH", path: one + "/Items", form: url.Values{"Value": {"x"}}, status: 400},
		"an upsert replaces":    {method: "PATCH", path: one + "/Items", edit: uploaded(t, "a.csv", "Value\nA\n", url.Values{"Upsert": {"true"}}), status: 400, fields: []string{"Upsert"}},
		"no value column":       {method: "POST", path: one + "/Items", edit: uploaded(t, "a.csv", "SKU\nA\n", nil), status: 400, fields: []string{"File"}},
		"unknown column":        {method: "POST", path: one + "/Items", edit: uploaded(t, "a.csv", "Value,MatchMode\nA,EQ\n", nil), status: 400, fields: []string{"File"}},
		"no header":             {method: "POST", path: one + "/Items", edit: uploaded(t, "a.csv", "A,a\nB,b\n", nil), status: 400, fields: []string{"File"}},
		"only a header":         {method: "POST", path: one + "/Items", edit: uploaded(t, "a.csv", "Value,Name\n", nil), status: 400, fields: []string{"File"}},
		"twice in a file":       {method: "POST", path: one + "/Items", edit: uploaded(t, "a.csv", "Value\nB\nB\n", nil), status: 400, fields: []string{"File"}},
		"rows of two lengths":   {method: "POST", path: one + "/Items", edit: uploaded(t, "a.csv", "Value,Name\nB\n", nil), status: 400, fields: []string{"File"}},
		"another format":        {method: "POST", path: one + "/Items", edit: uploaded(t, "a.xlsx", "PK", nil), status: 400, fields: []string{"File"}},
		"id not a number":       {method: "GET", path: "/ExceptionLists/x", status: 400, fields: []string{"ExceptionListId"}},
		"unknown list":          {method: "GET", path: "/ExceptionLists/7/Items", status: 404},
		"unknown item":          {method: "DELETE", path: one + "/Items/7", status: 404},
		"a type of promo codes": {method: "POST", path: "/PromoCodeExceptionLists", form: good("Type", "SKU"), status: 400, fields: []string{"Type"}},
		"a name of a code":      {method: "POST", path: codes + "/Items", form: url.Values{"Value": {"B"}, "Name": {"b"}}, status: 400, fields: []string{"Name"}},
		"a code twice":          {method: "POST", path: codes + "/Items", form: url.Values{"Value": {"A"}}, status: 400, fields: []string{"Value"}},
		"codes as a file":       {method: "POST", path: codes + "/Items", edit: uploaded(t, "a.csv", "Value\nB\n", nil), status: 400},
		"replaced codes":        {method: "PATCH", path: codes + "/Items", edit: uploaded(t, "a.csv", "Value\nB\n", nil), status: 405},
	}
	before := w.srv.Dump()
	for name, test := range tests {
		var edits []edit
		if test.edit != nil {
			edits = append(edits, test.edit)
		}
		got := w.as(t, tok, test.method, test.path, test.form, edits...)
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
