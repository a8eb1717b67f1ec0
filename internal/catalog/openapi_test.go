package catalog_test

import (
	"fmt"
	"slices"
	"strings"
)

// openAPI reads the little that the table needs out of a document. It is written
// for these tests alone, so that the table and what it is held against share no code.
type openAPI struct{ tree map[string]any }

func (o openAPI) operations(document string) []documented {
	accountType := strings.Split(document, "-")[1] // impact-brand-ads-v14
	var result []documented
	for path, item := range o.object(o.tree["paths"]) {
		// "/Advertisers/{AccountSID}/Ads" without its first two segments
		below := "/" + strings.SplitN(path, "/", 4)[3]
		for method, entry := range o.object(item) {
			if !slices.Contains([]string{"get", "post", "put", "patch", "delete"}, method) {
				continue
			}
			operation := o.object(entry)
			result = append(result, documented{
				document:    document,
				accountType: accountType,
				method:      strings.ToUpper(method),
				path:        below,
				listed:      o.listed(o.object(operation["responses"])),
				tag:         fmt.Sprint(list(operation["tags"])[0]),
				parameters:  o.parameters(o.object(item)["parameters"], operation["parameters"]),
				body:        o.body(o.object(operation["requestBody"])),
			})
		}
	}
	return result
}

// listed returns the members of the objects in the one array of the 200 answer.
func (o openAPI) listed(responses map[string]any) (members []string) {
	schema := o.object(o.object(o.object(o.object(responses["200"])["content"])["application/json"])["schema"])
	arrays := []map[string]any{schema}
	for _, member := range o.object(schema["properties"]) {
		arrays = append(arrays, o.object(member))
	}
	for _, array := range arrays {
		if array["type"] == "array" {
			for name := range o.object(o.object(array["items"])["properties"]) {
				members = append(members, name)
			}
		}
	}
	return members
}

func (o openAPI) parameters(lists ...any) []parameter {
	var result []parameter
	for _, entries := range lists {
		for _, entry := range list(entries) {
			p := o.object(entry)
			schema := o.object(p["schema"])
			result = append(result, parameter{
				name: text(p["name"]), in: text(p["in"]), required: p["required"] == true,
				schemaType: text(schema["type"]), format: text(schema["format"]),
			})
		}
	}
	return result
}

func (o openAPI) body(body map[string]any) requestBody {
	result := requestBody{required: body["required"] == true, requiredFields: map[string][]string{}}
	for contentType, media := range o.object(body["content"]) {
		var fields []string
		for _, field := range list(o.object(o.object(media)["schema"])["required"]) {
			fields = append(fields, text(field))
		}
		result.requiredFields[contentType] = fields
	}
	return result
}

// object follows references within the document.
func (o openAPI) object(node any) map[string]any {
	object, _ := node.(map[string]any)
	reference, isReference := object["$ref"].(string)
	if !isReference {
		return object
	}
	var target any = o.tree
	for _, name := range strings.Split(strings.TrimPrefix(reference, "#/"), "/") {
		target = o.object(target)[name]
	}
	return o.object(target)
}

func list(node any) []any {
	entries, _ := node.([]any)
	return entries
}

func text(node any) string {
	value, _ := node.(string)
	return value
}
