package contract

import (
	"fmt"
	"maps"
	"net/textproto"
	"slices"
	"strings"
	"sync"
)

// operation is a method on a path template. Its schemas are made when it is
// checked for the first time: most test runs touch few operations.
type operation struct {
	document         document
	method, template string
	compiled         func() (*compiled, error)
}

func newOperation(d document, method, template string, node object, shared []any) *operation {
	o := &operation{document: d, method: method, template: template}
	o.compiled = sync.OnceValues(func() (*compiled, error) {
		c := compiler{document: d, node: node, shared: shared}
		result, err := c.compile()
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", method, template, err)
		}
		return result, nil
	})
	return o
}

// compiled are the schemas of an operation.
type compiled struct {
	// parameters describes {"path": {…}, "query": {…}, "header": {…}}.
	parameters *validator
	// bodies are by media type; nil when the operation takes no body.
	bodies       map[string]*validator
	bodyRequired bool
	// answers are by status, as documented: "200", "4XX", "default".
	answers map[string]*answer
}

// answer is a documented status. bodies are by media type; a body that is not
// JSON has no validator. An answer without content has no bodies.
type answer struct{ bodies map[string]*validator }

type compiler struct {
	document document
	node     object
	shared   []any
}

func (c *compiler) compile() (*compiled, error) {
	result := &compiled{}
	var err error
	isList, err := c.isList()
	if err != nil {
		return nil, err
	}
	if result.parameters, err = c.parameters(isList); err != nil {
		return nil, err
	}
	if result.bodies, result.bodyRequired, err = c.requestBodies(); err != nil {
		return nil, err
	}
	if result.answers, err = c.answers(isList); err != nil {
		return nil, err
	}
	return result, nil
}

// isList reports whether the answer is a list: an array, or an object that holds
// nothing but one array and perhaps paging keys.
func (c *compiler) isList() (bool, error) {
	responses, _ := c.node["responses"].(object)
	response, err := c.document.resolve(responses["200"])
	if err != nil {
		return false, err
	}
	content, _ := response["content"].(object)
	media, _ := content[jsonMedia].(object)
	schema, err := c.document.resolve(media["schema"])
	if err != nil {
		return false, err
	}
	if schema["type"] == "array" {
		return true, nil
	}
	fields, _ := schema["properties"].(object)
	var others []any
	for name, field := range fields {
		if !slices.Contains(pagingKeys, name) {
			others = append(others, field)
		}
	}
	if len(others) != 1 {
		return false, nil
	}
	only, err := c.document.resolve(others[0])
	return only["type"] == "array", err
}

func (c *compiler) parameters(isList bool) (*validator, error) {
	groups := object{"path": object{}, "query": object{}, "header": object{}}
	required := map[string][]any{}
	add := func(in, name string, schema object, isRequired bool) {
		if in == "header" {
			name = textproto.CanonicalMIMEHeaderKey(name)
		}
		group, ok := groups[in].(object)
		if !ok {
			return
		}
		group[name] = schema
		if isRequired {
			required[in] = append(required[in], name)
		}
	}
	for _, a := range additions {
		if isList || !a.lists {
			add(a.in, a.name, a.schema, a.required)
		}
	}
	own, _ := c.node["parameters"].([]any)
	w := rewriter{document: c.document}
	for _, node := range slices.Concat(c.shared, own) {
		parameter, err := c.document.resolve(node)
		if err != nil {
			return nil, err
		}
		in, name := fmt.Sprint(parameter["in"]), fmt.Sprint(parameter["name"])
		add(in, name, w.schema(parameter["schema"], name, false), parameter["required"] == true)
	}
	if w.err != nil {
		return nil, w.err
	}
	closed := object{}
	for in, group := range groups {
		schema := object{"type": "object", "properties": group, "additionalProperties": false}
		if len(required[in]) > 0 {
			schema["required"] = slices.Compact(required[in])
		}
		closed[in] = schema
	}
	return newValidator(object{"properties": closed})
}

func (c *compiler) requestBodies() (map[string]*validator, bool, error) {
	body, err := c.document.resolve(c.node["requestBody"])
	if err != nil || body == nil {
		return nil, false, err
	}
	content, _ := body["content"].(object)
	bodies := map[string]*validator{}
	for mediaType, node := range content {
		media, _ := node.(object)
		w := rewriter{document: c.document, form: mediaType != jsonMedia}
		schema := w.schema(media["schema"], "request", false)
		if w.err != nil {
			return nil, false, w.err
		}
		if bodies[mediaType], err = newValidator(schema); err != nil {
			return nil, false, err
		}
	}
	return bodies, body["required"] == true, nil
}

func (c *compiler) answers(isList bool) (map[string]*answer, error) {
	responses, _ := c.node["responses"].(object)
	answers := map[string]*answer{}
	for status, node := range responses {
		response, err := c.document.resolve(node)
		if err != nil {
			return nil, err
		}
		content, _ := response["content"].(object)
		bodies := map[string]*validator{}
		for mediaType, media := range content {
			if bodies[mediaType], err = c.answerBody(status, mediaType, media, isList); err != nil {
				return nil, fmt.Errorf("answer %s: %w", status, err)
			}
		}
		answers[status] = &answer{bodies: bodies}
	}
	return answers, nil
}

func (c *compiler) answerBody(status, mediaType string, node any, isList bool) (*validator, error) {
	media, _ := node.(object)
	if mediaType != jsonMedia || media["schema"] == nil {
		return nil, nil //nolint:nilnil // the media type is all that can be checked
	}
	w := rewriter{document: c.document, answer: true, exceptions: exceptions}
	schema := w.schema(media["schema"], "answer", false)
	if w.err != nil {
		return nil, w.err
	}
	switch fields, _ := schema["properties"].(object); {
	case status >= "4" && status != "default":
		schema = object{"anyOf": []any{schema, envelope}}
	case isList && fields != nil:
		paged := maps.Clone(fields)
		for _, key := range pagingKeys {
			if paged[key] == nil {
				paged[key] = text
			}
		}
		schema["properties"] = paged
	}
	return newLazyValidator(schema), nil
}

// answer finds what is documented for a status: the status itself, its class, or
// the default. It is nil when nothing is.
func (c *compiled) answer(status int) *answer {
	code := fmt.Sprint(status)
	for _, key := range []string{code, code[:1] + "XX", "default"} {
		if found := c.answers[key]; found != nil {
			return found
		}
	}
	return nil
}

func (c *compiled) documentedStatuses() string {
	return strings.Join(slices.Sorted(maps.Keys(c.answers)), ", ")
}
