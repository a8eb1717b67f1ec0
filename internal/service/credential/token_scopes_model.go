package credential

import (
	"cmp"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

type tokenScopesModel struct {
	ProbeWrites      types.Bool              `tfsdk:"probe_writes"`
	Calls            types.Set               `tfsdk:"calls"`
	Categories       types.Set               `tfsdk:"categories"`
	IgnoreCategories types.Set               `tfsdk:"ignore_categories"`
	ExpectedCalls    types.Set               `tfsdk:"expected_calls"`
	ExpectedScopes   types.Map               `tfsdk:"expected_scopes"`
	AccountType      types.String            `tfsdk:"account_type"`
	AccountSID       types.String            `tfsdk:"account_sid"`
	Status           types.String            `tfsdk:"status"`
	Message          types.String            `tfsdk:"message"`
	Profile          types.String            `tfsdk:"profile"`
	ProfileBasis     types.String            `tfsdk:"profile_basis"`
	Operations       []findingModel          `tfsdk:"operations"`
	Summary          map[string]summaryModel `tfsdk:"summary"`
	Controls         []controlModel          `tfsdk:"controls"`
	GrantedScopes    types.Set               `tfsdk:"granted_scopes"`
	AssumedScopes    types.Set               `tfsdk:"assumed_scopes"`
	MissingScopes    types.Set               `tfsdk:"missing_scopes"`
	ExcessScopes     types.Set               `tfsdk:"excess_scopes"`
	UnprovenScopes   types.Set               `tfsdk:"unproven_scopes"`
	UncheckedScopes  types.Set               `tfsdk:"unchecked_scopes"`
	Requests         types.Int64             `tfsdk:"requests"`
}

type findingModel struct {
	Operation  types.String `tfsdk:"operation"`
	Category   types.String `tfsdk:"category"`
	PagePath   types.String `tfsdk:"page_path"`
	Outcome    types.String `tfsdk:"outcome"`
	Basis      types.String `tfsdk:"basis"`
	Call       types.String `tfsdk:"call"`
	HTTPStatus types.Int64  `tfsdk:"http_status"`
	Reason     types.String `tfsdk:"reason"`
}

type summaryModel struct {
	Outcome   types.String `tfsdk:"outcome"`
	Granted   types.Int64  `tfsdk:"granted"`
	Denied    types.Int64  `tfsdk:"denied"`
	Unknown   types.Int64  `tfsdk:"unknown"`
	NotProbed types.Int64  `tfsdk:"not_probed"`
}

type controlModel struct {
	Call       types.String `tfsdk:"call"`
	HTTPStatus types.Int64  `tfsdk:"http_status"`
	Purpose    types.String `tfsdk:"purpose"`
}

// show fills in the evidence, sorted by category and within one by path.
func (m *tokenScopesModel) show(evidence scope.Evidence) {
	m.Status = types.StringValue(string(evidence.Status))
	m.Profile = tfimpact.StringOrNull(evidence.Profile)
	m.ProfileBasis = tfimpact.StringOrNull(evidence.ProfileBasis)
	m.Requests = types.Int64Value(int64(evidence.Requests))
	m.GrantedScopes = tfimpact.OperationSet(evidence.Granted(scope.Seen, scope.Inferred))
	m.AssumedScopes = tfimpact.OperationSet(evidence.Granted(scope.Assumed))

	m.Operations = make([]findingModel, len(evidence.Findings))
	slices.SortStableFunc(evidence.Findings, func(a, b scope.Finding) int {
		return cmp.Or(
			cmp.Compare(a.Operation.Category, b.Operation.Category),
			cmp.Compare(a.Operation.Path, b.Operation.Path),
			cmp.Compare(a.Operation.Method, b.Operation.Method),
		)
	})
	for i, f := range evidence.Findings {
		m.Operations[i] = findingModel{
			Operation: types.StringValue(f.Operation.String()), Category: types.StringValue(f.Operation.Category),
			PagePath: types.StringValue(f.Operation.PagePath()),
			Outcome:  types.StringValue(string(f.Outcome)), Basis: tfimpact.StringOrNull(f.Basis),
			Call: tfimpact.StringOrNull(f.Call), HTTPStatus: statusOrNull(f.HTTPStatus), Reason: types.StringValue(f.Reason),
		}
	}
	m.Summary = map[string]summaryModel{}
	for key, s := range evidence.Summaries() {
		m.Summary[key] = summaryModel{
			types.StringValue(cmp.Or(string(s.Outcome()), "mixed")),
			types.Int64Value(int64(s.Granted)), types.Int64Value(int64(s.Denied)),
			types.Int64Value(int64(s.Unknown)), types.Int64Value(int64(s.NotProbed)),
		}
	}
	m.Controls = make([]controlModel, len(evidence.Controls))
	for i, control := range evidence.Controls {
		m.Controls[i] = controlModel{types.StringValue(control.Call), statusOrNull(control.HTTPStatus), types.StringValue(control.Purpose)}
	}
}

func statusOrNull(status int) types.Int64 {
	if status == 0 {
		return types.Int64Null()
	}
	return types.Int64Value(int64(status))
}

// compare fills in the difference, where there is something to compare with. What
// is unproven but not expected either is left to the findings.
func (m *tokenScopesModel) compare(expected expectation, evidence scope.Evidence) (d scope.Difference) {
	none := types.SetNull(types.StringType)
	m.MissingScopes, m.ExcessScopes, m.UnprovenScopes, m.UncheckedScopes = none, none, none, none
	if !expected.isSet {
		return d
	}
	d = scope.Compare(expected.operations, evidence)
	calls := tfimpact.Calls(expected.operations)
	d.Unproven = slices.DeleteFunc(d.Unproven, func(o catalog.Operation) bool { return !slices.Contains(calls, o.String()) })
	m.MissingScopes = tfimpact.OperationSet(d.Missing)
	m.ExcessScopes = tfimpact.OperationSet(d.Excess)
	m.UnprovenScopes = tfimpact.OperationSet(d.Unproven)
	m.UncheckedScopes = tfimpact.OperationSet(d.Unchecked)
	return d
}
