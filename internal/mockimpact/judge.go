package mockimpact

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/reading"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/urlpath"
)

// answer judges a request and carries it out.
func (s *Server) answer(r *http.Request, x *Exchange, body []byte) answer {
	s.lock()
	defer s.mu.Unlock()
	return s.judge(r, x, body)
}

// judge carries a request through the steps below; each may end it. Server.mu must be
// held.
func (s *Server) judge(r *http.Request, x *Exchange, body []byte) answer {
	t, known := urlpath.Parse(r.URL.EscapedPath())
	if !known || t.IsRoot() && s.readings.Get(reading.AccountHome) == "404" {
		return s.read(noPath("no account root in the path"), "")
	}
	found, params, methods := s.routers[t.Documents()].find(r.Method, t.Segments)
	// 0. The gateway, where it answers before the API.
	if found == nil && len(methods) == 0 && !t.IsRoot() && s.readings.Get(reading.NotFoundBy) == "gateway-for-paths" {
		return s.read(noPath("no such operation"), "")
	}
	// 1. The credential: 401 when there is no valid key for exactly this path.
	tok, refusal := s.authenticate(r, t)
	if tok == nil {
		return refusal
	}
	// 2. The budget: every request of a known account spends, refused ones too.
	limits, within := tok.acc.spend(t.Documents(), t.Segments)
	finish := func(a answer) answer { return s.read(a, t.Documents()).with(limits) }
	if !within {
		return finish(failure(http.StatusTooManyRequests, "Too Many Requests"))
	}
	// 3. The token: one that is disabled is refused everywhere.
	if tok.state == TokenDisabled {
		return finish(forbidden("the token is disabled"))
	}
	// 4. The API version that the request asks for.
	if refusal, refused := checkVersion(r, t); refused {
		return finish(refusal)
	}
	// 5. The operation: is there one?
	if t.IsRoot() && r.Method == http.MethodGet {
		return finish(s.home(tok))
	}
	if found == nil {
		return finish(s.noOperation(methods))
	}
	query, queryError := url.ParseQuery(r.URL.RawQuery)
	c := &call{
		srv: s, tok: tok, root: s.uriRoot(tok, t), path: t.Path, params: params, documents: t.Documents(),
		query: query, queryError: queryError, contentType: r.Header.Get("Content-Type"), body: body,
	}
	// 6. May the token, is the request what the document says, is the object there?
	for _, step := range s.steps(c, t, found) {
		if refusal, refused := step(); refused {
			return finish(refusal)
		}
	}
	s.journal.Learn(x, func(x *Exchange) { x.Form = c.Form })
	// 7. The effect.
	effect := s.carryOut(c, found, x)
	effect.of = found.operation.Path
	return finish(effect)
}

// carryOut runs what answers the operation, once nothing speaks against it.
func (s *Server) carryOut(c *call, e *endpoint, x *Exchange) answer {
	v := viewItem
	switch {
	case s.accepts(e):
		return c.leaveMark(x.Method)
	case e.route == nil:
		return answerUnmodelled(e)
	case x.Method != http.MethodGet:
		v = viewWriting
		c.normalise()
	case e.route.paged:
		v = viewList
	}
	return s.lag.during(v, x.Number, s.Now(), func() answer { return e.route.handle(c) })
}

// accepts reports whether a write is carried out by its mark alone.
func (s *Server) accepts(e *endpoint) bool {
	return s.acceptsWrites && e.operation.Permission() == catalog.Write
}

// authenticate returns the token of a valid credential, else the 401. What was
// wrong stays in the journal: the API does not tell.
func (s *Server) authenticate(r *http.Request, t urlpath.Target) (*Token, answer) {
	refuse := func(note string) (*Token, answer) {
		a := failure(http.StatusUnauthorized, "Access denied: no valid Account SID and Auth Token")
		a.header, a.note = http.Header{"Www-Authenticate": {`Basic realm="impact.com API"`}}, note
		return nil, a
	}
	user, password, given := r.BasicAuth()
	tok := s.tokens[user]
	switch {
	case !given:
		return refuse("no HTTP Basic credential")
	case tok == nil:
		return refuse("unknown Account SID")
	case tok.state == TokenDeleted:
		return refuse("the token is deleted")
	case !tok.matches(password):
		return refuse("wrong Auth Token, or one from before a reset")
	case user != t.SID:
		return refuse("the path names another Account SID than the credential")
	case tok.acc.Type != t.AccountType:
		return refuse("the credential belongs to a " + tok.acc.Type + " account")
	}
	return tok, answer{}
}

// checkVersion accepts every released version, also one below the token's own; in
// a passthrough one of the agency's or of the brand's. The query wins over the
// header.
func checkVersion(r *http.Request, t urlpath.Target) (refusal answer, refused bool) {
	asked := r.Header.Get("IR-Version")
	if inQuery := r.URL.Query().Get("IrVersion"); inQuery != "" {
		asked = inQuery
	}
	if asked == "" {
		return answer{}, false
	}
	version, err := strconv.Atoi(asked)
	if err == nil && (released(t.AccountType, version) || released(t.Documents(), version)) {
		return answer{}, false
	}
	return failure(http.StatusBadRequest, "API version "+asked+" does not exist"), true
}
