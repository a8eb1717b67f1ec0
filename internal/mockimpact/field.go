package mockimpact

import (
	"maps"
	"net/url"
	"slices"
)

// body is a documented content type of a request with its fields.
type body struct {
	media  string
	fields []field
}

const (
	formMedia      = "application/x-www-form-urlencoded"
	multipartMedia = "multipart/form-data"
	jsonMedia      = "application/json"
)

// formBody, multipartBody and jsonBody name a content type and its fields.
func formBody(fields ...field) body      { return body{formMedia, fields} }
func multipartBody(fields ...field) body { return body{multipartMedia, fields} }
func jsonBody(fields ...field) body      { return body{jsonMedia, fields} }

// field is a documented query parameter or body field. Any other one is refused.
type field struct {
	name     string
	kind     kind
	required bool
}

func required(name string, k kind) field { return field{name: name, kind: k, required: true} }
func optional(name string, k kind) field { return field{name: name, kind: k} }

func hasRequired(fields []field) bool {
	return slices.ContainsFunc(fields, func(f field) bool { return f.required })
}

// textMembers makes the values of a query or a form checkable.
func textMembers(values url.Values) map[string]any {
	members := make(map[string]any, len(values))
	for name, all := range values {
		if members[name] = formText(all[0]); len(all) > 1 {
			members[name] = formTexts(all)
		}
	}
	return members
}

// checkMembers finds missing, unknown and wrong fields; prefix names the parent.
func checkMembers(fields []field, members map[string]any, prefix string) (problems []FieldError) {
	for _, f := range fields {
		value, present := members[f.name]
		switch {
		case !present && f.required:
			problems = append(problems, FieldError{prefix + f.name, "Required"})
		case f.required && (value == formText("") || value == ""):
			problems = append(problems, FieldError{prefix + f.name, "Required"})
		case present:
			problems = append(problems, f.kind(prefix+f.name, value)...)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if !slices.ContainsFunc(fields, func(f field) bool { return f.name == name }) {
			problems = append(problems, FieldError{prefix + name, "Unknown field"})
		}
	}
	return problems
}
