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

	credentialModel

	// Settings of the resource.
	Verification     types.String `tfsdk:"verification"`
	IgnoreCategories types.Set    `tfsdk:"ignore_categories"`
	OnMismatch       types.String `tfsdk:"on_mismatch"`
	DeletionPolicy   types.String `tfsdk:"deletion_policy"`
	RotateAfterDays  types.Int64  `tfsdk:"rotate_after_days"`

	foundScopes

	// Computed from the declaration alone.
	SettingsURL types.String `tfsdk:"settings_url"`
	SetupGuide  types.String `tfsdk:"setup_guide"`
}

func (m *accessTokenModel) fillKnown() {
	m.SettingsURL, m.SetupGuide = types.StringUnknown(), types.StringUnknown()
	if !m.AccountType.IsUnknown() {
		m.SettingsURL = types.StringValue(catalog.SettingsURL(m.AccountType.ValueString()))
	}
	if allKnown(m.AccountType, m.Name, m.Description, m.APIVersion, m.PrimaryContact, m.DeveloperEmails, m.Enabled) &&
		allKnown(m.DeveloperEmails.Elements()...) && m.permissionsKnown() {
		m.SetupGuide = types.StringValue(m.guide())
	}
	if m.AccountSID.IsNull() {
		m.Status = types.StringValue(statusRequested)
		m.foundScopes = noScopes()
		m.Fingerprint, m.LastResetAt = types.StringNull(), types.StringNull()
	}
}

// owner is what the resource is known by among those that declare tokens.
func (m *accessTokenModel) owner() string {
	if m.Name.IsUnknown() {
		return ""
	}
	return fmt.Sprintf("impact_access_token %q", m.Name.ValueString())
}

// each does nothing for a token that is only requested.
func (m *accessTokenModel) each(_ context.Context, config, state *accessTokenModel, do func(*credential) diag.Diagnostics) diag.Diagnostics {
	if m.AccountSID.IsNull() {
		return nil
	}
	authToken := config.configuredToken()
	declared, _ := m.permissions() // validate has told the problems
	c := &credential{
		declaration: declaration{
			kind: scopedToken,
			name: m.Name.ValueString(), accountType: m.AccountType.ValueString(), version: m.APIVersion.ValueString(),
			sid: m.AccountSID.ValueString(), token: authToken.ValueString(),
			enabled: m.Enabled.ValueBool(), permissions: declared, verification: m.Verification.ValueString(),
			ignored: m.ignored(),
		},
		declared: allKnown(m.AccountType, m.APIVersion, m.AccountSID, authToken, m.Enabled, m.Verification, m.IgnoreCategories) &&
			allKnown(m.IgnoreCategories.Elements()...) && m.permissionsKnown(),
		authToken: authToken, owner: m.owner(),
		onMismatch: m.OnMismatch.ValueString(), deletionPolicy: m.DeletionPolicy.ValueString(), rotateAfterDays: m.RotateAfterDays,
		at: path.Empty(), model: &m.credentialModel, scopes: &m.foundScopes,
	}
	if state != nil {
		c.before, c.scopesBefore, c.ownerBefore = &state.credentialModel, &state.foundScopes, state.owner()
		before, _ := state.permissions()
		c.edited = !slices.Equal(declared.calls(), before.calls()) || !m.Enabled.Equal(state.Enabled)
	}
	return do(c)
}

func (m *accessTokenModel) applied(state *accessTokenModel) (diags diag.Diagnostics) {
	if m.AccountSID.IsNull() && (state == nil || !state.SetupGuide.Equal(m.SetupGuide)) {
		diags.AddWarning(fmt.Sprintf("The access token %q must be created in the web app", m.Name.ValueString()), m.SetupGuide.ValueString())
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
