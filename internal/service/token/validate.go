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
	diags := validateCredential(path.Empty(), m.credentialModel, m.Verification.ValueString() == verifyNone || m.Deleted.ValueBool())
	if accountType := m.AccountType; !accountType.IsUnknown() && catalog.Categories(accountType.ValueString()) != nil {
		diags.Append(validateVersion(path.Root("api_version"), accountType.ValueString(), m.APIVersion)...)
		_, problems := m.permissions()
		diags.Append(problems...)
		diags.Append(validateIgnored(accountType.ValueString(), m.IgnoreCategories)...)
	}
	diags.Append(m.validatePermissions()...)
	return diags
}

// validatePermissions wants exactly one of calls and scopes, with something in it
// while the token is enabled.
func (m *accessTokenModel) validatePermissions() (diags diag.Diagnostics) {
	for _, key := range slices.Sorted(maps.Keys(m.Scopes.Elements())) {
		if permissions, ok := m.Scopes.Elements()[key].(types.Set); ok && !permissions.IsUnknown() && len(permissions.Elements()) == 0 {
			diags.AddAttributeError(path.Root("scopes").AtMapKey(key), "An API category without permissions",
				fmt.Sprintf("%q has neither \"read\" nor \"write\". Leave out a category that the token does not need.", key))
		}
	}
	if m.Calls.IsUnknown() || m.Scopes.IsUnknown() {
		return diags
	}
	attribute, declared := "calls", len(m.Calls.Elements())
	if m.Calls.IsNull() {
		attribute, declared = "scopes", len(m.Scopes.Elements())
	}
	enabled := m.Enabled.IsNull() || m.Enabled.ValueBool() // enabled by default
	switch {
	case m.Calls.IsNull() && m.Scopes.IsNull() && (m.Verification.IsUnknown() || m.Verification.ValueString() == verifyNone):
	case m.Calls.IsNull() && m.Scopes.IsNull():
		diags.AddAttributeError(path.Root("calls"), "Neither calls nor scopes",
			"Declare what the token may do: calls, such as \"GET /Campaigns\", or scopes, which stands for all calls of a kind in a category. Only with verification = \"none\" can both be left out.")
	case !m.Calls.IsNull() && !m.Scopes.IsNull():
		diags.AddAttributeError(path.Root("scopes"), "Both calls and scopes",
			"Set one of them: calls names single calls, scopes stands for all calls of a kind in a category.")
	case enabled && !m.Enabled.IsUnknown() && declared == 0:
		diags.AddAttributeError(path.Root(attribute), "An enabled token without scopes",
			attribute+" is empty, so the token could do nothing. Declare what it needs, or set enabled = false.")
	}
	return diags
}

// validateIgnored warns about categories of which there is nothing to ignore.
func validateIgnored(accountType string, categories types.Set) (diags diag.Diagnostics) {
	const shown = 3
	for _, key := range tfimpact.Strings(categories) {
		if _, known := catalog.FindCategory(accountType, key); !known {
			diags.AddAttributeWarning(path.Root("ignore_categories"), "API category that this provider does not know", fmt.Sprintf(
				"%s accounts have no API category %q, so there is nothing to ignore. The nearest are %s.",
				accountType, key, strings.Join(catalog.NearestCategories(accountType, key, shown), ", ")))
		}
	}
	return diags
}

// validateCredential checks the attributes of a credential below parent, which may
// be without its Auth Token where nothing is asked with it.
func validateCredential(parent path.Path, m credentialModel, mayLackToken bool) (diags diag.Diagnostics) {
	at, sid, token, tokenWO := parent.AtName, m.AccountSID, m.AuthToken, m.AuthTokenWO
	switch {
	case !token.IsNull() && !tokenWO.IsNull() && !token.IsUnknown() && !tokenWO.IsUnknown():
		diags.AddAttributeError(at("auth_token"), "Both auth_token and auth_token_wo",
			"Set one of them: auth_token keeps the Auth Token in state, auth_token_wo keeps it out.")
	case sid.IsNull() && (isSet(token) || isSet(tokenWO)):
		diags.AddAttributeError(at("account_sid"), "An Auth Token without its Account SID",
			"The two belong together: set account_sid to the SID that the token's page shows. For a token that does not exist yet, leave out both.")
	case isSet(sid) && token.IsNull() && tokenWO.IsNull() && !mayLackToken:
		diags.AddAttributeError(at("auth_token_wo"), "An Account SID without its Auth Token",
			"In this run auth_token_wo and auth_token have no value. Where the code sets one, what it is set to is null: check the variable (TF_VAR_…) or the secret that it is read from. "+
				"Where it does not, set auth_token_wo, which keeps the Auth Token out of state, or auth_token, which keeps it there and watches the token on refresh too. With verification = \"none\" a token needs no Auth Token.")
	}
	if isSet(sid) {
		problem := impact.CheckAccountSID(sid.ValueString())
		for _, value := range []types.String{token, tokenWO} {
			if swapped := impact.CheckSwapped(sid.ValueString(), value.ValueString()); swapped != nil {
				problem = swapped
			}
		}
		diags.Append(credentialProblem(at("account_sid"), problem)...)
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
	switch {
	case impact.IsNewerVersion(impact.AccountType(accountType), version.ValueString()):
		diags.AddAttributeWarning(at, "API version that this provider does not know",
			fmt.Sprintf("%q is higher than the versions of %s accounts that this provider was made with: %s. It is sent as it is; impact.com judges.",
				version.ValueString(), accountType, strings.Join(released, ", ")))
	case !slices.Contains(released, version.ValueString()):
		diags.AddAttributeError(at, "Unknown API version",
			fmt.Sprintf("%q is not an API version of %s accounts. impact.com has released %s.",
				version.ValueString(), accountType, strings.Join(released, ", ")))
	}
	return diags
}

// emailAddress accepts plain addresses, without names.
type emailAddress struct{}

func (emailAddress) Description(context.Context) string { return "must be an e-mail address" }

func (v emailAddress) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (emailAddress) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	address := req.ConfigValue.ValueString()
	if parsed, err := mail.ParseAddress(address); isSet(req.ConfigValue) && (err != nil || parsed.Address != address) {
		resp.Diagnostics.AddAttributeError(req.Path, "Not an e-mail address",
			fmt.Sprintf("%q is not an e-mail address such as dev@example.com, without a name around it.", address))
	}
}
