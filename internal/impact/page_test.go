package impact

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// thing is an object of no particular collection.
type thing struct {
	ID   ID `json:"Id"`
	Name string
}

func things(c *Client) Collection[thing] {
	return Collection[thing]{
		client: c, noun: "thing", path: []string{"Things"}, key: "Things",
		id: func(t thing) string { return t.ID.String() },
	}
}

// listIDs lists all things and returns their ids.
func listIDs(ctx context.Context, c *Client, filter url.Values) ([]string, error) {
	all, err := Collect(things(c).All(ctx, filter))
	ids := []string{}
	for _, object := range all {
		ids = append(ids, object.ID.String())
	}
	return ids, err
}

func TestPaging(t *testing.T) {
	t.Parallel()
	first := `"Things":[{"Id":1},{"Id":2}]`
	for _, test := range []struct {
		name  string
		pages []string
		want  []string
	}{
		{"documented keys", []string{
			`{"@page":"1","@numpages":"2","@pagesize":"2","@total":"3","@nextpageuri":"/Things?PageSize=2&Page=2",` + first + `}`,
			`{"@page":"2","@numpages":"2","@pagesize":"2","@total":"3","@nextpageuri":"","Things":[{"Id":"3"}]}`,
		}, []string{"1", "2", "3"}},
		{"numbers without @", []string{`{"Page":1,"NumPages":2,` + first + `}`, `{"Page":2,"NumPages":2,"Things":[{"Id":3}]}`}, []string{"1", "2", "3"}},
		{"only the number of pages", []string{`{"@numpages":"2",` + first + `}`, `{"@numpages":"2","Things":[{"Id":3}]}`}, []string{"1", "2", "3"}},
		{"only the next page's address", []string{`{"NextPageUri":"/Things?Page=2",` + first + `}`, `{"NextPageUri":null,"Things":[{"Id":3}]}`}, []string{"1", "2", "3"}},
		{"an address without a page", []string{`{"@nextpageuri":"/Things?cursor=x",` + first + `}`, `{"Things":[]}`}, []string{"1", "2"}},
		{"an address that is no URL", []string{`{"@nextpageuri":"%zz",` + first + `}`, `{"Things":[]}`}, []string{"1", "2"}},
		{"one page", []string{`{"@page":"1","@numpages":"1",` + first + `}`}, []string{"1", "2"}},
		{"no paging keys", []string{`{` + first + `}`}, []string{"1", "2"}},
		{"bare array", []string{`[{"Id":1},{"Id":"2"}]`}, []string{"1", "2"}},
		{"empty bare array", []string{`[]`}, []string{}},
		{"empty list", []string{`{"@total":"0","Things":[]}`}, []string{}},
		{"empty list on page 0", []string{`{"@page":"0","@numpages":"0","Things":[]}`}, []string{}},
		{"null list", []string{`{"Things":null}`}, []string{}},
		{"list of XML's making", []string{`{"Things":""}`}, []string{}},
		{"missing list", []string{`{"@page":"1","@total":"0"}`}, []string{}},
		{"another key", []string{`{"@total":"2","Groups":[{"Id":1},{"Id":2}]}`}, []string{"1", "2"}},
		{"one object without a list", []string{`{"@total":"1","Things":{"Id":1}}`}, []string{"1"}},
		{"one of them is no object", []string{`{"Things":[{"Id":1},"x",null,{"Id":2}]}`}, []string{"1", "2"}},
		{"lists beside", []string{`{"Warnings":["x"],` + first + `}`}, []string{"1", "2"}},

		// Servers that lie must not keep a run busy for ever.
		{"empty pages for ever", []string{`{"@numpages":"9","@nextpageuri":"/Things?cursor=x","Things":[]}`}, []string{}},
		{"the next page is this one", []string{`{"@nextpageuri":"/Things?page=1",` + first + `}`}, []string{"1", "2"}},
		{"the next page is the first", []string{
			`{"@nextpageuri":"/Things?Page=2",` + first + `}`, `{"@nextpageuri":"/Things?Page=1","Things":[{"Id":3}]}`,
		}, []string{"1", "2", "3"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			api := &wire{answer: func(_ *http.Request, n int) (*http.Response, error) {
				if n >= len(test.pages) {
					t.Error("one page too many was asked for")
					return response(404, ""), nil
				}
				return response(200, test.pages[n]), nil
			}}
			got, err := listIDs(t.Context(), newClient(t, api), url.Values{"Name": {"x"}})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if len(api.requests()) != len(test.pages) {
				t.Errorf("%d pages read", len(api.requests()))
			}
			for i, r := range api.requests() {
				want := url.Values{"Name": {"x"}, "PageSize": {"1000"}}
				if i > 0 {
					want.Set("Page", strconv.Itoa(i+1))
				}
				if diff := cmp.Diff(want, r.query); diff != "" {
					t.Errorf("page %d: %s", i+1, diff)
				}
			}
		})
	}
}

func TestListingsThatCannotBeUnderstood(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, body, want string }{
		{"announced but missing", `{"@total":"2"}`, `the answer has no list named "Things"`},
		{"null", `null`, `the answer has no list named "Things"`},
		{"two other lists", `{"@total":"0","A":[],"B":[]}`, `the answer has no list named "Things"`},
		{"no list", `{"Things":7}`, `Things: json: cannot unmarshal number into Go value of type impact.thing`},
		{"no objects", `["a"]`, `json: cannot unmarshal string into Go value of type impact.thing`},
		{"empty", ``, `the answer has no body`},
		{"another page", `{"@page":"3","@numpages":"5","Things":[{"Id":1}]}`, `page 1 was asked for, and page 3 came`},
	} {
		c := newClient(t, steps(reply(200, test.body)))
		_, err := listIDs(t.Context(), c, nil)
		wantError(t, err, "GET /Advertisers/"+c.AccountSID()+"/Things: 200 OK: the answer cannot be understood: "+test.want)
	}
}

