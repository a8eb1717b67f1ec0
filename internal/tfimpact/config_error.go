package tfimpact

import (
	"errors"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// configAttributes are the attributes by which the provider block and credentials
// give the client its configuration, by field of impact.Config.
var configAttributes = map[string]string{
	"AccountType": "account_type", "AccountSID": "account_sid", "AuthToken": "auth_token",
	"APIVersion": "api_version", "AdvertiserID": "advertiser_id", "BaseURL": "base_url",
}

// ConfigAttributes returns the attributes that give the client its configuration,
// by field of impact.Config.
func ConfigAttributes() map[string]string { return maps.Clone(configAttributes) }

// ConfigProblem returns the problem that a *impact.ConfigError reports, without
// the name of the client's field, and the attribute that gives the field. The
// attribute is empty for a field that none gives. Of another error the problem is
// the error.
func ConfigProblem(err error) (attribute string, problem error) {
	var config *impact.ConfigError
	if !errors.As(err, &config) {
		return "", err
	}
	return configAttributes[config.Field], errors.New(config.Problem)
}

// CredentialDiagnostics refuses a credential that no client can be made with. A
// *impact.ConfigError is put on the attribute that gives the part of the
// credential it is about.
func CredentialDiagnostics(err error) (diags diag.Diagnostics) {
	const summary = "The credential cannot be used"
	var config *impact.ConfigError
	if !errors.As(err, &config) {
		diags.AddError(summary, err.Error())
		return diags
	}
	detail := config.Problem + ". Copy it from the token's page in the web app: " + catalog.SettingsURL(catalog.Brand) + " (brands; partners and agencies have pages of their own, see the function settings_url)."
	switch attribute, _ := ConfigProblem(err); attribute {
	case "account_type", "account_sid", "auth_token", "api_version":
		diags.AddAttributeError(path.Root(attribute), summary, detail)
	default:
		diags.AddError(summary, detail)
	}
	return diags
}
