// Package fault decides which requests something goes wrong with, and what. It knows
// no account and no API group.
package fault

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"net/http"
	"path"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/urlpath"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/wire"
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
	// Late, when not 0, lets the request take effect that long after its answer, by
	// the server's clock. Status or Drop must say what the client gets.
	Late time.Duration
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

// Header is set on an answer whose status or body a fault made, so that a
// check of answers against the documents can pass over it.
const Header = "X-Mock-Fault"

// Handle is a fault in force.
type Handle struct {
	list    *List
	fault   Fault
	matched int
	hits    int
}

// List are the faults of a server, first come first served.
type List struct {
	mu      sync.Mutex
	handles []*Handle
}

// Check reports what makes a fault impossible.
func (f Fault) Check() error {
	if _, err := path.Match(f.Path, ""); err != nil {
		return fmt.Errorf("the path pattern %q of a fault is malformed", f.Path)
	}
	if f.Late > 0 && f.Status == 0 && !f.Drop {
		return errors.New("a fault whose effect is late must say what is answered meanwhile")
	}
	return nil
}

// Add puts a fault in force until it is used up or removed. It panics when
// Check finds something.
func (l *List) Add(f Fault) *Handle {
	if err := f.Check(); err != nil {
		panic("mockimpact: " + err.Error())
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	h := &Handle{list: l, fault: f}
	l.handles = append(l.handles, h)
	return h
}

// InForce returns the faults in the order they were added, used-up ones too.
func (l *List) InForce() []*Handle {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.handles)
}

// Clear ends all faults.
func (l *List) Clear() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.handles = nil
}

// Remove ends the fault.
func (h *Handle) Remove() {
	h.list.mu.Lock()
	defer h.list.mu.Unlock()
	h.list.handles = slices.DeleteFunc(h.list.handles, func(other *Handle) bool { return other == h })
}

// Fault returns what happens.
func (h *Handle) Fault() Fault { return h.fault }

// Hits returns how often the fault has happened.
func (h *Handle) Hits() int {
	h.list.mu.Lock()
	defer h.list.mu.Unlock()
	return h.hits
}

// Request is what a fault looks at.
type Request struct {
	Method string
	Path   string // escaped, without the query
	SID    string
}

// Next returns the fault that happens to a request, and whether one does.
func (l *List) Next(r Request) (Fault, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range l.handles {
		if h.strikes(r) {
			return h.fault, true
		}
	}
	return Fault{}, false
}

func (h *Handle) strikes(r Request) bool {
	f := h.fault
	if f.Method != "" && f.Method != r.Method || f.SID != "" && f.SID != r.SID || !f.matchesPath(r.Path) {
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
	if f.Path == "" || urlpath.MatchGlob(f.Path, escapedPath) {
		return true
	}
	t, known := urlpath.Parse(escapedPath)
	return known && urlpath.MatchGlob(f.Path, t.Path)
}

// Instead returns the answer that takes the place of the real one, and whether
// there is one. With Drop it is empty.
func (f Fault) Instead() (wire.Reply, bool) {
	if f.Status == 0 {
		return wire.Reply{}, f.Drop
	}
	r := wire.Reply{Status: f.Status, Header: http.Header{}, Body: []byte(f.Body)}
	if f.ContentType != "" {
		r.Header.Set("Content-Type", f.ContentType)
	}
	return r, true
}

// Spoil is what the fault does to an answer on its way out.
func (f Fault) Spoil(r wire.Reply) wire.Reply {
	if f.Status != 0 || f.Rewrite != nil || f.Truncate {
		r.Header.Set(Header, "true")
	}
	for name, values := range f.Header {
		r.Header[http.CanonicalHeaderKey(name)] = values
	}
	if f.Rewrite != nil {
		r.Body = f.Rewrite(bytes.Clone(r.Body))
	}
	r.Truncate = f.Truncate
	return r
}
