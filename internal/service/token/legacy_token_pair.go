package token

import (
	"context"
	"errors"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// legacyTokenPair is the older kind of credentials, one that may do everything and
// one that may only read. They can only be reset and upgraded, each on its own, and
// have no scopes and nothing to edit.
var legacyTokenPair = description{
	name: "legacy_token_pair", noun: "legacy tokens", schema: pairSchema,
	sids: []sidAttribute{
		{"read_write_account_sid", "Account SID of the read/write credential.", path.Root("read_write").AtName("account_sid")},
		{"read_only_account_sid", "Account SID of the read-only credential.", path.Root("read_only").AtName("account_sid")},
	},
	checkImportID: func(id string) error {
		readWrite, readOnly, _ := strings.Cut(id, "/")
		if impact.CheckAccountSID(readWrite) == nil && impact.CheckAccountSID(readOnly) == nil {
			return nil
		}
		const form = "the import id does not have the form <read_write account_sid>/<read_only account_sid>. For example: terraform import impact_legacy_token_pair.example IRabc123/IRdef456"
		if strings.Contains(id, ":") {
			return errors.New(form + ". An Account SID and an Auth Token look joined in it, so it is not repeated here")
		}
		return errors.New(form)
	},
}

// NewLegacyTokenPair makes the resource impact_legacy_token_pair.
func NewLegacyTokenPair() resource.Resource {
	return &tokenResource[pairModel, *pairModel]{description: legacyTokenPair}
}

type pairModel struct {
	AccountType    types.String `tfsdk:"account_type"`
	ReadWrite      types.Object `tfsdk:"read_write"`
	ReadOnly       types.Object `tfsdk:"read_only"`
	Verification   types.String `tfsdk:"verification"`
	OnMismatch     types.String `tfsdk:"on_mismatch"`
	OnDrift        types.String `tfsdk:"on_drift"`
	OnUnverified   types.String `tfsdk:"on_unverified"`
	SettingsURL    types.String `tfsdk:"settings_url"`
	MigrationGuide types.String `tfsdk:"migration_guide"`
}

// pairOwner stands for a pair among the resources that declare tokens. A pair has
// no name, so two pairs that share a credential are not told apart.
const pairOwner = "impact_legacy_token_pair"

// halves are the credentials of a pair.
var halves = []struct {
	attribute, name string
	kind            kind
	of              func(*pairModel) *types.Object
}{
	{"read_write", "read/write legacy token", legacyReadWrite, func(m *pairModel) *types.Object { return &m.ReadWrite }},
	{"read_only", "read-only legacy token", legacyReadOnly, func(m *pairModel) *types.Object { return &m.ReadOnly }},
}

func (m *pairModel) validate(ctx context.Context) diag.Diagnostics {
	var earlier *credentialModel
	return m.each(ctx, m, nil, func(c *credential) diag.Diagnostics {
		diags := validateCredential(c.at, *c.model, false)
		if earlier != nil {
			diags.Append(validateTwoTokens(*earlier, *c.model)...)
		}
		earlier = c.model
		return diags
	})
}

// validateTwoTokens refuses one token in both halves of a pair.
func validateTwoTokens(readWrite, readOnly credentialModel) (diags diag.Diagnostics) {
	at := path.Root("read_only")
	if isSet(readWrite.AccountSID) && readWrite.AccountSID.Equal(readOnly.AccountSID) {
		diags.AddAttributeError(at.AtName("account_sid"), "One token in both halves of the pair",
			"read_write and read_only have the same Account SID, so one of the two legacy tokens is not declared. The page that settings_url names shows both.")
	}
	one, other := readWrite.configuredToken(), readOnly.configuredToken()
	if isSet(one) && one.Equal(other) {
		diags.AddAttributeError(at, "One Auth Token in both halves of the pair",
			"read_write and read_only have the same Auth Token, which belongs to only one of them. The page that settings_url names shows both.")
	}
	return diags
}

// fillKnown keeps the guide, as a newer provider may word it otherwise.
func (m *pairModel) fillKnown(state *pairModel) {
	m.SettingsURL, m.MigrationGuide = types.StringUnknown(), types.StringUnknown()
	if state != nil && state.AccountType.Equal(m.AccountType) && !state.MigrationGuide.IsNull() {
		m.SettingsURL, m.MigrationGuide = state.SettingsURL, state.MigrationGuide
		return
	}
	if accountType := m.AccountType; !accountType.IsUnknown() {
		m.SettingsURL = types.StringValue(catalog.SettingsURL(accountType.ValueString()))
		m.MigrationGuide = types.StringValue(migrationGuide(accountType.ValueString()))
	}
}

func (m *pairModel) each(ctx context.Context, config, state *pairModel, do func(*credential) diag.Diagnostics) (diags diag.Diagnostics) {
	for _, half := range halves {
		object := half.of(m)
		if object.IsNull() || object.IsUnknown() {
			continue
		}
		var model, configured credentialModel
		problems := object.As(ctx, &model, basetypes.ObjectAsOptions{})
		problems.Append(half.of(config).As(ctx, &configured, basetypes.ObjectAsOptions{})...)
		authToken := configured.configuredToken()
		c := &credential{
			declaration: declaration{
				kind: half.kind, name: half.name, accountType: m.AccountType.ValueString(),
				sid: model.AccountSID.ValueString(), token: authToken.ValueString(), enabled: true, verification: m.Verification.ValueString(),
			},
			declared:  allKnown(m.AccountType, m.Verification, model.AccountSID, authToken),
			authToken: authToken, owner: pairOwner,
			strictness: strictness{onMismatch: m.OnMismatch.ValueString(), onDrift: m.OnDrift.ValueString(), onUnverified: m.OnUnverified.ValueString()},
			at:         path.Root(half.attribute), model: &model,
		}
		if state != nil && !half.of(state).IsNull() {
			c.before = &credentialModel{}
			problems.Append(half.of(state).As(ctx, c.before, basetypes.ObjectAsOptions{})...)
		}
		if !problems.HasError() {
			problems.Append(do(c)...)
			written, more := types.ObjectValueFrom(ctx, object.AttributeTypes(ctx), model)
			problems.Append(more...)
			*object = written
		}
		diags.Append(problems...)
	}
	return diags
}

// applied says once how to get rid of the pair.
func (m *pairModel) applied(state *pairModel) (diags diag.Diagnostics) {
	if state == nil {
		diags.AddWarning(toBeReplaced.summary(), m.MigrationGuide.ValueString())
	}
	return diags
}
