package mockimpact

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Exchange is one request to the API and what was answered; refused ones too. It
// never holds the Authorization header.
type Exchange struct {
	Number int // from 1
	Time   time.Time

	AccountType  string // of the path's root; empty for a path outside the API
	AdvertiserID string // of an agency's passthrough
	SID          string // user of the HTTP Basic credential, valid or not
	Method       string
	Path         string // escaped, without the query
	// Template is the documented path below the account root, of the brand in a
	// passthrough; empty when the method and the path are no documented operation.
	Template    string
	Query       url.Values
	Header      http.Header
	ContentType string
	Body        []byte
	Form        url.Values // of a form or multipart body that was accepted

	// Status is 0 while the request is under way, or when the connection was cut
	// without an answer.
	Status       int
	AnswerHeader http.Header
	Answer       []byte
	Fault        bool   // an injected fault happened to it
	Note         string // why it was refused, where the answer keeps it secret

	journal *journal
}

// Operation returns the documented call, such as "GET /Campaigns/{CampaignId}".
func (x Exchange) Operation() string { return x.Method + " " + x.Template }

// journal keeps all exchanges in the order the requests arrived.
type journal struct {
	mu        sync.Mutex
	exchanges []*Exchange
	observer  func(Exchange)
	count     int
}

// Observe calls observer with every finished exchange, before the client gets
// the answer. It may be called by several requests at once.
func (s *Server) Observe(observer func(Exchange)) {
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	s.journal.observer = observer
}

// Journal returns copies of all exchanges since the last reset.
func (s *Server) Journal() []Exchange { return s.Requests("", "") }

// Requests returns the exchanges of one method and documented path below the
// account root; "" stands for any.
func (s *Server) Requests(method, template string) []Exchange {
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	var found []Exchange
	for _, x := range s.journal.exchanges {
		if (method == "" || x.Method == method) && (template == "" || x.Template == template) {
			found = append(found, *x)
		}
	}
	return found
}

// ResetJournal forgets all exchanges.
func (s *Server) ResetJournal() {
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	s.journal.exchanges = nil
}

// begin records a request before anything is decided about it.
func (s *Server) begin(r *http.Request, body []byte) *Exchange {
	header := maps.Clone(r.Header)
	maps.DeleteFunc(header, func(name string, _ []string) bool {
		return slices.Contains([]string{"Authorization", "Proxy-Authorization", "Cookie"}, name)
	})
	sid, _, _ := r.BasicAuth()
	x := &Exchange{
		Time: s.Now(), SID: sid, Method: r.Method, Path: r.URL.EscapedPath(), Query: r.URL.Query(),
		Header: header, ContentType: r.Header.Get("Content-Type"), Body: body, journal: &s.journal,
	}
	if t, known := parseTarget(x.Path); known {
		x.AccountType, x.AdvertiserID = t.accountType, t.advertiserID
		if found, _, _ := s.routers[t.documents()].find(r.Method, t.segments); found != nil {
			x.Template = found.operation.Path
		}
	}
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	s.journal.count++
	x.Number = s.journal.count
	s.journal.exchanges = append(s.journal.exchanges, x)
	return x
}

// learn records what is found out about a request on its way.
func (x *Exchange) learn(record func(*Exchange)) {
	x.journal.mu.Lock()
	defer x.journal.mu.Unlock()
	record(x)
}

// finish records the answer; the client gets it only after that, so whoever has
// an answer finds its exchange complete.
func (x *Exchange) finish(r reply) {
	x.journal.mu.Lock()
	x.Status, x.AnswerHeader, x.Answer = r.status, r.header, r.body
	observer, finished := x.journal.observer, *x
	x.journal.mu.Unlock()
	if observer != nil {
		observer(finished)
	}
}

// hangUp cuts the connection without an answer.
func (s *Server) hangUp(x *Exchange) {
	x.finish(reply{})
	panic(http.ErrAbortHandler)
}

// send records and writes the answer.
func (s *Server) send(w http.ResponseWriter, x *Exchange, r reply) {
	body := r.body
	r.header.Set("Content-Length", strconv.Itoa(len(body)))
	x.finish(r)
	maps.Copy(w.Header(), r.header)
	w.WriteHeader(r.status)
	if r.truncate {
		body = body[:len(body)/2]
	}
	// A client that hung up does not read its answer; nothing is lost by that.
	_, _ = w.Write(body)
	if r.truncate {
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
}
