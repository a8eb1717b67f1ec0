package mockimpact

import (
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/fault"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/journal"
)

// Server is an in-memory impact.com. It is an http.Handler, safe for concurrent
// use, and starts no goroutine of its own.
//
// The exported methods of Server, Account and Token act as a person in the web
// app would; they take effect at once.
type Server struct {
	clock         func() time.Time
	acceptsWrites bool

	// mu guards accounts, tokens and all their data. Route handlers run with mu
	// held, so they never call an exported method.
	mu         sync.Mutex
	accounts   []*Account
	tokens     map[string]*Token // by SID, deleted ones included
	secrets    []string
	lastIDs    map[string]int // last number given out, by collection name
	latency    time.Duration
	resetStyle ResetStyle
	readings   ReadingSet
	lag        lag
	late       []lateEffect

	journal journal.Journal
	faults  fault.List
	routers map[string]*router // by account type
}

// Option changes how a Server is made.
type Option func(*Server)

// WithClock makes the server take the time from now: creation dates, and when
// rate-limit windows end.
func WithClock(now func() time.Time) Option { return func(s *Server) { s.clock = now } }

// servers counts the servers of this process. Account numbers are unique in the whole
// of impact.com, also where two servers stand at the same address one after the other.
var servers atomic.Int64

const firstAccount, accountsOfAServer = 1048291, 1000

// New returns a Server without any account.
func New(options ...Option) *Server {
	s := &Server{
		clock:   time.Now,
		tokens:  map[string]*Token{},
		lastIDs: map[string]int{},
		routers: sharedRouters(),
	}
	s.NumberAccountsFrom(firstAccount + accountsOfAServer*int(servers.Add(1)-1))
	for _, option := range options {
		option(s)
	}
	return s
}

// NumberAccountsFrom makes first the id of the next account.
func (s *Server) NumberAccountsFrom(first int) { s.lastIDs["accounts"] = first - 1 }

// Now returns the server's time.
func (s *Server) Now() time.Time { return s.clock() }

// lock takes mu, and carries out the writes that come later than their answer and are
// due, so that whoever looks at the data finds them.
func (s *Server) lock() {
	s.mu.Lock()
	s.catchUp()
}

// SetLatency makes every API request take at least d before it is looked at.
func (s *Server) SetLatency(d time.Duration) {
	s.lock()
	defer s.mu.Unlock()
	s.latency = d
}

// Accounts returns all accounts in the order they were added.
func (s *Server) Accounts() []*Account {
	s.lock()
	defer s.mu.Unlock()
	return append([]*Account(nil), s.accounts...)
}

// Secrets returns the value of every token that was ever issued, also of reset
// and deleted ones, so that a test can look for them where none may be.
func (s *Server) Secrets() []string {
	s.lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.secrets...)
}

// nextID counts up from first within the named collection, over all accounts:
// ids are unique in the whole of impact.com.
func (s *Server) nextID(name string, first int) string {
	if s.lastIDs[name] == 0 {
		s.lastIDs[name] = first - 1
	}
	s.lastIDs[name]++
	return strconv.Itoa(s.lastIDs[name])
}

// misuse stops a test whose set-up asks for something that cannot exist, such as
// a scope that no category has: going on would make the test pass or fail for
// the wrong reason.
func misuse(format string, args ...any) { panic("mockimpact: " + fmt.Sprintf(format, args...)) }
