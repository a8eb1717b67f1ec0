package tfimpact

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
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
		address, orList(want), WithArticle(c.AccountType()), hint))
	return diags
}

func orList(types []impact.AccountType) string {
	words := make([]string, len(types))
	for i, t := range types {
		words[i] = WithArticle(t)
	}
	return strings.Join(words, " or ")
}

// WithArticle is an account type within a sentence: "an agency".
func WithArticle(t impact.AccountType) string {
	if t == impact.Agency {
		return "an agency"
	}
	return "a " + string(t)
}

// FieldError is a problem with a field of the API that was found before any
// request was sent. It lands on the attribute of that field.
type FieldError struct{ Field, Problem string }

func (e *FieldError) Error() string { return e.Problem }

// explainError makes diagnostics of a failed operation: field errors land on
// the attribute they are about, everything else is one error with the title.
func explainError[A any](title string, err error, c *impact.Client, meta Metadata, attributes map[string]A) (diags diag.Diagnostics) {
	detail := Explain(err, c)
	onAttribute := func(field, detail string) {
		attribute := attributeOf(meta, field)
		if _, ok := attributes[attribute]; ok {
			diags.AddAttributeError(path.Root(attribute), title, detail)
		}
	}
	var apiErr *impact.Error
	if errors.As(err, &apiErr) {
		for _, field := range apiErr.Fields {
			onAttribute(field.Field, fmt.Sprintf("impact.com refused %s: %s.\n\n%s", field.Field, strings.TrimSuffix(field.Message, "."), detail))
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
	if advice, ok := adviceFor(err); ok {
		return happened + "\n\n" + advice
	}
	var apiErr *impact.Error
	if errors.As(err, &apiErr) {
		if next := nextStep(apiErr, c); next != "" {
			return happened + "\n\n" + next
		}
	}
	return happened
}

func nextStep(e *impact.Error, c *impact.Client) string {
	switch {
	case errors.Is(e, context.Canceled):
		return "The run was cancelled. Apply again: what was written is in state or is found again."
	case e.Status >= 500 && e.Origin == impact.OriginGateway:
		return "The failure is on impact.com's side. Run again in a few minutes."
	case e.Status == http.StatusNotFound && e.Origin == impact.OriginGateway:
		return "impact.com's gateway knows no such path, which says nothing about any object. Check base_url."
	case errors.Is(e, impact.ErrNotFromAPI):
		return "The answer did not come from impact.com. Check base_url and the proxy variables HTTPS_PROXY and NO_PROXY, and what the page says."
	case errors.Is(e, impact.ErrUnauthorized):
		return "impact.com rejected the credential while the run was under way: the Auth Token was reset or deleted. " +
			"Take the current one from " + SettingsURL(c) + "."
	case errors.Is(e, impact.ErrForbidden):
		return forbiddenStep(e, c)
	case errors.Is(e, impact.ErrNotFound):
		return "Something in that path does not exist in this account, or not any more. Check the ids, and that the credential belongs to the account that owns them."
	case e.Status == http.StatusNotFound:
		return "The answer does not say who gave it, so nothing is concluded from it about any object. Check base_url, and run again."
	case errors.Is(e, impact.ErrConflict): // documented for decisions on contracts only
		return "The first decision counts, whoever made it and wherever. The data source impact_contracts, with status, shows what was decided."
	case errors.Is(e, impact.ErrRateLimited):
		wait := "in at most an hour"
		if e.Wait > 0 {
			wait = "in " + e.Wait.Round(time.Second).String()
		}
		return "The account's hourly request budget is shared by everything that uses the account. It is renewed " + wait +
			". Run again then, or raise the resource's timeouts so that the provider waits."
	case errors.Is(e, impact.ErrOutcomeUnknown):
		return "Whether the request took effect is not known, and may show later. Apply again in a few minutes: what exists by then is noticed before anything is sent."
	case e.Status >= 500:
		return "The failure is on impact.com's side. Run again in a few minutes."
	case e.Status == 0:
		return "Check the network, the proxy variables (HTTPS_PROXY, NO_PROXY) and, for a private certificate authority, SSL_CERT_FILE."
	}
	return ""
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

// otherRefusals says, for the operations whose documents have a 403 that is not
// about the permission, what it is about.
var otherRefusals = map[string]string{
	"POST /Programs/{ProgramId}/TrackingLinks": "a property that does not exist, or too many vanity links",
	"PUT /Jobs/{JobId}/Replay":                 "a job that cannot be replayed",
	"POST /PartnerConversions":                 "an id that is not this account's",
}

// forbiddenStep says what a 403 asks for: the row of the token page that is off, or
// what else the answer or the operation's document says it is about.
func forbiddenStep(e *impact.Error, c *impact.Client) string {
	operation, known := operationOf(e, c)
	row := rowOf(operation)
	if !known {
		row = "this call"
	}
	box := "the token is disabled, or it lacks the permission for " + row
	if e.AboutObject() {
		return "impact.com gives a reason that is not about a permission: follow that first. If it does not help, " +
			box + "; see " + SettingsURL(c) + "."
	}
	who := "impact.com knows the credential, but "
	if e.Origin != impact.OriginAPI {
		who = "The answer does not say who gave it. If it is impact.com's own, it knows the credential, but "
	}
	if other := otherRefusals[operation.String()]; known && other != "" {
		return who + "refused the call. For this one, impact.com documents the same answer for " + other +
			". If it is not that, " + box + "; see " + SettingsURL(c) + "."
	}
	return who + box + ". Enable it at " + SettingsURL(c) + "."
}

// rowOf names an operation as the token page lists it. Where nobody has seen the
// page, the category is the documents', and the page may have another.
func rowOf(operation catalog.Operation) string {
	row := fmt.Sprintf("%s %s", operation.Method, operation.PagePath())
	category, known := catalog.FindCategory(operation.AccountType, operation.Category)
	switch {
	case !known:
		return row
	case operation.Placement == catalog.Document:
		return row + fmt.Sprintf(" (probably in the category %q)", category.Label)
	}
	return row + fmt.Sprintf(" in the category %q", category.Label)
}

// operationOf is the operation that the failed request belongs to.
func operationOf(e *impact.Error, c *impact.Client) (catalog.Operation, bool) {
	if c == nil {
		return catalog.Operation{}, false
	}
	_, below, ok := strings.Cut(e.Path, "/"+c.AccountSID()+"/")
	if c.AdvertiserID() != "" {
		_, below, ok = strings.Cut(below, "Advertisers/"+c.AdvertiserID()+"/")
	}
	if !ok {
		return catalog.Operation{}, false
	}
	return catalog.FindOperation(string(c.AccountType()), e.Method, "/"+below)
}

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
