package impact

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// shelf is an API with one collection, Things, kept in memory.
type shelf struct {
	wire

	mu      sync.Mutex
	objects []thing
	created int
	latency time.Duration
	// fault, if it returns something, replaces the answer; committed says that
	// the request takes effect all the same.
	fault func(r *http.Request, n int) (broken step, committed bool)
}

func newShelf(names ...string) *shelf {
	s := &shelf{}
	for _, name := range names {
		s.add(name)
	}
	s.answer = s.serve
	return s
}

// stock returns a shelf with n things, whose ids are 1 to n.
func stock(n int) *shelf {
	names := make([]string, n)
	for i := range names {
		names[i] = "thing " + strconv.Itoa(i+1)
	}
	return newShelf(names...)
}

func (s *shelf) add(name string) string {
	s.created++
	id := strconv.Itoa(s.created)
	s.objects = append(s.objects, thing{ID(id), name})
	return id
}

func (s *shelf) names() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var names []string
	for _, object := range s.objects {
		names = append(names, object.ID.String()+" "+object.Name)
	}
	return names
}

func (s *shelf) serve(r *http.Request, n int) (*http.Response, error) {
	if err := transport.Pause(r.Context(), s.latency); err != nil {
		return nil, err
	}
	var broken step
	committed := true
	if s.fault != nil {
		broken, committed = s.fault(r, n)
	}
	if broken == nil {
		return s.perform(r)
	}
	if committed {
		if _, err := s.perform(r); err != nil {
			return nil, err
		}
	}
	return broken(r)
}

func (s *shelf) perform(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, id, _ := strings.Cut(r.URL.Path, "/Things")
	id = strings.Trim(id, "/")
	i := slices.IndexFunc(s.objects, func(t thing) bool { return t.ID.String() == id })
	switch {
	case id == "" && r.Method == http.MethodGet:
		return s.list(r.URL.Query())
	case id == "" && r.Method == http.MethodPost:
		if err := r.ParseForm(); err != nil {
			return nil, err
		}
		id = s.add(r.PostForm.Get("Name"))
		return response(200, `{"Status":"OK","Uri":"`+r.URL.Path+"/"+id+`"}`), nil
	case i < 0:
		return response(404, `{"Status":"ERROR","Message":"No such thing"}`), nil
	case r.Method == http.MethodGet:
		data, err := json.Marshal(s.objects[i])
		return response(200, string(data)), err
	case r.Method == http.MethodPut:
		if err := r.ParseForm(); err != nil {
			return nil, err
		}
		s.objects[i].Name = r.PostForm.Get("Name")
		return response(200, `{"Status":"OK","Uri":"`+r.URL.Path+`"}`), nil
	case r.Method == http.MethodDelete:
		s.objects = slices.Delete(s.objects, i, i+1)
		return response(200, `{"Status":"DELETED"}`), nil
	}
	return response(405, ""), nil
}

func (s *shelf) list(query url.Values) (*http.Response, error) {
	page, size := 1, 1000
	if n, err := strconv.Atoi(query.Get("Page")); err == nil {
		page = n
	}
	if n, err := strconv.Atoi(query.Get("PageSize")); err == nil {
		size = n
	}
	count := (len(s.objects) + size - 1) / size
	end := min(page*size, len(s.objects))
	data, err := json.Marshal(s.objects[min((page-1)*size, end):end])
	return response(200, fmt.Sprintf(`{"@page":"%d","@numpages":"%d","@total":"%d","Things":%s}`, page, count, len(s.objects), data)), err
}

// wantLog compares the requests, in order.
func (s *shelf) wantLog(t *testing.T, want ...string) {
	t.Helper()
	if got := s.log(); !slices.Equal(got, want) {
		t.Errorf("requests\n got %q\nwant %q", got, want)
	}
}
