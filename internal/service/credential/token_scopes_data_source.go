package credential

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// tokenScopes is data.impact_token_scopes: what the provider's credential may
// do, found out by one documented request per permission.
type tokenScopes struct{}

// NewTokenScopesDataSource makes the data source impact_token_scopes.
var NewTokenScopesDataSource = tfimpact.NewDataSource[tokenScopesModel](tokenScopes{})

type tokenScopesModel struct {
	ProbeWrites    types.Bool                    `tfsdk:"probe_writes"`
	Categories     types.Set                     `tfsdk:"categories"`
	ExpectedScopes types.Map                     `tfsdk:"expected_scopes"`
	AccountType    types.String                  `tfsdk:"account_type"`
	AccountSID     types.String                  `tfsdk:"account_sid"`
	Status         types.String                  `tfsdk:"status"`
	Message        types.String                  `tfsdk:"message"`
	Profile        types.String                  `tfsdk:"profile"`
	Scopes         map[string]categoryScopeModel `tfsdk:"scopes"`
	Granted        types.Map                     `tfsdk:"granted"`
	MissingScopes  types.Map                     `tfsdk:"missing_scopes"`
	ExcessScopes   types.Map                     `tfsdk:"excess_scopes"`
	UnprovenScopes types.Map                     `tfsdk:"unproven_scopes"`
	Endpoints      []probedEndpointModel         `tfsdk:"endpoints"`
	Requests       types.Int64                   `tfsdk:"requests"`
}

type categoryScopeModel struct {
	Read  types.String `tfsdk:"read"`
	Write types.String `tfsdk:"write"`
}

type probedEndpointModel struct {
	Category   types.String `tfsdk:"category"`
	Permission types.String `tfsdk:"permission"`
	Call       types.String `tfsdk:"call"`
	HTTPStatus types.Int64  `tfsdk:"http_status"`
	Outcome    types.String `tfsdk:"outcome"`
	Reason     types.String `tfsdk:"reason"`
}

// aboutOutcomes explains the values of an outcome, and how answers are read.
const aboutOutcomes = "`granted`: impact.com let the request in (2xx), or complained about the request itself (400, 402, 404, 405, 409, 415, 422), which only a caller who was let in gets to see. " +
	"`denied`: 403. `unknown`: 429, 5xx, a redirect, a proxy's page or no answer, which say nothing and are never taken for a denial. " +
	"`not_probed`: not asked, because no request is both safe and conclusive, or because writes were not to be probed."

func (tokenScopes) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{Name: "token_scopes", Noun: "scopes of the credential"}
}

