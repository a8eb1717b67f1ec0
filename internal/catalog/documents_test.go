package catalog_test

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

const documentsVariable = "IMPACT_OPENAPI_DIR"

// documented is what an OpenAPI document says about one operation.
type documented struct {
	document, accountType string
	operation             catalog.Operation
	tag                   string
	parameters            []parameter
	body                  requestBody
}

type parameter struct {
	name, in, schemaType, format string
	required                     bool
}

type requestBody struct {
	required bool
	// requiredFields are by content type; a type without any has an entry too.
	requiredFields map[string][]string
}

func TestTableAgainstTheDocuments(t *testing.T) {
	t.Parallel()
	directory := os.Getenv(documentsVariable)
	if directory == "" {
		t.Skipf("%s does not name a directory with impact.com's OpenAPI documents: the table is not held against them", documentsVariable)
	}
	operations := readDocuments(t, directory)
	if got, want := len(operations), 200; got != want {
		t.Errorf("%d documented operations, want %d", got, want)
	}
	t.Run("every documented operation is in one category", func(t *testing.T) {
		t.Parallel()
		for _, documented := range operations {
			checkCategory(t, documented)
		}
	})
	t.Run("no operation is invented", func(t *testing.T) {
		t.Parallel()
		for _, accountType := range catalog.AccountTypes() {
			for _, category := range catalog.Categories(accountType) {
				for _, operation := range category.Operations {
					_, known := find(operations, accountType, operation)
					if known == operation.QuickStartOnly {
						t.Errorf("%s %s: documented %t, quick start only %t", accountType, operation, known, operation.QuickStartOnly)
					}
				}
			}
		}
	})
	t.Run("probes keep to the documents, or say so", func(t *testing.T) {
		t.Parallel()
		eachProbe(t, func(t *testing.T, accountType, _ string, _ catalog.Category, probe catalog.Probe) {
			_, operation, found := catalog.Find(accountType, probe.Method, probe.Path)
			if !found || operation.QuickStartOnly {
				return
			}
			documented, _ := find(operations, accountType, operation)
			checkProbe(t, documented, probe)
		})
	})
}

func find(operations []documented, accountType string, wanted catalog.Operation) (documented, bool) {
	i := slices.IndexFunc(operations, func(d documented) bool {
		return d.accountType == accountType && d.operation == wanted
	})
	if i < 0 {
		return documented{}, false
	}
	return operations[i], true
}

// checkCategory also holds the rule by which operations became categories.
func checkCategory(t *testing.T, d documented) {
	t.Helper()
	var in []catalog.Category
	for _, category := range catalog.Categories(d.accountType) {
		if slices.Contains(category.Operations, d.operation) {
			in = append(in, category)
		}
	}
	if len(in) != 1 {
		t.Errorf("%s: %s is in %d categories", d.document, d.operation, len(in))
		return
	}
	label := strings.NewReplacer("ClickExport", "Click Export", "ReportExport", "Report Export",
		"List Items", "Lists", "Catalog Items", "Catalogs").Replace(d.tag)
	if in[0].Label != label || in[0].Document != d.document {
		t.Errorf("%s: %s with tag %q is in %q of %s", d.document, d.operation, d.tag, in[0].Label, in[0].Document)
	}
}

func checkProbe(t *testing.T, d documented, probe catalog.Probe) {
	t.Helper()
	query, _ := url.ParseQuery(probe.Query)
	for _, p := range d.parameters {
		switch {
		case p.in == "query" && p.required && !query.Has(p.name):
			t.Errorf("lacks the required parameter %s", p.name)
		case p.in == "query":
			query.Del(p.name)
		case p.in == "path" && (p.format != "" || p.schemaType != "string" && p.schemaType != "integer"):
			t.Errorf("0 is no %s %s for {%s}", p.format, p.schemaType, p.name)
		}
	}
	query.Del("PageSize") // a parameter of every list, which most documents do not repeat
	if len(query) > 0 {
		t.Errorf("undocumented parameters %v", query)
	}

	requiredFields, offered := d.body.requiredFields[probe.ContentType]
	if offered != (probe.ContentType != "") {
		t.Errorf("content type %q, documented are %v", probe.ContentType, d.body.requiredFields)
	}
	incomplete := len(requiredFields) > 0 || d.body.required && probe.Body == ""
	if incomplete != probe.BreaksContract {
		t.Errorf("BreaksContract = %t, but required are body %t and fields %v", probe.BreaksContract, d.body.required, requiredFields)
	}
	if probe.Method == "POST" && len(requiredFields) == 0 {
		t.Error("creates an object: the document requires no field")
	}
}

func readDocuments(t *testing.T, directory string) []documented {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(directory, "impact-*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(files), 56; got != want {
		t.Errorf("%d documents in %s, want %d", got, directory, want)
	}
	var operations []documented
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := yaml.Unmarshal(content, &tree); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		operations = append(operations, openAPI{tree}.operations(name)...)
	}
	return operations
}
