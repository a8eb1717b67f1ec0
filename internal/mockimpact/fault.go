package mockimpact

import (
	"bytes"
	"hash/fnv"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Fault is something that goes wrong with the requests that it matches. The
// first fault that matches a request is the one that happens.
type Fault struct {
	// Method is an HTTP method; "" matches all.
	Method string
	// Path is a path below the account root (of the brand, in a passthrough) or
	// a whole path. A segment "{…}" or "*" matches any one, other "*" and "?" are
	// wildcards within a segment, a last segment "**" matches any rest, even none. ""
	// matches all.
	Path string
	// SID limits the fault to requests of one token; "" matches all.
	SID string
	// Skip lets that many matching requests through first.
	Skip int
	// Times is how often the fault happens; 0 is always.
	Times int
	// Share, between 0 and 1, is the part of the matching requests that the
	// fault happens to, always the same ones in a row of requests; 0 is all.
	Share float64

	// AfterEffect lets the request take effect before Delay, Hook, Status and
	// Drop: the write happened, the client does not learn of it.
	AfterEffect bool
	// Delay is waited for, or until the client hangs up, which cancels a request
	// that has not taken effect.
	Delay time.Duration
	// Hook runs while no lock is held, so it may change the data as another
	// person would, or cancel the caller.
	Hook func()

	// Status, when not 0, is answered instead, with Body as ContentType. A
	// redirect is a Status and a Location in Header.
	Status            int
	ContentType, Body string
	// Header is added to the answer, the real one too when Status is 0.
	Header http.Header
	// Rewrite changes the body of the answer, the real one too.
	Rewrite func(body []byte) []byte
	// Truncate announces the whole body, sends half of it and cuts the connection.
	Truncate bool
	// Drop cuts the connection without an answer. Go's own transport repeats a
	// GET by itself when that happens on a connection it has used before.
	Drop bool
}

// FaultHeader is set on an answer whose status or body a fault made, so that a
// check of answers against the documents can pass over it.
const FaultHeader = "X-Mock-Fault"

// FaultHandle is a fault in force.
type FaultHandle struct {
	list    *faultList
	fault   Fault
	matched int
	hits    int
}

// faultList are the faults of a server, first come first served.
type faultList struct {
	mu      sync.Mutex
	handles []*FaultHandle
}

// Fault puts a fault in force until it is used up or removed.
func (s *Server) Fault(f Fault) *FaultHandle {
	if _, err := path.Match(f.Path, ""); err != nil {
		misuse("the path pattern %q of a fault is malformed", f.Path)
	}
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	h := &FaultHandle{list: &s.faults, fault: f}
	s.faults.handles = append(s.faults.handles, h)
	return h
}

// Remove ends the fault.
func (h *FaultHandle) Remove() {
	h.list.mu.Lock()
	defer h.list.mu.Unlock()
	h.list.handles = slices.DeleteFunc(h.list.handles, func(other *FaultHandle) bool { return other == h })
}

// Hits returns how often the fault has happened.
func (h *FaultHandle) Hits() int {
	h.list.mu.Lock()
	defer h.list.mu.Unlock()
	return h.hits
}

// next returns the fault that happens to a request: the zero Fault for none.
func (l *faultList) next(x *Exchange) Fault {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range l.handles {
		if h.strikes(x) {
			x.learn(func(x *Exchange) { x.Fault = true })
			return h.fault
		}
	}
	return Fault{}
}

func (h *FaultHandle) strikes(x *Exchange) bool {
	f := h.fault
	if f.Method != "" && f.Method != x.Method || f.SID != "" && f.SID != x.SID || !f.matchesPath(x.Path) {
		return false
	}
	h.matched++
	if h.matched <= f.Skip || f.Times > 0 && h.hits >= f.Times || !f.drawn(h.matched) {
		return false
	}
	h.hits++
	return true
}

// drawn spreads the share over the requests without randomness, so that a test
// run can be repeated, and without a period that retries could fall in step with.
func (f Fault) drawn(n int) bool {
	if f.Share <= 0 || f.Share >= 1 {
		return true
	}
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(strconv.Itoa(n) + "drawn")) // a hash never fails
	return float64(hash.Sum32()%1000) < f.Share*1000
}

func (f Fault) matchesPath(escapedPath string) bool {
	if f.Path == "" || matchesGlob(f.Path, escapedPath) {
		return true
	}
	t, known := parseTarget(escapedPath)
	return known && matchesGlob(f.Path, t.path)
}

func matchesGlob(pattern, escapedPath string) bool {
	wanted, segments := strings.Split(pattern, "/"), strings.Split(escapedPath, "/")
	for i, segment := range wanted {
		if segment == "**" && i == len(wanted)-1 {
			return true
		}
		if i >= len(segments) {
			return false
		}
		if strings.HasPrefix(segment, "{") {
			segment = "*"
		}
		if matched, err := path.Match(segment, segments[i]); err != nil || !matched {
			return false
		}
	}
	return len(wanted) == len(segments)
}

// instead returns the answer that takes the place of the real one.
func (f Fault) instead() (reply, bool) {
	if f.Status == 0 {
		return reply{}, f.Drop
	}
	r := reply{status: f.Status, header: http.Header{}, body: []byte(f.Body)}
	if f.ContentType != "" {
		r.header.Set("Content-Type", f.ContentType)
	}
	return r, true
}

// spoil is what the fault does to an answer on its way out.
func (f Fault) spoil(r reply) reply {
	if f.Status != 0 || f.Rewrite != nil || f.Truncate {
		r.header.Set(FaultHeader, "true")
	}
	for name, values := range f.Header {
		r.header[http.CanonicalHeaderKey(name)] = values
	}
	if f.Rewrite != nil {
		r.body = f.Rewrite(bytes.Clone(r.body))
	}
	r.truncate = f.Truncate
	return r
}

// disturb runs the fault's delay and hook; false means that the client hung up.
func (s *Server) disturb(f Fault, r *http.Request) bool {
	if f.Hook != nil {
		f.Hook()
	}
	return wait(r, f.Delay)
}
