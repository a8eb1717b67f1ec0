package rule

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

// Upload is a file part of a multipart body.
type Upload struct {
	Name        string
	ContentType string
	Data        []byte
}

// Content is a body as the rules read it: the fields of a form, the files of an
// upload, the members of a JSON object.
type Content struct {
	Form  url.Values        // of a form or a multipart body
	Files map[string]Upload // of a multipart body
	JSON  map[string]any    // of a JSON body
}

// MediaType is the content type without its parameters, or all of it where it
// is malformed.
func MediaType(contentType string) string {
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return contentType
	}
	return media
}

// ReadBody decodes data as the documented body and checks its fields.
func ReadBody(documented Body, contentType string, data []byte) (Content, []FieldError, error) {
	switch documented.Media {
	case FormMedia:
		values, err := url.ParseQuery(string(data))
		if err != nil {
			return Content{}, nil, err
		}
		return Content{Form: values}, Check(documented.Fields, TextMembers(values), ""), nil
	case MultipartMedia:
		read, err := ReadMultipart(contentType, data)
		if err != nil {
			return Content{}, nil, err
		}
		members := TextMembers(read.Form)
		for name, f := range read.Files {
			members[name] = f
		}
		return read, Check(documented.Fields, members, ""), nil
	default:
		var read Content
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		if err := decoder.Decode(&read.JSON); err != nil {
			return Content{}, nil, err
		}
		if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
			return Content{}, nil, errors.New("more than one JSON value")
		}
		return read, Check(documented.Fields, read.JSON, ""), nil
	}
}

// ReadMultipart reads the parts of an upload.
func ReadMultipart(contentType string, data []byte) (Content, error) {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return Content{}, err
	}
	if params["boundary"] == "" {
		return Content{}, http.ErrMissingBoundary
	}
	// The reader below takes a body that breaks off for one that ends.
	if !bytes.Contains(data, []byte("--"+params["boundary"]+"--")) {
		return Content{}, io.ErrUnexpectedEOF
	}
	read := Content{Form: url.Values{}, Files: map[string]Upload{}}
	reader := multipart.NewReader(bytes.NewReader(data), params["boundary"])
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return read, nil
		}
		if err != nil {
			return Content{}, err
		}
		value, err := io.ReadAll(part)
		if err != nil {
			return Content{}, err
		}
		if part.FileName() == "" {
			read.Form.Add(part.FormName(), string(value))
		} else {
			read.Files[part.FormName()] = Upload{part.FileName(), part.Header.Get("Content-Type"), value}
		}
	}
}
