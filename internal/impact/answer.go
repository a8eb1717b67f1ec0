package impact

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// receive turns an answer into an error or a decoded value.
func (c *Client) receive(r Request, path string, answer *transport.Answer) error {
	contentType := answer.Header.Get("Content-Type")
	e := &Error{Method: r.Method, Path: path, Status: answer.Status, Wait: answer.Wait}
	switch {
	case answer.Status >= 300 && answer.Status < 400:
		e.Message = c.redirected(answer.Location)
		return e
	case answer.Status < 200 || answer.Status > 299:
		e.describe(contentType, answer.Body, c.mask)
		e.unanswered = (answer.Status >= 500 || answer.Status == http.StatusRequestTimeout) && !r.repeatable()
		return e
	}
	if err := decodeAnswer(contentType, answer.Body, r.Into); err != nil {
		e.Message, e.Err, e.unanswered = "the answer cannot be understood", c.mask.HideError(err), !r.repeatable()
		return e
	}
	return nil
}

// decodeAnswer decodes a successful answer. An empty one is an error unless
// the value says that it may be empty. Without a value any answer will do, but
// not a page that something else sent.
func decodeAnswer(contentType string, body []byte, into any) error {
	body = bytes.TrimSpace(body)
	mediaType, _, _ := mime.ParseMediaType(contentType)
	markup := bytes.HasPrefix(body, []byte("<"))
	switch {
	case markup && looksLikeHTML(mediaType, body):
		return foreignPageError{htmlTitle(body, transport.Mask{})}
	case into == nil:
		return nil
	case len(body) == 0:
		if e, ok := into.(interface{ mayBeEmpty() }); ok {
			e.mayBeEmpty()
			return nil
		}
		return errors.New("the answer has no body")
	case markup:
		return errors.New("it is XML, although JSON was asked for")
	}
	err := json.Unmarshal(body, into)
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		return fmt.Errorf("it is not valid JSON (%w at byte %d of %d)", err, syntax.Offset, len(body))
	}
	return err
}

// foreignPageError is an HTML page in place of the API's answer, with its title.
type foreignPageError struct{ title string }

func (p foreignPageError) Error() string {
	return "it is an HTML page" + p.title + "; a proxy or gateway in between probably made it"
}

// Is makes the error one that is ErrNotFromAPI.
func (p foreignPageError) Is(target error) bool { return target == ErrNotFromAPI }

// redirected says why a redirect was not followed. The query of the target is
// left out: a signed download address is a secret.
func (c *Client) redirected(target *url.URL) string {
	switch {
	case target == nil:
		return "the API redirected to nowhere"
	case target.Scheme == c.host.Scheme && target.Host == c.host.Host:
		return "the API redirected to " + c.mask.Hide(target.Path) + ", which is not followed"
	}
	return "the API redirected to " + target.Scheme + "://" + target.Host + "; the credential is never sent to another host"
}
