package contract

import (
	"fmt"
	"mime"
	"net/http"
	"strings"
)

// FaultHeader is set by a mock on an answer that a test made it spoil.
const FaultHeader = "X-Mock-Fault"

// Injected is for Skip: it finds answers that a fault made, by FaultHeader, those that
// rest on an exempt reading, by ReadingHeader, and HTML, which only something between
// client and API sends.
func Injected(_ *http.Request, _ int, header http.Header) bool {
	mediaType, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	return header.Get(FaultHeader) != "" || restsOnReadings(header) || mediaType == "text/html"
}

// errorAnswers are the schemas that need no operation.
type errorAnswers struct{ envelope, acknowledgement *validator }

func newErrorAnswers() (result errorAnswers, err error) {
	if result.envelope, err = newValidator(envelope); err != nil {
		return result, err
	}
	result.acknowledgement, err = newValidator(acknowledgement)
	return result, err
}

// CheckAnswer returns every violation of an answer to a request, joined; each is
// a *ViolationError. XML answers and skipped ones have none.
func (c *Checker) CheckAnswer(r *http.Request, status int, header http.Header, body []byte) error {
	if c.skip(r, status, header) {
		c.skipped.Add(1)
		return nil
	}
	mediaType, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	if strings.HasSuffix(mediaType, "xml") {
		c.xml.Add(1)
		return nil
	}
	c.answers.Add(1)
	check := answerCheck{
		violations: violations{method: r.Method, path: r.URL.Path},
		part:       fmt.Sprintf("answer %d", status),
		mediaType:  mediaType, body: body,
	}
	found := c.routes.find(r.URL.EscapedPath())
	var documented *answer
	statuses := "none, because the operation is not"
	o, err := found.route.operation(r.Method)
	if err != nil {
		return err
	}
	if o != nil {
		check.path, check.document = found.route.template, found.route.document
		compiled, err := o.compiled()
		if err != nil {
			return err
		}
		documented, statuses = compiled.answer(status), compiled.documentedStatuses()
	}
	switch {
	case documented != nil && len(documented.bodies) > 0:
		check.documented(documented.bodies)
	case status >= http.StatusBadRequest:
		check.documented(map[string]*validator{jsonMedia: c.outside.envelope})
	case documented == nil:
		check.add(check.part, "", "the status is not documented; documented: %s", statuses)
	case len(body) == 0:
	case status >= http.StatusMultipleChoices || r.Method == http.MethodGet:
		check.add(check.part, "", "no content is documented")
	default:
		check.documented(map[string]*validator{jsonMedia: c.outside.acknowledgement})
	}
	return check.err()
}

type answerCheck struct {
	violations
	part, mediaType string
	body            []byte
}

// documented holds the answer against the bodies that the status may have.
func (a *answerCheck) documented(bodies map[string]*validator) {
	schema, known := bodies[a.mediaType]
	if !known {
		a.add(a.part, "", "content type %q is not documented; documented: %s", a.mediaType, mediaTypes(bodies))
		return
	}
	if schema == nil {
		return
	}
	value, err := decodeBody(schema.tree, jsonMedia, "", a.body)
	if err != nil {
		a.add(a.part, "", "is no JSON: %v", err)
		return
	}
	a.validate(schema, value, a.part)
}
