package contract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest/contract"
)

func TestLoad_refuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ content, want string }{
		"no YAML":     {"paths: [", "did not find expected node content"},
		"no document": {"openapi: 3.1.0\n", "is no OpenAPI document: it has no paths"},
		"no object":   {"- paths\n", "is no OpenAPI document: it has no paths"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := contract.Load(directoryWith(t, test.content))
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "api.yaml") {
				t.Errorf("got %v, want a message with %q and the file", err, test.want)
			}
		})
	}
	t.Run("an empty directory", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		_, err := contract.Load(dir)
		if want := dir + " holds no OpenAPI document (*.yaml)"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	})
}

// What is wrong inside an operation is said by whoever comes across it.
func TestCheckRequest_brokenDocuments(t *testing.T) {
	t.Parallel()
	const operation = `
paths:
  /Advertisers/{AccountSID}/Things:
    post:
      parameters: [{name: AccountSID, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: `
	tests := map[string]struct{ schema, want string }{
		"a reference to nothing":      {"{$ref: '#/components/schemas/None'}", `api: the reference "#/components/schemas/None" leads nowhere`},
		"a reference to another file": {"{$ref: 'other.yaml#/Thing'}", `api: the reference "other.yaml#/Thing" leaves the document`},
		"a type that holds itself":    {"{$ref: '#/components/schemas/Loop'}", "api: #/components/schemas/Loop contains itself"},
		"a keyword beside a reference": {
			"{$ref: '#/components/schemas/Text', maxLength: 3}", `api: "maxLength" beside a reference is not supported`,
		},
		"a keyword that holds schemas": {"{not: {type: string}}", `api: "not" in request is not supported`},
		"a schema that is none":        {"true", "api: the schema of request is a bool"},
		"a type that does not exist":   {"{type: text}", "'/type'"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checker, err := contract.Load(directoryWith(t, operation+test.schema+`}}}
components:
  schemas:
    Text: {type: string}
    Loop: {type: object, properties: {Inner: {$ref: '#/components/schemas/Loop'}}}
`))
			if err != nil {
				t.Fatal(err)
			}
			r := newRequest("POST", "/Advertisers/IR1/Things", asJSON)
			err = checker.CheckRequest(r, []byte(`{}`))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
			if again := checker.CheckAnswer(r, 200, nil, nil); again == nil || again.Error() != err.Error() {
				t.Errorf("the answer is checked with %v", again)
			}
		})
	}
}

func directoryWith(t *testing.T, content string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "api.yaml"), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// A document is parsed when one of its paths is asked for, whatever its layout.
func TestLoad_parsesWhatIsAskedFor(t *testing.T) {
	t.Parallel()
	const things, get = "/Advertisers/{AccountSID}/Things", "{get: {responses: {}}}"
	// The path has a parameter that the operation does not declare: whoever says so has read it.
	const read = `path "AccountSID": is not documented`
	tests := map[string]struct{ content, want string }{
		"a block":              {"info: {title: a}\npaths:\n  # Things.\n\n  " + things + ":\n    get:\n      responses: {}\ncomponents:\n  /x:\n", read},
		"quoted":               {"paths:\n    '" + things + "':\n        get: {responses: {}}\n", read},
		"a flow":               {"paths: {'" + things + "': " + get + "}\n", read},
		"a path with its flow": {"paths:\n  " + things + ": " + get + "\n", read},
		"both ways":            {"paths:\n  " + things + ":\n    get: {responses: {}}\n  /Other: " + get + "\n", "were found in its text"},
		"broken further down":  {"paths:\n  " + things + ":\n    get: [\n", "did not find expected node content"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checker, err := contract.Load(directoryWith(t, test.content))
			if err != nil {
				t.Fatal(err)
			}
			r := newRequest("GET", "/Advertisers/IR1/Things", "")
			err = checker.CheckRequest(r, nil)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
			if again := checker.CheckAnswer(r, 200, nil, nil); test.want != read && (again == nil || again.Error() != err.Error()) {
				t.Errorf("the answer is checked with %v", again)
			}
		})
	}
}
