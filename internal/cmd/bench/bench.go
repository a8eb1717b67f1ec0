package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// bench holds the builds of the provider that are compared.
type bench struct {
	options
	dir                    string
	bulk, eachAlone, floor terraformcli.Runner
	binary                 string
}

func (b *bench) build(ctx context.Context, cli terraformcli.CLI) error {
	root, err := terraformcli.ModuleRoot(ctx)
	if err != nil {
		return err
	}
	b.binary = filepath.Join(b.dir, "bulk", "bin", "terraform-provider-impact")
	for _, build := range []struct {
		runner    *terraformcli.Runner
		name, pkg string
	}{{&b.bulk, "bulk", "."}, {&b.eachAlone, "eachalone", "./internal/cmd/bench/eachalone"}, {&b.floor, "floor", "./internal/cmd/bench/floor"}} {
		dir := filepath.Join(b.dir, build.name)
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		if *build.runner, err = terraformcli.NewRunnerOf(ctx, cli, root, build.pkg, dir); err != nil {
			return err
		}
	}
	return nil
}

// world is an account on a mock whose budget never runs out, with a
// configuration directory.
type world struct {
	mock    *mockimpact.Server
	account *mockimpact.Account
	dir     string
	env     []string
	close   func()
}

func (b *bench) newWorld(config string) (*world, error) {
	mock := mockimpact.New()
	account := mock.AddAccount(mockimpact.Brand, "Bench")
	account.SetLimit(mockimpact.BudgetRequests, 10_000_000, time.Hour)
	token := account.AddToken(mockimpact.TokenOptions{Name: "bench"})
	campaign := account.AddCampaign("Bench")
	server := httptest.NewServer(mock)
	dir, err := os.MkdirTemp(b.dir, "config-")
	if err != nil {
		server.Close()
		return nil, err
	}
	w := &world{mock: mock, account: account, dir: dir, close: server.Close, env: []string{
		"TF_LOG_SDK=OFF", // as the provider's own main sets it; the baselines must not pay for a log
		"IMPACT_BASE_URL=" + server.URL,
		"IMPACT_ACCOUNT_TYPE=brand",
		"IMPACT_ACCOUNT_SID=" + token.SID,
		"IMPACT_AUTH_TOKEN=" + token.Value(),
		"TF_VAR_campaign_id=" + campaign.ID,
		"TF_VAR_action_tracker_id=" + account.AddActionTracker(campaign.ID, "Sale").ID,
	}}
	if err := w.write(config); err != nil {
		server.Close()
		return nil, err
	}
	return w, nil
}

// write replaces the world's configuration.
func (w *world) write(config string) error {
	return os.WriteFile(filepath.Join(w.dir, "main.tf"), []byte(config), 0o600)
}

// figure is what one run of the CLI costs.
type figure struct {
	requests  int
	time      time.Duration // on the clock
	processor time.Duration // of the CLI and its plugins
}

// cli runs the CLI once.
func (w *world) cli(ctx context.Context, runner terraformcli.Runner, args ...string) (figure, error) {
	w.mock.ResetJournal()
	cmd := runner.Command(ctx, w.dir, w.env, args...)
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	start := time.Now()
	err := cmd.Run()
	took := time.Since(start)
	if err != nil {
		return figure{}, fmt.Errorf("%v: %w\n%s", args, err, output.String())
	}
	return figure{len(w.mock.Journal()), took, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}, nil
}

// median repeats a measurement and takes the median of each of its figures.
func (b *bench) median(measure func() (figure, error)) (figure, error) {
	medians, err := b.medians(measure)
	return medians[0], err
}

// medians takes turns with several measurements, so that what disturbs the machine for a
// while disturbs them alike.
func (b *bench) medians(measures ...func() (figure, error)) ([]figure, error) {
	found, medians := make([][]figure, len(measures)), make([]figure, len(measures))
	for range b.runs {
		for i, measure := range measures {
			f, err := measure()
			if err != nil {
				return medians, err
			}
			found[i] = append(found[i], f)
		}
	}
	if b.runs < 1 {
		return medians, errors.New("no run was asked for")
	}
	for i, figures := range found {
		medians[i] = figure{
			requests:  middle(figures, func(f figure) int { return f.requests }),
			time:      middle(figures, func(f figure) time.Duration { return f.time }),
			processor: middle(figures, func(f figure) time.Duration { return f.processor }),
		}
	}
	return medians, nil
}

func middle[T cmp.Ordered](figures []figure, of func(figure) T) T {
	sorted := make([]T, len(figures))
	for i, f := range figures {
		sorted[i] = of(f)
	}
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }
