package impact

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExceptionLists(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"ExceptionLists":[{"Id":10001,"Name":"Clearance","Type":"SKU","CampaignId":1000,"ActionTrackers":[{"Id":5},{"Id":"6","Name":"Sale"}],"NumberOfItems":"3","DeactivationDate":""}]}`),
		reply(200, `{"Id":"20001","Name":"Codes","ActionTrackers":null}`),
	)
	c := newClient(t, api)
	all, err := Collect(c.ExceptionLists().All(t.Context(), nil))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if diff := cmp.Diff([]string{"5", "6"}, all[0].TrackerIDs()); diff != "" {
		t.Error(diff)
	}
	if l := all[0]; l.ID != "10001" || l.CampaignID != "1000" || l.NumberOfItems.Value != 3 || !l.Deactivated.IsZero() {
		t.Errorf("got %+v", l)
	}
	if l, err := c.PromoCodeExceptionLists().Get(t.Context(), "20001"); l.ID != "20001" || l.Type != "" || len(l.TrackerIDs()) != 0 || err != nil {
		t.Errorf("got %+v, %v", l, err)
	}
	if diff := cmp.Diff([]string{"GET ExceptionLists", "GET PromoCodeExceptionLists/20001"}, api.log()); diff != "" {
		t.Error(diff)
	}
}

// The lists of promo codes cannot be listed, so a create is sent once, and its
// errors say what is known.
func TestPromoCodeExceptionListWrites(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer  step
		id, err string
	}{
		"told by Uri":   {reply(200, `{"Status":"OK","Uri":"/Advertisers/IRx/PromoCodeExceptionLists/20001"}`), "20001", ""},
		"told nothing":  {reply(200, ""), "", "the API accepted the new promo code exception list, but its answer has no id"},
		"its own path":  {reply(200, `{"Status":"OK","Uri":"/Advertisers/IRx/PromoCodeExceptionLists/"}`), "", "the API accepted the new promo code exception list, but its answer has no id"},
		"refused":       {reply(403, `{"Status":"ERROR","Message":"Forbidden"}`), "", "403 Forbidden"},
		"server failed": {reply(502, ""), "", "so it may exist or not"},
		"lost":          {fail(io.EOF), "", "so it may exist or not"},
	} {
		inBubble(t, func(t *testing.T) {
			api := steps(test.answer)
			id, err := newClient(t, api).PromoCodeExceptionLists().Create(t.Context(), NewForm().Set("Name", "Codes").SetList("ActionTrackerId", []string{"5", "6"}))
			if id != test.id || (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
				t.Errorf("%s: %q, %v", name, id, err)
			}
			if errors.Is(err, ErrOutcomeUnknown) {
				t.Errorf("%s: the error promises that the next run finds what exists", name)
			}
			if sent := api.requests(); len(sent) != 1 || sent[0].body != "ActionTrackerId=5%2C6&Name=Codes" {
				t.Errorf("%s: %d requests, first %q", name, len(sent), sent[0].body)
			}
		})
	}
	api := steps(reply(200, ""))
	if err := newClient(t, api).PromoCodeExceptionLists().Update(t.Context(), "20001", NewForm().Set("Name", "x")); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff([]string{"PUT PromoCodeExceptionLists/20001"}, api.log()); diff != "" || api.requests()[0].body != "Name=x" {
		t.Error(diff, api.requests()[0].body)
	}
}

// A partner reads the same items under another key.
func TestPromoCodeExceptionListItemsOfEachType(t *testing.T) {
	t.Parallel()
	for accountType, key := range map[AccountType]string{Brand: "ExceptionListItems", Partner: "PromoCodeExceptionListItems"} {
		// With a list beside it, only the right key tells which one is meant.
		api := steps(reply(200, `{"Other":[],"`+key+`":[{"Id":"1","Value":"A","ListId":20001,"CreatedDate":"2026-01-20"}]}`))
		got, err := newClient(t, api, func(c *Config) { c.AccountType = accountType }).PromoCodeExceptionListItems("20001").List(t.Context())
		if err != nil || len(got) != 1 || got[0].Value != "A" || got[0].ListID != "20001" || got[0].Created.IsZero() {
			t.Errorf("%s: %+v, %v", accountType, got, err)
		}
	}
}
