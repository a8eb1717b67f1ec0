package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// TestSchemaIsWhatTheProgramPrints holds the document made here against the one
// that the program at hand prints, section by section as far as it knows them.
func TestSchemaIsWhatTheProgramPrints(t *testing.T) {
	t.Parallel()
	cli, err := terraformcli.Find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	root, err := terraformcli.ModuleRoot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	runner, err := terraformcli.NewRunner(t.Context(), cli, root, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(requirement), 0o600); err != nil {
		t.Fatal(err)
	}
	printed, err := runner.Command(t.Context(), dir, nil, "providers", "schema", "-json").Output()
	if err != nil {
		t.Fatal(err)
	}
	made, err := providersSchema(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want, got := onlyProvider(t, printed), onlyProvider(t, made)
	for _, section := range []string{"provider", "resource_schemas", "data_source_schemas"} {
		if want[section] == nil {
			t.Errorf("%s prints no %s: is it the provider's?", cli, section)
		}
	}
	for section, value := range want {
		same(t, section, got[section], value)
	}
}

// onlyProvider decodes a document with the schema of one provider.
func onlyProvider(t *testing.T, document []byte) map[string]any {
	t.Helper()
	var decoded struct {
		Schemas map[string]map[string]any `json:"provider_schemas"`
	}
	if err := json.Unmarshal(document, &decoded); err != nil {
		t.Fatal(err)
	}
	for _, schema := range decoded.Schemas {
		return schema
	}
	t.Fatalf("no provider in %s", document)
	return nil
}

// same reports every difference below a place in two documents.
func same(t *testing.T, place string, got, want any) {
	t.Helper()
	wantObject, isObject := want.(map[string]any)
	gotObject, alsoObject := got.(map[string]any)
	if !isObject || !alsoObject {
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: got %v, want %v", place, got, want)
		}
		return
	}
	for name, value := range wantObject {
		same(t, place+"."+name, gotObject[name], value)
	}
	for name, value := range gotObject {
		if _, ok := wantObject[name]; !ok {
			t.Errorf("%s.%s: got %v, want nothing", place, name, value)
		}
	}
}
