package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

const header = `terraform {
  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}
provider "impact" {}
variable "campaign_id" {
  type = string
}
variable "action_tracker_id" {
  type = string
}
`

func groups(n int) string {
	return header + fmt.Sprintf(`
resource "impact_partner_group" "bench" {
  count       = %d
  campaign_id = var.campaign_id
  name        = "group ${count.index}"
}
`, n)
}

// data is as many objects that need no plugin.
func data(n int) string {
	return fmt.Sprintf("resource \"terraform_data\" \"bench\" {\n  count = %d\n  input = count.index\n}\n", n)
}

// refreshes asks what a refresh and plan of N objects costs: with bulk reads and with one
// read per object. Three baselines say what of it the provider is: a provider with the
// same attributes and nothing else, the same plan without the refresh, and as many
// objects that need no plugin at all.
func (b *bench) refreshes(ctx context.Context) error {
	fmt.Print("\n## Refresh and plan of N partner groups\n\nTime on the clock, and processor time of all processes:\n\n" +
		"| N | latency | requests | time | processor | floor: time | processor | to floor: time | processor | `-refresh=false` | each alone: requests | time | `terraform_data` × N |\n" +
		"|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n")
	for _, n := range b.sizes {
		if err := b.refreshesOf(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) refreshesOf(ctx context.Context, n int) error {
	w, bare, least, err := b.refreshWorlds(ctx, n)
	if err != nil {
		return err
	}
	defer w.close()
	defer bare.close()
	defer least.close()
	plan := func(world *world, runner terraformcli.Runner, options ...string) func() (figure, error) {
		return func() (figure, error) {
			return world.cli(ctx, runner, append([]string{"plan", "-detailed-exitcode", "-no-color"}, options...)...)
		}
	}
	for _, latency := range b.latencies {
		w.mock.SetLatency(latency)
		f, err := b.medians(
			plan(w, b.bulk), plan(bare, b.floor), plan(w, b.bulk, "-refresh=false"), plan(w, b.eachAlone), plan(least, b.bulk),
		)
		if err != nil {
			return err
		}
		bulk, floor, unread, alone, data := f[0], f[1], f[2], f[3], f[4]
		fmt.Printf("| %d | %s | %d | %s | %s | %s | %s | %s | %s | %s | %d | %s | %s |\n", n, latency,
			bulk.requests, seconds(bulk.time), seconds(bulk.processor), seconds(floor.time), seconds(floor.processor),
			times(bulk.time, floor.time), times(bulk.processor, floor.processor),
			seconds(unread.time), alone.requests, seconds(alone.time), seconds(data.time))
	}
	return nil
}

// refreshWorlds has N objects each: of the provider, of the floor, and of none.
func (b *bench) refreshWorlds(ctx context.Context, n int) (ours, bare, least *world, err error) {
	worlds := make([]*world, 3)
	for i, of := range []struct {
		config string
		runner terraformcli.Runner
	}{{groups(n), b.bulk}, {groups(n), b.floor}, {data(n), b.bulk}} {
		if worlds[i], err = b.newWorld(of.config); err != nil {
			return nil, nil, nil, err
		}
		if _, err := worlds[i].cli(ctx, of.runner, "apply", "-auto-approve", "-no-color"); err != nil {
			return nil, nil, nil, err
		}
	}
	return worlds[0], worlds[1], worlds[2], nil
}

// noise is a difference of two medians that says nothing.
const noise = 50 * time.Millisecond

// times is how often one duration holds another.
func times(one, other time.Duration) string {
	if other < noise {
		return "–"
	}
	return fmt.Sprintf("%.2f ×", one.Seconds()/other.Seconds())
}

// applies asks what creating N objects costs.
func (b *bench) applies(ctx context.Context) error {
	fmt.Println("\n## Apply of N new partner groups\n\n| N | latency | requests | time |\n|---:|---:|---:|---:|")
	for _, n := range b.creates {
		for _, latency := range b.latencies {
			f, err := b.median(func() (figure, error) { return b.applyOnce(ctx, groups(n), latency) })
			if err != nil {
				return err
			}
			fmt.Printf("| %d | %s | %d | %s |\n", n, latency, f.requests, seconds(f.time))
		}
	}
	return nil
}

// exceptionLists asks what creating a list with N items costs.
func (b *bench) exceptionLists(ctx context.Context) error {
	fmt.Println("\n## Apply of an exception list with N items\n\n| N | latency | requests | time |\n|---:|---:|---:|---:|")
	for _, n := range b.items {
		config := header + fmt.Sprintf(`
resource "impact_exception_list" "bench" {
  campaign_id        = var.campaign_id
  name               = "bench"
  type               = "SKU"
  action_tracker_ids = [var.action_tracker_id]

  items = {
%s  }
}
`, listed(n))
		for _, latency := range b.latencies {
			f, err := b.median(func() (figure, error) { return b.applyOnce(ctx, config, latency) })
			if err != nil {
				return err
			}
			fmt.Printf("| %d | %s | %d | %s |\n", n, latency, f.requests, seconds(f.time))
		}
	}
	return nil
}

// listed writes n items out: the CLI's range ends at 1,024.
func listed(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "    \"SKU-%[1]d\" = \"Item %[1]d\"\n", i)
	}
	return b.String()
}

