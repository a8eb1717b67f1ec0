package provider

import (
	"fmt"
	"strconv"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// variables are the environment variables that stand in for attributes, each
// attribute on its own.
var variables = map[string]string{ //nolint:gosec // names of variables, no credentials
	"account_type":                "IMPACT_ACCOUNT_TYPE",
	"account_sid":                 "IMPACT_ACCOUNT_SID",
	"auth_token":                  "IMPACT_AUTH_TOKEN",
	"api_version":                 "IMPACT_API_VERSION",
	"advertiser_id":               "IMPACT_ADVERTISER_ID",
	"base_url":                    "IMPACT_BASE_URL",
	"skip_credentials_validation": "IMPACT_SKIP_CREDENTIALS_VALIDATION",
}

// fromConfigOrEnv is the attribute's value, or its environment variable's where
// the attribute is not set.
func (p *impactProvider) fromConfigOrEnv(attribute string, value types.String) string {
	if !value.IsNull() {
		return value.ValueString()
	}
	return p.getenv(variables[attribute])
}

// anyUnknown reports that the configuration depends on something that is known
// only after apply.
func (m model) anyUnknown() bool {
	for _, v := range []interface{ IsUnknown() bool }{
		m.AccountType, m.AccountSID, m.AuthToken, m.APIVersion, m.AdvertiserID, m.BaseURL,
		m.SkipCredentialsValidation, m.MaxRetries, m.RequestTimeout,
	} {
		if v.IsUnknown() {
			return true
		}
	}
	return false
}

// clientConfig is what the block and the environment together ask for. What is
// missing or malformed is reported on its attribute.
func (p *impactProvider) clientConfig(m model) (config impact.Config, skipProof bool, diags diag.Diagnostics) {
	config = impact.Config{
		AccountType:  impact.AccountType(p.fromConfigOrEnv("account_type", m.AccountType)),
		AccountSID:   p.fromConfigOrEnv("account_sid", m.AccountSID),
		AuthToken:    p.fromConfigOrEnv("auth_token", m.AuthToken),
		APIVersion:   p.fromConfigOrEnv("api_version", m.APIVersion),
		AdvertiserID: p.fromConfigOrEnv("advertiser_id", m.AdvertiserID),
		BaseURL:      p.fromConfigOrEnv("base_url", m.BaseURL),
	}
	for _, required := range []struct{ attribute, value, what string }{
		{"account_type", string(config.AccountType), "the type of account: brand, partner or agency"},
		{"account_sid", config.AccountSID, "the Account SID of an access token"},
		{"auth_token", config.AuthToken, "the Auth Token that belongs to the Account SID"},
	} {
		if required.value == "" {
			diags.AddAttributeError(path.Root(required.attribute), "Missing "+required.attribute,
				fmt.Sprintf("The provider needs %s. Set %s in the provider \"impact\" block, or the environment variable %s.",
					required.what, required.attribute, variables[required.attribute]))
		}
	}
	skipProof = p.skipProof(m, &diags)
	if !m.MaxRetries.IsNull() {
		config.MaxRetries = new(int(m.MaxRetries.ValueInt64()))
	}
	if !m.RequestTimeout.IsNull() {
		timeout, err := parseTimeout(m.RequestTimeout.ValueString())
		if err != nil {
			diags.AddAttributeError(path.Root("request_timeout"), "Invalid request_timeout", err.Error())
		}
		config.RequestTimeout = timeout
	}
	return config, skipProof, diags
}

func (p *impactProvider) skipProof(m model, diags *diag.Diagnostics) bool {
	if !m.SkipCredentialsValidation.IsNull() {
		return m.SkipCredentialsValidation.ValueBool()
	}
	name := variables["skip_credentials_validation"]
	raw := p.getenv(name)
	if raw == "" {
		return false
	}
	skip, err := strconv.ParseBool(raw)
	if err != nil {
		diags.AddAttributeError(path.Root("skip_credentials_validation"), "Invalid "+name,
			fmt.Sprintf("The environment variable %s is %q; it must be true or false.", name, raw))
	}
	return skip
}

func parseTimeout(raw string) (time.Duration, error) {
	timeout, err := time.ParseDuration(raw)
	if err != nil || timeout <= 0 {
		return 0, fmt.Errorf("%q is not a positive duration such as 30s or 2m", raw)
	}
	return timeout, nil
}
