package offer_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// hcl is the body of a block: attributes with their values as HCL.
type hcl map[string]string

// with returns a copy with more attributes, or other values. An empty value
// takes the attribute away.
func (h hcl) with(pairs ...string) hcl {
	changed := maps.Clone(h)
	for pair := range slices.Chunk(pairs, 2) {
		if changed[pair[0]] = pair[1]; pair[1] == "" {
			delete(changed, pair[0])
		}
	}
	return changed
}

// block writes `resource "impact_deal" "test" { … }`.
func (h hcl) block(kind, typeName string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q \"test\" {\n", kind, typeName)
	for _, name := range slices.Sorted(maps.Keys(h)) {
		fmt.Fprintf(&b, "  %s = %s\n", name, h[name])
	}
	return b.String() + "}\n"
}

func quoted(s string) string { return fmt.Sprintf("%q", s) }

func exactly(s string) knownvalue.Check { return knownvalue.StringExact(s) }

// importSteps import the object of the step before: by the command, by a block
// for which the CLI generates the configuration, and by identity where the CLI
// knows it. Attributes that no answer shows are named.
func importSteps(address string, unseen ...string) []resource.TestStep {
	return []resource.TestStep{
		{ResourceName: address, ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: append(unseen, "timeouts")},
		{
			ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID, GenerateConfig: true,
			Config: " ", // nothing is declared but the import block
		},
	}
}

// texts makes a configuration of strings for the protocol.
func texts(attributes map[string]string) map[string]tftypes.Value {
	config := map[string]tftypes.Value{}
	for name, value := range attributes {
		config[name] = acctest.String(value)
	}
	return config
}

// expectError holds that there is one diagnostic, an error on the attribute.
func expectError(t *testing.T, diagnostics []*tfprotov6.Diagnostic, attribute, text string) {
	t.Helper()
	got := acctest.Render(diagnostics)
	if len(got) != 1 || !strings.HasPrefix(got[0], "error at "+attribute+": ") || !strings.Contains(strings.Join(strings.Fields(got[0]), " "), text) {
		t.Errorf("%s: got %q, want %q", attribute, got, text)
	}
}

// list writes a list of strings in HCL.
func list(values ...string) string { return `["` + strings.Join(values, `", "`) + `"]` }
