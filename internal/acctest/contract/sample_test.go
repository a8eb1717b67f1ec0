package contract

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// sample returns a value that fits a schema: only what is required, or all of it.
func sample(t *testing.T, schema object, all bool) any {
	t.Helper()
	if branches, ok := schema["anyOf"].([]any); ok {
		return sample(t, asObject(t, branches[0]), all)
	}
	if branches, ok := schema["oneOf"].([]any); ok {
		return sample(t, asObject(t, branches[0]), all)
	}
	if choices, ok := schema["enum"].([]any); ok {
		return choices[0]
	}
	types := typesOf(schema)
	if len(types) == 0 || types[0] == "object" {
		return sampleObject(t, schema, all)
	}
	switch types[0] {
	case "integer", "number":
		return 1
	case "boolean":
		return true
	case "array":
		return []any{sample(t, asObject(t, schema["items"]), all)}
	case "string":
		return sampleText(schema)
	}
	t.Fatalf("no sample of %v", schema)
	return nil
}

func sampleObject(t *testing.T, schema object, all bool) object {
	t.Helper()
	result := object{}
	branches, _ := schema["allOf"].([]any)
	for _, branch := range branches {
		maps.Copy(result, sampleObject(t, asObject(t, branch), all))
	}
	required, _ := schema["required"].([]any)
	for _, name := range required {
		field := fmt.Sprint(name)
		result[field] = sample(t, fieldOf(schema, field), all)
	}
	fields, _ := schema["properties"].(object)
	for name, field := range fields {
		if field, ok := field.(object); all && ok {
			result[name] = sample(t, field, all)
		}
	}
	return result
}

func sampleText(schema object) string {
	switch schema["format"] {
	case "date-time":
		return "2026-01-31T08:30:00Z"
	case "date":
		return "2026-01-31"
	case "time":
		return "08:30:00Z"
	case "uri":
		return "https://example.com/a"
	case "uri-reference":
		return "/a"
	case "email":
		return "a@example.com"
	case "uuid":
		return "1f0e8a1c-7c1d-4a56-9d35-0f1c2b3a4d5e"
	case "decimal":
		return "1.50"
	}
	return "a"
}

// sampleRequests builds the least request of an operation, once per media type of
// its body, and once without one where none is needed.
func sampleRequests(t *testing.T, o *operation) []*sampledRequest {
	t.Helper()
	c := mustCompile(t, o)
	parameters := sampleObject(t, fieldOf(c.parameters.tree, "path"), true)
	path := o.template
	for name, value := range parameters {
		path = strings.ReplaceAll(path, "{"+name+"}", scalar(value))
	}
	if query := sampleObject(t, fieldOf(c.parameters.tree, "query"), false); len(query) > 0 {
		path += "?" + asValues(query).Encode()
	}
	var requests []*sampledRequest
	if !c.bodyRequired {
		requests = append(requests, newSampledRequest(o.method, path, "", nil))
	}
	for _, mediaType := range slices.Sorted(maps.Keys(c.bodies)) {
		value := sample(t, c.bodies[mediaType].tree, false)
		contentType, body := encodeBody(t, mediaType, value)
		requests = append(requests, newSampledRequest(o.method, path, contentType, body))
	}
	return requests
}

type sampledRequest struct {
	*http.Request
	body []byte
}

func newSampledRequest(method, path, contentType string, body []byte) *sampledRequest {
	r := httptest.NewRequestWithContext(context.Background(), method, path, http.NoBody)
	r.SetBasicAuth("IR1", "secret")
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	return &sampledRequest{Request: r, body: body}
}

func mustCompile(t testing.TB, o *operation) *compiled {
	t.Helper()
	c, err := o.compiled()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func encodeBody(t *testing.T, mediaType string, value any) (contentType string, body []byte) {
	t.Helper()
	switch mediaType {
	case jsonMedia:
		encoded, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		return mediaType, encoded
	case formMedia:
		return mediaType, []byte(asValues(asObject(t, value)).Encode())
	case multipartMedia:
		return encodeMultipart(t, asObject(t, value))
	}
	t.Fatalf("no encoding of %s", mediaType)
	return "", nil
}

func encodeMultipart(t *testing.T, fields object) (contentType string, body []byte) {
	t.Helper()
	var buffer bytes.Buffer
	writer := multipart.NewWriter(&buffer)
	for name, value := range fields {
		if _, isFile := value.(object); isFile {
			part, err := writer.CreateFormFile(name, "a.csv")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := part.Write([]byte("a")); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for _, text := range asTexts(value) {
			if err := writer.WriteField(name, text); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return writer.FormDataContentType(), buffer.Bytes()
}

func asValues(fields object) url.Values {
	values := url.Values{}
	for name, value := range fields {
		values[name] = asTexts(value)
	}
	return values
}

func asTexts(value any) []string {
	items, isArray := value.([]any)
	if !isArray {
		return []string{scalar(value)}
	}
	var texts []string
	for _, item := range items {
		texts = append(texts, scalar(item))
	}
	return texts
}

func scalar(value any) string {
	if text, ok := value.(string); ok {
		return text
	}
	encoded, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(encoded)
}

func asObject(t *testing.T, value any) object {
	t.Helper()
	o, ok := value.(object)
	if !ok {
		t.Fatalf("%v is no object", value)
	}
	return o
}
