package tfimpact

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// checkAccountType says, in one sentence, that something needs an account of
// another type. Nothing is checked while the provider is not configured.
func checkAccountType(c *impact.Client, address string, want []impact.AccountType) (diags diag.Diagnostics) {
	if c == nil || len(want) == 0 || slices.Contains(want, c.AccountType()) {
		return nil
	}
	hint := ""
	if slices.Contains(want, impact.Brand) && c.AccountType() == impact.Agency {
		hint = ` To act on a brand that the agency manages, set advertiser_id in the provider block.`
	}
	if slices.Contains(want, impact.Agency) && c.AdvertiserID() != "" {
		hint = ` This provider block acts on a managed brand; use one without advertiser_id for the agency's own objects.`
	}
	diags.AddError("Wrong account type", fmt.Sprintf("%s needs %s account, but the provider acts on %s account.%s",
		address, orList(want), c.AccountType().WithArticle(), hint))
	return diags
}

func orList(types []impact.AccountType) string {
	words := make([]string, len(types))
	for i, t := range types {
		words[i] = t.WithArticle()
	}
	return strings.Join(words, " or ")
}

// FieldError is a problem with a field of the API that was found before any
// request was sent. It lands on the attribute of that field.
type FieldError struct{ Field, Problem string }

func (e *FieldError) Error() string { return e.Problem }

// AdvisedError is an error with advice that fits it better than what its class
// gets.
type AdvisedError struct {
	Err    error
	Advice string
}

func (e *AdvisedError) Error() string { return e.Err.Error() }

// Unwrap returns the error that the advice is for.
func (e *AdvisedError) Unwrap() error { return e.Err }

// explainError makes diagnostics of a failed operation: field errors land on
// the attribute they are about, everything else is one error with the title.
func explainError[A any](title, detail string, err error, meta Metadata, attributes map[string]A) (diags diag.Diagnostics) {
	onAttribute := func(field, detail string) {
		attribute := attributeOf(meta, field)
		if _, ok := attributes[attribute]; ok {
			diags.AddAttributeError(path.Root(attribute), title, detail)
		}
	}
	var apiErr *impact.Error
	if errors.As(err, &apiErr) {
		for _, field := range apiErr.Fields {
			onAttribute(field.Field, fmt.Sprintf("impact.com refused %s: %s.\n\n%s", field.Field, strings.TrimSuffix(field.Message, "."), without(detail, field)))
		}
	}
	var field *FieldError
	if errors.As(err, &field) {
		onAttribute(field.Field, detail)
	}
	if !diags.HasError() {
		diags.AddError(title, detail)
	}
	return diags
}

// without is a detail without the complaint that stands before it already.
func without(detail string, field impact.FieldError) string {
	complaint := "; " + field.Field + ": " + field.Message
	if before, after, found := strings.Cut(detail, complaint+";"); found {
		return before + ";" + after
	}
	return strings.Replace(detail, strings.TrimSuffix(complaint, "."), "", 1)
}

// attributeOf is the attribute that an API field is set by.
func attributeOf(meta Metadata, field string) string {
	if attribute, ok := meta.Fields[field]; ok {
		return attribute
	}
	return snakeCase(field)
}

// snakeCase turns the API's PascalCase into an attribute name: CampaignId
// becomes campaign_id, RestAccountURL rest_account_url.
func snakeCase(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		startsWord := i > 0 && unicode.IsUpper(r) &&
			(!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if startsWord && runes[i-1] != '_' {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Explain says what happened, why it probably did, and what to do next. It
// never holds a secret, because the client's errors do not.
func Explain(err error, c *impact.Client) string {
	happened := Sentence(err) + "."
	var advised *AdvisedError
	if errors.As(err, &advised) {
		return happened + "\n\n" + advised.Advice
	}
	var apiErr *impact.Error
	next := ""
	switch {
	case errors.As(err, &apiErr):
		next = nextStep(apiErr, c)
	case errors.Is(err, impact.ErrOutcomeUnknown): // answered, but without the id
		next = unknownOutcome + unknownWrite
	case errors.Is(err, impact.ErrNotShown):
		next = "The listing may lag behind. Give it a few minutes: a plan shows what it still lacks."
	}
	if next == "" {
		return happened
	}
	return happened + "\n\n" + next
}

// SettingsURL is the page of the web app where the client's token is managed.
func SettingsURL(c *impact.Client) string {
	if c == nil {
		return "the API Access Tokens page of impact.com"
	}
	return catalog.SettingsURL(string(c.CredentialType()))
}

// Sentence is an error's text with a capital and without a full stop.
func Sentence(err error) string {
	runes := []rune(strings.TrimSuffix(err.Error(), "."))
	if len(runes) > 0 {
		runes[0] = unicode.ToUpper(runes[0])
	}
	return string(runes)
}

// configAttributes are the attributes by which the provider block and credentials
// give the client its configuration, by field of impact.Config.
var configAttributes = map[string]string{
	"AccountType": "account_type", "AccountSID": "account_sid", "AuthToken": "auth_token",
	"APIVersion": "api_version", "AdvertiserID": "advertiser_id", "BaseURL": "base_url", "RequestReserve": "request_reserve",
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

// watch returns a context whose reads collect the members of answers that could
// not be read, and a function that warns of those collected since it was last
// called, once per object.
func watch(ctx context.Context) (watched context.Context, warnings func() diag.Diagnostics) {
	watched, collected := impact.WithOddities(ctx)
	told := map[impact.Oddity]bool{}
	return watched, func() diag.Diagnostics {
		var news []impact.Oddity
		for _, oddity := range collected.All() {
			if !told[oddity] {
				told[oddity] = true
				news = append(news, oddity)
			}
		}
		return oddityWarnings(news)
	}
}

// oddityWarnings says of each object, once, which of its members were left out,
// and what stood there, so that no value is lost unseen. The oddities of an object
// stand together.
func oddityWarnings(oddities []impact.Oddity) (diags diag.Diagnostics) {
	for len(oddities) > 0 {
		object, count := oddities[0].Object, 0
		var lines strings.Builder
		for _, oddity := range oddities {
			if oddity.Object != object {
				break
			}
			count++
			fmt.Fprintf(&lines, "\n  %s = %s: %s", oddity.Member, oddity.Text, strings.TrimSuffix(oddity.Reason, "."))
		}
		diags.AddWarning("impact.com answered values that cannot be read: "+object,
			"These members of the answer are not of the type that impact.com documents:\n"+lines.String()+
				"\n\nThey count as not set; everything else was read. Please report this to the provider's developers, with the lines above.")
		oddities = oddities[count:]
	}
	return diags
}
