package token

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

var accessToken = description{
	name: "access_token", noun: "access token", schema: accessTokenSchema, mutableIdentity: true,
	sids: []sidAttribute{{"account_sid", "Account SID of the token; empty while it is requested.", path.Root("account_sid")}},
	// Which calls the token may make, and its name, only a person or the doctor can
	// tell: until somebody declares them it stands in an inventory.
	imported: func(accountType impact.AccountType, id string) map[string]any {
		return map[string]any{"name": id, "account_type": string(accountType), "verification": verifyNone, "enabled": true, "deleted": false}
	},
	checkImportID: func(id string) error {
		err := impact.CheckAccountSID(id)
		if err == nil {
			return nil
		}
		_, problem := tfimpact.ConfigProblem(err)
		return fmt.Errorf("the import id is the token's Account SID, but %w. For example: terraform import impact_access_token.example IRabc123", problem)
	},
}

// NewAccessToken makes the resource impact_access_token.
func NewAccessToken() resource.Resource {
	return &tokenResource[accessTokenModel, *accessTokenModel]{description: accessToken}
}

type accessTokenModel struct {
	// Entered by a person in the web app.
	Name            types.String `tfsdk:"name"`
	Description     types.String `tfsdk:"description"`
	AccountType     types.String `tfsdk:"account_type"`
	APIVersion      types.String `tfsdk:"api_version"`
	PrimaryContact  types.String `tfsdk:"primary_contact"`
	DeveloperEmails types.Set    `tfsdk:"developer_emails"`
	Calls           types.Set    `tfsdk:"calls"`
	Scopes          types.Map    `tfsdk:"scopes"`
	Enabled         types.Bool   `tfsdk:"enabled"`
	Deleted         types.Bool   `tfsdk:"deleted"`

	credentialModel

	// Settings of the resource.
	Verification     types.String `tfsdk:"verification"`
	IgnoreCategories types.Set    `tfsdk:"ignore_categories"`
	OnMismatch       types.String `tfsdk:"on_mismatch"`
	OnDrift          types.String `tfsdk:"on_drift"`
	OnUnverified     types.String `tfsdk:"on_unverified"`
	DeletionPolicy   types.String `tfsdk:"deletion_policy"`

	IssuedAt        tfimpact.Timestamp `tfsdk:"issued_at"`
	RotateAfterDays types.Int64        `tfsdk:"rotate_after_days"`
	OnOverdue       types.String       `tfsdk:"on_overdue"`
	RotateBy        types.String       `tfsdk:"rotate_by"`

	foundScopes

	// Computed from the declaration alone.
	SettingsURL types.String `tfsdk:"settings_url"`
	SetupGuide  types.String `tfsdk:"setup_guide"`
}

// fillKnown keeps the guide of an unchanged declaration: a newer provider may word
// it otherwise, and a newer API version may have been released.
func (m *accessTokenModel) fillKnown(state *accessTokenModel) {
	m.SettingsURL, m.SetupGuide = types.StringUnknown(), types.StringUnknown()
	if state != nil && m.declaresTheSame(state) && !state.SetupGuide.IsNull() {
		m.SettingsURL, m.SetupGuide = state.SettingsURL, state.SetupGuide
		return
	}
	if !m.AccountType.IsUnknown() {
		m.SettingsURL = types.StringValue(catalog.SettingsURL(m.AccountType.ValueString()))
	}
	if allKnown(m.AccountType, m.Name, m.Description, m.APIVersion, m.PrimaryContact, m.DeveloperEmails, m.Enabled, m.Deleted) &&
		allKnown(m.DeveloperEmails.Elements()...) && m.permissionsKnown() {
		m.SetupGuide = types.StringValue(m.guide())
	}
}

