package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// maxTries bounds how often a value is made anew because the schema refuses it:
// patterns and schemas that exclude each other are hit by chance only.
const maxTries = 100

// RandomAnswer returns a JSON body that the operation's answer 200 may have, with
// the exceptions: any documented type, null where it is allowed, fields left out
// where they are not required, unusual texts. The same random source gives the
// same body. It fails when the operation documents no JSON for 200, or when no
// value that fits was found.
func (c *Checker) RandomAnswer(random *rand.Rand, method, template string) ([]byte, error) {
	o, err := c.routes[template].operation(method)
	if err != nil {
		return nil, err
	}
	if o == nil {
		return nil, fmt.Errorf("%s %s is not documented", method, template)
	}
	compiled, err := o.compiled()
	if err != nil {
		return nil, err
	}
	documented := compiled.answer(http.StatusOK)
	if documented == nil || documented.bodies[jsonMedia] == nil {
		return nil, fmt.Errorf("%s %s documents no JSON for 200", method, template)
	}
	schema := documented.bodies[jsonMedia]
	g := generator{random}
	var refused error
	for range maxTries {
		body, err := json.Marshal(g.value(schema.tree))
		if err != nil {
			return nil, err
		}
		decoded, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		if refused = schema.validate(decoded); refused == nil {
			return body, nil
		}
	}
	return nil, fmt.Errorf("%s %s: no value that fits was found: %w", method, template, refused)
}

// generator makes values of schemas as rewriter leaves them.
type generator struct{ *rand.Rand }

func (g generator) value(schema object) any {
	for _, keyword := range []string{"anyOf", "oneOf"} {
		branches, ok := schema[keyword].([]any)
		if !ok || len(branches) == 0 {
			continue
		}
		branch, _ := branches[g.IntN(len(branches))].(object)
		rest := maps.Clone(schema)
		delete(rest, keyword)
		if len(rest) == 0 {
			return g.value(branch)
		}
		return g.value(object{"allOf": []any{rest, branch}})
	}
	if value, ok := schema["const"]; ok {
		return value
	}
	if choices, ok := schema["enum"].([]any); ok {
		return choices[g.IntN(len(choices))]
	}
	types := typesOf(schema)
	if len(types) == 0 {
		types = []string{"object"}
	}
	switch types[g.IntN(len(types))] {
	case "null":
		return nil
	case "boolean":
		return g.IntN(2) == 0
	case "integer":
		return pick(g, []int64{0, 1, -1, 7, 1000, 2750, 1 << 31, 1<<53 + 1, int64(g.IntN(1_000_000))})
	case "number":
		return pick(g, []float64{0, 1, -1, 0.1, 14.5, 99.999, 1e21, g.Float64() * 1000})
	case "string":
		return g.text(schema)
	case "array":
		items, _ := schema["items"].(object)
		values := make([]any, g.IntN(4))
		for i := range values {
			values[i] = g.value(items)
		}
		return values
	default:
		return g.fields(schema)
	}
}

// fields makes an object: what is required, and some of the rest.
func (g generator) fields(schema object) any {
	result := object{}
	branches, _ := schema["allOf"].([]any)
	for _, each := range branches {
		branch, _ := each.(object)
		made, isObject := g.value(branch).(object)
		if !isObject && len(branches) == 1 {
			return g.value(branch) // an allOf that only adds a description
		}
		maps.Copy(result, made)
	}
	required, _ := schema["required"].([]any)
	properties, _ := schema["properties"].(object)
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		field, described := properties[name].(object)
		if described && (slices.Contains(required, any(name)) || g.IntN(4) > 0) {
			result[name] = g.value(field)
		}
	}
	switch others := schema["additionalProperties"].(type) {
	case object:
		for range g.IntN(3) {
			result[pick(g, oddTexts)] = g.value(others)
		}
	case nil:
		if len(properties) == 0 && len(branches) == 0 && g.IntN(2) == 0 {
			result[pick(g, oddTexts)] = pick(g, []any{nil, true, 1.5, "x", object{}, []any{1}})
		}
	}
	return result
}

// oddTexts are what a plain string may be.
var oddTexts = []string{
	"a", "", " ", "0", "007", "true", "null", "<AccountSID>", "a,b; c", `"quoted" \ and ${x} %{y}`, "line\nline\ttab",
	"Ünïcödé 日本語 \u202e\U0001F600", "<b>&amp;</b>", "2026-01-31", "1e3", "/Advertisers/IR1/Deals/00003", strings.Repeat("long ", 200),
}

var formatTexts = map[any][]string{
	"date-time":     {"2026-01-31T08:30:00Z", "2026-01-31T08:30:00.123-08:00", "1970-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z"},
	"date":          {"2026-01-31", "2024-02-29", "1970-01-01"},
	"time":          {"08:30:00Z", "23:59:59.5+02:00"},
	"uri":           {"https://example.com/a", "http://example.com:8080/a?b=c#d", "ftp://example.com/"},
	"uri-reference": {"/a", "", "a/b", "https://example.com/", "/Advertisers/IR1/Deals/00003"},
	"email":         {"a@example.com", "a.b+c@sub.example.com"},
	"uuid":          {"1f0e8a1c-7c1d-4a56-9d35-0f1c2b3a4d5e", "1F0E8A1C-7C1D-4A56-9D35-0F1C2B3A4D5E"},
	"decimal":       {"1.50", "0", "-3", "+0.1", "12345678901234567890.123"},
}

// patternTexts are what a schema with a pattern is tried with.
var patternTexts = []string{"0", "42", "-7", "1.50", "true", "false", "08:30:00", "2026-01-31T08:30:00-0800", "a", "US"}

func (g generator) text(schema object) string {
	if texts := formatTexts[schema["format"]]; len(texts) > 0 {
		return pick(g, texts)
	}
	if pattern, ok := schema["pattern"].(string); ok {
		fitting := slices.DeleteFunc(slices.Clone(patternTexts), func(text string) bool {
			matches, err := regexp.MatchString(pattern, text)
			return err != nil || !matches
		})
		if len(fitting) > 0 {
			return pick(g, fitting)
		}
	}
	return pick(g, oddTexts)
}

func pick[T any](g generator, choices []T) T { return choices[g.IntN(len(choices))] }
