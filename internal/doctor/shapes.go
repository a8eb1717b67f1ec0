package doctor

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// shapes counts how answers write values.
type shapes struct {
	objects              int // answers of objects that could be read
	idTexts, idNumbers   int
	words                int
	letters, contracts   int // states of one letter: elsewhere, and in contracts
	emptyTexts, nulls    int
	emptyOthers          int // lists and objects without members
	ownURIs, foreignURIs int
}

// shapesOf looks through the bodies of all successes.
func shapesOf(answers []answer, sid string) (s shapes) {
	for _, a := range answers {
		decoder := json.NewDecoder(bytes.NewReader(a.body))
		decoder.UseNumber()
		var body any
		if a.status/100 != 2 || decoder.Decode(&body) != nil {
			continue
		}
		s.objects++
		s.look(a.path, sid, "", body)
	}
	return s
}

var wholeNumber = regexp.MustCompile(`^[0-9]+$`)

func (s *shapes) look(path, sid, name string, value any) {
	if strings.HasPrefix(name, "@") {
		return // keys of paging, which are texts
	}
	switch value := value.(type) {
	case map[string]any:
		if len(value) == 0 {
			s.emptyOthers++
		}
		for _, member := range slices.Sorted(maps.Keys(value)) {
			if member == "State" && strings.HasSuffix(name, "Address") {
				continue // a federal state
			}
			s.look(path, sid, member, value[member])
		}
	case []any:
		if len(value) == 0 {
			s.emptyOthers++
		}
		for _, entry := range value {
			s.look(path, sid, name, entry)
		}
	case string:
		s.lookText(path, sid, name, value)
	case json.Number:
		if isID(name) {
			s.idNumbers++
		}
	case nil:
		s.nulls++
	}
}

func (s *shapes) lookText(path, sid, name, text string) {
	switch {
	case text == "":
		s.emptyTexts++
	case isID(name) && wholeNumber.MatchString(text):
		s.idTexts++
	case name == "Uri":
		if segments := strings.Split(text, "/"); slices.Contains(segments, sid) {
			s.ownURIs++
		} else {
			s.foreignURIs++
		}
	case name != "Status" && name != "State":
	case len(text) > 1:
		s.words++
	case strings.Contains(path, "/Contracts"):
		s.contracts++
	default:
		s.letters++
	}
}

// isID leaves out tax ids, which have letters and leading zeros.
func isID(name string) bool {
	return strings.HasSuffix(name, "Id") && !strings.HasSuffix(name, "TaxId")
}

func (x *examination) readIDs(s *sight) seen {
	n := s.shapes
	evidence := fmt.Sprintf("%d numeric ids as texts, %d as numbers", n.idTexts, n.idNumbers)
	switch {
	case n.idTexts > 0 && n.idNumbers > 0:
		return seen{"mixed", evidence}
	case n.idTexts > 0:
		return seen{"text", evidence}
	case n.idNumbers > 0:
		return seen{"numbers", evidence}
	}
	return nothing("no answer held a numeric id")
}

func (x *examination) readStatusWords(s *sight) seen {
	n := s.shapes
	evidence := fmt.Sprintf("%d states as words, %d as letters, of these %d in contracts", n.words, n.letters+n.contracts, n.contracts)
	switch {
	case n.letters > 0:
		return seen{"letters", evidence}
	case n.contracts > 0:
		return seen{"contract-letters", evidence}
	case n.words > 0:
		return seen{"words", evidence}
	}
	return nothing("no answer held a state")
}

func (x *examination) readUnset(s *sight) seen {
	n := s.shapes
	evidence := fmt.Sprintf("%d empty texts, %d nulls, %d empty lists and objects", n.emptyTexts, n.nulls, n.emptyOthers)
	switch {
	case n.objects == 0:
		return nothing("no answer held an object")
	case n.emptyTexts+n.nulls+n.emptyOthers == 0:
		return seen{"absent", fmt.Sprintf("%d answers hold no value that is not set", n.objects)}
	case n.emptyTexts+n.emptyOthers == 0:
		return seen{"null", evidence}
	case n.nulls+n.emptyOthers == 0:
		return seen{"empty-text", evidence}
	}
	return seen{"mixed", evidence}
}

func (x *examination) readURI(s *sight) seen {
	switch n := s.shapes; {
	case n.ownURIs > 0 && n.foreignURIs > 0:
		return seen{"mixed", fmt.Sprintf("%d with the SID that asked, %d with another", n.ownURIs, n.foreignURIs)}
	case n.ownURIs > 0:
		return seen{"asking-token", fmt.Sprintf("%d with the SID that asked", n.ownURIs)}
	case n.foreignURIs > 0:
		return seen{"other-token", fmt.Sprintf("%d with another SID than the one that asked", n.foreignURIs)}
	}
	return nothing("no answer held a Uri")
}

func (x *examination) readRateLimitHeaders(s *sight) seen {
	brand, partner := 0, 0
	for _, a := range s.answers {
		if a.header.Get("X-RateLimit-Limit") != "" {
			brand++
		}
		if a.header.Get("X-RateLimit-Limit-hour") != "" {
			partner++
		}
	}
	evidence := fmt.Sprintf("X-RateLimit-Limit in %d answers, X-RateLimit-Limit-hour in %d", brand, partner)
	switch {
	case brand > 0 && partner > 0:
		return seen{"both", evidence}
	case brand > 0:
		return seen{"brand", evidence}
	case partner > 0:
		return seen{"partner", evidence}
	}
	return nothing(fmt.Sprintf("none of %d answers tells a budget", len(s.answers)))
}

func (x *examination) readScopeRefusal(s *sight) seen {
	for _, f := range x.evidence.Findings {
		if f.HTTPStatus != http.StatusForbidden || f.Operation.PageOnly {
			continue // the account home's 403 may mean that there is none
		}
		i := slices.IndexFunc(s.answers, func(a answer) bool {
			return a.status == f.HTTPStatus && a.method == f.Operation.Method && strings.HasSuffix(a.path, strings.TrimPrefix(f.Call, f.Operation.Method+" "))
		})
		if i < 0 {
			continue
		}
		value, form := refusalForm(s.answers[i].body)
		return seen{value, f.Call + " was refused " + form}
	}
	return nothing("nothing was refused")
}

// refusalForm names the form of a 403's body; value is empty for one that no
// document has.
func refusalForm(body []byte) (value, words string) {
	var form struct{ Message, Title string }
	switch body := bytes.TrimSpace(body); {
	case len(body) == 0:
		return "empty", "without a body"
	case json.Unmarshal(body, &form) != nil:
		return "", "in a form that is not JSON"
	case form.Title != "":
		return "title", "with status and title"
	case form.Message != "":
		return "envelope", "with the envelope"
	}
	return "", "in a form that no document has"
}
