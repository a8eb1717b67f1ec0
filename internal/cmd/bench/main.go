// Bench measures the provider under a real CLI against the in-memory
// impact.com, and prints one Markdown table per question. Every figure is the
// median of several runs, and its baseline is measured in the same run.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

func main() {
	sizes := flag.String("sizes", "1,10,100,1000,5000", "numbers of objects to refresh")
	creates := flag.String("creates", "1,10,100,1000", "numbers of objects to create")
	items := flag.String("items", "1,1000,5000", "numbers of items of an exception list")
	fleets := flag.String("tokens", "1,10,60,100", "numbers of access tokens to declare")
	latency := flag.Duration("latency", 100*time.Millisecond, "latency of the second column; the first has none")
	runs := flag.Int("runs", 5, "runs per figure; the median is printed")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, options{
		sizes: numbers(*sizes), creates: numbers(*creates), items: numbers(*items), fleets: numbers(*fleets),
		latencies: []time.Duration{0, *latency}, runs: *runs,
	})
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type options struct {
	sizes, creates, items, fleets []int
	latencies                     []time.Duration
	runs                          int
}

func numbers(list string) []int {
	var parsed []int
	for word := range strings.SplitSeq(list, ",") {
		if n, err := strconv.Atoi(strings.TrimSpace(word)); err == nil {
			parsed = append(parsed, n)
		}
	}
	return parsed
}

func run(ctx context.Context, o options) error {
	dir, err := os.MkdirTemp("", "impact-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a leftover in the temporary directory harms nobody
	cli, err := terraformcli.Find(ctx)
	if err != nil {
		return err
	}
	b := &bench{options: o, dir: dir}
	if err := b.build(ctx, cli); err != nil {
		return err
	}
	fmt.Printf("%s, %s/%s, %d CPUs, Go %s. Medians of %d runs.\n",
		cli, runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), strings.TrimPrefix(runtime.Version(), "go"), o.runs)
	for _, question := range []func(context.Context) error{
		b.refreshes, b.applies, b.exceptionLists, b.tokens, b.probes, b.program,
	} {
		if err := question(ctx); err != nil {
			return err
		}
	}
	return nil
}
