package mockimpact

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/reading"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// maxPageSize is the default of most lists, and their largest page: the one
// document that states a maximum says 1000, and the one that says what happens
// to larger values says that they are overridden without an error.
const maxPageSize = 1000

// list answers a page of the items with the documented paging keys, all of them
// strings. key is the document's name of the array.
func list[T any](c *call, key string, items []T, render func(T) document) answer {
	p := c.page(len(items))
	return ok(document{
		"@page": strconv.Itoa(p.number), "@numpages": strconv.Itoa(p.count), "@pagesize": strconv.Itoa(p.size),
		"@total": strconv.Itoa(len(items)), "@start": strconv.Itoa(p.start), "@end": strconv.Itoa(max(p.end-1, p.start)),
		"@uri":             c.pageURI(0, 0),
		"@firstpageuri":    c.pageURI(1, p.size),
		"@previouspageuri": c.pageURIWithin(p, p.number-1),
		"@nextpageuri":     c.pageURIWithin(p, p.number+1),
		"@lastpageuri":     c.pageURI(max(p.count, 1), p.size),
		key:                rendered(items[p.start:p.end], render),
	})
}

// bareList answers an agency's list: an array without paging keys.
func bareList[T any](c *call, name string, items []T, render func(T) document) answer {
	p := c.page(len(items))
	a := ok(rendered(items[p.start:p.end], render))
	a.list = name
	return a
}

func rendered[T any](items []T, render func(T) document) []document {
	documents := make([]document, len(items))
	for i, item := range items {
		documents[i] = render(item)
	}
	return documents
}

// pageOf is one page: items[start:end] of a list.
type pageOf struct{ number, size, count, start, end int }

func (c *call) page(total int) pageOf {
	limit, usual, _ := c.pageSizes()
	p := pageOf{number: c.queryInt("Page", 1), size: min(c.queryInt("PageSize", usual), limit)}
	p.count = (total + p.size - 1) / p.size
	if p.number > p.count {
		p.start, p.end = total, total
		return p
	}
	p.start = (p.number - 1) * p.size
	p.end = min(p.start+p.size, total)
	return p
}

// pageSizes are the largest page, the page of a request that names no size, and what
// a request for a larger one gets: "lowered", "400" or "504".
func (c *call) pageSizes() (limit, usual int, above string) {
	if c.fromTwoThousand() {
		return 20_000, minActionsPage, "lowered"
	}
	size, above, _ := strings.Cut(c.srv.readings.Get(reading.PageSize), "-")
	limit, err := strconv.Atoi(size)
	if err != nil {
		misuse("the page size %q is no number", size)
	}
	return limit, min(limit, maxPageSize), above
}

// minActionsPage is the smallest page of actions by the vendor's reference pages.
const minActionsPage = 2000

func (c *call) fromTwoThousand() bool {
	return c.srv.readings.Get(reading.ActionsPageSize) == "from-2000" && (c.path == "/Actions" || c.path == "/ActionUpdates")
}

// checkPageSize holds a list against the page sizes that the readings have.
func (c *call) checkPageSize(r *route) (refusal answer, refused bool) {
	if !r.paged || !c.query.Has("PageSize") {
		return answer{}, false
	}
	asked := c.queryInt("PageSize", 1)
	if c.fromTwoThousand() && asked < minActionsPage {
		return invalid(rule.FieldError{Field: "PageSize", Message: "Must be at least " + strconv.Itoa(minActionsPage)}), true
	}
	limit, _, above := c.pageSizes()
	switch {
	case asked <= limit || above == "lowered":
		return answer{}, false
	case above == "504":
		return gateway(http.StatusGatewayTimeout, "The upstream server is timing out").under(c.srv.readings, reading.PageSize), true
	default:
		return invalid(rule.FieldError{Field: "PageSize", Message: "Must be at most " + strconv.Itoa(limit)}), true
	}
}

func (c *call) pageURIWithin(p pageOf, number int) string {
	if number < 1 || number > p.count {
		return ""
	}
	return c.pageURI(number, p.size)
}

// pageURI is the listing's own path with its filters; number 0 leaves the page
// out.
func (c *call) pageURI(number, size int) string {
	query := ""
	if number > 0 {
		query = "PageSize=" + strconv.Itoa(size) + "&Page=" + strconv.Itoa(number)
	}
	filters := url.Values{}
	for name, values := range c.query {
		if name != "Page" && name != "PageSize" {
			filters[name] = values
		}
	}
	if len(filters) > 0 {
		if query != "" {
			query += "&"
		}
		query += filters.Encode()
	}
	if query == "" {
		return c.root + c.path
	}
	return c.root + c.path + "?" + query
}

// queryInt reads a parameter that the route's table has already checked.
func (c *call) queryInt(name string, missing int) int {
	value, err := strconv.Atoi(c.query.Get(name))
	if err != nil {
		return missing
	}
	return value
}
