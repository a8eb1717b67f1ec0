// Demo shows the provider at work without an account: it builds the provider,
// starts an in-memory impact.com, and runs a real plan and apply of
// examples/demo. Three environments have a credential each, and one of them has
// been reset behind Terraform's back. It fails when anything turns out otherwise
// than announced. With -picture it also draws what it shows as an SVG file, which
// is the README's.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

func main() {
	picture := flag.String("picture", "", "`file` to draw the demo into, as SVG")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := show(ctx, *picture)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "\nThe demo did not go as announced:", err)
		os.Exit(1)
	}
}

// show runs the demo for whoever watches, and draws it where a file is named.
func show(ctx context.Context, picture string) error {
	if picture == "" {
		return run(ctx, os.Stdout, isTerminal(os.Stdout))
	}
	var shown bytes.Buffer
	if err := run(ctx, io.MultiWriter(os.Stdout, &shown), true); err != nil {
		return err
	}
	return os.WriteFile(picture, []byte(draw("make demo", highlights(shown.String()))), 0o600)
}

// run plays the demo, coloured or not.
func run(ctx context.Context, out io.Writer, colour bool) error {
	root, err := terraformcli.ModuleRoot(ctx)
	if err != nil {
		return err
	}
	cli, err := terraformcli.Find(ctx)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "impact-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a leftover in the temporary directory harms nobody

	say := narrator(out)
	say("Building the provider from this tree, for %s.", cli)
	runner, err := terraformcli.NewRunner(ctx, cli, root, dir)
	if err != nil {
		return err
	}
	world, err := newWorld(ctx)
	if err != nil {
		return err
	}
	defer world.close()
	stage, err := newStage(runner, world, root, dir, out, colour)
	if err != nil {
		return err
	}
	return play(ctx, say, world, stage)
}

// play is the demo's story.
func play(ctx context.Context, say func(string, ...any), world *world, stage *stage) error {
	say("An in-memory impact.com listens on %s. It has three brands, each with an access token:", world.url)
	for _, e := range world.environments {
		say("  %-12s %-22s %s", e.name, e.token.Account().Name(), e.token.SID)
	}
	world.environment("staging").token.Reset()
	say("\nSomebody has just reset the token of staging in the web app. Terraform still holds the old value.")

	if err := stage.planAndApply(ctx); err != nil {
		return err
	}
	if err := stage.expect(ctx, map[string]string{"development": "valid", "staging": "rejected", "production": "valid"}); err != nil {
		return err
	}
	say("\nTwo credentials are proven, whose they are is known, and the dead one is named with what to do about it.")
	say("Handing the new value of staging over, and applying again.")

	world.environment("staging").handOver()
	if err := stage.planAndApply(ctx); err != nil {
		return err
	}
	if err := stage.expect(ctx, map[string]string{"development": "valid", "staging": "valid", "production": "valid"}); err != nil {
		return err
	}
	if err := stage.expectNoSecrets(); err != nil {
		return err
	}
	say("\nAll three are proven. No Auth Token is in the state or in anything printed above. The configuration is examples/demo.")
	return nil
}

// narrator prints the program's own words, a line each.
func narrator(out io.Writer) func(string, ...any) {
	return func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) }
}
