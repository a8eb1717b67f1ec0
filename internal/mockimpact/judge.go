package mockimpact

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/urlpath"
)

// answer carries a request through the steps below; each may end it.
func (s *Server) answer(r *http.Request, x *Exchange, body []byte) answer {
	s.mu.Lock()
	defer s.mu.Unlock()

	t, known := urlpath.Parse(r.URL.EscapedPath())
	if !known {
		return notFound("no account root in the path")
	}
	// 1. The credential: 401 when there is no valid key for exactly this path.
	tok, refusal := s.authenticate(r, t)
	if tok == nil {
		return refusal
	}
	found, params, methods := s.routers[t.Documents()].find(r.Method, t.Segments)
	// 2. The budget: every request of a known account spends, refused ones too.
	limits, within := tok.acc.spend(t.Documents(), t.Segments)
	finish := func(a answer) answer { return a.with(limits) }
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
	// 5. The operation: is there one, and do the token's scopes hold it?
	if found == nil {
		return finish(noOperation(methods))
	}
	acc, refusal := s.authorize(tok, t, found)
	if acc == nil {
		return finish(refusal)
	}
	// 6. The request itself, against what the document says.
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return finish(failure(http.StatusBadRequest, "The query cannot be read"))
	}
	c := &call{
		srv: s, acc: acc, tok: tok, root: t.Root(), path: t.Path, params: params,
		query: query, contentType: r.Header.Get("Content-Type"), body: body,
	}
	if s.acceptsWrites && found.operation.Permission() == catalog.Write {
		return finish(c.accept(found, r.Method))
	}
	if found.route == nil {
		return finish(answerUnmodelled(found))
	}
	if refusal, refused := c.check(found.route); refused {
		return finish(refusal)
	}
	s.journal.Learn(x, func(x *Exchange) { x.Form = c.Form })
	return finish(found.route.handle(c))
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

// authorize returns the account whose data the operation is about.
func (s *Server) authorize(tok *Token, t urlpath.Target, e *endpoint) (*Account, answer) {
	if t.AdvertiserID == "" {
		if !tok.may(e.category, e.operation) {
			return nil, forbidden("the token's scopes do not hold " + e.operation.String())
		}
		return tok.acc, answer{}
	}
	if !tok.mayPassThrough(e.category, e.operation) {
		return nil, forbidden("the token's passthrough scopes do not hold " + e.operation.String())
	}
	if brand := tok.acc.managedBrand(t.AdvertiserID); brand != nil {
		return brand.account, answer{}
	}
	return nil, notFound("the agency manages no advertiser " + t.AdvertiserID)
}

func forbidden(note string) answer {
	a := failure(http.StatusForbidden, "Access to this resource is forbidden")
	a.note = note
	return a
}

func noOperation(methods []string) answer {
	if len(methods) == 0 {
		return notFound("no such operation")
	}
	a := failure(http.StatusMethodNotAllowed, "Method Not Allowed")
	a.header = http.Header{"Allow": {strings.Join(methods, ", ")}}
	return a
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
