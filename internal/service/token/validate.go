package token

import (
	"context"
	"fmt"
	"maps"
	"net/mail"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

func (m *accessTokenModel) validate(context.Context) diag.Diagnostics {
	diags := validateCredential(path.Empty(), m.credentialModel)
	if accountType := m.AccountType; !accountType.IsUnknown() && catalog.Categories(accountType.ValueString()) != nil {
		diags.Append(validateVersion(path.Root("api_version"), accountType.ValueString(), m.APIVersion)...)
		diags.Append(validateScopes(accountType.ValueString(), m.Scopes)...)
	}
	enabled := m.Enabled.IsNull() || m.Enabled.ValueBool() // enabled by default
	if enabled && !m.Enabled.IsUnknown() && !m.Scopes.IsUnknown() && len(m.Scopes.Elements()) == 0 {
		diags.AddAttributeError(path.Root("scopes"), "An enabled token without scopes",
			"scopes is empty, so the token could do nothing. Declare what it needs, or set enabled = false.")
	}
	return diags
}

// validateCredential checks the attributes of a credential below parent.
func validateCredential(parent path.Path, m credentialModel) (diags diag.Diagnostics) {
	at, sid, token, tokenWO := parent.AtName, m.AccountSID, m.AuthToken, m.AuthTokenWO
	switch {
	case !token.IsNull() && !tokenWO.IsNull() && !token.IsUnknown() && !tokenWO.IsUnknown():
		diags.AddAttributeError(at("auth_token"), "Both auth_token and auth_token_wo",
			"Set one of them: auth_token keeps the Auth Token in state, auth_token_wo keeps it out.")
	case sid.IsNull() && (isSet(token) || isSet(tokenWO)):
		diags.AddAttributeError(at("account_sid"), "An Auth Token without its Account SID",
			"The two belong together: set account_sid to the SID that the token's page shows. For a token that does not exist yet, leave out both.")
	case isSet(sid) && token.IsNull() && tokenWO.IsNull():
		diags.AddAttributeError(at("auth_token_wo"), "An Account SID without its Auth Token",
			"Set auth_token_wo, which keeps the Auth Token out of state, or auth_token, which keeps it there and watches the token on refresh too.")
	}
	if isSet(sid) {
		diags.Append(credentialProblem(at("account_sid"), impact.CheckAccountSID(sid.ValueString()))...)
	}
	for name, value := range map[string]types.String{"auth_token": token, "auth_token_wo": tokenWO} {
		if isSet(value) {
			diags.Append(credentialProblem(at(name), impact.CheckAuthToken(value.ValueString()))...)
		}
	}
	return diags
}

func credentialProblem(at path.Path, err error) (diags diag.Diagnostics) {
	if err != nil {
		_, problem := tfimpact.ConfigProblem(err)
		diags.AddAttributeError(at, "The credential cannot be used", problem.Error()+".")
	}
	return diags
}

func isSet(s types.String) bool { return !s.IsNull() && !s.IsUnknown() }

func validateVersion(at path.Path, accountType string, version types.String) (diags diag.Diagnostics) {
	if !isSet(version) {
		return nil
	}
	var released []string
	for _, v := range catalog.APIVersions(accountType) {
		released = append(released, fmt.Sprint(v.Number))
	}
	if !slices.Contains(released, version.ValueString()) {
		diags.AddAttributeError(at, "Unknown API version",
			fmt.Sprintf("%q is not an API version of %s accounts. impact.com has released %s.",
				version.ValueString(), accountType, strings.Join(released, ", ")))
	}
	return diags
}

// validateScopes refuses permissions that cannot be granted, and categories
// without permissions.
func validateScopes(accountType string, scopes types.Map) diag.Diagnostics {
	at := path.Root("scopes")
	declared := tfimpact.ScopesOf(scopes)
	diags := tfimpact.CheckScopes(accountType, declared, at)
	for _, key := range slices.Sorted(maps.Keys(declared)) {
		if permissions, ok := scopes.Elements()[key].(types.Set); ok && !permissions.IsUnknown() && len(permissions.Elements()) == 0 {
			diags.AddAttributeError(at.AtMapKey(key), "An API category without permissions",
				fmt.Sprintf("%q has neither \"read\" nor \"write\". Leave out a category that the token does not need.", key))
		}
	}
	return diags
}

// emailAddresses accepts sets of plain addresses, without names.
type emailAddresses struct{}

func (emailAddresses) Description(context.Context) string { return "must be e-mail addresses" }

func (v emailAddresses) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (emailAddresses) ValidateSet(_ context.Context, req validator.SetRequest, resp *validator.SetResponse) {
	for _, element := range req.ConfigValue.Elements() {
		address, ok := element.(types.String)
		if !ok || !isSet(address) {
			continue
		}
		parsed, err := mail.ParseAddress(address.ValueString())
		if err != nil || parsed.Address != address.ValueString() {
			resp.Diagnostics.AddAttributeError(req.Path, "Not an e-mail address",
				fmt.Sprintf("%q is not an e-mail address such as dev@example.com, without a name around it.", address.ValueString()))
		}
	}
}
