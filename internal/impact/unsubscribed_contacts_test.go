package impact

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The pages of this listing alone count from 0, and its paging keys have no "@".
func TestUnsubscribedContacts(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		pages []string // the paging keys of each
		want  string
	}{
		"documented":             {[]string{`"Page":0,"NumPages":3`, `"Page":1,"NumPages":3`, `"Page":2,"NumPages":3`}, ""},
		"addresses only":         {[]string{`"NextPageUri":"/x?page=1&size=1000"`, `"NextPageUri":"/x?page=2&size=1000"`, `"NextPageUri":""`}, ""},
		"one":                    {[]string{`"Page":0,"NumPages":1,"NextPageUri":""`}, ""},
		"one that is called 1":   {[]string{`"Page":1,"NumPages":1`}, ""},
		"the next is this one":   {[]string{`"Page":0,"NextPageUri":"/x?page=0&size=1000"`}, ""},
		"another than asked for": {[]string{`"Page":0,"NumPages":3`, `"Page":2,"NumPages":3`}, "page 1 was asked for, and page 2 came"},
		"another than the first": {[]string{`"Page":2,"NumPages":3`}, "page 0 was asked for, and page 2 came"},
	} {
		var answers []step
		for i, paging := range test.pages {
			answers = append(answers, reply(200, fmt.Sprintf(`{%s,"Results":[{"UserEmail":"p%d@a.test","PartnerId":%d}]}`, paging, i, i)))
		}
		api := steps(answers...)
		all, err := Collect(newClient(t, api).UnsubscribedContacts("1000").All(t.Context(), nil))
		if test.want != "" {
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil || len(all) != len(test.pages) {
			t.Errorf("%s: %v, %v", name, all, err)
		}
		for i, r := range api.requests() {
			want := url.Values{"PageSize": {"1000"}}
			if i > 0 {
				want.Set("Page", fmt.Sprint(i))
			}
			if diff := cmp.Diff(want, r.query); diff != "" {
				t.Errorf("%s: page %d: %s", name, i, diff)
			}
		}
	}
}

// What is odd of a person is reported without its value.
func TestUnsubscribedContacts_odd(t *testing.T) {
	t.Parallel()
	c := newClient(t, steps(reply(200, `{"Results":[{"UserEmail":{"is":"kim@a.test"},"PartnerId":7,"CreatedAt":"kim@a.test"},"kim@a.test"]}`)))
	ctx, odd := WithOddities(t.Context())
	all, err := Collect(c.UnsubscribedContacts("1000").All(ctx, nil))
	if diff := cmp.Diff([]UnsubscribedContact{{PartnerID: "7"}}, all); diff != "" || err != nil {
		t.Error(diff, err)
	}
	found := odd.All()
	if len(found) != 3 || strings.Contains(fmt.Sprint(found), "kim@") {
		t.Errorf("got %q", found)
	}
}
