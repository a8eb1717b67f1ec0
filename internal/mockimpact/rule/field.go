package rule

import (
	"maps"
	"net/url"
	"slices"
)

// Body is a documented content type of a request with its fields.
type Body struct {
	Media  string
	Fields []Field
}

// The content types that the documents know.
const (
	FormMedia      = "application/x-www-form-urlencoded"
	MultipartMedia = "multipart/form-data"
	JSONMedia      = "application/json"
)

// FormBody is a form with the fields.
func FormBody(fields ...Field) Body { return Body{FormMedia, fields} }

// MultipartBody is an upload with the fields.
func MultipartBody(fields ...Field) Body { return Body{MultipartMedia, fields} }

// JSONBody is a JSON object with the fields.
func JSONBody(fields ...Field) Body { return Body{JSONMedia, fields} }

// Field is a documented query parameter or body field. Any other one is refused.
type Field struct {
	Name     string
	Kind     Kind
	Required bool
}

// Required is a field that must be there and hold a value.
func Required(name string, k Kind) Field { return Field{Name: name, Kind: k, Required: true} }

// Optional is a field that may be left out.
func Optional(name string, k Kind) Field { return Field{Name: name, Kind: k} }

// HasRequired reports whether a request without any field lacks one.
func HasRequired(fields []Field) bool {
	return slices.ContainsFunc(fields, func(f Field) bool { return f.Required })
}

// TextMembers makes the values of a query or a form checkable.
func TextMembers(values url.Values) map[string]any {
	members := make(map[string]any, len(values))
	for name, all := range values {
		if members[name] = FormText(all[0]); len(all) > 1 {
			members[name] = formTexts(all)
		}
	}
	return members
}

// Check finds missing, unknown and wrong fields; prefix names the parent.
func Check(fields []Field, members map[string]any, prefix string) (problems []FieldError) {
	for _, f := range fields {
		value, present := members[f.Name]
		switch {
		case !present && f.Required:
			problems = append(problems, FieldError{prefix + f.Name, "Required"})
		case f.Required && (value == FormText("") || value == ""):
			problems = append(problems, FieldError{prefix + f.Name, "Required"})
		case present:
			problems = append(problems, f.Kind(prefix+f.Name, value)...)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if !slices.ContainsFunc(fields, func(f Field) bool { return f.Name == name }) {
			problems = append(problems, FieldError{prefix + name, "Unknown field"})
		}
	}
	return problems
}