// applyOnce applies a configuration to an account of its own.
func (b *bench) applyOnce(ctx context.Context, config string, latency time.Duration) (figure, error) {
	w, err := b.newWorld(config)
	if err != nil {
		return figure{}, err
	}
	defer w.close()
	w.mock.SetLatency(latency)
	return w.cli(ctx, b.bulk, "apply", "-auto-approve", "-no-color")
}

// probes asks what proving every read permission of a token costs.
func (b *bench) probes(ctx context.Context) error {
	fmt.Println("\n## Probing a brand token\n\n| probes | latency | requests | time |\n|---|---:|---:|---:|")
	for _, writes := range []bool{false, true} {
		config := header + fmt.Sprintf("data \"impact_token_scopes\" \"bench\" {\n  probe_writes = %t\n}\n", writes)
		w, err := b.newWorld(config)
		if err != nil {
			return err
		}
		for _, latency := range b.latencies {
			w.mock.SetLatency(latency)
			f, err := b.median(func() (figure, error) { return w.cli(ctx, b.bulk, "plan", "-no-color") })
			if err != nil {
				w.close()
				return err
			}
			name := "reads"
			if writes {
				name = "reads and writes"
			}
			fmt.Printf("| %s | %s | %d | %s |\n", name, latency, f.requests, seconds(f.time))
		}
		w.close()
	}
	return nil
}

// program asks what the provider itself weighs.
func (b *bench) program(ctx context.Context) error {
	info, err := os.Stat(b.binary)
	if err != nil {
		return err
	}
	var memory string
	start, err := b.median(func() (figure, error) {
		took, rss, err := b.handshake(ctx)
		memory = rss
		return figure{time: took}, err
	})
	if err != nil {
		return err
	}
	w, err := b.newWorld(header)
	if err != nil {
		return err
	}
	defer w.close()
	schema, err := b.median(func() (figure, error) { return w.cli(ctx, b.bulk, "providers", "schema", "-json") })
	if err != nil {
		return err
	}
	bare, err := b.newWorld("")
	if err != nil {
		return err
	}
	defer bare.close()
	least, err := b.median(func() (figure, error) { return bare.cli(ctx, b.bulk, "providers", "schema", "-json") })
	if err != nil {
		return err
	}
	fmt.Printf("\n## The program\n\n| what | figure |\n|---|---:|\n| start until the plugin handshake | %d ms |\n| resident memory then | %s |\n| `providers schema -json` | %s |\n| the same without the provider | %s |\n| size of the binary (not stripped) | %.1f MiB |\n",
		start.time.Milliseconds(), memory, seconds(schema.time), seconds(least.time), float64(info.Size())/(1<<20))
	return nil
}

// handshake starts the provider as the CLI does and waits for the line by which
// a plugin says that it serves. Resident memory is known on Linux only.
func (b *bench) handshake(ctx context.Context) (took time.Duration, memory string, err error) {
	ctx, cancel := context.WithCancel(ctx)
	cmd := exec.CommandContext(ctx, b.binary)
	cmd.Env = append(os.Environ(), "TF_PLUGIN_MAGIC_COOKIE=d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2", "PLUGIN_PROTOCOL_VERSIONS=6")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		cancel()
		return 0, "", err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		cancel()
		return 0, "", err
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	took = time.Since(start)
	memory = residentMemory(cmd.Process.Pid)
	cancel()
	_ = cmd.Wait() // killed on purpose
	if err != nil || !strings.Contains(line, "|6|") {
		return 0, "", fmt.Errorf("no plugin handshake: %q: %w", line, err)
	}
	return took, memory, nil
}

func residentMemory(pid int) string {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "not known on this system"
	}
	for line := range strings.SplitSeq(string(status), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			var kib float64
			if _, err := fmt.Sscanf(rest, "%f kB", &kib); err == nil {
				return fmt.Sprintf("%.1f MiB", kib/1024)
			}
		}
	}
	return "not known on this system"
}