// A server that ignores the parameter Page answers the first page for ever.
func TestListingThatIgnoresThePage(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, `{"@page":"1","@numpages":"3","Things":[{"Id":1}]}`))
	_, err := listIDs(t.Context(), newClient(t, api), nil)
	if err == nil || len(api.requests()) != 2 {
		t.Errorf("%d requests, %v", len(api.requests()), err)
	}
}

// A list without paging keys that is as long as a page may go on.
func TestLongBareLists(t *testing.T) {
	t.Parallel()
	list := func(from, count int) string {
		var ids []string
		for id := range count {
			ids = append(ids, fmt.Sprintf(`{"Id":%d}`, from+id))
		}
		return "[" + strings.Join(ids, ",") + "]"
	}
	for name, test := range map[string]struct {
		pages []string
		want  int
	}{
		"shorter than a page":    {[]string{list(0, pageSizes[0]-1)}, pageSizes[0] - 1},
		"not paged":              {[]string{list(0, 2*pageSizes[0])}, 2 * pageSizes[0]},
		"a page and more":        {[]string{list(0, pageSizes[0]), list(pageSizes[0], 2)}, pageSizes[0] + 2},
		"a page":                 {[]string{list(0, pageSizes[0]), `[]`}, pageSizes[0]},
		"a page, and not paged":  {[]string{list(0, pageSizes[0]), list(0, pageSizes[0])}, pageSizes[0]},
		"two pages, then ignore": {[]string{list(0, pageSizes[0]), list(pageSizes[0], pageSizes[0]), list(pageSizes[0], pageSizes[0])}, 2 * pageSizes[0]},
	} {
		var answers []step
		for _, body := range test.pages {
			answers = append(answers, reply(200, body))
		}
		api := steps(answers...)
		got, err := listIDs(t.Context(), newClient(t, api), nil)
		if err != nil || len(got) != test.want || len(api.requests()) != len(test.pages) {
			t.Errorf("%s: %d objects of %d pages, %v", name, len(got), len(api.requests()), err)
		}
	}
}

func TestListingStopsAtAnError(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, `{"@numpages":"3","Things":[{"Id":1}]}`), reply(403, ""))
	c := newClient(t, api)
	var seen []string
	var last error
	for object, err := range things(c).All(t.Context(), nil) {
		if err != nil {
			last = err
			continue // a caller that goes on gets no more
		}
		seen = append(seen, object.ID.String())
	}
	if !errors.Is(last, ErrForbidden) || len(seen) != 1 || len(api.requests()) != 2 {
		t.Errorf("%v, then %v after %d requests", seen, last, len(api.requests()))
	}
	if all, err := Collect(things(c).All(t.Context(), nil)); err == nil || all != nil {
		t.Errorf("Collect returns %v, %v", all, err)
	}
}

func TestListingStopsWhenItsReaderDoes(t *testing.T) {
	t.Parallel()
	api := &wire{answer: func(_ *http.Request, n int) (*http.Response, error) {
		return response(200, fmt.Sprintf(`{"@numpages":"9","Things":[{"Id":%d},{"Id":%d}]}`, 2*n, 2*n+1)), nil
	}}
	for object, err := range things(newClient(t, api)).All(t.Context(), nil) {
		if err != nil || object.ID == "2" {
			break
		}
	}
	if n := len(api.requests()); n != 2 {
		t.Errorf("%d pages read", n)
	}
}

func TestListingStopsWhenCancelled(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, `{"@numpages":"9","Things":[{"Id":1}]}`))
	c := newClient(t, api)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	for _, err := range things(c).All(ctx, nil) {
		last = err
		cancel()
	}
	if !errors.Is(last, context.Canceled) || len(api.requests()) != 1 {
		t.Errorf("%d pages read, %v", len(api.requests()), last)
	}
}

func TestFilterIsNotChanged(t *testing.T) {
	t.Parallel()
	filter := url.Values{"Name": {"x"}}
	if _, err := listIDs(t.Context(), newClient(t, steps(reply(200, `[]`))), filter); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(url.Values{"Name": {"x"}}, filter); diff != "" {
		t.Error(diff)
	}
}

func TestIDFromURI(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ uri, want string }{
		{"/Advertisers/IRx/Contacts/2750", "2750"},
		{"/Advertisers/IRx/Contacts/2750/", "2750"},
		{"/Advertisers/<AccountSID>/Deals/00003", "00003"},
		{"Contacts/2750", "2750"},
		{"2750", "2750"},
		{"https://api.impact.com/Advertisers/IRx/Contacts/2750", "2750"},
		{"/Contacts/S-7777777?x=1#y", "S-7777777"},
		{"/Actions/1000.4636.158133", "1000.4636.158133"},
		{"/Items/a%2Fb%20c", "a/b c"},
		{"", ""},
		{"/", ""},
		{"//", ""},
		{"https://api.impact.com", ""},
		{"https://api.impact.com/", ""},
		{"/Contacts/..", ""},
		{"/Contacts/%2e%2e", ""},
		{"/Contacts/.", ""},
		{"/Contacts/%20", ""},
		{"/Contacts/%zz", ""},
		{"IRx:token@api.impact.com/Advertisers/IRx", ""},
		{"mailto:2750", ""},
	} {
		got, err := writeAnswer{URI: test.uri}.id()
		if got != test.want || (err == nil) != (test.want != "") || err != nil && !errors.Is(err, errNoID) {
			t.Errorf("%q: %q, %v", test.uri, got, err)
		}
	}
}
