package acctest

import (
	"context"
	"os"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// prepareCLI tells the acceptance-test library which CLI to run, and keeps the
// user's own CLI configuration out of the tests.
func prepareCLI() error {
	cli, err := terraformcli.Find(context.Background())
	if err != nil {
		return err
	}
	if err := os.Unsetenv("TF_CLI_CONFIG_FILE"); err != nil {
		return err
	}
	if cli.Product == terraformcli.OpenTofu {
		// OpenTofu looks for providers without a host in its own registry.
		if err := os.Setenv("TF_ACC_PROVIDER_HOST", "registry.opentofu.org"); err != nil {
			return err
		}
	}
	return os.Setenv(terraformcli.PathVariable, cli.Path)
}
