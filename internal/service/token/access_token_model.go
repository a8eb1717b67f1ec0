package token

import (
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// accessTokenModel is impact_access_token.
type accessTokenModel struct {
	// Entered by a person in the web app.
	Name            types.String `tfsdk:"name"`
	Description     types.String `tfsdk:"description"`
	AccountType     types.String `tfsdk:"account_type"`
	APIVersion      types.String `tfsdk:"api_version"`
	PrimaryContact  types.String `tfsdk:"primary_contact"`
	DeveloperEmails types.Set    `tfsdk:"developer_emails"`
	Scopes          types.Map    `tfsdk:"scopes"`
	Enabled         types.Bool   `tfsdk:"enabled"`

	credentialModel

	// Settings of the resource.
	Verification    types.String `tfsdk:"verification"`
	OnMismatch      types.String `tfsdk:"on_mismatch"`
	DeletionPolicy  types.String `tfsdk:"deletion_policy"`
	RotateAfterDays types.Int64  `tfsdk:"rotate_after_days"`

	foundScopes

	// Computed from the declaration alone.
	SettingsURL types.String `tfsdk:"settings_url"`
	SetupGuide  types.String `tfsdk:"setup_guide"`

	Timeouts timeouts.Value `tfsdk:"timeouts"`
}

// owner is what the resource is known by among those that declare tokens.
func (m *accessTokenModel) owner() string {
	return fmt.Sprintf("impact_access_token %q", m.Name.ValueString())
}

// credential is the token in a step of a run. State is nil for a new resource, and
// where the model itself is the state.
func (m *accessTokenModel) credential(authToken types.String, state *accessTokenModel, salt []byte) *credential {
	c := &credential{
		declaration: declaration{
			kind: scopedToken,
			name: m.Name.ValueString(), accountType: m.AccountType.ValueString(), version: m.APIVersion.ValueString(),
			sid: m.AccountSID.ValueString(), token: authToken.ValueString(),
			enabled: m.Enabled.ValueBool(), scopes: tfimpact.ScopesOf(m.Scopes), verification: m.Verification.ValueString(),
		},
		declared:  allKnown(m.AccountType, m.APIVersion, m.AccountSID, authToken, m.Enabled, m.Verification) && fullyKnown(m.Scopes),
		authToken: authToken, onMismatch: m.OnMismatch.ValueString(), salt: salt,
		at: path.Empty(), model: &m.credentialModel, scopes: &m.foundScopes,
	}
	if state != nil {
		c.before, c.scopesBefore = &state.credentialModel, &state.foundScopes
		c.edited = !m.Scopes.Equal(state.Scopes) || !m.Enabled.Equal(state.Enabled)
	}
	return c
}

// recordRequested fills in what is known of a token that does not exist yet.
func (m *accessTokenModel) recordRequested() {
	m.Status = types.StringValue(statusRequested)
	none := scopesOrNull(nil)
	m.foundScopes = foundScopes{none, none, none, none}
	m.Fingerprint, m.LastResetAt = types.StringNull(), types.StringNull()
}

// allKnown reports whether no value is unknown.
func allKnown(values ...attr.Value) bool { return !slices.ContainsFunc(values, attr.Value.IsUnknown) }

// fullyKnown reports whether no part of a map of scopes is unknown.
func fullyKnown(scopes types.Map) bool {
	for _, element := range scopes.Elements() {
		permissions, ok := element.(types.Set)
		if !ok || permissions.IsUnknown() || !allKnown(permissions.Elements()...) {
			return false
		}
	}
	return !scopes.IsUnknown()
}
