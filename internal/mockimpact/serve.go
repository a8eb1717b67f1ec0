package mockimpact

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/fault"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/journal"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/urlpath"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/wire"
)

// ServeHTTP answers one request of the API, or of the web-app actions under
// /_mock/, which no real API has.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, webAppRoot) {
		s.serveWebApp(w, r)
		return
	}
	accept := r.Header.Get("Accept")
	body, err := readAll(r)
	x := s.begin(r, body)
	if err != nil {
		s.send(w, x, failure(http.StatusBadRequest, "The request body cannot be read: "+err.Error()).encode(accept))
		return
	}
	s.lock()
	latency := s.latency
	s.mu.Unlock()
	if !wait(r, latency) {
		s.hangUp(x)
	}
	f, strikes := s.faults.Next(fault.Request{Method: x.Method, Path: x.Path, SID: x.SID})
	if strikes {
		s.journal.Learn(x, func(x *Exchange) { x.Fault = true })
	}
	if !f.AfterEffect && !disturb(f, r) {
		s.hangUp(x)
	}
	result, replaced := f.Instead()
	if f.Late > 0 {
		s.postpone(f.Late, r, x, body)
	}
	if !replaced || f.AfterEffect {
		effect := s.answer(r, x, body)
		s.journal.Learn(x, func(x *Exchange) { x.Note = effect.note })
		if f.AfterEffect && !disturb(f, r) {
			s.hangUp(x)
		}
		if !replaced {
			result = effect.encode(accept)
		}
	}
	if f.Drop {
		s.hangUp(x)
	}
	s.send(w, x, f.Spoil(result))
}

// begin takes a request into the journal before anything is decided about it.
func (s *Server) begin(r *http.Request, body []byte) *Exchange {
	x := journal.New(r, body, s.Now())
	if t, known := urlpath.Parse(x.Path); known {
		if found, _, _ := s.routers[t.Documents()].find(r.Method, t.Segments); found != nil {
			x.Template = found.operation.Path
		}
	}
	s.journal.Begin(x)
	return x
}

// hangUp cuts the connection without an answer.
func (s *Server) hangUp(x *Exchange) {
	s.journal.Finish(x, wire.Reply{})
	panic(http.ErrAbortHandler)
}

// send records and writes the answer.
func (s *Server) send(w http.ResponseWriter, x *Exchange, r wire.Reply) {
	r.Header.Set("Content-Length", strconv.Itoa(len(r.Body)))
	s.journal.Finish(x, r)
	r.Send(w)
}

// disturb runs the fault's delay and hook; false means that the client hung up.
func disturb(f Fault, r *http.Request) bool {
	if f.Hook != nil {
		f.Hook()
	}
	return wait(r, f.Delay)
}

// wait returns false when the client hung up before d had passed.
func wait(r *http.Request, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
		return false
	}
}

// maxBody is far above any documented upload that a test would send.
const maxBody = 8 << 20

var errBodyTooLarge = errors.New("larger than 8 MiB")

// readAll reads the whole body, so that the journal has it, and the server sees
// when the client hangs up.
func readAll(r *http.Request) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err == nil && len(data) > maxBody {
		return data[:maxBody], errBodyTooLarge
	}
	return data, err
}
