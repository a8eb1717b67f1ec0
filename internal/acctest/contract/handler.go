package contract

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"strings"
)

// Handler checks every request before next answers it, and every answer before it
// leaves, so that a violation is reported before the client can go on. Paths
// under /_mock/ are no API and pass unchecked, and so does an answer that next
// breaks off with a panic or by taking over the connection. The headers FaultHeader
// and ReadingHeader do not leave.
//
// report runs on the server's goroutines, several at once.
func (c *Checker) Handler(next http.Handler, report func(violation error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/_mock/") {
			next.ServeHTTP(w, r)
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			// The client hung up: the handler behind meets the same error.
			r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), failingReader{err}))
			next.ServeHTTP(w, r)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if err := c.CheckRequest(r, body); err != nil {
			report(err)
		}
		held := &heldAnswer{ResponseWriter: w}
		next.ServeHTTP(held, r)
		if held.hijacked {
			return
		}
		held.WriteHeader(http.StatusOK)
		if err := c.CheckAnswer(r, held.status, held.full(), held.body.Bytes()); err != nil {
			report(err)
		}
		held.release()
	})
}

// heldAnswer keeps an answer back until it is released or flushed.
type heldAnswer struct {
	http.ResponseWriter
	status   int
	body     bytes.Buffer
	header   http.Header // all of it, once it has left
	sent     int         // bytes of the body that have left
	hijacked bool
}

// WriteHeader keeps the first final status.
func (a *heldAnswer) WriteHeader(status int) {
	if a.status == 0 && status >= http.StatusOK {
		a.status = status
	}
}

// Write keeps the body.
func (a *heldAnswer) Write(p []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(p)
}

// full is the header with what does not leave.
func (a *heldAnswer) full() http.Header {
	if a.header != nil {
		return a.header
	}
	return a.Header()
}

func (a *heldAnswer) release() {
	if a.header == nil {
		a.header = a.Header().Clone()
		a.Header().Del(FaultHeader)
		a.Header().Del(ReadingHeader)
		a.ResponseWriter.WriteHeader(a.status)
	}
	// A client that hung up does not read its answer; nothing is lost by that.
	n, _ := a.ResponseWriter.Write(a.body.Bytes()[a.sent:])
	a.sent += n
}

// FlushError releases what is there, unchecked so far, as a handler that cuts an
// answer short needs it.
func (a *heldAnswer) FlushError() error {
	a.WriteHeader(http.StatusOK)
	a.release()
	return http.NewResponseController(a.ResponseWriter).Flush()
}

// Flush is FlushError for handlers that ask for an http.Flusher.
func (a *heldAnswer) Flush() { _ = a.FlushError() }

// Hijack hands the connection over; the answer is then nobody's to check.
func (a *heldAnswer) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	a.hijacked = true
	return http.NewResponseController(a.ResponseWriter).Hijack()
}

// Unwrap lets an http.ResponseController reach deadlines.
func (a *heldAnswer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

type failingReader struct{ err error }

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }
