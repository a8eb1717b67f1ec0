package offer_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// importSteps import the object of the step before: by the command, and by a
// block for which the CLI generates the configuration. Attributes that no answer
// shows are named.
func importSteps(subject acctest.Subject, unseen ...string) []resource.TestStep {
	return []resource.TestStep{subject.Import(unseen...), subject.ImportGenerated()}
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
