// Terraform-provider-impact serves the impact.com provider to Terraform and
// OpenTofu. With the argument doctor it examines a credential for people and for CI
// instead.
package main

import (
	"context"
	"flag"
	"log"
	"os"
	"os/signal"
	"runtime/debug"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/doctor"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/provider"
)

// version is set by the linker when a release is built.
var version = "dev"

func main() {
	if len(os.Args) > 1 && os.Args[1] == "doctor" {
		os.Exit(examine(os.Args[2:]))
	}
	attach := flag.Bool("debug", false, "run so that a debugger such as delve can attach")
	flag.Parse()
	quiet(os.LookupEnv, os.Setenv)
	if _, set := os.LookupEnv("GOGC"); !set {
		// A plugin lives for one run and keeps little: the schemas, and the pages that
		// it read. Marking these again and again took a third of its time.
		debug.SetGCPercent(400)
	}
	err := providerserver.Serve(context.Background(), provider.New(version), providerserver.ServeOpts{
		Address: provider.Address,
		Debug:   *attach,
	})
	if err != nil {
		log.Fatal(err)
	}
}

// examine runs the doctor until it ends or is interrupted.
func examine(args []string) (exitCode int) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return doctor.FromProcess(version, provider.Variables()).Run(ctx, args)
}

// quiet turns off the framework's own log where nobody asked for any log. By
// default the framework writes every trace line, and Terraform reads and drops
// it: with a thousand objects that is a third of the provider's time.
func quiet(lookup func(string) (string, bool), set func(name, value string) error) {
	for _, asked := range []string{"TF_LOG", "TF_LOG_PROVIDER", "TF_LOG_SDK"} {
		if value, ok := lookup(asked); ok && value != "" {
			return
		}
	}
	if err := set("TF_LOG_SDK", "OFF"); err != nil {
		log.Print(err) // costs time, nothing else
	}
}
