package access

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
)

// pairModel is impact_legacy_token_pair.
type pairModel struct {
	AccountType    types.String   `tfsdk:"account_type"`
	ReadWrite      types.Object   `tfsdk:"read_write"`
	ReadOnly       types.Object   `tfsdk:"read_only"`
	Verification   types.String   `tfsdk:"verification"`
	OnMismatch     types.String   `tfsdk:"on_mismatch"`
	SettingsURL    types.String   `tfsdk:"settings_url"`
	MigrationGuide types.String   `tfsdk:"migration_guide"`
	Timeouts       timeouts.Value `tfsdk:"timeouts"`
}

// halfNames are the attributes of the two credentials.
var halfNames = []string{"read_write", "read_only"}

// half returns the attribute of one credential, to read and to change.
func (m *pairModel) half(name string) *types.Object {
	if name == "read_only" {
		return &m.ReadOnly
	}
	return &m.ReadWrite
}

// halfModel is one credential of the pair.
type halfModel struct {
	AccountSID         types.String `tfsdk:"account_sid"`
	AuthToken          types.String `tfsdk:"auth_token"`
	AuthTokenWO        types.String `tfsdk:"auth_token_wo"` // in configurations only
	AuthTokenWOVersion types.Int64  `tfsdk:"auth_token_wo_version"`
	Status             types.String `tfsdk:"status"`
	Fingerprint        types.String `tfsdk:"auth_token_fingerprint"`
	LastResetAt        types.String `tfsdk:"last_reset_at"`
}

// read decodes one credential. A null one is the zero model; of one that is
// wholly unknown every attribute is.
func read(ctx context.Context, object types.Object) (h halfModel, diags diag.Diagnostics) {
	diags = object.As(ctx, &h, basetypes.ObjectAsOptions{UnhandledNullAsEmpty: true, UnhandledUnknownAsEmpty: true})
	if object.IsUnknown() {
		h.AccountSID, h.AuthTokenWO = types.StringUnknown(), types.StringUnknown()
	}
	return h, diags
}

// write encodes the credential in place of another.
func (h halfModel) write(ctx context.Context, object *types.Object) (diags diag.Diagnostics) {
	*object, diags = types.ObjectValueFrom(ctx, object.AttributeTypes(ctx), h)
	return diags
}

// token is the Auth Token, from a configuration.
func (h halfModel) token() types.String {
	if !h.AuthToken.IsNull() {
		return h.AuthToken
	}
	return h.AuthTokenWO
}

// credential is a half of the pair with all that verifying it depends on.
type credential struct {
	declaration
	readOnly bool
}

// declared reads a credential out of the model. Known is false while a part that
// verification depends on is unknown.
func (m *pairModel) declared(name string, h halfModel, token types.String) (c credential, known bool) {
	c = credential{readOnly: name == "read_only", declaration: declaration{
		name: halfLabel(name), accountType: m.AccountType.ValueString(),
		sid: h.AccountSID.ValueString(), token: token.ValueString(), enabled: true, verification: m.Verification.ValueString(),
	}}
	if c.verification == verifyFull {
		c.verification = verifyWrites
	}
	known = !m.AccountType.IsUnknown() && !m.Verification.IsUnknown() && !h.AccountSID.IsUnknown() && !token.IsUnknown()
	return c, known
}

func halfLabel(name string) string {
	if name == "read_only" {
		return "read-only legacy token"
	}
	return "read/write legacy token"
}

// halfOf is a credential of the state; nil when there is none.
func halfOf(ctx context.Context, state *pairModel, name string) (*halfModel, diag.Diagnostics) {
	if state == nil || state.half(name).IsNull() {
		return nil, nil
	}
	h, diags := read(ctx, *state.half(name))
	return &h, diags
}

// secret is what is recorded of the Auth Token; nil for no credential.
func (h *halfModel) secret() *secret {
	if h == nil {
		return nil
	}
	return &secret{
		sid: h.AccountSID, status: h.Status, version: h.AuthTokenWOVersion,
		fingerprint: &h.Fingerprint, lastResetAt: &h.LastResetAt,
	}
}
