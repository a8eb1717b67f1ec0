package token

import (
	"fmt"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// explainLegacy says what is wrong with a legacy token that is not rejected, and
// what to do.
func explainLegacy(d declaration, status string) finding {
	page := catalog.SettingsURL(d.accountType)
	switch status {
	case statusCanWrite:
		return finding{
			"The read-only legacy token can write",
			fmt.Sprintf("impact.com let write requests of %s through (they named objects that do not exist, so nothing was changed). Probably read_write and read_only are swapped. Both are shown at %s", d.sid, page),
		}
	case statusCannotWrite:
		return finding{
			"The read/write legacy token cannot write",
			fmt.Sprintf("impact.com refused every write request of %s that could be tried. Probably read_write and read_only are swapped. Both are shown at %s", d.sid, page),
		}
	}
	return finding{
		fmt.Sprintf("The %s is refused everywhere", d.label()),
		fmt.Sprintf("impact.com knows the credential %s, but answered 403 to everything that was asked. A legacy token has no scopes and cannot be disabled, so this is probably another kind of token. Legacy tokens are shown at %s", d.sid, page),
	}
}

// migrationGuide says how to replace a pair by access tokens.
func migrationGuide(accountType string) string {
	return fmt.Sprintf(`Legacy tokens carry every permission of the account. To replace them by access tokens with the least scopes:

1. List the calls that each integration makes, such as "GET /Campaigns".
2. Declare an impact_access_token for each integration, with scopes = provider::impact::required_scopes(%q, [those calls]). Its setup_guide says what to create at %s
3. Give each integration its own token, and watch that it works.
4. Reset both legacy tokens at the same page, so that their old values die: they cannot be deleted. Then remove this resource.
`, accountType, catalog.SettingsURL(accountType))
}
