package scope

import (
	"fmt"
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// CostText is, in words for a description, the most requests that asking for all
// operations of each account type costs, of its reads or of its writes as well: "65
// for a brand, 56 for a partner, 12 for an agency".
func CostText(writes bool) string {
	requests := func(accountType string) int { return RequestsFor(Asked(accountType, writes)) }
	return fmt.Sprintf("%d for a brand, %d for a partner, %d for an agency",
		requests(catalog.Brand), requests(catalog.Partner), requests(catalog.Agency))
}

// Asked returns the operations of an account type that can be asked about: those
// that have a probe, and of the writes only where they are wanted.
func Asked(accountType string, writes bool) []catalog.Operation {
	return slices.DeleteFunc(catalog.Operations(accountType), func(o catalog.Operation) bool {
		return !o.Probe.Probed() || o.Permission() == catalog.Write && !writes
	})
}
