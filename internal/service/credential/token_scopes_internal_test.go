package credential

import (
	"strings"
	"testing"
)

// What verification costs is in the descriptions, since a plan over many tokens
// spends the accounts' hourly budgets.
func TestDescriptionsNameTheCosts(t *testing.T) {
	t.Parallel()
	described := tokenScopes{}.Schema()
	const want = "Every refresh spends requests of the account's hourly budget: 28 for a brand, 22 for a partner, 6 for an agency; " +
		"with `probe_writes`, 39 for a brand, 23 for a partner, 6 for an agency."
	if !strings.Contains(described.MarkdownDescription, want) {
		t.Errorf("the description does not say %q:\n%s", want, described.MarkdownDescription)
	}
}
