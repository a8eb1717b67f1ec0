package access

import (
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// credentialAttributes are the attributes by which a credential is given, by
// field of impact.Config.
var credentialAttributes = map[string]string{
	"AccountType": "account_type", "AccountSID": "account_sid", "AuthToken": "auth_token", "APIVersion": "api_version",
}

// configDiagnostics puts a *impact.ConfigError on the attribute it is about.
func configDiagnostics(err error) (diags diag.Diagnostics) {
	var config *impact.ConfigError
	if !errors.As(err, &config) {
		diags.AddError("The credential cannot be used", err.Error())
		return diags
	}
	detail := config.Problem + ". Copy it from the token's page in the web app: " + catalog.SettingsURL(catalog.Brand) + " (brands; partners and agencies have pages of their own, see the function settings_url)."
	if attribute, ok := credentialAttributes[config.Field]; ok {
		diags.AddAttributeError(path.Root(attribute), "The credential cannot be used", detail)
	} else {
		diags.AddError("The credential cannot be used", detail)
	}
	return diags
}
