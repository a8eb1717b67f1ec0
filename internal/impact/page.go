package impact

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// pageSize is how many objects a listing asks for at a time: the API's own
// default and maximum for most collections.
const pageSize = 1000

// page is one answer of a listing.
type page[T any] struct {
	key    string // expected name of the array
	number int    // the page that was asked for, from 1
	items  []T
	next   bool            // the API says that there is another page
	pages  int             // how many pages there are; 0 when the answer does not say
	bare   json.RawMessage // the answer itself, where it is an array without paging keys
}

// UnmarshalJSON accepts an object with paging keys and one array, whose key
// differs per collection, or (as documented for agencies) a bare array. Paging
// keys are strings or numbers, with or without "@", in any case.
func (p *page[T]) UnmarshalJSON(data []byte) error {
	if trimmed := bytes.TrimSpace(data); len(trimmed) > 0 && trimmed[0] == '[' {
		p.bare = bytes.Clone(trimmed)
		return json.Unmarshal(data, &p.items)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return err
	}
	paging := map[string]string{}
	for key, raw := range fields {
		if value, err := scalar(raw); err == nil {
			paging[strings.ToLower(strings.TrimPrefix(key, "@"))] = value
		}
	}
	if current, err := strconv.Atoi(paging["page"]); err == nil && current > 0 && current != p.number {
		// Going on would read the same page for ever.
		return fmt.Errorf("page %d was asked for, and page %d came", p.number, current)
	}
	p.pages, _ = strconv.Atoi(paging["numpages"])
	p.next = p.number < p.pages || leadsBeyond(paging["nextpageuri"], p.number)
	array, err := p.array(fields, paging)
	if err != nil || array == nil {
		return err
	}
	if err := json.Unmarshal(array, &p.items); err != nil {
		return fmt.Errorf("%s: %w", p.key, err)
	}
	return nil
}

// leadsBeyond reports whether the address of the next page really is that of a
// later one: an address that leads back would be followed for ever.
func leadsBeyond(nextPageURI string, number int) bool {
	if nextPageURI == "" {
		return false
	}
	u, err := url.Parse(nextPageURI)
	if err != nil {
		return true
	}
	for key, values := range u.Query() {
		if next, err := strconv.Atoi(values[0]); err == nil && strings.EqualFold(key, "Page") {
			return next > number
		}
	}
	return true
}

// array finds the list in a listing's answer: under the documented key, or as
// the only array there is. An answer without any is an empty list only when
// its paging keys say so too; everything else may be an error in disguise, and
// to take it for an empty list would make objects look deleted.
func (p *page[T]) array(fields map[string]json.RawMessage, paging map[string]string) (json.RawMessage, error) {
	if raw, ok := fields[p.key]; ok {
		if string(raw) == "null" || string(raw) == `""` {
			return nil, nil
		}
		return raw, nil
	}
	var only json.RawMessage
	for _, raw := range fields {
		if bytes.HasPrefix(raw, []byte("[")) {
			if only != nil {
				return nil, fmt.Errorf("the answer has no list named %q", p.key)
			}
			only = raw
		}
	}
	if only != nil {
		return only, nil
	}
	if total, err := strconv.Atoi(paging["total"]); err != nil || total != 0 {
		return nil, fmt.Errorf("the answer has no list named %q", p.key)
	}
	return nil, nil
}

// listPage reads one page of a listing, counted from 1.
func listPage[T any](ctx context.Context, c *Client, path []string, key string, filter url.Values, number int) (page[T], error) {
	query := maps.Clone(filter)
	if query == nil {
		query = url.Values{}
	}
	query.Set("PageSize", strconv.Itoa(pageSize))
	if number > 1 {
		query.Set("Page", strconv.Itoa(number))
	}
	p := page[T]{key: key, number: number}
	err := c.Send(ctx, Request{Method: http.MethodGet, Path: path, Query: query, Into: &p})
	p.next = p.next && len(p.items) > 0 // after an empty page there is nothing, whatever it says
	return p, err
}

// listAll yields every object of every page, in the API's order, and stops at
// the first error, which it yields last.
func listAll[T any](ctx context.Context, c *Client, path []string, key string, filter url.Values) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		var before json.RawMessage
		for number := 1; ; number++ {
			p, err := listPage[T](ctx, c, path, key, filter, number)
			if err != nil {
				yield(none, err)
				return
			}
			if p.bare != nil && bytes.Equal(p.bare, before) {
				return // the API does not page this list: all of it came again
			}
			before = p.bare
			for _, item := range p.items {
				if !yield(item, nil) {
					return
				}
			}
			if !p.next && !p.mayGoOn() {
				return
			}
		}
	}
}

// mayGoOn reports that a list without paging keys is as long as a page may be.
// Whether the API pages such a list, only the next page can tell.
func (p *page[T]) mayGoOn() bool { return p.bare != nil && len(p.items) == pageSize }

// Collect gathers what a listing yields.
func Collect[T any](objects iter.Seq2[T, error]) ([]T, error) {
	all := []T{}
	for object, err := range objects {
		if err != nil {
			return nil, err
		}
		all = append(all, object)
	}
	return all, nil
}

// writeAnswer is the answer to a create, update or delete. Some writes have no
// documented answer at all, so it may be empty.
type writeAnswer struct {
	Status  string
	URI     string `json:"Uri"`
	Message string
}

func (*writeAnswer) mayBeEmpty() {}

// errNoID says that a create succeeded without telling the new object's id.
var errNoID = errors.New("the answer does not tell the id of the new object")

// id returns the new object's id: the last segment of Uri. The documents show
// Uri without a host, and some of them with a trailing slash.
func (a writeAnswer) id() (string, error) {
	u, err := url.Parse(a.URI)
	if err != nil || a.URI == "" {
		return "", errNoID
	}
	segments := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")
	id, err := url.PathUnescape(segments[len(segments)-1])
	if err != nil || strings.TrimSpace(id) != id || !canBeSegment(id) {
		return "", errNoID
	}
	return id, nil
}
