package credential

import (
	"strings"
	"testing"
)

// What asking costs is in the descriptions, since a plan over many tokens spends
// the accounts' hourly budgets.
func TestDescriptionsNameTheCosts(t *testing.T) {
	t.Parallel()
	described := tokenScopesSchema()
	const want = "Every refresh spends requests of the account's hourly budget, at most 65 for a brand, 56 for a partner, 12 for an agency; " +
		"with `probe_writes`, 92 for a brand, 58 for a partner, 12 for an agency."
	if !strings.Contains(described.MarkdownDescription, want) {
		t.Errorf("the description does not say %q:\n%s", want, described.MarkdownDescription)
	}
}
