package contract

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// rewriter turns the schemas of a document into stand-alone JSON Schemas that
// reject what the document does not mention.
type rewriter struct {
	document document
	// answer is false for what clients send: clients get no leniency.
	answer bool
	// exceptions are for answers.
	exceptions []exception
	// form makes a field of format binary a file part instead of a string.
	form bool

	references []string // being followed
	err        error    // the first thing that could not be rewritten
}

// schema rewrites one schema. name is where it stands, such as "Deal.StartDate":
// the named schema and the fields below it. A branch of an allOf, anyOf or oneOf
// stays open, because its siblings may name more fields.
func (w *rewriter) schema(node any, name string, branch bool) object {
	source, ok := node.(object)
	if !ok {
		w.fail("%s: the schema of %s is a %T", w.document.name, name, node)
		return object{}
	}
	if reference, ok := source["$ref"].(string); ok {
		return w.follow(reference, source, branch)
	}
	result := make(object, len(source)+1)
	for keyword, value := range source {
		if !isAnnotation(keyword) {
			w.keyword(result, keyword, value, name)
		}
	}
	if w.form && source["format"] == "binary" {
		return filePart
	}
	if source["nullable"] == true {
		allowNull(result)
	}
	if !branch {
		closeObject(result)
	}
	if alternatives := w.alternatives(result, name); len(alternatives) > 0 {
		return object{"anyOf": append([]any{result}, alternatives...)}
	}
	return result
}

func (w *rewriter) follow(reference string, source object, branch bool) object {
	for keyword := range source {
		if keyword != "$ref" && !isAnnotation(keyword) {
			w.fail("%s: %q beside a reference is not supported", w.document.name, keyword)
		}
	}
	if slices.Contains(w.references, reference) {
		w.fail("%s: %s contains itself", w.document.name, reference)
		return object{}
	}
	target, name, err := w.document.at(reference)
	if err != nil {
		w.fail("%w", err)
		return object{}
	}
	w.references = append(w.references, reference)
	result := w.schema(target, name, branch)
	w.references = w.references[:len(w.references)-1]
	return result
}

func (w *rewriter) keyword(result object, keyword string, value any, name string) {
	switch value := value.(type) {
	case object:
		switch keyword {
		case "properties":
			fields := make(object, len(value))
			for field, schema := range value {
				fields[field] = w.schema(schema, name+"."+field, false)
			}
			result[keyword] = fields
		case "items", "additionalProperties":
			result[keyword] = w.schema(value, name, false)
		default:
			w.fail("%s: %q in %s is not supported", w.document.name, keyword, name)
		}
		return
	case []any:
		if isComposition(keyword) {
			branches := make([]any, len(value))
			for i, schema := range value {
				branches[i] = w.schema(schema, name, true)
			}
			result[keyword] = branches
			return
		}
	}
	result[keyword] = value
}

func (w *rewriter) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

// isAnnotation reports whether a keyword says nothing about validity. nullable
// does, and is handled apart: the documents take it from OpenAPI 3.0.
func isAnnotation(keyword string) bool {
	switch keyword {
	case "description", "title", "example", "examples", "default", "deprecated", "externalDocs", "nullable":
		return true
	}
	return strings.HasPrefix(keyword, "x-")
}

func isComposition(keyword string) bool {
	return keyword == "allOf" || keyword == "anyOf" || keyword == "oneOf"
}

func allowNull(schema object) {
	if only, ok := schema["type"].(string); ok {
		schema["type"] = []any{only, "null"}
	}
	if values, ok := schema["enum"].([]any); ok {
		schema["enum"] = append(slices.Clone(values), nil)
	}
}

// closeObject forbids fields beyond those that the schema and its branches list.
// An object without a list of fields, or with its own word on others, stays as it
// is. (unevaluatedProperties would do the same, but reports every field of a
// branch that failed for another reason.)
func closeObject(schema object) {
	fields, closable := fieldsOf(schema)
	if !closable || len(fields) == 0 {
		return
	}
	schema["properties"] = fields
	schema["additionalProperties"] = false
}

// fieldsOf returns the fields that a schema lists, and those of its branches
// without a word on their value: the branch itself has that.
func fieldsOf(schema object) (fields object, closable bool) {
	if schema["additionalProperties"] != nil {
		return nil, false
	}
	fields = object{}
	for keyword, value := range schema {
		if !isComposition(keyword) {
			continue
		}
		branches, _ := value.([]any)
		for _, branch := range branches {
			branch, _ := branch.(object)
			inherited, closable := fieldsOf(branch)
			if !closable {
				return nil, false
			}
			for name := range inherited {
				fields[name] = true
			}
		}
	}
	own, _ := schema["properties"].(object)
	maps.Copy(fields, own)
	return fields, true
}

// filePart is what the decoder of multipart bodies makes of a part with a file
// name.
var filePart = object{
	"type": "object", "required": []any{"filename"},
	"properties":           object{"filename": object{"type": "string", "minLength": 1}},
	"additionalProperties": false,
}
