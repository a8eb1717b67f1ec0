package tfimpact

import (
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Operations are written as sets of calls wherever Terraform shows them:
// "GET /Campaigns/{CampaignId}".

// OperationSet makes the set of calls; none makes an empty one.
func OperationSet(operations []catalog.Operation) types.Set { return StringSet(Calls(operations)) }

// Calls returns each operation as people write it, sorted.
func Calls(operations []catalog.Operation) []string {
	calls := make([]string, len(operations))
	for i, operation := range operations {
		calls[i] = operation.String()
	}
	slices.Sort(calls)
	return calls
}