func (tokenScopes) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "What the provider's credential may do, found out by asking: one documented request per permission, at most one read per category. " +
			"A credential that does not work is reported, not an error, so `check` blocks and `terraform test` can assert on it; set `skip_credentials_validation` in the provider block so that the provider itself does not fail first.\n\n" +
			"Every refresh spends requests of the account's hourly budget: " + scope.CostText(false) + "; with `probe_writes`, " + scope.CostText(true) + ". " +
			"A rejected credential costs at most three: one that is rejected, and two that find out whether it belongs to another account type. `impact_credentials` is the cheap way to ask only whether a credential works. Exports, downloads and replays, whose budgets are scarcer, are never called.\n\n" +
			"One call stands for all of a category's reads or writes: a token that was cut down to single endpoints is judged by that call, which `endpoints` names.",
		Attributes: map[string]schema.Attribute{
			"probe_writes": schema.BoolAttribute{
				Optional: true,
				MarkdownDescription: "Also probe the writes that can be proven by a request that cannot change anything: an update or deletion of object 0, which does not exist, or a request that lacks what impact.com requires. " +
					"Writes for which no such request exists, conversions for instance, stay `not_probed`. False when not set.",
			},
			"categories": schema.SetAttribute{
				Optional: true, ElementType: types.StringType,
				MarkdownDescription: "Probe only these categories, which costs fewer requests. All of the account type when not set.",
			},
			"expected_scopes": schema.MapAttribute{
				Optional: true, ElementType: tfimpact.PermissionsType,
				MarkdownDescription: "The scopes that the credential should have, category to set of `read` and `write`, such as the function `required_scopes` returns. Fills `missing_scopes`, `excess_scopes` and `unproven_scopes`.",
			},
			"account_type": tfimpact.Text("Type of account whose categories were probed: `brand`, `partner` or `agency`. A managed brand's, for an agency with `advertiser_id`."),
			"account_sid":  tfimpact.Text("Account SID of the credential. It is public."),
			"status": tfimpact.Text("`valid`: at least one request was let through. `rejected`: impact.com answered 401, so the Auth Token is wrong, was reset or deleted, or belongs to another account type. " +
				"`forbidden_everywhere`: every request answered 403, so the token is disabled or has none of the permissions that were probed; impact.com's answers cannot tell which. " +
				"`undetermined`: nothing was let through, but some answers say nothing, or nothing could be asked."),
			"message": tfimpact.Text("What was found, for a person: how much is granted, what differs from `expected_scopes` and, when the credential does not work, what to do."),
			"profile": tfimpact.Text("Sum of what was probed. `full`: every read and every probed write. `read_only`: every read and no probed write. `scoped`: some of it. `none`: nothing. " +
				"Null when it cannot be told: an answer is unknown, `categories` is set, or every read is granted and no write was probed."),
			"scopes": mapOf("What is known of each category.", map[string]schema.Attribute{
				"read":  tfimpact.Text("Whether the credential may read: `granted`, `denied`, `unknown` or `not_probed`; null when the category has no read."),
				"write": tfimpact.Text("Whether the credential may write: `granted`, `denied`, `unknown` or `not_probed`; null when the category has no write."),
			}),
			"granted":         scopesOf("What was proven to be granted: category to set of `read` and `write`, the shape that `required_scopes` returns. Categories without a proven permission are absent."),
			"missing_scopes":  scopesOf("What `expected_scopes` names and the credential is denied. Null without `expected_scopes`."),
			"excess_scopes":   scopesOf("What the credential may do though `expected_scopes` does not name it. Null without `expected_scopes`."),
			"unproven_scopes": scopesOf("What `expected_scopes` names and is neither proven nor denied, being `unknown` or `not_probed`. Null without `expected_scopes`."),
			"endpoints": tfimpact.ListOf("Every permission with the request that was made for it and its answer, sorted by category.", map[string]schema.Attribute{
				"category":    tfimpact.Text("API category."),
				"permission":  tfimpact.Text("`read` or `write`."),
				"call":        tfimpact.Text("The request, path below the account root: `GET /Campaigns`; null when none was made."),
				"http_status": tfimpact.Integer("HTTP status of the answer; null when none arrived or no request was made."),
				"outcome":     tfimpact.Text(aboutOutcomes),
				"reason":      tfimpact.Text("What the outcome rests on."),
			}),
			"requests": tfimpact.Integer("Probes that were sent. One that was repeated after 429 or 5xx counts once; what finds out why a credential is rejected does not count."),
		},
	}
}

// scopesOf is a computed map of scopes.
func scopesOf(description string) schema.MapAttribute {
	return schema.MapAttribute{Computed: true, ElementType: tfimpact.PermissionsType, MarkdownDescription: description}
}

// mapOf is a computed map of objects.
func mapOf(description string, attributes map[string]schema.Attribute) schema.MapNestedAttribute {
	return schema.MapNestedAttribute{
		Computed: true, MarkdownDescription: description,
		NestedObject: schema.NestedAttributeObject{Attributes: attributes},
	}
}

func (tokenScopes) Read(ctx context.Context, c *impact.Client, m *tokenScopesModel) error {
	accountType := string(c.AccountType())
	only, err := selected(accountType, m.Categories)
	if err != nil {
		return err
	}
	expected := tfimpact.ScopesOf(m.ExpectedScopes)
	for _, problem := range tfimpact.CheckScopes(accountType, expected, path.Root("expected_scopes")) {
		return &tfimpact.FieldError{Field: "expected_scopes", Problem: problem.Detail()}
	}
	result, err := scope.Probe(ctx, c, scope.Options{Writes: m.ProbeWrites.ValueBool(), Only: only})
	if err != nil {
		return err
	}
	m.AccountType = types.StringValue(accountType)
	m.AccountSID = types.StringValue(c.AccountSID())
	m.show(result)
	m.compare(expected, result)
	m.Message = types.StringValue(m.summary(ctx, c, result))
	return nil
}

// selected are all permissions of the categories that the configuration names;
// nil when it names none.
func selected(accountType string, categories types.Set) (map[string][]string, error) {
	if categories.IsNull() {
		return nil, nil
	}
	only := map[string][]string{}
	for _, key := range tfimpact.Strings(categories) {
		category, known := catalog.Lookup(accountType, key)
		if !known {
			return nil, &tfimpact.FieldError{Field: "categories", Problem: tfimpact.UnknownCategory(accountType, key)}
		}
		only[key] = category.Permissions()
	}
	return only, nil
}

