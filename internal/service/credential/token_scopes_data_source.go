package credential

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// tokenScopes is data.impact_token_scopes: what the provider's credential may do,
// found out by one documented request per operation. It implements the framework
// directly, because it knows the categories that the provider block ignores.
type tokenScopes struct{ tfimpact.DataSourceBase }

// NewTokenScopesDataSource makes the data source impact_token_scopes.
func NewTokenScopesDataSource() datasource.DataSource { return &tokenScopes{} }

func (d *tokenScopes) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_token_scopes"
}

func (d *tokenScopes) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = tokenScopesSchema()
}

func (d *tokenScopes) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var model tokenScopesModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	client := d.Client()
	resp.Diagnostics.Append(tfimpact.RequireClient(client)...)
	if resp.Diagnostics.HasError() {
		return
	}
	accountType := string(client.AccountType())
	wanted, diags := model.wanted(accountType)
	resp.Diagnostics.Append(diags...)
	expected, diags := model.expected(accountType)
	resp.Diagnostics.Append(diags...)
	resp.Diagnostics.Append(checkCategories(accountType, model.IgnoreCategories, "ignore_categories")...)
	if resp.Diagnostics.HasError() {
		return
	}
	ignored := d.IgnoreCategories(accountType)
	for _, key := range tfimpact.Strings(model.IgnoreCategories) {
		if _, known := catalog.FindCategory(accountType, key); known {
			ignored = append(ignored, key)
		}
	}
	evidence, err := scope.Probe(ctx, client, wanted.asked, scope.Options{Ignore: ignored})
	if err != nil {
		resp.Diagnostics.AddError("Cannot tell what the credential may do", tfimpact.ExplainOnce(d, err, client, "Not asked, or only in part"))
		return
	}
	evidence.Findings = append(evidence.Findings, wanted.skipped...)
	if isPartial := !model.Calls.IsNull() || !model.Categories.IsNull() || len(ignored) > 0; isPartial && evidence.Status != scope.Rejected {
		evidence.Profile, evidence.ProfileBasis = "", ""
	}
	model.AccountType = types.StringValue(accountType)
	model.AccountSID = types.StringValue(client.AccountSID())
	model.show(evidence)
	difference := model.compare(expected, evidence)
	model.Message = types.StringValue(evidenceMessage(ctx, client, evidence, difference))
	resp.Diagnostics.Append(resp.State.Set(ctx, &model)...)
}

// selection is what the configuration asks for: the operations to ask about, and
// findings of those that are not.
type selection struct {
	asked   []catalog.Operation
	skipped []scope.Finding
}

// wanted are the operations that calls or categories name, or all of them.
func (m *tokenScopesModel) wanted(accountType string) (s selection, diags diag.Diagnostics) {
	operations := catalog.Operations(accountType)
	switch {
	case !m.Calls.IsNull():
		operations, diags = operationsOf(accountType, m.Calls, "calls")
	case !m.Categories.IsNull():
		diags = checkCategories(accountType, m.Categories, "categories")
		operations = nil
		for _, key := range tfimpact.Strings(m.Categories) {
			category, _ := catalog.FindCategory(accountType, key)
			operations = append(operations, category.Operations...)
		}
	}
	for _, operation := range operations {
		switch {
		case operation.PageOnly:
			s.skip(operation, "the token page lists it, but no document of the API does")
		case operation.Permission() == catalog.Write && operation.Probe.Probed() && !m.ProbeWrites.ValueBool():
			s.skip(operation, "writes were not asked for")
		default:
			s.asked = append(s.asked, operation)
		}
	}
	return s, diags
}

func (s *selection) skip(operation catalog.Operation, reason string) {
	s.skipped = append(s.skipped, scope.Finding{Operation: operation, Outcome: scope.NotProbed, Reason: reason})
}

// expectation is what a configuration expects of the credential, if anything.
type expectation struct {
	operations []catalog.Operation
	isSet      bool
}

func (m *tokenScopesModel) expected(accountType string) (e expectation, diags diag.Diagnostics) {
	e.isSet = !m.ExpectedCalls.IsNull() || !m.ExpectedScopes.IsNull()
	e.operations, diags = operationsOf(accountType, m.ExpectedCalls, "expected_calls")
	shorthand, err := catalog.Expand(accountType, tfimpact.ScopesOf(m.ExpectedScopes))
	if err != nil {
		diags.AddAttributeError(path.Root("expected_scopes"), "Scopes that there are not", tfimpact.Sentence(err)+".")
	}
	e.operations = append(e.operations, shorthand...)
	return e, diags
}

// operationsOf are the operations of the calls in an attribute, with a warning of
// those that belong to none.
func operationsOf(accountType string, calls types.Set, attribute string) ([]catalog.Operation, diag.Diagnostics) {
	var diags diag.Diagnostics
	written := tfimpact.Strings(calls)
	operations, skipped, err := catalog.RequiredOperations(accountType, written)
	if err != nil {
		diags.AddAttributeError(path.Root(attribute), "Calls that impact.com does not document", tfimpact.Sentence(err)+".")
	}
	if len(skipped) > 0 {
		var reasons []string
		for _, each := range skipped {
			if !strings.Contains(strings.Join(reasons, "; "), each.Reason) {
				reasons = append(reasons, each.Reason)
			}
		}
		diags.AddAttributeWarning(path.Root(attribute), fmt.Sprintf("%d of %d calls left out", len(skipped), len(written)),
			"They need no permission of impact.com: "+strings.Join(reasons, "; ")+".")
	}
	return operations, diags
}

// checkCategories refuses the key of another account type's category. One that no
// account type has may be newer than this provider, which then asks nothing about it.
func checkCategories(accountType string, keys types.Set, attribute string) (diags diag.Diagnostics) {
	for _, key := range tfimpact.Strings(keys) {
		at := path.Root(attribute).AtSetValue(types.StringValue(key))
		if _, known := catalog.FindCategory(accountType, key); known {
			continue
		}
		if tfimpact.CheckIgnoredCategory(key) == nil {
			diags.AddAttributeError(at, "API category of another account type", tfimpact.UnknownCategory(accountType, key))
			continue
		}
		diags.AddAttributeWarning(at, "API category that this provider does not know", tfimpact.UnknownCategory(accountType, key)+
			" If impact.com has it by now, nothing is asked about it.")
	}
	return diags
}
