package token

import (
	"fmt"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// guide says what a person enters and ticks in the web app.
func (m *accessTokenModel) guide() string {
	accountType := m.AccountType.ValueString()
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("Open %s", catalog.SettingsURL(accountType))
	if m.Deleted.ValueBool() {
		line("as a user with the role Account Administrator or Implementation Specialist, and delete the access token %q.", m.Name.ValueString())
		return b.String()
	}
	line("as a user with the role Account Administrator or Implementation Specialist. The access token must have:")
	line("")
	for _, entry := range []struct{ label, value string }{
		{"Name:", m.Name.ValueString()},
		{"Description:", m.Description.ValueString()},
		{"API version:", m.versionToEnter()},
		{"Primary contact:", m.PrimaryContact.ValueString()},
		{"Developer emails:", strings.Join(tfimpact.Strings(m.DeveloperEmails), ", ")},
		{"State:", map[bool]string{true: "enabled", false: "disabled"}[m.Enabled.ValueBool()]},
	} {
		if entry.value != "" {
			line("%-17s %s", entry.label, entry.value)
		}
	}
	line("")
	if declared, _ := m.permissions(); m.Calls.IsNull() && m.Scopes.IsNull() {
		line("Which rows are ticked under Configure API Scopes is not declared: leave them as they are.")
	} else if len(declared.calls()) == 0 {
		line("Under Configure API Scopes, leave every category off.")
	} else {
		line("Under Configure API Scopes turn each of these categories on, then tick these rows in it. Leave every other row and category off:")
		line("%s", rows(declared.operations, declared.beyond...))
	}
	line("")
	line("Then give its Account SID to account_sid and its Auth Token to auth_token_wo (or auth_token), and apply: the live token is compared with this declaration.")
	return b.String()
}

// versionToEnter is the declared version, or the one that the web app offers
// first.
func (m *accessTokenModel) versionToEnter() string {
	if v := m.APIVersion.ValueString(); v != "" {
		return v
	}
	versions := catalog.APIVersions(m.AccountType.ValueString())
	if len(versions) == 0 {
		return "the newest"
	}
	return fmt.Sprintf("%d (the newest)", versions[len(versions)-1].Number)
}

// migrationGuide says how to replace a pair by access tokens.
func migrationGuide(accountType string) string {
	return fmt.Sprintf(`Legacy tokens carry every permission of the account. To replace them by access tokens with the least scopes:

1. List the calls that each integration makes, such as "GET /Campaigns".
2. Declare an impact_access_token for each integration, with calls = provider::impact::required_scopes(%q, [those calls]). Its setup_guide says what to create at %s
3. Give each integration its own token, and watch that it works.
4. Reset both legacy tokens at the same page, so that their old values die: they cannot be deleted. Then remove this resource.
`, accountType, catalog.SettingsURL(accountType))
}
