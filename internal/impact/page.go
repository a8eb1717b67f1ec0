package impact

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// page is one answer of a listing.
type page[T any] struct {
	key      string // expected name of the array
	number   int    // the page that was asked for, from 1
	fromZero bool   // the API counts from 0
	items    []found[T]
	odd      []Oddity // elements that are no objects
	next     bool     // the API says that there is another page
	pages    int      // how many pages there are; 0 when the answer does not say
	bare     bool     // the answer is an array without paging keys
}

// asked is the number of the page in the API's counting.
func (p *page[T]) asked() int {
	if p.fromZero {
		return p.number - 1
	}
	return p.number
}

// UnmarshalJSON accepts an object with paging keys and one array, whose key
// differs per collection, or (as documented for agencies) a bare array. Paging
// keys are strings or numbers, with or without "@", in any case.
func (p *page[T]) UnmarshalJSON(data []byte) error {
	if trimmed := bytes.TrimSpace(data); len(trimmed) > 0 && trimmed[0] == '[' {
		p.bare = true
		return p.decode(trimmed)
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
	// The first page may be called 0 or 1, whatever its document says.
	if current, err := strconv.Atoi(paging["page"]); err == nil && current > 0 && current != max(p.asked(), 1) {
		// Going on would read the same page for ever.
		return fmt.Errorf("page %d was asked for, and page %d came", p.asked(), current)
	}
	p.pages, _ = strconv.Atoi(paging["numpages"])
	p.next = p.number < p.pages || leadsBeyond(paging["nextpageuri"], p.asked())
	array, err := p.array(fields, paging)
	if err != nil || array == nil {
		return err
	}
	if err := p.decode(array); err != nil {
		return fmt.Errorf("%s: %w", p.key, err)
	}
	return nil
}

// decode reads the objects of an array; one that stands alone is an array of one.
// An element that is no object is left out, unless they all are: then this is no
// list of objects.
func (p *page[T]) decode(array json.RawMessage) error {
	elements, err := elementsOf(array)
	if err != nil {
		return err
	}
	var problem error
	for i, element := range elements {
		if absent(element) {
			continue
		}
		var object found[T]
		if err := json.Unmarshal(element, &object); err != nil {
			problem = cmp.Or(problem, err)
			p.odd = append(p.odd, Oddity{Member: fmt.Sprintf("%s[%d]", p.key, i), Text: string(element), Reason: "it is no object"})
			continue
		}
		object.raw = element
		p.items = append(p.items, object)
	}
	if len(p.items) == 0 {
		return problem
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
		if absent(raw) {
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
