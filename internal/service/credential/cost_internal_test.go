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
	const want = "Every refresh spends requests of the account's hourly budget, at most COSTR; " +
		"with `probe_writes`, COSTW."
	if !strings.Contains(described.MarkdownDescription, want) {
		t.Errorf("the description does not say %q:\n%s", want, described.MarkdownDescription)
	}
}
