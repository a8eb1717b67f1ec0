package mockimpact_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestUsers(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Partner]
	hazel := w.partner.AddUser("Hazel", "Nutt", "hnutt", mockimpact.AccessRight{Role: "Finance", Permissions: []string{"VIEW_FINANCIALS"}})
	robin := w.partner.AddUser("Robin", "Banks", "rbanks")
	robin.State, robin.Joined = "INVITED", time.Time{}
	w.partner.SetUser(robin)

	for query, want := range map[string][]string{
		"":                           {robin.ID, hazel.ID},
		"?Name=Hazel":                {hazel.ID},
		"?Name=Banks":                {robin.ID},
		"?Name=hnutt&State=ACTIVE":   {hazel.ID},
		"?Name=hnutt&State=INVITED":  nil,
		"?State=PENDING":             nil,
		"?Page=2&PageSize=1&Name=nn": nil,
	} {
		var ids []string
		for _, each := range w.as(t, tok, "GET", "/Users"+query, nil).wants(200).list("Users") {
			ids = append(ids, fmt.Sprint(each["Id"]))
		}
		if !slices.Equal(ids, want) {
			t.Errorf("%s: %v, want %v", query, ids, want)
		}
	}
	got := w.as(t, tok, "GET", "/Users/"+hazel.ID, nil).wants(200)
	want := map[string]any{
		"Id": "I-1139074", "FirstName": "Hazel", "LastName": "Nutt", "Username": "hnutt", "State": "ACTIVE", "Language": "en_US",
		"AccessRights": []any{map[string]any{"Role": "Finance", "Permissions": []any{"VIEW_FINANCIALS"}}},
		"JoinedDate":   "2026-01-19T23:51:01-08:00", "DateLastUpdated": "2026-01-19T23:51:01-08:00",
		"LastUpdatedBy": "hnutt", "CreatedBy": "rbanks", "Uri": "/Mediapartners/" + tok.SID + "/Users/" + hazel.ID,
	}
	if diff := cmp.Diff(want, got.body); diff != "" {
		t.Errorf("user (-want +got):\n%s", diff)
	}
	if _, present := w.as(t, tok, "GET", "/Users/"+robin.ID, nil).body["JoinedDate"]; present {
		t.Error("who has not joined has a date of joining")
	}
	w.as(t, tok, "GET", "/Users?State=active", nil).wants(400)
	w.as(t, tok, "GET", "/Users?Role=Finance", nil).wants(400)
	w.as(t, tok, "GET", "/Users/I-1", nil).wants(404)
	w.as(t, tok, "POST", "/Users", nil).wants(405)
	w.as(t, w.tokens[mockimpact.Brand], "GET", "/Users", nil).wants(404)
}
