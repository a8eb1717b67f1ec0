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
	method, path          string // path below the account root
	tag                   string
	// listed are the members of the objects in the answer's array; nil without one.
	listed     []string
	parameters []parameter
	body       requestBody
}

func (d documented) call() string { return d.method + " " + d.path }

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
	t.Run("every documented operation is there once", func(t *testing.T) {
		t.Parallel()
		for _, documented := range operations {
			checkOccurrences(t, documented)
			checkSection(t, documented)
		}
	})
	t.Run("no operation is invented", func(t *testing.T) {
		t.Parallel()
		eachOperation(t, func(t *testing.T, operation catalog.Operation) {
			documented, known := find(operations, operation)
			if known == operation.QuickStartOnly || documented.document != operation.Document {
				t.Errorf("documented in %q, quick start only %t", documented.document, operation.QuickStartOnly)
			}
		})
	})
	t.Run("probes keep to the documents, or say so", func(t *testing.T) {
		t.Parallel()
		eachOperation(t, func(t *testing.T, operation catalog.Operation) {
			if documented, known := find(operations, operation); known && operation.Probe.Probed() {
				checkProbe(t, documented, operation.Probe)
			}
		})
	})
	t.Run("lists name the id of their objects", func(t *testing.T) {
		t.Parallel()
		eachOperation(t, func(t *testing.T, operation catalog.Operation) {
			documented, _ := find(operations, operation)
			if operation.IDField != "" && !slices.Contains(documented.listed, operation.IDField) {
				t.Errorf("no %s among %v", operation.IDField, documented.listed)
			}
		})
	})
}

func find(operations []documented, wanted catalog.Operation) (documented, bool) {
	i := slices.IndexFunc(operations, func(d documented) bool {
		return d.accountType == wanted.AccountType && d.call() == wanted.String()
	})
	if i < 0 {
		return documented{}, false
	}
	return operations[i], true
}

func checkOccurrences(t *testing.T, d documented) {
	t.Helper()
	found := 0
	for _, operation := range catalog.Operations(d.accountType) {
		if operation.String() == d.call() {
			found++
		}
	}
	if found != 1 {
		t.Errorf("%s: %s is there %d times", d.document, d.call(), found)
	}
}

// checkSection also holds the rule by which operations became sections.
func checkSection(t *testing.T, d documented) {
	t.Helper()
	var in []catalog.DocumentSection
	for _, section := range catalog.DocumentSections(d.accountType) {
		if slices.ContainsFunc(section.Operations, func(o catalog.Operation) bool { return o.String() == d.call() }) {
			in = append(in, section)
		}
	}
	if len(in) != 1 {
		t.Errorf("%s: %s is in %d sections", d.document, d.call(), len(in))
		return
	}
	label := strings.NewReplacer("ClickExport", "Click Export", "ReportExport", "Report Export",
		"List Items", "Lists", "Catalog Items", "Catalogs").Replace(d.tag)
	if in[0].Label != label || in[0].Document != d.document {
		t.Errorf("%s: %s with tag %q is in %q of %s", d.document, d.call(), d.tag, in[0].Label, in[0].Document)
	}
}

func checkProbe(t *testing.T, d documented, probe catalog.Probe) {
	t.Helper()
	query, _ := url.ParseQuery(probe.Query)
	wantsUUID := false
	for _, p := range d.parameters {
		switch {
		case p.in == "query" && p.required && !query.Has(p.name):
			t.Errorf("lacks the required parameter %s", p.name)
		case p.in == "query":
			query.Del(p.name)
		case p.in == "path" && p.format == "uuid":
			wantsUUID = true
		case p.in == "path" && (p.format != "" || p.schemaType != "string" && p.schemaType != "integer"):
			t.Errorf("%s is no %s %s for {%s}", probe.ZeroID, p.format, p.schemaType, p.name)
		}
	}
	zero := "0"
	if wantsUUID {
		zero = "00000000-0000-0000-0000-000000000000"
	}
	if probe.ZeroID != zero {
		t.Errorf("object 0 is %s, want %s", probe.ZeroID, zero)
	}
	query.Del("PageSize") // a parameter of every list, which most documents do not repeat
	if len(query) > 0 {
		t.Errorf("undocumented parameters %v", query)
	}

	contentType, _, _ := strings.Cut(probe.ContentType, ";")
	requiredFields, offered := d.body.requiredFields[contentType]
	if offered != (contentType != "") {
		t.Errorf("content type %q, documented are %v", contentType, d.body.requiredFields)
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
