package impact

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
)

// Body is what a write sends: a [Form], a [Multipart] or a [JSON] value.
type Body interface {
	encode() (contentType string, data []byte, err error)
}

// Form is an application/x-www-form-urlencoded body. The API leaves fields
// that are not sent unchanged, so a field stands here only when it was set.
type Form struct {
	values url.Values
	err    error
}

// NewForm returns an empty form.
func NewForm() *Form { return &Form{values: url.Values{}} }

// Set adds a field with one value.
func (f *Form) Set(field, value string) *Form {
	f.values.Set(field, value)
	return f
}

// SetOptional adds a field unless value is nil. An empty string is sent: it
// clears the field.
func (f *Form) SetOptional(field string, value *string) *Form {
	if value != nil {
		f.values.Set(field, *value)
	}
	return f
}

// SetList adds a field that carries a list joined by commas, unless the list
// is empty. The API has no escape for a comma, so a value with one makes the
// request fail before it is sent.
func (f *Form) SetList(field string, values []string) *Form {
	if i := slices.IndexFunc(values, func(v string) bool { return strings.Contains(v, ",") }); i >= 0 {
		f.err = fmt.Errorf("%s: %q holds a comma, and the API joins these values by commas", field, values[i])
		return f
	}
	if len(values) > 0 {
		f.values.Set(field, strings.Join(values, ","))
	}
	return f
}

// SetTogether sets both fields when one of them is set already: the API takes
// them only as a pair.
func (f *Form) SetTogether(field, value, partner, partnerValue string) *Form {
	if f.values.Has(field) || f.values.Has(partner) {
		f.Set(field, value).Set(partner, partnerValue)
	}
	return f
}

// With is the form's fields and the files as a multipart body.
func (f *Form) With(files ...File) Body {
	if f.err != nil {
		return f
	}
	return Multipart{Fields: f.values, Files: files}
}

// Empty reports whether nothing would be sent.
func (f *Form) Empty() bool { return len(f.values) == 0 && f.err == nil }

func (f *Form) encode() (string, []byte, error) {
	return "application/x-www-form-urlencoded", []byte(f.values.Encode()), f.err
}

// File is a part of a Multipart body that carries a file.
type File struct {
	Field       string
	Name        string // file name without a path
	ContentType string
	Content     []byte
}

// Multipart is a multipart/form-data body. A field may have several values.
type Multipart struct {
	Fields url.Values
	Files  []File
}

func (m Multipart) encode() (string, []byte, error) {
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	for _, field := range sortedKeys(m.Fields) {
		for _, value := range m.Fields[field] {
			if err := w.WriteField(field, value); err != nil {
				return "", nil, err
			}
		}
	}
	for _, file := range m.Files {
		header := textproto.MIMEHeader{}
		header.Set("Content-Disposition", multipart.FileContentDisposition(file.Field, file.Name))
		header.Set("Content-Type", file.ContentType)
		part, err := w.CreatePart(header)
		if err != nil {
			return "", nil, err
		}
		if _, err := part.Write(file.Content); err != nil {
			return "", nil, err
		}
	}
	if err := w.Close(); err != nil {
		return "", nil, err
	}
	return w.FormDataContentType(), buf.Bytes(), nil
}

// JSON is an application/json body: any value that encoding/json can encode.
type JSON struct{ Value any }

func (j JSON) encode() (string, []byte, error) {
	data, err := json.Marshal(j.Value)
	return "application/json", data, err
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Raw is a body sent as it stands.
type Raw struct{ ContentType, Content string }

func (r Raw) encode() (string, []byte, error) { return r.ContentType, []byte(r.Content), nil }
