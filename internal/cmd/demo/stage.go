package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// stage is a copy of examples/demo with the program that runs it. Nothing is
// written into the tree.
type stage struct {
	runner terraformcli.Runner
	world  *world
	dir    string
	out    io.Writer
	colour bool
	lacks  string // why the access token of tokens.tf is left out, or nothing

	raw strings.Builder // everything that the program printed, shown or not
}

// newStage copies the example, without tokens.tf where the program is too old for
// it, and installs its module, as init does.
func newStage(ctx context.Context, runner terraformcli.Runner, w *world, root, dir string, out io.Writer, colour bool) (*stage, error) {
	s := &stage{runner: runner, world: w, dir: filepath.Join(dir, "demo"), out: out, colour: colour}
	if err := os.CopyFS(s.dir, os.DirFS(filepath.Join(root, "examples", "demo"))); err != nil {
		return nil, err
	}
	tokens := filepath.Join(s.dir, "tokens.tf")
	text, err := os.ReadFile(tokens)
	if err != nil {
		return nil, err
	}
	if s.lacks = runner.CLI.Lacks(string(text)); s.lacks != "" {
		if err := os.Remove(tokens); err != nil {
			return nil, err
		}
	}
	if printed, err := runner.Command(ctx, s.dir, nil, "get").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("get: %w\n%s", err, printed)
	}
	return s, nil
}

// resourceBlock is the declaration of the access token, as tokens.tf has it.
func (s *stage) resourceBlock() (string, error) {
	text, err := os.ReadFile(filepath.Join(s.dir, "tokens.tf"))
	if err != nil {
		return "", err
	}
	_, block, _ := strings.Cut(string(text), "\nresource ")
	block, _, found := strings.Cut(block, "\n}\n")
	if !found {
		return "", errors.New("tokens.tf has no resource block")
	}
	return "resource " + block + "\n}", nil
}

// run shows a command and, indented, what matters of what it prints. want is the
// exit code: of a plan, 0 says that there is nothing to change, and 2 that there is.
func (s *stage) run(ctx context.Context, want int, args ...string) (shown string, err error) {
	fmt.Fprintf(s.out, "\n$ %s %s\n", filepath.Base(s.runner.CLI.Path), args[0])
	printed, err := s.runner.Command(ctx, s.dir, s.world.variables(), args...).CombinedOutput()
	s.raw.Write(printed)
	code := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		return "", fmt.Errorf("%s: %w", args[0], err)
	}
	if code != want {
		return "", fmt.Errorf("%s ends with %d, not %d:\n%s", args[0], code, want, printed)
	}
	coloured := digest(string(printed))
	shown = plain(coloured)
	visible := shown
	if s.colour {
		visible = coloured
	}
	for line := range strings.Lines(visible) {
		fmt.Fprint(s.out, "    ", line)
	}
	return shown, nil
}

func (s *stage) apply(ctx context.Context) (shown string, err error) {
	return s.run(ctx, 0, "apply", "-input=false", "-auto-approve")
}

func (s *stage) plan(ctx context.Context, want int) (shown string, err error) {
	return s.run(ctx, want, "plan", "-input=false", "-detailed-exitcode")
}

// recorded compares the outputs in the state with what was announced.
func (s *stage) recorded(ctx context.Context, want map[string]string) error {
	raw, err := s.runner.Command(ctx, s.dir, nil, "output", "-json").Output()
	if err != nil {
		return fmt.Errorf("output: %w", err)
	}
	var found struct {
		Environments struct {
			Value map[string]string `json:"value"`
		} `json:"environments"`
		Companies struct {
			Value map[string]string `json:"value"`
		} `json:"companies"`
		Reporting struct {
			Value string `json:"value"`
		} `json:"reporting"`
	}
	if err := json.Unmarshal(raw, &found); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	for _, e := range s.world.environments {
		if status := found.Environments.Value[e.name]; status != want[e.name] {
			return fmt.Errorf("%s is %q, not %q", e.name, status, want[e.name])
		}
		if company := found.Companies.Value[e.name]; want[e.name] == "valid" && !strings.HasPrefix(company, e.token.Account().Name()+" ") {
			return fmt.Errorf("%s belongs to %q, not %q", e.name, company, e.token.Account().Name())
		}
	}
	if s.lacks == "" && found.Reporting.Value != want["reporting"] {
		return fmt.Errorf("reporting is %q, not %q", found.Reporting.Value, want["reporting"])
	}
	return nil
}

// expectNoSecrets looks for Auth Tokens, old ones too, in the state and in
// everything printed.
func (s *stage) expectNoSecrets() error {
	places := map[string]string{"the output": s.raw.String()}
	states, err := filepath.Glob(filepath.Join(s.dir, "terraform.tfstate*"))
	if err != nil {
		return err
	}
	if len(states) == 0 {
		return errors.New("no state was written")
	}
	for _, file := range states {
		state, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		places[filepath.Base(file)] = string(state)
	}
	for _, secret := range s.world.mock.Secrets() {
		for place, text := range places {
			if strings.Contains(text, secret) {
				return fmt.Errorf("an Auth Token is in %s", place)
			}
		}
	}
	return nil
}

// isTerminal reports whether a person watches, so that colours make sense.
func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
