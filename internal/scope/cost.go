package scope

import (
	"fmt"
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Requests returns how many requests Probe makes for an account type when every
// answer arrives at the first attempt: one for each read that can be proven and,
// with writes, one for each write. Proving only that the credential works takes
// one request, see Prove.
func Requests(accountType string, writes bool) int {
	count := 0
	for _, q := range questions(accountType, Options{Writes: writes}) {
		if q.isAsked() {
			count++
		}
	}
	return count
}

// CostText is Requests of each account type in words for a description: "28 for a
// brand, 22 for a partner, 6 for an agency".
func CostText(writes bool) string {
	return costText(func(accountType string) int { return Requests(accountType, writes) })
}

// WriteCostText is CostText of the writes alone.
func WriteCostText() string {
	return costText(func(accountType string) int { return Requests(accountType, true) - Requests(accountType, false) })
}

// OperationCostText is, in words for a description, the most requests that asking for
// all operations of each account type costs: of its reads, or of its writes as well.
func OperationCostText(writes bool) string {
	return costText(func(accountType string) int { return RequestsFor(Asked(accountType, writes)) })
}

// Asked returns the operations of an account type that can be asked about: those
// that have a probe, and of the writes only where they are wanted.
func Asked(accountType string, writes bool) []catalog.Operation {
	return slices.DeleteFunc(catalog.Operations(accountType), func(o catalog.Operation) bool {
		return !o.Probe.Probed() || o.Permission() == catalog.Write && !writes
	})
}

func costText(requests func(accountType string) int) string {
	return fmt.Sprintf("%d for a brand, %d for a partner, %d for an agency",
		requests(catalog.Brand), requests(catalog.Partner), requests(catalog.Agency))
}
