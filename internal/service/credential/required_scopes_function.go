package credential

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// requiredScopes is the function required_scopes.
type requiredScopes struct{}

// NewRequiredScopesFunction makes the function required_scopes.
func NewRequiredScopesFunction() function.Function { return requiredScopes{} }

func (requiredScopes) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "required_scopes"
}

func (requiredScopes) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Least scopes for a list of API calls",
		MarkdownDescription: "Returns the least scopes with which a token may make the calls: a map from API category to the set of permissions (`read`, `write`), as the `scopes` of `impact_access_token` takes it. " +
			"A call that impact.com does not document is an error that names the nearest ones. Sends no request.",
		Parameters: []function.Parameter{
			function.StringParameter{Name: "account_type", MarkdownDescription: aboutAccountType},
			function.ListParameter{
				Name: "calls", ElementType: types.StringType,
				MarkdownDescription: "Calls, each a method and a path: `GET /Campaigns`. A path may start with `https://api.impact.com`, with the account root (`/Advertisers/IR…`) or below it, hold real ids or `{placeholders}`, and carry a query, which does not matter.",
			},
		},
		Return: function.MapReturn{ElementType: tfimpact.PermissionsType},
	}
}

func (requiredScopes) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var accountType string
	var calls []types.String
	if resp.Error = req.Arguments.Get(ctx, &accountType, &calls); resp.Error != nil {
		return
	}
	scopes, err := scopesFor(accountType, calls)
	var bad *argumentError
	if errors.As(err, &bad) {
		resp.Error = function.NewArgumentFuncError(bad.argument, bad.Error())
		return
	}
	resp.Error = resp.Result.Set(ctx, tfimpact.ScopesValue(scopes))
}

// scopesFor fails with an *argumentError.
func scopesFor(accountType string, calls []types.String) (map[string][]string, error) {
	if _, err := impact.ParseAccountType(accountType); err != nil {
		return nil, &argumentError{0, err}
	}
	written := make([]string, len(calls))
	for i, call := range calls {
		if call.IsNull() {
			return nil, &argumentError{1, fmt.Errorf("call %d is null", i+1)}
		}
		written[i] = call.ValueString()
	}
	scopes, err := catalog.RequiredScopes(accountType, written)
	if err != nil {
		return nil, &argumentError{1, err}
	}
	return scopes, nil
}
