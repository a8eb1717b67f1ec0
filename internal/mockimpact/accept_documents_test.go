package mockimpact

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/pb33f/go-yaml"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

func TestWriteNeedsAgainstTheDocuments(t *testing.T) {
	t.Parallel()
	directory := os.Getenv("IMPACT_OPENAPI_DIR")
	if directory == "" {
		t.Skip("IMPACT_OPENAPI_DIR does not name a directory with impact.com's OpenAPI documents")
	}
	files, err := filepath.Glob(filepath.Join(directory, "impact-*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := yaml.Unmarshal(content, &tree); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		accountType := strings.Split(filepath.Base(file), "-")[1]
		for operation, want := range (documentTree{tree}).writes() {
			held++
			got := needsOf(accountType, operation)
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(writeNeeds{}), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s %s (-document +table):\n%s", accountType, operation, diff)
			}
		}
	}
	if lines := strings.Count(brandWrites+partnerWrites+agencyWrites, "\n") - 3; held != lines {
		t.Errorf("%d writes in the documents, %d in the tables", held, lines)
	}
}

// documentTree reads the little out of a document that the tables hold.
type documentTree struct{ tree map[string]any }

func (d documentTree) writes() map[catalog.Operation]writeNeeds {
	writes := map[catalog.Operation]writeNeeds{}
	for path, item := range d.object(d.tree["paths"]) {
		for method, entry := range d.object(item) {
			operation := catalog.Operation{Method: strings.ToUpper(method), Path: "/" + strings.SplitN(path, "/", 4)[3]}
			if slices.Contains([]string{"POST", "PUT", "PATCH", "DELETE"}, operation.Method) {
				writes[operation] = d.needs(d.object(entry), d.object(item)["parameters"])
			}
		}
	}
	return writes
}

func (d documentTree) needs(operation map[string]any, shared any) writeNeeds {
	needs := writeNeeds{fields: map[string][]string{}}
	body := d.object(operation["requestBody"])
	for media, content := range d.object(body["content"]) {
		required := d.required(d.object(content)["schema"])
		needs.fields[media] = required
		needs.optional = needs.optional || len(required) > 0 && body["required"] != true
	}
	for _, parameters := range []any{operation["parameters"], shared} {
		entries, _ := parameters.([]any)
		for _, entry := range entries {
			parameter := d.object(entry)
			if name, _ := parameter["name"].(string); parameter["in"] == "query" && parameter["required"] == true {
				needs.query = append(needs.query, name)
			}
		}
	}
	return needs
}

// required are the fields that a schema requires itself or through its parts.
func (d documentTree) required(schema any) (names []string) {
	object := d.object(schema)
	own, _ := object["required"].([]any)
	for _, name := range own {
		text, _ := name.(string)
		names = append(names, text)
	}
	parts, _ := object["allOf"].([]any)
	for _, part := range parts {
		names = append(names, d.required(part)...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// object follows references within the document.
func (d documentTree) object(node any) map[string]any {
	object, _ := node.(map[string]any)
	reference, isReference := object["$ref"].(string)
	if !isReference {
		return object
	}
	var target any = d.tree
	for _, name := range strings.Split(strings.TrimPrefix(reference, "#/"), "/") {
		target = d.object(target)[name]
	}
	return d.object(target)
}
