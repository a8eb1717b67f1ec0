package doctor

import (
	"bytes"
	"io"
	"net/http"
	"sync"
)

// mostKept is how much of an answer's body is kept: enough for a page of a few
// objects.
const mostKept = 256 << 10

// answer is one answer as it came over the wire. Of the request it keeps the
// method and the path, and never a header.
type answer struct {
	method, path string
	status       int
	header       http.Header
	body         []byte // its first part
}

// recorder keeps the answers that pass.
type recorder struct {
	next http.RoundTripper

	mu       sync.Mutex
	requests int
	answers  []answer
}

// RoundTrip sends the request.
func (r *recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	r.mu.Lock()
	r.requests++
	r.mu.Unlock()
	response, err := r.next.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	kept, err := io.ReadAll(io.LimitReader(response.Body, mostKept))
	rest := response.Body
	response.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(kept), failedOr(rest, err)), rest}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answers = append(r.answers, answer{request.Method, request.URL.Path, response.StatusCode, response.Header.Clone(), kept})
	return response, nil
}

// failedOr goes on reading, or fails as the reading did before.
func failedOr(rest io.Reader, err error) io.Reader {
	if err == nil {
		return rest
	}
	return failing{err}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// CloseIdleConnections closes the connections of what it passes requests to.
func (r *recorder) CloseIdleConnections() {
	if pool, ok := r.next.(interface{ CloseIdleConnections() }); ok {
		pool.CloseIdleConnections()
	}
}

// all returns the answers in the order in which they came, and how many requests
// were sent, repeated attempts included.
func (r *recorder) all() (answers []answer, requests int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]answer(nil), r.answers...), r.requests
}
