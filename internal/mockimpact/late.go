package mockimpact

import (
	"net/http"
	"time"
)

// lateEffect is a write that is carried out after its answer was given, as behind a
// gateway that gave up waiting.
type lateEffect struct {
	due     time.Time
	request *http.Request
	x       *Exchange
	body    []byte
}

// postpone keeps a request until the server's clock has gone on by that long.
func (s *Server) postpone(after time.Duration, r *http.Request, x *Exchange, body []byte) {
	s.lock()
	defer s.mu.Unlock()
	s.late = append(s.late, lateEffect{due: s.Now().Add(after), request: r, x: x, body: body})
}

// Settle carries out every write that is late, as if enough time had passed.
func (s *Server) Settle() {
	s.lock()
	defer s.mu.Unlock()
	for i := range s.late {
		s.late[i].due = s.Now()
	}
	s.catchUp()
}

// catchUp carries out what is due, in the order of the requests; Server.mu must be
// held.
func (s *Server) catchUp() {
	var waiting []lateEffect
	now := s.Now()
	pending := s.late
	s.late = nil
	for _, effect := range pending {
		if now.Before(effect.due) {
			waiting = append(waiting, effect)
			continue
		}
		done := s.judge(effect.request, effect.x, effect.body)
		s.journal.Learn(effect.x, func(x *Exchange) { x.Note = done.note })
	}
	s.late = waiting
}
