package provider

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/service/token"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// setting is an attribute of the provider block. Its row in settings is all
// there is to say of it: schema, environment, errors and use come from there.
type setting struct {
	attribute   string
	variable    string // environment variable that stands in where the attribute is not set; empty for none
	missing     string // what a provider without it lacks, to follow "The provider needs"; empty where it may be
	sensitive   bool
	description string
	kind        kind
}

// configuration is what the provider block and the environment together ask for.
type configuration struct {
	client    impact.Config
	skipProof bool

	ignoreCategories []string
	strictness       tfimpact.Strictness
}

// settings are the provider block, in the order in which errors are reported.
var settings = []setting{
	{
		attribute: "account_type", variable: "IMPACT_ACCOUNT_TYPE",
		missing:     "the type of account: brand, partner or agency",
		description: "Type of account the credential belongs to: `brand`, `partner` or `agency`. Environment variable `IMPACT_ACCOUNT_TYPE`.",
		kind: checkedText(
			func(c *configuration, value string) { c.client.AccountType = impact.AccountType(value) },
			func(value string) error {
				_, err := impact.ParseAccountType(value)
				return err
			},
		),
	},
	{
		attribute: "account_sid", variable: "IMPACT_ACCOUNT_SID",
		missing:     "the Account SID of an access token",
		description: "Account SID of the access token, the public half of the credential. Environment variable `IMPACT_ACCOUNT_SID`.",
		kind:        text(func(c *configuration, value string) { c.client.AccountSID = value }),
	},
	{
		attribute: "auth_token", variable: "IMPACT_AUTH_TOKEN", sensitive: true,
		missing:     "the Auth Token that belongs to the Account SID",
		description: "Auth Token, the secret half of the credential. Prefer the environment variable `IMPACT_AUTH_TOKEN` or an ephemeral value over a literal.",
		kind:        text(func(c *configuration, value string) { c.client.AuthToken = value }),
	},
	{
		attribute: "api_version", variable: "IMPACT_API_VERSION",
		description: "API version to use for every request, such as `14`, sent as the header `IR-Version`. When not set, the version that the token has in the web app. Environment variable `IMPACT_API_VERSION`.",
		kind:        newerVersion(func(c *configuration, value string) { c.client.APIVersion = value }),
	},
	{
		attribute: "advertiser_id", variable: "IMPACT_ADVERTISER_ID",
		description: "For an agency: account id of a brand that it manages. Everything then acts on that brand, so all resources for brands work. Environment variable `IMPACT_ADVERTISER_ID`.",
		kind:        text(func(c *configuration, value string) { c.client.AdvertiserID = value }),
	},
	{
		attribute: "base_url", variable: "IMPACT_BASE_URL",
		description: "Scheme and host of the API, default `https://api.impact.com`. Plain http is accepted for loopback hosts only. Environment variable `IMPACT_BASE_URL`.",
		kind:        checkedText(func(c *configuration, value string) { c.client.BaseURL = value }, impact.CheckBaseURL),
	},
	{
		attribute: "skip_credentials_validation", variable: "IMPACT_SKIP_CREDENTIALS_VALIDATION",
		description: "By default one request proves the credential before anything else happens, and a rejected one fails the run. True skips that request. Environment variable `IMPACT_SKIP_CREDENTIALS_VALIDATION`.",
		kind:        flag(func(c *configuration, value bool) { c.skipProof = value }),
	},
	{
		attribute: "ignore_categories", variable: "IMPACT_IGNORE_CATEGORIES",
		description: "Categories of permissions whose probes are not trusted for this account: nothing asks about their operations, and nothing is concluded about them. Keys as `impact_scope_catalog` lists them, of any account type. Environment variable `IMPACT_IGNORE_CATEGORIES`, joined by commas.",
		kind:        texts(func(c *configuration, keys []string) { c.ignoreCategories = keys }, doubtCategory),
	},
	{
		attribute: "verification", variable: "IMPACT_VERIFICATION",
		description: "Raises the `verification` of every token to at least this mode for one run, such as a nightly one: `authenticate`, `declared`, `reads` or `full`. What is found is told, but recorded only as far as the resource's own mode asks, so that the next run finds no difference. Environment variable `IMPACT_VERIFICATION`.",
		kind: checkedText(
			func(c *configuration, value string) { c.strictness.Verification = value },
			oneOf(token.RaisedModes()...),
		),
	},
	{
		attribute: "on_drift", variable: "IMPACT_ON_DRIFT",
		description: "`error` raises `on_drift` of every token to `error`. Environment variable `IMPACT_ON_DRIFT`.",
		kind:        checkedText(func(c *configuration, value string) { c.strictness.OnDrift = value }, oneOf("warn", "error")),
	},
	{
		attribute: "on_unverified", variable: "IMPACT_ON_UNVERIFIED",
		description: "`error` raises `on_unverified` of every token to `error`: the run fails when anything that it asked could not be proven. Environment variable `IMPACT_ON_UNVERIFIED`.",
		kind:        checkedText(func(c *configuration, value string) { c.strictness.OnUnverified = value }, oneOf("warn", "error")),
	},
	{
		attribute:   "max_retries",
		description: "How often a failed request is repeated where that is safe: after a 5xx answer or a broken connection for reads, updates and deletes; after 429 for everything. Default 4, at most 20; 0 turns retries off.",
		kind:        number(0, 20, func(c *configuration, value int) { c.client.MaxRetries = &value }),
	},
	{
		attribute:   "request_timeout",
		description: "How long one request may take, its answer included, as a duration such as `30s` or `2m`. Default `60s`.",
		kind:        duration(func(c *configuration, value time.Duration) { c.client.RequestTimeout = value }),
	},
	{
		attribute: "max_wait", variable: "IMPACT_MAX_WAIT",
		description: "How long one create, update, delete or action may wait until the account's hourly request budget is renewed, as a duration such as `10m`. " +
			"Default `65m`, a little more than an hour. Whatever merely looks, such as a plan, waits for 5 seconds at most, and then says when to come back. Environment variable `IMPACT_MAX_WAIT`.",
		kind: duration(func(c *configuration, value time.Duration) { c.client.MaxWait = value }),
	},
	{
		attribute: "request_reserve", variable: "IMPACT_REQUEST_RESERVE",
		description: "Part of the account's hourly request budget that is left to its other users, from 0 to below 1: with `0.5`, nothing is sent while half of the budget, or less, is left. " +
			"Default `0.02`. All tokens of an account share its budget. Environment variable `IMPACT_REQUEST_RESERVE`.",
		kind: fraction(func(c *configuration, value float64) { c.client.RequestReserve = &value }, impact.CheckRequestReserve),
	},
}

