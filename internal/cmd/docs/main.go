// Docs generates and checks what a reader of the provider sees: the Markdown
// pages in docs/, made from the provider's schema, templates/ and examples/, and
// the examples themselves.
//
//	docs generate   rewrites docs/ and formats examples/
//	docs check      fails when docs/ is not what generate would write
//	docs examples   fails when an example is not formatted or not valid
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

func main() {
	generator := flag.String("tfplugindocs", "tfplugindocs", "path of the tfplugindocs program")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, *generator, flag.Args())
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, generator string, args []string) error {
	root, err := terraformcli.ModuleRoot(ctx)
	if err != nil {
		return err
	}
	if len(args) != 1 {
		return errors.New("docs: want one of generate, check, examples")
	}
	switch args[0] {
	case "generate":
		if err := formatExamples(ctx, root); err != nil {
			return err
		}
		return generate(ctx, generator, root, "docs")
	case "check":
		return check(ctx, generator, root)
	case "examples":
		return checkExamples(ctx, root)
	}
	return fmt.Errorf("docs: no command %q; want one of generate, check, examples", args[0])
}
