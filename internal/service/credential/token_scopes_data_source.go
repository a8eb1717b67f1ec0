package credential

import (
	"context"

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
