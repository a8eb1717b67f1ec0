package acctest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// GenerateConfig adopts objects that exist already, as their owner would: it has
// the CLI write the configuration of what the import blocks name, applies it, and
// holds that the next plan has no changes. The provider runs as built for a
// release. The configuration that was written is returned.
func (w *World) GenerateConfig(importBlocks string) string {
	w.t.Helper()
	runner, err := runner()
	if err != nil {
		w.t.Fatal(err)
	}
	if why := runner.CLI.Lacks(terraformcli.GenerateConfig); why != "" {
		w.t.Skip(why)
	}
	// Below this directory the state is searched for tokens after the last test.
	dir, err := os.MkdirTemp(os.Getenv(evidenceVariable), "generate-")
	if err != nil {
		w.t.Fatal(err)
	}
	config := fmt.Sprintf("terraform {\n  required_providers {\n    impact = { source = %q }\n  }\n}\n%s\n", terraformcli.Source, importBlocks)
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(config), 0o600); err != nil { //nolint:gosec // a file of this test's own directory
		w.t.Fatal(err)
	}
	run := func(args ...string) {
		w.t.Helper()
		env := []string{"TF_LOG=", "TF_LOG_PROVIDER="}
		for name, value := range w.environ {
			env = append(env, name+"="+value)
		}
		if out, err := runner.Command(w.t.Context(), dir, env, args...).CombinedOutput(); err != nil {
			w.t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	const file = "generated.tf"
	run("plan", "-input=false", "-no-color", "-generate-config-out="+file)
	run("apply", "-input=false", "-no-color", "-auto-approve")
	run("plan", "-input=false", "-no-color", "-detailed-exitcode") // fails when there are changes
	generated, err := os.ReadFile(filepath.Join(dir, file))        //nolint:gosec // a file of this test's own directory
	if err != nil {
		w.t.Fatal(err)
	}
	return string(generated)
}
