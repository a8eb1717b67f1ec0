package token

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
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

// readHalf decodes one credential. A null one is the zero model; of an unknown one
// the SID and the Auth Token are unknown.
func readHalf(ctx context.Context, object types.Object) (h credentialModel, diags diag.Diagnostics) {
	diags = object.As(ctx, &h, basetypes.ObjectAsOptions{UnhandledNullAsEmpty: true, UnhandledUnknownAsEmpty: true})
	if object.IsUnknown() {
		h.AccountSID, h.AuthTokenWO = types.StringUnknown(), types.StringUnknown()
	}
	return h, diags
}

// each calls do with every credential that is there and known, and writes back
// what do filled in. Config holds the Auth Tokens. State is nil for a new pair, and
// where the model itself is the state.
func (m *pairModel) each(ctx context.Context, config, state *pairModel, salt []byte, do func(*credential) diag.Diagnostics) (diags diag.Diagnostics) {
	for _, name := range halfNames {
		object := m.half(name)
		if object.IsNull() || object.IsUnknown() {
			continue
		}
		half, problems := readHalf(ctx, *object)
		configured, more := readHalf(ctx, *config.half(name))
		problems.Append(more...)
		var before *credentialModel
		if state != nil && !state.half(name).IsNull() {
			recorded, more := readHalf(ctx, *state.half(name))
			problems.Append(more...)
			before = &recorded
		}
		diags.Append(problems...)
		if problems.HasError() {
			continue
		}
		diags.Append(do(m.credential(name, &half, configured.configuredToken(), before, salt))...)
		var written diag.Diagnostics
		*object, written = types.ObjectValueFrom(ctx, object.AttributeTypes(ctx), half)
		diags.Append(written...)
	}
	return diags
}

// credential is one of the pair in a step of a run.
func (m *pairModel) credential(name string, half *credentialModel, authToken types.String, before *credentialModel, salt []byte) *credential {
	c := &credential{
		declaration: declaration{
			kind: legacyReadWrite, name: "read/write legacy token", accountType: m.AccountType.ValueString(),
			sid: half.AccountSID.ValueString(), token: authToken.ValueString(), enabled: true, verification: m.Verification.ValueString(),
		},
		declared:  allKnown(m.AccountType, m.Verification, half.AccountSID, authToken),
		authToken: authToken, onMismatch: m.OnMismatch.ValueString(), salt: salt,
		at: path.Root(name), model: half, before: before,
	}
	if name == "read_only" {
		c.kind, c.name = legacyReadOnly, "read-only legacy token"
	}
	if c.verification == verifyFull {
		c.verification = verifyWrites
	}
	return c
}

// fillGuide sets the attributes that follow from the account type alone.
func (m *pairModel) fillGuide() {
	m.SettingsURL, m.MigrationGuide = types.StringUnknown(), types.StringUnknown()
	if accountType := m.AccountType; !accountType.IsUnknown() {
		m.SettingsURL = types.StringValue(catalog.SettingsURL(accountType.ValueString()))
		m.MigrationGuide = types.StringValue(migrationGuide(accountType.ValueString()))
	}
}
