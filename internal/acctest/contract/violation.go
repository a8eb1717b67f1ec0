package contract

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// ViolationError is one thing in a request or an answer that the documents do not
// allow.
type ViolationError struct {
	// Method and Path: a path template where a document has the path.
	Method, Path string
	// Document is the name of the document; empty when none has the path.
	Document string
	// Part is where the violation is: "path", "query", "header", "request body",
	// "answer 200".
	Part string
	// Field is the parameter or, in a body, the path to the field, such as
	// "Groups/0/Name"; empty when the whole part is meant.
	Field string
	// Problem says what is wrong.
	Problem string
}

// Error names all of it in one line.
func (v *ViolationError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s: %s", v.Method, v.Path, v.Part)
	if v.Field != "" {
		fmt.Fprintf(&b, " %q", v.Field)
	}
	fmt.Fprintf(&b, ": %s", v.Problem)
	if v.Document != "" {
		fmt.Fprintf(&b, " [%s]", v.Document)
	}
	return b.String()
}

// violations collects what is wrong with one request or answer.
type violations struct {
	method, path, document string
	all                    []error
}

func (v *violations) add(part, field, format string, args ...any) {
	v.all = append(v.all, &ViolationError{
		Method: v.method, Path: v.path, Document: v.document,
		Part: part, Field: field, Problem: fmt.Sprintf(format, args...),
	})
}

// err joins the violations in an order that does not change from run to run.
func (v *violations) err() error {
	slices.SortFunc(v.all, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(slices.CompactFunc(v.all, func(a, b error) bool { return a.Error() == b.Error() })...)
}

// validate adds what a schema finds wrong with a value. Without a part the first
// level of the value is the part.
func (v *violations) validate(schema *validator, value any, part string) {
	err := schema.validate(value)
	var failure *jsonschema.ValidationError
	switch {
	case err == nil:
	case errors.As(err, &failure):
		v.addLeaves(failure, part)
	default:
		v.add(part, "", "%v", err)
	}
}

var english = message.NewPrinter(language.English)

// addLeaves adds the innermost failures: the outer ones only say that there are
// inner ones.
func (v *violations) addLeaves(failure *jsonschema.ValidationError, part string) {
	if len(failure.Causes) > 0 {
		for _, cause := range failure.Causes {
			v.addLeaves(cause, part)
		}
		return
	}
	location := failure.InstanceLocation
	if part == "" && len(location) > 0 {
		part, location = location[0], location[1:]
	}
	field := func(more ...string) string { return strings.Join(slices.Concat(location, more), "/") }
	switch problem := failure.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		for _, name := range problem.Properties {
			v.add(part, field(name), "is not documented")
		}
	case *kind.Required:
		for _, name := range problem.Missing {
			v.add(part, field(name), "is required")
		}
	default:
		v.add(part, field(), "%s", failure.ErrorKind.LocalizedString(english))
	}
}
