package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// validator is a JSON Schema, as a tree for decoding and compiled for validating.
type validator struct {
	tree     object
	compiled func() (*jsonschema.Schema, error)
}

// newValidator compiles the schema, and fails where that fails.
func newValidator(tree object) (*validator, error) {
	v := newLazyValidator(tree)
	_, err := v.compiled()
	return v, err
}

// newLazyValidator compiles the schema when it is used: of an operation's answers
// most test runs see one.
func newLazyValidator(tree object) *validator {
	return &validator{tree, sync.OnceValues(func() (*jsonschema.Schema, error) { return compile(tree) })}
}

// validate returns a *jsonschema.ValidationError for a value that does not fit.
func (v *validator) validate(value any) error {
	compiled, err := v.compiled()
	if err != nil {
		return err
	}
	return compiled.Validate(value)
}

func compile(tree object) (*jsonschema.Schema, error) {
	// Through JSON, so that the compiler meets nothing that YAML alone has.
	encoded, err := json.Marshal(tree)
	if err != nil {
		return nil, err
	}
	resource, err := jsonschema.UnmarshalJSON(bytes.NewReader(encoded))
	if err != nil {
		return nil, err
	}
	const location = "contract:///schema.json"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.RegisterFormat(&jsonschema.Format{Name: "decimal", Validate: validateDecimal})
	if err := compiler.AddResource(location, resource); err != nil {
		return nil, err
	}
	return compiler.Compile(location)
}

var decimal = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)

func validateDecimal(value any) error {
	if text, ok := value.(string); ok && !decimal.MatchString(text) {
		return fmt.Errorf("%q is not a decimal number", text)
	}
	return nil
}

// typesOf returns the types that a schema names, itself or in its allOf.
func typesOf(schema object) []string {
	switch named := schema["type"].(type) {
	case string:
		return []string{named}
	case []any:
		var types []string
		for _, each := range named {
			if text, ok := each.(string); ok {
				types = append(types, text)
			}
		}
		return types
	}
	var types []string
	branches, _ := schema["allOf"].([]any)
	for _, branch := range branches {
		if branch, ok := branch.(object); ok {
			types = append(types, typesOf(branch)...)
		}
	}
	return types
}

// fieldOf returns the schema of a field, the schema's own or one of its allOf;
// an unknown field's is empty.
func fieldOf(schema object, name string) object {
	fields, _ := schema["properties"].(object)
	if field, ok := fields[name].(object); ok {
		return field
	}
	branches, _ := schema["allOf"].([]any)
	for _, branch := range branches {
		if branch, ok := branch.(object); ok {
			if field := fieldOf(branch, name); len(field) > 0 {
				return field
			}
		}
	}
	return object{}
}