// declaresTheSame reports that a person would enter and tick the same.
func (m *accessTokenModel) declaresTheSame(other *accessTokenModel) bool {
	return m.Name.Equal(other.Name) && m.Description.Equal(other.Description) && m.AccountType.Equal(other.AccountType) &&
		m.APIVersion.Equal(other.APIVersion) && m.PrimaryContact.Equal(other.PrimaryContact) && m.DeveloperEmails.Equal(other.DeveloperEmails) &&
		m.Calls.Equal(other.Calls) && m.Scopes.Equal(other.Scopes) && m.Enabled.Equal(other.Enabled) && m.Deleted.Equal(other.Deleted)
}

// owner is what the resource is known by among those that declare tokens.
func (m *accessTokenModel) owner() string {
	if m.Name.IsUnknown() {
		return ""
	}
	return fmt.Sprintf("impact_access_token %q", m.Name.ValueString())
}

// each hands on the one credential, also while it is only requested.
func (m *accessTokenModel) each(_ context.Context, config, state *accessTokenModel, do func(*credential) diag.Diagnostics) diag.Diagnostics {
	authToken := config.configuredToken()
	declared, _ := m.permissions() // validate has told the problems
	c := &credential{
		declaration: declaration{
			kind: scopedToken,
			name: m.Name.ValueString(), accountType: m.AccountType.ValueString(), version: m.APIVersion.ValueString(),
			sid: m.AccountSID.ValueString(), token: authToken.ValueString(),
			enabled: m.Enabled.ValueBool(), deleted: m.Deleted.ValueBool(), permissions: declared,
			verification: m.Verification.ValueString(), ignored: m.ignored(),
		},
		declared: allKnown(m.AccountType, m.APIVersion, m.AccountSID, authToken, m.Enabled, m.Deleted, m.Verification, m.IgnoreCategories) &&
			allKnown(m.IgnoreCategories.Elements()...) && m.permissionsKnown(),
		byCalls: !m.Calls.IsNull(), authToken: authToken, owner: m.owner(),
		strictness: strictness{m.OnMismatch.ValueString(), m.OnDrift.ValueString(), m.OnUnverified.ValueString(), m.DeletionPolicy.ValueString()},
		rotation:   rotation{m.IssuedAt, m.RotateAfterDays, m.OnOverdue.ValueString(), &m.RotateBy},
		at:         path.Empty(), model: &m.credentialModel, scopes: &m.foundScopes,
	}
	if state != nil {
		c.before, c.scopesBefore, c.ownerBefore = &state.credentialModel, &state.foundScopes, state.owner()
		before, _ := state.permissions()
		c.edited = !slices.Equal(declared.calls(), before.calls()) || !m.Enabled.Equal(state.Enabled)
		c.upgraded = !m.APIVersion.Equal(state.APIVersion)
	}
	return do(c)
}

func (m *accessTokenModel) applied(state *accessTokenModel) (diags diag.Diagnostics) {
	if m.AccountSID.IsNull() && (state == nil || !state.SetupGuide.Equal(m.SetupGuide)) {
		diags.AddWarning(toBeCreated.summary(), fmt.Sprintf("Access token %q: %s", m.Name.ValueString(), m.SetupGuide.ValueString()))
	}
	return diags
}

// allKnown reports whether no value is unknown.
func allKnown(values ...attr.Value) bool { return !slices.ContainsFunc(values, attr.Value.IsUnknown) }

// ignored are the categories to ignore that the account type has.
func (m *accessTokenModel) ignored() []string {
	return slices.DeleteFunc(tfimpact.Strings(m.IgnoreCategories), func(key string) bool {
		_, known := catalog.FindCategory(m.AccountType.ValueString(), key)
		return !known
	})
}

// permissionsKnown reports whether no part of calls and scopes is unknown.
func (m *accessTokenModel) permissionsKnown() bool {
	for _, element := range m.Scopes.Elements() {
		permissions, ok := element.(types.Set)
		if !ok || permissions.IsUnknown() || !allKnown(permissions.Elements()...) {
			return false
		}
	}
	return allKnown(m.Calls, m.Scopes) && allKnown(m.Calls.Elements()...)
}
