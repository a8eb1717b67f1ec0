package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const (
	jsonMedia      = "application/json"
	formMedia      = "application/x-www-form-urlencoded"
	multipartMedia = "multipart/form-data"
)

// decodeParameters returns the values that an operation's parameter schema
// describes.
func decodeParameters(schema object, r *http.Request, path object) (object, error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, err
	}
	header := object{}
	for name, values := range r.Header {
		header[name] = strings.Join(values, ", ")
	}
	if authorization := r.Header.Get("Authorization"); authorization != "" {
		// The scheme only, so that no message can hold the credential.
		header["Authorization"], _, _ = strings.Cut(authorization, " ")
	}
	typed := object{}
	for name, value := range path {
		text, _ := value.(string)
		typed[name] = coerce(fieldOf(fieldOf(schema, "path"), name), []string{text})
	}
	return object{"path": typed, "query": coerceAll(fieldOf(schema, "query"), query), "header": header}, nil
}

// decodeBody returns the value that the schema of a body describes. mediaType is
// one of the three above.
func decodeBody(schema object, mediaType, boundary string, body []byte) (any, error) {
	switch mediaType {
	case jsonMedia:
		return jsonschema.UnmarshalJSON(bytes.NewReader(body))
	case formMedia:
		values, err := url.ParseQuery(string(body))
		if err != nil {
			return nil, err
		}
		return coerceAll(schema, values), nil
	case multipartMedia:
		return decodeMultipart(schema, boundary, body)
	}
	return nil, fmt.Errorf("there is no decoder for %s", mediaType)
}

func decodeMultipart(schema object, boundary string, body []byte) (any, error) {
	reader := multipart.NewReader(bytes.NewReader(body), boundary)
	values, files := url.Values{}, map[string][]any{}
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		if name := part.FormName(); part.FileName() != "" {
			files[name] = append(files[name], object{"filename": part.FileName()})
		} else {
			values.Add(name, string(content))
		}
	}
	result := coerceAll(schema, values)
	for name, parts := range files {
		isArray := slices.Contains(typesOf(fieldOf(schema, name)), "array")
		if _, alsoText := result[name]; alsoText {
			return nil, fmt.Errorf("%q is sent as a file and as text", name)
		}
		if isArray || len(parts) > 1 {
			result[name] = parts
		} else {
			result[name] = parts[0]
		}
	}
	return result, nil
}

func coerceAll(schema object, values url.Values) object {
	result := make(object, len(values))
	for name, texts := range values {
		result[name] = coerce(fieldOf(schema, name), texts)
	}
	return result
}

var (
	integerSyntax = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	numberSyntax  = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)
)

// coerce gives texts the type that the schema wants, where they can have it. A
// text that cannot stays a string, and a scalar sent more than once an array, so
// that the validator reports them.
func coerce(schema object, texts []string) any {
	types := typesOf(schema)
	if isArray := slices.Contains(types, "array"); isArray || len(texts) != 1 {
		items, _ := schema["items"].(object)
		values := make([]any, len(texts))
		for i, text := range texts {
			if isArray {
				values[i] = coerce(items, []string{text})
			} else {
				values[i] = text
			}
		}
		return values
	}
	text := texts[0]
	switch {
	case slices.Contains(types, "integer") && integerSyntax.MatchString(text),
		slices.Contains(types, "number") && numberSyntax.MatchString(text):
		return json.Number(text)
	case slices.Contains(types, "boolean") && (text == "true" || text == "false"):
		return text == "true"
	}
	return text
}
