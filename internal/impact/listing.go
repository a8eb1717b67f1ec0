package impact

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// pageSizes are how many objects a listing asks for at a time: first the API's
// own default and maximum for most collections, as the request budget wants, then
// less where that proves too much. Each divides the one before it.
var pageSizes = []int{1000, 500, 100}

// pageSizeMemory remembers for a client's life which size a collection bears.
type pageSizeMemory struct {
	mu     sync.Mutex
	byPath map[string]int
}

func (m *pageSizeMemory) of(path []string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	if size, ok := m.byPath[strings.Join(path, "/")]; ok {
		return size
	}
	return pageSizes[0]
}

func (m *pageSizeMemory) set(path []string, size int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.byPath == nil {
		m.byPath = map[string]int{}
	}
	m.byPath[strings.Join(path, "/")] = size
}

// smaller is the next size below one, or 0.
func smaller(size int) int {
	for _, s := range pageSizes {
		if s < size {
			return s
		}
	}
	return 0
}

// tooMuch reports the failures that a smaller page may not meet: the time ran
// out, the server failed, or it refused the size.
func tooMuch(err error) bool {
	var e *Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Status {
	case http.StatusBadRequest:
		text := strings.ToLower(e.Error())
		return strings.Contains(text, "pagesize") || strings.Contains(text, "page size")
	case 0:
		return e.Err != nil && transport.IsTimeout(e.Err)
	}
	return e.Status >= http.StatusInternalServerError
}

// readPage reads one page of a listing, counted from 1. A page that may be read
// smaller is tried once; what is to be done then is the caller's to decide.
func (c Collection[T]) readPage(ctx context.Context, filter url.Values, number, size, tries int) (page[T], error) {
	query := maps.Clone(filter)
	if query == nil {
		query = url.Values{}
	}
	p := page[T]{key: c.key, number: number, fromZero: c.fromZero}
	query.Set("PageSize", strconv.Itoa(size))
	if number > 1 {
		query.Set("Page", strconv.Itoa(p.asked()))
	}
	err := c.client.Send(ctx, Request{Method: http.MethodGet, Path: c.path, Query: query, Into: &p, tries: tries})
	p.next = p.next && len(p.items) > 0 // after an empty page there is nothing, whatever it says
	// Whether the API pages a list without paging keys, only the next page can
	// tell.
	p.next = p.next || p.bare && len(p.items) == size
	if err == nil {
		c.report(ctx, strings.Join(c.path, "/"), p.odd)
	}
	return p, err
}

// readPages yields page after page, in sizes that the collection bears.
func (c Collection[T]) readPages(ctx context.Context, filter url.Values) iter.Seq2[page[T], error] {
	return func(yield func(page[T], error) bool) {
		sizes := &c.client.pageSizes
		size := sizes.of(c.path)
		failed := 0 // times, at this size
		for number := 1; ; {
			tries := 0
			if smaller(size) > 0 {
				tries = 1
			}
			p, err := c.readPage(ctx, filter, number, size, tries)
			switch {
			case err == nil:
				sizes.set(c.path, size)
				if !yield(p, nil) || !p.next {
					return
				}
				number, failed = number+1, 0
			case ctx.Err() != nil || tries == 0 || !tooMuch(err):
				yield(p, err)
				return
			case failed == 0 && mayPass(err):
				failed++
				if c.client.backOff(ctx, 0) != nil {
					yield(p, err)
					return
				}
			default:
				number = (number-1)*(size/smaller(size)) + 1
				size, failed = smaller(size), 0
			}
		}
	}
}

// mayPass reports a failure that need not be the size's fault: another attempt
// comes first.
func mayPass(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Status >= http.StatusInternalServerError && e.Status != http.StatusGatewayTimeout
}

// All lists the objects that match the filter (documented query parameters;
// nil for all), following every page, in the API's order. It stops at the first
// error, which it yields last.
func (c Collection[T]) All(ctx context.Context, filter url.Values) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		seen := map[string]bool{}
		for p, err := range c.readPages(ctx, filter) {
			fresh := false
			for _, item := range p.items {
				key := c.id(item.object)
				if key == "" {
					key = string(item.raw)
				}
				fresh = fresh || !seen[key]
				seen[key] = true
			}
			switch {
			case err != nil:
				yield(none, err)
				return
			case fresh || len(p.items) == 0 || p.number == 1:
			case p.bare:
				return // the API does not page this list: all of it came again
			default:
				yield(none, c.endless(p.number))
				return
			}
			for _, item := range p.items {
				c.report(ctx, strings.TrimSpace(c.noun+" "+c.id(item.object)), item.oddities)
				if !yield(item.object, nil) {
					return
				}
			}
		}
	}
}

// endless is the error of a page that holds nothing new. A server that ignores
// the number of the page would be asked for ever.
func (c Collection[T]) endless(number int) *Error {
	return &Error{
		Method: http.MethodGet, Path: c.client.path(c.path), Status: http.StatusOK, Origin: OriginAPI,
		Message: "the listing cannot be followed",
		Err:     fmt.Errorf("page %d of %s holds only objects of the pages before it", number, strings.Join(c.path, "/")),
	}
}

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
