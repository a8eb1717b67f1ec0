package mockimpact

import (
	"net/http"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/reading"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/urlpath"
)

// Reading is a question that no document answers, with its plausible answers.
type Reading = reading.Reading

// ReadingName names such a question.
type ReadingName = reading.Name

// ReadingSet is an answer to each of some questions; the others have their default.
type ReadingSet = reading.Set

// The questions; [Readings] has their answers.
const (
	ObjectZero       = reading.ObjectZero
	PermissionOrder  = reading.PermissionOrder
	ValidationOrder  = reading.ValidationOrder
	UnknownEndpoint  = reading.UnknownEndpoint
	NotFoundBy       = reading.NotFoundBy
	ScopeRefusal     = reading.ScopeRefusal
	AccountHome      = reading.AccountHome
	RateLimitHeaders = reading.RateLimitHeaders
	PageSize         = reading.PageSize
	ActionsPageSize  = reading.ActionsPageSize
	IDs              = reading.IDs
	Scalars          = reading.Scalars
	StatusWords      = reading.StatusWords
	Unset            = reading.Unset
	ItemLag          = reading.ItemLag
	ListLag          = reading.ListLag
	Texts            = reading.Texts
	URISID           = reading.URISID
)

// Readings returns every open question with its plausible answers, the default
// first, and what speaks for them.
func Readings() []Reading { return reading.All() }

// ReadingsMarkdown is the table of readings as documentation.
func ReadingsMarkdown() string { return reading.Markdown() }

// CoveringReadings returns sets that between them hold every combination of answers
// to any strength different questions, of the named ones or of all: every pair for 2.
// The first set holds the defaults.
func CoveringReadings(strength int, of ...ReadingName) []ReadingSet {
	return reading.Covering(strength, of...)
}

// ReadingHeader is set on an answer that rests on readings which no document allows,
// and names them as "ids=text, unset=null", so that a check of answers against the
// documents can pass over it.
const ReadingHeader = "X-Mock-Reading"

// SetReading answers one open question; the others stay as they are. It panics for
// an answer that is not in the table.
func (s *Server) SetReading(name ReadingName, answer string) {
	if err := s.ChangeReading(name, answer); err != nil {
		misuse("%v", err)
	}
}

// ChangeReading is SetReading for an answer that comes from outside.
func (s *Server) ChangeReading(name ReadingName, answer string) error {
	return s.changeReadings(ReadingSet{name: answer})
}

// SetReadings answers the questions of the set; the others get their default.
func (s *Server) SetReadings(set ReadingSet) {
	s.lock()
	s.readings = nil
	s.mu.Unlock()
	if err := s.changeReadings(set); err != nil {
		misuse("%v", err)
	}
}

// ReadingsInForce returns the answer to every open question.
func (s *Server) ReadingsInForce() ReadingSet {
	s.lock()
	defer s.mu.Unlock()
	inForce := ReadingSet{}
	for _, r := range reading.All() {
		inForce[r.Name] = s.readings.Get(r.Name)
	}
	return inForce
}

// changeReadings takes all of the changes or none.
func (s *Server) changeReadings(changes ReadingSet) error {
	s.lock()
	defer s.mu.Unlock()
	changed := s.readings
	for name, value := range changes {
		var err error
		if changed, err = changed.With(name, value); err != nil {
			return err
		}
	}
	s.readings = changed
	s.lag.item, s.lag.list = parseDelay(changed.Get(ItemLag)), parseDelay(changed.Get(ListLag))
	return nil
}

// read gives an answer the form that the readings have for its kind; documents is the
// account type whose documents describe it.
func (s *Server) read(a answer, documents string) answer {
	if a.kind == missing {
		a = s.readMissing(a)
	}
	if a.status == http.StatusNotFound && s.gatewayAnswers(a.kind) {
		foreign := gateway(http.StatusNotFound, "no Route matched with those values")
		foreign.note = a.note
		return foreign.under(s.readings, NotFoundBy)
	}
	if a.kind == refused {
		return s.readRefused(a)
	}
	if a.status < http.StatusMultipleChoices {
		contract := documents == Brand && strings.Contains(a.of, "/Contracts")
		body, applied := s.readings.Shape(a.body, contract)
		a.body = body
		return a.under(s.readings, applied...)
	}
	return a
}

