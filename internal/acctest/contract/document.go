package contract

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"
)

// object is a JSON object of a document.
type object = map[string]any

// document is one OpenAPI document as a tree of JSON values.
type document struct {
	name string // the file's name without its extension
	tree object
}

func parseDocument(path string, content []byte) (document, error) {
	var tree any
	if err := yaml.Unmarshal(content, &tree); err != nil {
		return document{}, fmt.Errorf("%s: %w", path, err)
	}
	root, ok := withStringKeys(tree).(object)
	if !ok || root["paths"] == nil {
		return document{}, fmt.Errorf("%s is no OpenAPI document: it has no paths", path)
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return document{name: name, tree: root}, nil
}

// withStringKeys turns YAML's maps with other keys, such as 200, into JSON objects.
func withStringKeys(node any) any {
	switch node := node.(type) {
	case map[any]any:
		result := make(object, len(node))
		for key, value := range node {
			result[fmt.Sprint(key)] = withStringKeys(value)
		}
		return result
	case object:
		for key, value := range node {
			node[key] = withStringKeys(value)
		}
	case []any:
		for i, value := range node {
			node[i] = withStringKeys(value)
		}
	}
	return node
}

// at returns the node that a reference within the document names, and the last
// part of that name.
func (d document) at(reference string) (node any, name string, err error) {
	pointer, local := strings.CutPrefix(reference, "#/")
	if !local {
		return nil, "", fmt.Errorf("%s: the reference %q leaves the document", d.name, reference)
	}
	node = d.tree
	for name = range strings.SplitSeq(pointer, "/") {
		name = strings.NewReplacer("~1", "/", "~0", "~").Replace(name)
		parent, _ := node.(object)
		if node = parent[name]; node == nil {
			return nil, "", fmt.Errorf("%s: the reference %q leads nowhere", d.name, reference)
		}
	}
	return node, name, nil
}

// resolve returns the object that a node is or refers to; an absent one is empty.
func (d document) resolve(node any) (object, error) {
	resolved, _ := node.(object)
	for range 10 {
		reference, isReference := resolved["$ref"].(string)
		if !isReference {
			return resolved, nil
		}
		target, _, err := d.at(reference)
		if err != nil {
			return nil, err
		}
		resolved, _ = target.(object)
	}
	return nil, fmt.Errorf("%s: references refer to each other", d.name)
}

// templates returns the paths of the document, sorted.
func (d document) templates() []string {
	paths, _ := d.tree["paths"].(object)
	return slices.Sorted(maps.Keys(paths))
}

// operations returns every operation of a path, not compiled yet.
func (d document) operations(template string) []*operation {
	var all []*operation
	paths, _ := d.tree["paths"].(object)
	item, _ := paths[template].(object)
	shared, _ := item["parameters"].([]any)
	for method, node := range item {
		if node, ok := node.(object); ok && isMethod(method) {
			all = append(all, newOperation(d, strings.ToUpper(method), template, node, shared))
		}
	}
	return all
}

func isMethod(name string) bool {
	switch name {
	case "get", "post", "put", "patch", "delete", "head", "options":
		return true
	}
	return false
}
