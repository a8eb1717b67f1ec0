package acctest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// Example is a copy of a directory of examples/ in which the CLI runs as a
// person would run it, with the provider built from this tree.
type Example struct {
	Dir string
	CLI terraformcli.CLI

	t       *testing.T
	runner  terraformcli.Runner
	environ []string
}

// runner builds the provider once per process, into the directory that Main
// removes.
var runner = sync.OnceValues(func() (terraformcli.Runner, error) {
	ctx := context.Background()
	cli, err := program()
	if err != nil {
		return terraformcli.Runner{}, err
	}
	root, err := terraformcli.ModuleRoot(ctx)
	if err != nil {
		return terraformcli.Runner{}, err
	}
	dir, err := os.MkdirTemp(os.Getenv("TF_ACC_TEMP_DIR"), "provider-")
	if err != nil {
		return terraformcli.Runner{}, err
	}
	return terraformcli.NewRunner(ctx, cli, root, dir)
})

// Example copies examples/name and installs its modules. The copy's runs reach the
// world's mock. Where the CLI is too old for a file, optional ones are left out, and
// any other skips the test.
func (w *World) Example(name string, optional ...string) *Example {
	w.t.Helper()
	w.NeedsMock()
	runner, err := runner()
	if err != nil {
		w.t.Fatal(err)
	}
	root, err := terraformcli.ModuleRoot(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	e := &Example{Dir: w.t.TempDir(), CLI: runner.CLI, t: w.t, runner: runner, environ: []string{"IMPACT_BASE_URL=" + w.url}}
	if err := os.CopyFS(e.Dir, os.DirFS(filepath.Join(root, "examples", name))); err != nil {
		w.t.Fatal(err)
	}
	e.leaveOut(optional)
	e.Get()
	return e
}

// leaveOut removes the optional files that the CLI is too old for.
func (e *Example) leaveOut(optional []string) {
	e.t.Helper()
	files, err := filepath.Glob(filepath.Join(e.Dir, "*.tf"))
	if err != nil {
		e.t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file) //nolint:gosec // a copy of an example
		if err != nil {
			e.t.Fatal(err)
		}
		why := e.CLI.Lacks(string(text))
		if why == "" {
			continue
		}
		if !slices.Contains(optional, filepath.Base(file)) {
			e.t.Skip(why)
		}
		if err := os.Remove(file); err != nil {
			e.t.Fatal(err)
		}
	}
}

// Get installs the modules of the configuration, as init does, which would also ask
// the Registry for the provider.
func (e *Example) Get() {
	e.t.Helper()
	if printed, code := e.end(e.runner.Command(e.t.Context(), e.Dir, nil, "get")); code != 0 {
		e.t.Fatal(printed)
	}
}

// Workspace is a directory with a configuration of its own, whose runs use the
// world's credential and mock.
func (w *World) Workspace(configuration string) *Example {
	w.t.Helper()
	w.NeedsMock()
	runner, err := runner()
	if err != nil {
		w.t.Fatal(err)
	}
	e := &Example{Dir: w.t.TempDir(), CLI: runner.CLI, t: w.t, runner: runner}
	if why := e.CLI.Lacks(configuration); why != "" {
		w.t.Skip(why)
	}
	for name, value := range w.environ {
		e.Setenv(name, value)
	}
	e.Write(configuration)
	return e
}

// Write replaces the configuration of a workspace.
func (e *Example) Write(configuration string) {
	e.t.Helper()
	const block = "terraform {\n  required_providers {\n    impact = {\n      source = \"terraform-provider-impact/impact\"\n    }\n  }\n}\n\nprovider \"impact\" {}\n\n"
	if err := os.WriteFile(filepath.Join(e.Dir, "main.tf"), []byte(block+configuration), 0o600); err != nil {
		e.t.Fatal(err)
	}
}

// Killed runs the CLI until kill is called, which ends it and the provider at once,
// as the loss of a machine does.
func (e *Example) Killed(run func(kill func()), args ...string) {
	e.t.Helper()
	command := e.runner.Command(e.t.Context(), e.Dir, slices.Clone(e.environ), args...)
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var started sync.WaitGroup
	started.Add(1)
	run(func() {
		started.Wait()
		_ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
	})
	if err := command.Start(); err != nil {
		e.t.Fatal(err)
	}
	started.Done()
	if err := command.Wait(); err == nil {
		e.t.Fatal("the run was not killed")
	}
}

// Setenv sets an environment variable of the runs to come.
func (e *Example) Setenv(name, value string) { e.environ = append(e.environ, name+"="+value) }

// Run runs the CLI with input variables, and returns what it printed and
// whether it succeeded.
func (e *Example) Run(variables map[string]string, args ...string) (printed string, ok bool) {
	e.t.Helper()
	printed, code := e.ExitCode(variables, args...)
	return printed, code == 0
}

// ExitCode is Run with the exit code, -1 for a program that did not end by itself.
func (e *Example) ExitCode(variables map[string]string, args ...string) (printed string, code int) {
	e.t.Helper()
	args = append(args[:1:1], append([]string{"-no-color"}, args[1:]...)...)
	return e.end(e.runner.Command(e.t.Context(), e.Dir, e.env(variables), args...))
}

// Shell runs commands as a person types them, with input variables, and returns what
// they printed and how they ended. They find the CLI as terraform, and the provider's
// program.
func (e *Example) Shell(variables map[string]string, commands string) (printed string, code int) {
	e.t.Helper()
	bin := e.t.TempDir()
	if err := os.Symlink(e.CLI.Path, filepath.Join(bin, "terraform")); err != nil {
		e.t.Fatal(err)
	}
	paths := strings.Join([]string{bin, e.runner.Bin, os.Getenv("PATH")}, string(os.PathListSeparator))
	command := e.runner.Command(e.t.Context(), e.Dir, append(e.env(variables), "PATH="+paths, "TF_CLI_ARGS=-no-color"))
	command.Path, command.Args = "/bin/sh", []string{"sh", "-eu", "-c", commands}
	return e.end(command)
}

// env is the environment of a run.
func (e *Example) env(variables map[string]string) []string {
	env := append(slices.Clone(e.environ), "TF_LOG=", "TF_LOG_PROVIDER=")
	for name, value := range variables {
		env = append(env, "TF_VAR_"+name+"="+value)
	}
	return env
}

func (e *Example) end(command *exec.Cmd) (printed string, code int) {
	e.t.Helper()
	out, err := command.CombinedOutput()
	if err != nil && command.ProcessState == nil {
		e.t.Fatal(err)
	}
	return string(out), command.ProcessState.ExitCode()
}
