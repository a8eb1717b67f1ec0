package acctest

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/hashicorp/go-cleanhttp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// WithTimeoutOfStruck is WithShortTimeouts with a timeout that only requests run into
// which a fault has struck: any other is waited for, however slow the machine is, and
// its answer counts although it is late. The hook of every fault that never answers must
// call the function that is returned.
func (w *World) WithTimeoutOfStruck(timeout time.Duration) (struck func()) {
	w.WithShortTimeouts(timeout)
	known := &strikes{mock: w.Mock, struck: map[string]bool{}, more: make(chan struct{})}
	w.edits = append(w.edits, func(config *impact.Config) {
		config.Transport = &patientTransport{cleanhttp.DefaultPooledTransport(), known}
	})
	return known.note
}

// numbered is the header by which a request is found in the mock's journal: the one that
// may hold anything.
const numbered = "User-Agent"

// strikes are the requests of a world that a fault has struck.
type strikes struct {
	mock *mockimpact.Server

	mu     sync.Mutex
	sent   int
	struck map[string]bool // by what the request has as numbered
	more   chan struct{}   // closed at the next strike
}

// number gives a request a name of its own.
func (s *strikes) number(r *http.Request) (name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent++
	name = fmt.Sprintf("%s request/%d", r.Header.Get(numbered), s.sent)
	r.Header.Set(numbered, name)
	return name
}

// note finds out what was struck, and tells who waits for it.
func (s *strikes) note() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, exchange := range s.mock.Journal() {
		if exchange.Fault {
			s.struck[exchange.Header.Get(numbered)] = true
		}
	}
	close(s.more)
	s.more = make(chan struct{})
}

// wait returns when the request was struck, or is over.
func (s *strikes) wait(name string, over <-chan struct{}) {
	for {
		s.mu.Lock()
		struck, more := s.struck[name], s.more
		s.mu.Unlock()
		if struck {
			return
		}
		select {
		case <-more:
		case <-over:
			return
		}
	}
}

// patientTransport ends a request with its context only once it was struck. Each
// provider has one, as it has connections of its own.
type patientTransport struct {
	*http.Transport
	strikes *strikes
}

func (p *patientTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(r.Context()))
	patient := r.Clone(ctx)
	name := p.strikes.number(patient)
	defer context.AfterFunc(r.Context(), func() {
		p.strikes.wait(name, ctx.Done())
		cancel()
	})()
	response, err := p.Transport.RoundTrip(patient)
	if err != nil {
		cancel()
		return nil, err //nolint:wrapcheck // as the transport inside says it
	}
	response.Body = &endingBody{response.Body, cancel}
	return response, nil
}

// endingBody ends the context of its request when it is closed.
type endingBody struct {
	io.ReadCloser
	end context.CancelFunc
}

func (b *endingBody) Close() error {
	defer b.end()
	return b.ReadCloser.Close()
}
