package mockimpact

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// AcceptingWrites makes a server that carries out every write the documents
// allow, whether the mock models it or not: each leaves a mark in Dump, so a
// write that should have had no effect is seen. It refuses no more than the
// documents do: a request without a required parameter or field (400), a
// content type that they do not list (400), and object 0 (404), since ids count
// from 1. It takes every value, every other id, every further field and an empty
// body that lacks no field, and counts an update without fields as a change.
func AcceptingWrites() Option { return func(s *Server) { s.acceptsWrites = true } }

// acceptedWrite is the mark that a write leaves.
type acceptedWrite struct{ Method, Path, Body string }

var acceptedWrites = store[acceptedWrite]{name: "accepted_writes", firstID: 1}

// objectZero refuses an id that no object has.
func (c *call) objectZero() (refusal answer, refused bool) {
	for name, value := range c.params {
		if value == "0" {
			return notFound("no object 0: " + name), true
		}
	}
	return answer{}, false
}

// acceptable asks for no more than what the write's document requires.
func (c *call) acceptable(e *endpoint) (refusal answer, refused bool) {
	needs := needsOf(c.documents, e.operation)
	for _, parameter := range needs.query {
		if c.query.Get(parameter) == "" {
			return invalid(rule.FieldError{Field: parameter, Message: "Required"}), true
		}
	}
	return c.acceptBody(needs)
}

// leaveMark carries out a write.
func (c *call) leaveMark(method string) answer {
	mark := acceptedWrite{Method: method, Path: c.path, Body: string(c.body)}
	acceptedWrites.of(c.acc).put(acceptedWrites.newID(c.srv), mark)
	return c.done(c.path)
}

func (c *call) acceptBody(needs writeNeeds) (refusal answer, refused bool) {
	if c.contentType == "" && len(c.body) == 0 {
		return c.acceptNoBody(needs)
	}
	required, documented := needs.fields[rule.MediaType(c.contentType)]
	if !documented {
		return failure(http.StatusBadRequest, "Content-Type "+rule.MediaType(c.contentType)+" is not accepted here"), true
	}
	sent, err := c.sentFields()
	if err != nil {
		return failure(http.StatusBadRequest, "The request body cannot be read: "+err.Error()), true
	}
	var missing []rule.FieldError
	for _, name := range required {
		if !slices.Contains(sent, name) {
			missing = append(missing, rule.FieldError{Field: name, Message: "Required"})
		}
	}
	if len(missing) > 0 {
		return invalid(missing...), true
	}
	return answer{}, false
}

// acceptNoBody looks at a request without a content type: it lacks what every
// content type requires.
func (c *call) acceptNoBody(needs writeNeeds) (refusal answer, refused bool) {
	for _, required := range needs.fields {
		if len(required) == 0 {
			return answer{}, false
		}
	}
	return failure(http.StatusBadRequest, "The request has no body"), len(needs.fields) > 0 && !needs.optional
}

// sentFields are the names of the fields that the body has a value for.
func (c *call) sentFields() (names []string, err error) {
	switch rule.MediaType(c.contentType) {
	case rule.JSONMedia:
		var value any
		if len(c.body) == 0 {
			return nil, nil
		}
		if err := json.Unmarshal(c.body, &value); err != nil {
			return nil, err
		}
		members, _ := value.(map[string]any)
		for name := range members {
			names = append(names, name)
		}
		return names, nil
	case rule.MultipartMedia:
		if len(c.body) > 0 {
			c.Content, err = rule.ReadMultipart(c.contentType, c.body)
		}
	default:
		c.Form, err = url.ParseQuery(string(c.body))
	}
	for name := range c.Form {
		if c.Form.Get(name) != "" {
			names = append(names, name)
		}
	}
	for name := range c.Files {
		names = append(names, name)
	}
	return names, err
}
