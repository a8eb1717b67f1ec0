package access

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// fillGuide sets what follows from the declaration alone, so that it is known at
// plan: the page to open, and what to enter and toggle there.
func (m *tokenModel) fillGuide() {
	m.SettingsURL, m.SetupGuide = types.StringUnknown(), types.StringUnknown()
	if m.AccountType.IsUnknown() {
		return
	}
	m.SettingsURL = types.StringValue(catalog.SettingsURL(m.AccountType.ValueString()))
	for _, value := range []interface{ IsUnknown() bool }{
		m.Name, m.Description, m.APIVersion, m.PrimaryContact, m.DeveloperEmails, m.Enabled,
	} {
		if value.IsUnknown() {
			return
		}
	}
	for _, email := range m.DeveloperEmails.Elements() {
		if email.IsUnknown() {
			return
		}
	}
	if wholly(m.Scopes) {
		m.SetupGuide = types.StringValue(m.guide(scopesOf(m.Scopes)))
	}
}

func (m *tokenModel) guide(scopes map[string][]string) string {
	accountType := m.AccountType.ValueString()
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("Open %s", catalog.SettingsURL(accountType))
	line("as a user with the role Account Administrator or Implementation Specialist. The access token must have:")
	line("")
	line("Name:             %s", m.Name.ValueString())
	if text := m.Description.ValueString(); text != "" {
		line("Description:      %s", text)
	}
	line("API version:      %s", m.versionToEnter())
	if contact := m.PrimaryContact.ValueString(); contact != "" {
		line("Primary contact:  %s", contact)
	}
	if emails := m.emails(); len(emails) > 0 {
		line("Developer emails: %s", strings.Join(emails, ", "))
	}
	if m.Enabled.ValueBool() {
		line("State:            enabled")
	} else {
		line("State:            disabled")
	}
	line("")
	if len(scopes) == 0 {
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
func (m *tokenModel) versionToEnter() string {
	if v := m.APIVersion.ValueString(); v != "" {
		return v
	}
	versions := catalog.APIVersions(m.AccountType.ValueString())
	if len(versions) == 0 {
		return "the newest"
	}
	return fmt.Sprintf("%d (the newest)", versions[len(versions)-1].Number)
}
