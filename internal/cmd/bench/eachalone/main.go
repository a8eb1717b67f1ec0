// Eachalone is the provider with bulk reads turned off, so that every object is
// refreshed by a request of its own: the baseline of the benchmarks.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/provider"
)

func main() {
	eachAlone := provider.WithClientConfig(func(config *impact.Config) { config.DisableBulkReads = true })
	err := providerserver.Serve(context.Background(), provider.New("bench", eachAlone), providerserver.ServeOpts{Address: provider.Address})
	if err != nil {
		log.Fatal(err)
	}
}
