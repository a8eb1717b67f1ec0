package impact

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// receive turns an answer into an error or a decoded value. It is the one place
// that decides whose answer it is, and whether it says that it failed.
func (c *Client) receive(r Request, path string, answer *transport.Answer, mask transport.Mask) error {
	e := &Error{Method: r.Method, Path: path, Status: answer.Status, Wait: answer.Wait}
	switch {
	case answer.Status >= 300 && answer.Status < 400:
		e.Message = c.redirected(answer.Location, mask)
		return e
	case answer.Status < 200 || answer.Status > 299:
		e.Origin = originOf(answer)
		e.describe(answer.Header.Get("Content-Type"), answer.Body, mask)
		e.unanswered = (answer.Status >= 500 || answer.Status == http.StatusRequestTimeout) && !r.repeatable()
		return e
	}
	origin, err := decodeAnswer(answer.Header.Get("Content-Type"), answer.Body, r.Into)
	if refusal := (*refusalError)(nil); errors.As(err, &refusal) {
		e.Origin = origin
		e.describe("", answer.Body, mask)
		e.Message = "the answer says that the request failed, in spite of its status: " + e.Message
		return e
	}
	if err != nil {
		e.Message, e.Err, e.Origin, e.unanswered = "the answer cannot be understood", mask.HideError(err), origin, !r.repeatable()
		return e
	}
	return nil
}

// refusalError is an answer of status 2xx whose body says that the request
// failed.
type refusalError struct{}

func (*refusalError) Error() string { return "the answer says that the request failed" }

// decodeAnswer decodes a successful answer, and says whose it is when it cannot.
// An empty one is an error unless the value says that it may be empty. Without a
// value any answer of the API's will do.
func decodeAnswer(contentType string, body []byte, into any) (Origin, error) {
	body = bytes.TrimSpace(body)
	mediaType, _, _ := mime.ParseMediaType(contentType)
	markup := bytes.HasPrefix(body, []byte("<"))
	switch {
	case markup && looksLikeHTML(mediaType, body):
		return OriginProxy, pageError{htmlTitle(body, transport.Mask{})}
	case saysItFailed(body):
		return OriginAPI, &refusalError{}
	case isGateways(body):
		return OriginGateway, errUndocumented
	case into == nil && isPlainText(mediaType, body):
		return OriginProxy, errors.New("it is a text, which the API does not answer: " + quoted(cut(string(body), maxQuoted)))
	case into == nil:
		return OriginAPI, nil
	case len(body) == 0:
		if e, ok := into.(interface{ mayBeEmpty() }); ok {
			e.mayBeEmpty()
			return OriginUnknown, nil
		}
		return OriginUnknown, errors.New("the answer has no body")
	case markup:
		return OriginUnknown, errors.New("it is XML, although JSON was asked for")
	}
	err := json.Unmarshal(body, into)
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		return OriginUnknown, fmt.Errorf("it is not valid JSON (%w at byte %d of %d)", err, syntax.Offset, len(body))
	}
	if errors.Is(err, errUndocumented) {
		return OriginGateway, err
	}
	return OriginAPI, err
}

// saysItFailed reports the API's error envelope, which has come with status 200.
func saysItFailed(body []byte) bool {
	switch {
	case bytes.HasPrefix(body, []byte("{")):
		var envelope struct{ Status json.RawMessage }
		// A wrong type elsewhere does not matter; of two spellings the last counts.
		return json.Unmarshal(body, &envelope) == nil && isError(envelope.Status)
	case bytes.HasPrefix(body, []byte("<")) && strings.EqualFold(rootElement(body), "ImpactRadiusResponse"):
		answer, _ := parseXMLError(body)
		return strings.EqualFold(answer.Status, "ERROR")
	}
	return false
}

// isPlainText reports what neither is one of the API's formats nor says to be a
// file.
func isPlainText(mediaType string, body []byte) bool {
	return len(body) > 0 && !bytes.ContainsRune([]byte("{[<"), rune(body[0])) && (mediaType == "" || mediaType == "text/plain")
}

// errUndocumented is an object without a single documented member.
var errUndocumented = errors.New("it has none of the documented members; something in between probably made it")

// pageError is an HTML page in place of the API's answer, with its title.
type pageError struct{ title string }

func (p pageError) Error() string {
	return "it is an HTML page" + p.title + "; a proxy or gateway in between probably made it"
}

// redirected says why a redirect was not followed. The query of the target is
// left out: a signed download address is a secret.
func (c *Client) redirected(target *url.URL, mask transport.Mask) string {
	switch {
	case target == nil:
		return "the API redirected to nowhere"
	case target.Scheme == c.host.Scheme && target.Host == c.host.Host:
		return "the API redirected to " + mask.Hide(target.Path) + ", which is not followed"
	}
	return "the API redirected to " + target.Scheme + "://" + target.Host + "; the credential is never sent to another host"
}
