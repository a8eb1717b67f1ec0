package acctest

import (
	"context"
	"os"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// program is the CLI that the tests run.
var program = sync.OnceValues(func() (terraformcli.CLI, error) { return terraformcli.Find(context.Background()) })

// prepareCLI tells the acceptance-test library which CLI to run, and keeps the
// user's own CLI configuration out of the tests. A configuration that a step generates
// names no provider address, so the provider is served under the default one.
func prepareCLI() error {
	cli, err := program()
	if err != nil {
		return err
	}
	for _, name := range []string{"TF_CLI_CONFIG_FILE", "TF_ACC_PROVIDER_NAMESPACE", "TF_ACC_PROVIDER_HOST"} {
		if err := os.Unsetenv(name); err != nil {
			return err
		}
	}
	if cli.Product == terraformcli.OpenTofu {
		// OpenTofu looks for providers without a host in its own registry.
		if err := os.Setenv("TF_ACC_PROVIDER_HOST", "registry.opentofu.org"); err != nil {
			return err
		}
	}
	return os.Setenv(terraformcli.PathVariable, cli.Path)
}

// understood returns the steps without the imports that the CLI is too old for,
// and skips the test when it is too old for a configuration.
func understood(t *testing.T, steps []resource.TestStep) (rest []resource.TestStep) {
	t.Helper()
	cli, err := program()
	if err != nil {
		t.Fatal(err)
	}
	for i, step := range steps {
		if why := cli.Lacks(step.Config); why != "" {
			t.Skip(why)
		}
		imports := ""
		if step.ImportStateKind == resource.ImportBlockWithResourceIdentity {
			imports = "identity = {"
		}
		if step.GenerateConfig {
			imports += terraformcli.GenerateConfig
		}
		if why := cli.Lacks(imports); why != "" {
			t.Logf("step %d is left out: %s", i+1, why)
			continue
		}
		rest = append(rest, step)
	}
	return rest
}

// spareCLI lets the memory of the CLI's processes grow without collecting garbage: a
// test starts them by the dozen, and they are over in no time. This process, whose
// collector has begun, is not changed.
func spareCLI() error {
	if err := os.Setenv("GOGC", "off"); err != nil {
		return err
	}
	return os.Setenv("GOMEMLIMIT", "512MiB")
}
