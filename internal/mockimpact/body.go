package mockimpact

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
)

// maxBody is far above any documented upload that a test would send.
const maxBody = 32 << 20

// upload is a file part of a multipart body.
type upload struct {
	Name        string
	ContentType string
	Data        []byte
}

var errBodyTooLarge = errors.New("larger than 32 MiB")

// readAll reads the whole body, so that the journal has it, and the server sees
// when the client hangs up.
func readAll(r *http.Request) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err == nil && len(data) > maxBody {
		return data[:maxBody], errBodyTooLarge
	}
	return data, err
}

func (c *call) mediaType() string {
	media, _, err := mime.ParseMediaType(c.contentType)
	if err != nil {
		return c.contentType
	}
	return media
}

// readBody decodes the body into form, files or json and checks its fields.
func (c *call) readBody(documented body) ([]FieldError, error) {
	switch documented.media {
	case formMedia:
		values, err := url.ParseQuery(string(c.body))
		if err != nil {
			return nil, err
		}
		c.form = values
		return checkMembers(documented.fields, textMembers(values), ""), nil
	case multipartMedia:
		if err := c.readMultipart(); err != nil {
			return nil, err
		}
		members := textMembers(c.form)
		for name, f := range c.files {
			members[name] = f
		}
		return checkMembers(documented.fields, members, ""), nil
	default:
		decoder := json.NewDecoder(bytes.NewReader(c.body))
		decoder.UseNumber()
		if err := decoder.Decode(&c.json); err != nil {
			return nil, err
		}
		if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
			return nil, errors.New("more than one JSON value")
		}
		return checkMembers(documented.fields, c.json, ""), nil
	}
}

func (c *call) readMultipart() error {
	_, params, err := mime.ParseMediaType(c.contentType)
	if err != nil {
		return err
	}
	if params["boundary"] == "" {
		return http.ErrMissingBoundary
	}
	// The reader below takes a body that breaks off for one that ends.
	if !bytes.Contains(c.body, []byte("--"+params["boundary"]+"--")) {
		return io.ErrUnexpectedEOF
	}
	c.form, c.files = url.Values{}, map[string]upload{}
	reader := multipart.NewReader(bytes.NewReader(c.body), params["boundary"])
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return err
		}
		if part.FileName() == "" {
			c.form.Add(part.FormName(), string(data))
		} else {
			c.files[part.FormName()] = upload{part.FileName(), part.Header.Get("Content-Type"), data}
		}
	}
}
