package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
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

	applied string       // what the last apply printed
	printed bytes.Buffer // everything that was printed
}

func newStage(runner terraformcli.Runner, w *world, root, dir string, out io.Writer, colour bool) (*stage, error) {
	s := &stage{runner: runner, world: w, dir: filepath.Join(dir, "demo"), out: out, colour: colour}
	return s, os.CopyFS(s.dir, os.DirFS(filepath.Join(root, "examples", "demo")))
}

func (s *stage) planAndApply(ctx context.Context) error {
	if _, err := s.run(ctx, "plan", "-input=false", "-out=demo.tfplan"); err != nil {
		return err
	}
	applied, err := s.run(ctx, "apply", "-input=false", "demo.tfplan")
	s.applied = applied
	return err
}

// run shows a command and, indented, what it prints.
func (s *stage) run(ctx context.Context, args ...string) (printed string, err error) {
	fmt.Fprintf(s.out, "\n$ %s %s\n", filepath.Base(s.runner.CLI.Path), strings.Join(args, " "))
	if !s.colour {
		args = append(args[:1:1], append([]string{"-no-color"}, args[1:]...)...)
	}
	var output bytes.Buffer
	cmd := s.runner.Command(ctx, s.dir, s.world.variables(), args...)
	shown := &indenter{out: io.MultiWriter(s.out, &s.printed), fresh: true}
	cmd.Stdout = io.MultiWriter(shown, &output)
	cmd.Stderr = cmd.Stdout
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s: %w", args[0], err)
	}
	return output.String(), nil
}

// expect compares what the last apply found with what was announced: the
// statuses in its outputs, and a warning for each credential that is not valid.
func (s *stage) expect(ctx context.Context, want map[string]string) error {
	raw, err := s.runner.Command(ctx, s.dir, nil, "output", "-json", "environments").Output()
	if err != nil {
		return fmt.Errorf("output: %w", err)
	}
	var found map[string]struct {
		Status string `json:"status"`
		SID    string `json:"account_sid"`
		Name   string `json:"company_name"`
	}
	if err := json.Unmarshal(raw, &found); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	for name, status := range want {
		e := s.world.environment(name)
		got := found[name]
		if got.Status != status || got.SID != e.token.SID {
			return fmt.Errorf("%s is %s %q, not %s %q", name, got.SID, got.Status, e.token.SID, status)
		}
		if company := e.token.Account().Name(); status == "valid" && got.Name != company {
			return fmt.Errorf("%s belongs to %q, not %q", name, got.Name, company)
		}
		if warned := strings.Contains(s.applied, name+" is "+status); warned != (status != "valid") {
			return fmt.Errorf("%s is %s; warned about: %t", name, status, warned)
		}
	}
	return nil
}

// expectNoSecrets looks for Auth Tokens, old ones too, in the state and in
// everything printed.
func (s *stage) expectNoSecrets() error {
	places := map[string]string{"the output": s.printed.String()}
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

// indenter sets a program's lines apart from the narration.
type indenter struct {
	out   io.Writer
	fresh bool // at the start of a line
}

func (i *indenter) Write(text []byte) (int, error) {
	var indented bytes.Buffer
	for _, b := range text {
		if i.fresh && b != '\n' {
			indented.WriteString("    ")
		}
		indented.WriteByte(b)
		i.fresh = b == '\n'
	}
	_, err := i.out.Write(indented.Bytes())
	return len(text), err
}