func (m *tokenScopesModel) show(result scope.Result) {
	m.Status = types.StringValue(string(result.Status))
	m.Profile = tfimpact.StringOrNull(result.Profile)
	m.Granted = tfimpact.ScopesValue(result.Granted())
	m.Requests = types.Int64Value(int64(result.Requests))
	m.Scopes = map[string]categoryScopeModel{}
	for key, category := range result.Categories {
		m.Scopes[key] = categoryScopeModel{
			Read: tfimpact.StringOrNull(category.Read), Write: tfimpact.StringOrNull(category.Write),
		}
	}
	m.Endpoints = make([]probedEndpointModel, len(result.Answers))
	for i, answer := range result.Answers {
		endpoint := probedEndpointModel{
			Category: types.StringValue(answer.Category), Permission: types.StringValue(answer.Permission),
			Call: tfimpact.StringOrNull(answer.Call), Outcome: types.StringValue(string(answer.Outcome)),
			Reason: types.StringValue(answer.Reason),
		}
		if answer.HTTPStatus != 0 {
			endpoint.HTTPStatus = types.Int64Value(int64(answer.HTTPStatus))
		}
		m.Endpoints[i] = endpoint
	}
}

// compare fills in the difference, where there is something to compare with.
func (m *tokenScopesModel) compare(expected map[string][]string, result scope.Result) {
	if m.ExpectedScopes.IsNull() {
		none := types.MapNull(tfimpact.PermissionsType)
		m.MissingScopes, m.ExcessScopes, m.UnprovenScopes = none, none, none
		return
	}
	difference := scope.Compare(expected, result)
	m.MissingScopes = tfimpact.ScopesValue(difference.Missing)
	m.ExcessScopes = tfimpact.ScopesValue(difference.Excess)
	m.UnprovenScopes = tfimpact.ScopesValue(difference.Unproven(expected))
}

// summary is the result in a few sentences.
func (m *tokenScopesModel) summary(ctx context.Context, c *impact.Client, result scope.Result) string {
	page := catalog.SettingsURL(string(c.CredentialType()))
	granted, unknown := 0, 0
	for _, answer := range result.Answers {
		switch answer.Outcome {
		case scope.Granted:
			granted++
		case scope.Unknown:
			unknown++
		}
	}
	switch {
	case result.Status == scope.Rejected:
		return credentialMessage(ctx, c, scope.Proof{Status: scope.Rejected})
	case result.Status == scope.ForbiddenEverywhere:
		return fmt.Sprintf("impact.com knows the credential, but refused all %d requests: the token is disabled, or has none of the permissions that were probed. Enable it, or its categories, at %s.", result.Requests, page)
	case result.Requests == 0:
		return "None of these permissions can be probed, so nothing is known of the credential."
	case result.Status == scope.Undetermined:
		return fmt.Sprintf("Nothing was let through, but of %d answers %s; run again.", result.Requests, sayNothing(unknown))
	}
	sentences := []string{fmt.Sprintf("The credential works for %s account %s: %d of %d probed permissions are granted.",
		c.AccountType(), c.AccountSID(), granted, result.Requests)}
	if unknown > 0 {
		sentences = append(sentences, "Of the answers "+sayNothing(unknown)+"; run again.")
	}
	return strings.Join(append(sentences, m.differences(page)...), " ")
}

func sayNothing(answers int) string {
	if answers == 1 {
		return "1 says nothing"
	}
	return fmt.Sprintf("%d say nothing", answers)
}

// differences names every toggle to change.
func (m *tokenScopesModel) differences(page string) (sentences []string) {
	if m.ExpectedScopes.IsNull() {
		return nil
	}
	if missing := tfimpact.ScopesOf(m.MissingScopes); len(missing) > 0 {
		sentences = append(sentences, "Missing: "+listScopes(missing)+".")
	}
	if excess := tfimpact.ScopesOf(m.ExcessScopes); len(excess) > 0 {
		sentences = append(sentences, "More than expected: "+listScopes(excess)+".")
	}
	if len(sentences) > 0 {
		sentences = append(sentences, "Change the token at "+page+".")
	}
	if unproven := tfimpact.ScopesOf(m.UnprovenScopes); len(unproven) > 0 {
		sentences = append(sentences, "Not proven: "+listScopes(unproven)+".")
	}
	return sentences
}

// listScopes writes scopes as "ads (read, write), deals (read)".
func listScopes(scopes map[string][]string) string {
	var words []string
	for _, key := range slices.Sorted(maps.Keys(scopes)) {
		words = append(words, key+" ("+strings.Join(scopes[key], ", ")+")")
	}
	return strings.Join(words, ", ")
}
