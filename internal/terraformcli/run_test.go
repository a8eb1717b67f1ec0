package terraformcli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestEnvironmentKeepsForeignSettingsOut(t *testing.T) {
	t.Parallel()
	inherited := []string{
		"HOME=/home/me", "HTTPS_PROXY=http://proxy", "TF_LOG=TRACE",
		"TF_CLI_CONFIG_FILE=/missing", "TF_CLI_ARGS_plan=-destroy", "TF_DATA_DIR=/shared", "TF_WORKSPACE=live",
		"TF_VAR_token=secret", "TF_REATTACH_PROVIDERS={}", "IMPACT_AUTH_TOKEN=secret", "IMPACT_BASE_URL=http://elsewhere",
	}
	want := []string{
		"HOME=/home/me", "HTTPS_PROXY=http://proxy", "TF_LOG=TRACE",
		"CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1", "TF_CLI_CONFIG_FILE=/own.tfrc",
	}
	if got := environment(inherited, "/own.tfrc"); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestCommandRunsInItsDirectoryWithItsOwnVariables(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	runner := Runner{CLI: CLI{Path: fake(t, "terraform")}, configFile: filepath.Join(dir, "cli.tfrc")}
	cmd := runner.Command(t.Context(), dir, []string{"TF_VAR_region=eu"}, "plan", "-input=false")
	if cmd.Dir != dir || !slices.Equal(cmd.Args[1:], []string{"plan", "-input=false"}) {
		t.Errorf("dir %q, arguments %q", cmd.Dir, cmd.Args)
	}
	for _, want := range []string{"TF_VAR_region=eu", "TF_CLI_CONFIG_FILE=" + runner.configFile} {
		if !slices.Contains(cmd.Env, want) {
			t.Errorf("%s is missing from %q", want, cmd.Env)
		}
	}
}

// module writes a Go module of one file and returns its directory.
func module(t *testing.T, body string) (root string) {
	t.Helper()
	root = t.TempDir()
	for name, text := range map[string]string{
		"go.mod":  "module stub\n\ngo 1.26\n",
		"main.go": "package main\n\nfunc main() {" + body + "}\n",
	} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestBuildFailureShowsTheCompilersWords(t *testing.T) {
	t.Parallel()
	_, err := NewRunnerOf(t.Context(), CLI{}, module(t, " undefinedName() "), ".", t.TempDir())
	if err == nil || !strings.Contains(err.Error(), "undefined: undefinedName") {
		t.Errorf("got %v, want the compiler's error", err)
	}
}

func TestRunnerTakesTheProviderThatIsBuilt(t *testing.T) {
	built := t.TempDir()
	t.Setenv(BuiltVariable, built)
	dir := t.TempDir()
	runner, err := NewRunner(t.Context(), CLI{}, "no module", dir)
	if err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile(filepath.Join(dir, "cli.tfrc"))
	if err != nil {
		t.Fatal(err)
	}
	if runner.Bin != built || !strings.Contains(string(config), built) {
		t.Errorf("bin %s, configuration %s", runner.Bin, config)
	}
}

func TestRunnerOverridesTheProvider(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	runner, err := NewRunnerOf(t.Context(), CLI{}, module(t, ""), ".", dir)
	if err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile(runner.configFile)
	if err != nil {
		t.Fatal(err)
	}
	want := `disable_checkpoint = true

provider_installation {
  dev_overrides {
    "terraform-provider-impact/impact" = "` + filepath.Join(dir, "bin") + `"
  }
  direct {}
}
`
	if string(config) != want {
		t.Errorf("CLI configuration:\n%s\nwant:\n%s", config, want)
	}
	if _, err := os.Stat(filepath.Join(dir, "bin", "terraform-provider-impact")); err != nil {
		t.Error(err)
	}
}
