package impact

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
)

// receive turns an answer into an error or a decoded value. The body was read
// in full by the chain, so reading it here cannot fail half-way.
func (c *Client) receive(ctx context.Context, r Request, op *operation, response *http.Response) error {
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return c.transportError(ctx, op, err)
	}
	contentType := response.Header.Get("Content-Type")
	if response.StatusCode < 200 || response.StatusCode > 299 {
		e := &Error{Method: r.Method, Path: op.path, Status: response.StatusCode}
		if response.StatusCode >= 300 && response.StatusCode < 400 {
			e.Message = c.redirected(response)
		} else {
			e.describe(contentType, body, c.mask)
		}
		e.unanswered = response.StatusCode >= 500 && !r.repeatable()
		if response.StatusCode == http.StatusTooManyRequests {
			e.Wait, _ = waitFromHeaders(response.Header, c.budget.now())
		}
		return e
	}
	if err := decodeAnswer(contentType, body, r.Into); err != nil {
		return &Error{
			Method: r.Method, Path: op.path, Status: response.StatusCode,
			Message: "the answer cannot be understood", Err: c.mask.hideError(err), unanswered: !r.repeatable(),
		}
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
		return foreignPageError{htmlTitle(body, mask{})}
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
func (c *Client) redirected(response *http.Response) string {
	target, err := response.Location()
	switch {
	case err != nil:
		return "the API redirected to nowhere"
	case target.Scheme == c.host.Scheme && target.Host == c.host.Host:
		return "the API redirected to " + c.mask.hide(target.Path) + ", which is not followed"
	}
	return "the API redirected to " + target.Scheme + "://" + target.Host + "; the credential is never sent to another host"
}
