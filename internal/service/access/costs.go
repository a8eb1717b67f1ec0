package access

import (
	"fmt"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// probingCosts says in a description how many requests one probing takes, per
// account type: "28 for a brand, 22 for a partner, 6 for an agency".
func probingCosts(writes bool) string {
	return fmt.Sprintf("%d for a brand, %d for a partner, %d for an agency",
		scope.Requests(catalog.Brand, writes), scope.Requests(catalog.Partner, writes), scope.Requests(catalog.Agency, writes))
}

// writeCosts is probingCosts for the writes alone.
func writeCosts() string {
	only := func(accountType string) int {
		return scope.Requests(accountType, true) - scope.Requests(accountType, false)
	}
	return fmt.Sprintf("%d for a brand, %d for a partner, %d for an agency", only(catalog.Brand), only(catalog.Partner), only(catalog.Agency))
}