func (s *Server) readMissing(a answer) answer {
	var read answer
	switch s.readings.Get(ObjectZero) {
	case "403":
		return forbidden(a.note)
	case "400":
		read = failure(http.StatusBadRequest, "Validation Failed")
	default:
		read = a
	}
	read.note = a.note
	return read
}

func (s *Server) gatewayAnswers(of kind) bool {
	by := s.readings.Get(NotFoundBy)
	return by == "gateway" || by == "gateway-for-paths" && of == noRoute
}

func (s *Server) readRefused(a answer) answer {
	switch s.readings.Get(ScopeRefusal) {
	case "title":
		a.body = document{"status": http.StatusForbidden, "title": "Access Denied"}
	case "empty":
		a.body = nil
	}
	return a.under(s.readings, ScopeRefusal)
}

// under marks an answer with the readings that it rests on, as far as no document
// allows them.
func (a answer) under(set ReadingSet, names ...ReadingName) answer {
	a.readings = slices.Clone(a.readings)
	for _, name := range names {
		r, _ := reading.Lookup(name)
		if chosen, _ := r.Find(set.Get(name)); chosen.Breaks {
			a.readings = append(a.readings, string(name)+"="+chosen.Value)
		}
	}
	return a
}

// noOperation answers a path that is none of the account type's, or a method that the
// path does not have.
func (s *Server) noOperation(methods []string) answer {
	if len(methods) > 0 {
		a := failure(http.StatusMethodNotAllowed, "Method Not Allowed")
		a.header = http.Header{"Allow": {strings.Join(methods, ", ")}}
		return a
	}
	if s.readings.Get(UnknownEndpoint) == "403" {
		return forbidden("no such operation")
	}
	return noPath("no such operation")
}

// home answers a GET of the account root, as the reading AccountHome has it.
func (s *Server) home(tok *Token) answer {
	value := s.readings.Get(AccountHome)
	if value == "403" || value == "own-permission" && !tok.may(homeOperation) {
		return forbidden("the token does not hold "+homeOperation).under(s.readings, AccountHome)
	}
	currency, _ := tok.acc.companyField("Currency")
	name, _ := tok.acc.companyField("CompanyName")
	return ok(document{
		"Id": tok.acc.ID, "Name": name, "Status": "ACTIVE", "Currency": currency,
		"DateActivated": tok.acc.created.Format("2006-01-02T15:04:05-07:00"), "ApiVersion": tok.options.APIVersion,
	}).under(s.readings, AccountHome)
}

// uriRoot is what Uris in the answer start with.
func (s *Server) uriRoot(tok *Token, t urlpath.Target) string {
	if s.readings.Get(URISID) == "oldest-token" {
		oldest := slices.IndexFunc(tok.acc.tokens, func(each *Token) bool { return each.state != TokenDeleted })
		t.SID = tok.acc.tokens[oldest].SID
	}
	return t.Root()
}

// normalise makes of the texts of a write what the reading Texts has for them.
func (c *call) normalise() {
	set := c.srv.readings
	if set.Get(Texts) == "as-sent" {
		return
	}
	form := map[string][]string{}
	for name, values := range c.Form {
		members := slices.Clone(values)
		for i, value := range members {
			members[i] = set.Text(name, value)
		}
		form[name] = set.Members(name, members)
	}
	if c.Form != nil {
		c.Form = form
	}
	c.JSON = normalised(set, c.JSON)
}

func normalised(set ReadingSet, members map[string]any) map[string]any {
	if members == nil {
		return nil
	}
	result := map[string]any{}
	for name, value := range members {
		switch value := value.(type) {
		case string:
			result[name] = set.Text(name, value)
		case map[string]any:
			result[name] = normalised(set, value)
		default:
			result[name] = value
		}
	}
	return result
}
