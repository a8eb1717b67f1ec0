package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// requirement is added to examples that do not name the provider's source:
// those in the Registry's layout show only the block they are about.
const requirement = `terraform {
  required_providers {
    impact = {
      source = "` + terraformcli.Source + `"
    }
  }
}
`

func formatExamples(ctx context.Context, root string) error {
	cli, err := terraformcli.Find(ctx)
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, cli.Path, "fmt", "-recursive", "examples")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("terraform fmt: %w\n%s", err, out)
	}
	return nil
}

// checkExamples checks the format of all examples and validates each against
// the provider built from this tree, the blocks in the README and the guides
// included.
func checkExamples(ctx context.Context, root string) error {
	cli, err := terraformcli.Find(ctx)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "impact-examples-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a leftover in the temporary directory harms nobody
	runner, err := terraformcli.NewRunner(ctx, cli, root, dir)
	if err != nil {
		return err
	}
	if out, err := runner.Command(ctx, root, nil, "fmt", "-check", "-diff", "-recursive", "examples").CombinedOutput(); err != nil {
		return fmt.Errorf("examples are not formatted; run make generate:\n%s", out)
	}
	scenarios, err := scenariosOf(filepath.Join(root, "examples"))
	if err != nil {
		return err
	}
	blocks, err := blocksOf(root, filepath.Join(dir, "blocks"))
	if err != nil {
		return err
	}
	scenarios = append(scenarios, blocks...)
	var (
		mutex  sync.Mutex
		failed []error
	)
	report := func(name string, err error) {
		mutex.Lock()
		defer mutex.Unlock()
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", name, err))
			return
		}
		fmt.Println("valid:", name)
	}
	var group errgroup.Group
	group.SetLimit(runtime.NumCPU())
	for i, s := range scenarios {
		why, err := s.lacks(cli)
		if err != nil {
			return err
		}
		if why != "" {
			fmt.Printf("skipped: %s: %s\n", s.name, why)
			continue
		}
		group.Go(func() error {
			report(s.name, validate(ctx, runner, s, filepath.Join(dir, fmt.Sprint("scenario-", i))))
			return nil
		})
	}
	_ = group.Wait() // the functions report their errors themselves
	return errors.Join(failed...)
}

// validate copies a scenario's files into a directory of its own, installs its
// modules, and validates it there.
func validate(ctx context.Context, runner terraformcli.Runner, s scenario, dir string) error {
	named := false
	for _, file := range slices.Concat(s.files, s.modules) {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		named = named || strings.Contains(string(text), "required_providers")
		name, err := filepath.Rel(s.dir, file)
		if err != nil {
			return err
		}
		target := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o750); err != nil {
			return err
		}
		if err := os.WriteFile(target, text, 0o600); err != nil {
			return err
		}
	}
	if !named {
		if err := os.WriteFile(filepath.Join(dir, "required_providers.tf"), []byte(requirement), 0o600); err != nil {
			return err
		}
	}
	if len(s.modules) > 0 {
		if out, err := runner.Command(ctx, dir, nil, "get", "-no-color").CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, out)
		}
	}
	if out, err := runner.Command(ctx, dir, nil, s.arguments()...).CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}
