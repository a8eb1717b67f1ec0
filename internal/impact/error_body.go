package impact

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"mime"
	"strings"
	"unicode"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// What is repeated of a foreign answer in an error: a proxy's page is cut
// early, the API's own words late.
const (
	maxQuoted  = 200 // bytes
	maxMessage = 1000
	maxFields  = 50
)

// errorAnswer is the error envelope. The reference pages write Errors[].Field;
// answers to conversions write errors[].field, which encoding/json matches too.
type errorAnswer struct {
	Status  string
	Message string
	Errors  []FieldError
}

func (a errorAnswer) empty() bool { return a.Message == "" && len(a.Errors) == 0 }

// describe fills Message and Fields from the body of an error answer, which
// may be the API's JSON or XML envelope, a proxy's HTML page, or empty. A proxy
// may repeat the request's headers, so everything taken over is masked.
func (e *Error) describe(contentType string, body []byte, m transport.Mask) {
	body = bytes.TrimSpace(body)
	mediaType, _, _ := mime.ParseMediaType(contentType)
	var answer errorAnswer
	var err error
	switch {
	case len(body) == 0:
		e.Message = "the answer has no body"
		return
	case body[0] == '{':
		answer, err = parseJSONError(body)
	case looksLikeHTML(mediaType, body) && !e.Origin.foreign(): // see originOf
		e.Message = "the answer is an HTML page" + htmlTitle(body, m) + " that asks for a credential"
		return
	case looksLikeHTML(mediaType, body):
		e.Message = "the answer is an HTML page, not the API's" + htmlTitle(body, m) + "; a proxy or gateway in between probably made it"
		return
	case body[0] == '<':
		answer, err = parseXMLError(body)
	default:
		err = errors.New("neither JSON nor XML")
	}
	switch {
	case err != nil && answer.empty():
		e.Message = "the answer is not the API's: " + quoted(m.Start(body, maxQuoted))
	case answer.empty():
		e.Message = "the answer gives no reason"
	}
	if answer.Message != "" {
		e.Message = cut(m.Hide(answer.Message), maxMessage)
	}
	for _, f := range answer.Errors[:min(len(answer.Errors), maxFields)] {
		e.Fields = append(e.Fields, FieldError{Field: cut(m.Hide(f.Field), maxQuoted), Message: cut(m.Hide(f.Message), maxMessage)})
	}
}

// parseJSONError accepts members of unexpected types: what was understood is
// worth more than an exact envelope. The other documented forms say title or
// error where the envelope says Message.
func parseJSONError(body []byte) (answer errorAnswer, err error) {
	var other struct {
		errorAnswer
		Title, Error string
		Status       any
	}
	err = json.Unmarshal(body, &other)
	if wrongType := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrongType) {
		err = nil
	}
	answer = other.errorAnswer
	answer.Message = cmp.Or(answer.Message, other.Title, other.Error)
	return answer, err
}

// parseXMLError understands every nesting of Field and Message elements below
// the root: no document publishes the XML form of the envelope. A Message that
// stands directly in the root is the answer's own.
func parseXMLError(body []byte) (answer errorAnswer, err error) {
	decoder := xml.NewDecoder(bytes.NewReader(body))
	decoder.Strict = false
	decoder.CharsetReader = anyCharset
	var open []string // names of the elements around, in lower case
	var text strings.Builder
	var field FieldError
	for {
		token, err := decoder.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return answer, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, strings.ToLower(token.Name.Local))
			text.Reset()
		case xml.CharData:
			text.Write(token)
		case xml.EndElement:
			name := strings.ToLower(token.Name.Local)
			value := strings.TrimSpace(text.String())
			text.Reset()
			open = open[:max(len(open)-1, 0)]
			switch {
			case name == "message" && len(open) == 1:
				answer.Message = value
			case name == "status" && len(open) == 1:
				answer.Status = value
			case name == "message":
				field.Message = value
			case name == "field":
				field.Field = value
			case name == "error" && value != "":
				answer.Errors = append(answer.Errors, FieldError{Message: value})
			case field != FieldError{}:
				answer.Errors = append(answer.Errors, field)
				field = FieldError{}
			}
		}
	}
}

// anyCharset takes the characters as they are: what is read is mostly ASCII.
func anyCharset(_ string, input io.Reader) (io.Reader, error) { return input, nil }

func looksLikeHTML(mediaType string, body []byte) bool {
	start := bytes.ToLower(body[:min(len(body), 512)])
	if bytes.Contains(start, []byte("<impactradiusresponse")) {
		return false // whatever it is labelled as
	}
	return mediaType == "text/html" || bytes.Contains(start, []byte("<!doctype html")) || bytes.Contains(start, []byte("<html"))
}

// htmlTitle returns the page's title in brackets, which often names the proxy.
func htmlTitle(body []byte, m transport.Mask) string {
	lower := bytes.ToLower(body)
	start := bytes.Index(lower, []byte("<title>"))
	if start < 0 {
		return ""
	}
	start += len("<title>")
	end := bytes.Index(lower[start:], []byte("</title>"))
	if end < 0 || start+end > len(body) { // lower-casing may change the length
		return ""
	}
	return " (" + quoted(m.Start(bytes.TrimSpace(body[start:start+end]), maxQuoted)) + ")"
}

// quoted is a text of somebody else's in one line and in quotation marks, which do not
// stand in it.
func quoted(s string) string {
	line := strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	return `"` + strings.ReplaceAll(line, `"`, "'") + `"`
}

// cut returns at most n bytes of a text, without half a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
