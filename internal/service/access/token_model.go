package access

import (
	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// tokenModel is impact_access_token.
type tokenModel struct {
	// What a person enters in the web app.
	Name            types.String `tfsdk:"name"`
	Description     types.String `tfsdk:"description"`
	AccountType     types.String `tfsdk:"account_type"`
	APIVersion      types.String `tfsdk:"api_version"`
	PrimaryContact  types.String `tfsdk:"primary_contact"`
	DeveloperEmails types.Set    `tfsdk:"developer_emails"`
	Scopes          types.Map    `tfsdk:"scopes"`
	Enabled         types.Bool   `tfsdk:"enabled"`

	// The credential.
	AccountSID         types.String `tfsdk:"account_sid"`
	AuthToken          types.String `tfsdk:"auth_token"`
	AuthTokenWO        types.String `tfsdk:"auth_token_wo"` // in configurations only
	AuthTokenWOVersion types.Int64  `tfsdk:"auth_token_wo_version"`

	// How it is watched.
	Verification    types.String `tfsdk:"verification"`
	OnMismatch      types.String `tfsdk:"on_mismatch"`
	DeletionPolicy  types.String `tfsdk:"deletion_policy"`
	RotateAfterDays types.Int64  `tfsdk:"rotate_after_days"`

	// What was found.
	Status         types.String `tfsdk:"status"`
	GrantedScopes  types.Map    `tfsdk:"granted_scopes"`
	MissingScopes  types.Map    `tfsdk:"missing_scopes"`
	ExcessScopes   types.Map    `tfsdk:"excess_scopes"`
	UnprovenScopes types.Map    `tfsdk:"unproven_scopes"`
	Fingerprint    types.String `tfsdk:"auth_token_fingerprint"`
	LastResetAt    types.String `tfsdk:"last_reset_at"`

	// What follows from the declaration alone.
	SettingsURL types.String `tfsdk:"settings_url"`
	SetupGuide  types.String `tfsdk:"setup_guide"`

	Timeouts timeouts.Value `tfsdk:"timeouts"`
}

// declaration is what the code says of a token, all of it known.
type declaration struct {
	name, accountType, version string
	sid, token                 string
	enabled                    bool
	scopes                     map[string][]string
	verification               string
}

// declared reads the declaration out of a model. Token is the value of auth_token
// or auth_token_wo. Known is false while a part that verification depends on is
// unknown.
func (m *tokenModel) declared(token types.String) (d declaration, known bool) {
	for _, value := range []interface{ IsUnknown() bool }{
		m.AccountType, m.APIVersion, m.AccountSID, token, m.Enabled, m.Verification,
	} {
		if value.IsUnknown() {
			return d, false
		}
	}
	return declaration{
		name: m.Name.ValueString(), accountType: m.AccountType.ValueString(), version: m.APIVersion.ValueString(),
		sid: m.AccountSID.ValueString(), token: token.ValueString(),
		enabled: m.Enabled.ValueBool(), scopes: scopesOf(m.Scopes), verification: m.Verification.ValueString(),
	}, wholly(m.Scopes)
}

// token is the credential's secret half, from a configuration: write-only values
// are nowhere else.
func (m *tokenModel) token() types.String {
	if !m.AuthToken.IsNull() {
		return m.AuthToken
	}
	return m.AuthTokenWO
}

// record writes a judgement into the attributes that say what was found.
func (m *tokenModel) record(v judgement) {
	m.Status = types.StringValue(v.status)
	m.GrantedScopes, m.MissingScopes = scopesOrNull(v.granted), scopesOrNull(v.missing)
	m.ExcessScopes, m.UnprovenScopes = scopesOrNull(v.excess), scopesOrNull(v.unproven)
}

// recordUnknowns is record for what a plan left open. What a plan has promised
// must stay.
func (m *tokenModel) recordUnknowns(v judgement) {
	if m.Status.IsUnknown() {
		m.record(v)
	}
}

// leaveOpen marks the attributes that say what was found as known after apply.
func (m *tokenModel) leaveOpen() {
	m.Status = types.StringUnknown()
	open := types.MapUnknown(permissionsType)
	m.GrantedScopes, m.MissingScopes, m.ExcessScopes, m.UnprovenScopes = open, open, open, open
}

// keepFound takes over what another state says was found.
func (m *tokenModel) keepFound(state *tokenModel) {
	m.Status, m.GrantedScopes, m.MissingScopes = state.Status, state.GrantedScopes, state.MissingScopes
	m.ExcessScopes, m.UnprovenScopes = state.ExcessScopes, state.UnprovenScopes
}

// emails are the developers' addresses, sorted.
func (m *tokenModel) emails() []string { return tfimpact.Strings(m.DeveloperEmails) }

// secret is what is recorded of the Auth Token; nil for no model.
func (m *tokenModel) secret() *secret {
	if m == nil {
		return nil
	}
	return &secret{
		sid: m.AccountSID, status: m.Status, version: m.AuthTokenWOVersion,
		fingerprint: &m.Fingerprint, lastResetAt: &m.LastResetAt,
	}
}
