package contract

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
)

// example is a value that a document shows for a named schema or a field of one.
type example struct {
	document document
	name     string
	schema   object
	value    any
}

func (e example) place() string { return e.document.name + " " + e.name }

// examples returns the examples in the named schemas of all documents.
func examples(t *testing.T) []example {
	t.Helper()
	documents := map[string]document{}
	for _, r := range published(t).routes {
		operations, err := r.operations()
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range operations {
			documents[o.document.name] = o.document
		}
	}
	var all []example
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		d := documents[name]
		components, _ := d.tree["components"].(object)
		schemas, _ := components["schemas"].(object)
		for _, name := range slices.Sorted(maps.Keys(schemas)) {
			all = appendExamples(all, d, name, schemas[name])
		}
	}
	return all
}

func appendExamples(all []example, d document, name string, node any) []example {
	schema, _ := node.(object)
	if value, shown := schema["example"]; shown && schema["$ref"] == nil {
		all = append(all, example{d, name, schema, withoutPlaceholders(value)})
	}
	fields, _ := schema["properties"].(object)
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		all = appendExamples(all, d, name+"."+field, fields[field])
	}
	if items, ok := schema["items"]; ok {
		all = appendExamples(all, d, name, items)
	}
	return all
}

// withoutPlaceholders puts a SID where the examples have <AccountSID>, and takes
// back what YAML makes of dates without quotes.
func withoutPlaceholders(value any) any {
	switch value := value.(type) {
	case string:
		return strings.ReplaceAll(value, "<AccountSID>", "IR1")
	case time.Time:
		if value.Equal(value.Truncate(24 * time.Hour)) {
			return value.Format(time.DateOnly)
		}
		return value.Format(time.RFC3339Nano)
	}
	return value
}

// check holds an example against its schema.
func (e example) check(t *testing.T, except []exception) error {
	t.Helper()
	w := rewriter{document: e.document, answer: true, exceptions: except}
	tree := w.schema(e.schema, e.name, false)
	if w.err != nil {
		t.Fatal(w.err)
	}
	schema, err := newValidator(tree)
	if err != nil {
		t.Fatal(err)
	}
	var v violations
	v.validate(schema, viaJSON(t, e.value), e.place())
	return v.err()
}

// The documents' own examples pass with the exceptions, and every exception is
// there because an example needs it, unless it says otherwise.
func TestExceptions(t *testing.T) {
	t.Parallel()
	needed := map[string]bool{}
	all := examples(t)
	for _, e := range all {
		if e.check(t, nil) == nil {
			continue
		}
		needed[e.place()] = true
		if err := e.check(t, exceptions); err != nil {
			t.Errorf("%v is shown: %v", e.value, err)
		}
	}
	for _, e := range exceptions {
		for _, field := range e.fields {
			if !e.unshown && !needed[e.document+" "+field] {
				t.Errorf("no example needs the exception for %s of %s (%s)", field, e.document, e.reason)
			}
		}
	}
	t.Logf("%d examples, %d of them need an exception", len(all), len(needed))
}

func TestTables_giveReasons(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, e := range exceptions {
		for _, field := range e.fields {
			place := e.document + " " + field
			if seen[place] {
				t.Errorf("%s has two exceptions", place)
			}
			seen[place] = true
		}
		if e.reason == "" || len(e.fields) == 0 {
			t.Errorf("%+v lacks a reason or a field", e)
		}
	}
	for _, a := range additions {
		if a.reason == "" {
			t.Errorf("%s %s has no reason", a.in, a.name)
		}
		if _, err := newValidator(a.schema); err != nil {
			t.Error(fmt.Errorf("%s %s: %w", a.in, a.name, err))
		}
	}
}
