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

// upload is a file part of a multipart body.
type upload struct {
	Name        string
	ContentType string
	Data        []byte
}

// content is a body as the rules read it: the fields of a form, the files of an
// upload, the members of a JSON object.
type content struct {
	form  url.Values        // of a form or a multipart body
	files map[string]upload // of a multipart body
	json  map[string]any    // of a JSON body
}

// mediaType is the content type without its parameters, or all of it where it
// is malformed.
func mediaType(contentType string) string {
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return contentType
	}
	return media
}

// readBody decodes data as the documented body and checks its fields.
func readBody(documented body, contentType string, data []byte) (content, []FieldError, error) {
	switch documented.media {
	case formMedia:
		values, err := url.ParseQuery(string(data))
		if err != nil {
			return content{}, nil, err
		}
		return content{form: values}, checkMembers(documented.fields, textMembers(values), ""), nil
	case multipartMedia:
		read, err := readMultipart(contentType, data)
		if err != nil {
			return content{}, nil, err
		}
		members := textMembers(read.form)
		for name, f := range read.files {
			members[name] = f
		}
		return read, checkMembers(documented.fields, members, ""), nil
	default:
		var read content
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		if err := decoder.Decode(&read.json); err != nil {
			return content{}, nil, err
		}
		if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
			return content{}, nil, errors.New("more than one JSON value")
		}
		return read, checkMembers(documented.fields, read.json, ""), nil
	}
}

// readMultipart reads the parts of an upload.
func readMultipart(contentType string, data []byte) (content, error) {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return content{}, err
	}
	if params["boundary"] == "" {
		return content{}, http.ErrMissingBoundary
	}
	// The reader below takes a body that breaks off for one that ends.
	if !bytes.Contains(data, []byte("--"+params["boundary"]+"--")) {
		return content{}, io.ErrUnexpectedEOF
	}
	read := content{form: url.Values{}, files: map[string]upload{}}
	reader := multipart.NewReader(bytes.NewReader(data), params["boundary"])
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return read, nil
		}
		if err != nil {
			return content{}, err
		}
		value, err := io.ReadAll(part)
		if err != nil {
			return content{}, err
		}
		if part.FileName() == "" {
			read.form.Add(part.FormName(), string(value))
		} else {
			read.files[part.FormName()] = upload{part.FileName(), part.Header.Get("Content-Type"), value}
		}
	}
}
