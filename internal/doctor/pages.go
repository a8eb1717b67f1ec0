package doctor

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// pageSizes are tried until one is answered. Every list has the parameter, one
// document states the maximum of 1,000, and another says that more is lowered; a
// production client asks for 20,000.
var pageSizes = []int{20_000, 1000, 500, 100}

// pageAnswer is the answer to a list of a size.
type pageAnswer struct {
	size, told int // told is 0 where the answer does not say its size
	err        error
}

// askPages asks for the campaigns, of which no account has many.
func (x *examination) askPages(ctx context.Context, c *impact.Client) (pages []pageAnswer) {
	for _, size := range pageSizes {
		var answer json.RawMessage
		err := c.Send(ctx, impact.Request{
			Method: http.MethodGet, Path: []string{"Campaigns"}, Query: url.Values{"PageSize": {strconv.Itoa(size)}}, Into: &answer,
		})
		var page struct {
			Size impact.ID `json:"@pagesize"`
		}
		_ = json.Unmarshal(answer, &page) // an agency's list is an array, and says nothing
		told, _ := strconv.Atoi(page.Size.String())
		pages = append(pages, pageAnswer{size, told, err})
		if status := statusOf(err); status != http.StatusBadRequest && status != http.StatusGatewayTimeout {
			return pages
		}
	}
	return pages
}

func (x *examination) readPageSize(s *sight) seen {
	if len(s.pages) == 0 {
		return nothing("not asked")
	}
	first, last := s.pages[0], s.pages[len(s.pages)-1]
	evidence := fmt.Sprintf("GET /Campaigns with PageSize=%d was answered with %d", first.size, statusOf(first.err))
	switch {
	case last.err != nil:
		return nothing(evidence + fmt.Sprintf(", with PageSize=%d with %d", last.size, statusOf(last.err)))
	case len(s.pages) > 1:
		return seen{fmt.Sprintf("%d-%d", last.size, statusOf(first.err)), evidence + fmt.Sprintf(", with PageSize=%d with 200", last.size)}
	case first.told == 0:
		return nothing(evidence + ", without saying its size")
	}
	return seen{fmt.Sprintf("%d-lowered", first.told), evidence + fmt.Sprintf(", as a page of %d", first.told)}
}
