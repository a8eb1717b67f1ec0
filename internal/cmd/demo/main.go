// Demo shows the provider at work without an account: it builds the provider,
// starts an in-memory impact.com, and runs examples/demo against it with a real
// Terraform. Three environments have a credential each, and an access token is
// declared in code; then somebody resets one and changes the other in the web app.
// It fails when anything turns out otherwise than announced. With -picture it also
// draws what it shows as an SVG file, which is the README's.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

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
	return os.WriteFile(picture, []byte(draw("make demo", pictured(shown.String()))), 0o600)
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
	stage, err := newStage(ctx, runner, world, root, dir, out, colour)
	if err != nil {
		return err
	}
	return play(ctx, say, world, stage)
}

// play is the demo's story.
func play(ctx context.Context, say func(string, ...any), world *world, stage *stage) error {
	if err := takeOnBoard(ctx, say, world, stage); err != nil {
		return err
	}
	staging := world.environment("staging")
	staging.token.Reset()
	if stage.lacks == "" {
		world.reporting.Revoke("GET /Deals")
		say("\nIn the web app somebody resets the credential of staging, and switches GET /Deals off:")
	} else {
		say("\nIn the web app somebody resets the credential of staging:")
	}
	shown, err := stage.plan(ctx, 2)
	if err != nil {
		return err
	}
	if err := announces(shown, stage.findings()); err != nil {
		return err
	}

	staging.handOver()
	if stage.lacks == "" {
		world.reporting.Grant("GET /Deals")
		say("\nTerraform gets the new value of staging, and a person switches the row on again:")
	} else {
		say("\nTerraform gets the new value of staging:")
	}
	if shown, err = stage.plan(ctx, 0); err != nil {
		return err
	}
	if err := announces(shown, []string{"No changes."}); err != nil {
		return err
	}
	if err := stage.expectNoSecrets(); err != nil {
		return err
	}
	say("\nNothing that was asked contradicts the code, and no Auth Token is in the state or in what")
	say("Terraform printed, of which this was the gist. The configuration is examples/demo.")
	return nil
}

// takeOnBoard introduces the accounts and applies the configuration.
func takeOnBoard(ctx context.Context, say func(string, ...any), world *world, stage *stage) error {
	say("An in-memory impact.com listens on %s. Acme has three accounts there,", world.url)
	say("one per environment. examples/demo proves the credential of each,")
	if stage.lacks == "" {
		block, err := stage.resourceBlock()
		if err != nil {
			return err
		}
		say("and declares which calls an access token of production may make, and no others:\n\n%s", block)
	} else {
		say("and leaves out the access token that tokens.tf declares: %s.", stage.lacks)
	}
	if _, err := stage.apply(ctx); err != nil {
		return err
	}
	return stage.recorded(ctx, map[string]string{"development": "valid", "staging": "valid", "production": "valid", "reporting": "active"})
}

// findings are what a plan says once staging was reset and the access token changed.
func (s *stage) findings() []string {
	texts := []string{"staging is rejected: impact.com rejected Account SID"}
	if s.lacks == "" {
		texts = append(texts, "An access token lacks scopes [token_lacks_scopes]", "GET /Advertisers/<AccountSID>/Deals", "0 to add, 1 to change, 0 to destroy")
	}
	return texts
}

// announces holds that what was shown says all of the texts.
func announces(shown string, texts []string) error {
	var missing []error
	for _, text := range texts {
		if !strings.Contains(shown, text) {
			missing = append(missing, fmt.Errorf("it does not say %q", text))
		}
	}
	return errors.Join(missing...)
}

// narrator prints the program's own words, a line each.
func narrator(out io.Writer) func(string, ...any) {
	return func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) }
}
