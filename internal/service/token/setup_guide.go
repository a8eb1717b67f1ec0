package token

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// guide says what a person enters and toggles in the web app.
func (m *accessTokenModel) guide() string {
	accountType := m.AccountType.ValueString()
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("Open %s", catalog.SettingsURL(accountType))
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
	if scopes := tfimpact.ScopesOf(m.Scopes); len(scopes) == 0 {
		line("Leave all API categories off.")
	} else {
		line("Turn on these API categories and permissions, and leave all others off:")
		line("%s", toggles(accountType, scopes))
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

// toggles writes scopes as the lines of a list, by the names that the web app
// shows: "Deals (deals): read (GET), write (POST, PUT)".
func toggles(accountType string, scopes map[string][]string) string {
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(scopes)) {
		category, known := catalog.Lookup(accountType, key)
		if !known {
			continue
		}
		var permissions []string
		for _, permission := range scopes[key] {
			permissions = append(permissions, fmt.Sprintf("%s (%s)", permission, strings.Join(methods(category, permission), ", ")))
		}
		lines = append(lines, fmt.Sprintf("  - %s (%s): %s", category.Label, key, strings.Join(permissions, ", ")))
	}
	return strings.Join(lines, "\n")
}

// methods are the HTTP methods that a permission stands for in a category, in
// the order of the category's operations.
func methods(category catalog.Category, permission string) (found []string) {
	for _, operation := range category.Operations {
		if operation.Permission() == permission && !slices.Contains(found, operation.Method) {
			found = append(found, operation.Method)
		}
	}
	return found
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