// validate refuses a value of the block that can never work. What only the
// environment or a later run can know is left to configure.
func (s setting) validate(ctx context.Context, value attr.Value) diag.Diagnostics {
	if value.IsNull() || value.IsUnknown() || s.missing != "" && isEmpty(value) {
		return nil
	}
	return s.assign(ctx, new(configuration), value).Errors() // what is doubted is said once, by configure
}

// configure puts the setting's value, from the block or else the environment,
// into the configuration.
func (s setting) configure(ctx context.Context, c *configuration, value attr.Value, getenv func(string) string) diag.Diagnostics {
	if value.IsNull() && s.variable != "" {
		if raw := getenv(s.variable); raw != "" {
			var ok bool
			if value, ok = s.kind.parse(raw); !ok {
				return s.errorf("Invalid "+s.variable, "The environment variable %s is %q; it must be %s.", s.variable, raw, s.kind.form)
			}
		}
	}
	if s.missing != "" && isEmpty(value) {
		return s.errorf("Missing "+s.attribute,
			"The provider needs %s. Set %s in the provider \"impact\" block, or the environment variable %s.", s.missing, s.attribute, s.variable)
	}
	if value.IsNull() {
		return nil
	}
	return s.assign(ctx, c, value)
}

func isEmpty(value attr.Value) bool { return value.IsNull() || value.Equal(types.StringValue("")) }

func (s setting) assign(ctx context.Context, c *configuration, value attr.Value) diag.Diagnostics {
	err := s.kind.assign(ctx, c, value)
	if newer := (*doubt)(nil); errors.As(err, &newer) {
		return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root(s.attribute),
			"Value of "+s.attribute+" that this provider does not know", tfimpact.Sentence(newer)+".")}
	}
	if err != nil {
		return s.invalid(err)
	}
	return nil
}

// doubtCategory doubts the key of a category that no account type has, as far as this
// provider knows: it ignores nothing.
func doubtCategory(key string) error {
	if err := tfimpact.CheckIgnoredCategory(key); err != nil {
		return &doubt{err.Error() + ". Nothing of it is asked or concluded, so there is nothing to ignore"}
	}
	return nil
}

// invalid reports a value that the setting cannot have.
func (s setting) invalid(err error) diag.Diagnostics {
	_, problem := tfimpact.ConfigProblem(err)
	if s.variable == "" {
		return s.errorf("Invalid "+s.attribute, "%s.", problem)
	}
	return s.errorf("Invalid "+s.attribute,
		"%s. The value comes from %s in the provider \"impact\" block or from the environment variable %s.", problem, s.attribute, s.variable)
}

func (s setting) errorf(summary, format string, values ...any) diag.Diagnostics {
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(s.attribute), summary, fmt.Sprintf(format, values...))}
}

// invalidConfig puts a *impact.ConfigError on the attribute it is about.
func invalidConfig(err error) diag.Diagnostics {
	attribute, _ := tfimpact.ConfigProblem(err)
	for _, s := range settings {
		if s.attribute == attribute {
			return s.invalid(err)
		}
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic("Invalid provider configuration", err.Error())}
}
