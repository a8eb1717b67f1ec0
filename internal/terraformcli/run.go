package terraformcli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// Source is the provider's source address as configurations write it. The
// program adds its own registry's host.
const Source = "terraform-provider-impact/impact"

// Runner runs a program against a provider binary, without init: a development
// override in a CLI configuration of its own names the binary's directory.
type Runner struct {
	CLI CLI
	// Bin is the directory of the provider's program.
	Bin        string
	configFile string
}

// BuiltVariable names the environment variable with a directory that holds the provider
// as built from this tree. The make targets that run tests set it: a dozen test programs
// would link the same provider otherwise.
const BuiltVariable = "IMPACT_ACC_PROVIDER"

// NewRunner builds the provider from the module at root into dir, unless BuiltVariable
// says where it is, writes the CLI configuration into dir, and returns what runs programs
// with both.
func NewRunner(ctx context.Context, cli CLI, root, dir string) (Runner, error) {
	if bin := os.Getenv(BuiltVariable); bin != "" {
		return newRunner(cli, bin, dir)
	}
	return NewRunnerOf(ctx, cli, root, ".", dir)
}

// NewRunnerOf is NewRunner for another main package of the module that serves a
// provider.
func NewRunnerOf(ctx context.Context, cli CLI, root, pkg, dir string) (Runner, error) {
	bin := filepath.Join(dir, "bin")
	if err := buildProvider(ctx, root, pkg, bin); err != nil {
		return Runner{}, err
	}
	return newRunner(cli, bin, dir)
}

func newRunner(cli CLI, bin, dir string) (Runner, error) {
	configFile := filepath.Join(dir, "cli.tfrc")
	if err := os.WriteFile(configFile, []byte(devOverride(bin)), 0o600); err != nil {
		return Runner{}, err
	}
	return Runner{CLI: cli, Bin: bin, configFile: configFile}, nil
}

// Command prepares the program with arguments, to run in the configuration
// directory dir. env are further variables as NAME=value. Variables of the
// caller's environment that would change a run's meaning are left out.
func (r Runner) Command(ctx context.Context, dir string, env []string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, r.CLI.Path, args...)
	cmd.Dir = dir
	cmd.Env = append(environment(os.Environ(), r.configFile), env...)
	return cmd
}

// ModuleRoot is the directory of this module's go.mod, asked from anywhere in
// its tree.
func ModuleRoot(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return "", fmt.Errorf("finding the module's root: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// buildProvider builds as a release does, so that what is tried is what ships.
func buildProvider(ctx context.Context, root, pkg, bin string) error {
	name := "terraform-provider-impact"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", filepath.Join(bin, name), pkg)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building the provider: %w\n%s", err, out)
	}
	return nil
}

func devOverride(bin string) string {
	return fmt.Sprintf(`disable_checkpoint = true

provider_installation {
  dev_overrides {
    %q = %q
  }
  direct {}
}
`, Source, bin)
}

// foreign are prefixes of variables that would let the caller's surroundings
// into a run: another CLI configuration, arguments, data directory, workspace,
// input values, or credentials of a real account.
var foreign = []string{"TF_CLI_", "TF_DATA_DIR=", "TF_WORKSPACE=", "TF_VAR_", "TF_REATTACH_PROVIDERS=", "IMPACT_"}

// environment is inherited without what is foreign, and with configFile as the
// CLI configuration; the program's own default where configFile is empty.
func environment(inherited []string, configFile string) []string {
	env := make([]string, 0, len(inherited)+3)
inherit:
	for _, variable := range inherited {
		for _, prefix := range foreign {
			if strings.HasPrefix(variable, prefix) {
				continue inherit
			}
		}
		env = append(env, variable)
	}
	env = append(env, "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1")
	if configFile != "" {
		env = append(env, "TF_CLI_CONFIG_FILE="+configFile)
	}
	return env
}
