// Package journal keeps what a server was asked and what it answered, in the order
// the requests arrived.
package journal

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/urlpath"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/wire"
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
}

// Operation returns the documented call, such as "GET /Campaigns/{CampaignId}".
func (x Exchange) Operation() string { return x.Method + " " + x.Template }

// New describes a request before anything is decided about it.
func New(r *http.Request, body []byte, now time.Time) *Exchange {
	header := maps.Clone(r.Header)
	maps.DeleteFunc(header, func(name string, _ []string) bool {
		return slices.Contains([]string{"Authorization", "Proxy-Authorization", "Cookie"}, name)
	})
	sid, _, _ := r.BasicAuth()
	x := &Exchange{
		Time: now, SID: sid, Method: r.Method, Path: r.URL.EscapedPath(), Query: r.URL.Query(),
		Header: header, ContentType: r.Header.Get("Content-Type"), Body: body,
	}
	if t, known := urlpath.Parse(x.Path); known {
		x.AccountType, x.AdvertiserID = t.AccountType, t.AdvertiserID
	}
	return x
}

// Journal is safe for concurrent use; its zero value is empty.
type Journal struct {
	mu        sync.Mutex
	exchanges []*Exchange
	observer  func(Exchange)
	count     int
}

// Observe calls observer with every finished exchange, before the client gets
// the answer. It may be called by several requests at once.
func (j *Journal) Observe(observer func(Exchange)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.observer = observer
}

// Requests returns copies of the exchanges of one method and documented path below
// the account root; "" stands for any.
func (j *Journal) Requests(method, template string) []Exchange {
	j.mu.Lock()
	defer j.mu.Unlock()
	var found []Exchange
	for _, x := range j.exchanges {
		if (method == "" || x.Method == method) && (template == "" || x.Template == template) {
			found = append(found, *x)
		}
	}
	return found
}

// Reset forgets all exchanges; the count goes on.
func (j *Journal) Reset() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.exchanges = nil
}

// Begin takes an exchange into the journal and numbers it.
func (j *Journal) Begin(x *Exchange) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.count++
	x.Number = j.count
	j.exchanges = append(j.exchanges, x)
}

// Learn records what is found out about a request on its way.
func (j *Journal) Learn(x *Exchange, record func(*Exchange)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	record(x)
}

// Finish records the answer; the client must get it only after that, so that
// whoever has an answer finds its exchange complete.
func (j *Journal) Finish(x *Exchange, r wire.Reply) {
	j.mu.Lock()
	x.Status, x.AnswerHeader, x.Answer = r.Status, r.Header, r.Body
	observer, finished := j.observer, *x
	j.mu.Unlock()
	if observer != nil {
		observer(finished)
	}
}
